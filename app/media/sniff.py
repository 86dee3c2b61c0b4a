"""What bytes are, told by the bytes: a name is only a claim."""

from __future__ import annotations

import struct
from enum import StrEnum
from pathlib import PurePath

import filetype

from app.media.tiff import raw_camera_tiff

HEAD_BYTES = 8192
"""What is read of a file to tell its kind: `filetype` looks at no more."""


class Format(StrEnum):
    """The photo formats that are read."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    TIFF = "tiff"
    BMP = "bmp"
    GIF = "gif"
    HEIC = "heic"
    AVIF = "avif"


class Alien(StrEnum):
    """What is media, or looks like it, and is not read."""

    RAW = "camera-raw"
    SEQUENCE = "animated-image"
    VIDEO = "video-not-supported"
    PICTURE = "format-not-supported"


PHOTO_ENDINGS = frozenset(
    {
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".png",
        ".apng",
        ".webp",
        ".tif",
        ".tiff",
        ".bmp",
        ".dib",
        ".gif",
        ".heic",
        ".heif",
        ".hif",
        ".avif",
        ".jxl",
        ".jp2",
        ".psd",
    }
)
RAW_ENDINGS = frozenset(
    {
        ".dng",
        ".nef",
        ".nrw",
        ".cr2",
        ".cr3",
        ".crw",
        ".arw",
        ".srf",
        ".sr2",
        ".orf",
        ".rw2",
        ".raf",
        ".pef",
        ".srw",
        ".3fr",
        ".erf",
        ".iiq",
        ".x3f",
    }
)
VIDEO_ENDINGS = frozenset(
    {
        ".mp4",
        ".m4v",
        ".mov",
        ".mkv",
        ".webm",
        ".avi",
        ".3gp",
        ".3g2",
        ".mts",
        ".m2ts",
        ".mpg",
        ".mpeg",
        ".wmv",
        ".flv",
        ".ogv",
        ".insv",
        ".vob",
        ".mod",
        ".tod",
    }
)
MEDIA_ENDINGS = PHOTO_ENDINGS | RAW_ENDINGS | VIDEO_ENDINGS

_MAGIC: tuple[tuple[bytes, Format | Alien], ...] = (
    (b"\xff\xd8\xff", Format.JPEG),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
    (b"II+\0", Alien.PICTURE),
    (b"MM\0+", Alien.PICTURE),
    (b"FUJIFILMCCD-RAW", Alien.RAW),
    (b"IIRO", Alien.RAW),
    (b"IIRS", Alien.RAW),
    (b"MMOR", Alien.RAW),
    (b"IIU\0", Alien.RAW),
    (b"FOVb", Alien.RAW),
    (b"\0MRM", Alien.RAW),
    (b"8BPS", Alien.PICTURE),
    (b"\xff\x0a", Alien.PICTURE),
    (b"\0\0\0\x0cJXL ", Alien.PICTURE),
    (b"\0\0\0\x0cjP  ", Alien.PICTURE),
)
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"mif2", b"heif", b"mif3"})
_SEQUENCE_BRANDS = frozenset({b"msf1", b"hevc", b"hevx", b"hevm", b"hevs", b"avis"})
_MOVIE_BOXES = frozenset({b"moov", b"mdat", b"wide", b"pnot", b"moof", b"styp"})
_TRANSPORT_PACKET = 188
_BMP_HEADERS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
_AUDIO_BRANDS = frozenset({b"M4A ", b"M4B ", b"F4A "})


def sniff(head: bytes) -> Format | Alien | None:
    """Tell by the first `HEAD_BYTES` bytes what a file is; None where it is neither photo nor video."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return Alien.RAW if kind is Format.TIFF and head[8:10] == b"CR" else kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    if head[:2] == b"BM" and len(head) > 18 and struct.unpack_from("<I", head, 14)[0] in _BMP_HEADERS:  # noqa: PLR2004
        return Format.BMP
    return _sniff_boxes(head) if head[4:8] == b"ftyp" or head[4:8] in _MOVIE_BOXES else _sniff_rest(head)


