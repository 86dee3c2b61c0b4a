"""Regions to cover: from a face to its head, grown, brought to the size of the output, and which pixels they hold."""

from __future__ import annotations

import math
from enum import StrEnum
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from app.model import Region, RegionKind, Shape
from detectors.base import Box


class Extent(StrEnum):
    """How much of a person is covered around a face that was found. It only grows; a whole person is drawn by hand.

    The face alone is not on offer: hair, ears and the outline of the head tell too much (README, "covers").
    """

    HEAD = "head"
    SHOULDERS = "shoulders"


REACH = {Extent.HEAD: (0.95, 0.62, 1.38), Extent.SHOULDERS: (1.75, 0.75, 2.6)}
"""The ellipses in face widths and heights: half the width, the top above the face box's top, the bottom below that same top.
The head's encloses the face box with a margin all round and takes hair, ears and chin along, which help recognition: the
inscribed head box is about 1.6 by 1.8 faces. That over head and shoulders encloses the head's."""
MARGIN_PX = 4
"""Added on every side, so that small heads keep a margin that the codec's blocks do not eat up."""
SMALL_AREA = 1 << 14
SMALL_KEPT = 1024
"""Ellipses, and what is made of covers, of so many pixels are kept, so many of each: heads in a video have few sizes."""


def head_of(face: Box) -> Region:
    """The ellipse over the whole head of a face box; it may reach outside the picture."""
    return person_of(face, Extent.HEAD)


def person_of(face: Box, extent: Extent, margin: int = MARGIN_PX) -> Region:
    """The ellipse over so much of the person whose face is in a box, and `margin` pixels; it may reach outside the picture."""
    half_width, above, below = REACH[extent]
    centre_x = (face.left + face.right) / 2
    half = half_width * face.width
    return Region(
        Shape.ELLIPSE,
        RegionKind.HEAD,
        Box(
            math.floor(centre_x - half) - margin,
            math.floor(face.top - above * face.height) - margin,
            math.ceil(centre_x + half) + margin,
            math.ceil(face.top + below * face.height) + margin,
        ),
    )


def disc_around(region: Region) -> Region:
    """The smallest round disc that leaves no rim of a head's ellipse bare; a region of another shape as it is."""
    if region.shape is not Shape.ELLIPSE or region.kind not in (RegionKind.FACE, RegionKind.HEAD):
        return region
    bounds = region.bounds
    side = max(bounds.width, bounds.height) + 2  # a pixel on each side: the middle may lie half a pixel beside the ellipse's
    left, top = (bounds.left + bounds.right - side) // 2, (bounds.top + bounds.bottom - side) // 2
    return Region(Shape.ELLIPSE, region.kind, Box.of_size(left, top, side, side))


def grown(region: Region, factor: float) -> Region:
    """The region widened about the centre of its bounds by `factor` (>= 1); polygon and mask become their bounding box, grown.

    Raises:
        ValueError: when the factor would shrink it.
    """
    if factor < 1:
        raise ValueError("a region only grows")
    box = region.bounds
    more_x, more_y = math.ceil(box.width * (factor - 1) / 2), math.ceil(box.height * (factor - 1) / 2)
    return _simple(region, Box(box.left - more_x, box.top - more_y, box.right + more_x, box.bottom + more_y))


def scaled(region: Region, scale_x: float, scale_y: float) -> Region:
    """The region in a picture resized by these factors: each pixel that it held is held, so a little is added.

    Polygon and mask become their bounding box, unless both factors are 1.
    """
    if (scale_x, scale_y) == (1.0, 1.0):
        return region
    box = region.bounds
    more = 1 if region.shape is Shape.ELLIPSE else 0  # pixels that its outline only crosses stay inside
    bounds = Box(
        math.floor((box.left - more) * scale_x),
        math.floor((box.top - more) * scale_y),
        math.ceil((box.right + more) * scale_x),
        math.ceil((box.bottom + more) * scale_y),
    )
    return _simple(region, bounds)


def _simple(region: Region, bounds: Box) -> Region:
    """An ellipse or a box with these bounds: where corners and masks would go is not exact to the pixel."""
    shape = Shape.ELLIPSE if region.shape is Shape.ELLIPSE else Shape.BOX
    return Region(shape, region.kind, bounds)


