from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import EnvironmentBrokenError
from app.events.event import Ending, Event, EventItem, Problem
from app.events.store import EventStore
from app.model import (
    Actor,
    Channel,
    Decision,
    DecisionKind,
    Finding,
    FoundFace,
    MediaItem,
    MediaKind,
    Region,
    RegionKind,
    Role,
    Screening,
    Sensitivity,
    Setting,
    Shape,
    Verdict,
)
from app.track import Clip
from detectors.base import Box

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
SHA = "ab" * 32
EVENT = Event(id="e1", name="Sportdag", setting=Setting.ACTIVITY, roots=("/a",), created_at=NOW)
FULL = EventItem(
    path="/a/b/1.jpg",
    root="/a",
    relative="b/1.jpg",
    screening=Screening(
        MediaItem(SHA, MediaKind.PHOTO, 400, 300, datetime(2024, 5, 14, 10), has_location=True, looks_like="0" * 16),  # noqa: DTZ001 - a clock on a wall
        (FoundFace("f1", Box(1, 2, 30, 40), 0.91, doubtful=False, detector="ensemble"),),
        "fp",
        Sensitivity.HIGH,
        ("text",),
        "jpeg",
        ("icc-ignored",),
    ),
    decisions=(
        Decision(
            SHA,
            DecisionKind.COVER,
            Actor("Kim", Role.OPERATOR),
            NOW,
            Region(Shape.POLYGON, RegionKind.NAME, Box(0, 0, 9, 9), points=((0, 0), (8, 0), (4, 8))),
        ),
        Decision(SHA, DecisionKind.NOT_FITTING, Actor("Kim", Role.OPERATOR), NOW, reason="huilt"),
    ),
    starred=True,
    seen=True,
    setting=Setting.LESSON,
    attested=(date(2024, 5, 14), date(2024, 5, 15)),
    ending=Ending(
        fate="held",
        at=NOW,
        channel=Channel.PRINT,
        consent="SL-1/2024",
        reasons=(Finding("a1", "A1", Verdict.BLOCKED, "fact", "remedy"),),
    ),
)
BARE = EventItem(path="/a/2.jpg", root="/a", relative="2.jpg", problem=Problem("too-many-pixels", (("limit", 200),)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "events.sqlite"


def test_an_event_comes_back_exactly_as_it_was(file: Path) -> None:
    EventStore(file).begin(EVENT, [FULL, BARE])
    again = EventStore(file)
    assert again.events() == (EVENT,)
    assert again.event("e1") == EVENT
    assert again.items("e1") == (FULL, BARE)
    assert again.event("other") is None


def test_what_changes_is_stored_and_the_order_stays(file: Path) -> None:
    store = EventStore(file)
    store.begin(EVENT, [FULL, BARE])
    changed, renamed = replace(FULL, starred=False, decisions=()), replace(EVENT, channel=Channel.WEBSITE)
    store.save(renamed, [changed], NOW)
    assert EventStore(file).items("e1") == (changed, BARE)
    assert EventStore(file).event("e1") == renamed


def test_a_saved_change_survives_that_nobody_closed_the_file(file: Path, tmp_path: Path) -> None:
    store = EventStore(file)
    store.begin(EVENT, [BARE])
    store.save(EVENT, [replace(BARE, starred=True)], NOW)
    copy = tmp_path / "copy"
    copy.mkdir()
    for part in file.parent.iterdir():  # as a kill would leave it: with its journal
        (copy / part.name).write_bytes(part.read_bytes())
    assert EventStore(copy / file.name).items("e1")[0].starred


def test_the_last_touched_comes_first_and_the_old_expire(file: Path) -> None:
    store = EventStore(file)
    for number in (1, 2, 3):
        store.begin(replace(EVENT, id=f"e{number}", created_at=NOW + timedelta(days=number)), [BARE])
    store.save(replace(EVENT, id="e1"), [], NOW + timedelta(days=9))
    assert [event.id for event in store.events()] == ["e1", "e3", "e2"]
    store.expire(NOW + timedelta(days=3))
    assert [event.id for event in store.events()] == ["e1", "e3"]
    assert store.items("e2") == ()


def test_which_videos_were_looked_at_is_told_of_what_is_deleted(file: Path) -> None:
    assert FULL.screening is not None
    item = replace(FULL.screening.item, sha256="cd" * 32, kind=MediaKind.VIDEO)
    clip = Clip((1, 25), 10, 0, 9, 0.4, has_sound=False)
    video = replace(FULL, path="/a/film.mp4", screening=replace(FULL.screening, item=item, clip=clip))
    store = EventStore(file)
    for number in (1, 2):
        store.begin(replace(EVENT, id=f"e{number}"), [FULL, BARE, video])
    assert store.forget("e1") == {"cd" * 32}
    assert store.expire(NOW) == frozenset()
    assert store.expire(NOW + timedelta(days=1)) == {"cd" * 32}


def test_the_list_of_what_is_kept_tells_how_much_there_is_and_since_when(file: Path) -> None:
    store = EventStore(file)
    event = replace(EVENT, channel=Channel.NEWSLETTER, consent="S-1")
    store.begin(event, [FULL, BARE])
    store.begin(replace(EVENT, id="e2", created_at=NOW - timedelta(days=1)), [])
    ended = Ending(fate="released", at=NOW, channel=Channel.NEWSLETTER, consent="S-1")
    store.save(
        event, [replace(FULL, ending=ended), replace(BARE, ending=replace(ended, fate="held"))], NOW + timedelta(hours=1)
    )
    first, second = store.kept()
    assert (first.event, first.touched_at, first.items, first.released) == (event, NOW + timedelta(hours=1), 2, 1)
    assert (second.event.id, second.items, second.released) == ("e2", 0, 0)


@pytest.mark.parametrize(
    "now", [{"channel": Channel.WEBSITE}, {"consent": "S-2"}, {"channel": None}, {"consent": None}], ids=str
)
def test_what_left_for_something_else_is_not_counted_as_released_for_this(file: Path, now: dict[str, object]) -> None:
    store, event = EventStore(file), replace(EVENT, channel=Channel.NEWSLETTER, consent="S-1")
    ended = Ending(fate="released", at=NOW, channel=Channel.NEWSLETTER, consent="S-1", run=NOW)
    store.begin(event, [replace(FULL, ending=ended)])
    changed = replace(event, **now)  # type: ignore[arg-type]
    assert [one.released for one in store.kept()] == [1]
    store.save(changed, [], NOW)
    assert [one.released for one in store.kept()] == [0]
    assert (ended.is_for(event.use), ended.is_for(changed.use)) == (True, False)


def test_an_ending_of_an_older_program_is_read_and_is_for_nothing_that_is_known(file: Path) -> None:
    store = EventStore(file)
    store.begin(EVENT, [replace(BARE, ending=Ending(fate="released", at=NOW, output="/uit/1.jpg"))])
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "UPDATE items SET state = json_remove(state, '$.ending.channel', '$.ending.consent', '$.ending.run')"
        )
    (item,) = store.items(EVENT.id)
    assert item.ending is not None
    assert (item.ending.channel, item.ending.output) == (None, "/uit/1.jpg")
    assert not item.ending.is_for(EVENT.use)  # the event has no channel yet, and that is not the same
    assert [one.released for one in store.kept()] == [0]


def test_what_is_forgotten_is_not_in_the_file_any_more(file: Path) -> None:
    store = EventStore(file)
    store.begin(EVENT, [replace(BARE, path="/a/zonnebloem.jpg")])
    store.forget("e1")
    store.close()
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"zonnebloem" not in file.read_bytes()


def test_a_file_of_a_newer_program_or_none_of_ours_is_refused(file: Path) -> None:
    EventStore(file).close()
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE about SET value = '99'")
        database.commit()
    with pytest.raises(EnvironmentBrokenError, match="events-unusable"):
        EventStore(file)
    file.write_bytes(b"no database at all, but long enough to be looked at" * 99)
    with pytest.raises(EnvironmentBrokenError, match="events-unusable"):
        EventStore(file)


def test_a_state_that_cannot_be_read_is_said(file: Path) -> None:
    store = EventStore(file)
    store.begin(EVENT, [BARE])
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE items SET state = '{}'")
        database.commit()
    with pytest.raises(EnvironmentBrokenError, match="events-unusable"):
        store.items("e1")


def test_what_cannot_be_read_can_be_forgotten(file: Path) -> None:
    store = EventStore(file)
    store.begin(EVENT, [BARE, FULL])
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE items SET state = 'no JSON' WHERE path = ?", [BARE.path])
        database.commit()
    assert store.forget("e1") == frozenset()
    assert store.events() == ()
