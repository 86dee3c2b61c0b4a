"""What was seen and is nobody's: sightings too weak and too short to be a person, and not where one is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.track import KeyBox, Origin, Track
from app.tracking.geometry import holds, inner
from app.tracking.present import Present
from app.tracking.sighting import Glance

MIDDLE = 0.6
"""The share of a face's sides that has to lie in a track's box for the face to be that track's."""


def aside_of(
    glances: Sequence[Glance], tracks: Sequence[Track], least: float, alive: Callable[[], None] = lambda: None
) -> tuple[KeyBox, ...]:
    """The sightings from this score on whose middle no track holds at their time.

    Args:
        glances: the frames looked at, timestamps rising.
        tracks: the people.
        least: the lowest score that counts.
        alive: called with every glance, for whoever waits: those of an hour take half a minute.
    """
    present = Present(tracks)
    aside: list[KeyBox] = []
    for glance in glances:
        alive()
        boxes = [box for track in present.at(glance.pts) if (box := track.at(glance.pts)) is not None]
        aside += [
            KeyBox(glance.pts, one.box, round(one.score, 4), Origin.SEEN)
            for one in glance.sightings
            if one.score >= least and not any(holds(box, inner(one.box, MIDDLE)) for box in boxes)
        ]
    return tuple(aside)
