"""How long a long item will still take."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from app.batch import under_way
from app.batch.under_way import SURE_AFTER_S, Ear, Step, UnderWay, left_s
from app.media.intake import Found
from app.pipeline.pulse import Pulse


@pytest.mark.parametrize(
    ("began", "from_share", "now", "share", "left"),
    [
        (0.0, 0.0, 10.0, 0.5, 10.0),
        (0.0, 0.0, 10.0, 0.25, 30.0),
        (100.0, 0.0, 110.0, 0.25, 30.0),
        (0.0, 0.5, 10.0, 0.75, 10.0),
        (0.0, 0.0, 10.0, 1.0, 0.0),
        (0.0, 0.0, SURE_AFTER_S, 0.5, SURE_AFTER_S),
    ],
)
def test_the_rest_takes_as_long_as_what_was_heard(
    began: float, from_share: float, now: float, share: float, left: float
) -> None:
    assert left_s(began, from_share, now, share) == pytest.approx(left)


@pytest.mark.parametrize(
    ("now", "share"),
    [
        pytest.param(SURE_AFTER_S / 2, 0.5, id="too soon"),
        pytest.param(60.0, 0.25, id="came no further"),
        pytest.param(60.0, 0.125, id="fell back"),
    ],
)
def test_nothing_is_said_of_what_cannot_be_known(now: float, share: float) -> None:
    assert left_s(0.0, 0.25, now, share) is None


def test_more_than_all_leaves_nothing_to_wait_for() -> None:
    assert left_s(0.0, 0.0, 10.0, 1.5) == 0.0


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        """The time it was set to, in seconds."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(under_way, "time", clock)
    return clock


def test_an_ear_tells_only_what_is_new_and_begins_anew_with_the_task(tmp_path: Path, clock: Clock) -> None:
    found = Found(tmp_path / "film.mp4", tmp_path, PurePath("film.mp4"))
    heard: list[UnderWay] = []
    file = tmp_path / "pulse"
    ear = Ear(found, Step.LOOKING, Pulse(file), heard.append)
    ear()
    assert not heard
    for clock.now, share in ((0.0, 0.25), (10.0, 0.5), (20.0, 0.5), (30.0, 0.125), (40.0, 0.25)):
        Pulse(file).progress()(share)
        ear()
    assert [(one.share, one.left_s) for one in heard] == [(0.25, None), (0.5, 20.0), (0.125, None), (0.25, 60.0)]


def test_the_end_is_told_of_what_was_told_of(tmp_path: Path) -> None:
    found = Found(tmp_path / "film.mp4", tmp_path, PurePath("film.mp4"))
    heard: list[UnderWay] = []
    file = tmp_path / "pulse"
    ear = Ear(found, Step.COVERING, Pulse(file), heard.append)
    ear.end()
    assert not heard
    Pulse(file).progress()(0.25)
    ear()
    Pulse(file).forget()
    ear.end()
    assert [(one.step, one.share) for one in heard] == [(Step.COVERING, 0.25), (Step.COVERING, 1.0)]
