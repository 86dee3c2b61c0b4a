"""Photos of the one portrait that may be used, larger, smaller, brighter: the same person in several photos."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance

from detectors.base import Box, RgbImage
from tests.make_media import portrait as astronaut

FACE = Box(175, 70, 275, 200)
"""Where the face is in the portrait."""


def portrait() -> RgbImage:
    """skimage's astronaut (NASA, public domain), 512 x 512."""
    return astronaut()


def save(path: Path, *, side: int = 512, brightness: float = 1.0, twice: bool = False) -> Path:
    """The portrait, scaled and brightened; `twice`: beside itself, mirrored, as two faces in one photo."""
    picture = Image.fromarray(portrait()).resize((side, side), Image.Resampling.LANCZOS)
    pixels = np.asarray(ImageEnhance.Brightness(picture).enhance(brightness))
    if twice:
        pixels = np.concatenate([pixels, pixels[:, ::-1]], axis=1)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path, quality=92)
    return path


def face_in(side: int = 512) -> Box:
    """Where it is in a portrait of that size."""
    scale = side / 512
    return Box(*(round(edge * scale) for edge in (FACE.left, FACE.top, FACE.right, FACE.bottom)))


def mirrored(side: int = 512) -> Box:
    """Where the second one is in a photo with two."""
    box = face_in(side)
    return Box(2 * side - box.right, box.top, 2 * side - box.left, box.bottom)
