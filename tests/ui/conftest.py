from __future__ import annotations

import os
import sys
from pathlib import Path

import cv2  # noqa: F401 - here, so that no later import of it sends Qt to its own plugins once more
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from app.settings import HOME_VARIABLE
from ui.surroundings import QT_PATHS

SCREEN = Path(__file__).with_name("screen.json")
"""As wide and high as the smallest that the window is made for; Qt's own is 800 x 800."""
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREEN}" if sys.platform != "win32" else "offscreen")
for variable in QT_PATHS:
    os.environ.pop(variable, None)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program's own files, empty and for this test alone."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture(autouse=True)
def pointer_away() -> None:
    """The pointer is in a corner as a test begins: another one may have left it where this one has its windows."""
    if QApplication.instance() is not None:
        QCursor.setPos(QPoint())
        QApplication.processEvents()
