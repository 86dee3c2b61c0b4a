from __future__ import annotations

import os
from pathlib import Path

import cv2  # noqa: F401 - here, so that no later import of it sends Qt to its own plugins once more
import pytest

from app.settings import HOME_VARIABLE
from ui.surroundings import QT_PATHS

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for variable in QT_PATHS:
    os.environ.pop(variable, None)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program's own files, empty and for this test alone."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder
