from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.motion import EFFECTS, is_reduced, keep_still


@pytest.fixture
def moving(qapp: QApplication) -> Iterator[QApplication]:
    """The program's application; what moves by itself is as it was afterwards."""
    blinks, moves = qapp.cursorFlashTime(), {effect: qapp.isEffectEnabled(effect) for effect in EFFECTS}
    for effect in EFFECTS:
        qapp.setEffectEnabled(effect, enable=True)
    yield qapp
    qapp.setCursorFlashTime(blinks)
    for effect, is_on in moves.items():
        qapp.setEffectEnabled(effect, is_on)


def test_whoever_asks_for_stillness_gets_it(moving: QApplication) -> None:
    assert is_reduced(moving, chosen=True)
    keep_still(moving, still=True)
    assert moving.cursorFlashTime() == 0
    assert not any(moving.isEffectEnabled(effect) for effect in EFFECTS)


def test_without_the_wish_a_cursor_blinks(moving: QApplication) -> None:
    keep_still(moving, still=True)
    keep_still(moving, still=False)
    assert moving.cursorFlashTime() > 0


def test_the_desktops_wish_counts(moving: QApplication) -> None:
    hints = moving.styleHints()
    assert is_reduced(moving, chosen=False) == (hints.accessibility().motionPreference() == Qt.MotionPreference.ReducedMotion)
