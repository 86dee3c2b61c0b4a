"""Whether a face shows enough for anybody to tell who it is: by its height in pixels and by the detail in it.

The notion is measured, not guessed (`benchmarks/recognisable.py`; figures in the README): a face is too small or too blurred
where a matcher that has a sharp photo of each of some 40 people stays below twice chance. That is little: at 8 pixels of height
it is right four to six times as often as chance, and people who know somebody are better at it than a matcher (they tell half
of the familiar faces at some 10 pixels of head: Sinha et al. 2006). So it is a remark for the reviewer and nothing else: such a
face is found, covered and counted like any other, and no verdict looks at it.
"""

from __future__ import annotations

import cv2
import numpy as np

from app.media.image import Picture
from detectors.base import Box, RgbImage

SMALLEST_PX = 5
"""Below this height in the full-size picture a face is too small: at 5 pixels the matcher reached 2.2 times chance."""
PATCH = (64, 76)
"""Width and height in pixels to which a face is brought before its detail is measured: those of the measurement."""
COARSE_PX = 8
"""Detail is what a face loses when it is reduced to this height and enlarged again."""
PLAIN = 0.012
"""Below this share of its variation a face loses hardly anything: it is too blurred (on the half of the people on which it was
chosen the matcher reached 0.5 times chance on such photos, on the other half 1.3)."""
REDUCED_PX = 16
"""A face that is lower than this in a picture that was decoded smaller may be sharper than it looks there."""


def is_recognisable(picture: Picture, box: Box) -> bool:
    """Whether somebody may be able to tell who it is; where that is not known, too.

    Args:
        picture: what was looked at, which may be smaller than the file's picture.
        box: the face in pixels of the full-size picture; it may reach outside.
    """
    if box.height < SMALLEST_PX:
        return False
    scale = picture.rgb.shape[0] / picture.full_height
    if scale < 1 and box.height * scale < REDUCED_PX:
        return True
    part = _part(picture.rgb, box, picture.rgb.shape[1] / picture.full_width, scale)
    return part is None or lost_detail(part) >= PLAIN


def lost_detail(face: RgbImage) -> float:
    """The share of its variation that a face loses when it is reduced to `COARSE_PX` in height, 0 to about 1.

    Args:
        face: (H, W, 3) uint8, what lies in the box of a face. Noise counts as detail.
    """
    grey = np.asarray(cv2.cvtColor(face, cv2.COLOR_RGB2GRAY), np.float32)
    larger = grey.shape[0] < PATCH[1]
    patch = np.asarray(cv2.resize(grey, PATCH, interpolation=cv2.INTER_CUBIC if larger else cv2.INTER_AREA), np.float32)
    coarse = cv2.resize(patch, (round(PATCH[0] * COARSE_PX / PATCH[1]), COARSE_PX), interpolation=cv2.INTER_AREA)
    lost = np.square(patch - np.asarray(cv2.resize(coarse, PATCH, interpolation=cv2.INTER_CUBIC), np.float32)).mean()
    return float(lost / max(float(patch.var()), 1.0))


def _part(rgb: RgbImage, box: Box, scale_x: float, scale_y: float) -> RgbImage | None:
    """What of the box lies in the picture, or None where that is nothing."""
    left, right = max(0, round(box.left * scale_x)), min(rgb.shape[1], round(box.right * scale_x))
    top, bottom = max(0, round(box.top * scale_y)), min(rgb.shape[0], round(box.bottom * scale_y))
    return rgb[top:bottom, left:right] if right > left and bottom > top else None
