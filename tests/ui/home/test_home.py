from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.batch.interruption import Interruption
from app.events.desk import NewEvent
from app.model import DecisionKind, Setting
from app.preferences import Preferences, load_preferences
from tests.ui.home.conftest import focused, form, home_page
from tests.ui.programs import KIM, begin, running, settle
from ui.home.new_event import NewEventDialog
from ui.home.teaching import Promise
from ui.home.welcome import WelcomeCard
from ui.main import Program
from ui.parts import Banner
from ui.rooms import Room


def button(where: QWidget, name: str) -> QPushButton:
    QApplication.processEvents()  # what was put into a layout is shown a moment later
    found = [one for one in where.findChildren(QPushButton, name) if one.isVisibleTo(where)]
    assert len(found) == 1, (name, found)
    return found[0]


def come_home(program: Program, qtbot: QtBot) -> None:
    program.window.go(Room.HOME)
    settle(program, qtbot)


def begin_two(program: Program, qtbot: QtBot, folder: Path) -> tuple[str, str]:
    """Two events; the second is open."""
    ids = []
    for name in ("Sports day", "School trip"):
        begin(program, qtbot, folder, NewEvent(name=name, setting=Setting.ACTIVITY))
        assert program.bench.current is not None
        ids.append(program.bench.current.id)
    come_home(program, qtbot)
    return ids[0], ids[1]


def test_the_empty_page_teaches_and_promises(program: Program) -> None:
    page = home_page(program)
    shown = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))
    for words in ("1. Find", "2. Cover", "3. Release", "no network connection", "Drop a folder with photos and videos"):
        assert words in shown
    assert button(page, "chooseFolderButton").property("kind") == "primary"
    assert page.findChild(QWidget, "recentCard") is None


def test_the_promise_names_a_register_elsewhere(qtbot: QtBot) -> None:
    promise = Promise()
    qtbot.addWidget(promise)
    label = promise.findChild(QLabel, "promise")
    assert label is not None
    promise.tell("postgresql://db.school.nl/keur")
    assert "postgresql://db.school.nl/keur" in label.text()
    assert "no network" not in label.text()


