"""What joining works on: `Sighting`, `Glance` and the `Timeline` they lie on. Values only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from app.tracking.appearance import Look
from detectors.base import Box


@dataclass(frozen=True, slots=True)
class Sighting:
    """One face in one frame: pixels of the upright, full-size picture; `score` is the probability of a face.

    `fine`: too small for an ordinary look, only a fine one saw it.
    """

    box: Box
    score: float
    look: Look | None = field(default=None, compare=False)
    fine: bool = False


@dataclass(frozen=True, slots=True)
class Glance:
    """All faces that were seen in the frame at this timestamp; none is an answer too.

    `fine`: small faces were looked for as well.
    """

    pts: int
    sightings: tuple[Sighting, ...]
    fine: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The frames of a video: their timestamps, where scenes begin, the size of the picture in pixels and the clock.

    `cuts` are the timestamps of the first frames of new scenes; `second` is how many ticks a second has.
    """

    pts: tuple[int, ...]
    cuts: tuple[int, ...]
    width: int
    height: int
    second: float

    def __post_init__(self) -> None:
        """Refuse a time that runs backwards.

        Raises:
            ValueError: when there is no frame, timestamps do not rise, or a size or the clock is not positive.
        """
        if not self.pts or any(later <= earlier for earlier, later in pairwise(self.pts)):
            raise ValueError("the frames of a video follow each other")
        if min(self.width, self.height) <= 0 or self.second <= 0:
            raise ValueError("a video has a size and a clock")

    def scene(self, pts: int) -> tuple[int, int]:
        """Timestamps of the first and of the last frame of the scene that holds `pts`."""
        index = bisect_right(self.cuts, pts)
        first = self.cuts[index - 1] if index else self.pts[0]
        if index == len(self.cuts):
            return first, self.pts[-1]
        return first, self.pts[max(0, bisect_left(self.pts, self.cuts[index]) - 1)]

    def at_or_after(self, pts: float) -> int:
        """Timestamp of the first frame that is not before this moment; the last one where there is none."""
        return self.pts[min(len(self.pts) - 1, bisect_left(self.pts, pts))]

    def at_or_before(self, pts: float) -> int:
        """Timestamp of the last frame that is not after this moment; the first one where there is none."""
        return self.pts[max(0, bisect_right(self.pts, pts) - 1)]
