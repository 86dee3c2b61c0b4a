"""What was done is said beside the buttons of the room, and moves nothing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.people.test_page import comparing, on, page, press, program
from tests.ui.pointing import middle, point_at, pointer, top_of
from ui.main import Program
from ui.people.page import PeoplePage

__all__ = ["comparing", "on", "page", "pointer", "program"]


def rest() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.usefixtures("pointer")
@pytest.mark.parametrize("name", ["confirm", "dissolve"])
def test_nothing_moves_for_what_was_done(program: Program, on: PeoplePage, qtbot: QtBot, name: str) -> None:
    program.window.resize(1280, 800)
    on.header.say("")
    rest()
    parts = (on.header, on.header.compare, on.list, on.panel.buttons[name])
    point_at(on.panel.buttons[name])
    before = [middle(part) for part in parts]
    press(on, name, program, qtbot)
    rest()
    assert on.header.said.isVisible()
    assert [middle(part) for part in parts] == before


@pytest.mark.usefixtures("pointer")
def test_what_takes_more_lines_leaves_the_button_below_the_pointer(program: Program, on: PeoplePage) -> None:
    on.header.say("")
    rest()
    made = on.panel.buttons["confirm"]
    point_at(made)
    before, height = top_of(made), on.header.height()
    on._say("They are two people. " * 20)
    rest()
    assert on.header.height() > height
    assert top_of(made) == before


def test_where_it_is_off_it_is_said_too(program: Program, on: PeoplePage) -> None:
    on.header.switch_off.click()
    rest()
    assert on.header.said.isVisible()
    assert not on.header.compare.isVisible()
