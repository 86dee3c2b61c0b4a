"""What was seen and is nobody's: sightings too weak and too short to be a person, and not where one is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from app.track import KeyBox, Origin, Track
from app.tracking.geometry import holds, inner
from app.tracking.sighting import Glance
from detectors.base import Box

MIDDLE = 0.6
"""The share of a face's sides that has to lie in a track's box for the face to be that track's."""


def aside_of(glances: Sequence[Glance], tracks: Sequence[Track], least: float) -> tuple[KeyBox, ...]:
    """The sightings from this score on whose middle no track holds at their time.

    Args:
        glances: the frames looked at, timestamps rising.
        tracks: the people.
        least: the lowest score that counts.
    """
    stamps = [glance.pts for glance in glances]
    there: list[list[Box]] = [[] for _ in glances]
    for track in tracks:
        for number in range(bisect_left(stamps, track.first), bisect_right(stamps, track.last)):
            box = track.at(stamps[number])
            if box is not None:
                there[number].append(box)
    return tuple(
        KeyBox(glance.pts, one.box, round(one.score, 4), Origin.SEEN)
        for glance, boxes in zip(glances, there, strict=True)
        for one in glance.sightings
        if one.score >= least and not any(holds(box, inner(one.box, MIDDLE)) for box in boxes)
    )
