"""The entry id in a video that the program released."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

_ENTRY = re.compile(rb"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
_MOVIE_BOXES = (b"ftyp", b"moov")
_LARGEST_HEADER = 64 << 20
"""Bytes of a movie's header that are searched: an hour of video has some two million."""


def is_movie(head: bytes) -> bool:
    """Whether a file that begins so may be a video of ours."""
    return head[4:8] in _MOVIE_BOXES


def movie_entry(path: Path) -> str | None:
    """The entry id in an MP4's header, or None; never raises on garbage. Reads the header alone.

    Raises:
        OSError: when the file cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as stream:
        header = _header(stream, size)
    found = _ENTRY.search(header)
    return found[0].decode() if found is not None else None


def _header(stream: BinaryIO, size: int) -> bytes:
    """What the `moov` box at the top holds; empty where there is none."""
    at = 0
    while at + 8 <= size:
        stream.seek(at)
        head = stream.read(16)
        length = int.from_bytes(head[:4])
        length = int.from_bytes(head[8:16]) if length == 1 else length or size - at
        if head[4:8] == b"moov":
            stream.seek(at)
            return stream.read(min(length, _LARGEST_HEADER))
        if length < 8:  # noqa: PLR2004
            break
        at += length
    return b""
