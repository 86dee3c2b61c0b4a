"""What a decoded frame tells of its colours, and what is taken where it tells nothing."""

from __future__ import annotations

from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange

from app.media.video.tones import HLG, PQ

HD_LINES = 720
"""From here on, colours that a file says nothing of are taken to be BT.709's, below BT.601's, as players do."""
BT709, BT601, BT2020, UNTOLD = 1, 5, 9, 2


def is_hdr(frame: VideoFrame) -> bool:
    """Whether the frame's light is meant for more than an ordinary screen."""
    return frame.color_trc in (PQ, HLG)


def is_full_range(frame: VideoFrame) -> bool:
    """Whether black is 0 and white 255, not 16 and 235."""
    return frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")


def matrix_of(frame: VideoFrame) -> int:
    """The matrix between YUV and RGB (ITU-T H.273) that the frame tells, or that is taken where it tells none."""
    if frame.colorspace not in (0, UNTOLD):
        return frame.colorspace
    return BT709 if frame.height >= HD_LINES else BT601
