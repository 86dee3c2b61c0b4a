"""Whether a Matroska or WebM file is whole, element by element.

A demuxer that meets damage looks for the next place that it understands and goes on: blocks in between, and the frames in them,
are lost in silence. So the structure has to hold by itself: every element in a place where the format (RFC 9559) has it, filled
by its children to the last byte, every block of a track that exists, every checksum right.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

DAMAGED, CUT_SHORT = "video-damaged", "video-cut-short"

_EBML, _SEGMENT, _CLUSTER, _TRACKS, _TRACK = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0x1654AE6B, 0xAE
_SIMPLE_BLOCK, _GROUP, _BLOCK, _NUMBER, _TYPE = 0xA3, 0xA0, 0xA1, 0xD7, 0x83
_VOID, _CHECKSUM, _VIDEO = 0xEC, 0xBF, 1
_PARTS = frozenset({0x114D9B74, 0x1549A966, _TRACKS, _CLUSTER, 0x1C53BB6B, 0x1043A770, 0x1254C367, 0x1941A469})
"""Of a segment: index of places, what it is, tracks, clusters, index of times, chapters, tags, attachments."""
_NUMBERS = frozenset({0xE7, 0xA7, 0xAB})
"""Of a cluster: its time, its place, the length of the one before."""
_HOLDS: dict[int, frozenset[int] | None] = {
    _SEGMENT: _PARTS,
    _CLUSTER: frozenset({*_NUMBERS, 0x5854, _SIMPLE_BLOCK, _GROUP}),
    _GROUP: frozenset({_BLOCK, 0xA2, 0x75A1, 0x9B, 0xFA, 0xFB, 0xFD, 0xA4, 0x75A2, 0x8E, 0xC8}),
    _TRACKS: frozenset({_TRACK}),
    _TRACK: None,
}
"""What is walked into, and what may be there; None: anything."""
_ANYWHERE = frozenset({_VOID, _CHECKSUM})
_XIPH, _FIXED = 1, 2
_LONGEST_ID, _LONGEST_SIZE = 4, 8
_BLOCK_HEAD = 4096
"""Enough for the lengths of all 256 frames that a block can lace together."""
_PIECE = 1 << 20


class _Element(NamedTuple):
    """Where an element's content lies; `end` None: it goes on until something comes that cannot be in it."""

    id: int
    start: int
    end: int | None


class _UnwholeError(Exception):
    """The text is a code of ours."""


def damage_in(stream: BinaryIO, size: int, alive: Callable[[], None]) -> str | None:
    """The code of what is wrong with the file, or None where its structure is whole.

    Args:
        stream: the file.
        size: its length in bytes.
        alive: called every now and then, for whoever waits.
    """
    try:
        _Walk(stream, size, alive).all()
    except _UnwholeError as unwhole:
        return str(unwhole)
    return None


