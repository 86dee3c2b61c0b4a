from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.model import Channel, Sensitivity, Setting
from app.preferences import load_preferences
from tests.ui.home.conftest import focused, form, home_page
from tests.ui.programs import CONSENT, permit, settle
from ui.home.drop_zone import DropZone
from ui.home.new_event import NewEventDialog
from ui.main import Program
from ui.parts import Banner
from ui.rooms import Room


def child(dialog: QWidget, name: str) -> QWidget:
    found = dialog.findChild(QWidget, name)
    assert found is not None, name
    return found


def needed(dialog: NewEventDialog) -> str:
    """The line that says what is missing; it has to be visible to count."""
    shown = dialog.findChild(QLabel, "stillNeeded")
    assert shown is not None
    assert shown.isVisible()
    return shown.text()


def fill(dialog: NewEventDialog) -> None:
    dialog.questions.setting_field.choose(Setting.ACTIVITY)
    dialog.questions.children_field.choose("no")


def press_tab_until(name: str, qtbot: QtBot) -> None:
    for _ in range(40):
        if focused().objectName() == name:
            return
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError(f"{name} cannot be reached")


def test_what_is_dropped_leads_to_the_form_with_a_name(program: Program, folder: Path) -> None:
    program.window.open_paths([folder])
    dialog = form(program)
    assert dialog.questions.name_field.text() == "Sportdag groep 7"
    assert dialog.questions.operator_field.text() == "Kim"
    assert dialog.questions.days_field.days() is None
    assert dialog.questions.setting is None
    assert dialog.questions.sensitivity_field.value() == Sensitivity.STANDARD


def test_the_drop_zone_takes_files_of_this_computer_and_shows_that_it_will(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    zone = home_page(program).findChild(DropZone)
    assert zone is not None
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder)), QUrl("https://example.org/x.jpg")])
    drag = cast("Any", SimpleNamespace(mimeData=lambda: mime, acceptProposedAction=lambda: None))  # Qt's own are deprecated
    zone.dragEnterEvent(drag)
    assert zone.property("over") == "true"
    zone.dragLeaveEvent(drag)
    assert zone.property("over") == "false"
    with qtbot.waitSignal(zone.dropped) as dropped:
        zone.dropEvent(drag)
    assert dropped.args == [[folder]]
    assert form(program).isVisible()


def test_nothing_begins_before_all_is_answered_and_the_form_says_what_is_missing(program: Program, folder: Path) -> None:
    program.window.open_paths([folder])
    dialog = form(program)
    assert not dialog.begin_button.isEnabled()
    assert "when the photos and videos were made" in needed(dialog)
    dialog.begin()
    assert not program.tasks.is_busy or program.bench.current is None
    dialog.questions.setting_field.choose(Setting.ACTIVITY)
    assert not dialog.begin_button.isEnabled()
    assert needed(dialog) == "Still needed: whether there are children who must appear nowhere."
    dialog.questions.children_field.choose("no")
    assert dialog.begin_button.isEnabled()
    assert "needed" not in needed(dialog)
    for field, what in ((dialog.questions.name_field, "name of the activity"), (dialog.questions.operator_field, "your name")):
        before = field.text()
        field.setText("  ")
        assert not dialog.begin_button.isEnabled()
        assert what in needed(dialog)
        field.setText(before)


def test_the_recording_of_a_lesson_cannot_be_chosen_and_says_why(program: Program, folder: Path) -> None:
    program.window.open_paths([folder])
    dialog = form(program)
    button = child(dialog, f"setting-{Setting.LESSON_RECORDING}")
    assert isinstance(button, QRadioButton)
    assert not button.isEnabled()
    button.click()
    assert dialog.questions.setting is None
    assert "A7" in button.accessibleDescription()
    assert any("A7" in label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the file dialogue's list of names, off screen
def test_an_event_begins_by_keyboard_alone(program: Program, folder: Path, qtbot: QtBot) -> None:
    window = program.window
    window.activateWindow()
    qtbot.waitUntil(lambda: focused().objectName() == "chooseFolderButton")
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    chooser = window.findChild(QFileDialog)
    assert chooser is not None
    qtbot.waitUntil(lambda: chooser.isAncestorOf(focused()))
    name = chooser.findChild(QLineEdit)
    assert name is not None
    qtbot.waitUntil(name.hasFocus)
    name.clear()
    qtbot.keyClicks(name, str(folder))
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(NewEventDialog)))
    dialog = form(program)
    qtbot.waitUntil(lambda: focused().objectName() == "nameField")
    qtbot.keyClicks(focused(), "Sports day")
    press_tab_until(f"setting-{Setting.ACTIVITY}", qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert dialog.questions.setting is Setting.LESSON
    press_tab_until("channelBox", qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    press_tab_until("children-yes", qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert dialog.begin_button.isEnabled()
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.bench.current is not None)
    settle(program, qtbot)
    current = program.bench.current
    assert current is not None
    assert (current.name, current.setting, current.channel) == ("Sports day", Setting.LESSON, Channel.NEWSLETTER)
    assert current.reminded
    assert window.room is Room.GALLERY
    assert program.bench.model.rowCount() == 3


def test_all_answers_reach_the_event_and_name_and_channel_are_remembered(
    program: Program, folder: Path, qtbot: QtBot, home: Path
) -> None:
    permit(program.desk.workplace)
    program.window.open_paths([folder])
    dialog = form(program)
    fill(dialog)
    questions = dialog.questions
    questions.channel_box.setCurrentIndex(questions.channel_box.findData(Channel.NEWSLETTER.value))
    questions.sensitivity_field.choose(Sensitivity.HIGH)
    questions.operator_field.setText(" Robin ")
    questions.days_field.known_box.setChecked(True)
    questions.days_field.first_edit.setDate(questions.days_field.first_edit.date().addDays(-3))
    assert questions.days_field.last_edit.date() == questions.days_field.first_edit.date()
    questions.consent_choice.set_reference(CONSENT)
    qtbot.waitUntil(lambda: questions.consent_choice.reference() == CONSENT)
    dialog.begin_button.click()
    qtbot.waitUntil(lambda: program.bench.current is not None)
    settle(program, qtbot)
    current = program.bench.current
    assert current is not None
    assert (current.consent, current.sensitivity, current.reminded) == (CONSENT, Sensitivity.HIGH, False)
    assert current.days is not None
    assert current.days[0] == current.days[1]
    kept = load_preferences(home / "preferences.json")
    assert (kept.name, kept.channel, kept.last_event) == ("Robin", Channel.NEWSLETTER, current.id)
    assert not program.window.findChildren(QDialog, "newEventDialog") or not dialog.isVisible()


def test_an_empty_folder_is_told_in_the_form_which_stays(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    empty = tmp_path / "leeg"
    empty.mkdir()
    program.window.open_paths([empty])
    dialog = form(program)
    fill(dialog)
    dialog.begin_button.click()
    assert not dialog.begin_button.isEnabled()
    banner = dialog.findChild(Banner, "newEventProblem")
    assert banner is not None
    qtbot.waitUntil(banner.isVisible)
    assert "No photos or videos" in banner.text
    assert dialog.begin_button.isEnabled()
    assert program.bench.current is None


def test_escape_begins_nothing(program: Program, folder: Path, qtbot: QtBot) -> None:
    program.window.open_paths([folder])
    dialog = form(program)
    fill(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settle(program, qtbot)
    assert program.bench.current is None
    assert program.window.room is Room.HOME
