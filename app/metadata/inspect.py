"""What a written file carries beside its picture and its entry id: should be nothing.

An allow-list over a walk to the last byte: a piece that is not known, not whole, not in its place or not of exactly the
expected content is a leak. Independent of the writer: only the expected EXIF block is taken from there.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Iterator

import simplejpeg
from PIL import Image

from app.metadata.containers import EXIF_HEAD, LOST, Piece, container_of, jpeg_pieces, png_pieces, webp_pieces
from app.metadata.write import exif_payload

_JFIF = b"JFIF\0\1\1\0\0\1\0\1\0\0"
"""Version 1.1, no density, no thumbnail: what libjpeg-turbo writes."""
_FRAME = "ffc0"
_KNOWN = {"ffe0": "JFIF", "ffe1": "APP1", "ffe2": "APP2 (ICC or MPF)", "ffed": "APP13 (Photoshop)", "fffe": "comment"}
_PNG_CHUNKS = ("IHDR", "eXIf", "IDAT", "IEND")
_WEBP_CHUNKS = (("VP8X", "VP8 ", "EXIF"), ("VP8X", "VP8L", "EXIF"))
_EXIF_FLAG = 0x08
_STEP_BYTES = 1 << 20
_UNSOUND = (OSError, ValueError, SyntaxError, EOFError, MemoryError)


def unexpected(data: bytes, entry: str, *, with_pixels: bool = True) -> tuple[str, ...]:
    """Plain descriptions of all that `data` holds and should not; empty where it is clean.

    Args:
        data: the written file.
        entry: its entry id.
        with_pixels: decode a JPEG's or WebP's pixels too, which finds bytes hidden among them; for a caller that decodes them
            strictly anyway this would be the same work twice.

    Raises:
        ValueError: when `entry` is no entry id.
    """
    exif = exif_payload(entry)
    kind = container_of(data)
    if kind is None:
        return ("not a JPEG, PNG or WebP file",)
    leaks = [*_INSPECTORS[kind](data, exif)]
    if with_pixels and kind in _DECODERS and not leaks:
        leaks += _DECODERS[kind](data)
    return tuple(dict.fromkeys(leaks))


def _jpeg(data: bytes, exif: bytes) -> Iterator[str]:
    pieces = list(jpeg_pieces(data))
    yield from (leak for piece in pieces if (leak := _jpeg_leak(piece, exif)) is not None)
    names = [piece.name for piece in pieces]
    yield from _once(names, ("ffe1", _FRAME, "ffda", "scan", "ffd9"))
    if names[:1] != ["ffe1"] and names[:2] != ["ffe0", "ffe1"]:
        yield "segments out of order"
    if names.count("ffe0") > 1:
        yield "JFIF more than once"


def _jpeg_pixels(data: bytes) -> Iterator[str]:
    """Strictly decoded, at the least cost: also finds bytes hidden between the last pixel and the end marker."""
    try:
        simplejpeg.decode_jpeg(data, min_height=1, min_width=1, min_factor=8, strict=True)
    except ValueError as problem:
        yield f"picture data not sound: {problem}"


def _jpeg_leak(piece: Piece, exif: bytes) -> str | None:
    name, body = piece.name, piece.body
    if name == LOST:
        return _lost(piece)
    if name in ("scan", "ffd9"):
        return None
    if name in _JPEG_CONTENT:
        return None if _JPEG_CONTENT[name](body) else f"segment {name} not as expected"
    if (name, body) in (("ffe0", _JFIF), ("ffe1", exif)):
        return None
    return f"segment {name} {_KNOWN.get(name, '')} of {len(body)} bytes".replace("  ", " ")


def _quantisation(body: bytes) -> bool:
    """Whole tables of 8-bit values."""
    return len(body) > 0 and len(body) % 65 == 0 and all(number < 4 for number in body[::65])  # noqa: PLR2004


def _huffman(body: bytes) -> bool:
    """Whole tables: a class and number, sixteen counts, as many symbols as they add up to."""
    at = 0
    while at + 17 <= len(body) and body[at] in (0x00, 0x01, 0x10, 0x11):
        at += 17 + sum(body[at + 1 : at + 17])
    return 0 < len(body) == at


def _frame(body: bytes) -> bool:
    """Baseline, 8 bits, three components."""
    return len(body) == 15 and body[0] == 8 and body[5] == 3  # noqa: PLR2004


def _scan_head(body: bytes) -> bool:
    """All three components in one scan."""
    return len(body) == 10 and body[0] == 3 and body[7:] == b"\0\x3f\0"  # noqa: PLR2004


def _restart(body: bytes) -> bool:
    return len(body) == 2  # noqa: PLR2004


_JPEG_CONTENT: dict[str, Callable[[bytes], bool]] = {
    "ffdb": _quantisation,
    "ffc4": _huffman,
    "ffdd": _restart,
    _FRAME: _frame,
    "ffda": _scan_head,
}


def _png(data: bytes, exif: bytes) -> Iterator[str]:
    pieces = list(png_pieces(data))
    for piece in pieces:
        if piece.name == LOST:
            yield _lost(piece)
        elif piece.name not in _PNG_CHUNKS:
            yield f"chunk {piece.name} of {len(piece.body)} bytes"
        elif not piece.sound:
            yield f"chunk {piece.name} with a wrong check sum"
    names = [piece.name for piece in pieces]
    yield from _once(names, ("IHDR", "eXIf", "IEND"))
    if names != sorted(names, key=lambda name: _PNG_CHUNKS.index(name) if name in _PNG_CHUNKS else -1):
        yield "chunks out of order"
    if any(piece.body != exif.removeprefix(EXIF_HEAD) for piece in pieces if piece.name == "eXIf"):
        yield "EXIF other than the entry"
    if any(piece.body for piece in pieces if piece.name == "IEND"):
        yield "chunk IEND with content"
    yield from _png_pixels(pieces)


def _png_pixels(pieces: list[Piece]) -> Iterator[str]:
    """The header is that of plain RGB, and the compressed stream holds just these rows and ends where the chunks end."""
    header = next((piece.body for piece in pieces if piece.name == "IHDR"), b"")
    if len(header) != 13 or header[8:] != b"\x08\2\0\0\0":  # noqa: PLR2004
        yield "chunk IHDR not as expected"
        return
    expected = (int.from_bytes(header[:4]) * 3 + 1) * int.from_bytes(header[4:8])
    packed = b"".join(piece.body for piece in pieces if piece.name == "IDAT")
    if _unpacked_size(packed, expected) != expected:
        yield "picture data not sound, or bytes beside it"


def _unpacked_size(packed: bytes, limit: int) -> int | None:
    """How much one compressed stream unpacks to (not much further than the limit); None where it is not just that."""
    stream = zlib.decompressobj()
    count = 0
    try:
        while packed and not stream.eof and count <= limit:
            count += len(stream.decompress(packed, _STEP_BYTES))
            packed = stream.unconsumed_tail
        count += len(stream.flush()) if not packed else 0
    except zlib.error:
        return None
    return count if stream.eof and not stream.unused_data else None


def _webp(data: bytes, exif: bytes) -> Iterator[str]:
    if int.from_bytes(data[4:8], "little") != len(data) - 8:
        yield "file size other than the container says"
    pieces = list(webp_pieces(data))
    for piece in pieces:
        if piece.name == LOST:
            yield _lost(piece)
        elif not piece.sound:
            yield f"chunk {piece.name} with a filled padding byte"
    names = tuple(piece.name for piece in pieces)
    if names not in _WEBP_CHUNKS:
        yield "chunks other than picture and entry: " + " ".join(names)
        return
    head, _, last = (piece.body for piece in pieces)
    if len(head) != 10 or head[:4] != bytes((_EXIF_FLAG, 0, 0, 0)):  # noqa: PLR2004
        yield "chunk VP8X not as expected"
    if last != exif.removeprefix(EXIF_HEAD):
        yield "EXIF other than the entry"


def _webp_pixels(data: bytes) -> Iterator[str]:
    try:
        with Image.open(io.BytesIO(data), formats=["WEBP"]) as picture:
            picture.load()
    except (*_UNSOUND, Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        yield f"picture data not sound: {problem}"


_DECODERS: dict[str, Callable[[bytes], Iterator[str]]] = {"jpeg": _jpeg_pixels, "webp": _webp_pixels}
_INSPECTORS: dict[str, Callable[[bytes, bytes], Iterator[str]]] = {"jpeg": _jpeg, "png": _png, "webp": _webp}


def _once(names: list[str], demanded: Iterable[str]) -> Iterator[str]:
    yield from (f"{name} {names.count(name)} times instead of once" for name in demanded if names.count(name) != 1)


def _lost(piece: Piece) -> str:
    return f"{len(piece.body)} bytes that are not part of the format"
