"""Whether the frames between two glances need a closer look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from app.tracking.geometry import nearness
from app.tracking.sighting import Glance, Sighting

REACH = 0.8
"""In mean sides: a face that moved further between two glances is looked at in between."""
CHANGE = 1.5
NEAR = 0.15
"""From this nearness on it is the same face in two glances."""
LOUD = 0.7
"""Sightings from this score on must be found again in the other glance, at whatever score. On ten clips 0.3 took 1.4 times as
many looks and left as many faces uncovered (none); 0.85 lost one small face for 16 frames."""


def calmness(before: Glance, after: Glance) -> float:
    """1 when all stand still from one glance to the other, 0 when somebody comes, goes or moves too far to tell."""
    return min(_worst(before.sightings, after), _worst(after.sightings, before))


def fine_calmness(before: Glance, after: Glance, between: Sequence[Glance] = (), *, close: bool = False) -> float:
    """The calmness of those whom only fine looks see clearly: the others are watched by ordinary ones.

    Who is found near by every time along the glances `between` was not lost sight of, however far they went in all. `close`:
    between glances so close in time that a face may just be missed in one of them somebody has to be lost both ways, as who
    moved too far to tell is.
    """
    ways = _followed(_fine(before), (*between, after)), _followed(_fine(after), (*reversed(between), before))
    return max(ways) if close else min(ways)


def _fine(glance: Glance) -> list[Sighting]:
    return [sighting for sighting in glance.sightings if sighting.fine and sighting.score >= LOUD]


def _followed(sightings: Sequence[Sighting], glances: Sequence[Glance]) -> float:
    """As `_worst` to the last of the glances, step by step; a glance that shows nobody near is passed over."""
    *between, last = glances
    for glance in between:
        sightings = [_next(sighting, glance) for sighting in sightings]
    return _worst(sightings, last)


def _next(sighting: Sighting, glance: Glance) -> Sighting:
    """Where somebody is in another glance, as sure as they were; where they were, if nobody is near there."""
    near = ((nearness(sighting.box, other.box, REACH, CHANGE), other.box) for other in glance.sightings)
    closeness, box = max(near, key=itemgetter(0), default=(0.0, sighting.box))
    return replace(sighting, box=box) if closeness >= NEAR else sighting


def _worst(sightings: Sequence[Sighting], other: Glance) -> float:
    worst = 1.0
    for sighting in sightings:
        if sighting.score >= LOUD and worst > 0:  # in a crowd soon somebody comes or goes
            near = (nearness(sighting.box, candidate.box, REACH, CHANGE) for candidate in other.sightings)
            worst = min(worst, max(near, default=0.0))
    return worst
