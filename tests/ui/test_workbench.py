from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import BeeldkeurError, EnvironmentBrokenError
from app.events.deciding import Author, dismiss, mark
from app.events.event import EventItem, Judged, decisions_by_source
from app.model import Actor, Channel, DecisionKind, Role, Setting, Verdict
from app.pipeline.release import Wish
from app.records import do_not_use
from tests.stand_ins import photo, photos
from tests.ui.programs import SPORTS, begin, permit, running, settle, workplace_at
from ui.main import Program

KIM = Author(Actor("Kim", Role.OPERATOR), datetime(2024, 6, 1, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photos(tmp_path / "fotos", 3)
    photo(tmp_path / "fotos" / "leeg.jpg", 0, seed=9)
    return tmp_path / "fotos"


@pytest.fixture
def program(home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Program]:
    permit(workplace_at(home))
    with running(home, monkeypatch) as program:
        yield program


def verdicts(program: Program) -> list[Verdict | None]:
    return [row.judged.verdict if row.judged else None for row in program.bench.model.rows()]


def test_an_event_is_looked_at_and_judged_as_soon_as_it_begins(program: Program, qtbot: QtBot, folder: Path) -> None:
    seen = list[tuple[int, int]]()
    program.bench.progress.connect(lambda done, total, _: seen.append((done, total)))
    begin(program, qtbot, folder)
    assert verdicts(program) == [*[Verdict.COVER] * 3, Verdict.REFERRED]
    assert seen == [(done, 4) for done in range(5)]


def test_a_change_is_saved_judged_and_can_be_undone(program: Program, qtbot: QtBot, folder: Path) -> None:
    begin(program, qtbot, folder)
    bench, before = program.bench, program.bench.model.items()
    bench.change("do not use", [mark(before[0], DecisionKind.DO_NOT_USE, KIM)])
    settle(program, qtbot)
    assert verdicts(program)[0] is Verdict.BLOCKED
    assert bench.current is not None
    stored = program.desk.reopen(bench.current.id)
    assert stored is not None
    assert stored.items == bench.model.items()
    bench.undo.undo()
    settle(program, qtbot)
    assert bench.model.items() == before
    assert verdicts(program)[0] is Verdict.COVER
    bench.undo.redo()
    settle(program, qtbot)
    assert verdicts(program)[0] is Verdict.BLOCKED
    stored = program.desk.reopen(bench.current.id)
    assert stored is not None
    assert stored.items[0].has(DecisionKind.DO_NOT_USE)


def test_nothing_to_undo_where_nothing_changed(program: Program, qtbot: QtBot, folder: Path) -> None:
    begin(program, qtbot, folder)
    program.bench.change("nothing", program.bench.model.items())
    assert program.bench.undo.count() == 0


def test_another_channel_judges_all_anew(program: Program, qtbot: QtBot, folder: Path) -> None:
    begin(program, qtbot, folder)
    assert program.bench.current is not None
    program.bench.set_event(replace(program.bench.current, channel=Channel.SOCIAL_MEDIA))
    settle(program, qtbot)
    assert verdicts(program) == [Verdict.REFERRED] * 4


def test_foreseeing_changes_nothing(program: Program, qtbot: QtBot, folder: Path) -> None:
    begin(program, qtbot, folder)
    found = list[Judged | None]()
    item = program.bench.model.items()[0]
    program.bench.foresee(mark(item, DecisionKind.DO_NOT_USE, KIM), found.append)
    settle(program, qtbot)
    assert found[0] is not None
    assert found[0].verdict is Verdict.BLOCKED
    assert verdicts(program)[0] is Verdict.COVER
    assert program.bench.model.items()[0] == item


def test_an_event_comes_back_after_the_program_was_killed(
    home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, folder: Path
) -> None:
    permit(workplace_at(home))
    with running(home, monkeypatch) as first:
        begin(first, qtbot, folder)
        items = first.bench.model.items()
        first.bench.change("star", [replace(items[1], starred=True, seen=True), mark(items[0], DecisionKind.DOUBT, KIM)])
        settle(first, qtbot)
        left, event = first.bench.model.items(), first.bench.current
    assert event is not None
    with running(home, monkeypatch) as second:  # nothing was saved on closing: it was saved before
        second.bench.reopen(event.id, pytest.fail)
        qtbot.waitUntil(lambda: second.bench.current is not None)
        settle(second, qtbot)
        assert second.bench.current == event
        assert second.bench.model.items() == left
        assert verdicts(second)[0] is Verdict.REFERRED


def test_what_was_not_looked_at_yet_is_looked_at_when_the_event_comes_back(
    program: Program, qtbot: QtBot, folder: Path
) -> None:
    opened = program.desk.begin([folder], SPORTS)
    program.bench.reopen(opened.event.id, pytest.fail)
    qtbot.waitUntil(lambda: program.bench.current is not None)
    settle(program, qtbot)
    assert all(item.screening is not None for item in program.bench.model.items())


def test_an_event_that_expired_is_said_to_be_gone(program: Program, qtbot: QtBot) -> None:
    gone = list[bool]()
    program.bench.reopen("nothing", lambda: gone.append(True))
    qtbot.waitUntil(lambda: bool(gone))


def test_releasing_keeps_what_became_of_each_item(program: Program, qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    begin(program, qtbot, folder)
    bench, ended = program.bench, list[object]()
    bench.release_ended.connect(ended.append)
    items = bench.model.items()
    bench.release([items[1].path, items[3].path], Wish(out=tmp_path / "uit", operator=KIM.actor), program.show_error)
    assert bench.is_releasing
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    settle(program, qtbot)
    fates = [item.ending.fate if item.ending else None for item in bench.model.items()]
    assert fates == [None, "released", None, "held"]
    bench.change("star", [replace(bench.model.items()[1], starred=True)])
    bench.undo.undo()
    assert bench.model.items()[1].ending is not None  # what left cannot be undone
    assert bench.current is not None
    settle(program, qtbot)
    stored = program.desk.reopen(bench.current.id)
    assert stored is not None
    assert stored.items == bench.model.items()


def test_a_release_that_may_not_be_says_why(program: Program, qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    begin(program, qtbot, folder, replace(SPORTS, consent=None))
    errors = list[BeeldkeurError]()
    paths = [item.path for item in program.bench.model.items()]
    program.bench.release(paths, Wish(out=tmp_path / "uit", operator=KIM.actor), errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].code == "consent-unknown"
    assert not program.bench.is_releasing
    assert not (tmp_path / "uit").exists()


def test_a_report_cannot_be_undone(program: Program, qtbot: QtBot, folder: Path) -> None:
    begin(program, qtbot, folder)
    bench, desk = program.bench, program.desk
    event, item = bench.current, bench.model.items()[0]
    assert event is not None
    bench.change("star", [replace(item, starred=True)])
    program.tasks.run(lambda: desk.report(event, item, KIM.actor, "board"), lambda one: bench.merge([one]))
    settle(program, qtbot)
    assert not bench.undo.canUndo()
    assert verdicts(program)[0] is Verdict.BLOCKED


@pytest.fixture
def twins(folder: Path) -> Path:
    (folder / "kopie.jpg").write_bytes((folder / "IMG_1.jpg").read_bytes())
    return folder


def by_name(program: Program, name: str) -> EventItem:
    return next(item for item in program.bench.model.items() if item.found.path.name == name)


def test_the_same_photo_in_another_place_is_changed_along(program: Program, qtbot: QtBot, twins: Path) -> None:
    begin(program, qtbot, twins)
    one = by_name(program, "IMG_1.jpg")
    assert one.screening is not None
    program.bench.change("no face", [replace(dismiss(one, one.screening.faces[0], KIM), setting=Setting.LESSON_RECORDING)])
    settle(program, qtbot)
    for name in ("IMG_1.jpg", "kopie.jpg"):
        row = program.bench.model.row(by_name(program, name).path)
        assert row is not None
        assert row.judged is not None
        assert row.judged.verdict is Verdict.BLOCKED
        assert [decision.kind for decision in row.item.decisions] == [DecisionKind.NOT_A_FACE]
    assert by_name(program, "IMG_2.jpg").decisions == ()
    program.bench.undo.undo()
    settle(program, qtbot)
    assert by_name(program, "kopie.jpg").decisions == ()
    assert by_name(program, "kopie.jpg").setting is None


def no_face(program: Program, name: str) -> EventItem:
    item = by_name(program, name)
    assert item.screening is not None
    return dismiss(item, item.screening.faces[0], KIM)


def test_a_copy_that_is_looked_at_late_is_undone_along(program: Program, qtbot: QtBot, twins: Path) -> None:
    begin(program, qtbot, twins)
    bench, names = program.bench, ("IMG_1.jpg", "kopie.jpg")
    bench.model.replace_items([replace(by_name(program, "kopie.jpg"), screening=None)])
    bench.change("no face", [no_face(program, "IMG_1.jpg")])
    assert by_name(program, "kopie.jpg").decisions == ()
    bench.screen()
    settle(program, qtbot)
    assert all(by_name(program, name).has(DecisionKind.NOT_A_FACE) for name in names)
    bench.undo.undo()
    assert not any(by_name(program, name).decisions for name in names)
    assert decisions_by_source(bench.model.items()) == {}
    bench.undo.redo()
    assert all(by_name(program, name).has(DecisionKind.NOT_A_FACE) for name in names)
    settle(program, qtbot)
    stored = program.desk.reopen(bench.current.id) if bench.current is not None else None
    assert stored is not None
    assert stored.items == bench.model.items()


def test_undoing_a_star_of_before_a_look_takes_back_no_more_than_the_star(program: Program, qtbot: QtBot, twins: Path) -> None:
    begin(program, qtbot, twins)
    bench, names = program.bench, ("IMG_1.jpg", "kopie.jpg")
    bench.change("doubt", [mark(by_name(program, "IMG_1.jpg"), DecisionKind.DOUBT, KIM)])
    bench.model.replace_items([replace(by_name(program, "kopie.jpg"), screening=None, decisions=())])
    bench.change("star", [replace(by_name(program, "kopie.jpg"), starred=True)])
    bench.screen()
    settle(program, qtbot)
    bench.undo.undo()
    assert not by_name(program, "kopie.jpg").starred
    assert all(by_name(program, name).has(DecisionKind.DOUBT) for name in names)


def test_copies_of_which_not_the_same_was_said_are_held_until_somebody_decides(
    program: Program, qtbot: QtBot, twins: Path
) -> None:
    begin(program, qtbot, twins)
    bench, names = program.bench, ("IMG_1.jpg", "kopie.jpg")

    def judged() -> list[Verdict | None]:
        settle(program, qtbot)
        rows = [bench.model.row(by_name(program, name).path) for name in names]
        return [row.judged.verdict if row is not None and row.judged is not None else None for row in rows]

    bench.apply([no_face(program, "IMG_1.jpg"), by_name(program, "kopie.jpg")])  # as it was once left
    assert judged() == [Verdict.REFERRED] * 2
    bench.change("star", [replace(by_name(program, name), starred=True) for name in names[:1]])
    assert judged() == [Verdict.REFERRED] * 2
    assert not by_name(program, "kopie.jpg").decisions
    foreseen = list[Judged | None]()
    item = by_name(program, "IMG_1.jpg")
    bench.foresee(replace(item, decisions=()), foreseen.append)
    settle(program, qtbot)
    assert foreseen[0] is not None
    assert foreseen[0].verdict is Verdict.COVER
    bench.change("face", [replace(item, decisions=())])
    assert judged() == [Verdict.COVER] * 2


def test_a_report_holds_for_the_same_photo_in_another_place(program: Program, qtbot: QtBot, twins: Path) -> None:
    begin(program, qtbot, twins)
    bench, desk = program.bench, program.desk
    event, item = bench.current, by_name(program, "IMG_1.jpg")
    assert event is not None
    program.tasks.run(lambda: desk.report(event, item, KIM.actor, "board"), lambda one: bench.merge([one]))
    settle(program, qtbot)
    assert by_name(program, "kopie.jpg").has(DecisionKind.REPORTED)


def test_not_to_be_used_is_on_record_at_once_and_taken_back_with_it(program: Program, qtbot: QtBot, folder: Path) -> None:
    begin(program, qtbot, folder)
    bench = program.bench

    def on_record() -> bool:
        settle(program, qtbot)
        with program.desk.workplace.reading() as register:
            return bool(do_not_use(register))

    bench.change("do not use", [mark(bench.model.items()[0], DecisionKind.DO_NOT_USE, KIM)])
    assert on_record()
    bench.undo.undo()
    assert not on_record()
    bench.undo.redo()
    assert on_record()


def test_the_answer_about_lessons_leaves_what_was_chosen_meanwhile(program: Program, qtbot: QtBot, folder: Path) -> None:
    begin(program, qtbot, folder)
    bench = program.bench
    bench.confirm_no_lesson(4, KIM.actor, program.show_error)
    assert bench.current is not None
    bench.set_event(replace(bench.current, channel=Channel.SOCIAL_MEDIA))
    settle(program, qtbot)
    assert bench.current.channel is Channel.SOCIAL_MEDIA
    assert bench.current.no_lesson
    stored = program.desk.reopen(bench.current.id)
    assert stored is not None
    assert stored.event == bench.current


def test_what_could_not_be_saved_is_saved_with_the_next_change(
    program: Program, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(program, qtbot, folder)
    bench, errors = program.bench, list[BeeldkeurError]()
    program.tasks.failed.disconnect()
    program.tasks.failed.connect(errors.append)

    def full(*_: object) -> None:
        raise EnvironmentBrokenError("events-unusable", file="x", problem="disk full")

    with monkeypatch.context() as patched:
        patched.setattr(program.desk, "save", full)
        bench.change("star", [replace(bench.model.items()[0], starred=True)])
        settle(program, qtbot)
    assert errors
    assert bench.is_unsaved
    bench.change("star", [replace(bench.model.items()[1], starred=True)])
    settle(program, qtbot)
    assert not program.bench.is_unsaved
    assert bench.current is not None
    stored = program.desk.reopen(bench.current.id)
    assert stored is not None
    assert [item.starred for item in stored.items] == [True, True, False, False]


def test_a_bug_while_judging_leaves_no_old_verdict(
    program: Program, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(program, qtbot, folder)
    bench, bugs = program.bench, list[BaseException]()
    program.tasks.bug.disconnect()
    program.tasks.bug.connect(bugs.append)

    def blunder(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(program.desk, "judge", blunder)
        bench.change("doubt", [mark(bench.model.items()[0], DecisionKind.DOUBT, KIM)])
        settle(program, qtbot)
    assert bugs
    assert verdicts(program)[0] is None
    bench.judge([bench.model.items()[0].path])
    assert bench.is_judging
    settle(program, qtbot)
    assert verdicts(program)[0] is Verdict.REFERRED


def test_a_bug_while_releasing_ends_the_release(
    program: Program, qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(program, qtbot, folder)
    bench, bugs = program.bench, list[BaseException]()
    program.tasks.bug.disconnect()
    program.tasks.bug.connect(bugs.append)

    def blunder(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(program.desk, "release", blunder)
    bench.release([bench.model.items()[0].path], Wish(out=tmp_path / "uit", operator=KIM.actor), program.show_error)
    settle(program, qtbot)
    assert bugs
    assert not bench.is_releasing
