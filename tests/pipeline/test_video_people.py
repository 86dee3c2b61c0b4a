"""Whom sightings in a covered film make: one that is certain is enough."""

from __future__ import annotations

from app.pipeline.video_people import Looks, people_of
from app.pipeline.video_seen import Sighted
from app.tracking.timeline import Timeline
from app.tracking.tracks import DEFAULT_TRACKING
from detectors.base import Box

SIZE = 320, 240
TIMELINE = Timeline(tuple(range(50)), (), *SIZE, 25.0)
GROWN = Box.of_size(100, 60, 90, 110)
CHILD = Box.of_size(132, 100, 26, 32)
"""In front of the other, in the middle of that face."""


def test_one_certain_sighting_is_a_person_even_where_somebody_elses_track_is() -> None:
    """Their cover would be the other's, which ends where the other is let be."""
    faces = [Sighted(pts, GROWN, 0.9) for pts in (10, 14, 22, 26)]
    alone = people_of(faces, Looks(range(0, 50, 2)), TIMELINE, SIZE, DEFAULT_TRACKING)
    assert len(alone) == 1
    both = people_of([*faces, Sighted(18, CHILD, 0.7)], Looks(range(0, 50, 2)), TIMELINE, SIZE, DEFAULT_TRACKING)
    assert len(both) == 2
