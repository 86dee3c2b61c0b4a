"""A frame's picture, made when it is first looked at: of most frames nobody wants one."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from typing import Protocol

from detectors.base import RgbImage

Picture = Callable[[], RgbImage]
"""Gives a picture, (H, W, 3) uint8 upright sRGB, in any thread; not to be written to. Raises `ItemError` where it cannot."""


class Pictured(Protocol):
    """A decoded frame."""

    def rgb(self) -> RgbImage:
        """(H, W, 3) uint8, upright sRGB, reduced as the reader was told."""

    @property
    def is_light(self) -> bool:
        """Whether it may be held in place of its picture: it takes no more memory, and `rgb` can be made in any thread."""

    @property
    def nbytes(self) -> int:
        """What it takes while it is held."""


def is_held(frame: Pictured, most: float = math.inf) -> bool:
    """Whether a frame is held in place of its picture, if it may take so many bytes at most."""
    return frame.is_light and frame.nbytes <= most


def picture_of(frame: Pictured, most: float = math.inf) -> Picture:
    """A frame's picture: made when it is asked for, and each time anew, where the frame is held for as long."""
    if is_held(frame, most):
        return frame.rgb
    rgb = frame.rgb()
    return lambda: rgb


class MadeOnce:
    """A `Picture` that is the same one each time."""

    def __init__(self, make: Picture) -> None:
        """`make` is let go of as soon as it has made it."""
        self._make = make
        self._making = threading.Lock()

    def __call__(self) -> RgbImage:
        """The picture; who asks while it is being made waits for it."""
        with self._making:
            rgb = self._make()
            self._make = lambda: rgb
            return rgb
