"""Moving, resizing and hitting regions, in pixels of the full-size picture."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from app.model import Region, RegionKind, Shape
from detectors.base import Box

SMALLEST_PX = 8
"""The side of the smallest area that can be drawn: smaller ones are slips of the hand."""
RESIZABLE = frozenset({Shape.BOX, Shape.ELLIPSE})


class Handle(Enum):
    """Where an area is taken to resize it: -1 the left or upper side, 1 the right or lower, 0 neither."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)

    def place(self, box: Box) -> tuple[float, float]:
        """Where it lies on a box."""
        across, down = self.value
        return (box.left + box.right + across * box.width) / 2, (box.top + box.bottom + down * box.height) / 2


def moved(region: Region, by: tuple[int, int], size: tuple[int, int]) -> Region:
    """The region elsewhere, but with its middle in the picture of `size` (width, height)."""
    box = region.bounds
    dx = _within(by[0], box.left + box.right, size[0])
    dy = _within(by[1], box.top + box.bottom, size[1])
    bounds = Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)
    return replace(region, bounds=bounds, points=tuple((x + dx, y + dy) for x, y in region.points))


def resized(region: Region, handle: Handle, by: tuple[int, int]) -> Region:
    """The region with the sides at the handle moved; no side passes its opposite. What is no box or ellipse stays."""
    if region.shape not in RESIZABLE:
        return region
    box, (across, down) = region.bounds, handle.value
    left = min(box.left + by[0], box.right - SMALLEST_PX) if across < 0 else box.left
    right = max(box.right + by[0], box.left + SMALLEST_PX) if across > 0 else box.right
    top = min(box.top + by[1], box.bottom - SMALLEST_PX) if down < 0 else box.top
    bottom = max(box.bottom + by[1], box.top + SMALLEST_PX) if down > 0 else box.bottom
    return replace(region, bounds=Box(left, top, right, bottom))


def spanned(shape: Shape, kind: RegionKind, start: tuple[float, float], end: tuple[float, float]) -> Region | None:
    """The box or ellipse from corner to corner; None where it is too small to be meant."""
    left, right = sorted((round(start[0]), round(end[0])))
    top, bottom = sorted((round(start[1]), round(end[1])))
    if right - left < SMALLEST_PX or bottom - top < SMALLEST_PX:
        return None
    return Region(shape, kind, Box(left, top, right, bottom))


def placed(shape: Shape, kind: RegionKind, middle: tuple[float, float], side: float) -> Region:
    """A box or ellipse of a default size about a point."""
    half = max(round(side / 2), SMALLEST_PX)
    x, y = round(middle[0]), round(middle[1])
    return Region(shape, kind, Box(x - half, y - half, x + half, y + half))


def holds(region: Region, at: tuple[float, float], reach: float = 0.0) -> bool:
    """Whether a point lies in the region, or within `reach` pixels of its bounds' outline; a mask counts as its bounds."""
    box = region.bounds
    half_x, half_y = box.width / 2 + reach, box.height / 2 + reach
    x, y = at[0] - (box.left + box.right) / 2, at[1] - (box.top + box.bottom) / 2
    if region.shape is Shape.ELLIPSE:
        return (x / half_x) ** 2 + (y / half_y) ** 2 <= 1
    return abs(x) <= half_x and abs(y) <= half_y


def _within(by: int, both: int, length: int) -> int:
    """The step, shortened so that the middle (`both` sides added, halved) stays between 0 and `length`."""
    return max(-(both // 2), min(by, length - 1 - both // 2))
