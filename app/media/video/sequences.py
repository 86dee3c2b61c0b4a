"""Animated WebP, which libavformat does not read: by Pillow, a frame at a time."""

from __future__ import annotations

import struct
from collections.abc import Generator, Iterator
from fractions import Fraction

import numpy as np
from av.video.frame import VideoFrame
from PIL import Image

from app.errors import ItemError
from app.media.video.facts import VideoSource
from app.media.video.opening import MAX_FRAME_PIXELS, unchanged

MILLISECONDS = Fraction(1, 1000)
_FAILURES = (OSError, SyntaxError, ValueError, EOFError, RuntimeError, struct.error)
_HEAD_BYTES = 30


def webp_frames(source: VideoSource) -> Generator[VideoFrame, None, None]:
    """RGBA frames in order, timestamps in milliseconds.

    Raises:
        ItemError: `video-damaged`, `video-cut-short`, `too-many-video-pixels`, `missing`, `unreadable`, `changed-while-read`.
    """
    unchanged(source)
    try:
        with source.path.open("rb") as file:
            _check(file.read(_HEAD_BYTES), source.size)
            file.seek(0)
            with Image.open(file, formats=["WEBP"]) as image:
                yield from _frames(image)
    except _FAILURES as broken:
        unchanged(source)
        raise ItemError("video-damaged") from broken
    unchanged(source)


def _check(head: bytes, size: int) -> None:
    if len(head) < _HEAD_BYTES or int.from_bytes(head[4:8], "little") + 8 > size:
        raise ItemError("video-cut-short")
    width, height = int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if head[12:16] == b"VP8X" and width * height > MAX_FRAME_PIXELS:
        raise ItemError("too-many-video-pixels", limit=MAX_FRAME_PIXELS // 1_000_000)


def _frames(image: Image.Image) -> Iterator[VideoFrame]:
    pts = 0
    for index in range(getattr(image, "n_frames", 1)):
        image.seek(index)
        image.load()
        frame = VideoFrame.from_ndarray(np.asarray(image.convert("RGBA")), "rgba")
        frame.duration = max(1, int(image.info.get("duration", 100)))
        frame.pts, frame.time_base = pts, MILLISECONDS
        yield frame
        pts += frame.duration
