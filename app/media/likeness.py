"""What a picture looks like, in 64 bits: finds an edited copy of the same picture, identifies nobody.

The perceptual hash of Zauner (2010), "Implementation and benchmarking of perceptual image hash functions": the signs of the
lowest 8 x 8 frequencies of the 32 x 32 grey picture against their median.
"""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np

from app.model import MediaItem
from detectors.base import RgbImage

SIDE = 32
LOW = 8
ALIKE_BITS = 8
"""Two pictures whose hashes differ in at most so many of 64 bits are taken for copies of each other; chance alone comes so
near once in half a billion pairs."""
FLAT = 2.0
"""A picture whose grey values spread less (standard deviation, 0 to 255) looks like any other flat one: no hash."""


def looks_like(rgb: RgbImage) -> str:
    """The hash of `rgb` ((H, W, 3) uint8, upright sRGB) as 16 hex digits; empty for a flat picture."""
    grey = cv2.cvtColor(cv2.resize(rgb, (SIDE, SIDE), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY).astype(np.float32)
    if grey.std() < FLAT:
        return ""
    low = cv2.dct(grey)[:LOW, :LOW].ravel()
    bits = low > np.median(low[1:])  # the first is the mean brightness
    return f"{int(''.join('1' if bit else '0' for bit in bits), 2):016x}"


def alike(one: str, other: str) -> bool:
    """Whether two hashes are of copies of one picture; an empty hash is like nothing."""
    return bool(one and other) and (int(one, 16) ^ int(other, 16)).bit_count() <= ALIKE_BITS


def copies(item: MediaItem, known: Mapping[str, str]) -> frozenset[str]:
    """The SHA-256 of those others of which an item looks like an edited copy; `known` gives it by what they look like."""
    return frozenset(sha256 for look, sha256 in known.items() if sha256 != item.sha256 and alike(look, item.looks_like))
