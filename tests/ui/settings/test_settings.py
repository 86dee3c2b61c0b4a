from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.books.choices import choices
from app.events.desk import NewEvent
from app.model import Actor, Channel, Role, Setting, Verdict
from app.preferences import load_preferences
from app.records import POLICY, set_policy
from app.register import Query
from tests.stand_ins import photos
from tests.ui.programs import CONSENT, KIM, begin, permit, running, settle
from ui.main import Program, make_app
from ui.parts import Banner
from ui.rooms import Room
from ui.settings.page import SettingsPage


@pytest.fixture
def program(home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Program]:
    with running(home, monkeypatch) as program:
        program.window.show()
        come(program, qtbot)
        yield program
    app = make_app()
    for translator in app.findChildren(QTranslator):  # the next program speaks for itself
        app.removeTranslator(translator)


def come(program: Program, qtbot: QtBot) -> SettingsPage:
    program.window.go(Room.SETTINGS)
    settle(program, qtbot)
    return page_of(program)


def page_of(program: Program) -> SettingsPage:
    page = program.window.page(Room.SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def state(page: QWidget) -> str:
    shown = page.findChild(QLabel, "choicesState")
    assert shown is not None
    assert shown.isVisibleTo(page)
    return shown.text()


def choose(box: QComboBox, value: object, qtbot: QtBot) -> None:
    """By keys, as a user would."""
    box.setFocus()
    key = Qt.Key.Key_Down if box.findData(value) > box.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(box.findData(value) - box.currentIndex())):
        qtbot.keyClick(box, key)


def record(page: SettingsPage, a2: str, name: str, role: Role) -> None:
    card = page.foundation
    card.a2_field.choose(a2)
    card.name_field.setText(name)
    card.role_box.setCurrentIndex(card.role_box.findData(role.value))
    card.record_button.click()


def test_every_preference_is_on_the_disk_and_there_again_after_a_restart(
    home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    with running(home, monkeypatch) as program:
        program.window.show()
        page = come(program, qtbot)
        page.appearance.motion_box.click()
        page = page_of(program)
        page.work.name_field.setText(" Robin ")
        page.work.days_box.setValue(7)
        page.work.take_out(tmp_path / "vrij")
        choose(page_of(program).appearance.size_box, 125, qtbot)
        choose(page_of(program).appearance.theme_box, "dark", qtbot)
    kept = load_preferences(home / "preferences.json")
    assert (kept.name, kept.retention_days, kept.out) == ("Robin", 7, str(tmp_path / "vrij"))
    assert (kept.text_percent, kept.theme, kept.reduced_motion) == (125, "dark", True)
    with running(home, monkeypatch, kept) as again:
        page = come(again, qtbot)
        assert page.work.name_field.text() == "Robin"
        assert page.work.days_box.value() == 7
        assert page.appearance.size_box.currentData() == 125
        assert page.appearance.theme_box.currentData() == "dark"
        assert page.appearance.motion_box.isChecked()
        page.work.take_out(None)
        assert again.read_preferences().out is None


def test_another_language_is_spoken_at_once_and_the_focus_stays(program: Program, qtbot: QtBot) -> None:
    box = page_of(program).appearance.language_box
    choose(box, "nl", qtbot)
    settle(program, qtbot)
    page = page_of(program)
    assert program.read_preferences().language == "nl"
    assert page.appearance.language_box is not box
    assert page.appearance.language_box.currentData() == "nl"
    focused = QApplication.focusWidget()
    assert focused is page.appearance.language_box


def test_what_was_typed_is_kept_when_the_page_is_left_by_a_shortcut(program: Program) -> None:
    page_of(program).work.name_field.setText("Noor")
    program.window.go(Room.HELP)
    assert program.read_preferences().name == "Noor"


def test_the_wheel_changes_nothing_in_a_page_that_scrolls(program: Program) -> None:
    page = page_of(program)
    for field in (page.appearance.language_box, page.work.days_box, page.foundation.role_box):
        before = program.read_preferences(), page.work.days_box.value(), page.foundation.role_box.currentIndex()
        turn = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt's own
        )
        QApplication.sendEvent(field, turn)
        assert before == (
            program.read_preferences(),
            page.work.days_box.value(),
            page.foundation.role_box.currentIndex(),
        )


