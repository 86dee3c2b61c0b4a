"""What is to be judged inside dashed lines before it leaves can be seen large."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.programs import settle
from tests.ui.release.test_dialog import Open, deny
from ui.enlarged import EnlargedDialog
from ui.main import Program
from ui.release.small import SmallPicture

Key = Qt.Key


@pytest.mark.parametrize("how", ["click", "Enter", "Space"])
def test_a_click_and_the_keyboard_show_it_large(program: Program, qtbot: QtBot, dialog: Open, how: str) -> None:
    deny(program, qtbot, 1)
    strip = dialog().denied.strip
    settle(program, qtbot)
    (tile,) = strip.findChildren(SmallPicture)
    assert tile.image is not None
    if how == "click":
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    else:
        tile.setFocus()
        assert tile.hasFocus()
        qtbot.keyClick(tile, Key.Key_Return if how == "Enter" else Key.Key_Space)
    large = strip.findChild(EnlargedDialog)
    assert large is not None
    assert large.isVisible()
    small = large.view.size_px
    settle(program, qtbot)
    assert large.view.size_px.width() > small.width()
    large.reject()


def test_before_its_picture_is_there_nothing_opens(program: Program, qtbot: QtBot, dialog: Open) -> None:
    deny(program, qtbot, 1)
    strip = dialog().denied.strip
    (tile,) = strip.findChildren(SmallPicture)
    tile.image = None
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert strip.findChild(EnlargedDialog) is None
    settle(program, qtbot)
