"""The room: off until somebody switches it on; then suggestions, which people confirm, split, join and cover."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.consents import Giver, PersonConsent
from app.events import deciding
from app.events.deciding import Author, FaceState
from app.events.people import appearances
from app.grouping.encoding import PhotoFaces
from app.grouping.suggesting import FaceKey, Suggested, Suggestion, Watch
from app.model import Actor, Channel, Finding, Role, Verdict
from app.records import add_person_consent
from app.register import Query
from tests.stand_ins import photo
from tests.ui.programs import begin, permit, running, settle, workplace_at
from ui.main import Program
from ui.people.choosing import ChooseDialog
from ui.people.keeping import KeepDialog
from ui.people.page import GROUPS, NOTHING, OFF, PeoplePage
from ui.people.switch import SwitchDialog
from ui.rooms import Room

KIM = Actor("Kim", Role.OPERATOR)


class Comparing:
    """Stands in for comparing: suggests the first face of every photo to be one person, the second faces another."""

    def __init__(self) -> None:
        self.asked: list[tuple[PhotoFaces, ...]] = []

    def __call__(self, photos: Sequence[PhotoFaces], watch: Watch) -> Suggested:
        self.asked.append(tuple(photos))
        watch.tell(len(photos), len(photos))
        columns = [[FaceKey(one.sha256, one.faces[at]) for one in photos if len(one.faces) > at] for at in range(2)]
        return Suggested(tuple(Suggestion(tuple(each)) for each in columns if each), sum(len(one.faces) for one in photos))


@pytest.fixture
def comparing(monkeypatch: pytest.MonkeyPatch) -> Comparing:
    stand_in = Comparing()
    monkeypatch.setattr("app.events.comparing.suggest", stand_in)
    return stand_in


@pytest.fixture
def program(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, comparing: Comparing
) -> Iterator[Program]:
    """Four photos: with one, two, two and one person in them."""
    permit(workplace_at(home))
    for number, faces in enumerate((1, 2, 2, 1)):
        photo(tmp_path / "in" / f"{number}.jpg", faces, seed=number)
    with running(home, monkeypatch) as made:
        begin(made, qtbot, tmp_path / "in")
        made.window.show()
        yield made


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> PeoplePage:
    program.window.go(Room.PEOPLE)
    return cast("PeoplePage", program.window.page(Room.PEOPLE))


def answer(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], do: Callable[[QDialog], int]) -> list[QDialog]:
    """What somebody does in a dialogue of this kind."""
    seen: list[QDialog] = []

    def run(dialog: QDialog) -> int:
        seen.append(dialog)
        return do(dialog)

    monkeypatch.setattr(kind, "exec", run)
    return seen


def switch_on(program: Program, page: PeoplePage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def tick(dialog: QDialog) -> int:
        assert isinstance(dialog, SwitchDialog)
        assert not dialog.on.isEnabled()
        dialog.may.setChecked(True)
        assert dialog.on.isEnabled()
        return QDialog.DialogCode.Accepted

    answer(monkeypatch, SwitchDialog, tick)
    page.switch_on.click()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == GROUPS, timeout=10_000)
    settle(program, qtbot)


@pytest.fixture
def on(program: Program, page: PeoplePage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> PeoplePage:
    switch_on(program, page, monkeypatch, qtbot)
    return page


def press(page: PeoplePage, name: str, program: Program, qtbot: QtBot) -> None:
    page.panel.buttons[name].click()
    settle(program, qtbot)
    page.show_all()


def switches(program: Program) -> list[str]:
    """What the register says of comparing faces."""
    with program.desk.workplace.reading() as register:
        return [entry.kind for entry in register.entries(Query(("grouping-on", "grouping-off")))]


def sizes(page: PeoplePage) -> list[tuple[bool, int]]:
    return [(group.is_confirmed, len(group.faces)) for group in page.groups.groups]


def test_it_is_off_and_nothing_is_compared_until_somebody_said_they_may(
    program: Program, page: PeoplePage, comparing: Comparing, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert page.stack.currentIndex() == OFF
    answer(monkeypatch, SwitchDialog, lambda _: QDialog.DialogCode.Rejected)
    page.switch_on.click()
    settle(program, qtbot)
    assert not comparing.asked
    assert page.stack.currentIndex() == OFF
    assert program.bench.current is not None
    assert not program.bench.current.grouping


def test_switching_on_is_put_on_record_and_compares(program: Program, on: PeoplePage, comparing: Comparing) -> None:
    assert len(comparing.asked) == 1
    assert switches(program) == ["grouping-on"]
    assert sizes(on) == [(False, 4), (False, 2)]
    assert program.desk.events()[0].grouping


def test_a_suggestion_decides_nothing(program: Program, on: PeoplePage) -> None:
    assert all(not item.people and not item.decisions for item in program.bench.model.items())
    assert not on.panel.buttons["keep"].isEnabled()


def test_a_person_confirms_and_can_take_it_back(program: Program, on: PeoplePage, qtbot: QtBot) -> None:
    press(on, "confirm", program, qtbot)
    assert sizes(on) == [(True, 4), (False, 2)]
    assert on.panel.faces.group is not None
    assert on.panel.faces.group.is_confirmed  # what was confirmed stays chosen
    program.bench.undo.undo()
    settle(program, qtbot)
    on.show_all()
    assert sizes(on) == [(False, 4), (False, 2)]


def test_somebody_else_is_taken_out(program: Program, on: PeoplePage, qtbot: QtBot) -> None:
    assert not on.panel.buttons["take-out"].isEnabled()
    for row in (0, 1):
        on.panel.view.selectionModel().select(on.panel.faces.index(row), on.panel.view.selectionModel().SelectionFlag.Select)
    press(on, "take-out", program, qtbot)
    assert sizes(on) == [(False, 2), (False, 2), (False, 2)]
    program.bench.undo.undo()
    on.show_all()
    assert sizes(on) == [(False, 4), (False, 2)]


def test_of_a_confirmed_person_who_is_taken_out_is_another_person(program: Program, on: PeoplePage, qtbot: QtBot) -> None:
    press(on, "confirm", program, qtbot)
    on.panel.view.setCurrentIndex(on.panel.faces.index(1))
    press(on, "take-out", program, qtbot)
    assert sizes(on) == [(True, 3), (True, 1), (False, 2)]


def test_two_in_one_photo_are_never_joined(
    program: Program, on: PeoplePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = answer(monkeypatch, ChooseDialog, lambda _: QDialog.DialogCode.Accepted)
    press(on, "join", program, qtbot)
    (dialog,) = seen
    assert isinstance(dialog, ChooseDialog)
    assert dialog.chosen is None  # the other group shares photos: it is not on offer
    assert not on.actions_.join(*on.groups.groups)
    assert "two people" in on.header.said.text
    assert sizes(on) == [(False, 4), (False, 2)]


def test_one_person_in_two_groups_is_joined(
    program: Program, on: PeoplePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    on.panel.view.setCurrentIndex(on.panel.faces.index(0))
    press(on, "take-out", program, qtbot)  # one alone is no group any more
    assert sizes(on) == [(False, 3), (False, 2)]
    program.bench.undo.undo()
    on.show_all()
    press(on, "confirm", program, qtbot)
    on.panel.view.setCurrentIndex(on.panel.faces.index(0))
    press(on, "take-out", program, qtbot)
    assert sizes(on)[:2] == [(True, 1), (True, 3)] or sizes(on)[:2] == [(True, 3), (True, 1)]
    answer(monkeypatch, ChooseDialog, lambda _: QDialog.DialogCode.Accepted)
    press(on, "join", program, qtbot)
    assert sizes(on) == [(True, 4), (False, 2)]


def test_not_one_person(program: Program, on: PeoplePage, qtbot: QtBot) -> None:
    press(on, "dissolve", program, qtbot)
    assert sizes(on) == [(False, 2)]
    program.bench.undo.undo()
    on.show_all()
    assert sizes(on) == [(False, 4), (False, 2)]


def test_one_click_covers_a_person_in_all_photos(program: Program, on: PeoplePage, qtbot: QtBot) -> None:
    press(on, "confirm", program, qtbot)
    author = Author(KIM, program.desk.workplace.now)
    shown = [
        deciding.keep(item, item.screening.faces[0], f"P-{at}", author)
        for at, item in enumerate(program.bench.model.items()[:2])
        if item.screening is not None
    ]
    program.bench.change("sample", shown)
    settle(program, qtbot)
    on.show_all()
    assert len(on.panel.faces.group.visible if on.panel.faces.group else ()) == 2
    press(on, "cover", program, qtbot)
    assert not on.panel.faces.group or not on.panel.faces.group.visible
    assert not on.panel.buttons["cover"].isEnabled()
    program.bench.undo.undo()
    states = [one.state for one in appearances(program.bench.model.items()).values()]
    assert states.count(FaceState.KEPT) == 2


def test_keep_asks_for_each_photo(program: Program, on: PeoplePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    with program.desk.workplace.writing() as (register, _):
        now = program.desk.workplace.now
        add_person_consent(
            register,
            PersonConsent("P-2024-1", "De Boog", Giver.PARENT, frozenset({Channel.NEWSLETTER}), refused=False, recorded_at=now),
        )
    press(on, "confirm", program, qtbot)
    said = iter((QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected, QDialog.DialogCode.Accepted, 2))
    seen = answer(monkeypatch, KeepDialog, lambda _: next(said))
    press(on, "keep", program, qtbot)
    qtbot.waitUntil(lambda: len(seen) == 4, timeout=10_000)
    settle(program, qtbot)
    on.show_all()
    assert [one.state for one in on.groups.groups[0].faces] == [
        FaceState.KEPT,
        FaceState.COVERED,
        FaceState.KEPT,
        FaceState.COVERED,
    ]


def test_on_social_media_nobody_is_kept_and_nothing_is_asked(
    program: Program, on: PeoplePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.bench.current is not None
    program.bench.set_event(replace(program.bench.current, channel=Channel.SOCIAL_MEDIA))
    press(on, "confirm", program, qtbot)
    seen = answer(monkeypatch, KeepDialog, lambda _: QDialog.DialogCode.Accepted)
    press(on, "keep", program, qtbot)
    qtbot.waitUntil(lambda: "A2" in on.header.said.text, timeout=10_000)
    assert not seen
    assert not any(item.decisions for item in program.bench.model.items())


def test_switching_off_forgets_for_good(program: Program, on: PeoplePage, qtbot: QtBot) -> None:
    press(on, "confirm", program, qtbot)
    on.header.switch_off.click()
    settle(program, qtbot)
    assert on.stack.currentIndex() == OFF
    assert not program.bench.undo.canUndo()
    event = program.bench.current
    assert event is not None
    stored = program.desk.reopen(event.id)
    assert stored is not None
    assert not stored.event.grouping
    assert not any(item.people for item in stored.items)
    assert not on.session.suggestions
    assert switches(program) == ["grouping-on", "grouping-off"]


def test_after_coming_back_persons_are_there_and_suggestions_are_not(program: Program, on: PeoplePage, qtbot: QtBot) -> None:
    press(on, "confirm", program, qtbot)
    event = program.bench.current
    assert event is not None
    program.bench.close_event()
    program.bench.reopen(event.id, lambda: None)
    qtbot.waitUntil(lambda: program.bench.current is not None, timeout=10_000)
    settle(program, qtbot)
    program.window.go(Room.PEOPLE)
    on.show_all()
    assert sizes(on) == [(True, 4)]


def test_another_event_is_off(program: Program, on: PeoplePage, qtbot: QtBot, tmp_path: Path) -> None:
    photo(tmp_path / "more" / "x.jpg", 2, seed=40)
    begin(program, qtbot, tmp_path / "more")
    program.window.go(Room.PEOPLE)
    qtbot.waitUntil(lambda: on.stack.currentIndex() in (OFF, NOTHING), timeout=10_000)
    assert on.stack.currentIndex() == OFF
    assert not on.session.suggestions
    assert on.portraits._there == {}


def test_by_keyboard(program: Program, on: PeoplePage, qtbot: QtBot) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow, timeout=10_000)
    on.list.setFocus()
    QTest.keyClick(on.list, Qt.Key.Key_P)
    settle(program, qtbot)
    on.show_all()
    assert sizes(on) == [(True, 4), (False, 2)]
    on.list.setFocus()
    QTest.keyClick(on.list, Qt.Key.Key_Down)
    QTest.keyClick(on.list, Qt.Key.Key_Delete)
    settle(program, qtbot)
    on.show_all()
    assert sizes(on) == [(True, 4)]
    on.panel.view.setFocus()
    on.panel.view.setCurrentIndex(on.panel.faces.index(1))
    QTest.keyClick(on.panel.view, Qt.Key.Key_Return)
    assert program.window.room is Room.REVIEW


def test_what_is_reported_is_shown_no_more(program: Program, on: PeoplePage, qtbot: QtBot) -> None:
    item = program.bench.model.items()[1]
    event = program.bench.current
    assert event is not None
    program.bench.merge([program.desk.report(event, item, KIM, "board")])
    settle(program, qtbot)
    on.show_all()
    assert sizes(on) == [(False, 3)]
    sha256 = item.screening.item.sha256 if item.screening else ""
    assert all(key.sha256 != sha256 for key in on.portraits._there)
    assert QApplication.activeModalWidget() is None


def test_what_the_register_knows_to_be_reported_is_neither_compared_nor_shown(
    program: Program, on: PeoplePage, comparing: Comparing, qtbot: QtBot
) -> None:
    item = program.bench.model.items()[1]
    assert item.screening is not None
    row = program.bench.model.row(item.path)
    assert row is not None
    assert row.judged is not None
    told = Finding("a9-reported", "A9", Verdict.BLOCKED, "", "")
    program.bench.model.replace_judged({item.path: replace(row.judged, findings=(told,))})
    on.header.compare.click()
    qtbot.waitUntil(lambda: len(comparing.asked) == 2, timeout=10_000)
    settle(program, qtbot)
    on.show_all()
    assert item.screening.item.sha256 not in {photo.sha256 for photo in comparing.asked[1]}
    assert sizes(on) == [(False, 3)]


def test_nothing_is_compared_before_it_is_known_that_nobody_reported_it(
    program: Program, on: PeoplePage, comparing: Comparing, qtbot: QtBot
) -> None:
    program.bench.model.replace_judged(dict.fromkeys([item.path for item in program.bench.model.items()]))
    on.session.compare(program.show_error)
    qtbot.waitUntil(lambda: len(comparing.asked) == 2, timeout=10_000)
    assert comparing.asked[1] == ()


def test_leaving_the_program_ends_comparing(on: PeoplePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []

    def wait_for_the_end(_: object, watch: Watch) -> None:
        watch.interruption.stopped.result(timeout=20)
        ended.append(True)

    monkeypatch.setattr("app.events.comparing.suggest", wait_for_the_end)
    on.header.compare.click()
    assert on.session.is_comparing
    assert on.header.stop.isVisible()
    app = QApplication.instance()
    assert app is not None
    before = on.session.suggestions
    app.aboutToQuit.emit()
    qtbot.waitUntil(lambda: not on.session.is_comparing, timeout=10_000)
    assert ended
    assert on.session.suggestions == before
