"""Pictures with little light or little contrast, as a network is to get them: with the whole range, and without the noise.

A network that learned from pictures as people take them misses most faces in one that uses a twentieth of the range: in a fade,
in a hall whose lights are out, behind fog. Stretched, they are found as they are in full light. What is stretched along is the
sensor's noise, so that goes by a Gaussian as wide as there is noise (`benchmarks/hard_cases.py`: "in the dark").

A picture that uses half of the range, or more, is left as it is. Where it does so for a lamp or a lit stage alone, that is lost
when the rest is stretched: there the picture is looked at both ways.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from detectors.base import RgbImage

CELL_PX = 4
"""A picture's range is that of its squares' means: no single pixel has a say, and what is large enough to be a face has."""
TOP = 245
"""To this level the brightest square is brought; the darkest is brought to 0."""
LEAST_GAIN = 2.0
"""What needs less is not stretched. Of 532 annotated pictures as they are none needs 1.4."""
LIT, LEAST_GAIN_BESIDE = 0.01, 3.0
"""So many squares, of the brightest and of the darkest, may lie beyond what is stretched for a second look, and the least that
it has to be stretched by. Of the 532 pictures none is looked at twice; of 415 dark ones with lamps in them all are."""
FEWEST_LEVELS = 4
"""With fewer there is no face to see."""
NOISE = 6.0
"""Standard deviation in levels from which on there is noise. Stretched pictures without any have 1 to 4 at a tenth of their
light, 2 to 6 at a fortieth; with a sensor's noise they have 3 to 12 at a tenth, at less light more (nine in ten of 127)."""
NOISE_PER_PIXEL, SMALLEST_SIGMA, LARGEST_SIGMA = 12.0, 0.7, 2.5
"""So much noise asks for a Gaussian with a standard deviation of one pixel; the least and the widest Gaussian."""
_IMMERKAER = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)


def to_look_at(rgb: RgbImage, apart: NDArray[np.bool_] | None = None) -> tuple[RgbImage, ...]:
    """A picture as it is to be looked at: as it is, stretched, or both; what is stretched is smoothed where that shows noise.

    Args:
        rgb: (H, W, 3) uint8 sRGB.
        apart: (h, w) bool over the same picture, at any size: what has no say about the range. A cover is brighter than all of
            a dark picture, and would keep it from being stretched.

    Returns:
        One or two, (H, W, 3) uint8 sRGB each.
    """
    darks, lights = _squares_of(rgb, apart)
    darkest, brightest = _levels(darks, lights, 0)
    if _is_little(darkest, brightest, LEAST_GAIN):
        return (_stretched(rgb, darkest, brightest),)
    darkest, brightest = _levels(darks, lights, int(LIT * lights[-1]))
    return (rgb, _stretched(rgb, darkest, brightest)) if _is_little(darkest, brightest, LEAST_GAIN_BESIDE) else (rgb,)


def _is_little(darkest: int, brightest: int, gain: float) -> bool:
    return FEWEST_LEVELS <= brightest - darkest <= TOP / gain


def _stretched(rgb: RgbImage, darkest: int, brightest: int) -> RgbImage:
    table = np.clip(np.rint((np.arange(256) - darkest) * (TOP / (brightest - darkest))), 0, 255).astype(np.uint8)
    return _without_noise(np.asarray(cv2.LUT(rgb, table), np.uint8))


def _levels(darks: NDArray[np.int64], lights: NDArray[np.int64], beyond: int) -> tuple[int, int]:
    """The darkest and the brightest level, but for so many squares at each end."""
    darkest = np.searchsorted(darks, beyond, "right")
    return int(darkest), int(np.searchsorted(lights, lights[-1] - 1 - beyond, "right"))


def _squares_of(rgb: RgbImage, apart: NDArray[np.bool_] | None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(256) each: for each level how many squares are no brighter in their darkest colour, and in their brightest.

    In blue light all of a picture may lie in blue: by its luma it would be dark, and blue be drowned when it is stretched.
    Squares that lie apart, or next to one that does, do not count.
    """
    half, size = ((max(1, rgb.shape[1] // px), max(1, rgb.shape[0] // px)) for px in (CELL_PX // 2, CELL_PX))
    some = cv2.resize(rgb, half, interpolation=cv2.INTER_NEAREST)  # half of them tell as much
    red, green, blue = cv2.split(cv2.resize(some, size, interpolation=cv2.INTER_AREA))
    both = cv2.min(cv2.min(red, green), blue), cv2.max(cv2.max(red, green), blue)
    if apart is not None:
        touched = cv2.resize(apart.view(np.uint8) * np.uint8(255), size, interpolation=cv2.INTER_AREA) > 0
        free = cv2.dilate(touched.view(np.uint8), np.ones((3, 3), np.uint8)) == 0
        both = both[0][free], both[1][free]
    darks, lights = (np.cumsum(np.bincount(each.ravel(), minlength=256)) for each in both)
    return darks, lights


def _without_noise(rgb: RgbImage) -> RgbImage:
    noise = _noise(rgb)
    if noise < NOISE:
        return rgb
    sigma = min(LARGEST_SIGMA, max(SMALLEST_SIGMA, noise / NOISE_PER_PIXEL))
    return np.asarray(cv2.GaussianBlur(rgb, (0, 0), sigma), np.uint8)


def _noise(rgb: RgbImage) -> float:
    """Its standard deviation in levels (Immerkær 1996, "Fast noise variance estimation")."""
    if min(rgb.shape[:2]) < len(_IMMERKAER):
        return 0.0
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.float32)
    inner = np.abs(cv2.filter2D(grey, cv2.CV_32F, _IMMERKAER))[1:-1, 1:-1]
    return math.sqrt(math.pi / 2) * float(inner.mean()) / 6
