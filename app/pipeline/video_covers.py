"""Which regions of a frame are covered: the heads of the tracks that are there."""

from __future__ import annotations

from collections.abc import Sequence

from app.model import Region
from app.redaction.regions import head_of
from app.track import Track


def covers_at(tracks: Sequence[Track], pts: int) -> tuple[Region, ...]:
    """The heads in the frame at this timestamp, in pixels of the upright, full-size picture; they may reach outside it."""
    boxes = (track.at(pts) for track in tracks)
    return tuple(head_of(box) for box in boxes if box is not None)
