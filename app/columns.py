"""Boxes at timestamps, held in columns: 33 bytes each where objects take ten times that. An hour of a crowd has millions."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterator
from typing import TypeVar

from detectors.base import Box

Row = tuple[int, Box, float, int]
"""A timestamp, a box, a score, and a number from 0 to 255 whose meaning is its owner's."""
_Number = TypeVar("_Number", int, float)
EDGES = 4
ROW_BYTES = 33


class BoxColumns:
    """Rows by their number. They may be added to while they are gathered; whoever shares them leaves them as they are."""

    __slots__ = ("codes", "edges", "pts", "scores")

    def __init__(self) -> None:
        """There are no rows."""
        self.pts = array("q")
        self.edges = array("i")
        self.scores = array("d")
        self.codes = array("B")

    def add(self, pts: int, box: Box, score: float, code: int) -> None:
        """One more row.

        Raises:
            ValueError: when an edge of the box is no 32-bit number, or the timestamp no 64-bit one.
        """
        try:
            edges, stamp = array("i", (box.left, box.top, box.right, box.bottom)), array("q", (pts,))
        except OverflowError as error:
            raise ValueError(f"no place or time for a box: {box} at {pts}") from error
        self.pts.extend(stamp)
        self.edges.extend(edges)
        self.scores.append(score)
        self.codes.append(code)

    def box(self, number: int) -> Box:
        """The box of a row; negative numbers count from the end."""
        at = EDGES * range(len(self.pts))[number]
        return Box(*self.edges[at : at + EDGES])

    def row(self, number: int) -> Row:
        """A row; negative numbers count from the end.

        Raises:
            IndexError: when there is no such row.
        """
        return self.pts[number], self.box(number), self.scores[number], self.codes[number]

    def packed(self) -> bytes:
        """All rows: their timestamps, edges, scores and numbers, in 8, 4 x 4, 8 and 1 bytes each, the lowest first."""
        turned = _turned(self.pts), _turned(self.edges), _turned(self.scores), self.codes
        return b"".join(column.tobytes() for column in turned)

    @classmethod
    def unpacked(cls, data: bytes) -> BoxColumns:
        """The rows that were packed; whether there can be such boxes is not asked.

        Raises:
            ValueError: when it is not a whole number of rows.
        """
        count, rest = divmod(len(data), ROW_BYTES)
        if rest:
            raise ValueError(f"{len(data)} bytes are no rows")
        rows, edges_at, scores_at, codes_at = cls(), 8 * count, 24 * count, 32 * count
        rows.pts = _turned(array("q", data[:edges_at]))
        rows.edges = _turned(array("i", data[edges_at:scores_at]))
        rows.scores = _turned(array("d", data[scores_at:codes_at]))
        rows.codes = array("B", data[codes_at:])
        return rows

    def __reduce__(self) -> tuple[Callable[[bytes], BoxColumns], tuple[bytes]]:
        """To another process as one string of bytes: four arrays each would take twice as much on the way."""
        return BoxColumns.unpacked, (self.packed(),)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.pts)

    def __iter__(self) -> Iterator[Row]:
        """The rows in order."""
        return map(self.row, range(len(self)))

    def __eq__(self, other: object) -> bool:
        """The same rows."""
        if not isinstance(other, BoxColumns):
            return NotImplemented
        mine, theirs = ((one.pts, one.edges, one.scores, one.codes) for one in (self, other))
        return mine == theirs

    def __hash__(self) -> int:
        """Of the rows as they are now."""
        return hash((self.pts.tobytes(), self.edges.tobytes()))


def _turned(column: array[_Number]) -> array[_Number]:
    """The column with the lowest byte of each number first, from the order of this machine, or back."""
    if sys.byteorder == "big":
        column = column[:]
        column.byteswap()
    return column
