"""What was done is said above the buttons, and moves none of them from below the pointer."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.people.test_page import comparing, on, page, press, program
from tests.ui.pointing import point_at, pointer, top_of
from ui.main import Program
from ui.people.page import PeoplePage

__all__ = ["comparing", "on", "page", "pointer", "program"]


@pytest.mark.usefixtures("pointer")
@pytest.mark.parametrize("name", ["confirm", "dissolve"])
def test_the_button_stays_below_the_pointer(program: Program, on: PeoplePage, qtbot: QtBot, name: str) -> None:
    on.header.say("")
    QApplication.processEvents()
    made = on.panel.buttons[name]
    point_at(made)
    before, height = top_of(made), on.header.height()
    press(on, name, program, qtbot)
    for _ in range(4):
        QApplication.processEvents()
    assert on.header.said.isVisible()
    assert on.header.height() > height
    assert top_of(made) == before
