"""Did it hold? The written picture, decoded again, against what it must be.

Two questions. Pixels: is every block of the written file what the source and the covers make of it, and are the covers'
own pixels nothing but the cover? Faces: does a detector still see somebody who is neither covered nor let be?
No identities are compared.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.model import Region
from app.redaction.cover import PLAIN, SOLID, SOLID_RGB, CoverStyle, Paint, outlines
from app.redaction.regions import covered_share, union
from app.redaction.soft import soften
from detectors.base import Box, Face, RgbImage, middle_of

BLANK_RGB = (255, 0, 255)
"""What everything below the covers is replaced by, before a soft cover is computed anew: no colour of a person."""
BLOCK_PX = 8
"""Blocks are compared: the unit in which JPEG and WebP lose detail."""
COLOUR_BLOCK_PX = 16
"""Both may store colour at half the size: 8 pixels of colour are 16 of the picture."""
OUTLINE_PIXELS = 8
"""Fewer covered pixels in a block are the outline's own ringing."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far the codec may stray, in levels of 0 to 255.

    `mean`: the mean luma of a block; `detail`: the mean absolute difference of luma in a block; `colour`: the mean of Cb or Cr
    in a block of 16 x 16; `cover`: the mean absolute difference from the cover's luma in a block that is covered as a whole;
    `edge`: the same over the covered pixels of a block that the outline crosses.

    Faces show in luma, which the codecs keep; colour strays by ten times as much where it is stored at half the size, so it
    has a tolerance of its own. Measured: 42 pictures of scikit-image (photos at 301 to 2,800 pixels, pages, drawings, logos),
    noise, coloured stripes and checkers, with 5 and 14 covers (from faces of 10 pixels to 40 % of the height), as JPEG at
    quality 90 and 95, 4:4:4 and 4:2:0, and as WebP. Worst on photos, and on all: mean 2 and 8, detail 4 and 8, colour 5.2
    and 13.1, cover 1.1 and 1.2, edge 6.7 and 6.7.
    """

    mean: float = 8.0
    detail: float = 10.0
    colour: float = 16.0
    cover: float = 2.0
    edge: float = 10.0


TOLERANCES = {
    CoverStyle.SOLID: Tolerance(),
    CoverStyle.SOFT: Tolerance(cover=3.0, edge=6.0),
    CoverStyle.DISC: Tolerance(),
}
"""A soft cover is no flat colour, which costs the codecs a little, and has no outline that could ring. Set on half of the
pictures of `benchmarks/spread.py`, worst there: cover 2.0, edge 4.0; worst on the other half: cover 1.8, edge 4.5."""


@dataclass(frozen=True, slots=True)
class PixelReport:
    """The worst blocks found, in levels of 0 to 255 as in `Tolerance`, and whether all lie within the tolerance."""

    worst_mean: float
    worst_detail: float
    worst_colour: float
    worst_cover: float
    worst_edge: float
    holds: bool


NOTHING_HOLDS = PixelReport(255.0, 255.0, 255.0, 255.0, 255.0, holds=False)


def compare(
    source: RgbImage, written: RgbImage, covers: tuple[Region, ...], tolerance: Tolerance, paint: Paint = SOLID
) -> PixelReport:
    """Compare the decoded output with what the source and the covers make of it.

    `source`: (H, W, 3) uint8 sRGB, the uncovered picture at the output's size; `written`: the output as decoded, same
    shape. What the covers hold is computed here, not taken from the redactor, and from a source in which everything below
    the covers was blanked before: where the output equals it, nothing from below came through.
    """
    if source.shape != written.shape:
        return NOTHING_HOLDS
    height, width = source.shape[:2]
    shapes = outlines(covers, paint.style)
    held = union((*covers, *shapes), width, height)
    windows = tuple(filter(None, (region.bounds.clipped(width, height) for region in shapes)))
    expected = source.copy()
    for window in windows:
        expected[_slices(window)][held[_slices(window)]] = PLAIN.get(paint.style, BLANK_RGB)
    if paint.style not in PLAIN:
        soften(expected, covers, paint.seed, SOLID_RGB)
    difference, worst_mean = _luma(expected, written)
    worst_colour = _worst_colour(_block_means(expected, COLOUR_BLOCK_PX), _block_means(written, COLOUR_BLOCK_PX))
    worst_detail = float(_block_means(difference, BLOCK_PX).max())
    strays = [_strays(difference, held, _whole_blocks(window, BLOCK_PX)) for window in windows]
    worst_cover = max((whole for whole, _ in strays), default=0.0)
    worst_edge = max((edge for _, edge in strays), default=0.0)
    holds = (
        worst_mean <= tolerance.mean
        and worst_detail <= tolerance.detail
        and worst_colour <= tolerance.colour
        and worst_cover <= tolerance.cover
        and worst_edge <= tolerance.edge
    )
    return PixelReport(worst_mean, worst_detail, worst_colour, worst_cover, worst_edge, holds)


def _luma(expected: RgbImage, written: RgbImage) -> tuple[NDArray[np.uint8], float]:
    """How far each pixel's luma lies from what is expected, and the worst block's mean from its own."""
    one, other = (np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8) for rgb in (expected, written))
    worst = float(cv2.absdiff(_block_means(one, BLOCK_PX), _block_means(other, BLOCK_PX)).max())
    return np.asarray(cv2.absdiff(one, other), np.uint8), worst


def unexplained(faces: tuple[Face, ...], covers: NDArray[np.bool_], let_be: tuple[Box, ...]) -> tuple[Face, ...]:
    """The faces that are neither covered nor let be: kept, or dismissed as no face, by a person.

    `covers`: (H, W) bool over the picture, whose pixels `compare` proved to be covers. A face counts as covered when the
    middle of its box (the inner 60 % each way: eyes, nose, mouth) is covered to 90 %: what a detector sees there is the
    cover. It counts as let be when its box overlaps one of those by an IoU of 0.35 or more; one of them explains one face.
    """
    left, strangers = list(let_be), []
    for face in sorted(faces, key=lambda face: -max((face.box.iou(box) for box in let_be), default=0.0)):
        if covered_share(middle_of(face.box), covers) >= MIDDLE_COVERED:
            continue
        nearest = max(left, key=face.box.iou, default=None)
        if nearest is not None and face.box.iou(nearest) >= SAME_FACE_IOU:
            left.remove(nearest)
        else:
            strangers.append(face)
    return tuple(strangers)


MIDDLE_COVERED = 0.9
SAME_FACE_IOU = 0.35


def _block_means(picture: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """(H, W) or (H, W, 3) to the means of square blocks, the last ones filled up by repeating the border."""
    down, right = -picture.shape[0] % side, -picture.shape[1] % side
    whole = cv2.copyMakeBorder(picture, 0, down, 0, right, cv2.BORDER_REPLICATE) if down or right else picture
    size = (whole.shape[1] // side, whole.shape[0] // side)
    return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.uint8)


def _worst_colour(expected: NDArray[np.uint8], written: NDArray[np.uint8]) -> float:
    """The worst block's difference in Cb or Cr, between block means."""
    one, other = (cv2.cvtColor(means.astype(np.float32), cv2.COLOR_RGB2YCrCb)[..., 1:] for means in (expected, written))
    return float(cv2.absdiff(one, other).max())


