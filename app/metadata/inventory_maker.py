"""Maker notes: blocks that only their maker describes. Known serial numbers, names and previews in them, else that they exist.

The tag numbers are those of https://exiftool.org/TagNames/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.metadata.inventory_kinds import Carried, CarriedKind, amount, carried, decoded, depicted, plain, told
from app.metadata.inventory_tiff import Directory, Tiff, Value

_JPEG = b"\xff\xd8\xff"
_SMALLEST_JPEG = 200
_MAX_IMAGES = 4
_MAX_SCANNED = 1 << 20
_SERIAL, _OWNER, _PEOPLE, _PLACE = CarriedKind.SERIAL, CarriedKind.OWNER, CarriedKind.PEOPLE, CarriedKind.PLACE
_TITLE, _THUMBNAIL, _IDENTIFIER = CarriedKind.DESCRIPTION, CarriedKind.THUMBNAIL, CarriedKind.IDENTIFIER

_PANASONIC = (
    dict.fromkeys((0x25, 0x52, 0x54), _SERIAL)
    | dict.fromkeys((0x67, 0x69, 0x6B, 0x6D, 0x6F), _PLACE)
    | {0x65: _TITLE, 0x66: _PEOPLE}
)
_OLYMPUS = {0x0404: _SERIAL, 0x101A: _SERIAL, 0x0100: _THUMBNAIL, 0x0088: _THUMBNAIL, 0x0280: _THUMBNAIL}
_OLYMPUS_BELOW = {
    0x2010: dict.fromkeys((0x101, 0x102, 0x202, 0x302, 0x1003), _SERIAL),
    0x2020: {0x101: _THUMBNAIL},
    0x4000: _OLYMPUS,
}
_TABLES: dict[str, dict[int, CarriedKind]] = {
    "Canon": {0x09: _OWNER, 0x0C: _SERIAL, 0x96: _SERIAL, 0x28: _IDENTIFIER},
    "Nikon": {0x1D: _SERIAL, 0xA0: _SERIAL, 0x11: _THUMBNAIL},
    "Olympus": _OLYMPUS,
    "Panasonic": _PANASONIC,
    "Leica": _PANASONIC | {0x0303: _SERIAL, 0x0500: _SERIAL},
    "Pentax": {0x0215: _SERIAL, 0x0229: _SERIAL, 0x022E: _OWNER, 0x022F: _OWNER, 0x04: _THUMBNAIL},
    "Fujifilm": {0x10: _SERIAL, 0x4200: _PEOPLE, 0x4282: _PEOPLE},
    "Sony": {0x9050: _SERIAL, 0x9400: _SERIAL, 0x2001: _THUMBNAIL},
    "Ricoh": {0x05: _SERIAL},
    "Sigma": {0x02: _SERIAL},
    "Motorola": {0x5501: _SERIAL},
    "Samsung": {0xA002: _SERIAL, 0xA005: _SERIAL, 0x30: _PLACE, 0x31: _PLACE, 0x123: _PEOPLE, 0x35: _THUMBNAIL},
    "Casio": {0x2000: _THUMBNAIL, 0x04: _THUMBNAIL},
    "Minolta": {0x81: _THUMBNAIL, 0x88: _THUMBNAIL},
    "Apple": {0x11: _IDENTIFIER, 0x15: _IDENTIFIER, 0x20: _IDENTIFIER, 0x2B: _IDENTIFIER},
}
_ENCRYPTED = frozenset({("Sony", 0x9050), ("Sony", 0x9400)})
"""Holds a serial number that is only hidden by a fixed substitution."""
_LENGTHS = {0x88: 0x89, 0x101: 0x102, 0x04: 0x03}
"""Where a preview's entry is an offset: the entry that tells its length."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a maker's notes begin: the directory lies `skip` bytes in; `order_at` is where the byte order is told."""

    maker: str
    skip: int
    own_base: bool = False
    order_at: int | None = None
    order: str | None = None


_FORMS: tuple[tuple[bytes, _Form], ...] = (
    (b"Nikon\0\1", _Form("Nikon", 8)),
    (b"OLYMPUS\0", _Form("Olympus", 12, own_base=True, order_at=8)),
    (b"OM SYSTEM\0", _Form("Olympus", 16, own_base=True, order_at=12)),
    (b"OLYMP\0", _Form("Olympus", 8)),
    (b"Panasonic\0", _Form("Panasonic", 12)),
    (b"LEICA", _Form("Leica", 8)),
    (b"AOC\0", _Form("Pentax", 6, order_at=4)),
    (b"PENTAX \0", _Form("Pentax", 10, own_base=True, order_at=8)),
    (b"FUJIFILM", _Form("Fujifilm", 12, own_base=True, order="<")),
    (b"SONY", _Form("Sony", 12)),
    (b"RICOH\0", _Form("Ricoh", 8)),
    (b"Ricoh", _Form("Ricoh", 8)),
    (b"SIGMA\0", _Form("Sigma", 10)),
    (b"FOVEON\0", _Form("Sigma", 10)),
    (b"MOT\0", _Form("Motorola", 8, own_base=True)),
    (b"QVC\0", _Form("Casio", 6)),
    (b"Apple iOS\0", _Form("Apple", 14, own_base=True, order=">")),
)
_BARE = {
    "canon": _Form("Canon", 0),
    "samsung": _Form("Samsung", 0, own_base=True),
    "minolta": _Form("Minolta", 0),
    "konica": _Form("Minolta", 0),
    "nikon": _Form("Nikon", 0),
    "casio": _Form("Casio", 0),
    "sony": _Form("Sony", 0),
}
"""Notes that begin with their directory: known by the device's make."""
_SERIAL_TEXT = re.compile(rb"(?i)serial[ _-]?(?:number|nr|no|#)?\.?[\s\"'=:>]{1,4}([0-9A-Z#][0-9A-Z-]{3,31})")
_COPYRIGHT_TEXT = re.compile(rb"(?i)copyright[\s\"'=:>]{1,4}([^\0\"'<>\r\n]{3,200})")


