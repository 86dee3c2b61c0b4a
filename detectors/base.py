"""The words every detector speaks: `Box`, `Face`, and the `Detector` protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

RgbImage = NDArray[np.uint8]
"""An upright picture: (H, W, 3) uint8, RGB order, sRGB."""


class DetectorError(Exception):
    """A detector cannot do its work: its weights are missing or changed, or the runtime refuses them."""


@dataclass(frozen=True, slots=True)
class Box:
    """Half-open integer pixels of the upright, full-size picture: `left <= x < right`, `top <= y < bottom`.

    A box may reach outside the picture (a face cut by the border); an empty one cannot exist.
    """

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        """Refuse an empty box.

        Raises:
            ValueError: when width or height is not positive.
        """
        if self.right <= self.left or self.bottom <= self.top:
            raise ValueError(f"empty box {self.left},{self.top},{self.right},{self.bottom}")

    @classmethod
    def of_size(cls, left: int, top: int, width: int, height: int) -> Box:
        """The box with this corner and this size, in pixels."""
        return cls(left, top, left + width, top + height)

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def area(self) -> int:
        """Square pixels."""
        return self.width * self.height

    def intersection(self, other: Box) -> int:
        """Square pixels that both boxes hold."""
        width = min(self.right, other.right) - max(self.left, other.left)
        if width <= 0:  # as with most who are asked about
            return 0
        return width * max(0, min(self.bottom, other.bottom) - max(self.top, other.top))

    def iou(self, other: Box) -> float:
        """Intersection over union, 0 to 1."""
        shared = self.intersection(other)
        return shared / (self.area + other.area - shared) if shared else 0.0

    def clipped(self, width: int, height: int) -> Box | None:
        """The part inside a picture of this size in pixels, or None where nothing of it is inside."""
        left, top = max(0, self.left), max(0, self.top)
        right, bottom = min(width, self.right), min(height, self.bottom)
        return Box(left, top, right, bottom) if right > left and bottom > top else None


MIDDLE = 0.6
"""The share of a face's sides within which its eyes, nose and mouth are."""


def middle_of(face: Box) -> Box:
    """The middle of a face's box, by `MIDDLE` of its sides; rounded outwards. What holds it holds the face."""
    less_x, less_y = int(face.width * (1 - MIDDLE) / 2), int(face.height * (1 - MIDDLE) / 2)
    return Box(face.left + less_x, face.top + less_y, face.right - less_x, face.bottom - less_y)


def scaled_box(box: Box, scale_x: float, scale_y: float) -> Box:
    """The box in a picture resized by these factors."""
    left, top = round(box.left * scale_x), round(box.top * scale_y)
    return Box(left, top, max(left + 1, round(box.right * scale_x)), max(top + 1, round(box.bottom * scale_y)))


@dataclass(frozen=True, slots=True)
class Face:
    """One detection. `score` runs from 0 to 1; what it means is documented by the detector that gives it."""

    box: Box
    score: float
    detector: str

    def __post_init__(self) -> None:
        """Refuse a score that is none.

        Raises:
            ValueError: when the score lies outside 0 to 1 (also when it is not a number).
        """
        if not 0.0 <= self.score <= 1.0:
            raise ValueError(f"score {self.score} of {self.detector}")


class Detector(Protocol):
    """Finds faces in one picture."""

    @property
    def name(self) -> str:
        """What `Face.detector` carries."""

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8, upright sRGB; boxes in its pixels, highest score first.

        Raises:
            DetectorError: when the model cannot run; never for a picture without faces.
        """
