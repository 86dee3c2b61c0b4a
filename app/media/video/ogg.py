"""How many pictures an Ogg file holds: a demuxer leaves out pages whose checksum is wrong, and all that is in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from app.errors import ItemError

_MARK, _HEAD_BYTES = b"OggS", 27
_BEGINS = 0x02
_SERIAL, _TURN = slice(14, 18), slice(18, 22)
_WHOLE_SEGMENT = 255
_THEORA, _THEORA_HEADS = b"\x80theora", 3
_CALLS = 256


class _Line:
    """One stream of packets, as far as it was read."""

    def __init__(self, turn: int, *, is_theora: bool) -> None:
        self.turn, self.is_theora = turn, is_theora
        self.packets = self._open = 0

    def take(self, segments: bytes) -> None:
        """Count packets that are not empty by the lengths of their parts."""
        for segment in segments:
            self._open += segment
            if segment < _WHOLE_SEGMENT:
                self.packets += self._open > 0
                self._open = 0


def pictures_of_ogg(stream: BinaryIO, size: int, alive: Callable[[], None]) -> tuple[int, ...]:
    """How many pictures that are not empty each stream of an Ogg file holds, as far as they are Theora's, else 0.

    Args:
        stream: the file.
        size: its length in bytes.
        alive: called every now and then, for whoever waits.

    Raises:
        ItemError: `video-damaged`, `video-cut-short`.
    """
    lines: dict[bytes, _Line] = {}
    at = pages = 0
    while at < size:
        stream.seek(at)
        head = stream.read(_HEAD_BYTES)
        segments = stream.read(head[-1]) if len(head) == _HEAD_BYTES else b""
        at += len(head) + len(segments) + sum(segments)
        if not _MARK.startswith(head[:4]):
            raise ItemError("video-damaged")
        if len(head) < _HEAD_BYTES or len(segments) < head[-1] or at > size:
            raise ItemError("video-cut-short")
        _page(head, segments, stream.read(len(_THEORA)), lines)
        pages += 1
        if pages % _CALLS == 0:
            alive()
    return tuple(max(0, line.packets - _THEORA_HEADS) if line.is_theora else 0 for line in lines.values())


def _page(head: bytes, segments: bytes, begin: bytes, lines: dict[bytes, _Line]) -> None:
    """Count one page; `begin` is the beginning of what it holds."""
    serial, turn = head[_SERIAL], int.from_bytes(head[_TURN], "little")
    if serial not in lines and head[5] & _BEGINS:
        lines[serial] = _Line(turn, is_theora=begin == _THEORA)
    elif serial not in lines or turn != lines[serial].turn + 1:
        raise ItemError("video-damaged")
    lines[serial].turn = turn
    lines[serial].take(segments)
