"""Faces cut out of a photo, for people to look at. In memory alone."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from app.errors import ItemError
from app.media.image import decode, probe
from app.media.intake import read_source
from detectors.base import Box, RgbImage, scaled_box

ROOM = 1.5
"""The side of what is cut out, in heights of the face: hair and chin tell as much as the face."""


def crops(path: Path, sha256: str, boxes: tuple[Box, ...], side: int) -> tuple[RgbImage, ...]:
    """For each face a square of (side, side, 3) uint8, upright sRGB; what lies beyond the photo is grey.

    Args:
        path: the photo.
        sha256: of the bytes in which the faces were found.
        boxes: the faces, in pixels of the full-size upright picture.
        side: in pixels.

    Raises:
        ItemError: when it cannot be read, or is no longer what was looked at (`changed-since-screening`).
    """
    source = read_source(path)
    if source.sha256 != sha256:
        raise ItemError("changed-since-screening")
    extent = probe(source)
    smallest = min((max(box.width, box.height) for box in boxes), default=1) * ROOM
    wanted = max(extent.width, extent.height) * min(1.0, side / smallest)
    picture = decode(source, max_side=max(1, round(wanted)))
    height, width = picture.rgb.shape[:2]
    scale_x, scale_y = width / picture.full_width, height / picture.full_height
    return tuple(_crop(picture.rgb, scaled_box(box, scale_x, scale_y), side) for box in boxes)


def _crop(rgb: RgbImage, box: Box, side: int) -> RgbImage:
    reach = max(1.0, max(box.width, box.height) * ROOM / 2)
    left, top = (box.left + box.right) / 2 - reach, (box.top + box.bottom) / 2 - reach
    whole = max(side, round(2 * reach))  # at least as large as it is; then made smaller, by means
    scale = whole / (2 * reach)
    move = np.array([[scale, 0, -left * scale], [0, scale, -top * scale]])
    cut = cv2.warpAffine(rgb, move, (whole, whole), borderMode=cv2.BORDER_CONSTANT, borderValue=(128, 128, 128))
    return np.ascontiguousarray(cv2.resize(cut, (side, side), interpolation=cv2.INTER_AREA), np.uint8)
