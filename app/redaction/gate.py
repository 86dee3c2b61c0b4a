"""Did it hold? The written picture, decoded again, against what it must be.

Two questions. Pixels: is every block of the written file what the source and the covers make of it, and are the covers'
own pixels nothing but the cover? Faces: does a detector still see somebody who is neither covered nor kept?
No identities are compared.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.model import Region
from app.redaction.cover import SOLID_RGB
from app.redaction.regions import covered_share, union
from detectors.base import Box, Face, RgbImage

BLOCK_PX = 8
"""Blocks are compared: the unit in which JPEG and WebP lose detail."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far the codec may stray, in levels of 0 to 255.

    `mean`: the mean of a block in any channel; `detail`: the mean absolute difference of a block in any channel;
    `cover`: the mean absolute difference of a cover's own pixels, block by block, from the cover's colour.
    """

    mean: float = 12.0
    detail: float = 24.0
    cover: float = 12.0


@dataclass(frozen=True, slots=True)
class PixelReport:
    """The worst blocks found, in levels of 0 to 255, and whether all lie within the tolerance."""

    worst_mean: float
    worst_detail: float
    worst_cover: float
    holds: bool


def compare(source: RgbImage, written: RgbImage, covers: tuple[Region, ...], tolerance: Tolerance) -> PixelReport:
    """Compare the decoded output with what the source and the covers make of it.

    `source`: (H, W, 3) uint8 sRGB, the uncovered picture at the output's size; `written`: the output as decoded, same
    shape. What the covers hold is computed here from the regions alone, not taken from the redactor.
    """
    if source.shape != written.shape:
        return PixelReport(255.0, 255.0, 255.0, holds=False)
    height, width = source.shape[:2]
    held = union(covers, width, height)
    expected = source.copy()
    expected[held] = SOLID_RGB
    worst_mean = float(_blocks(expected, written).max())
    difference = np.asarray(cv2.absdiff(expected, written), np.uint8)
    worst_detail = float(_block_means(difference).max())
    worst_cover = _worst_cover(written, held)
    return PixelReport(
        worst_mean,
        worst_detail,
        worst_cover,
        worst_mean <= tolerance.mean and worst_detail <= tolerance.detail and worst_cover <= tolerance.cover,
    )


def unexplained(faces: tuple[Face, ...], covers: NDArray[np.bool_], kept: tuple[Box, ...]) -> tuple[Face, ...]:
    """The faces that are neither covered nor kept.

    `covers`: (H, W) bool over the picture, whose pixels `compare` proved to be covers. A face counts as covered when the
    middle of its box (the inner 60 % each way: eyes, nose, mouth) is covered to 90 %: what a detector sees there is the
    cover. It counts as kept when its box overlaps a kept face's by an IoU of 0.35 or more.
    """
    return tuple(
        face
        for face in faces
        if covered_share(_middle(face.box), covers) < MIDDLE_COVERED and all(face.box.iou(box) < SAME_FACE_IOU for box in kept)
    )


MIDDLE = 0.6
MIDDLE_COVERED = 0.9
SAME_FACE_IOU = 0.35


def _middle(box: Box) -> Box:
    margin_x, margin_y = int(box.width * (1 - MIDDLE) / 2), int(box.height * (1 - MIDDLE) / 2)
    return Box(box.left + margin_x, box.top + margin_y, box.right - margin_x, box.bottom - margin_y)


def _block_means(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(H, W, 3) to the means of blocks of 8 x 8, the last ones filled up by repeating the border."""
    down, right = -rgb.shape[0] % BLOCK_PX, -rgb.shape[1] % BLOCK_PX
    whole = cv2.copyMakeBorder(rgb, 0, down, 0, right, cv2.BORDER_REPLICATE) if down or right else rgb
    size = (whole.shape[1] // BLOCK_PX, whole.shape[0] // BLOCK_PX)
    return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.uint8)


def _blocks(expected: RgbImage, written: RgbImage) -> NDArray[np.uint8]:
    """The absolute differences of the block means."""
    return np.asarray(cv2.absdiff(_block_means(expected), _block_means(written)), np.uint8)


def _worst_cover(written: RgbImage, held: NDArray[np.bool_]) -> float:
    """The worst block of the covers' own pixels, against the cover's colour; 0 where nothing is covered."""
    rows, columns = np.nonzero(held.any(1))[0], np.nonzero(held.any(0))[0]
    if not rows.size:
        return 0.0
    top, left = rows[0] // BLOCK_PX * BLOCK_PX, columns[0] // BLOCK_PX * BLOCK_PX
    part = (slice(top, rows[-1] + 1), slice(left, columns[-1] + 1))
    stray = cv2.absdiff(written[part], np.array([*SOLID_RGB, 0], np.float64))
    worst = np.asarray(stray, np.uint8).max(2)
    mask = held[part].astype(np.float32)
    sums, counts = _block_sums(worst * mask), _block_sums(mask)
    full = counts >= BLOCK_PX  # an eighth of a block: fewer pixels are the outline's own ringing
    return float((sums[full] / counts[full]).max()) if full.any() else 0.0


def _block_sums(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    """(H, W) float32 to the sums of blocks of 8 x 8, the last ones filled up with zeros."""
    down, right = -plane.shape[0] % BLOCK_PX, -plane.shape[1] % BLOCK_PX
    whole = np.pad(plane, ((0, down), (0, right))) if down or right else plane
    size = (whole.shape[1] // BLOCK_PX, whole.shape[0] // BLOCK_PX)
    return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.float32) * BLOCK_PX**2
