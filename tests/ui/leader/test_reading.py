"""Until it is known what waits, nobody is told that nothing does."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.errors import BeeldkeurError, EnvironmentBrokenError
from app.events.desk import Desk
from app.events.waiting import Waiting, waiting
from app.model import Screening
from app.text import Catalogue
from tests.ui.programs import settle
from ui.leader.page import LeaderPage
from ui.leader.stages import Stage
from ui.main import Program
from ui.rooms import Room


def shown(page: LeaderPage) -> str:
    """All words that can be read."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def stage(page: LeaderPage) -> Stage:
    """What fills the room."""
    return page.stack.stage


def enter(program: Program) -> LeaderPage:
    """Into the room; nothing was read yet."""
    program.window.go(Room.LEADER)
    page = program.window.page(Room.LEADER)
    assert isinstance(page, LeaderPage)
    return page


def test_before_it_is_known_it_is_being_read(program: Program, qtbot: QtBot) -> None:
    page = enter(program)
    assert stage(page) is Stage.LOADING
    assert "Nothing waits" not in shown(page)
    assert "Reading what waits" in shown(page)
    settle(program, qtbot)
    assert stage(page) is Stage.ASKED
    assert "3 files wait for you" in shown(page)


def test_who_comes_back_where_nothing_waited_is_not_told_so_before_it_is_read(page: LeaderPage, program: Program) -> None:
    page.browser.load((), None)
    program.window.go(Room.GALLERY)
    enter(program)
    assert stage(page) is Stage.LOADING
    assert "Nothing waits" not in shown(page)


def test_what_is_listed_stays_while_it_is_read_anew(page: LeaderPage, program: Program) -> None:
    program.window.go(Room.GALLERY)
    enter(program)
    assert stage(page) is Stage.ASKED


def test_what_cannot_be_read_is_no_nothing_and_can_be_tried_again(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BeeldkeurError] = []
    fails = [True]

    def read_or_fail(desk: Desk, catalogue: Catalogue, looked: Mapping[str, Screening]) -> tuple[Waiting, ...]:
        if fails[0]:
            raise EnvironmentBrokenError("register-unreadable")
        return waiting(desk, catalogue, looked)

    monkeypatch.setattr("ui.leader.page.waiting", read_or_fail)
    monkeypatch.setattr("ui.main.say_error", lambda window, catalogue, error: told.append(error))
    page = enter(program)
    settle(program, qtbot)
    assert [error.code for error in told] == ["register-unreadable"]
    assert stage(page) is Stage.UNREADABLE
    assert "could not be read" in shown(page)
    assert "Nothing waits" not in shown(page)
    fails[0] = False
    again = page.findChild(QPushButton, "tryAgainButton")
    assert again is not None
    again.click()
    assert stage(page) is Stage.LOADING
    settle(program, qtbot)
    assert stage(page) is Stage.ASKED
