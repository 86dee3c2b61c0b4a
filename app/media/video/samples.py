"""The samples of decoded frames, in the memory that they lie in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from app.media.video.canvas import Coding

Whole: TypeAlias = np.unsignedinteger[Any]
EIGHT_BITS = 8
WRITTEN = {"yuv420p": 8, "yuvj420p": 8, "yuv420p10le": 10}
"""Bits of a sample, by the formats of what is written here as the decoder names them."""


def first_plane(frame: VideoFrame) -> NDArray[np.uint8]:
    """(H, W) uint8, in the frame's own memory."""
    plane = frame.planes[0]
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: frame.height, : frame.width]


def written_plane(frame: VideoFrame, number: int) -> NDArray[Whole]:
    """(H, W) uint8 or uint16 of a frame in one of the formats that are written, in the frame's own memory."""
    plane, depth = frame.planes[number], np.dtype(np.uint8 if WRITTEN[frame.format.name] == EIGHT_BITS else np.uint16)
    rows: NDArray[Whole] = np.frombuffer(memoryview(plane), depth).reshape(-1, plane.line_size // depth.itemsize)
    return rows[: plane.height, : plane.width]


def eight_bits(samples: NDArray[Whole], bits: int) -> NDArray[np.uint8]:
    """(h, w) uint8, contiguous; what is beyond eight bits is cut off."""
    return np.ascontiguousarray(samples if bits == EIGHT_BITS else samples >> (bits - EIGHT_BITS), np.uint8)


def halved(first: int, end: int) -> slice:
    """The samples of even places from `first` on, where every other has one."""
    return slice((first + 1) // 2, (end + 1) // 2)


@lru_cache
def plain_samples(coding: Coding, rgb: tuple[int, int, int]) -> tuple[float, float, float]:
    """Y, Cb, Cr of one sRGB colour as `Frame.lumas` and `Frame.colours` give them."""
    luma, cb, cr = (float(each) for each in coding.plain(rgb) / (1 << (coding.bits - EIGHT_BITS)))
    return (luma if coding.full_range else (luma - 16) * (255 / 219)), cb, cr
