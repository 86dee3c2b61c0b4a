"""From what a brush painted to a mask: every pixel that the brush touched, as run lengths."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.model import Region, RegionKind, Shape
from detectors.base import Box

STEPS_PER_RADIUS = 4
"""How close discs stand along the path: what they leave open between them, 0.8 % of the radius, is added to the radius."""
MARGIN_PX = 1.0
MAX_DISCS = 3000
"""For longer paths the discs stand less close and are made as much larger, so that they still cover what was painted."""

Point = tuple[float, float]


def mask_of(path: Sequence[Point], radius_px: float, size: tuple[int, int], kind: RegionKind) -> Region | None:
    """The mask of a stroke.

    Args:
        path: where the brush's centre went, in pixels of the full-size picture; a single point is a dab.
        radius_px: of the brush, in the same pixels.
        size: width and height of the picture; nothing outside is kept, which bounds the mask.
        kind: what it covers.

    Returns:
        The mask; None where the stroke touched nothing of the picture.
    """
    centres, gap = _discs(path, radius_px)
    radius = radius_px + MARGIN_PX + gap
    rows, left, right = _rows(centres, radius, size)
    if not len(rows):
        return None
    bounds = Box(int(left.min()), int(rows.min()), int(right.max()), int(rows.max()) + 1)
    start = (rows - bounds.top) * bounds.width + (left - bounds.left)
    return Region(Shape.MASK, kind, bounds, runs=_runs(start, start + (right - left), bounds.area))


def _discs(path: Sequence[Point], radius_px: float) -> tuple[NDArray[np.float64], float]:
    """Centres of discs along the path, and by how much their radius has to grow where they stand too far apart."""
    points = np.array(path, np.float64).reshape(-1, 2)
    steps = np.hypot(*np.diff(points, axis=0).T) if len(points) > 1 else np.zeros(0)
    wanted = max(radius_px / STEPS_PER_RADIUS, 0.5)
    apart = max(wanted, float(steps.sum()) / MAX_DISCS)
    counts = np.maximum(np.ceil(steps / apart).astype(int), 1)
    pieces = [
        np.linspace(one, two, count, endpoint=False) for one, two, count in zip(points[:-1], points[1:], counts, strict=True)
    ]
    half = min(apart / 2, radius_px)
    open_between = apart / 2 - half + radius_px - math.sqrt(radius_px**2 - half**2)
    return np.concatenate([*pieces, points[-1:]]), open_between


def _rows(
    centres: NDArray[np.float64], radius: float, size: tuple[int, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Row, first and one-past-last column of each disc in each row that it touches, inside the picture."""
    width, height = size
    reach = math.ceil(radius)
    offsets = np.arange(-reach, reach + 1)
    rows = np.floor(centres[:, 1]).astype(np.int64)[:, None] + offsets[None, :]
    away = np.maximum(np.abs(rows + 0.5 - centres[:, 1][:, None]) - 0.5, 0)  # the row's nearest edge
    half = np.sqrt(np.maximum(radius**2 - away**2, 0))
    left = np.maximum(np.floor(centres[:, 0][:, None] - half), 0).astype(np.int64)
    right = np.minimum(np.ceil(centres[:, 0][:, None] + half), width).astype(np.int64)
    held = (away < radius) & (rows >= 0) & (rows < height) & (right > left)
    return rows[held], left[held], right[held]


def _runs(start: NDArray[np.int64], end: NDArray[np.int64], area: int) -> tuple[int, ...]:
    """Run lengths, outside first, of the union of half-open stretches over `area` pixels."""
    order = np.argsort(start, kind="stable")
    start, reach = start[order], np.maximum.accumulate(end[order])
    first = np.concatenate(([True], start[1:] > reach[:-1]))
    starts, ends = start[first], reach[np.concatenate((first[1:], [True]))]
    edges = np.stack((starts, ends), axis=1).reshape(-1)
    runs = np.diff(edges, prepend=0)
    rest = area - int(edges[-1])
    return (*map(int, runs), *((rest,) if rest else ()))
