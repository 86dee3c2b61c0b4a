"""One person's faces through a video, as values: `KeyBox`, `Track`, and the `Clip` that holds them. No files, no arrays."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from detectors.base import Box


class Origin(StrEnum):
    """How a box of a track came to be."""

    SEEN = "seen"
    """A detector saw the face in this very frame."""
    FILLED = "filled"
    """Between two sights, by motion."""
    LENGTHENED = "lengthened"
    """Before the first sight or after the last one."""
    PERSON = "person"
    """A person put it there."""


@dataclass(frozen=True, slots=True)
class KeyBox:
    """Where the face is at one presentation timestamp (ticks of the stream's own time base).

    `box` is in pixels of the upright, full-size picture; `score` is the probability of a face, 1 where a person says so.
    """

    pts: int
    box: Box
    score: float
    origin: Origin

    def __post_init__(self) -> None:
        """Refuse a score that is none.

        Raises:
            ValueError: when the score lies outside 0 to 1 (also when it is not a number).
        """
        if not 0.0 <= self.score <= 1.0:
            raise ValueError(f"score {self.score} of a track")


@dataclass(frozen=True, slots=True)
class Track:
    """One person's faces from the first key to the last; between two keys the box moves evenly from one to the other.

    A person who leaves and comes back has two tracks. `doubts` are stable codes of why somebody should look at it (`short`,
    `weak`, `jumps`); none: nothing speaks against it. `breaks` are where it may have passed to somebody else: timestamps of
    the last sight before and of the first one after. To cover, that is nothing; to let somebody be, it is the end.
    """

    id: str
    keys: tuple[KeyBox, ...]
    doubts: tuple[str, ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a track that is nowhere, or in two places at once.

        Raises:
            ValueError: when there is no key, or their timestamps do not rise.
        """
        if not self.keys:
            raise ValueError("a track has a key")
        if any(later.pts <= earlier.pts for earlier, later in zip(self.keys, self.keys[1:], strict=False)):
            raise ValueError("the keys of a track follow each other")

    @property
    def first(self) -> int:
        """Timestamp of the first key."""
        return self.keys[0].pts

    @property
    def last(self) -> int:
        """Timestamp of the last key."""
        return self.keys[-1].pts

    def at(self, pts: int) -> Box | None:
        """The box at a timestamp, None before the first key and after the last one; rounded so that it never shrinks."""
        if not self.first <= pts <= self.last:
            return None
        index = bisect_right(self.keys, pts, key=lambda key: key.pts) - 1
        before = self.keys[index]
        if before.pts == pts:
            return before.box
        after = self.keys[index + 1]
        share = (pts - before.pts) / (after.pts - before.pts)
        return _between(before.box, after.box, share)


@dataclass(frozen=True, slots=True)
class Clip:
    """What a video is beside its frames' size: its clock, its length, whether it has sound, and who was found in it.

    `time_base` is numerator and denominator of a tick in seconds; timestamps are those of the source's presentation.
    `seconds` is the presentation length; `cuts` are the timestamps of the first frames of new scenes, `looks` those of the
    frames at which a detector looked, `fine` of those among them at which it looked for small faces, too, as it does all
    the time. `aside` is what it saw there beside the tracks, from the score on that lists a face in a photo; None where
    that is not known. `stands`: by how many quarters (counter-clockwise) a frame has to be turned for most people in it to
    be upright.
    """

    time_base: tuple[int, int]
    frames: int
    first: int
    last: int
    seconds: float
    has_sound: bool
    tracks: tuple[Track, ...] = ()
    cuts: tuple[int, ...] = ()
    looks: tuple[int, ...] = ()
    aside: tuple[KeyBox, ...] | None = None
    fine: tuple[int, ...] = ()
    stands: int = 0

    def __post_init__(self) -> None:
        """Refuse a clock that stands still.

        Raises:
            ValueError: when the time base is not positive, or there is no frame.
        """
        if min(self.time_base) <= 0 or self.frames <= 0 or self.last < self.first:
            raise ValueError("a clip has a clock and a frame")

    def second(self, pts: int) -> float:
        """Presentation time of a timestamp in seconds."""
        return float(pts * Fraction(*self.time_base))


def _between(one: Box, other: Box, share: float) -> Box:
    def move(start: int, end: int) -> float:
        return start + (end - start) * share

    return Box(
        math.floor(move(one.left, other.left)),
        math.floor(move(one.top, other.top)),
        math.ceil(move(one.right, other.right)),
        math.ceil(move(one.bottom, other.bottom)),
    )
