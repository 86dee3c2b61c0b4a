"""Whether a Flash video is whole, tag by tag: a demuxer skips what it does not understand."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from app.media.video.matroska import CUT_SHORT, DAMAGED

_TAG_HEAD, _AFTER = 11, 4
_KINDS = frozenset({8, 9, 18})
"""Sound, pictures, what is said of them."""
_ENCRYPTED = 0x20
_CALLS = 4096


def damage_in_flv(stream: BinaryIO, size: int, alive: Callable[[], None]) -> str | None:
    """The code of what is wrong with the file, or None where its tags follow each other to its end.

    Args:
        stream: the file.
        size: its length in bytes.
        alive: called every now and then, for whoever waits.
    """
    stream.seek(5)
    at, tags = int.from_bytes(stream.read(4)) + _AFTER, 0
    while at < size:
        stream.seek(at)
        head = stream.read(_TAG_HEAD)
        if head[0] & ~_ENCRYPTED not in _KINDS or any(head[8:]):
            return DAMAGED
        at += _TAG_HEAD + int.from_bytes(head[1:4])
        if len(head) < _TAG_HEAD or at > size:
            return CUT_SHORT
        at += _AFTER  # some end without
        tags += 1
        if tags % _CALLS == 0:
            alive()
    return None
