"""When the frames of a video are shown and where its scenes begin: of a whole one, and of one that is still being read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise


class Times:
    """The timestamps of frames in ticks, as far as they are known; `second` is how many ticks a second has.

    `cuts` are the timestamps of the first frames of new scenes.
    """

    __slots__ = ()
    pts: Sequence[int]
    cuts: Sequence[int]
    second: float

    def scene(self, pts: int) -> tuple[int, int]:
        """Timestamps of the first and of the last known frame of the scene that holds `pts`."""
        index = bisect_right(self.cuts, pts)
        first = self.cuts[index - 1] if index else self.pts[0]
        if index == len(self.cuts):
            return first, self.pts[-1]
        return first, self.pts[max(0, bisect_left(self.pts, self.cuts[index]) - 1)]

    def at_or_after(self, pts: float) -> int:
        """Timestamp of the first frame that is not before this moment; the last known one where there is none."""
        return self.pts[min(len(self.pts) - 1, bisect_left(self.pts, pts))]

    def at_or_before(self, pts: float) -> int:
        """Timestamp of the last frame that is not after this moment; the first one where there is none."""
        return self.pts[max(0, bisect_right(self.pts, pts) - 1)]


@dataclass(frozen=True, slots=True)
class Timeline(Times):
    """The frames of a whole video, and the size of its picture in pixels."""

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


@dataclass(slots=True)
class TimesSoFar(Times):
    """Those of a video that is being read: frames and cuts come as it goes on."""

    second: float
    pts: list[int] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
