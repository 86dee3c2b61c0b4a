"""One person's faces through a video, as values: `KeyBox`, `Keys`, `Track`, and the `Clip` that holds them. No files."""

from __future__ import annotations

import base64
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import overload

from app.columns import BoxColumns, Row
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


ORIGINS = tuple(Origin)
CODES = {origin: code for code, origin in enumerate(ORIGINS)}


class Keys(Sequence[KeyBox]):
    """Keys as they were given, in an eighth of their memory; each is made anew when it is asked for."""

    __slots__ = ("_columns",)

    def __init__(self, keys: Iterable[KeyBox] = ()) -> None:
        """These keys.

        Raises:
            ValueError: when a box lies too far out to be held.
        """
        self._columns = BoxColumns()
        for key in keys:
            self._columns.add(key.pts, key.box, key.score, CODES[key.origin])

    def packed(self) -> str:
        """As a short text, for a file: `BoxColumns.packed` in base 64, with each origin's place in `Origin`."""
        return base64.b64encode(self._columns.packed()).decode("ascii")

    @classmethod
    def unpacked(cls, text: str) -> Keys:
        """The keys that were packed.

        Raises:
            ValueError: when the text is not what `packed` makes of keys.
        """
        try:
            return cls(map(_key, BoxColumns.unpacked(base64.b64decode(text, validate=True))))
        except IndexError as error:
            raise ValueError("a key of no known origin") from error

    @property
    def stamps(self) -> Sequence[int]:
        """The timestamps of all."""
        return self._columns.pts

    def box(self, number: int) -> Box:
        """The box of one of them."""
        return self._columns.box(number)

    @overload
    def __getitem__(self, number: int) -> KeyBox: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[KeyBox, ...]: ...
    def __getitem__(self, number: int | slice) -> KeyBox | tuple[KeyBox, ...]:
        """One key, or several as a tuple."""
        if isinstance(number, slice):
            return tuple(_key(self._columns.row(one)) for one in range(len(self))[number])
        return _key(self._columns.row(number))

    def __iter__(self) -> Iterator[KeyBox]:
        """The keys in order."""
        return map(_key, self._columns)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._columns)

    def __eq__(self, other: object) -> bool:
        """The same keys in the same order."""
        return self._columns == other._columns if isinstance(other, Keys) else NotImplemented

    def __hash__(self) -> int:
        """Of all keys."""
        return hash(self._columns)

    def __repr__(self) -> str:
        """As what it is made of."""
        return f"Keys({list(self)})"


def _key(row: Row) -> KeyBox:
    pts, box, score, code = row
    return KeyBox(pts, box, score, ORIGINS[code])


@dataclass(frozen=True, slots=True)
class Track:
    """One person's faces from the first key to the last; between two keys the box moves evenly from one to the other.

    A person who leaves and comes back has two tracks. `doubts` are stable codes of why somebody should look at it (`short`,
    `weak`, `jumps`); none: nothing speaks against it. `breaks` are where it may have passed to somebody else: timestamps of
    the last sight before and of the first one after. To cover, that is nothing; to let somebody be, it is the end.
    `keys` are held as `Keys`, in whatever form they are given.
    """

    id: str
    keys: Sequence[KeyBox]
    doubts: tuple[str, ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a track that is nowhere, or in two places at once.

        Raises:
            ValueError: when there is no key, or their timestamps do not rise.
        """
        if not self.keys:
            raise ValueError("a track has a key")
        object.__setattr__(self, "keys", _held(self.keys))
        if any(later <= earlier for earlier, later in pairwise(self._held.stamps)):
            raise ValueError("the keys of a track follow each other")

    @property
    def _held(self) -> Keys:
        return _held(self.keys)

    @property
    def first(self) -> int:
        """Timestamp of the first key."""
        return self._held.stamps[0]

    @property
    def last(self) -> int:
        """Timestamp of the last key."""
        return self._held.stamps[-1]

    def at(self, pts: int) -> Box | None:
        """The box at a timestamp, None before the first key and after the last one; rounded so that it never shrinks."""
        held, stamps = self._held, self._held.stamps
        if not stamps[0] <= pts <= stamps[-1]:
            return None
        index = bisect_right(stamps, pts) - 1
        if stamps[index] == pts:
            return held.box(index)
        share = (pts - stamps[index]) / (stamps[index + 1] - stamps[index])
        return between(held.box(index), held.box(index + 1), share)


@dataclass(frozen=True, slots=True)
class Clip:
    """What a video is beside its frames' size: its clock, its length, whether it has sound, and who was found in it.

    `time_base` is numerator and denominator of a tick in seconds; timestamps are those of the source's presentation.
    `seconds` is the presentation length; `cuts` are the timestamps of the first frames of new scenes, `looks` those of the
    frames at which a detector looked, `fine` of those among them at which it looked for small faces, too, as it does all
    the time. `aside` is what it saw there beside the tracks, from the score on that lists a face in a photo; None where
    that is not known; held as `Keys`. `stands`: by how many quarters (counter-clockwise) a frame has to be turned for most
    people in it to be upright. `longest`: ticks for which the frame stands that stands longest, but for the last one.
    `begins`: the timestamp from which a player counts, before the first frame where the sound begins earlier; None: from that.
    `seekable`: each frame has the very timestamp that its file tells, so that one may begin to read anywhere; no clock was set
    anew.
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
    aside: Sequence[KeyBox] | None = None
    fine: tuple[int, ...] = ()
    stands: int = 0
    longest: int = 0
    begins: int | None = None
    seekable: bool = False

    def __post_init__(self) -> None:
        """Refuse a clock that stands still.

        Raises:
            ValueError: when the time base is not positive, or there is no frame.
        """
        if min(self.time_base) <= 0 or self.frames <= 0 or self.last < self.first:
            raise ValueError("a clip has a clock and a frame")
        object.__setattr__(self, "aside", None if self.aside is None else _held(self.aside))

    def second(self, pts: int) -> float:
        """Presentation time of a timestamp in seconds."""
        return float(pts * Fraction(*self.time_base))

    def clock(self, pts: int) -> float:
        """What a player's clock says at a timestamp, in seconds: whoever watches or listens elsewhere comes back with that."""
        return self.second(pts - self._zero)

    def timestamp(self, clock: float) -> int:
        """The nearest timestamp to what a player's clock says, in seconds."""
        return self._zero + round(Fraction(clock) / Fraction(*self.time_base))

    @property
    def _zero(self) -> int:
        return self.first if self.begins is None else min(self.begins, self.first)

    def share(self, pts: int) -> float:
        """How far into it a timestamp lies, 0 to 1."""
        return (pts - self.first) / max(1, self.last - self.first)


def _held(keys: Sequence[KeyBox]) -> Keys:
    return keys if isinstance(keys, Keys) else Keys(keys)


def between(one: Box, other: Box, share: float) -> Box:
    """The box on the even way from one to the other, 0 to 1; rounded outwards."""

    def move(start: int, end: int) -> float:
        return start + (end - start) * share

    return Box(
        math.floor(move(one.left, other.left)),
        math.floor(move(one.top, other.top)),
        math.ceil(move(one.right, other.right)),
        math.ceil(move(one.bottom, other.bottom)),
    )
