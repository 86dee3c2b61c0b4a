"""What joining works on: `Sighting` and `Glance`. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.tracking.appearance import Look
from detectors.base import Box


@dataclass(frozen=True, slots=True)
class Sighting:
    """One face in one frame: pixels of the upright, full-size picture; `score` is the probability of a face.

    `fine`: too small for an ordinary look, only a fine one saw it. `lingers`: not seen, but nothing changed where it was.
    """

    box: Box
    score: float
    look: Look | None = field(default=None, compare=False)
    fine: bool = False
    lingers: bool = False


@dataclass(frozen=True, slots=True)
class Glance:
    """All faces that were seen in the frame at this timestamp; none is an answer too.

    `fine`: small faces were looked for as well.
    """

    pts: int
    sightings: tuple[Sighting, ...]
    fine: bool = False
