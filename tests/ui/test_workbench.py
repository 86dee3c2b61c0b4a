from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import BeeldkeurError
from app.events.deciding import Author, mark
from app.events.event import Judged
from app.model import Actor, Channel, DecisionKind, Role, Verdict
from app.pipeline.release import Wish
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
