"""Whether an animated GIF or PNG is whole, and how many frames it holds: decoders of both pass over damage in silence."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import BinaryIO

from app.errors import ItemError

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_FIRST_BLOCKS = {0xF9: (4,), 0xFE: None, 0xFF: (11,), 0x01: (12,)}
"""Extensions by their label: control, comment, application, text; and how long their first block has to be."""
_CODE_BITS = range(1, 12)
_PADDING = b"\0\r\n \t;"
_PIECE = 1 << 20


def frames_of_gif(stream: BinaryIO, alive: Callable[[], None]) -> int:
    """How many images a GIF holds, from its beginning to its end.

    Raises:
        ItemError: `video-damaged`, `video-cut-short`.
    """
    stream.seek(0)
    head = _read(stream, 13)
    _skip_table(stream, head[10])
    count = 0
    while True:
        alive()
        kind = stream.read(1)
        if not kind:  # many do without an end
            return count
        if kind[0] == _END:
            _check_rest(stream)
            return count
        if kind[0] == _EXTENSION:
            label = _read(stream, 1)[0]
            if label not in _FIRST_BLOCKS:
                raise ItemError("video-damaged")
            _skip_blocks(stream, _FIRST_BLOCKS[label])
        elif kind[0] == _IMAGE:
            _skip_table(stream, _read(stream, 9)[8])
            if _read(stream, 1)[0] not in _CODE_BITS:
                raise ItemError("video-damaged")
            _skip_blocks(stream, None)
            count += 1
        else:
            raise ItemError("video-damaged")


def _check_rest(stream: BinaryIO) -> None:
    """What follows the end is padding: else that was none, and images are left out."""
    while piece := stream.read(_PIECE):
        if piece.strip(_PADDING):
            raise ItemError("video-damaged")


def _skip_table(stream: BinaryIO, flags: int) -> None:
    """A table of colours, where the flags tell of one."""
    if flags & 0x80:
        _read(stream, 3 << (1 + (flags & 7)))


def _skip_blocks(stream: BinaryIO, first: tuple[int, ...] | None) -> None:
    while size := _read(stream, 1)[0]:
        if first is not None and size not in first:
            raise ItemError("video-damaged")
        first = None
        _read(stream, size)


def frames_of_png(stream: BinaryIO, alive: Callable[[], None]) -> int:
    """How many frames an animated PNG holds; every checksum is right.

    Raises:
        ItemError: `video-damaged`, `video-cut-short`.
    """
    stream.seek(8)
    count, name = 0, b""
    while name != b"IEND":
        head = _read(stream, 8)
        left, name = int.from_bytes(head[:4]), head[4:]
        found = zlib.crc32(name)
        while left:
            alive()
            piece = _read(stream, min(left, _PIECE))
            found, left = zlib.crc32(piece, found), left - len(piece)
        if int.from_bytes(_read(stream, 4)) != found:
            raise ItemError("video-damaged")
        count += name == b"fcTL"
    return count


def _read(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise ItemError("video-cut-short")
    return data


COUNTED = {"gif": frames_of_gif, "apng": frames_of_png}
"""By container."""
