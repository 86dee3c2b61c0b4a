"""JPEG, PNG and WebP as a row of named pieces: a strict walk that says where it loses its way."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
EXIF_HEAD = b"Exif\0\0"
LOST = "lost"
"""The name of a last piece that could not be read as what the format demands there."""

EOI, SOS = 0xD9, 0xDA


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment (JPEG: `ffe1`), a chunk (PNG, WebP: `IDAT`, `VP8X`), the entropy-coded `scan`, or what is `lost`.

    `sound` is False where a length or a check sum is wrong.
    """

    name: str
    body: bytes
    sound: bool = True


def container_of(data: bytes) -> Literal["jpeg", "png", "webp"] | None:
    """Which of the three it is, by its first bytes."""
    if data[:2] == b"\xff\xd8":
        return "jpeg"
    if data[:8] == PNG_SIGNATURE:
        return "png"
    return "webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def jpeg_pieces(data: bytes) -> Iterator[Piece]:
    """All segments after the start of image, up to the last byte of the file."""
    at = 2
    while at < len(data):
        if data[at] != 0xFF or at + 2 > len(data):  # noqa: PLR2004
            yield Piece(LOST, data[at:], sound=False)
            return
        marker = data[at + 1]
        if marker == EOI:
            yield Piece("ffd9", b"")
            if at + 2 < len(data):
                yield Piece(LOST, data[at + 2 :], sound=False)
            return
        size = int.from_bytes(data[at + 2 : at + 4])
        end = at + 2 + size
        if size < 2 or end > len(data):  # noqa: PLR2004
            yield Piece(LOST, data[at:], sound=False)
            return
        yield Piece(f"ff{marker:02x}", data[at + 4 : end])
        if marker == SOS:
            start, end = end, _scan_end(data, end)
            yield Piece("scan", data[start:end])
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the entropy-coded data ends: at the next marker that is neither a stuffed byte nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:  # noqa: PLR2004
            return at
        at += 2


def png_pieces(data: bytes) -> Iterator[Piece]:
    """All chunks up to the last byte of the file."""
    at = len(PNG_SIGNATURE)
    while at < len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if at + 12 > len(data) or end > len(data):
            yield Piece(LOST, data[at:], sound=False)
            return
        checked = data[at + 4 : end - 4]
        sound = zlib.crc32(checked) == int.from_bytes(data[end - 4 : end])
        yield Piece(_name(checked[:4]), checked[4:], sound)
        at = end


def webp_pieces(data: bytes) -> Iterator[Piece]:
    """All chunks up to the last byte of the file; a padding byte that is not zero is not sound."""
    at = 12
    while at < len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if at + 8 > len(data) or end > len(data):
            yield Piece(LOST, data[at:], sound=False)
            return
        yield Piece(_name(data[at : at + 4]), data[at + 8 : at + 8 + size], not any(data[at + 8 + size : end]))
        at = end


def _name(raw: bytes) -> str:
    return raw.decode("ascii", "backslashreplace")


def exif_blocks(data: bytes) -> Iterator[bytes]:
    """The bodies of all EXIF pieces as they lie there; nothing for another format."""
    kind = container_of(data)
    if kind == "jpeg":
        yield from (piece.body for piece in jpeg_pieces(data) if piece.name == "ffe1" and piece.body.startswith(EXIF_HEAD))
    elif kind == "png":
        yield from (piece.body for piece in png_pieces(data) if piece.name == "eXIf")
    elif kind == "webp":
        yield from (piece.body for piece in webp_pieces(data) if piece.name == "EXIF")
