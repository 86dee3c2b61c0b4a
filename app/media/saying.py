"""How times and places are written in the metadata of photos and videos alike."""

from __future__ import annotations

import re
from datetime import datetime

_EXIF_TIME = re.compile(r"(\d{4})[:/.-](\d{2})[:/.-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?\s*(Z|[+-]\d{2}:?\d{2})?")
_OFFSET_FORM = re.compile(r"Z|[+-]\d{2}:?\d{2}")
_XMP_PLACES = (
    rb"exif:GPS(?:Dest)?(?:Latitude|Longitude)|exif:GPSAltitude|photoshop:(?:City|State|Country)"
    rb"|Iptc4xmpCore:(?:Location|CountryCode)|Iptc4xmpExt:(?:City|Sublocation|ProvinceState|CountryName|LocationName)"
)
_ATTRIBUTE_PLACE = re.compile(rb"(?:" + _XMP_PLACES + rb")\s{0,8}=\s{0,8}[\"'][^\"'<>]{0,1000}?[^\s\"'<>]")
_ELEMENT_PLACE = re.compile(rb"<(?:" + _XMP_PLACES + rb")(?:\s[^<>]{0,200})?>(?:\s|<[^<>/]{1,200}>){0,16}[^\s<>]")


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


def names_place_in_xmp(data: bytes) -> bool:
    """Whether XMP somewhere in `data` names a place."""
    return _ATTRIBUTE_PLACE.search(data) is not None or _ELEMENT_PLACE.search(data) is not None
