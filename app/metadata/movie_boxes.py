"""Boxes of an MP4 file, and where its samples lie. Reads what the program wrote: anything odd is an error."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

HOLDING = frozenset({b"moov", b"trak", b"edts", b"mdia", b"minf", b"dinf", b"stbl", b"udta", b"meta", b"ilst", b"\xa9cmt"})
"""Boxes that hold nothing but boxes (`meta` after four bytes)."""
LARGEST_MOOV = 256 << 20
_BOX, _LARGE = 8, 16


class UnsoundError(ValueError):
    """The file is not built as the program builds it; the text says where."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its name, where it lies in the file, where its content begins, and what it holds (of samples: nothing)."""

    name: bytes
    at: int
    start: int
    end: int
    data: bytes = b""
    inner: tuple[Box, ...] = ()

    def all(self, *path: bytes) -> Iterator[Box]:
        """Every box at this path below."""
        if not path:
            yield self
            return
        for box in self.inner:
            if box.name == path[0]:
                yield from box.all(*path[1:])

    def one(self, *path: bytes) -> Box:
        """The only box at this path below.

        Raises:
            UnsoundError: where there is none, or more.
        """
        found = list(self.all(*path))
        if len(found) != 1:
            raise UnsoundError(f"{len(found)} boxes {b'/'.join(path)!r}")
        return found[0]


def read_boxes(stream: BinaryIO, size: int) -> tuple[Box, ...]:
    """The boxes at the top, each with what it holds; `mdat` without.

    Raises:
        UnsoundError: where a box is not whole.
    """
    found, at = [], 0
    while at < size:
        stream.seek(at)
        head = stream.read(_LARGE)
        start, end, name = _extent(head, at, size)
        data = b""
        if name != b"mdat":
            if end - start > LARGEST_MOOV:
                raise UnsoundError(f"box {name!r} too large")
            stream.seek(start)
            data = stream.read(end - start)
        found.append(Box(name, at, start, end, data, _inner(name, data, start)))
        at = end
    return tuple(found)


def at_top(stream: BinaryIO, size: int, name: bytes) -> bytes | None:
    """What the first box of this name at the top holds; None where none is found, or too large a one."""
    at = 0
    while at < size:
        stream.seek(at)
        try:
            start, end, found = _extent(stream.read(_LARGE), at, size)
        except UnsoundError:
            return None
        if found == name:
            stream.seek(start)
            return stream.read(end - start) if end - start <= LARGEST_MOOV else None
        at = end
    return None


def _extent(head: bytes, at: int, size: int) -> tuple[int, int, bytes]:
    length, start = int.from_bytes(head[:4]), at + _BOX
    if length == 1:
        length, start = int.from_bytes(head[8:16]), at + _LARGE
    if len(head) < _BOX or length < start - at or at + length > size:
        raise UnsoundError(f"a box at {at} is not whole")
    return start, at + length, head[4:8]


def _inner(name: bytes, data: bytes, base: int) -> tuple[Box, ...]:
    if name not in HOLDING:
        return ()
    found, at = [], 4 if name == b"meta" else 0
    while at < len(data):
        start, end, kind = _extent(data[at : at + _LARGE], at, len(data))
        content = data[start:end]
        found.append(Box(kind, base + at, base + start, base + end, content, _inner(kind, content, base + start)))
        at = end
    return tuple(found)


def table(box: Box, form: str, head: int = 8) -> tuple[tuple[int, ...], ...]:
    """Rows of a box that is a count and so many rows, filling it exactly.

    Raises:
        UnsoundError: where they do not.
    """
    rows = box.data[head:]
    count = int.from_bytes(box.data[head - 4 : head])
    if len(rows) != count * struct.calcsize(form):
        raise UnsoundError(f"{box.name!r} holds more or less than it says")
    return tuple(struct.iter_unpack(form, rows))


def sizes_of(stbl: Box) -> list[int]:
    """The sizes of all samples in bytes."""
    data = stbl.one(b"stsz").data
    fixed, count = int.from_bytes(data[4:8]), int.from_bytes(data[8:12])
    if len(data) != 12 + (0 if fixed else 4 * count):
        raise UnsoundError("stsz holds more or less than it says")
    return [fixed] * count if fixed else [size for (size,) in struct.iter_unpack(">I", data[12:])]


def samples_of(stbl: Box) -> Iterator[tuple[int, int]]:
    """Start and end of every sample in the file, in order.

    Raises:
        UnsoundError: where the tables contradict each other.
    """
    sizes = sizes_of(stbl)
    large = list(stbl.all(b"co64"))
    chunks = [row[0] for row in (table(large[0], ">Q") if large else table(stbl.one(b"stco"), ">I"))]
    runs = table(stbl.one(b"stsc"), ">III")
    spans = list(pairwise([*(run[0] for run in runs), len(chunks) + 1]))
    index = 0
    for (_, each, _), (first, after) in zip(runs, spans, strict=True):
        for chunk in chunks[first - 1 : after - 1]:
            at = chunk
            for size in sizes[index : index + each]:
                yield at, at + size
                at += size
            index += each
    if index != len(sizes):
        raise UnsoundError("samples and chunks do not fit")
