"""Whether something came and went between two frames: what is neither as it was nor as it will be."""

from __future__ import annotations

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from detectors.base import RgbImage

Cells = NDArray[np.uint8]
"""(h, w, 3) uint8: a picture of which `CELL_PX` pixels each way became one."""

CELL_PX = 8
ACROSS = 3
"""Cells: what passes is looked for in squares of so many, the size of a small face."""

USUAL = 180.0
"""Levels between the darkest and the lightest hundredth of a frame's cells, in the channel where they are most: of 32 clips 22
have more all the time. In dim, pale and one-coloured pictures a face stands out less, in the same measure."""
LEAST_SHARE = 1 / 6
_DARKEST, _LIGHTEST = 1, 99


def cells_of(rgb: RgbImage) -> Cells:
    """The cells of a picture: (H, W, 3) uint8."""
    size = max(1, rgb.shape[1] // CELL_PX), max(1, rgb.shape[0] // CELL_PX)
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)


def cells_within(cells: Cells, side: int) -> Cells:
    """The cells of the same picture with its long side brought down to `side` pixels; of a smaller one as they are."""
    scale = min(1.0, side // CELL_PX / max(cells.shape[:2]))
    size = max(1, round(cells.shape[1] * scale)), max(1, round(cells.shape[0] * scale))
    return cells if scale == 1.0 else np.asarray(cv2.resize(cells, size, interpolation=cv2.INTER_AREA), np.uint8)


def passing(before: Cells, now: Cells, after: Cells) -> float:
    """How much the most changed square of `now` differs from what it was and from what it will be, in levels of 0 to 255."""
    return _most(cv2.absdiff(now, before), cv2.absdiff(now, after))


def passing_by(before: Cells, now: Cells, after: Cells) -> float:
    """Like `passing`, less what a camera that moves by a cell makes of it: from all that was and will be around."""
    return _most(_beyond(now, before), _beyond(now, after))


def stands_out(levels: float, usual: float, one: Cells, other: Cells) -> bool:
    """Whether a change of so many levels counts beside these two frames, where of usual contrast `usual` levels do."""
    return levels >= usual or (levels >= usual * LEAST_SHARE and levels >= usual * contrast_share(one, other))


def contrast_share(one: Cells, other: Cells) -> float:
    """How much contrast the flatter of two frames has, as a share of what is usual: `LEAST_SHARE` to 1."""
    return max(LEAST_SHARE, min(1.0, _contrast(one) / USUAL, _contrast(other) / USUAL))


def _contrast(cells: Cells) -> float:
    darkest, lightest = np.percentile(cells.reshape(-1, cells.shape[2]), (_DARKEST, _LIGHTEST), axis=0)
    return float((lightest - darkest).max())


def _most(from_before: MatLike, from_after: MatLike) -> float:
    """What is far from both in the square where it is furthest; (h, w, 3) uint8 each."""
    return float(cv2.blur(cv2.min(from_before, from_after).max(axis=2), (ACROSS, ACROSS)).max())


def _beyond(now: Cells, then: Cells) -> NDArray[np.uint8]:
    around = np.ones((ACROSS, ACROSS), np.uint8)
    return np.asarray(
        cv2.max(cv2.subtract(now, cv2.dilate(then, around)), cv2.subtract(cv2.erode(then, around), now)), np.uint8
    )
