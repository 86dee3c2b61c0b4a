"""Sources from bytes, without a file."""

import hashlib

import numpy as np

from app.media.image import Picture
from app.media.intake import Source
from app.media.sniff import Format
from app.model import MediaKind
from tests.make_media import QUARTERS


def source(data: bytes, fmt: str) -> Source:
    return Source(data, hashlib.sha256(data).hexdigest(), Format(fmt), MediaKind.PHOTO)


def shows_quarters(picture: Picture, tolerance: int = 12) -> bool:
    """Whether the four colours are where they belong."""
    height, width = picture.rgb.shape[:2]
    spots = [picture.rgb[y, x] for y in (height // 4, 3 * height // 4) for x in (width // 4, 3 * width // 4)]
    return int(np.abs(np.array(spots, int) - np.array(QUARTERS, int)).max()) <= tolerance
