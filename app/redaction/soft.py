"""The soft cover: it looks like a blur and is none. What it shows comes from around the covers, from geometry and from noise.

The colours of a ring around each region, outside of all regions, are spread inwards; smooth noise lies over them; the edge
fades outwards, so that inside the region nothing shimmers through.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.model import Region
from app.redaction.regions import inside, touches
from detectors.base import Box, RgbImage

Grid = NDArray[np.float32]

EDGE = 0.14
"""The fading edge, outside the region, as a share of the region's shorter side; the smallest in pixels is `EDGE_LEAST_PX`."""
EDGE_LEAST_PX = 4
RING = 0.3
"""How far around a region colours are taken from, as a share of its shorter side."""
CELLS = 20
"""Cells on the long side of the grid on which the colours of one region are spread."""
PICTURE_CELLS = 48
"""The same for the picture as a whole, which helps out where a region has no ring of its own."""
REACHES = (10.0, 5.0)
"""How far colours are spread, in cells, the farthest first; nearer ones count where they find anything."""
SAMPLES = 8
"""Pixels looked at for a cell, each way: the mean of more would cost time and be no better."""
NOISE_CELLS = 5
CONTRAST = 0.4
"""How much is left of the differences between the colours around a region. They too tell photos of one occasion apart."""
DARKEST, LIGHTEST = 24.0, 231.0
"""Levels that the colours keep to, so that noise shows on black and white too."""
NOISE_LEVELS = 24.0
"""The standard deviation of the noise in levels of 0 to 255, the same for all three colours. At 6 an attacker who has photos
covered alike told people by their surroundings at twice chance (`benchmarks/covers.py`)."""
SMOOTHING = 8
"""How much finer the grid is made by cubic interpolation before it is enlarged to the region."""
EDGE_CELLS = 6
"""Cells across the fading edge."""


@dataclass(frozen=True, slots=True, eq=False)
class _Fill:
    """The colours of one region: `colours` (h, w, 3) float32 over `window`."""

    region: Region
    window: Box
    colours: Grid


def soften(rgb: RgbImage, regions: tuple[Region, ...], seed: str, nothing_known: tuple[int, int, int]) -> None:
    """Cover the regions of `rgb` ((H, W, 3) uint8), in place.

    Args:
        rgb: the picture.
        regions: what to cover.
        seed: chooses the noise.
        nothing_known: the colour where regions leave nothing of the picture to take colours from.
    """
    height, width = rgb.shape[:2]
    known = np.ones((height, width), np.uint8)
    for region in regions:
        found = inside(region, width, height)
        if found is not None:
            window, held = found
            part, outside = rgb[_slices(window)], known[_slices(window)]
            outside &= ~held
            part[:] = cv2.bitwise_and(part, part, mask=outside)
    whole = _spread(rgb, known, np.array([[nothing_known]], np.float32), PICTURE_CELLS)
    fills = [_fill(rgb, known, whole, region) for region in regions]  # all of them before the first is painted
    for number, fill in enumerate(fills):
        if fill is not None:
            _paint(rgb, fill, _noise(seed, number))


def edge_px(region: Region) -> int:
    """How far the fading edge reaches beyond the region, in pixels."""
    return max(EDGE_LEAST_PX, round(EDGE * min(region.bounds.width, region.bounds.height)))


def _fill(rgb: RgbImage, known: NDArray[np.uint8], whole: Grid, region: Region) -> _Fill | None:
    height, width = known.shape
    ring = edge_px(region) + round(RING * min(region.bounds.width, region.bounds.height))
    window = _wider(region.bounds, ring).clipped(width, height)
    if window is None or not touches(region, width, height):
        return None
    columns = slice(*_share((window.left, window.right), width, whole.shape[1]))
    rows = slice(*_share((window.top, window.bottom), height, whole.shape[0]))
    colours = _spread(rgb[_slices(window)], known[_slices(window)], whole[rows, columns], CELLS)
    even = CONTRAST * colours + (1 - CONTRAST) * colours.mean(axis=(0, 1))
    return _Fill(region, window, np.clip(even, DARKEST, LIGHTEST).astype(np.float32))


