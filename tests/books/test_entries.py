from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.books.entries import Sought, check_chain, entry_ids, kinds_and_consents, lines, save_csv
from app.books.files import Unread, look_up_all
from app.books.removals import mark_removed, removals, removals_csv
from app.books.stories import story
from app.books.withdrawing import ConsentKind, withdraw
from app.errors import EnvironmentBrokenError, UsageError
from app.model import Channel
from app.records import register_csv
from app.register import Query
from app.register.exports import Opening, abandon, open_export
from app.released import Status
from app.text import Language, load_catalogue
from app.workplace import Workplace
from tests.ui.book_keeping import KIM, leadership, of_person, record, release


def test_entries_are_found_by_kind_consent_period_and_words(workplace: Workplace, tmp_path: Path) -> None:
    record(workplace, leadership("SL-001"), leadership("SL-002", given_by="Noor Ünal"))
    export, _ = release(workplace, tmp_path / "out", "SL-001")

    def kinds(sought: Sought) -> list[str]:
        return [line.kind for line in lines(workplace, entry_ids(workplace, sought))]

    exports = ["export-confirmed", "export-staged", "export-opened"]
    assert kinds(Sought()) == [*exports, "consent", "consent"]
    assert kinds(Sought(kinds=("consent",))) == ["consent", "consent"]
    assert kinds(Sought(consent="SL-001")) == [*exports, "consent"]
    assert kinds(Sought(words="ünal noor")) == ["consent"]
    assert kinds(Sought(words=export[:12])) == exports
    assert kinds(Sought(words="nobody of that name")) == []
    today = workplace.now.astimezone(workplace.zone).date()
    assert len(kinds(Sought(first_day=today - timedelta(1), last_day=today + timedelta(1)))) == 5
    assert kinds(Sought(first_day=today + timedelta(2))) == []
    assert kinds(Sought(last_day=today - timedelta(2))) == []
    assert kinds_and_consents(workplace) == (("consent", *sorted(exports)), ("SL-001", "SL-002"))


def test_a_whole_chain_is_counted_and_a_broken_one_says_where(workplace: Workplace) -> None:
    record(workplace, leadership("SL-001"), leadership("SL-002"))
    found = check_chain(workplace)
    assert (found.is_whole, found.entries, found.chains) == (True, 2, 1)
    file = workplace.register_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DROP TRIGGER payloads_stay_as_they_are")
        database.execute("UPDATE payloads SET text = replace(text, 'Sam', 'Tom')")
    found = check_chain(workplace)
    assert not found.is_whole
    assert (found.breaks[0].issuer, found.breaks[0].position) == ("De Boog", 1)
    for language in Language:
        assert load_catalogue(language).say(f"words.break-{found.breaks[0].what}")


def test_the_table_is_that_of_the_records(workplace: Workplace, tmp_path: Path) -> None:
    record(workplace, leadership())
    file = tmp_path / "register.csv"
    file.write_text("old", "utf-8")
    save_csv(workplace, file)
    expected = io.StringIO()
    with workplace.reading() as register:
        register_csv(register, expected)
    assert file.read_text("utf-8") == expected.getvalue()
    with pytest.raises(EnvironmentBrokenError, match="file-unwritable"):
        save_csv(workplace, tmp_path / "none" / "register.csv")
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["register.csv"]


def test_removals_wait_until_somebody_says_they_are_done(workplace: Workplace, tmp_path: Path) -> None:
    record(workplace, leadership())
    exports = [release(workplace, tmp_path / "out", "SL-2026-001", data=data)[0] for data in (b"one", b"two")]
    withdraw(workplace, ConsentKind.LEADERSHIP, "SL-2026-001", "asked to", KIM)
    tasks = removals(workplace)
    assert [task.export for task in tasks] == exports[::-1]
    assert (tasks[0].operator, tasks[0].channel, tasks[0].done) == (KIM, Channel.NEWSLETTER, None)
    assert mark_removed(workplace, [tasks[0]], KIM) == 1
    assert mark_removed(workplace, tasks, KIM) == 1
    assert mark_removed(workplace, tasks, KIM) == 0
    ended = removals(workplace)
    assert all(task.done is not None and task.done.by == KIM for task in ended)
    stream = io.StringIO()
    removals_csv(ended, stream)
    assert stream.getvalue().count("SL-2026-001") == 2
    with pytest.raises(UsageError, match="removal-unknown"):
        mark_removed(workplace, [replace(tasks[0], consent="SL-OTHER")], KIM)
    assert check_chain(workplace).is_whole


