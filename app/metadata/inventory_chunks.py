"""PNG and WebP: every chunk by its name, and what lies behind the last."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator

from app.metadata.containers import LOST, PNG_SIGNATURE, Piece, png_pieces, webp_pieces
from app.metadata.inventory_exif import exif
from app.metadata.inventory_iptc import iptc, iptc_within
from app.metadata.inventory_jpeg import XMP_HEAD, photoshop, tail
from app.metadata.inventory_kinds import Carried, CarriedKind, amount, carried, decoded, guarded, told
from app.metadata.inventory_profile import profile
from app.metadata.inventory_xmp import xmp

_MAX_UNPACKED = 4 << 20
_MAX_CHUNKS = 100_000
_MAX_READ = 300
_MOST = {"zTXt": 40, "iTXt": 40, "iCCP": 2, "eXIf": 8, "zxIf": 2, "EXIF": 8, "XMP ": 8, "ICCP": 8}
"""How many chunks of a name are read; a photo has one or two, a bomb many."""
_CHUNK_FRAME = 12
_PNG_PLAIN = frozenset(
    {
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "sBIT",
        "bKGD",
        "hIST",
        "pHYs",
        "sPLT",
        "cICP",
        "mDCV",
        "cLLI",
    }
)
_PNG_FRAMES = frozenset({"acTL", "fcTL", "fdAT"})
_WEBP_PLAIN = frozenset({"VP8 ", "VP8L", "VP8X", "ALPH"})
_WEBP_FRAMES = frozenset({"ANIM", "ANMF"})
_KEYS = {
    "author": CarriedKind.OWNER,
    "artist": CarriedKind.OWNER,
    "copyright": CarriedKind.OWNER,
    "title": CarriedKind.DESCRIPTION,
    "description": CarriedKind.DESCRIPTION,
    "keywords": CarriedKind.DESCRIPTION,
    "subject": CarriedKind.DESCRIPTION,
    "software": CarriedKind.EDITING,
    "date:create": CarriedKind.EDITING,
    "date:modify": CarriedKind.EDITING,
    "date:timestamp": CarriedKind.EDITING,
    "creation time": CarriedKind.MOMENT,
    "create-date": CarriedKind.MOMENT,
    "source": CarriedKind.DEVICE,
    "make": CarriedKind.DEVICE,
    "model": CarriedKind.DEVICE,
    "location": CarriedKind.PLACE,
    "gps": CarriedKind.PLACE,
    "serial": CarriedKind.SERIAL,
}
"""Keywords of PNG's text chunks, lower case."""


def png(data: bytes) -> Iterator[Carried]:
    """All that a PNG carries."""
    at = len(PNG_SIGNATURE)
    seen: Counter[str] = Counter()
    for count, piece in enumerate(png_pieces(data)):
        if piece.name == LOST or count > _MAX_CHUNKS:
            yield carried(CarriedKind.UNREADABLE, f"PNG, {amount(len(data) - at)}")
            break
        seen[piece.name] += 1
        if seen[piece.name] <= _MOST.get(piece.name, _MAX_READ) or piece.name in _PNG_PLAIN:
            yield from guarded(_png_chunk(piece), piece.name)
        else:
            yield carried(CarriedKind.UNREADABLE, piece.name)
        at += _CHUNK_FRAME + len(piece.body)
        if piece.name == "IEND":
            break
    yield from tail(data[at:])


def _png_chunk(piece: Piece) -> Iterator[Carried]:
    name, body = piece.name, piece.body
    reader = _PNG_READERS.get(name)
    if reader is not None:
        yield from reader(body)
    elif name in _PNG_FRAMES:
        yield carried(CarriedKind.SECOND_IMAGE, "APNG")
    elif name not in _PNG_PLAIN:
        yield carried(CarriedKind.UNKNOWN, f"{name}, {amount(len(body))}")
    if name in ("IDAT", "IHDR", "IEND") and not piece.sound:
        yield carried(CarriedKind.UNREADABLE, name)


