"""How many pictures an AVI holds: a demuxer that meets damage between them looks for the next place that it understands.

What the header tells, what the index lists and what lies there has to agree. Lengths of lists are not relied upon: programs get
these wrong in files that are otherwise whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import BinaryIO

import numpy as np

from app.errors import ItemError

_LISTS = frozenset({b"RIFF", b"LIST"})
_WALKED = frozenset({b"AVI ", b"AVIX", b"hdrl", b"strl", b"movi", b"rec "})
_MOVIE, _HEAD, _INDEX = b"movi", b"strh", b"idx1"
_PICTURES, _PALETTE, _ROOM, _PART_OF_INDEX = b"vids", b"pc", b"JUNK", b"ix"
_UNTOLD = frozenset({0, 0xFFFF_FFFF})
"""A file's length, written where nobody could go back to the header."""
_LENGTH_AT = 32
"""Where a stream's header tells how many chunks it has."""
_ENTRY = 16
_MOST_INDEX = 256 << 20
"""16 million entries: more than a day of pictures and sound."""
_CALLS = 4096


def pictures_of_avi(stream: BinaryIO, size: int, alive: Callable[[], None]) -> tuple[int, ...]:
    """How many pictures that are not empty each stream of an AVI holds; 0 for streams of other things.

    Args:
        stream: the file.
        size: its length in bytes.
        alive: called every now and then, for whoever waits.

    Raises:
        ItemError: `video-damaged`, `video-cut-short`.
    """
    walk = _Walk(stream, size, alive)
    walk.all()
    for number, told in enumerate(walk.told):
        if told is not None and not walk.agrees(number, told):
            raise ItemError("video-cut-short" if walk.is_cut_short else "video-damaged")
    return tuple(0 if told is None else walk.filled[number] for number, told in enumerate(walk.told))


class _Walk:
    """One way through one file."""

    def __init__(self, stream: BinaryIO, size: int, alive: Callable[[], None]) -> None:
        self._stream, self._size, self._alive = stream, size, alive
        self._in_movie = self._is_lost = self._is_open = self.is_cut_short = False
        self.told: list[int | None] = []
        """Chunks of each stream, by its header; None: not of pictures."""
        self._found: Counter[int] = Counter()
        self._indexed: Counter[int] = Counter()
        self.filled: Counter[int] = Counter()

    def agrees(self, number: int, told: int) -> bool:
        """Whether all chunks of a stream were found; `is_cut_short` tells whether some should follow after the end.

        A header that counts otherwise than by chunks, or was never filled in, is outvoted by what lies there and the index.
        """
        found, indexed = self._found[number], self._indexed[number]
        if indexed == 0 and (told == 0 or self._is_open):
            return not self._is_lost and not self.is_cut_short
        return 0 < told <= found or indexed == found > 0

    def all(self) -> None:
        """Walk from the first byte to the last."""
        at = steps = 0
        while at + 8 <= self._size:
            self._stream.seek(at)
            head = self._stream.read(12)
            name, length, kind = head[:4], int.from_bytes(head[4:8], "little"), head[8:]
            if at == 0:
                self._is_open = length in _UNTOLD
                self.is_cut_short = not self._is_open and length + 8 > self._size
            steps += 1
            if steps % _CALLS == 0:
                self._alive()
            if name in _LISTS and kind in _WALKED:
                self._in_movie = kind in (_MOVIE, b"rec ")
                at += 12
            else:
                self._leaf(name, at + 8, length)
                at += 8 + length + length % 2
        self.is_cut_short = self.is_cut_short or at > self._size + 1

    def _leaf(self, name: bytes, start: int, length: int) -> None:
        if name == _HEAD:
            self._stream.seek(start)
            head = self._stream.read(_LENGTH_AT + 4)
            self.told.append(int.from_bytes(head[_LENGTH_AT:], "little") if head[:4] == _PICTURES else None)
        elif name == _INDEX:
            self._index(start, length)
        elif self._in_movie:
            self._chunk(name, start, length)

    def _chunk(self, name: bytes, start: int, length: int) -> None:
        """What lies among the pictures."""
        number = int(name[:2]) if name[:2].isdigit() else -1
        if not 0 <= number < len(self.told):
            self._is_lost = self._is_lost or (name != _ROOM and name[:2] != _PART_OF_INDEX)
        elif name[2:] != _PALETTE and start + length <= self._size:
            self._found[number] += 1
            self.filled[number] += length > 0

    def _index(self, start: int, length: int) -> None:
        """Count what the index lists."""
        self._in_movie = False
        self._stream.seek(start)
        data = self._stream.read(min(length, _MOST_INDEX))
        names = np.frombuffer(data[: len(data) // _ENTRY * _ENTRY], np.uint8).reshape(-1, _ENTRY)[:, :4]
        kinds, counts = np.unique(np.ascontiguousarray(names).view("S4"), return_counts=True)
        for name, count in zip(kinds.ravel().tolist(), counts.tolist(), strict=True):
            if name[:2].isdigit() and name[2:] != _PALETTE:
                self._indexed[int(name[:2])] += count
