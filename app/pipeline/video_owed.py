"""Who has to be covered in a frame, told a second time: from each track's keys alone, without what the writer goes by.

The writer asks `PlannedCovers`, and so does the gate for what must be nothing but a cover. If that forgot somebody at a frame
at which no detector looks, both would agree. So whoever is owed a cover is reckoned anew here, in another way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import ceil, floor

from app.pipeline.video_plan import TrackPlan
from app.track import Track
from detectors.base import Box, middle_of, scaled_box


class Owed:
    """The middles of all faces that have to be covered, frame by frame, in pixels of the written picture."""

    def __init__(self, plan: TrackPlan, scale: tuple[float, float]) -> None:
        """`scale`: the written picture's width and height by the source's."""
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
        return [middle for course in due if (middle := course.middle(pts, self._scale)) is not None]

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
        is_seen = middle.width * scale[0] >= 1 and middle.height * scale[1] >= 1
        return scaled_box(middle, *scale) if is_seen else None
