"""JPEG segments of makers that hold a name or a serial number at a known place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from app.metadata.inventory_kinds import Carried, CarriedKind, amount, carried, told
from app.metadata.inventory_maker import embedded_images, opaque_text

_GOPRO_SERIAL = b"CASNc\x01"
_INFIRAY_SERIAL = slice(0xC0, 0xE0)
_CIFF_OWNER, _CIFF_DEVICE, _CIFF_MASK, _CIFF_HEAPS = 0x0810, 0x080A, 0x3800, (0x2800, 0x3000)
_MAX_HEAPS = 16
_FLIR_CAMERA, _FLIR_SERIAL, _FLIR_ENTRY, _MAX_FLIR = 0x20, 0x0104, 32, 64
_STRING_BYTES = 16


def segment_of(head: bytes, body: bytes) -> Iterator[Carried]:
    """What a maker's segment tells beside its existence: `head` are its first bytes."""
    if head.startswith(b"GoPro\0") and _GOPRO_SERIAL in body:
        at = body.find(_GOPRO_SERIAL) + len(_GOPRO_SERIAL)
        size = int.from_bytes(body[at : at + 2])
        yield from told(CarriedKind.SERIAL, body[at + 2 : at + 2 + size])
    elif head.startswith(b"infisense"):
        yield from told(CarriedKind.SERIAL, body[_INFIRAY_SERIAL])
    elif b"HEAPJPGM" in head:
        yield from _ciff(body)
    elif head.startswith(b"FPXR\0") and b"WAVEfmt " in body:
        yield carried(CarriedKind.SOUND, amount(len(body)))


def _ciff(body: bytes) -> Iterator[Carried]:
    """A heap whose directory lies at its end: entries of type, size and offset."""
    order: Literal["little", "big"] = "little" if body[:2] == b"II" else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(body[at : at + size], order)

    waiting = [(number(2, 4), len(body))]
    for _ in range(_MAX_HEAPS):
        if not waiting:
            return
        start, end = waiting.pop()
        at = start + number(end - 4, 4)
        for entry in range(at + 2, min(at + 2 + 10 * number(at, 2), end), 10):
            kind, size, offset = number(entry, 2), number(entry + 2, 4), start + number(entry + 6, 4)
            if kind == _CIFF_OWNER:
                yield from told(CarriedKind.OWNER, body[offset : offset + size])
            elif kind == _CIFF_DEVICE:
                yield from told(CarriedKind.DEVICE, body[offset : offset + size].rstrip(b"\0").rpartition(b"\0")[2])
            elif kind & _CIFF_MASK in _CIFF_HEAPS:
                waiting.append((offset, offset + size))


def flir(body: bytes) -> Iterator[Carried]:
    """The thermal camera's record: its serial number, and pictures inside."""
    yield carried(CarriedKind.MAKER_NOTES, f"FLIR, {amount(len(body))}")
    yield from opaque_text(body)
    yield from embedded_images(body)
    at = int.from_bytes(body[24:28])
    order: Literal["little", "big"] = "big" if at < len(body) else "little"
    at = int.from_bytes(body[24:28], order)
    for entry in range(at, at + _FLIR_ENTRY * min(int.from_bytes(body[28:32], order), _MAX_FLIR), _FLIR_ENTRY):
        if int.from_bytes(body[entry : entry + 2], order) == _FLIR_CAMERA:
            serial = int.from_bytes(body[entry + 12 : entry + 16], order) + _FLIR_SERIAL
            yield from told(CarriedKind.SERIAL, body[serial : serial + _STRING_BYTES])
