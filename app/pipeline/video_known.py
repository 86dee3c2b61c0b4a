"""What the first pass saw in a frame, for the gate: it need not look at the source again where somebody looked before."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right

from app.track import Clip, Keys
from app.tracking.present import Present
from detectors.base import Box, scaled_box


class Known:
    """Whom a detector saw in the source, in pixels of the written picture.

    That is the tracks as they were found, whatever a person made of them since, and what was seen beside them. A track says
    more than what was seen: it is wider, and there also where its face was not seen in that very frame.
    """

    def __init__(self, clip: Clip, scale: tuple[float, float]) -> None:
        """`scale`: the written picture's width and height by the source's."""
        self._present, self._scale = Present(clip.tracks), scale
        self._looks = frozenset(clip.looks if clip.aside is not None else ())
        self._aside = Keys(clip.aside or ())
        stamps = self._aside.stamps
        self._order = array("L", sorted(range(len(stamps)), key=stamps.__getitem__))
        self._stamps = array("q", (stamps[number] for number in self._order))

    def __call__(self, pts: int, least: float = 0.0) -> tuple[Box, ...] | None:
        """Whom it saw at a source timestamp, beside the tracks at least so well; None where none looked."""
        if pts not in self._looks:
            return None
        found = (track.at(pts) for track in self._present.at(pts))
        return (*(scaled_box(box, *self._scale) for box in found if box is not None), *self.aside(pts, least))

    def aside(self, pts: int, least: float = 0.0) -> tuple[Box, ...]:
        """What was seen beside the tracks, at least so well."""
        order = self._order[bisect_left(self._stamps, pts) : bisect_right(self._stamps, pts)]
        found = (self._aside[number] for number in order)
        return tuple(scaled_box(key.box, *self._scale) for key in found if key.score >= least)
