from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.stand_ins import photos
from tests.ui.programs import running, settle
from ui.home.new_event import NewEventDialog
from ui.home.page import HomePage
from ui.main import Program, make_app
from ui.rooms import Room


@pytest.fixture(autouse=True)
def _silence() -> Iterator[None]:
    """Each program installs its language in the one application: what an earlier one left would speak on."""
    yield
    app = make_app()
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photos(tmp_path / "Sportdag groep 7", 3)
    return tmp_path / "Sportdag groep 7"


@pytest.fixture
def program(home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Program]:
    with running(home, monkeypatch) as program:
        program.window.show()
        qtbot.waitExposed(program.window)
        settle(program, qtbot)
        yield program


def home_page(program: Program) -> HomePage:
    page = program.window.page(Room.HOME)
    assert isinstance(page, HomePage)
    return page


def form(program: Program) -> NewEventDialog:
    """The form that is open."""
    found = [one for one in program.window.findChildren(NewEventDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found
