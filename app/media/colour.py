"""Any colour model to 8-bit sRGB."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from app.errors import ItemError
from detectors.base import RgbImage

ALPHA_FLATTENED = "alpha-flattened"
ICC_IGNORED = "icc-ignored"

SAME_COLOUR = 2
"""A profile that moves no colour of a grid by more (of 255) is sRGB itself; transforming would only cost time."""

BAND_PIXELS = 4_000_000
"""What is converted at once: every step makes a copy, so that a large picture as a whole would take four times its room."""

_WITH_ALPHA = frozenset({"LA", "La", "PA", "RGBA", "RGBa"})
_AS_THEY_ARE = frozenset({"L", "RGB", "CMYK"})
_OVER_RGB = frozenset({"P", "YCbCr", "HSV", "LAB", "RGBX"})
_DEEP = frozenset({"I", "F", "I;16", "I;16B", "I;16L", "I;16N"})
_SPACES = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK"}
_PROFILE_FAILURES = (ImageCms.PyCMSError, OSError, ValueError, TypeError)


def to_srgb(image: Image.Image, icc: bytes | None) -> tuple[RgbImage, tuple[str, ...]]:
    """Pixels (H, W, 3) uint8 sRGB, and the notes: `alpha-flattened` (on white), `icc-ignored`.

    Raises:
        ItemError: `colour-not-supported`.
        ValueError: from Pillow, where the pixels do not fit the mode.
    """
    if image.mode in _DEEP or image.width * image.height <= BAND_PIXELS:
        return _converted(image, icc)
    rows = max(1, BAND_PIXELS // image.width)
    pixels, notes = np.empty((image.height, image.width, 3), np.uint8), dict[str, None]()
    for top in range(0, image.height, rows):
        bottom = min(top + rows, image.height)
        pixels[top:bottom], more = _converted(image.crop((0, top, image.width, bottom)), icc)
        notes |= dict.fromkeys(more)
    return pixels, tuple(notes)


def _converted(image: Image.Image, icc: bytes | None) -> tuple[RgbImage, tuple[str, ...]]:
    alpha = _alpha(image)
    plain = _plain(image.convert("RGBA").convert("RGB") if alpha is not None else image)
    rgb, notes = _through_profile(plain, icc) if icc and image.mode != "LAB" else (None, ())  # LAB needs no profile
    if rgb is None:
        rgb = plain.convert("RGB")
    if alpha is not None:
        rgb = Image.composite(rgb, Image.new("RGB", rgb.size, (255, 255, 255)), alpha)
        notes = (*notes, ALPHA_FLATTENED)
    return np.asarray(rgb), notes


def _alpha(image: Image.Image) -> Image.Image | None:
    """The transparency, where anything is transparent at all."""
    keyed = "transparency" in image.info and image.mode in ("1", "L", "P", "RGB")
    if image.mode not in _WITH_ALPHA and not keyed:
        return None
    alpha = image.convert("RGBA").getchannel("A")
    return alpha if alpha.getextrema() != (255, 255) else None


def _plain(image: Image.Image) -> Image.Image:
    """Grey, RGB or CMYK of 8 bits."""
    mode = image.mode
    if mode in _AS_THEY_ARE:
        return image
    if mode in _OVER_RGB or mode in _WITH_ALPHA:
        return image.convert("RGB")
    if mode == "1":
        return image.convert("L")
    if mode in _DEEP:
        return Image.fromarray(_eight_bits(np.asarray(image)))
    raise ItemError("colour-not-supported", mode=mode)


def _eight_bits(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Grey of 16 or 32 bits or floating point, by the range it is written in.

    Raises:
        ItemError: where the range is none of the usual ones: a measurement rather than a picture.
    """
    if values.dtype.itemsize == 2:  # noqa: PLR2004 - 16 bits
        halved: NDArray[np.uint8] = (values.astype(np.uint32) // 257).astype(np.uint8)
        return halved
    low, high = float(values.min()), float(values.max())
    floating = np.issubdtype(values.dtype, np.floating)
    for top in (1.0, 255.0, 65535.0) if floating else (255.0, 65535.0):
        if low >= 0.0 and high <= top:
            scaled = values.astype(np.float32) * np.float32(255.0 / top)
            rounded: NDArray[np.uint8] = np.rint(scaled).astype(np.uint8)
            return rounded
    raise ItemError("colour-not-supported", mode=str(values.dtype))


def _through_profile(image: Image.Image, icc: bytes) -> tuple[Image.Image | None, tuple[str, ...]]:
    """The picture in sRGB by its profile; None where the profile changes nothing or cannot be used (a note says so)."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        space = _SPACES.get(profile.profile.xcolor_space.strip())
        if space == "RGB" and image.mode == "L":
            image = image.convert("RGB")
        if space != image.mode:
            return None, (ICC_IGNORED,)
        target = ImageCms.createProfile("sRGB")
        transform = ImageCms.buildTransform(profile, target, image.mode, "RGB", ImageCms.Intent.PERCEPTUAL)
        if image.mode == "RGB" and _changes_nothing(transform):
            return None, ()
        return ImageCms.applyTransform(image, transform), ()
    except _PROFILE_FAILURES:
        return None, (ICC_IGNORED,)


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    steps = np.arange(0, 256, 51, dtype=np.uint8)
    grid = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(1, -1, 3)
    moved = np.asarray(ImageCms.applyTransform(Image.fromarray(grid), transform))
    return int(np.abs(moved.astype(np.int16) - grid).max()) <= SAME_COLOUR
