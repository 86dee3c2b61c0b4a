"""What a JPEG's segments say of its decoding: bits of a sample, and passes, each of which walks over the whole picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

MAX_SCANS = 64
"""Encoders write about ten. A file of 92 kB with 883 of them, each within the standard, took 4.6 s for 16 million pixels."""

MAX_SEGMENTS = 20_000
"""A profile has at most 255, and maps of ten megabytes take 160. Five million empty ones took Pillow and us 9.7 s."""

_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_SOS, _EOI = 0xDA, 0xD9
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


def too_many_scans(data: bytes) -> bool:
    """Whether the first picture of a JPEG has more than `MAX_SCANS`, or segments than `MAX_SEGMENTS`.

    Broken segments are the decoder's business.
    """
    scans = 0
    for segments, (marker, at) in enumerate(_segments(data), 1):
        if marker == _SOS:
            if scans == 0 and _holds_all(data, at):
                return False
            scans += 1
        if scans > MAX_SCANS or segments > MAX_SEGMENTS:
            return True
    return False


def sample_bits(data: bytes) -> int:
    """The bits of a sample, 8 or 12 as a rule, by the first frame header; 0 where there is none among `MAX_SEGMENTS`."""
    for marker, at in islice(_segments(data), MAX_SEGMENTS):
        if marker == _SOS:
            break
        if marker in _FRAMES:
            return data[at + 2] if at + 2 < len(data) else 0
    return 0


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """The segments of the first picture: the marker of each, and where its length is told."""
    at = 2
    while (match := _NEXT_MARKER.search(data, at)) is not None:
        at, marker = match.end(), data[match.end() - 1]
        if marker == _EOI:
            return
        yield marker, at
        if marker not in _BARE:
            at += int.from_bytes(data[at : at + 2])


def _holds_all(data: bytes, at: int) -> bool:
    """Whether the scan whose head begins at `at` is the only one that is read: every coefficient of three components."""
    size = int.from_bytes(data[at : at + 2])
    head = data[at + 2 : at + size]
    return len(head) == 10 and head[0] == 3 and head[7:9] == b"\0\x3f"  # noqa: PLR2004
