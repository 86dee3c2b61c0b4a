"""Under Python before 3.12, PySide6 uses `None` up: the program must live through more calls than there are references."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import ui

CALLS = """
import ui
from PySide6.QtCore import QObject

one = QObject()
for _ in range(60_000):
    one.blockSignals(False)
    one.setObjectName("")
"""


def test_none_lives_through_many_calls_of_qt() -> None:
    ended = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", CALLS], cwd=Path(ui.__file__).parents[1], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")


SIGNALS = """
import ui
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rings = Signal()

bell = Bell()
for _ in range(20_000):
    bell.rings.emit()
"""


def test_true_lives_through_many_signals() -> None:
    ended = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", SIGNALS], cwd=Path(ui.__file__).parents[1], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