def _sniff_boxes(head: bytes) -> Format | Alien | None:
    """ISO base media: the major brand tells; the general brand of stills is told apart by its companions."""
    if head[4:8] != b"ftyp":
        return Alien.VIDEO
    major = head[8:12]
    size = min(int.from_bytes(head[:4]), len(head))
    brands = {head[at : at + 4] for at in range(16, size - 3, 4)}
    if major in _SEQUENCE_BRANDS:
        return Alien.SEQUENCE
    if major == b"crx ":
        return Alien.RAW
    if major == b"avif" or (major in _HEIF_BRANDS and b"avif" in brands):
        return Format.AVIF
    if major in _HEIF_BRANDS:
        return Format.HEIC
    return None if major in _AUDIO_BRANDS else Alien.VIDEO


def _sniff_rest(head: bytes) -> Alien | None:
    guess = filetype.guess(head) if head else None
    if guess is not None and guess.mime.startswith("video/"):
        return Alien.VIDEO
    for start in (0, 4):  # MPEG transport streams, plain (.ts) and with time codes (.mts)
        packet = _TRANSPORT_PACKET + start
        syncs = head[start : start + 5 * packet : packet]
        if len(syncs) == 5 and set(syncs) == {0x47}:  # noqa: PLR2004
            return Alien.VIDEO
    return None


def claims(name: PurePath) -> frozenset[str] | None:
    """The family of endings that a file's name claims to belong to, or None."""
    ending = name.suffix.lower()
    return next((family for family in (PHOTO_ENDINGS, RAW_ENDINGS, VIDEO_ENDINGS) if ending in family), None)


def examine(data: bytes, name: PurePath) -> Format | Alien | None:
    """Tell by all bytes what a file is: `sniff`, and what only shows deeper inside (raw in TIFF, several frames)."""
    kind = sniff(data[:HEAD_BYTES])
    if kind is Format.TIFF and (claims(name) is RAW_ENDINGS or raw_camera_tiff(data)):
        return Alien.RAW
    if isinstance(kind, Format) and kind in _MOVES and _MOVES[kind](data):
        return Alien.SEQUENCE
    return kind


def _moving_png(data: bytes) -> bool:
    """An `acTL` chunk of more than one frame before the first `IDAT`."""
    at = 8
    while at + 16 <= len(data) and data[at + 4 : at + 8] != b"IDAT":
        if data[at + 4 : at + 8] == b"acTL":
            return int.from_bytes(data[at + 8 : at + 12]) > 1
        at += 12 + int.from_bytes(data[at : at + 4])
    return False


def _moving_webp(data: bytes) -> bool:
    """More than one `ANMF` chunk."""
    at, frames = 12, 0
    while at + 8 <= len(data):
        frames += data[at : at + 4] == b"ANMF"
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return frames > 1


def _moving_boxes(data: bytes) -> bool:
    """A movie box at the top: tracks beside the still. A motion photo's clip is inside another box and left out."""
    at = 0
    while at + 8 <= len(data):
        if data[at + 4 : at + 8] == b"moov":
            return True
        size = int.from_bytes(data[at : at + 4])
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16])
        if size < 8:  # noqa: PLR2004
            return False
        at += size
    return False


def _moving_gif(data: bytes) -> bool:
    """More than one image descriptor."""
    at = 13 + _table(data[10:11])
    frames = 0
    while at < len(data) and frames <= 1:
        block = data[at]
        if block == 0x21:  # noqa: PLR2004 - an extension
            at = _skip_blocks(data, at + 2)
        elif block == 0x2C:  # noqa: PLR2004 - an image
            frames += 1
            at = _skip_blocks(data, at + 11 + _table(data[at + 9 : at + 10]))
        else:
            break
    return frames > 1


def _table(flags: bytes) -> int:
    return 3 << (1 + (flags[0] & 7)) if flags and flags[0] & 0x80 else 0


def _skip_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1


_MOVES = {
    Format.PNG: _moving_png,
    Format.WEBP: _moving_webp,
    Format.GIF: _moving_gif,
    Format.HEIC: _moving_boxes,
    Format.AVIF: _moving_boxes,
}
