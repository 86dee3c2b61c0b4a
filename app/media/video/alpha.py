"""Frames that can be transparent: what lies behind them is white."""

from __future__ import annotations

import numpy as np
from av.video.frame import VideoFrame


def has_alpha(frame: VideoFrame) -> bool:
    """Whether the frame can be transparent."""
    return any(component.is_alpha for component in frame.format.components) or frame.format.name == "pal8"


def is_transparent(frame: VideoFrame) -> bool:
    """Whether something of the frame is transparent."""
    return has_alpha(frame) and bool((frame.to_ndarray(format="rgba")[..., 3] < 255).any())  # noqa: PLR2004


def flattened(frame: VideoFrame) -> VideoFrame:
    """The frame on white, where it can be transparent."""
    if not has_alpha(frame):
        return frame
    rgba = frame.to_ndarray(format="rgba").astype(np.uint16)
    alpha = rgba[..., 3:]
    rgb = (rgba[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255
    flat = VideoFrame.from_ndarray(rgb.astype(np.uint8), "rgb24")
    flat.pts, flat.dts, flat.time_base, flat.duration = frame.pts, frame.dts, frame.time_base, frame.duration
    flat.color_primaries, flat.color_trc = frame.color_primaries, frame.color_trc
    return flat
