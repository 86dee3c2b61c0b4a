"""What a written video carries beside its pictures, its sound and its entry id: should be nothing."""

from __future__ import annotations

import re
from pathlib import Path


def unexpected_movie(path: Path, entry: str) -> tuple[str, ...]:
    """Plain descriptions of all that the written MP4 holds and should not; empty where it is clean. Reads it in pieces.

    Raises:
        OSError: when the file cannot be read.
        ValueError: when `entry` is no entry id.
    """
    if re.fullmatch(r"[0-9a-f]{32}", entry) is None:
        raise ValueError("an entry id is 32 lower-case hexadecimal digits")
    size, at, leaks = path.stat().st_size, 0, []
    with path.open("rb") as stream:
        while at < size:
            stream.seek(at)
            head = stream.read(16)
            length = int.from_bytes(head[:4])
            length = int.from_bytes(head[8:16]) if length == 1 else length
            if head[4:8] not in (b"ftyp", b"moov", b"mdat", b"free") or not 8 <= length <= size - at:  # noqa: PLR2004
                return (*leaks, f"unknown or broken box {head[4:8]!r} at {at}")
            at += length
    return tuple(leaks)
