"""Which regions of a frame are covered: the heads of the tracks that are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.model import Region
from app.redaction.regions import MARGIN_PX, head_of
from app.track import Track
from detectors.base import Box

MARGIN_SHARE = 0.05
"""Of the face's height: the fixed margin of photos would make the cover of a head of 36 pixels a third larger, and a
track's boxes are wider than what was seen already. Neither share nor margin is ever larger than that of photos."""


def covers_at(tracks: Sequence[Track], pts: int) -> tuple[Region, ...]:
    """The heads in the frame at this timestamp, in pixels of the upright, full-size picture; they may reach outside it."""
    boxes = (track.at(pts) for track in tracks)
    return tuple(video_head_of(box) for box in boxes if box is not None)


def video_head_of(face: Box) -> Region:
    """The head of a face box as photos have it, with a margin that goes with its size."""
    head = head_of(face)
    less = MARGIN_PX - min(MARGIN_PX, round(MARGIN_SHARE * face.height))
    box = head.bounds
    return replace(head, bounds=Box(box.left + less, box.top + less, box.right - less, box.bottom - less))
