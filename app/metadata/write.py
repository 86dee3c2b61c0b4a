"""Clean files from pixels alone: nothing of the source's bytes can come along.

What a file says beside its picture is one EXIF block of two entries: the program's name and a random entry id.
"""

from __future__ import annotations

import io
import re
from typing import Literal

import numpy as np
import piexif
import simplejpeg
from numpy.typing import NDArray
from PIL import Image

from app import PROGRAM
from app.metadata.containers import exif_blocks
from detectors.base import RgbImage

WriteFormat = Literal["jpeg", "png", "webp"]

QUALITY = 90
CAREFUL_QUALITY = 95
"""For the second attempt, where the first strayed too far from the pixels it was given."""
FULL_COLOUR_PIXELS = 4_000_000
"""Smaller pictures keep every pixel's colour (4:4:4): drawings and screens are among them, and it costs them little. Larger
ones, photos from cameras, share it among four (4:2:0), which is a third faster."""
MAX_JPEG_SIDE = 65_500
MAX_WEBP_SIDE = 16_383
FEW_COLOURS = 256
"""A picture of so many colours at most is a drawing, not a photo: PNG keeps its edges and is smaller."""

_LOSSLESS = frozenset({"png", "gif", "bmp", "tiff"})
_SAMPLES = 4096
_ENTRY = re.compile(r"[0-9a-f]{32}")
_ENTRY_IN_EXIF = re.compile(rb"(?<![0-9a-f])([0-9a-f]{32})\0")


def exif_payload(entry: str) -> bytes:
    """The one EXIF block a released file carries, beginning with `Exif`: Software, and ImageUniqueID = `entry`.

    Raises:
        ValueError: when `entry` is not 32 lower-case hexadecimal digits.
    """
    if _ENTRY.fullmatch(entry) is None:
        raise ValueError("an entry id is 32 lower-case hexadecimal digits")
    allowed = {"0th": {piexif.ImageIFD.Software: PROGRAM}, "Exif": {piexif.ExifIFD.ImageUniqueID: entry}}
    return bytes(piexif.dump(allowed))


def encode(rgb: RgbImage, fmt: WriteFormat, entry: str, quality: int = QUALITY) -> bytes:
    """A complete file of these pixels: (H, W, 3) uint8 sRGB. `quality` (1 to 100) is of JPEG and WebP.

    Raises:
        ValueError: when the array, the side lengths or the entry do not fit.
    """
    if rgb.dtype != np.uint8 or rgb.ndim != 3 or rgb.shape[2] != 3:  # noqa: PLR2004
        raise ValueError(f"not an RGB picture: {rgb.shape} {rgb.dtype}")
    exif = exif_payload(entry)
    out = io.BytesIO()
    if fmt == "jpeg":
        small = rgb.shape[0] * rgb.shape[1] <= FULL_COLOUR_PIXELS or quality >= CAREFUL_QUALITY
        sampling = "444" if small else "420"
        plain = simplejpeg.encode_jpeg(np.ascontiguousarray(rgb), quality=quality, colorspace="RGB", colorsubsampling=sampling)
        piexif.insert(exif, plain, out)
    elif fmt == "png":
        Image.fromarray(rgb).save(out, "PNG", exif=exif)
    else:
        Image.fromarray(rgb).save(out, "WEBP", exif=exif, quality=quality)
    return out.getvalue()


def choose_format(source_format: str, rgb: RgbImage) -> WriteFormat:
    """JPEG; WebP where the source is WebP; PNG where a lossless source has at most `FEW_COLOURS` colours."""
    longest = max(rgb.shape[:2])
    if longest > MAX_JPEG_SIDE:
        return "png"
    if source_format == "webp" and longest <= MAX_WEBP_SIDE:
        return "webp"
    return "png" if source_format in _LOSSLESS and has_few_colours(rgb) else "jpeg"


def has_few_colours(rgb: RgbImage) -> bool:
    """Whether there are at most `FEW_COLOURS` colours; 4,096 samples tell a photo before all pixels are counted."""
    flat = rgb.reshape(-1, 3)
    sample = flat[:: max(1, len(flat) // _SAMPLES)]
    return _colours(sample) <= FEW_COLOURS and _colours(flat) <= FEW_COLOURS


def _colours(flat: NDArray[np.uint8]) -> int:
    seen = np.zeros(1 << 24, dtype=np.bool_)
    for start in range(0, len(flat), 1 << 22):
        part = flat[start : start + (1 << 22)].astype(np.uint32)
        seen[part[:, 0] << 16 | part[:, 1] << 8 | part[:, 2]] = True
    return int(np.count_nonzero(seen))


def read_entry(data: bytes) -> str | None:
    """The entry id in a file that the program released, or None; never raises on garbage."""
    for exif in exif_blocks(data):
        match = _ENTRY_IN_EXIF.search(exif)
        if match is not None and PROGRAM.encode() in exif:
            return match[1].decode()
    return None
