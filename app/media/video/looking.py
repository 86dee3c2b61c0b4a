"""Converts decoded frames to sRGB pictures, as large as they are to be looked at."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter
from numpy.typing import NDArray

from app.errors import ItemError
from app.media.video.colours import is_hdr, matrix_of
from app.media.video.shape import SQUARE, seen_size
from app.media.video.tones import Toning
from detectors.base import RgbImage

WHOLE_PX = 1 << 16
"""Longer than any frame."""


def fitted(width: int, height: int, max_side: int | None) -> tuple[int, int]:
    """The size with its long side at most `max_side`; never enlarged."""
    longest = max(width, height)
    if max_side is None or longest <= max_side:
        return width, height
    return max(1, round(width * max_side / longest)), max(1, round(height * max_side / longest))


class _Converters(threading.local):
    """What the conversion needs from frame to frame; a thread never gets another's."""

    def __init__(self) -> None:
        self.plain, self.little = VideoReformatter(), VideoReformatter()
        self.toning: Toning | None = None


class Looking:
    """Converts the frames of one video for looking; keeps what the conversion needs from frame to frame.

    Several threads may each convert a frame, but no two the same: PyAV writes on a frame what it is to be taken for, and takes
    that back when it is done. `Frame` sees to it.
    """

    def __init__(self, max_side: int | None, aspect: Fraction = SQUARE) -> None:
        """What comes out has at most `max_side` pixels on its longest side.

        With a `max_side` it has the shape that is seen where pixels of the upright picture are `aspect` times as wide as high.
        """
        self._max_side, self._aspect = max_side, aspect
        self._converters = _Converters()
        self._others: dict[int, Looking] = {}

    def rgb(self, frame: VideoFrame, *, sideways: bool = False) -> RgbImage:
        """(H, W, 3) uint8 sRGB, not turned; `sideways`: upright it is turned by a quarter."""
        size, converters = self.size(frame, sideways=sideways), self._converters
        with _known_colours():
            if is_hdr(frame):
                converters.toning = converters.toning or Toning(*size, "rgb24")
                return converters.toning.tone(frame).to_ndarray()  # type: ignore[return-value]
            return _reformatted(converters.plain, frame, size)

    def little(self, frame: VideoFrame, px: int, *, sideways: bool = False) -> RgbImage:
        """What `rgb` shows, squares of `px` x `px` pixels brought to one each; what is left of its sides is spread over all.

        It takes a tenth of the time that `rgb` does, but for high dynamic range.
        """
        width, height = self.size(frame, sideways=sideways)
        size = max(1, width // px), max(1, height // px)
        if is_hdr(frame):  # light has to be toned before it is mixed
            return np.asarray(cv2.resize(self.rgb(frame, sideways=sideways), size, interpolation=cv2.INTER_AREA), np.uint8)
        with _known_colours():
            return _reformatted(self._converters.little, frame, size)

    def size(self, frame: VideoFrame, *, sideways: bool = False) -> tuple[int, int]:
        """Width and height of `rgb`."""
        size = frame.width, frame.height
        if self._max_side is None:
            return size
        return fitted(*seen_size(*size, 1 / self._aspect if sideways else self._aspect), self._max_side)

    def whole(self) -> Looking:
        """Another for frames of the same video, that reduces nothing; the same one each time."""
        return self._other(WHOLE_PX)

    def smaller(self, max_side: int) -> Looking:
        """One for frames of the same video whose pictures have no longer side; the same one each time."""
        return self if self._max_side is not None and self._max_side <= max_side else self._other(max_side)

    def _other(self, max_side: int) -> Looking:
        return self._others.setdefault(max_side, Looking(max_side, self._aspect))


@contextmanager
def _known_colours() -> Iterator[None]:
    try:
        yield
    except av.error.FFmpegError as unknown:
        raise ItemError("codec-not-supported") from unknown


def _reformatted(converter: VideoReformatter, frame: VideoFrame, size: tuple[int, int]) -> RgbImage:
    out = converter.reformat(
        frame, width=size[0], height=size[1], format="rgb24", src_colorspace=matrix_of(frame),
        interpolation=Interpolation.AREA | Interpolation.ACCURATE_RND, threads=1,
    )  # fmt: skip
    return out.to_ndarray()  # type: ignore[return-value]


def reduced(grey: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """(h, w) uint8, brought to this width and height by means of areas: by halves as far as these come out even.

    Halving takes a tenth of the time that other shares do, and costs half a level at most each time.
    """
    while all(side % 2 == 0 and side >= 4 * least for side, least in zip(grey.shape[::-1], size, strict=True)):
        half = grey.shape[1] // 2, grey.shape[0] // 2
        grey = np.asarray(cv2.resize(grey, half, interpolation=cv2.INTER_AREA), np.uint8)
    if grey.shape[::-1] == size:
        return grey
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