def _time(body: bytes) -> Iterator[Carried]:
    year = int.from_bytes(body[:2])
    month, day, hour, minute, second = body[2:7]
    yield carried(CarriedKind.EDITING, f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")


def _profile(body: bytes) -> Iterator[Carried]:
    _, _, packed = body.partition(b"\0")
    return profile(unpacked(packed[1:]))


def unpacked(packed: bytes) -> bytes:
    """What a compressed block holds, no more than some 4 MB of it.

    Raises:
        zlib.error: where it is none.
    """
    return zlib.decompressobj().decompress(packed, _MAX_UNPACKED)


def _plain_text(body: bytes) -> Iterator[Carried]:
    key, _, rest = body.partition(b"\0")
    return _text(decoded(key), rest)


def _packed_text(body: bytes) -> Iterator[Carried]:
    key, _, rest = body.partition(b"\0")
    return _text(decoded(key), unpacked(rest[1:]))


def _international_text(body: bytes) -> Iterator[Carried]:
    key, _, rest = body.partition(b"\0")
    text = rest[2:].split(b"\0", 2)[-1]
    return _text(decoded(key), unpacked(text) if rest[:1] == b"\1" else text)


def _text(key: str, body: bytes) -> Iterator[Carried]:
    if key == "XML:com.adobe.xmp":
        yield from xmp(body)
    elif key.startswith("Raw profile type "):
        yield from _raw_profile(body)
    elif key.lower() in _KEYS:
        yield from told(_KEYS[key.lower()], body)
    else:
        yield carried(CarriedKind.COMMENT, f"{key}: {decoded(body[:2048])}")


def _raw_profile(text: bytes) -> Iterator[Carried]:
    """ImageMagick's way: a name, a length, then hexadecimal digits in lines."""
    body = bytes.fromhex("".join(text.decode("ascii").split()[2:]))
    if body.startswith((b"Exif\0", b"II*\0", b"MM\0*")):
        yield from exif(body)
    elif body.startswith(XMP_HEAD) or b"xmpmeta" in body[:400]:
        yield from xmp(body.removeprefix(XMP_HEAD))
    elif body.startswith((b"8BIM", b"Photoshop 3.0\0")):
        yield from photoshop(body.removeprefix(b"Photoshop 3.0\0"))
    elif body[36:40] == b"acsp":
        yield from profile(body)
    else:
        yield from iptc(iptc_within(body) or body)


def _claimed(body: bytes) -> Iterator[Carried]:
    yield carried(CarriedKind.EDITING, f"C2PA, {amount(len(body))}")


_PNG_READERS: dict[str, Callable[[bytes], Iterator[Carried]]] = {
    "eXIf": exif,
    "zxIf": lambda body: exif(unpacked(body[5:])),
    "iCCP": _profile,
    "tIME": _time,
    "tEXt": _plain_text,
    "zTXt": _packed_text,
    "iTXt": _international_text,
    "caBX": _claimed,
}


def webp(data: bytes) -> Iterator[Carried]:
    """All that a WebP carries."""
    told_size = 8 + int.from_bytes(data[4:8], "little")
    end = min(len(data), told_size + told_size % 2)
    if told_size > len(data):
        yield carried(CarriedKind.UNREADABLE, "WebP")
    seen: Counter[str] = Counter()
    for piece in webp_pieces(data[:end]):
        seen[piece.name] += 1
        if seen[piece.name] > _MOST.get(piece.name, _MAX_CHUNKS):
            yield carried(CarriedKind.UNREADABLE, "WebP")
            break
        yield from guarded(_webp_chunk(piece), piece.name)
    yield from tail(data[end:])


def _webp_chunk(piece: Piece) -> Iterator[Carried]:
    name, body = piece.name, piece.body
    reader = _WEBP_READERS.get(name)
    if name == LOST:
        yield carried(CarriedKind.UNREADABLE, f"WebP, {amount(len(body))}")
        yield from tail(body)
    elif reader is not None:
        yield from reader(body)
    elif name in _WEBP_FRAMES:
        yield carried(CarriedKind.SECOND_IMAGE, "WebP")
    elif name not in _WEBP_PLAIN:
        yield carried(CarriedKind.UNKNOWN, f"{name}, {amount(len(body))}")


_WEBP_READERS: dict[str, Callable[[bytes], Iterator[Carried]]] = {"EXIF": exif, "XMP ": xmp, "ICCP": profile, "C2PA": _claimed}
