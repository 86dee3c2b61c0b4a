"""Putting photos and videos to a school leader, and who comes to decide."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.events.deciding import Author, dismiss, mark
from app.model import Actor, DecisionKind, Role
from tests.ui.programs import settle
from ui.leader.page import LeaderPage
from ui.main import Program
from ui.rooms import Room


def doubt(program: Program, qtbot: QtBot) -> None:
    kim = Author(Actor("Kim", Role.OPERATOR), program.desk.workplace.now)
    bench = program.bench
    bench.change("doubt", [mark(item, DecisionKind.DOUBT, kim) for item in bench.model.items()])
    settle(program, qtbot)
    opened = bench.snapshot()
    program.desk.put_forward(opened, opened.items, bench.catalogue)


def deny_a_face(program: Program, qtbot: QtBot) -> None:
    """Kim said of the face in the first photo that it is none; all is put to the leader anew."""
    kim = Author(Actor("Kim", Role.OPERATOR), program.desk.workplace.now)
    item = program.bench.model.items()[0]
    assert item.screening is not None
    program.bench.change("no face", [dismiss(item, item.screening.faces[0], kim)])
    settle(program, qtbot)
    opened = program.bench.snapshot()
    program.desk.put_forward(opened, opened.items, program.bench.catalogue)


def arrive(program: Program, qtbot: QtBot) -> LeaderPage:
    program.window.go(Room.LEADER)
    page = program.window.page(Room.LEADER)
    assert isinstance(page, LeaderPage)
    settle(program, qtbot)
    settle(program, qtbot)
    return page


def sign(page: LeaderPage, name: str = "Sam Director") -> None:
    page.form.who.name.setText(name)
    page.form.who.role.setCurrentIndex(1)


def said(page: LeaderPage) -> str:
    return "\n".join(label.text() for label in page.asked.findChildren(QLabel))
