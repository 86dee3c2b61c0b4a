"""Where a photo keeps what it says of itself: the EXIF, XMP and IPTC blocks of each format, unparsed."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pillow_heif
from PIL import Image

from app.media.sniff import Format
from app.media.tiff import Tiff

MAX_BLOCK_BYTES = 16 << 20
MAX_SEGMENTS = 10_000

_XMP_HEADS = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")
_PHOTOSHOP = b"Photoshop 3.0\0"
_IPTC_RESOURCE = 0x0404
_XMP_TAG, _IPTC_TAG, _PHOTOSHOP_TAG = 0x02BC, 0x83BB, 0x8649
_SOS, _EOI = 0xDA, 0xD9
_NO_BLOCKS = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    RuntimeError,
    KeyError,
    TypeError,
    IndexError,
    struct.error,
    MemoryError,
)


@dataclass(frozen=True, slots=True)
class Blocks:
    """What was found, as it lies there. `exif` begins at `Exif` or at the TIFF header.

    Out of `xmp` every NUL is taken: that turns UTF-16 and UTF-32 into plain ASCII wherever it matters.
    """

    exif: bytes = b""
    xmp: bytes = b""
    iptc: bytes = b""


def find_blocks(data: bytes, kind: Format) -> Blocks:
    """The blocks of a photo; a broken or missing one is empty. Never raises on garbage."""
    blocks = _raw_blocks(data, kind)
    return replace(blocks, xmp=blocks.xmp[:MAX_BLOCK_BYTES].replace(b"\0", b""))


def _raw_blocks(data: bytes, kind: Format) -> Blocks:
    if kind is Format.TIFF:
        return _tiff_blocks(data)
    if kind in (Format.HEIC, Format.AVIF):
        return _box_blocks(data, kind)
    pieces = _PIECES.get(kind)
    found: dict[str, list[bytes]] = {"exif": [], "xmp": [], "iptc": []}
    for name, block in pieces(data) if pieces is not None else ():
        found[name].append(block[:MAX_BLOCK_BYTES])
    return Blocks(b"".join(found["exif"][:1]), b"\n".join(found["xmp"]), b"".join(found["iptc"]))


def _jpeg_pieces(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 2
    for _ in range(MAX_SEGMENTS):
        at = data.find(b"\xff", at)
        if at < 0 or at + 4 > len(data):
            return
        marker = data[at + 1]
        if marker in (_SOS, _EOI):
            return
        if marker in (0x00, 0x01, 0xFF) or 0xD0 <= marker <= 0xD8:  # noqa: PLR2004 - markers without content
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        size = int.from_bytes(data[at + 2 : at + 4])
        body = data[at + 4 : at + 2 + size]
        if marker == 0xE1:  # noqa: PLR2004
            yield from _app1(body)
        elif marker == 0xED and body.startswith(_PHOTOSHOP):  # noqa: PLR2004
            yield "iptc", _iptc_resource(body[len(_PHOTOSHOP) :])
        at += 2 + max(size, 2)


def _app1(body: bytes) -> Iterator[tuple[str, bytes]]:
    if body.startswith(b"Exif\0"):
        yield "exif", body
    for head in _XMP_HEADS:
        if body.startswith(head):
            yield "xmp", body[len(head) :]


def _iptc_resource(data: bytes) -> bytes:
    """The IPTC record among Photoshop's image resources, or nothing."""
    at = 0
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        number = int.from_bytes(data[at + 4 : at + 6])
        at += 6 + (data[at + 6] // 2 + 1) * 2
        size = int.from_bytes(data[at : at + 4])
        if number == _IPTC_RESOURCE:
            return data[at + 4 : at + 4 + size]
        at += 4 + size + size % 2
    return b""


def _png_pieces(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 8
    for _ in range(MAX_SEGMENTS):
        if at + 12 > len(data):
            return
        size = int.from_bytes(data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if name == b"eXIf":
            yield "exif", body
        elif name in (b"iTXt", b"zTXt", b"tEXt"):
            yield from _png_text(name, body)
        at += 12 + size


def _png_text(name: bytes, body: bytes) -> Iterator[tuple[str, bytes]]:
    key, _, rest = body.partition(b"\0")
    if name == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
        text = _inflate(rest) if packed else rest
    else:
        text = _inflate(rest[1:]) if name == b"zTXt" else rest
    if key == b"XML:com.adobe.xmp":
        yield "xmp", text
    elif key.startswith(b"Raw profile type "):
        yield from _raw_profile(text)


def _inflate(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, MAX_BLOCK_BYTES)
    except zlib.error:
        return b""


def _raw_profile(text: bytes) -> Iterator[tuple[str, bytes]]:
    """ImageMagick's way: a name, a length, then hexadecimal digits in lines."""
    try:
        body = bytes.fromhex("".join(text.decode("ascii").split()[2:]))
    except ValueError:
        return
    if body.startswith(b"Exif\0"):
        yield "exif", body
    elif body.startswith(_XMP_HEADS[0]) or b"xmpmeta" in body[:200]:
        yield "xmp", body
    else:
        yield "iptc", _iptc_resource(body) or body


def _webp_pieces(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 12
    for _ in range(MAX_SEGMENTS):
        if at + 8 > len(data):
            return
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        name = {b"EXIF": "exif", b"XMP ": "xmp"}.get(data[at : at + 4])
        if name is not None:
            yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _gif_pieces(data: bytes) -> Iterator[tuple[str, bytes]]:
    start = data.find(b"XMP DataXMP")
    if start >= 0:
        yield "xmp", data[start + 11 : start + 11 + MAX_BLOCK_BYTES]


def _tiff_blocks(data: bytes) -> Blocks:
    tiff = Tiff.of(data)
    if tiff is None:
        return Blocks()
    first = tiff.first()
    raw = {tag: first[tag].raw for tag in (_XMP_TAG, _IPTC_TAG, _PHOTOSHOP_TAG) if tag in first}
    iptc = raw.get(_IPTC_TAG, b"") or _iptc_resource(raw.get(_PHOTOSHOP_TAG, b""))
    return Blocks(data, raw.get(_XMP_TAG, b""), iptc)


def _box_blocks(data: bytes, kind: Format) -> Blocks:
    """HEIC and AVIF: their item tables are the libraries' business; only the container is read, no pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            info = _heic_info(data) if kind is Format.HEIC else Image.open(io.BytesIO(data), formats=["AVIF"]).info
    except (*_NO_BLOCKS, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Blocks()
    exif, xmp = info.get("exif"), info.get("xmp")
    return Blocks(exif if isinstance(exif, bytes) else b"", xmp if isinstance(xmp, bytes) else b"")


def _heic_info(data: bytes) -> dict[str, object]:
    return dict(pillow_heif.open_heif(io.BytesIO(data)).info)


_PIECES = {Format.JPEG: _jpeg_pieces, Format.PNG: _png_pieces, Format.WEBP: _webp_pieces, Format.GIF: _gif_pieces}
