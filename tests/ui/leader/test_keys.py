"""Keys of the room do what is seen, and stand in the list of keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.leader.asking import sign
from tests.ui.programs import settle
from ui.help.page import HelpPage
from ui.leader.keys import sheet
from ui.leader.page import LeaderPage
from ui.main import Program
from ui.review.keys_help import KeysDialog
from ui.rooms import Room

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.mark.parametrize(("key", "wanted"), [(Key.Key_A, "approve"), (Key.Key_R, "refuse")])
def test_a_key_without_a_name_goes_to_the_name_and_says_what_is_missing(
    page: LeaderPage, program: Program, qtbot: QtBot, key: Key, wanted: str
) -> None:
    form, view = page.form, page.browser.view
    view.setFocus()
    qtbot.keyClick(view, key)
    assert form.who.name.hasFocus()
    assert form.note.text() == f"To {wanted}, first type your name, then press Enter."
    qtbot.keyClicks(form.who.name, "Sam")
    qtbot.keyClick(form.who.name, Key.Key_Return)
    assert form.who.role.hasFocus()
    assert form.note.text() == f"To {wanted}, first choose your role."
    form.who.role.setCurrentIndex(1)
    assert form.note.text() == f"Say why you {wanted}, then press Enter."
    view.setFocus()
    qtbot.keyClick(view, key)
    assert form.reason.hasFocus()
    qtbot.keyClicks(form.reason, "posed")
    assert page.waiting.rowCount() == 3
    qtbot.keyClick(form.reason, Key.Key_Return)
    settle(program, qtbot)
    assert page.waiting.rowCount() == 2


def test_enter_after_the_name_alone_decides_nothing(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    sign(page)
    page.form.reason.setText("posed")
    page.form.who.name.setFocus()
    qtbot.keyClick(page.form.who.name, Key.Key_Return)
    settle(program, qtbot)
    assert page.waiting.rowCount() == 3
    assert "Press Approve or Refuse" in page.form.note.text()


def test_after_a_click_on_next_the_keys_are_those_of_the_picture(page: LeaderPage, qtbot: QtBot) -> None:
    browser = page.browser
    browser.view.setFocus()
    qtbot.mouseClick(browser.next_button, LEFT)
    assert browser.chosen()[0].name == "IMG_2.jpg"
    assert browser.view.hasFocus()
    page.form.reason.setFocus()
    qtbot.mouseClick(browser.previous_button, LEFT)
    assert browser.view.hasFocus()
    assert browser.chosen()[0].name == "IMG_1.jpg"


def test_who_goes_on_by_the_keyboard_stays_on_the_button_until_there_is_no_next(page: LeaderPage, qtbot: QtBot) -> None:
    browser = page.browser
    browser.next_button.setFocus()
    qtbot.keyClick(browser.next_button, Key.Key_Return)
    assert browser.next_button.hasFocus()
    qtbot.keyClick(browser.next_button, Key.Key_Return)
    assert browser.chosen()[0].name == "IMG_3.jpg"
    assert browser.view.hasFocus()


def test_every_key_of_the_room_is_listed(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    listed = [key for key, _ in sheet()]
    shortcuts = [one.key().toString() for one in page.findChildren(QShortcut)]
    assert shortcuts
    assert [key for key in shortcuts if key not in listed] == []
    qtbot.keyClick(page.browser.view, "?")
    dialog = page.findChild(KeysDialog)
    assert dialog is not None
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert words >= {text for row in sheet() for text in row}
    dialog.reject()
    program.window.go(Room.HELP)
    settle(program, qtbot)
    room = program.window.page(Room.HELP)
    assert isinstance(room, HelpPage)
    assert {label.text() for label in room.findChildren(QLabel)} >= {text for row in sheet() for text in row}