def test_open_tasks_come_before_those_that_are_done(workplace: Workplace, tmp_path: Path) -> None:
    record(workplace, leadership())
    exports = [release(workplace, tmp_path / "out", "SL-2026-001", data=data)[0] for data in (b"one", b"two")]
    withdraw(workplace, ConsentKind.LEADERSHIP, "SL-2026-001", "asked to", KIM)
    mark_removed(workplace, removals(workplace)[:1], KIM)
    assert [task.export for task in removals(workplace)] == exports


def test_of_what_came_to_nothing_there_is_nothing_to_take_down(workplace: Workplace, tmp_path: Path) -> None:
    record(workplace, leadership())
    with workplace.writing() as (register, _):
        under_way = open_export(register, Opening("De Boog", tmp_path, ".jpg", ("SL-2026-001",), {}))
    withdraw(workplace, ConsentKind.LEADERSHIP, "SL-2026-001", "asked to", KIM)
    assert [task.export for task in removals(workplace)] == [under_way.id]
    with workplace.writing() as (register, _):
        abandon(register, under_way.id, "consent-withdrawn-meanwhile")
    assert removals(workplace) == ()


def first_about(workplace: Workplace, subject: str) -> str:
    """The id of the first entry about an export or a consent."""
    with workplace.reading() as register:
        return next(register.entries(Query(subject=subject))).id


def test_an_export_is_told_from_its_opening_to_its_removal(workplace: Workplace, tmp_path: Path) -> None:
    record(workplace, leadership(), of_person())
    export, file = release(workplace, tmp_path / "out", "SL-2026-001", persons=["OU-2026-001"])
    withdraw(workplace, ConsentKind.LEADERSHIP, "SL-2026-001", "asked to", KIM)
    told = story(workplace, first_about(workplace, export), load_catalogue(Language.EN))
    assert told is not None
    assert told.export is not None
    assert [step.kind for step in told.steps] == [
        "export-opened",
        "export-rests-on",
        "export-staged",
        "export-confirmed",
        "removal-task",
    ]
    assert (told.export.output, told.export.figures) == (file, (("covered", "2"),))
    assert told.export.reasons == (
        "B5: It has not been chosen where this item goes.",
        "A3: Faces that will be covered. No consent was chosen for them to be visible.",  # how many is not on record
        "no-longer-a-rule",
    )
    assert told.export.consents == ("SL-2026-001", "OU-2026-001")
    other = story(workplace, first_about(workplace, "SL-2026-001"), load_catalogue(Language.EN))
    assert other is not None
    assert (other.export, [step.kind for step in other.steps]) == (None, ["consent", "consent-withdrawn"])
    assert story(workplace, "0" * 32, load_catalogue(Language.EN)) is None


def test_files_are_looked_up_in_their_order(workplace: Workplace, tmp_path: Path) -> None:
    record(workplace, leadership())
    export, file = release(workplace, tmp_path / "out", "SL-2026-001")
    stranger = tmp_path / "out" / "stranger.jpg"
    stranger.write_bytes(b"other")
    found = look_up_all(workplace, [tmp_path / "out", tmp_path / "none.jpg"])
    assert [(one.path, getattr(one, "status", None)) for one in found] == [
        (file, Status.RELEASED),
        (stranger, Status.UNKNOWN),
        (tmp_path / "none.jpg", None),
    ]
    assert isinstance(found[2], Unread)
    released = found[0]
    assert not isinstance(released, Unread)
    assert (released.entry, released.consent, released.operator) == (export, "SL-2026-001", KIM)
    withdraw(workplace, ConsentKind.LEADERSHIP, "SL-2026-001", "asked to", KIM)
    assert [getattr(one, "status", None) for one in look_up_all(workplace, [file])] == [Status.WITHDRAWN]
