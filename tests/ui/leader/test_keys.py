"""Keys of the room do what is seen, and stand in the list of keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel
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
    qtbot.keyClick(form.who.role, Key.Key_Down)
    assert form.note.text() == f"To {wanted}, press Enter to go on, then say why."
    qtbot.keyClick(form.who.role, Key.Key_Return)
    assert form.reason.hasFocus()
    assert form.note.text() == f"Say why you {wanted}, then press Enter."
    qtbot.keyClicks(form.reason, "posed")
    assert page.waiting.rowCount() == 3
    qtbot.keyClick(form.reason, Key.Key_Return)
    settle(program, qtbot)
    assert page.waiting.rowCount() == 2


@pytest.mark.parametrize(("key", "wanted"), [(Key.Key_A, "approve"), (Key.Key_R, "refuse")])
def test_a_reason_typed_into_the_role_changes_neither_the_role_nor_what_is_wanted(
    page: LeaderPage, qtbot: QtBot, key: Key, wanted: str
) -> None:
    form, role, view = page.form, page.form.who.role, page.browser.view
    form.who.name.setText("Sam")
    view.setFocus()
    qtbot.keyClick(view, key)
    qtbot.keyClick(role, Key.Key_Down)
    chosen = role.currentIndex()
    for letter in (*"board and director", *(role.itemText(place)[0] for place in range(1, role.count()))):
        if letter.strip():
            qtbot.keyClick(role, letter)
    assert role.hasFocus()
    assert (role.currentIndex(), form.reason.text()) == (chosen, "")
    qtbot.keyClick(role, Key.Key_Return)
    assert form.reason.hasFocus()
    assert form.note.text() == f"Say why you {wanted}, then press Enter."


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list of roles, off screen
@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_a_role_picked_from_the_list_leads_to_the_reason(page: LeaderPage, qtbot: QtBot, by: str) -> None:
    role = page.form.who.role
    page.form.who.name.setText("Sam")
    page.browser.view.setFocus()
    qtbot.keyClick(page.browser.view, Key.Key_A)
    assert role.hasFocus()
    role.showPopup()
    listed = role.view()
    qtbot.waitUntil(listed.isVisible)
    if by == "mouse":
        qtbot.wait(QApplication.doubleClickInterval() + 50)  # Qt takes an earlier release for that of the opening click
        at = listed.visualRect(role.model().index(2, 0)).center()
        qtbot.mouseMove(listed.viewport(), at)
        qtbot.mouseClick(listed.viewport(), LEFT, pos=at)
    else:
        qtbot.keyClick(listed, Key.Key_Down)
        qtbot.keyClick(listed, Key.Key_Return)
    qtbot.waitUntil(page.form.reason.hasFocus)
    assert role.currentIndex() == (2 if by == "mouse" else 1)
    assert page.waiting.rowCount() == 3


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list of roles, off screen
def test_picking_another_role_decides_nothing(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    sign(page)
    page.browser.view.setFocus()
    qtbot.keyClick(page.browser.view, Key.Key_A)
    page.form.reason.setText("posed")
    role = page.form.who.role
    role.setFocus()
    role.showPopup()
    qtbot.keyClick(role.view(), Key.Key_Down)
    qtbot.keyClick(role.view(), Key.Key_Return)
    assert page.form.reason.hasFocus()
    settle(program, qtbot)
    assert page.waiting.rowCount() == 3


def test_enter_in_the_role_without_a_wish_goes_to_the_reason(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    sign(page)
    page.form.who.role.setFocus()
    qtbot.keyClick(page.form.who.role, Key.Key_Return)
    assert page.form.reason.hasFocus()
    assert "Press Approve or Refuse" in page.form.note.text()
    assert page.waiting.rowCount() == 3


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