def maker_notes(tiff: Tiff, note: Value, make: str) -> Iterator[Carried]:
    """That there are notes, of whom and how large; what is known to lie in them; and embedded pictures.

    Args:
        tiff: the EXIF block in which they lie.
        note: their entry.
        make: the device's make as the EXIF block tells it.
    """
    form = next((form for head, form in _FORMS if note.raw.startswith(head)), None)
    if form is None:
        form = next((form for name, form in _BARE.items() if make.lower().startswith(name)), None)
    named = form.maker if form is not None else plain(make)
    yield carried(CarriedKind.MAKER_NOTES, ", ".join(filter(None, (named, amount(note.size)))))
    yield from opaque_text(note.raw)
    if note.raw.startswith(b"Nikon\0\2"):
        inner = Tiff.of(note.raw[10:])
        yield from _known(inner, inner.first(), "Nikon") if inner is not None else ()
    elif form is not None:
        inner, offset = _opened(tiff, note, form)
        yield from _known(inner, inner.directory(offset), form.maker)
    yield from embedded_images(note.raw)


def _opened(tiff: Tiff, note: Value, form: _Form) -> tuple[Tiff, int]:
    """The reader for the notes and the offset of their directory in it."""
    told = note.raw[form.order_at : form.order_at + 2] if form.order_at is not None else b""
    order = form.order or {b"II": "<", b"MM": ">"}.get(told) or tiff.order
    start = note.raw[form.skip : form.skip + 2]
    if form.order is None and not told and start[:1] != b"\0" and start[1:] == b"\0":
        order = "<"
    elif form.order is None and not told and start[:1] == b"\0":
        order = ">"
    inner = tiff.moved(note.at if form.own_base else tiff.base, order)
    return inner, note.at + form.skip - inner.base


def _known(tiff: Tiff, directory: Directory, maker: str) -> Iterator[Carried]:
    for tag, kind in _TABLES[maker].items():
        if tag in directory.values:
            yield from _entry(tiff, directory, tag, kind) if (maker, tag) not in _ENCRYPTED else (carried(kind, maker),)
    if maker == "Olympus":
        for pointer, table in _OLYMPUS_BELOW.items():
            yield from _below(tiff, directory, pointer, table)


def _below(tiff: Tiff, directory: Directory, pointer: int, table: dict[int, CarriedKind]) -> Iterator[Carried]:
    """Olympus: a directory that an entry points to, or that is the entry's own content."""
    value = directory.values.get(pointer)
    if value is None:
        return
    offset = value.at - tiff.base if value.kind in (2, 7) else directory.number(pointer)
    inner = tiff.directory(offset)
    for tag, kind in table.items():
        if tag in inner.values:
            yield from _entry(tiff, inner, tag, kind)


def _entry(tiff: Tiff, directory: Directory, tag: int, kind: CarriedKind) -> Iterator[Carried]:
    value = directory.values[tag]
    if kind is _THUMBNAIL:
        yield from _preview(tiff, directory, tag)
        return
    letters = value.kind in (1, 2, 7)
    text = decoded(value.raw.strip(b"\0 ")).strip() if letters else " ".join(map(str, value.numbers[:8]))
    if text and text.isascii() and text.isprintable():
        yield carried(kind, text)
    elif any(value.raw) and kind in (_SERIAL, _IDENTIFIER):
        yield carried(kind, value.raw[:16].hex())
    elif text and kind not in (_SERIAL, _IDENTIFIER):
        yield from told(kind, text)


def _preview(tiff: Tiff, directory: Directory, tag: int) -> Iterator[Carried]:
    value = directory.values[tag]
    if value.size > 4:  # noqa: PLR2004
        yield carried(_THUMBNAIL, depicted(value.raw) if value.raw[:2] == _JPEG[:2] else amount(value.size))
        return
    length = directory.number(_LENGTHS[tag]) if tag in _LENGTHS else 0
    if tag not in _LENGTHS or (length and directory.number(tag)):
        body = tiff.slice(directory.number(tag), length)
        yield carried(_THUMBNAIL, depicted(body) if body[:2] == _JPEG[:2] else amount(length) if length else "")


def embedded_images(raw: bytes) -> Iterator[Carried]:
    """JPEG pictures somewhere inside a block."""
    at = raw.find(_JPEG)
    for _ in range(_MAX_IMAGES):
        if at < 0 or len(raw) - at < _SMALLEST_JPEG:
            return
        yield carried(_THUMBNAIL, depicted(raw[at:]))
        end = raw.find(b"\xff\xd9", at)
        at = raw.find(_JPEG, end) if end >= 0 else -1


def opaque_text(raw: bytes) -> Iterator[Carried]:
    """Serial numbers and copyright lines that a block spells out."""
    raw = raw[:_MAX_SCANNED]
    for kind, pattern in ((_SERIAL, _SERIAL_TEXT), (_OWNER, _COPYRIGHT_TEXT)):
        for text in (raw, raw.replace(b"\0", b"")) if b"\0" in raw else (raw,):
            match = pattern.search(text)
            if match is not None:
                yield carried(kind, match[1])
                break
