"""Where a moment lies on a line, and back: shared by the scrub bar and the lanes, so that they stand above each other."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from app.track import Clip

STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)
"""Seconds between two marks of time."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The clip from first to last timestamp on the pixels from `left` to `right`."""

    clip: Clip
    left: int
    right: int

    @property
    def _ticks(self) -> int:
        return max(self.clip.last - self.clip.first, 1)

    def x(self, pts: int) -> float:
        """Where a timestamp lies; what lies outside the clip lies at its end."""
        share = (min(max(pts, self.clip.first), self.clip.last) - self.clip.first) / self._ticks
        return self.left + share * max(self.right - self.left, 1)

    def pts(self, x: float) -> int:
        """The timestamp at a place, within the clip."""
        share = (x - self.left) / max(self.right - self.left, 1)
        return self.clip.first + round(min(max(share, 0.0), 1.0) * self._ticks)

    def marks(self, apart_px: float) -> Iterator[tuple[int, float]]:
        """Whole seconds of the clock at least so many pixels apart, and where they lie."""
        length = self._ticks * Fraction(*self.clip.time_base)
        per_second = (self.right - self.left) / float(length) if length else 0.0
        step = next((one for one in STEPS_S if one * per_second >= apart_px), STEPS_S[-1])
        start, end = self.clip.clock(self.clip.first), self.clip.clock(self.clip.last)
        for second in range(math.ceil(start / step) * step, int(end) + 1, step):
            yield second, self.left + (second - start) * per_second


def clock(clip: Clip, pts: int) -> str:
    """The time of a moment as a player tells it, 0:07.25 or 1:02:03.00: by whole seconds frames look alike."""
    return clock_at(clip.clock(pts))


def clock_at(seconds: float) -> str:
    """The same of what a player's clock says, in seconds."""
    whole, rest = divmod(max(round(seconds * 100), 0), 100)
    return f"{_shown(whole)}.{rest:02}"


def length(clip: Clip) -> str:
    """What the clock says at the end of a clip, to the nearest second; never nothing."""
    return _shown(max(round(clip.clock(clip.first) + clip.seconds), 1))


def spoken(clip: Clip, pts: int) -> str:
    """The moment and the length."""
    return f"{clock(clip, pts)} / {length(clip)}"


def _shown(seconds: int) -> str:
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
