"""Who and what has to be covered in a frame, told a second time, without what the writer goes by.

People are told from each track's keys alone, and what a person drew from its own span. The writer asks `PlannedCovers`, and so
does the gate for what must be nothing but a cover. If that forgot somebody at a frame at which no detector looks, both would
agree; and for a name or a plate no detector looks at all. So whoever and whatever is owed a cover is reckoned anew here, in
another way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import ceil, floor, sqrt

import cv2
import numpy as np

from app.model import Region
from app.pipeline.video_plan import TrackPlan
from app.redaction.regions import inside
from app.track import Track
from detectors.base import Box, middle_of, scaled_box


class Owed:
    """The middles of all faces and areas that have to be covered, frame by frame, in pixels of the written picture."""

    def __init__(self, plan: TrackPlan, size: tuple[int, int], scale: tuple[float, float]) -> None:
        """`size`: width and height of the source's upright picture; `scale`: the written picture's by those."""
        hearts = ((heart_of(area.region, *size), area.span) for area in plan.areas)
        self._areas = [(scaled_box(heart, *scale), span) for heart, span in hearts if heart and _is_seen(heart, scale)]
        self._kept = [(kept.track, kept.span) for kept in plan.kept]
        self._scale = scale
        self._coming = sorted(plan.tracks, key=lambda track: -track.first)
        self._there = list[_Course]()
        self._last: int | None = None

    def __call__(self, pts: int) -> Sequence[Box]:
        """Those at a source timestamp.

        Raises:
            ValueError: when it is earlier than one that was asked for before.
        """
        if self._last is not None and pts < self._last:
            raise ValueError("frames follow each other")
        self._last = pts
        while self._coming and self._coming[-1].first <= pts:
            self._there.append(_Course(self._coming.pop()))
        self._there = [course for course in self._there if course.track.last >= pts]
        due = (course for course in self._there if not self._stays_visible(course.track, pts))
        drawn = [heart for heart, span in self._areas if span is None or span[0] <= pts <= span[1]]
        return [*drawn, *(middle for course in due if (middle := course.middle(pts, self._scale)) is not None)]

    def _stays_visible(self, track: Track, pts: int) -> bool:
        return any(kept is track and first <= pts <= last for kept, (first, last) in self._kept)


class _Course:
    """Where one person's face is: between two keys in a straight line."""

    def __init__(self, track: Track) -> None:
        self.track = track
        self._stamps = [key.pts for key in track.keys]
        self._sides = [(key.box.left, key.box.top, key.box.right, key.box.bottom) for key in track.keys]

    def middle(self, pts: int, scale: tuple[float, float]) -> Box | None:
        """The middle of the face; None where the written picture shows less than a pixel of it."""
        after = bisect_left(self._stamps, pts)
        before = max(0, after - 1)
        share = (pts - self._stamps[before]) / max(1, self._stamps[after] - self._stamps[before])
        ends = zip(self._sides[before], self._sides[after], strict=True)
        left, top, right, bottom = (start + (end - start) * share for start, end in ends)
        middle = middle_of(Box(floor(left), floor(top), ceil(right), ceil(bottom)))
        return scaled_box(middle, *scale) if _is_seen(middle, scale) else None


def heart_of(region: Region, width: int, height: int) -> Box | None:
    """A square in the midst of a region, a pixel away from its outline, in a picture of this size; None where it is too thin.

    It has its middle where the outline is farthest, and its half diagonal is no longer than that distance.
    """
    found = inside(region, width, height)
    if found is None:
        return None
    window, held = found
    distances = cv2.distanceTransform(np.pad(held, 1).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    row, column = np.unravel_index(int(distances.argmax()), distances.shape)
    half = int(float(distances[row, column]) / sqrt(2)) - 1
    left, top = window.left + int(column) - 1 - half, window.top + int(row) - 1 - half
    return Box.of_size(left, top, 2 * half + 1, 2 * half + 1) if half >= 1 else None


def _is_seen(box: Box, scale: tuple[float, float]) -> bool:
    """Whether the written picture shows at least a pixel of it in each direction."""
    return box.width * scale[0] >= 1 and box.height * scale[1] >= 1
