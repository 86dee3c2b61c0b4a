"""How a coded picture is turned to be shown: by a frame's display matrix, to the next right angle."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from av.sidedata.sidedata import SideData
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from app.media.video.samples import Whole

Number = TypeVar("Number", bound=Whole)
_MATRIX_ITEMS = 9


def orientation_of(frame: VideoFrame) -> tuple[int, bool]:
    """Degrees anticlockwise (0, 90, 180, 270) that bring the coded picture upright, after its columns changed places or not.

    By the display matrix, to the next right angle.
    """
    try:
        found = frame.side_data.get("DISPLAYMATRIX")
    except ValueError:  # data of a kind that PyAV has no word for lies beside it
        return frame.rotation // 90 * 90 % 360, False
    items = np.frombuffer(bytes(found), np.int32) if isinstance(found, SideData) else np.zeros(0, np.int32)
    if len(items) == _MATRIX_ITEMS:
        return _turn(*(int(each) for each in items[[0, 1, 3, 4]]))
    return 0, False


def _turn(a: int, b: int, c: int, d: int) -> tuple[int, bool]:
    """A point (x, y), y downwards, is shown at (a x + c y, b x + d y)."""
    mirrored = a * d - b * c < 0
    if mirrored:
        a, b = -a, -b
    if abs(a) >= abs(b):
        return (0 if a >= 0 else 180), mirrored
    return (270 if b > 0 else 90), mirrored


def upright(picture: NDArray[np.uint8], orientation: tuple[int, bool]) -> NDArray[np.uint8]:
    """(H, W, …) turned as `orientation_of` says; contiguous."""
    return np.ascontiguousarray(turned(picture, orientation))


def turned(picture: NDArray[Number], orientation: tuple[int, bool]) -> NDArray[Number]:
    """(H, W, …) turned as `orientation_of` says, in the same memory."""
    degrees, mirrored = orientation
    return np.rot90(picture[:, ::-1] if mirrored else picture, degrees // 90)
