"""GIF, BMP and TIFF files."""

from __future__ import annotations

from collections.abc import Iterator

from app.metadata.inventory_exif import ICC, IPTC, PHOTOSHOP, XMP, tiff_file
from app.metadata.inventory_iptc import iptc
from app.metadata.inventory_jpeg import photoshop, tail
from app.metadata.inventory_kinds import Carried, CarriedKind, amount, carried, decoded, guarded, told
from app.metadata.inventory_profile import profile
from app.metadata.inventory_tiff import Tiff
from app.metadata.inventory_xmp import xmp

_MAX_BLOCKS = 100_000
_MAX_EXTENSION = 4 << 20
_MAX_GIF_BYTES = 16 << 20
"""Walked in steps of as little as two bytes."""
_LOOPS = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0"})
_COMMENT, _APPLICATION, _CONTROL, _TEXT = 0xFE, 0xFF, 0xF9, 0x01
_XMP_MAGIC = 258
_V5, _PROFILES = 124, (b"LINK", b"DBEM", b"MBED", b"KNIL")


def gif(data: bytes) -> Iterator[Carried]:
    """All that a GIF carries."""
    if len(data) > _MAX_GIF_BYTES:
        yield carried(CarriedKind.UNREADABLE, f"GIF, {amount(len(data) - _MAX_GIF_BYTES)}")
        data = data[:_MAX_GIF_BYTES]
    at = 13 + _table(data[10:11])
    frames = 0
    for _ in range(_MAX_BLOCKS):
        mark = data[at : at + 1]
        if mark == b"\x3b":
            yield from tail(data[at + 1 :])
            break
        if mark not in (b"\x21", b"\x2c"):
            yield carried(CarriedKind.UNREADABLE, "GIF")
            yield from tail(data[at:])
            break
        if mark == b"\x2c":
            frames += 1
            at = _after(data, at + 11 + _table(data[at + 9 : at + 10]))
        else:
            end = _after(data, at + 2)
            yield from guarded(_extension(data[at + 1], data[at + 2 : end]), "GIF")
            at = end
    if frames > 1:
        yield carried(CarriedKind.SECOND_IMAGE, f"GIF ({frames})")


def _table(flags: bytes) -> int:
    return 3 << (1 + (flags[0] & 7)) if flags and flags[0] & 0x80 else 0


def _after(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1


def _joined(blocks: bytes) -> bytes:
    found, at = bytearray(), 0
    while at < len(blocks) and blocks[at] and len(found) < _MAX_EXTENSION:
        found += blocks[at + 1 : at + 1 + blocks[at]]
        at += 1 + blocks[at]
    return bytes(found)


def _extension(kind: int, blocks: bytes) -> Iterator[Carried]:
    if kind in (_COMMENT, _TEXT):
        body = _joined(blocks)
        yield from told(CarriedKind.COMMENT, body if kind == _COMMENT else body[12:])
    elif kind == _APPLICATION:
        yield from _application(blocks[1:12], blocks[1 + blocks[0] :])
    elif kind != _CONTROL:
        yield carried(CarriedKind.UNKNOWN, f"GIF 0x{kind:02x}, {amount(len(blocks))}")


def _application(name: bytes, blocks: bytes) -> Iterator[Carried]:
    if name == b"XMP DataXMP":
        yield from xmp(blocks[:-_XMP_MAGIC])
    elif name == b"ICCRGBG1012":
        yield from profile(_joined(blocks))
    elif name not in _LOOPS:
        yield carried(CarriedKind.UNKNOWN, f"GIF {decoded(name)}, {amount(len(blocks))}")


def bmp(data: bytes) -> Iterator[Carried]:
    """All that a BMP carries: its profile, and the bytes behind its rows."""

    def number(at: int, size: int = 4) -> int:
        return int.from_bytes(data[at : at + size], "little", signed=size == 4)  # noqa: PLR2004

    header = number(14)
    end = max(number(2), number(10))
    if header >= 40:  # noqa: PLR2004
        row = (number(18) * number(28, 2) + 31) // 32 * 4
        packed = number(34)
        end = number(10) + (packed if number(30) in (1, 2) and packed > 0 else abs(row * number(22)))
    if header >= _V5 and data[70:74] in _PROFILES:
        start, size = 14 + number(126), number(130)
        yield carried(CarriedKind.COLOUR_PROFILE, amount(size))
        end = max(end, start + size)
    if end > len(data):
        yield carried(CarriedKind.UNREADABLE, "BMP")
    if 0 < end < len(data) and data[end:].strip(b"\0"):
        yield from tail(data[end:])


def tiff(data: bytes) -> Iterator[Carried]:
    """All that a TIFF carries."""
    reader = Tiff.of(data)
    if reader is None:
        yield carried(CarriedKind.UNREADABLE, "TIFF")
        return
    first = reader.first()
    for tag, read in ((XMP, xmp), (PHOTOSHOP, photoshop), (ICC, profile), (IPTC, iptc)):
        if tag in first.values:
            yield from guarded(read(first.values[tag].raw.rstrip(b"\0") if tag == IPTC else first.values[tag].raw), "TIFF")
    yield from guarded(tiff_file(reader), "TIFF")
