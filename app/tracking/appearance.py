"""Plain appearance: which colours and how much texture a box holds. It tells two coats apart, not two people.

No face encodings: nothing here could recognise anybody in another video.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from detectors.base import Box, RgbImage

Look = bytes
"""80 levels, the largest 255: a histogram of 64 coarse colours, and one of 16 strengths of texture. Many are held at a time."""

COLOUR_BITS = 6
"""Bits of a channel that are dropped: 4 levels of red, green and blue each."""
COLOURS = 64
TEXTURES = 16
BELOW = 0.5
"""How much of the box's height below it counts too: neck and collar stay with the head."""
SHARES_KEPT = 1024
"""Looks are held against each other again and again: those of a crowd in the latest frames, half a megabyte."""


def look_of(small: RgbImage, box: Box) -> Look | None:
    """The look of a box in a small picture: (h, w, 3) uint8, upright; `box` in its pixels. None where it lies outside."""
    lower = Box(box.left, box.top, box.right, box.bottom + round(BELOW * box.height))
    part = lower.clipped(small.shape[1], small.shape[0])
    if part is None:
        return None
    pixels = small[part.top : part.bottom, part.left : part.right]
    levels = (pixels >> COLOUR_BITS).astype(np.intp)
    colours = np.bincount((levels[..., 0] * 16 + levels[..., 1] * 4 + levels[..., 2]).ravel(), minlength=COLOURS)
    grey = pixels.astype(np.int32).sum(2) // 3
    steps = np.abs(np.diff(grey, axis=1)) // 4
    textures = np.bincount(np.minimum(steps, TEXTURES - 1).ravel(), minlength=TEXTURES)
    look = np.concatenate([3 * colours / max(1, colours.sum()), textures / max(1, textures.sum())])
    return bytes(np.rint(look * (255 / max(1e-9, float(look.max())))).astype(np.uint8))


def likeness(one: Look | None, other: Look | None) -> float:
    """What two looks have in common, 0 to 1; 0.5 where one of them is not known."""
    return 0.5 if one is None or other is None else float(np.minimum(_shares(one), _shares(other)).sum())


@lru_cache(SHARES_KEPT)
def _shares(look: Look) -> NDArray[np.float32]:
    """Not to be written to."""
    levels = np.frombuffer(look, np.uint8)
    return np.asarray(levels / max(1, int(levels.sum())), np.float32)
