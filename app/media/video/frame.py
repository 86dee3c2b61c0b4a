"""One decoded frame, and how it becomes an upright sRGB picture."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation
from numpy.typing import NDArray

from app.media.video.canvas import Coding
from app.media.video.colours import is_full_range, is_hdr, matrix_of
from app.media.video.looking import Looking, fitted, reduced
from app.media.video.samples import EIGHT_BITS, WRITTEN, eight_bits, first_plane, halved, plain_samples, written_plane
from app.media.video.upright import turned, upright
from detectors.base import Box, RgbImage

GREY_PX = 960
"""The long side of a picture whose light is converted in little time, and that is large enough that the
bright and the dark are not mixed before they are toned."""
CHANNELS = 3
_LUMA_709 = np.array([0.2126, 0.7152, 0.0722])
_STRETCHED = np.rint((np.clip(np.arange(256), 16, 235) - 16) * (255 / 219)).astype(np.uint8)
"""Luma of 16 to 235 as 0 to 255."""


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """One frame as it is coded, but for transparency: that lies on white.

    `pts` is by `Clock`; `is_told`: the file tells that very timestamp; `is_anew`: the file's clock was set anew before.
    """

    raw: VideoFrame
    pts: int
    index: int
    orientation: tuple[int, bool]
    is_told: bool = True
    is_anew: bool = False


class Frame:
    """One frame: `pts` in ticks of the stream's time base, `index` from 0 among all frames of the video.

    `is_told`: the file tells that very timestamp. Pixels are converted when asked for, in any thread, one after the other. It
    stays valid, and holds a decoded picture in memory for as long.
    """

    def __init__(self, each: Decoded, looking: Looking) -> None:
        """Keep the decoded frame."""
        self._raw = each.raw
        self._converting = threading.Lock()
        self._turn = each.orientation
        self._looking = looking
        self.pts = each.pts
        self.index = each.index
        self.is_told = each.is_told

    def rgb(self) -> RgbImage:
        """(H, W, 3) uint8, upright, sRGB, contiguous; of the shape that was asked for, and no larger."""
        return self._rgb(self._looking)

    def whole(self) -> RgbImage:
        """The same of all its pixels, in the shape that is seen."""
        return self._rgb(self._looking.whole())

    def little(self, px: int) -> RgbImage:
        """What `rgb` shows, squares of `px` x `px` pixels brought to one each; in a tenth of the time, as a rule."""
        with self._converting:
            return upright(self._looking.little(self._raw, px, sideways=self._is_sideways), self._turn)

    @property
    def is_light(self) -> bool:
        """Whether it takes no more memory than `rgb` does, and is converted by any thread as well as by another."""
        width, height = self._looking.size(self._raw, sideways=self._is_sideways)
        return not is_hdr(self._raw) and self.nbytes <= CHANNELS * width * height

    @property
    def nbytes(self) -> int:
        """What it holds in memory."""
        return sum(plane.buffer_size for plane in self._raw.planes)

    def grey(self, max_side: int) -> NDArray[np.uint8]:
        """(h, w) uint8: a grey look at the picture as it is shown, upright, no larger than asked for nor than `rgb`."""
        return np.asarray(cv2.cvtColor(self._rgb(self._looking.smaller(max_side)), cv2.COLOR_RGB2GRAY), np.uint8)

    def luma(self, max_side: int = 64) -> NDArray[np.uint8]:
        """(h, w) uint8: a small grey look, upright, 0 black and 255 white; cheap, for telling frames and scenes apart."""
        frame = self._raw
        if is_hdr(frame):
            return reduced(self.grey(GREY_PX), self._small(max_side))
        if frame.format.is_rgb:
            size = fitted(frame.width, frame.height, max_side)
            with self._converting:
                little = frame.reformat(*size, format="rgb24", interpolation=Interpolation.AREA).to_ndarray()
            return upright(np.rint(little @ _LUMA_709).astype(np.uint8), self._turn)
        if not self._has_luma:
            with self._converting:
                frame = frame.reformat(*fitted(frame.width, frame.height, max_side), format="gray")
        small = reduced(first_plane(frame), fitted(frame.width, frame.height, max_side))
        if self._has_luma and not is_full_range(self._raw):
            small = np.asarray(cv2.LUT(small, _STRETCHED), np.uint8)
        return upright(small, self._turn)

    def plain(self, rgb: tuple[int, int, int]) -> tuple[float, float, float] | None:
        """What `lumas` and `colours` are where all is of one sRGB colour, by what the frame says of itself: Y, Cb, Cr.

        None where it is in no format that is written here; `lumas` and `colours` are not for such frames.
        """
        bits = WRITTEN.get(self._raw.format.name)
        if bits is None:
            return None
        return plain_samples(Coding(matrix_of(self._raw), self._raw.color_trc, is_full_range(self._raw), bits), rgb)

    def lumas(self, windows: Sequence[Box]) -> list[NDArray[np.uint8]]:
        """(h, w) uint8 each: luma as it is stored, 0 black and 255 white, in windows that lie inside the upright picture."""
        is_full = is_full_range(self._raw)
        parts = self._parts(0, [(slice(one.top, one.bottom), slice(one.left, one.right)) for one in windows])
        return [part if is_full else np.asarray(cv2.LUT(part, _STRETCHED), np.uint8) for part in parts]

    def colours(self, windows: Sequence[Box]) -> list[tuple[NDArray[np.uint8], NDArray[np.uint8]]]:
        """Cb and Cr as they are stored, in 8 bits, in the same windows: (h, w) uint8 each.

        That is one sample for each pixel of the window in an even row and column of the picture; perhaps none.
        """
        small = [(halved(one.top, one.bottom), halved(one.left, one.right)) for one in windows]
        return list(zip(self._parts(1, small), self._parts(2, small), strict=True))

    def _parts(self, plane: int, windows: Sequence[tuple[slice, slice]]) -> list[NDArray[np.uint8]]:
        """Windows of a plane, upright, in 8 bits."""
        bits = WRITTEN[self._raw.format.name]
        whole = turned(written_plane(self._raw, plane), self._turn)
        return [eight_bits(whole[window], bits) for window in windows]

    @property
    def _has_luma(self) -> bool:
        """Whether its first plane holds luma, a byte each."""
        kind = self._raw.format
        return kind.is_planar and not kind.is_rgb and kind.components[0].bits == EIGHT_BITS

    def _rgb(self, looking: Looking) -> RgbImage:
        with self._converting:
            return upright(looking.rgb(self._raw, sideways=self._is_sideways), self._turn)

    @property
    def _is_sideways(self) -> bool:
        return self._turn[0] % 180 != 0

    def _small(self, max_side: int) -> tuple[int, int]:
        width, height = (self._raw.height, self._raw.width) if self._is_sideways else (self._raw.width, self._raw.height)
        return fitted(width, height, max_side)
