"""In large letters the form is scrolled: what answers a key is in view, with the field that it speaks of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.leader.asking import arrive, sign
from tests.ui.programs import settle
from ui.leader.page import LeaderPage
from ui.main import Program

Key = Qt.Key
SIZES = (1024, 640), (1024, 768)


@pytest.fixture(params=[("en", SIZES[0]), ("nl", SIZES[0]), ("nl", SIZES[1])], ids=str)
def page(program: Program, qtbot: QtBot, request: pytest.FixtureRequest) -> LeaderPage:
    language, size = request.param
    program.remember(replace(program.read_preferences(), text_percent=150, language=language))
    program.window.resize(*size)
    page = arrive(program, qtbot)
    page.browser.view.setFocus()
    return page


def in_view(part: QWidget) -> bool:
    whole: QRect = part.rect()
    return part.isVisible() and part.visibleRegion().boundingRect() == whole


def stays_in_view(qtbot: QtBot, *parts: QWidget) -> bool:
    qtbot.wait(100)
    return all(map(in_view, parts))


@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_R])
def test_what_answers_a_key_is_in_view_with_its_field(page: LeaderPage, qtbot: QtBot, key: Key) -> None:
    form, who = page.form, page.form.who
    qtbot.keyClick(page.browser.view, key)
    assert stays_in_view(qtbot, form.note, who.name)
    qtbot.keyClicks(who.name, "Sam")
    qtbot.keyClick(who.name, Key.Key_Return)
    assert stays_in_view(qtbot, form.note, who.role)
    qtbot.keyClick(who.role, Key.Key_Down)
    assert stays_in_view(qtbot, form.note, who.role)
    qtbot.keyClick(who.role, Key.Key_Return)
    assert stays_in_view(qtbot, form.note, form.reason)


@pytest.mark.parametrize("at", ["name", "buttons"])
def test_why_nothing_can_be_approved_is_in_view(page: LeaderPage, program: Program, qtbot: QtBot, at: str) -> None:
    form = page.form
    sign(page, "Kim")
    settle(program, qtbot)
    form.asked_for.emit(form.who.name if at == "name" else form.refuse_button)
    page.browser.view.setFocus()
    qtbot.keyClick(page.browser.view, Key.Key_A)
    qtbot.wait(100)
    assert form.note.text()
    assert not form.note.visibleRegion().isEmpty()
    assert form.note.visibleRegion().boundingRect().top() == 0
