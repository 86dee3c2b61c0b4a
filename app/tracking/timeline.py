"""When the frames of a video are shown and where its scenes begin: of a whole one, and of one that is still being read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol


class Times(Protocol):
    """The timestamps of frames in ticks, as far as they are known."""

    @property
    def second(self) -> float:
        """How many ticks a second has."""

    def scene(self, pts: int) -> tuple[int, int]:
        """Timestamps of the first and of the last known frame of the scene that holds `pts`."""

    def at_or_after(self, pts: float) -> int:
        """Timestamp of the first frame that is not before this moment; the last one where there is none."""

    def at_or_before(self, pts: float) -> int:
        """Timestamp of the last frame that is not after this moment; the first one where there is none."""


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
        return _scene(self.pts, self.cuts, pts)

    def at_or_after(self, pts: float) -> int:
        """Timestamp of the first frame that is not before this moment; the last one where there is none."""
        return _at_or_after(self.pts, pts)

    def at_or_before(self, pts: float) -> int:
        """Timestamp of the last frame that is not after this moment; the first one where there is none."""
        return _at_or_before(self.pts, pts)


@dataclass(slots=True)
class TimesSoFar:
    """Like `Timeline`, of a video that is being read: frames and cuts come as it goes on."""

    second: float
    pts: list[int] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)

    def scene(self, pts: int) -> tuple[int, int]:
        """Timestamps of the first and of the last frame so far of the scene that holds `pts`."""
        return _scene(self.pts, self.cuts, pts)

    def at_or_after(self, pts: float) -> int:
        """Timestamp of the first frame that is not before this moment; the last one so far where there is none."""
        return _at_or_after(self.pts, pts)

    def at_or_before(self, pts: float) -> int:
        """Timestamp of the last frame that is not after this moment; the first one where there is none."""
        return _at_or_before(self.pts, pts)


def _scene(stamps: Sequence[int], cuts: Sequence[int], pts: int) -> tuple[int, int]:
    index = bisect_right(cuts, pts)
    first = cuts[index - 1] if index else stamps[0]
    if index == len(cuts):
        return first, stamps[-1]
    return first, stamps[max(0, bisect_left(stamps, cuts[index]) - 1)]


def _at_or_after(stamps: Sequence[int], pts: float) -> int:
    return stamps[min(len(stamps) - 1, bisect_left(stamps, pts))]


def _at_or_before(stamps: Sequence[int], pts: float) -> int:
    return stamps[max(0, bisect_right(stamps, pts) - 1)]