class _Walk:
    """One way through one file."""

    def __init__(self, stream: BinaryIO, size: int, alive: Callable[[], None]) -> None:
        self._stream, self._size, self._alive = stream, size, alive
        self._kinds: dict[int, int] = {}
        self._with_blocks: set[int] = set()
        self._laced: set[int] = set()

    def all(self) -> None:
        head = self._element(0, self._size)
        if head.id != _EBML or head.end is None:
            raise _UnwholeError(DAMAGED)
        segment = self._element(head.end, self._size)
        while segment.id in _ANYWHERE and segment.end is not None:
            segment = self._element(segment.end, self._size)
        if segment.id != _SEGMENT:
            raise _UnwholeError(DAMAGED)
        end = self._inside(segment, self._size)
        self._padding(end)
        pictures = {number for number, kind in self._kinds.items() if kind == _VIDEO}
        if self._with_blocks - self._kinds.keys() or self._laced & pictures:
            raise _UnwholeError(DAMAGED)

    def _inside(self, parent: _Element, limit: int) -> int:
        """Walk through all that an element holds; where it ends."""
        allowed, end = _HOLDS[parent.id], limit if parent.end is None else parent.end
        at, is_first, values = parent.start, True, dict[int, int]()
        while at < end:
            child = self._element(at, end)
            if allowed is not None and child.id not in allowed | _ANYWHERE:
                if parent.end is None and child.id in _PARTS:
                    return at  # a cluster of unknown length ends where the next one begins
                raise _UnwholeError(DAMAGED)
            if child.id == _CHECKSUM and is_first and parent.end is not None and child.end is not None:
                self._check(child.start, child.end, parent.end)
            at = self._read(child, end, values)
            is_first = False
        if parent.id == _TRACK:
            self._kinds[values.get(_NUMBER, 0)] = values.get(_TYPE, 0)
        return end

    def _read(self, child: _Element, limit: int, values: dict[int, int]) -> int:
        if child.id in _HOLDS:
            if child.id == _CLUSTER:
                self._alive()
            return self._inside(child, limit)
        if child.end is None or (child.id in _NUMBERS and child.end - child.start > _LONGEST_SIZE):
            raise _UnwholeError(DAMAGED)
        if child.id in (_SIMPLE_BLOCK, _BLOCK):
            self._block(child.start, child.end)
        elif child.id in (_NUMBER, _TYPE):
            self._stream.seek(child.start)
            values[child.id] = int.from_bytes(self._stream.read(min(_LONGEST_SIZE, child.end - child.start)))
        return child.end

    def _block(self, start: int, end: int) -> None:
        self._stream.seek(start)
        head = self._stream.read(min(_BLOCK_HEAD, end - start))
        number, used = _number(head, _LONGEST_SIZE, marked=False)
        if len(head) < used + 3:
            raise _UnwholeError(DAMAGED)
        self._with_blocks.add(number)
        lacing = head[used + 2] >> 1 & 3
        if lacing:
            self._laced.add(number)
            if not _fits(lacing, head[used + 3 :], end - start - used - 3):
                raise _UnwholeError(DAMAGED)

    def _element(self, at: int, limit: int) -> _Element:
        """The element at a place; it has to end by `limit`."""
        self._stream.seek(at)
        head = self._stream.read(min(_LONGEST_ID + _LONGEST_SIZE, limit - at))
        name, used = _number(head, _LONGEST_ID, marked=True)
        length, more = _number(head[used:], _LONGEST_SIZE, marked=False)
        start = at + used + more
        if length == (1 << 7 * more) - 1:
            if name not in (_SEGMENT, _CLUSTER):
                raise _UnwholeError(DAMAGED)
            return _Element(name, start, None)
        if start + length > limit:
            raise _UnwholeError(CUT_SHORT if limit == self._size else DAMAGED)
        return _Element(name, start, start + length)

    def _check(self, start: int, end: int, last: int) -> None:
        """Compare a checksum with what comes after it, up to the end of its parent."""
        self._stream.seek(start)
        told, found, left = self._stream.read(end - start), 0, last - end
        while left > 0 and (piece := self._stream.read(min(_PIECE, left))):
            found, left = zlib.crc32(piece, found), left - len(piece)
            self._alive()
        if int.from_bytes(told, "little") != found:
            raise _UnwholeError(DAMAGED)

    def _padding(self, at: int) -> None:
        """After the segment nothing but zeros or room to spare: a second film, or the rest of this one, would be left out."""
        while at < self._size:
            self._stream.seek(at)
            piece = self._stream.read(_PIECE)
            if any(piece):
                rest = self._element(at, self._size)
                if rest.id != _VOID or rest.end is None:
                    raise _UnwholeError(DAMAGED)
                at = rest.end
            else:
                at += max(1, len(piece))


def _fits(lacing: int, head: bytes, length: int) -> bool:
    """Whether the lengths of frames laced together (1 by Xiph's way, 2 all alike, 3 by EBML's) fit a block.

    Args:
        lacing: which way.
        head: the beginning of what follows the flags.
        length: how many bytes that is in all.
    """
    if not head:
        return False
    count, at, total, size = head[0], 1, 0, 0
    if lacing == _FIXED:
        return (length - 1) % (count + 1) == 0
    for index in range(count):
        if lacing == _XIPH:
            size, at = _xiph(head, at)
        else:
            value, used = _number(head[at:], _LONGEST_SIZE, marked=False)
            size = value if index == 0 else size + value - ((1 << 7 * used - 1) - 1)
            at += used
        total += size
        if size < 0:
            return False
    return at + total <= length


def _xiph(head: bytes, at: int) -> tuple[int, int]:
    """A length as a sum of bytes, of which all but the last are 255; and where the next one begins."""
    size = 0
    while at < len(head):
        size, at = size + head[at], at + 1
        if head[at - 1] < 255:  # noqa: PLR2004
            return size, at
    raise _UnwholeError(DAMAGED)


def _number(data: bytes, longest: int, *, marked: bool) -> tuple[int, int]:
    """A number of variable length, with or without the bit that tells its length, and how many bytes it takes."""
    first = data[0] if data else 0
    used = 9 - first.bit_length()
    if not data or used > longest:
        raise _UnwholeError(DAMAGED)
    if used > len(data):
        raise _UnwholeError(CUT_SHORT)
    value = int.from_bytes(data[:used])
    return (value if marked else value & ((1 << 7 * used) - 1)), used