@pytest.mark.parametrize("end", ["closed", "killed"])
def test_an_event_comes_back_exactly_as_it_was_after_a_restart(
    end: str, home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with running(home, monkeypatch) as first:
        begin(first, qtbot, folder)
        item = first.bench.model.items()[1]
        first.bench.change("star", [replace(item, starred=True, seen=True)])
        settle(first, qtbot)
        left = first.bench.snapshot()
        if end == "closed":
            first.window.close()
        kept = load_preferences(home / "preferences.json")  # as they are on the disk at that moment
    with running(home, monkeypatch, kept) as second:
        second.window.show()
        settle(second, qtbot)
        going_on = button(home_page(second), "goOnButton")
        assert going_on.property("kind") == "primary"
        assert button(home_page(second), "chooseFolderButton").property("kind") == "plain"
        going_on.click()
        qtbot.waitUntil(lambda: second.bench.current is not None)
        settle(second, qtbot)
        assert second.bench.snapshot() == left
        assert second.window.room is Room.GALLERY


def test_enter_goes_on_with_the_event_and_leads_to_the_pictures(
    home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with running(home, monkeypatch) as first:
        begin(first, qtbot, folder)
        first.window.close()
        kept = load_preferences(home / "preferences.json")
    with running(home, monkeypatch, kept) as second:
        second.window.show()
        settle(second, qtbot)
        qtbot.waitUntil(second.window.isActiveWindow)
        assert focused().objectName() == "goOnButton"
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: second.window.room is Room.GALLERY)
        settle(second, qtbot)
        assert focused().objectName() == "grid"
        come_home(second, qtbot)
        assert focused().objectName() == "goOnButton"


def test_enter_chooses_a_folder_where_there_is_no_event(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(program.window.isActiveWindow)
    assert focused().objectName() == "chooseFolderButton"
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert [dialog for dialog in program.window.findChildren(QFileDialog) if dialog.isVisible()]


def begins_in(program: Program) -> Path:
    """Where the dialogue that asks for a folder begins."""
    button(home_page(program), "chooseFolderButton").click()
    (dialog,) = [one for one in program.window.findChildren(QFileDialog) if one.isVisible()]
    found = Path(dialog.directory().absolutePath())
    dialog.done(0)
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    return found


def test_the_dialogue_begins_at_the_pictures_then_where_the_last_folder_lay(
    program: Program, folder: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = tmp_path / "Afbeeldingen"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(pictures))
    assert begins_in(program) == Path.home()
    pictures.mkdir()
    assert begins_in(program) == pictures
    home_page(program).take([folder])
    form(program).reject()
    assert begins_in(program) == folder.parent
    program.remember(replace(program.read_preferences(), theme="dark"))
    settle(program, qtbot)
    assert begins_in(program) == folder.parent


def test_who_is_elsewhere_on_the_page_stays_there(program: Program, folder: Path, qtbot: QtBot) -> None:
    begin_two(program, qtbot, folder)
    elsewhere = button(home_page(program), "choosePhotosButton")
    elsewhere.setFocus()
    home_page(program)._read()
    settle(program, qtbot)
    assert elsewhere.hasFocus()


def test_recent_events_are_listed_and_opened(program: Program, folder: Path, qtbot: QtBot) -> None:
    older, newer = begin_two(program, qtbot, folder)
    page = home_page(program)
    assert button(page, "goOnButton").accessibleName() == "Go on with School trip"
    opening = button(page, f"open-{older}")
    assert opening.accessibleName() == "Open Sports day"
    assert "3 file" in opening.accessibleDescription()
    assert "kept until" in opening.accessibleDescription()
    opening.click()
    qtbot.waitUntil(lambda: program.bench.current is not None and program.bench.current.id == older)
    assert program.window.room is Room.GALLERY
    come_home(program, qtbot)
    button(page, "goOnButton").click()  # the one that is open: nothing is read again
    assert program.window.room is Room.GALLERY
    assert program.bench.current is not None
    assert program.bench.current.id == older != newer


def answer(program: Program, ask: Callable[[], None], name: str) -> None:
    ask()
    box = next(one for one in program.window.findChildren(QMessageBox, "forgetBox") if one.isVisible())
    assert "Sports day" in box.text() or "School trip" in box.text()
    default = box.defaultButton()
    assert default is not None
    assert default.objectName() != "forgetButton"
    chosen = box.findChild(QPushButton, name) if name else default
    assert chosen is not None
    chosen.click()


def test_forgetting_asks_first_and_takes_the_open_event_too(program: Program, folder: Path, qtbot: QtBot) -> None:
    older, newer = begin_two(program, qtbot, folder)
    page = home_page(program)
    answer(program, button(page, f"forget-{older}").click, "")
    settle(program, qtbot)
    assert program.desk.reopen(older) is not None
    answer(program, button(page, f"forget-{older}").click, "forgetButton")
    settle(program, qtbot)
    assert program.desk.reopen(older) is None
    assert program.desk.reopen(newer) is not None
    answer(program, button(page, f"forget-{newer}").click, "forgetButton")
    settle(program, qtbot)
    assert program.bench.current is None
    assert program.desk.reopen(newer) is None
    assert program.read_preferences().last_event is None
    assert page.findChild(QPushButton, "goOnButton") is None or not button(page, "chooseFolderButton").isHidden()
    assert list(folder.iterdir())  # the photos are not ours to delete


def test_an_event_whose_term_is_over_is_said_to_be_gone(program: Program, folder: Path, qtbot: QtBot) -> None:
    older, _ = begin_two(program, qtbot, folder)
    page = home_page(program)
    program.desk.forget(older)  # as another window would
    button(page, f"open-{older}").click()
    note = page.findChild(Banner, "homeNote")
    assert note is not None
    qtbot.waitUntil(note.isVisible)
    assert "term is over" in note.text
    settle(program, qtbot)
    assert program.window.room is Room.HOME
    qtbot.waitUntil(lambda: page.findChildren(QPushButton, f"open-{older}") == [])


def test_the_open_event_never_expires_under_its_user(program: Program, folder: Path, qtbot: QtBot) -> None:
    older, newer = begin_two(program, qtbot, folder)
    long_ago = program.desk.workplace.now - timedelta(days=90)
    for event in program.desk.recent(timedelta(days=30)):
        program.desk._store.save(event, (), long_ago)
    come_home(program, qtbot)
    assert program.desk.reopen(newer) is not None  # it is open
    assert program.desk.reopen(older) is None


def test_while_photos_are_released_no_other_event_begins(program: Program, folder: Path, qtbot: QtBot) -> None:
    older, newer = begin_two(program, qtbot, folder)
    page = home_page(program)
    program.bench._releasing = Interruption()
    program.window.open_paths([folder])
    assert not program.window.findChildren(NewEventDialog)
    note = page.findChild(Banner, "homeNote")
    assert note is not None
    assert "being released" in note.text
    button(page, f"open-{older}").click()
    settle(program, qtbot) if not program.bench.is_releasing else None
    assert program.bench.current is not None
    assert program.bench.current.id == newer
    program.bench._releasing = None
    program.window.open_paths([folder])
    assert program.window.findChildren(NewEventDialog)


def test_the_first_start_asks_for_language_and_name_and_never_again(
    home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with running(home, monkeypatch, Preferences(language="en", theme="light")) as program:
        program.window.show()
        settle(program, qtbot)
        field = home_page(program).findChild(QLineEdit, "welcomeName")
        assert field is not None
        assert program.window.focusWidget() is field  # what is asked first
        field.setText("Kim")
        button(home_page(program), "welcomeLanguage-nl").click()
        assert program.read_preferences().language == "nl"
        field = home_page(program).findChild(QLineEdit, "welcomeName")
        assert field is not None
        assert field.text() == "Kim"  # the page was made anew; what was typed is there
        qtbot.keyClick(field, Qt.Key.Key_Return)
        card = home_page(program).findChild(WelcomeCard)
        assert card is not None
        assert not card.isVisible()
        assert program.window.focusWidget().objectName() == "chooseFolderButton"
        settle(program, qtbot)
    kept = load_preferences(home / "preferences.json")
    assert (kept.language, kept.name, kept.welcomed) == ("nl", "Kim", True)
    with running(home, monkeypatch, kept) as again:
        assert home_page(again).findChild(WelcomeCard) is None
        settle(again, qtbot)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_fits_the_window_at_every_text_size(
    percent: int, home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    wanted = replace(KIM, text_percent=percent)
    with running(home, monkeypatch, wanted) as program:
        program.window.resize(1280, 800)
        program.window.show()
        begin_two(program, qtbot, folder)
        page = home_page(program)
        qtbot.waitUntil(lambda: button(page, "goOnButton").isVisible())
        assert program.window.size().width() == 1280
        for one in page.findChildren(QPushButton):
            if one.isVisible():
                right = one.mapTo(page, one.rect().bottomRight()).x()
                assert right <= page.width(), one.objectName()
                assert one.width() >= one.sizeHint().width(), one.objectName()


def test_what_was_decided_is_undone_by_no_visit_home(program: Program, folder: Path, qtbot: QtBot) -> None:
    begin(program, qtbot, folder)
    item = program.bench.model.items()[0]
    assert not item.has(DecisionKind.DO_NOT_USE)
    program.bench.change("star", [replace(item, starred=True)])
    come_home(program, qtbot)
    assert program.bench.undo.canUndo()
    assert program.bench.model.items()[0].starred
