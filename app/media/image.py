"""Pixels of a photo: whole, upright once, 8-bit sRGB; or an error, never half a picture."""

from __future__ import annotations

import io
import itertools
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pillow_heif
import simplejpeg
from numpy.typing import NDArray
from PIL import Image, ImageFile

from app.errors import ItemError
from app.media.colour import to_srgb
from app.media.containers import find_blocks
from app.media.intake import Source
from app.media.scans import sample_bits, too_many_scans
from app.media.sniff import Format
from app.media.tiff import Layout, Tiff
from detectors.base import RgbImage

MAX_PIXELS = 200_000_000
"""More is refused by the header, before decoding: 600 MB of pixels. The largest phone sensors give 199.8 million."""
OTHER_PIXELS = 80_000_000
"""The same for what comes in full size also for looking: 7 bytes of memory a pixel, and up to 50 ns of one core for each."""
VIDEO_CODED_PIXELS = 64_000_000
"""The same for HEIC and AVIF, which cost most: libheif and libde265 took 13 s and 2.8 GB for 200 million."""

EIGHT_BITS = 8
"""What libjpeg-turbo is built for here; medical scanners write 12."""
FURTHER_PAGES = "further-pages-left-out"

_ORIENTATION = 0x0112
_SIDEWAYS = frozenset({5, 6, 7, 8})
_JPEG_TABLES = 0x015B
_PLAIN, _JPEG_IN_TIFF = 1, 7
_DEFLATES = frozenset({8, 32946})
_NO_TABLES = b"\xff\xd8\xff\xd9"
_WEBP_CHUNKS_BYTES = 30
_STEP_BYTES = 1 << 20
_PNG_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))

_FAILURES = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    RuntimeError,  # also RecursionError
    AttributeError,
    AssertionError,
    struct.error,
    zlib.error,
)
"""What the decoders were seen to raise, or may raise by their sources, on broken bytes."""
_CUT_SHORT = ("truncat", "premature end of", "end of file", "eof", "not enough image data", "unexpected end")


