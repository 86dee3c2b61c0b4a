"""When and where a photo says it was made. A modification or file date is no capture time, and never taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.media.containers import Blocks, find_blocks
from app.media.intake import Source
from app.media.saying import names_place_in_xmp, parse_time
from app.media.tiff import EXIF_IFD, GPS_IFD, Directory, Tiff

_ORIGINAL, _SUBSECOND, _OFFSET = 0x9003, 0x9291, 0x9011
_POSITION_TAGS = frozenset({0x02, 0x04, 0x06, 0x14, 0x16, 0x1B, 0x1C})
"""Latitude, longitude, altitude, the same of the destination, and the name of the area or method."""

_XMP_TIMES = (b"exif:DateTimeOriginal", b"photoshop:DateCreated")
_IPTC_PLACES = frozenset({26, 27, 90, 92, 95, 100, 101})
"""Data sets of IPTC record 2: content location code and name, city, sublocation, province, country code and name."""


__all__ = ["Capture", "parse_time", "read_capture"]


@dataclass(frozen=True, slots=True)
class Capture:
    """What a photo says of its making: the time is aware where it names an offset, naive (local wall clock) where not."""

    captured_at: datetime | None
    has_location: bool


def read_capture(source: Source) -> Capture:
    """What the metadata says; nonsense counts as nothing said. Never raises on garbage."""
    blocks = find_blocks(source.data, source.format)
    tiff = Tiff.of(blocks.exif)
    first = tiff.first() if tiff is not None else {}
    details = tiff.below(first, EXIF_IFD) if tiff is not None else {}
    position = tiff.below(first, GPS_IFD) if tiff is not None else {}
    location = any(_says_something(position, tag) for tag in _POSITION_TAGS) or _names_place(blocks)
    return Capture(_exif_time(details) or _xmp_time(blocks.xmp), location)


def _exif_time(details: Directory) -> datetime | None:
    if _ORIGINAL not in details:
        return None
    subsecond = details[_SUBSECOND].text if _SUBSECOND in details else ""
    offset = details[_OFFSET].text if _OFFSET in details else ""
    return parse_time(details[_ORIGINAL].text, subsecond, offset)


def _xmp_time(xmp: bytes) -> datetime | None:
    for name in _XMP_TIMES:
        for value in _xmp_values(xmp, name):
            time = parse_time(value.decode("ascii", "replace"))
            if time is not None:
                return time
    return None


def _xmp_values(xmp: bytes, name: bytes) -> Iterator[bytes]:
    for match in re.finditer(name + rb"(?:\s{0,8}=\s{0,8}[\"']|(?:\s[^<>]{0,200})?>\s{0,64})([^<>\"']{0,64})", xmp):
        yield match[1]


def _says_something(position: Directory, tag: int) -> bool:
    return tag in position and bool(position[tag].raw.strip(b"\0 "))


def _names_place(blocks: Blocks) -> bool:
    if names_place_in_xmp(blocks.xmp):
        return True
    return any(value.strip(b"\0 ") for number, value in _iptc_values(blocks.iptc) if number in _IPTC_PLACES)


def _iptc_values(iptc: bytes) -> Iterator[tuple[int, bytes]]:
    """The data sets of record 2, as far as the record is sound."""
    at = 0
    while at + 5 <= len(iptc) and iptc[at] == 0x1C:  # noqa: PLR2004
        record, number = iptc[at + 1], iptc[at + 2]
        size = int.from_bytes(iptc[at + 3 : at + 5])
        if record == 2:  # noqa: PLR2004
            yield number, iptc[at + 5 : at + 5 + size]
        at += 5 + size