def inside(region: Region, width: int, height: int) -> tuple[Box, NDArray[np.bool_]] | None:
    """Which pixels of a picture of this size the region holds: the window it touches, and (h, w) bool over that window.

    A pixel that the outline crosses counts as inside. None where the region lies wholly outside the picture. The array may be
    shared: it is not to be written to.
    """
    window = region.bounds.clipped(width, height)
    if window is None:
        return None
    match region.shape:
        case Shape.BOX:
            held = np.ones((window.height, window.width), np.bool_)
        case Shape.ELLIPSE:
            held = _ellipse(region.bounds, window)
        case Shape.POLYGON:
            held = _polygon(region.points, window)
        case Shape.MASK:
            held = _mask(region, window)
    return window, held


def touches(region: Region, width: int, height: int) -> bool:
    """Whether the region holds at least one pixel of a picture of this size."""
    window = region.bounds.clipped(width, height)
    if window is None or window == region.bounds or region.shape is Shape.BOX:
        return window is not None
    found = inside(region, width, height)
    return found is not None and bool(found[1].any())


def covered_share(box: Box, covers: NDArray[np.bool_]) -> float:
    """Share of the box's pixels that are covered, 0 to 1; pixels outside the picture do not count.

    `covers`: (H, W) bool over the picture.
    """
    part = box.clipped(covers.shape[1], covers.shape[0])
    if part is None:
        return 1.0
    held = covers[part.top : part.bottom, part.left : part.right]
    return int(np.count_nonzero(held)) / held.size


def union(regions: tuple[Region, ...], width: int, height: int) -> NDArray[np.bool_]:
    """(height, width) bool: the pixels that at least one region holds."""
    covers = np.zeros((height, width), np.bool_)
    for region in regions:
        found = inside(region, width, height)
        if found is not None:
            window, held = found
            covers[window.top : window.bottom, window.left : window.right] |= held
    return covers


def _ellipse(bounds: Box, window: Box) -> NDArray[np.bool_]:
    left, top = window.left - bounds.left, window.top - bounds.top
    if bounds.area <= SMALL_AREA:
        return _small_ellipse(bounds.width, bounds.height)[top : top + window.height, left : left + window.width]
    return _part_of_ellipse((bounds.width, bounds.height), Box.of_size(left, top, window.width, window.height))


@lru_cache(SMALL_KEPT)
def _small_ellipse(width: int, height: int) -> NDArray[np.bool_]:
    """(height, width) bool: the ellipse inscribed in that; not to be written to."""
    held = _part_of_ellipse((width, height), Box(0, 0, width, height))
    held.flags.writeable = False
    return held


def _part_of_ellipse(size: tuple[int, int], part: Box) -> NDArray[np.bool_]:
    """(h, w) bool: a part of the ellipse of this size; a pixel is inside when its corner nearest to the centre is."""
    half_x, half_y = size[0] / 2, size[1] / 2
    x = np.abs(np.arange(part.left, part.right) + 0.5 - half_x)
    y = np.abs(np.arange(part.top, part.bottom) + 0.5 - half_y)
    near_x, near_y = np.maximum(x - 0.5, 0) / half_x, np.maximum(y - 0.5, 0) / half_y
    held: NDArray[np.bool_] = (near_x**2)[None, :] < (1 - near_y**2)[:, None]
    return held


def _polygon(points: tuple[tuple[int, int], ...], window: Box) -> NDArray[np.bool_]:
    canvas = np.zeros((window.height, window.width), np.uint8)
    corners = np.array(points, np.int32) - np.array([window.left, window.top], np.int32)
    cv2.fillPoly(canvas, [corners], 1)
    return canvas.astype(np.bool_)


def _mask(region: Region, window: Box) -> NDArray[np.bool_]:
    """Only the rows of the window are laid out: a mask may be larger than the picture."""
    bounds = region.bounds
    first, last = (window.top - bounds.top) * bounds.width, (window.bottom - bounds.top) * bounds.width
    ends = np.clip(np.cumsum(np.array(region.runs, np.int64)), first, last)
    lengths = np.diff(ends, prepend=first)
    rows = np.repeat(np.arange(len(lengths)) % 2 == 1, lengths).reshape(window.height, bounds.width)
    left = window.left - bounds.left
    return rows[:, left : left + window.width]