@dataclass(frozen=True, slots=True)
class Extent:
    """The size of the upright picture in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """`rgb`: (H, W, 3) uint8, upright sRGB, contiguous; the full size in pixels, also where `rgb` is a smaller look.

    `notes` are stable codes of what was done on the way: `alpha-flattened`, `icc-ignored`, `further-pages-left-out`.
    """

    rgb: RgbImage
    full_width: int
    full_height: int
    notes: tuple[str, ...] = ()


def probe(source: Source) -> Extent:
    """The upright size, by the header alone.

    Raises:
        ItemError: `too-many-pixels`, `truncated`, `damaged`, `depth-not-supported`.
    """
    with _translated(source.format):
        width, height = _header_size(source)
        _check_size(width, height, source.format)
        return _upright_extent(width, height, _orientation(source))


def decode(source: Source, *, max_side: int | None = None) -> Picture:
    """Decode a photo as a whole.

    With `max_side` (pixels) it is a decode for looking: a JPEG may come smaller, its long side at least `max_side`
    where the photo has as many; other formats come in full size.

    Raises:
        ItemError: `too-many-pixels`, `truncated`, `damaged`, `colour-not-supported`, `depth-not-supported`, `out-of-memory`.
    """
    with _translated(source.format):
        if source.format is Format.JPEG:
            return _decode_jpeg(source, max_side)
        return _decode_other(source)


@contextmanager
def _translated(kind: Format) -> Iterator[None]:
    """Decoders in their strict state, silent, and all they raise as an `ItemError`.

    The states are process-wide and others change them (face_recognition on import): set anew each time. Filters of
    warnings are not safe between threads; nothing here depends on them.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise ItemError("too-many-pixels", limit=most_pixels(kind) // 1_000_000) from bomb
    except MemoryError as full:
        raise ItemError("out-of-memory") from full
    except _FAILURES as failure:
        cut = any(sign in str(failure).lower() for sign in _CUT_SHORT)
        raise ItemError("truncated" if cut else "damaged") from failure


def most_pixels(kind: Format) -> int:
    """The largest picture of a format that is decoded: so that no file takes more than 10 s and 1 GB to be looked at."""
    if kind is Format.JPEG:
        return MAX_PIXELS
    return VIDEO_CODED_PIXELS if kind in (Format.HEIC, Format.AVIF) else OTHER_PIXELS


def _check_size(width: int, height: int, kind: Format) -> None:
    if width < 1 or height < 1:
        raise ItemError("damaged")
    if width * height > most_pixels(kind):
        raise ItemError("too-many-pixels", limit=most_pixels(kind) // 1_000_000)


def _header_size(source: Source) -> tuple[int, int]:
    """Width and height as stored; HEIC and TIFF tell them as they come out, turned."""
    if source.format is Format.JPEG:
        _check_depth(source.data)
        height, width, *_ = simplejpeg.decode_jpeg_header(source.data, strict=True)
        return width, height
    return _open_heic(source).size if source.format is Format.HEIC else _open(source).size


def _decode_jpeg(source: Source, max_side: int | None) -> Picture:
    """By libjpeg-turbo in strict mode: it refuses what libjpeg otherwise fills with grey in silence."""
    _check_depth(source.data)
    height, width, space, _ = simplejpeg.decode_jpeg_header(source.data, strict=True)
    _check_size(width, height, Format.JPEG)
    if too_many_scans(source.data):
        raise ItemError("damaged")
    with Image.open(io.BytesIO(source.data), formats=["JPEG"]) as header:
        icc = header.info.get("icc_profile")
    wanted = {} if max_side is None else {"min_width" if width >= height else "min_height": max_side}
    model = {"CMYK": "CMYK", "YCCK": "CMYK"}.get(space, "RGB")
    pixels: NDArray[np.uint8] = simplejpeg.decode_jpeg(source.data, colorspace=model, strict=True, **wanted)
    notes: tuple[str, ...] = ()
    if model == "CMYK":
        # Inks are stored inverted, as Adobe began it; browsers and Pillow assume so also where Adobe's marker is missing.
        pixels, notes = to_srgb(Image.fromarray(np.bitwise_not(pixels), "CMYK"), icc)
    elif icc:
        pixels, notes = to_srgb(Image.fromarray(np.ascontiguousarray(pixels[..., 0]) if space == "Gray" else pixels), icc)
    return _picture(pixels, (width, height), _orientation(source), notes)


def _check_depth(data: bytes) -> None:
    bits = sample_bits(data)
    if bits not in (0, EIGHT_BITS):
        raise ItemError("depth-not-supported", bits=bits)


def _decode_other(source: Source) -> Picture:
    """By Pillow, HEIC by libheif; the whole file must be there."""
    if source.format is Format.PNG:
        _check_png(source.data)
    elif source.format is Format.TIFF:
        _check_tiff(source.data)
    image, more = _load_heic(source) if source.format is Format.HEIC else _load(source)
    _check_size(*image.size, source.format)
    full = image.size
    pixels, notes = to_srgb(image, image.info.get("icc_profile"))
    del image  # turning needs the room
    return _picture(pixels, full, _orientation(source), notes if not more else (*notes, FURTHER_PAGES))


def _load(source: Source) -> tuple[Image.Image, bool]:
    """The first page, and whether there are more."""
    image = _open(source)
    _check_size(*image.size, source.format)
    image.load()
    tiff = Tiff.of(source.data) if source.format is Format.TIFF else None
    return image, tiff is not None and len(list(itertools.islice(tiff.chain(), 2))) > 1


def _load_heic(source: Source) -> tuple[Image.Image, bool]:
    """The primary picture, turned by libheif, and whether there are more."""
    heif = _open_heic(source)
    width, height = heif.size
    _check_size(width, height, Format.HEIC)
    return heif.to_pillow(), len(heif) > 1


def _open(source: Source) -> Image.Image:
    """The photo by its header; its pixels come on `load`."""
    if source.format is Format.WEBP:
        _check_webp(source.data)
    return Image.open(io.BytesIO(source.data), formats=[source.format.name])


def _open_heic(source: Source) -> pillow_heif.HeifFile:
    return pillow_heif.open_heif(io.BytesIO(source.data), convert_hdr_to_8bit=True)


def _picture(pixels: RgbImage, full: tuple[int, int], orientation: int, notes: tuple[str, ...]) -> Picture:
    extent = _upright_extent(*full, orientation)
    return Picture(_upright(pixels, orientation), extent.width, extent.height, notes)


def _orientation(source: Source) -> int:
    """What is left to turn after decoding, as EXIF's number 1 to 8.

    Nothing in TIFF and HEIC, where Pillow and libheif turn the pixels themselves. In AVIF Pillow writes what the
    container says (`irot`, `imir`) over the EXIF that it hands out, and turns nothing.
    """
    if source.format in (Format.TIFF, Format.HEIC, Format.BMP, Format.GIF):
        return 1
    tiff = Tiff.of(find_blocks(source.data, source.format).exif)
    value = tiff.first().get(_ORIENTATION) if tiff is not None else None
    number = value.numbers[0] if value is not None and value.numbers else 1
    return number if 1 <= number <= 8 else 1  # noqa: PLR2004


def _upright_extent(width: int, height: int, orientation: int) -> Extent:
    return Extent(height, width) if orientation in _SIDEWAYS else Extent(width, height)


def _upright(pixels: RgbImage, orientation: int) -> RgbImage:
    """Turn and mirror: even numbers up to 4 and odd ones above mirror, above 4 rows and columns change places."""
    whole = np.ascontiguousarray(pixels).view("V3")[..., 0]  # a pixel as one item: twice as fast
    turned = whole.swapaxes(0, 1) if orientation in _SIDEWAYS else whole
    if orientation in (2, 3, 6, 7):
        turned = turned[:, ::-1]
    if orientation in (3, 4, 7, 8):
        turned = turned[::-1]
    return np.ascontiguousarray(turned).view(np.uint8).reshape(*turned.shape, 3)


def _check_png(data: bytes) -> None:
    """Every chunk up to `IEND` is whole and the pixel stream is complete.

    Pillow looks neither at the check sums of pixel data nor whether the stream ends before the last row.
    """
    at = 8
    packed = []
    while True:
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if end > len(data):
            raise ItemError("truncated")
        if zlib.crc32(memoryview(data)[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            raise ItemError("damaged")
        name = data[at + 4 : at + 8]
        if name == b"IEND":
            break
        if name == b"IDAT":
            packed.append(memoryview(data)[at + 8 : end - 4])
        at = end
    if not _unpacks_to(packed, _png_size(data)):
        raise ItemError("truncated")


def _png_size(data: bytes) -> int:
    """How many bytes all rows take, each with its filter byte; interlaced ones lie in seven smaller pictures."""
    width, height, depth, colour, _, _, interlaced = struct.unpack_from(">IIBBBBB", data, 16)
    _check_size(width, height, Format.PNG)
    bits = depth * _PNG_SAMPLES[colour]
    total = 0
    for left, top, step_x, step_y in _ADAM7 if interlaced else ((0, 0, 1, 1),):
        columns, rows = -(-(width - left) // step_x), -(-(height - top) // step_y)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def _unpacks_to(packed: list[memoryview], size: int) -> bool:
    """Whether a compressed stream holds at least this many bytes; unpacked in steps, none of it kept."""
    stream = zlib.decompressobj()
    count = 0
    for part in packed:
        rest: bytes | memoryview = part
        while rest and not stream.eof and count < size:
            count += len(stream.decompress(rest, _STEP_BYTES))
            rest = stream.unconsumed_tail
    return count >= size or count + len(stream.decompress(b"", size - count)) >= size


def _check_tiff(data: bytes) -> None:
    """There is a strip or tile for every row, and each is whole.

    Pillow leaves rows without a strip black, libtiff the rest of a broken one black or grey, both in silence.
    """
    tiff = Tiff.of(data)
    if tiff is None:
        raise ItemError("damaged")
    first = tiff.first()
    layout = Layout.of(first)
    _check_size(layout.width, layout.height, Format.TIFF)
    parts = list(tiff.parts(first))
    if len(parts) < layout.parts:
        raise ItemError("truncated")
    if layout.compression == _PLAIN and sum(map(len, parts)) < layout.size:
        raise ItemError("truncated")
    if layout.compression in _DEFLATES and sum(map(_inflated_size, parts)) < layout.size:
        raise ItemError("truncated")
    if layout.compression == _JPEG_IN_TIFF:
        _check_jpeg_parts(parts, first[_JPEG_TABLES].raw if _JPEG_TABLES in first else _NO_TABLES, layout)


def _check_jpeg_parts(parts: list[bytes], tables: bytes, layout: Layout) -> None:
    rows = 0
    for part in parts:
        whole = tables[:-2] + part[2:]
        height, width, space, _ = simplejpeg.decode_jpeg_header(whole, strict=True)
        _check_size(width, height, Format.TIFF)
        if too_many_scans(whole):
            raise ItemError("damaged")
        model = "CMYK" if space in ("CMYK", "YCCK") else "RGB"
        simplejpeg.decode_jpeg(whole, colorspace=model, min_height=1, min_width=1, min_factor=8, strict=True)
        rows += height
    if rows < layout.height:
        raise ItemError("truncated")


def _inflated_size(packed: bytes) -> int:
    """How much a compressed stream holds; unpacked in steps, none of it kept.

    Raises:
        ItemError: where the stream does not reach its check sum.
    """
    stream = zlib.decompressobj()
    count = 0
    while packed and not stream.eof:
        count += len(stream.decompress(packed, _STEP_BYTES))
        packed = stream.unconsumed_tail
    count += len(stream.decompress(b"", _STEP_BYTES)) if not stream.eof else 0
    if not stream.eof:
        raise ItemError("truncated")
    return count


def _check_webp(data: bytes) -> None:
    """The container is whole and its canvas within the limit: libwebp reserves the canvas on opening."""
    if len(data) < _WEBP_CHUNKS_BYTES or int.from_bytes(data[4:8], "little") + 8 > len(data):
        raise ItemError("truncated")
    if data[12:16] == b"VP8X":
        width, height = int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        _check_size(width, height, Format.WEBP)