def _strays(difference: NDArray[np.uint8], held: NDArray[np.bool_], blocks: Box) -> tuple[float, float]:
    """The worst whole block and the worst block at an outline of the covers' own pixels; 0 where there is none.

    `difference`: (H, W), how far the luma lies from what is expected; `blocks`: the part to look at, in whole blocks.
    """
    mask = held[_slices(blocks)].astype(np.float32)
    sums, counts = _block_sums(difference[_slices(blocks)] * mask), _block_sums(mask)
    whole = counts > BLOCK_PX**2 - 0.5
    outline = (counts >= OUTLINE_PIXELS) & ~whole
    return _worst(sums, counts, whole), _worst(sums, counts, outline)


def _whole_blocks(window: Box, side: int) -> Box:
    """The window widened to whole blocks; it may reach outside the picture."""
    left, top = window.left // side * side, window.top // side * side
    return Box(left, top, -(-window.right // side) * side, -(-window.bottom // side) * side)


def _slices(box: Box) -> tuple[slice, slice]:
    return slice(box.top, box.bottom), slice(box.left, box.right)


def _worst(sums: NDArray[np.float32], counts: NDArray[np.float32], where: NDArray[np.bool_]) -> float:
    return float((sums[where] / counts[where]).max()) if where.any() else 0.0


def _block_sums(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    """(H, W) float32 to the sums of blocks of 8 x 8, the last ones filled up with zeros."""
    down, right = -plane.shape[0] % BLOCK_PX, -plane.shape[1] % BLOCK_PX
    whole = np.pad(plane, ((0, down), (0, right))) if down or right else plane
    size = (whole.shape[1] // BLOCK_PX, whole.shape[0] // BLOCK_PX)
    return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.float32) * BLOCK_PX**2
