"""EXIF: what each entry of its directories tells; entries without a meaning here are named as unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from PIL import ExifTags

from app.metadata.inventory_iptc import iptc
from app.metadata.inventory_kinds import Carried, CarriedKind, amount, carried, decoded, depicted, guarded, told
from app.metadata.inventory_maker import embedded_images, maker_notes
from app.metadata.inventory_place import character_coded, gps_place
from app.metadata.inventory_tiff import Directory, Tiff, Value

_MAKE, _MODEL, _EXIF, _GPS, _INTEROP, _NOTES, _SUBS = 0x010F, 0x0110, 0x8769, 0x8825, 0xA005, 0x927C, 0x014A
_JPEG_AT, _JPEG_SIZE, _STRIPS, _TILES, _REDUCED = 0x0201, 0x0202, 0x0111, 0x0144, 0x00FE
_WIDTH, _HEIGHT, _BYTES, _TILE_BYTES = 0x0100, 0x0101, 0x0117, 0x0145
XMP, IPTC, PHOTOSHOP, ICC = 0x02BC, 0x83BB, 0x8649, 0x8773

_TEXTS: dict[int, CarriedKind] = (
    dict.fromkeys((0x010D, 0x010E, 0x9C9B, 0x9C9E, 0x9C9F, 0xA436, 0x011D), CarriedKind.DESCRIPTION)
    | dict.fromkeys((0x013B, 0x8298, 0x9C9D, 0xA430, 0xA437, 0xA438), CarriedKind.OWNER)
    | dict.fromkeys((0xA431, 0xA435, 0xC62F, 0xC6A1), CarriedKind.SERIAL)
    | dict.fromkeys((0x013C, 0xA434, 0xA433, 0xC614, 0xC615), CarriedKind.DEVICE)
    | dict.fromkeys((0x000B, 0x0131, 0xA439, 0xA43A, 0xA43B, 0xA43C, 0xC6F8), CarriedKind.EDITING)
    | dict.fromkeys((0xA420, 0xC65D, 0xC68B), CarriedKind.IDENTIFIER)
    | dict.fromkeys((0x87B1, 0x87B0), CarriedKind.PLACE)
    | {0xA004: CarriedKind.SOUND, 0x9C9C: CarriedKind.COMMENT, 0x9286: CarriedKind.COMMENT}
)
_CODED = frozenset({0x9286})
_WIDE = frozenset({0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F})
"""Windows' entries: UTF-16."""
_TIMES = {0x9003: 0x9011, 0x9004: 0x9012}
_CHANGED = 0x0132
"""When the file was written: no capture time."""
_GEO = frozenset({0x830E, 0x8480, 0x8482, 0x85D8, 0x87AF})
_HISTORY = frozenset({0x9213, 0xC51B, 0x935C})
_BLOCKS = frozenset({XMP, IPTC, PHOTOSHOP, ICC})
_POINTERS = frozenset({_EXIF, _GPS, _INTEROP, _NOTES, _SUBS, _MAKE, _MODEL, _JPEG_AT, _JPEG_SIZE, *_TIMES, *_TIMES.values()})
_SPANS = ((0x00FE, 0x0160), (0x0200, 0x0215), (0x5000, 0x5113), (0x8822, 0x8836), (0x9000, 0x9406), (0xA000, 0xA463))
_SETTINGS = frozenset(tag for tag in ExifTags.TAGS if any(low <= tag < high for low, high in _SPANS)) | {
    *(0x0001, 0x0002, 0x1000, 0x1001, 0x1002),  # interoperability
    *(0x0301, 0x0302, 0x0303, 0x3001, 0x3002, 0x3003),
    *(0x4746, 0x4749, 0x828D, 0x828E, 0x829A, 0x829D, 0xA500, 0xC4A5, 0xC612, 0xC613, 0xEA1C, 0xEA1D),
}
"""How the picture is stored and printed and how the camera was set, by number; nothing of who, where or which device."""
_NAMED = _SETTINGS | _POINTERS | _BLOCKS
_EMPTY_TIME = re.compile(r"[\s0:./-]*")
_FIRST = 4
"""Where a TIFF tells the offset of its first directory."""
_SMALL_BYTES, _LOOKED_AT = 4096, 1 << 16
_SLACK_BYTES = 16


def exif(data: bytes) -> Iterator[Carried]:
    """All that an EXIF block tells."""
    tiff = Tiff.of(data)
    if tiff is None:
        yield carried(CarriedKind.UNREADABLE, f"EXIF, {amount(len(data))}")
        return
    directories = list(tiff.chain())
    main = directories[:1]
    yield from exif_directory(tiff, main[0] if main else Directory(whole=False))
    for each in directories[1:]:
        yield from _pictured(tiff, each, CarriedKind.THUMBNAIL)
        yield from _rest(tiff, each)


def tiff_file(tiff: Tiff) -> Iterator[Carried]:
    """All that the directories of a TIFF file tell, other than its XMP, IPTC, Photoshop and ICC blocks."""
    directories = list(tiff.chain())
    first = directories[0] if directories else Directory(whole=False)
    yield from exif_directory(tiff, first)
    subs = first.values[_SUBS].numbers[:8] if _SUBS in first.values else ()
    for each in chain(directories[1:], map(tiff.directory, subs)):
        small = each.number(_REDUCED) & 1
        yield from _pictured(tiff, each, CarriedKind.THUMBNAIL if small else CarriedKind.SECOND_IMAGE)
        yield from _rest(tiff, each)
    end = max((_furthest(tiff, each) for each in directories), default=len(tiff.data))
    if end + _SLACK_BYTES < len(tiff.data) and not subs:
        yield carried(CarriedKind.TRAILING, amount(len(tiff.data) - end))