def _share(ends: tuple[int, int], size: int, cells: int) -> tuple[int, int]:
    first = ends[0] * cells // size
    return first, max(first + 1, -(-ends[1] * cells // size))


def _spread(rgb: RgbImage, known: NDArray[np.uint8], prior: Grid, cells: int) -> Grid:
    """The known colours, spread over a grid of at most so many cells on its long side; `prior` where there are none."""
    height, width = known.shape
    step = max(1, max(height, width) // (cells * SAMPLES))
    sample, is_known = rgb[::step, ::step], known[::step, ::step].astype(np.float32)
    scale = min(1.0, cells / max(is_known.shape))
    size = (max(1, round(is_known.shape[1] * scale)), max(1, round(is_known.shape[0] * scale)))
    share = np.asarray(cv2.resize(is_known, size, interpolation=cv2.INTER_AREA), np.float32)
    sums = np.asarray(cv2.resize(sample * is_known[..., None], size, interpolation=cv2.INTER_AREA), np.float32)
    colours = np.asarray(cv2.resize(prior, size, interpolation=cv2.INTER_LINEAR), np.float32)
    for reach in REACHES:
        near, weight = _blurred(sums, reach), _blurred(share, reach)
        trust = np.minimum(1, weight * 4)[..., None]
        colours += trust * (near / np.maximum(weight, 1e-6)[..., None] - colours)
    return colours


def _blurred(grid: Grid, reach: float) -> Grid:
    return np.asarray(cv2.GaussianBlur(grid, (0, 0), reach, borderType=cv2.BORDER_REPLICATE), np.float32)


def _noise(seed: str, number: int) -> Grid:
    """(n, n) float32 of mean 0, different for every seed and region."""
    digest = hashlib.sha256(f"{seed} {number}".encode()).digest()
    random = np.random.default_rng(int.from_bytes(digest[:16]))
    return (random.standard_normal((NOISE_CELLS, NOISE_CELLS)) * NOISE_LEVELS).astype(np.float32)


def _paint(rgb: RgbImage, fill: _Fill, noise: Grid) -> None:
    height, width = rgb.shape[:2]
    around = _wider(fill.region.bounds, edge_px(fill.region)).clipped(width, height)
    if around is None:
        return
    grid = fill.colours + cv2.resize(noise, fill.colours.shape[1::-1], interpolation=cv2.INTER_CUBIC)[..., None]
    fine = cv2.resize(grid, None, fx=SMOOTHING, fy=SMOOTHING, interpolation=cv2.INTER_CUBIC)
    levels = np.clip(fine + 0.5, 0, 255).astype(np.uint8)
    large = cv2.resize(levels, (fill.window.width, fill.window.height), interpolation=cv2.INTER_LINEAR)
    colours = np.ascontiguousarray(large[_slices(_moved(around, fill.window))])
    opacity = cv2.cvtColor(_opacity(fill.region, around, width, height), cv2.COLOR_GRAY2RGB)
    part = rgb[_slices(around)]
    below = cv2.multiply(np.ascontiguousarray(part), cv2.bitwise_not(opacity), scale=1 / 255)
    part[:] = cv2.add(cv2.multiply(colours, opacity, scale=1 / 255), below)


def _opacity(region: Region, around: Box, width: int, height: int) -> NDArray[np.uint8]:
    """(h, w) over `around`: 255 on every pixel of the region, fading outside of it to 0."""
    full = np.zeros((around.height, around.width), np.uint8)
    found = inside(region, width, height)
    if found is None:
        return full
    window, held = found
    full[_slices(_moved(window, around))][held] = 255
    edge = edge_px(region)
    cell = max(1, edge // EDGE_CELLS)  # the fading needs no more detail, and distances are dear
    size = (-(-around.width // cell), -(-around.height // cell))
    bare = (cv2.resize(full, size, interpolation=cv2.INTER_AREA) == 0).astype(np.uint8)
    far = cv2.distanceTransform(bare, cv2.DIST_L2, 3) * cell
    fading = np.clip(1 - far / (edge + 1), 0, 1)
    levels = (fading * fading * (3 - 2 * fading) * 255).astype(np.uint8)
    return np.asarray(np.maximum(full, cv2.resize(levels, full.shape[::-1], interpolation=cv2.INTER_LINEAR)), np.uint8)


def _wider(box: Box, by: int) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _moved(box: Box, origin: Box) -> Box:
    return Box(box.left - origin.left, box.top - origin.top, box.right - origin.left, box.bottom - origin.top)


def _slices(box: Box) -> tuple[slice, slice]:
    return slice(box.top, box.bottom), slice(box.left, box.right)
