"""IPTC records and Photoshop's image resources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.metadata.inventory_kinds import Carried, CarriedKind, amount, carried, depicted, told

PHOTOSHOP = b"Photoshop 3.0\0"
_MAX_SETS = 2000
_MAX_RESOURCES = 500
_HEADS = frozenset({b"8BIM", b"PHUT", b"DCSR", b"AgHg", b"MeSa"})
IPTC, EXIF, XMP, ICC = 0x0404, 0x0422, 0x0424, 0x040F
_THUMBNAILS = frozenset({0x0409, 0x040C})
_CAPTION, _URLS = 0x03F0, frozenset({0x040B, 0x041E})
_THUMBNAIL_HEAD = 28

_DATA_SETS: dict[int, CarriedKind] = (
    dict.fromkeys((5, 7, 12, 15, 20, 25, 40, 105, 120), CarriedKind.DESCRIPTION)
    | dict.fromkeys((26, 27, 90, 92, 95, 100, 101), CarriedKind.PLACE)
    | dict.fromkeys((55, 60, 62, 63), CarriedKind.MOMENT)
    | dict.fromkeys((65, 70, 230), CarriedKind.EDITING)
    | dict.fromkeys((80, 85, 110, 115, 116, 118, 122), CarriedKind.OWNER)
    | dict.fromkeys((22, 103, 187, 188), CarriedKind.IDENTIFIER)
    | dict.fromkeys((202,), CarriedKind.THUMBNAIL)
    | dict.fromkeys((153, 154), CarriedKind.SOUND)
)
_TECHNICAL = frozenset({0, 3, 4, 8, 10, 30, 35, 37, 38, 42, 45, 47, 50, 75, 130, 131, 135, 150, 151, 152, 200, 201})
"""Versions, urgency, release dates, languages and kinds of what follows."""
_RECORD = re.compile(rb"\x1c\x02[\x05-\xbb][\x00-\x0f]")


def iptc(raw: bytes) -> Iterator[Carried]:
    """What the data sets of record 2 tell."""
    at = count = 0
    while at + 5 <= len(raw) and raw[at] == 0x1C and count < _MAX_SETS:  # noqa: PLR2004
        record, number = raw[at + 1], raw[at + 2]
        size, head = int.from_bytes(raw[at + 3 : at + 5]), 5
        if size & 0x8000:
            width = size & 7
            size, head = int.from_bytes(raw[at + 5 : at + 5 + width]), 5 + width
        if record == 2:  # noqa: PLR2004
            yield from _data_set(number, raw[at + head : at + head + size])
        at += head + size
        count += 1
    if raw[at:].strip(b"\0"):
        yield carried(CarriedKind.UNREADABLE, f"IPTC, {amount(len(raw) - at)}")


def _data_set(number: int, body: bytes) -> Iterator[Carried]:
    kind = _DATA_SETS.get(number)
    if kind is CarriedKind.THUMBNAIL:
        yield carried(kind, depicted(body))
    elif kind is not None:
        yield from told(kind, body)
    elif number not in _TECHNICAL:
        yield carried(CarriedKind.UNKNOWN, f"IPTC 2:{number}, {amount(len(body))}")


def iptc_within(raw: bytes) -> bytes:
    """The bytes from the first thing that looks like an IPTC data set; empty where nothing does."""
    match = _RECORD.search(raw)
    return raw[match.start() :] if match is not None else b""


def resources(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Photoshop's image resources: number and content."""
    at = 0
    for _ in range(_MAX_RESOURCES):
        if raw[at : at + 4] not in _HEADS or at + 12 > len(raw):
            return
        number = int.from_bytes(raw[at + 4 : at + 6])
        at += 6 + (raw[at + 6] // 2 + 1) * 2
        size = int.from_bytes(raw[at : at + 4])
        yield number, raw[at + 4 : at + 4 + size]
        at += 4 + size + size % 2


def resource(number: int, body: bytes) -> Iterator[Carried]:
    """What one image resource tells, other than the blocks that have readers of their own."""
    if number in _THUMBNAILS:
        yield carried(CarriedKind.THUMBNAIL, depicted(body[_THUMBNAIL_HEAD:]))
    elif number == _CAPTION:
        yield from told(CarriedKind.DESCRIPTION, body[1 : 1 + body[0]] if body else b"")
    elif number in _URLS:
        yield from told(CarriedKind.COMMENT, body.replace(b"\0", b""))
    elif body:
        yield carried(CarriedKind.EDITING, "Photoshop")
