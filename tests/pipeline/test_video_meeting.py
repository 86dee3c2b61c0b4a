"""Glances of two watches are told by their time, each once, and none before it is sure that nothing earlier comes."""

import math
from dataclasses import dataclass, field

from app.pipeline.video_meeting import Meeting
from app.tracking.sighting import Glance


@dataclass
class Left:
    earliest: int | None
    glances: list[Glance] = field(default_factory=list)


def told(meeting: Meeting, until: float) -> list[tuple[int, bool]]:
    heard: list[Glance] = []
    meeting.tell = heard.append
    meeting.pass_on(until)
    return [(glance.pts, glance.fine) for glance in heard]


def ordinary(*stamps: int) -> list[Glance]:
    return [Glance(pts, ()) for pts in stamps]


def fine(*stamps: int) -> list[Glance]:
    return [Glance(pts, (), fine=True) for pts in stamps]


def test_nothing_is_told_that_something_earlier_may_follow() -> None:
    one, other = Left(8, ordinary(0, 4)), Left(2, fine(0))
    meeting = Meeting((one, other), lambda _: None)
    assert told(meeting, 20) == [(0, True)]
    other.glances, other.earliest = fine(2, 6), 10
    assert told(meeting, 20) == [(2, True), (4, False), (6, True)]
    one.glances, one.earliest, other.earliest = ordinary(8, 12), None, None
    assert told(meeting, 12) == [(8, False)]
    assert told(meeting, math.inf) == [(12, False)]
    assert told(meeting, math.inf) == []
