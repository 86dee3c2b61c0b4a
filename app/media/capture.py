"""When and where a photo says it was made. A modification or file date is no capture time, and never taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.media.containers import Blocks, find_blocks
from app.media.intake import Source
from app.media.tiff import EXIF_IFD, GPS_IFD, Directory, Tiff

_ORIGINAL, _SUBSECOND, _OFFSET = 0x9003, 0x9291, 0x9011
_POSITION_TAGS = frozenset({0x02, 0x04, 0x06, 0x14, 0x16, 0x1B, 0x1C})
"""Latitude, longitude, altitude, the same of the destination, and the name of the area or method."""

_EXIF_TIME = re.compile(r"(\d{4})[:/.-](\d{2})[:/.-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?\s*(Z|[+-]\d{2}:?\d{2})?")
_OFFSET_FORM = re.compile(r"Z|[+-]\d{2}:?\d{2}")
_XMP_TIMES = (b"exif:DateTimeOriginal", b"photoshop:DateCreated")
_XMP_PLACES = (
    rb"exif:GPS(?:Dest)?(?:Latitude|Longitude)|exif:GPSAltitude|photoshop:(?:City|State|Country)"
    rb"|Iptc4xmpCore:(?:Location|CountryCode)|Iptc4xmpExt:(?:City|Sublocation|ProvinceState|CountryName|LocationName)"
)
_ATTRIBUTE_PLACE = re.compile(rb"(?:" + _XMP_PLACES + rb")\s{0,8}=\s{0,8}[\"'][^\"'<>]{0,1000}?[^\s\"'<>]")
_ELEMENT_PLACE = re.compile(rb"<(?:" + _XMP_PLACES + rb")(?:\s[^<>]{0,200})?>(?:\s|<[^<>/]{1,200}>){0,16}[^\s<>]")
_IPTC_PLACES = frozenset({26, 27, 90, 92, 95, 100, 101})
"""Data sets of IPTC record 2: content location code and name, city, sublocation, province, country code and name."""


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


def parse_time(text: str, subsecond: str = "", offset: str = "") -> datetime | None:
    """A point in time from EXIF's or XMP's notation, or None where it is not a possible one."""
    match = _EXIF_TIME.match(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    digits = fraction or (subsecond if subsecond.isascii() and subsecond.isdigit() else "")
    zone = zone or (offset if _OFFSET_FORM.fullmatch(offset) else "")
    micro = f".{digits[:6]:0<6}" if digits else ""
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second}{micro}{zone}")
    except ValueError:
        return None


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
    if _ATTRIBUTE_PLACE.search(blocks.xmp) or _ELEMENT_PLACE.search(blocks.xmp):
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
