"""A frame as it will be encoded: its planes upright, at their size, to paint on; untouched samples stay what they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from app.media.video.tones import HLG, PQ, to_hdr
from detectors.base import Box

Samples = NDArray[np.uint8] | NDArray[np.uint16]

_WEIGHTS = {1: (0.2126, 0.0722), 4: (0.30, 0.11), 7: (0.212, 0.087), 9: (0.2627, 0.0593), 10: (0.2627, 0.0593)}
"""Of red and blue in luma, by the matrix's number (ITU-T H.273); all others are BT.601's."""
_WEIGHTS_601 = (0.299, 0.114)


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """What is covered in one frame: a window inside the upright written picture, and (h, w) bool: which of its pixels."""

    window: Box
    held: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Coding:
    """How samples stand for colours: matrix and transfer by their numbers, `full_range`, and bits a sample."""

    matrix: int
    transfer: int
    full_range: bool
    bits: int

    def samples_of(self, rgb: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Y, Cb, Cr of sRGB: (..., 3)."""
        signal = rgb / 255.0
        if self.transfer in (PQ, HLG):
            signal = to_hdr(signal, self.transfer)
        red, blue = _WEIGHTS.get(self.matrix, _WEIGHTS_601)
        luma = signal @ np.array([red, 1 - red - blue, blue])
        cb, cr = (signal[..., 2] - luma) / (2 * (1 - blue)), (signal[..., 0] - luma) / (2 * (1 - red))
        unit = float(1 << (self.bits - 8))
        foot, high, wide = (0, 256 * unit - 1, 256 * unit - 1) if self.full_range else (16 * unit, 219 * unit, 224 * unit)
        return np.stack([foot + high * luma, 128 * unit + wide * cb, 128 * unit + wide * cr], axis=-1)

    def plain(self, rgb: tuple[int, int, int]) -> NDArray[np.float64]:
        """Y, Cb, Cr of what is filled with one sRGB colour, in whole samples: (3,)."""
        return np.asarray(np.rint(self.samples_of(np.array(rgb, np.uint8))))


class Canvas:
    """Planes of 4:2:0 in one piece of memory, of even size; what is beyond the picture repeats its last row and column."""

    def __init__(self, width: int, height: int, coding: Coding) -> None:
        """`width` and `height` are the picture's, in pixels."""
        self._coding = coding
        self._picture = (width, height)
        self._full = (width + width % 2, height + height % 2)
        wide, high = self._full
        self.data: Samples = np.empty((high * 3 // 2, wide), np.uint8)
        if coding.bits > 8:  # noqa: PLR2004
            self.data = np.empty((high * 3 // 2, wide), np.uint16)
        flat: Samples = self.data.reshape(-1)
        area, small = wide * high, (high // 2, wide // 2)
        self._planes = (
            flat[:area].reshape(high, wide),
            flat[area : area + area // 4].reshape(small),
            flat[area + area // 4 :].reshape(small),
        )

    def lay(self, frame: VideoFrame, orientation: tuple[int, bool]) -> None:
        """Copy a 4:2:0 frame's planes, turned upright."""
        degrees, mirrored = orientation
        for target, plane in zip(self._planes, frame.planes, strict=True):
            stride = plane.line_size // self.data.itemsize
            rows = np.frombuffer(memoryview(plane), self.data.dtype).reshape(-1, stride)[: plane.height, : plane.width]
            turned = np.rot90(rows[:, ::-1] if mirrored else rows, degrees // 90)
            target[: turned.shape[0], : turned.shape[1]] = turned

    def paint(self, patches: Sequence[Patch], colour: tuple[int, int, int]) -> None:
        """Cover what is held, colour samples too wherever one of their four pixels is; then fill what is beyond the picture."""
        plain = self._coding.plain(colour)
        for patch in patches:
            self._paint(patch, plain)
        width, height = self._picture
        luma = self._planes[0]
        if width % 2:
            luma[:, width] = luma[:, width - 1]
        if height % 2:
            luma[height] = luma[height - 1]

    def _paint(self, patch: Patch, plain: NDArray[np.float64]) -> None:
        window = patch.window.clipped(*self._picture)
        if window is None:
            return
        top, left = window.top - patch.window.top, window.left - patch.window.left
        held = patch.held[top : top + window.height, left : left + window.width]
        luma, *chroma = self._planes
        area = luma[window.top : window.bottom, window.left : window.right]
        first, last = (window.top // 2, window.left // 2), ((window.bottom + 1) // 2, (window.right + 1) // 2)
        quads = np.zeros((2 * (last[0] - first[0]), 2 * (last[1] - first[1])), np.bool_)
        inset = (window.top - 2 * first[0], window.left - 2 * first[1])
        quads[inset[0] : inset[0] + window.height, inset[1] : inset[1] + window.width] = held
        coarse = quads[::2, ::2] | quads[1::2, ::2] | quads[::2, 1::2] | quads[1::2, 1::2]
        area[held] = plain[0]
        for plane, sample in zip(chroma, plain[1:], strict=True):
            plane[first[0] : last[0], first[1] : last[1]][coarse] = sample

    def frame(self) -> VideoFrame:
        """The frame to encode: nothing beside its samples comes along.

        Plane by plane: PyAV's way from one piece of memory loses two lines where the height is no multiple of four.
        """
        made = VideoFrame(*self._full, "yuv420p" if self.data.dtype == np.uint8 else "yuv420p10le")
        for samples, plane in zip(self._planes, made.planes, strict=True):
            stride = plane.line_size // self.data.itemsize
            rows = np.frombuffer(memoryview(plane), self.data.dtype).reshape(-1, stride)
            rows[: plane.height, : plane.width] = samples
        return made
