"""What was watched of an event's videos is kept with the event, and counts for nothing where it is not sure what it is of."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from app.events.store import EventStore
from app.events.watching import Shown, keep_shown, shown_in
from app.workplace import Workplace
from tests.events.test_store import EVENT, FULL, NOW, SHA

FILM = "/a/film.mp4"
HALF = Shown(SHA, "fp", 4, ((0, 3), (8, 8)))


@pytest.fixture
def begun(workplace: Workplace) -> Workplace:
    with closing(EventStore(workplace.places.events)) as store:
        store.begin(EVENT, [replace(FULL, path=FILM)])
    return workplace


def test_what_was_shown_comes_back_and_more_takes_its_place(begun: Workplace) -> None:
    assert shown_in(begun, EVENT.id) == {}
    keep_shown(begun, EVENT.id, {FILM: HALF, "/a/other.mp4": HALF})
    more = replace(HALF, runs=((0, 8),))
    keep_shown(begun, EVENT.id, {FILM: more})
    assert shown_in(begun, EVENT.id) == {FILM: more, "/a/other.mp4": HALF}
    assert shown_in(begun, "another") == {}


def test_it_counts_under_the_same_look_alone() -> None:
    screening = FULL.screening
    assert screening is not None
    assert HALF.is_of(screening, 4)
    assert not HALF.is_of(screening, 5)
    assert not HALF.is_of(replace(screening, fingerprint="another"), 4)
    assert not HALF.is_of(replace(screening, item=replace(screening.item, sha256="cd" * 32)), 4)


@pytest.mark.parametrize("end", ["forgotten", "expired"])
def test_it_is_gone_with_the_event_and_does_not_come_back(begun: Workplace, end: str) -> None:
    keep_shown(begun, EVENT.id, {FILM: HALF})
    with closing(EventStore(begun.places.events)) as store:
        store.forget(EVENT.id) if end == "forgotten" else store.expire(NOW + timedelta(days=1))
        assert store.shown(EVENT.id) == {}
    keep_shown(begun, EVENT.id, {FILM: HALF})  # a save that was on its way
    assert shown_in(begun, EVENT.id) == {}


@pytest.mark.parametrize(
    "state",
    [
        "",
        "{",
        "[]",
        '{"sha256": "a", "fingerprint": "b", "runs": [[0, 3]]}',
        '{"sha256": "a", "fingerprint": "b", "a_second": "4", "runs": [[0, 3]]}',
        '{"sha256": "a", "fingerprint": "b", "a_second": 4, "runs": [[0]]}',
        '{"sha256": "a", "fingerprint": "b", "a_second": 4, "runs": [[0, "3"]]}',
        '{"sha256": "a", "fingerprint": "b", "a_second": 4, "runs": [[3, 0]]}',
        '{"sha256": "a", "fingerprint": "b", "a_second": 4, "runs": [[-1, 0]]}',
        '{"sha256": "a", "fingerprint": "b", "a_second": 4, "runs": [[0, 3], [3, 4]]}',
    ],
)
def test_what_is_damaged_counts_for_nothing_and_the_rest_stays(begun: Workplace, state: str) -> None:
    keep_shown(begun, EVENT.id, {FILM: HALF, "/a/other.mp4": HALF})
    with closing(sqlite3.connect(begun.places.events)) as database:
        database.execute("UPDATE shown SET state = ? WHERE path = ?", (state, FILM))
        database.commit()
    assert shown_in(begun, EVENT.id) == {"/a/other.mp4": HALF}


def test_a_file_of_an_older_program_knows_of_nothing_and_one_that_is_broken_neither(begun: Workplace) -> None:
    with closing(sqlite3.connect(begun.places.events)) as database:
        database.execute("DROP TABLE shown")
        database.commit()
    assert shown_in(begun, EVENT.id) == {}
    begun.places.events.write_bytes(b"no database at all, but long enough to be looked at" * 99)
    assert shown_in(begun, EVENT.id) == {}