def exif_directory(tiff: Tiff, first: Directory) -> Iterator[Carried]:
    """What the first directory and those it points to tell."""
    make, model = first.text(_MAKE), first.text(_MODEL)
    yield from told(CarriedKind.DEVICE, model if model.lower().startswith(make.lower()) else f"{make} {model}")
    yield from _rest(tiff, first)
    gps = tiff.below(first, _GPS)
    if gps is not None:
        yield from guarded(gps_place(gps), "EXIF GPS")
        yield from _broken(gps, "EXIF GPS")
    details = tiff.below(first, _EXIF)
    if details is not None and first.number(_EXIF) == tiff.number(_FIRST):
        yield carried(CarriedKind.UNREADABLE, "EXIF")
    elif details is not None:
        yield from _rest(tiff, details)
        if _NOTES in details.values:
            notes = maker_notes(tiff, details.values[_NOTES], make)
            yield from guarded(notes, CarriedKind.MAKER_NOTES)


def _rest(tiff: Tiff, directory: Directory) -> Iterator[Carried]:
    """The entries of one directory, each by its meaning."""
    for tag, zone in _TIMES.items():
        when = _time(directory.text(tag))
        yield from told(CarriedKind.MOMENT, f"{when}{directory.text(zone)}" if when else "")
    settings = False
    for tag, value in directory.values.items():
        settings |= tag in _SETTINGS and tag not in _TEXTS and tag not in _POINTERS
        yield from _entry(tag, value)
    if settings:
        yield carried(CarriedKind.SETTINGS, "EXIF")
    if directory.number(_GPS) == 0 and _GPS in directory.values:
        yield carried(CarriedKind.UNREADABLE, "EXIF GPS")
    yield from _broken(directory, "EXIF")


def _broken(directory: Directory, where: str) -> Iterator[Carried]:
    if not directory.whole:
        yield carried(CarriedKind.UNREADABLE, where)


def _entry(tag: int, value: Value) -> Iterator[Carried]:
    if tag in _TEXTS:
        yield from told(_TEXTS[tag], _text(tag, value))
    elif tag == _CHANGED:
        yield from told(CarriedKind.EDITING, _time(value.text))
    elif tag in _GEO:
        yield carried(CarriedKind.PLACE, "GeoTIFF")
    elif tag in _HISTORY:
        yield carried(CarriedKind.EDITING, amount(value.size))
    elif tag == IPTC and value.kind != 4:  # noqa: PLR2004 - read with the file's other blocks, and here where it is text
        yield from guarded(iptc(value.raw.rstrip(b"\0")), "IPTC")
    elif tag not in _NAMED:
        yield carried(CarriedKind.UNKNOWN, f"EXIF {ExifTags.TAGS.get(tag, f'0x{tag:04x}')}, {amount(value.size)}")
        if value.size > _SMALL_BYTES:
            yield from embedded_images(value.head(_LOOKED_AT))


def _text(tag: int, value: Value) -> str:
    if tag in _CODED:
        return decoded(character_coded(value.head(_SMALL_BYTES)))
    if tag in _WIDE:
        return value.head(2048).decode("utf-16-le", "replace").split("\0", 1)[0]
    if value.kind in (3, 4, 5, 9, 10):
        return " ".join(map(str, value.numbers[:8]))
    return value.text or decoded(value.head(_SMALL_BYTES).lstrip(b"\0 "))


def _time(text: str) -> str:
    """`2024:05:17 10:20:30` with dashes; empty where no moment is told."""
    if _EMPTY_TIME.fullmatch(text):
        return ""
    date, blank, clock = text.partition(" ")
    return f"{date.replace(':', '-')}{blank}{clock}"


def _pictured(tiff: Tiff, directory: Directory, kind: CarriedKind) -> Iterator[Carried]:
    """The picture of a further directory: a JPEG, strips or tiles."""
    if _JPEG_AT in directory.values:
        body = tiff.slice(directory.number(_JPEG_AT), directory.number(_JPEG_SIZE))
        if body:
            yield carried(kind, depicted(body))
        elif directory.number(_JPEG_SIZE):
            yield carried(CarriedKind.UNREADABLE, kind)
    elif _STRIPS in directory.values or _TILES in directory.values:
        sizes = directory.values.get(_BYTES) or directory.values.get(_TILE_BYTES)
        size = amount(sum(sizes.numbers)) if sizes is not None else ""
        yield carried(kind, f"{directory.number(_WIDTH)} x {directory.number(_HEIGHT)}, {size}")


def _furthest(tiff: Tiff, directory: Directory) -> int:
    """Where the last byte lies that a directory, and those below it, account for."""
    ends = [directory.end, *(value.at + value.size for value in directory.values.values())]
    for offsets, sizes in ((_STRIPS, _BYTES), (_TILES, _TILE_BYTES), (_JPEG_AT, _JPEG_SIZE)):
        if offsets in directory.values and sizes in directory.values:
            pairs = zip(directory.values[offsets].numbers, directory.values[sizes].numbers, strict=False)
            ends += [at + size for at, size in pairs]
    for pointer in (_EXIF, _GPS, _INTEROP):
        inner = tiff.below(directory, pointer)
        if inner is not None and pointer in directory.values:
            ends += [inner.end, *(value.at + value.size for value in inner.values.values())]
    return max(ends)
