from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from app.workplace import LocalZone


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
