from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.settings import HOME_VARIABLE
from ui.surroundings import keeping_qt_paths

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

with keeping_qt_paths():
    import cv2  # noqa: F401 - so that no later import of it sends Qt to its plugins


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program's own files, empty and for this test alone."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder
