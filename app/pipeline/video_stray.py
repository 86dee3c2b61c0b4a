"""How far a written frame strays from what it had to be, in levels: inside its covers, and where none is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from app.media.video.canvas import Patch
from app.media.video.facts import VideoFacts
from app.media.video.frame import GREY_PX, Frame
from app.media.video.looking import WHOLE_PX, fitted, reduced
from app.redaction.cover import SOLID_RGB
from app.redaction.regions import SMALL_AREA, SMALL_KEPT
from detectors.base import Box

BLOCK_PX = 8
RIM_PX = 4
LARGEST_RIM_PX = 16
"""Of a cover, so much at its outline is left to the codec's ringing and deblocking: a sixth of its side, within these bounds.
The larger one is H.264's block."""
SMALL_PX, CELL_PX = 64, 8
"""The long side at which a frame is compared with its source, and the fewest pixels of a side that become one there."""
EIGHT_BITS = 8
NO_COVER = 255.0
"""Further from it nothing can be, in levels."""


@dataclass(frozen=True, slots=True)
class FilmTolerance:
    """How far the codec may stray, in levels of 0 to 255.

    `cover`: the mean absolute difference from the cover's luma in a block of 8 x 8 inside a cover. `colour`: the same of Cb or
    Cr, in a block of 8 x 8 samples, which are 16 x 16 pixels. `cell` and `frame`: the worst and the mean difference of luma
    between the cells of a small look at the frame and at its source, where no cover is.

    `colour` was measured with covers of faces from 10 pixels to 30 % of the height, which wandered over 32 real films, as H.264
    and HEVC, and over 31 of them in 10 bits, a third each PQ, HLG and neither. It was set on one half: worst there 3.6, on the
    other 4.4. Where luma alone was covered, 193 real faces from 17 pixels on gave 8.4 at least, and 31 without colour 6.0.
    """

    cover: float = 12.0
    colour: float = 6.0
    cell: float = 40.0
    frame: float = 8.0


TOLERANCE = FilmTolerance()


def worst_covers(patches: Sequence[Patch], written: Frame, known: tuple[float, float]) -> tuple[float, float]:
    """How far the worst block inside a cover is from the cover, in luma and in Cb or Cr: 0 where no cover holds a whole block.

    And 0 where no sample is further from it than `known`: no block is then. Nothing is a cover in a frame of an unknown form.
    """
    plain = written.plain(SOLID_RGB)
    if plain is None:
        return NO_COVER, NO_COVER
    windows = [patch.window for patch in patches]
    cores = [_core(patch.held) for patch in patches]
    luma = max(_stray_of(*each, plain[0], known[0]) for each in zip(written.lumas(windows), cores, strict=True))
    small = [_small_of(core, window) for core, window in zip(cores, windows, strict=True)]
    colours = zip(written.colours(windows), small, strict=True)
    pairs = [(part, core, level) for parts, core in colours for part, level in zip(parts, plain[1:], strict=True)]
    return luma, max(_stray_of(part, core, level, known[1]) for part, core, level in pairs)


def _small_of(core: NDArray[np.uint8], window: Box) -> NDArray[np.uint8]:
    """Of what a cover holds, the pixels in even rows and columns of the picture: they have samples of colour."""
    return np.ascontiguousarray(core[window.top % 2 :: 2, window.left % 2 :: 2])


def _stray_of(part: NDArray[np.uint8], held: NDArray[np.uint8], level: float, known: float) -> float:
    """The worst block of one patch in one plane; `held` is 0 or 1."""
    if not held.any():
        return 0.0
    lowest, highest, _, _ = cv2.minMaxLoc(part, held)
    if max(level - lowest, highest - level) <= known:
        return 0.0
    off = cv2.multiply(cv2.LUT(part, np.abs(np.arange(256, dtype=np.float32) - np.float32(level))), held, dtype=cv2.CV_32F)
    sums, counts = (
        cv2.boxFilter(each, cv2.CV_32F, (BLOCK_PX, BLOCK_PX), normalize=False, borderType=cv2.BORDER_CONSTANT)
        for each in (off, held)
    )
    return float((sums * held / np.maximum(counts, BLOCK_PX**2 / 2)).max())


def _core(held: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """(h, w) uint8, 0 or 1: what a cover holds without its rim; not to be written to."""
    known = held.size <= SMALL_AREA
    return _small_core(held.tobytes(), *held.shape) if known else _without_rim(held.view(np.uint8))


@lru_cache(SMALL_KEPT)
def _small_core(held: bytes, height: int, width: int) -> NDArray[np.uint8]:
    return _without_rim(np.frombuffer(held, np.uint8).reshape(height, width))


def _without_rim(held: NDArray[np.uint8]) -> NDArray[np.uint8]:
    rim = max(RIM_PX, min(LARGEST_RIM_PX, min(held.shape) // 6))
    kernel = np.ones((2 * rim + 1, 2 * rim + 1), np.uint8)
    return np.asarray(cv2.erode(held, kernel, borderType=cv2.BORDER_CONSTANT, borderValue=1), np.uint8)


def stray(facts: VideoFacts, size: tuple[int, int], patches: Sequence[Patch], pair: tuple[Frame, Frame]) -> tuple[float, float]:
    """How far a written frame is from its source where no cover is: the worst cell, and the mean of all, in levels.

    Args:
        facts: the source's.
        size: width and height of the written picture in pixels.
        patches: what is covered.
        pair: the source's frame and the written one.
    """
    difference = np.asarray(cv2.absdiff(*_small(facts, size, pair)), np.uint8)
    free = _free_cells(patches, difference.shape, size)
    left = difference[free]
    return (float(left.max()), float(left.mean())) if left.size else (0.0, 0.0)


def _small(
    facts: VideoFacts, written: tuple[int, int], pair: tuple[Frame, Frame]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """A small look at a frame as it was and as it is written, (h, w) uint8 both."""
    size = facts.width, facts.height
    side = max(1, min(SMALL_PX, max(size) // CELL_PX))
    if _keeps_luma(facts) and size == written:
        return pair[0].luma(side), pair[1].luma(side)
    grey, copy = (_grey(frame, facts) for frame in pair)
    if copy.shape[0] - grey.shape[0] in (0, 1) and copy.shape[1] - grey.shape[1] in (0, 1):
        copy = copy[: grey.shape[0], : grey.shape[1]]  # an odd size gained a pixel
    small = fitted(grey.shape[1], grey.shape[0], side)
    return reduced(grey, small), reduced(copy, small)


def _grey(frame: Frame, facts: VideoFacts) -> NDArray[np.uint8]:
    """(h, w) uint8: the luma as it is stored, or, where that may be stored otherwise in the copy, as it is shown."""
    return frame.luma(WHOLE_PX) if _keeps_luma(facts) else frame.grey(GREY_PX)


def _keeps_luma(facts: VideoFacts) -> bool:
    """Whether the copy stores luma just as its source does."""
    return facts.pix_fmt.startswith("yuv4") and facts.bits == EIGHT_BITS and not (facts.hdr or facts.colour.full_range)


def _free_cells(patches: Sequence[Patch], shape: tuple[int, ...], size: tuple[int, int]) -> NDArray[np.bool_]:
    """(h, w) bool: the cells of a small look that no cover touches, nor its neighbours'."""
    free = np.ones(shape, np.bool_)
    across, down = shape[1] / size[0], shape[0] / size[1]
    for patch in patches:
        window = patch.window
        top, bottom = int(window.top * down) - 1, int(window.bottom * down) + 2
        left, right = int(window.left * across) - 1, int(window.right * across) + 2
        free[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = False
    return free
