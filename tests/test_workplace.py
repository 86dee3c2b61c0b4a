from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.model import Actor, MediaItem, MediaKind, Role
from app.records import mark_do_not_use, mark_reported
from app.settings import Places, Settings
from app.workplace import LocalZone, Workplace


@pytest.fixture
def amsterdam(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalZone]:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be set here")
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Europe/Amsterdam")
        time.tzset()
        yield LocalZone()
    time.tzset()


def test_a_clock_on_the_wall_is_read_as_it_stood_in_its_season(amsterdam: LocalZone) -> None:
    summer, winter = datetime(2024, 7, 1, 10), datetime(2024, 12, 1, 10)  # noqa: DTZ001 - clocks on a wall
    assert summer.replace(tzinfo=amsterdam).astimezone(UTC) == datetime(2024, 7, 1, 8, tzinfo=UTC)
    assert winter.replace(tzinfo=amsterdam).astimezone(UTC) == datetime(2024, 12, 1, 9, tzinfo=UTC)
    assert datetime(2024, 7, 1, 22, 30, tzinfo=UTC).astimezone(amsterdam).isoformat() == "2024-07-02T00:30:00+02:00"
    assert summer.replace(tzinfo=amsterdam).tzname() == "CEST"


def test_the_hour_that_comes_twice(amsterdam: LocalZone) -> None:
    twice = [datetime(2024, 10, 27, 2, 30, tzinfo=amsterdam, fold=fold).astimezone(UTC) for fold in (0, 1)]
    assert twice[1] - twice[0] == timedelta(hours=1)
    for moment in twice:
        assert moment.astimezone(amsterdam).astimezone(UTC) == moment


def test_what_is_on_record_about_items_is_known_to_every_later_run(tmp_path: Path) -> None:
    workplace = Workplace(Places(tmp_path), Settings(), Places(tmp_path).register_url)
    items = [MediaItem(one * 32, MediaKind.PHOTO, 9, 9, None, has_location=False, looks_like=one * 8) for one in ("ab", "cd")]
    operator = Actor("K. Smit", Role.OPERATOR)
    with workplace.writing() as (register, _):
        mark_do_not_use(register, items[0], operator, "school")
        mark_reported(register, items[1], operator, "leadership", "school")
    with workplace.reading() as register:
        known = workplace.known(register)
    assert known.do_not_use == {items[0].sha256}
    assert known.reported == {items[1].sha256}
    assert known.decided == {item.looks_like: item.sha256 for item in items}