def test_nothing_is_chosen_for_the_foundation_until_somebody_says_who_decides(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    card = page.foundation
    assert card.a2_field.value() is None
    assert card.a7_field.value() == "recordings"
    assert any("Not chosen yet: photos and videos with people" in label.text() for label in page.findChildren(QLabel))
    card.a2_field.choose("block")
    assert not card.record_button.isEnabled()
    assert "name and role" in state(page)
    card.name_field.setText("A. de Bruin")
    assert not card.record_button.isEnabled()
    card.record()
    settle(program, qtbot)
    assert not choices(program.desk.workplace).made
    assert [card.role_box.itemData(at) for at in range(card.role_box.count())] == [None, "director", "deputy", "board"]
    card.role_box.setCurrentIndex(2)
    assert card.record_button.isEnabled()


def test_a_choice_lands_in_the_register_with_its_actor_and_is_shown(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    page.foundation.school_field.setText("De Regenboog")
    record(page, "block", " A. de Bruin ", Role.BOARD)
    settle(program, qtbot)
    found = choices(program.desk.workplace)
    assert (found.policy.a2, found.policy.a7, found.policy.issuer) == ("block", "recordings", "De Regenboog")
    assert {choice.by for choice in found.made.values()} == {Actor("A. de Bruin", Role.BOARD)}
    banner = page.findChild(Banner, "choicesBanner")
    assert banner is not None
    assert "On record" in banner.text
    assert sum("by A. de Bruin (board)" in label.text() for label in page.findChildren(QLabel)) == 3
    assert state(page) == "Nothing has changed."
    assert not page.foundation.record_button.isEnabled()
    with program.desk.workplace.reading() as register:
        assert len(list(register.entries(Query((POLICY,))))) == 3


def test_an_older_choice_that_names_nobody_is_shown_so(program: Program, qtbot: QtBot) -> None:
    with program.desk.workplace.writing() as (register, _):
        set_policy(register, "a2", "cover")
    page = come(program, qtbot)
    assert any("does not say by whom" in label.text() for label in page.findChildren(QLabel))


def test_what_is_chosen_and_not_recorded_yet_stays_when_the_user_looks_elsewhere(program: Program, qtbot: QtBot) -> None:
    page_of(program).foundation.a2_field.choose("cover")
    program.window.go(Room.HELP)
    page = come(program, qtbot)
    assert page.foundation.a2_field.value() == "cover"


def test_a_choice_judges_the_open_event_anew(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    permit(program.desk.workplace)
    photos(tmp_path / "fotos", 1)
    new = NewEvent(name="x", setting=Setting.ACTIVITY, channel=Channel.SOCIAL_MEDIA, consent=CONSENT)
    begin(program, qtbot, tmp_path / "fotos", new)

    def verdicts() -> list[Verdict | None]:
        return [row.judged.verdict if row.judged else None for row in program.bench.model.rows()]

    assert verdicts() == [Verdict.REFERRED]
    record(come(program, qtbot), "block", "A. de Bruin", Role.DIRECTOR)
    settle(program, qtbot)
    assert verdicts() == [Verdict.BLOCKED]
    record(page_of(program), "cover", "A. de Bruin", Role.DIRECTOR)
    settle(program, qtbot)
    assert verdicts() == [Verdict.COVER]


def test_what_cannot_be_recorded_is_told_in_place(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    file = program.desk.workplace.places.home / "register.sqlite"
    file.write_bytes(b"no database at all" * 99)
    record(page, "cover", "A. de Bruin", Role.DIRECTOR)
    banner = page.findChild(Banner, "choicesBanner")
    assert banner is not None
    qtbot.waitUntil(lambda: banner.property("kind") == "danger")
    assert banner.isVisibleTo(page)
    assert page.foundation.record_button.isEnabled()


def test_a_leader_who_sits_here_need_not_type_the_name_again(home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    with running(home, monkeypatch, replace(KIM, role=Role.DEPUTY)) as program:
        card = come(program, qtbot).foundation
        assert (card.name_field.text(), card.role_box.currentData()) == ("Kim", "deputy")


def test_the_places_are_shown_and_cannot_be_changed(program: Program) -> None:
    page = page_of(program)
    register, home = (page.findChild(QLineEdit, name) for name in ("registerPlace", "homePlace"))
    assert register is not None
    assert home is not None
    assert register.isReadOnly()
    assert home.isReadOnly()
    assert register.text() == str(program.desk.workplace.places.home / "register.sqlite")
    assert home.text() == str(program.desk.workplace.places.home)
