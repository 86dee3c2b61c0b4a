"""Frames of a video, one after the other in constant memory: all of them, upright, in order; or an error."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from app.errors import ItemError
from app.media.opening import open_regular
from app.media.video.facts import ColourTags, VideoFacts, VideoSource
from detectors.base import RgbImage

__all__ = ["Frame", "VideoFacts", "VideoSource", "frames", "probe", "read_video"]


class Frame:
    """One frame: `pts` in ticks of the stream's time base, `index` from 0. Pixels are converted when asked for, and once.

    It is valid only until the next frame is asked for.
    """

    def __init__(self, raw: VideoFrame, index: int, max_side: int | None) -> None:
        """Keep the decoded frame."""
        self._raw = raw
        self._max_side = max_side
        self._rgb: RgbImage | None = None
        self.pts = int(raw.pts or 0)
        self.index = index

    def rgb(self) -> RgbImage:
        """(H, W, 3) uint8, upright, sRGB, contiguous; its long side at most `max_side` (never enlarged)."""
        if self._rgb is None:
            width, height = _fitted(self._raw.width, self._raw.height, self._max_side)
            plain = self._raw.reformat(width=width, height=height, format="rgb24", interpolation="AREA").to_ndarray()
            self._rgb = np.ascontiguousarray(np.rot90(plain, self._raw.rotation // 90))
        return self._rgb

    def luma(self, max_side: int = 64) -> NDArray[np.uint8]:
        """(h, w) uint8: a small grey look, upright; cheap, for telling frames and scenes apart."""
        plane = self._raw.reformat(format="gray8") if self._raw.format.components[0].bits != 8 else self._raw  # noqa: PLR2004
        grey = np.frombuffer(plane.planes[0], np.uint8).reshape(plane.height, plane.planes[0].line_size)[:, : plane.width]
        size = _fitted(plane.width, plane.height, max_side)
        small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
        return np.ascontiguousarray(np.rot90(small, self._raw.rotation // 90))


def read_video(path: Path) -> VideoSource:
    """Hash a video's file, in pieces.

    Raises:
        ItemError: `missing`, `unreadable`, `empty-file`, `changed-while-read`, or what it is instead.
    """
    try:
        handle = open_regular(path)
        with os.fdopen(handle, "rb") as stream:
            before = _stamp(os.fstat(handle))
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            if before != _stamp(os.fstat(handle)):
                raise ItemError("changed-while-read")
    except FileNotFoundError as missing:
        raise ItemError("missing") from missing
    except (OSError, ValueError) as problem:
        raise ItemError("unreadable") from problem
    return VideoSource(path, sha256, before[0], "mp4", before)


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    return status.st_size, status.st_mtime_ns, status.st_dev, status.st_ino


def probe(source: VideoSource) -> VideoFacts:
    """What the video is, by its headers and its first frame.

    Raises:
        ItemError: `changed-while-read`, `video-without-pictures`, `video-damaged`, …
    """
    with av.open(str(source.path)) as container:
        stream = container.streams.video[0]
        first = next(container.decode(stream))
        turned = first.rotation % 180 != 0
        base = stream.time_base or Fraction(1, 1000)
        seconds = float(stream.duration * base) if stream.duration else None
        return VideoFacts(
            width=first.height if turned else first.width,
            height=first.width if turned else first.height,
            rotation=first.rotation % 360,
            mirrored=False,
            aspect=stream.sample_aspect_ratio or Fraction(1),
            time_base=(base.numerator, base.denominator),
            frames=stream.frames or None,
            seconds=seconds,
            average_rate=stream.average_rate,
            has_sound=bool(container.streams.audio),
            codec=stream.codec_context.name,
            pix_fmt=first.format.name,
            bits=first.format.components[0].bits,
            colour=ColourTags(),
            hdr=False,
            notes=(),
            captured_at=None,
            has_location=False,
        )


def frames(source: VideoSource, *, max_side: int | None = None, wanted: Callable[[int], bool] | None = None) -> Iterator[Frame]:
    """Every frame in order of presentation, timestamps strictly rising; close the iterator to stop early.

    Args:
        source: what `read_video` gave.
        max_side: the long side in pixels that `Frame.rgb` has at most; None: full size.
        wanted: tells by a frame's timestamp whether to hand it over; all are decoded all the same.

    Raises:
        ItemError: `changed-while-read`, `video-damaged`, `video-too-large`, …: never half a video in silence.
    """
    with av.open(str(source.path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for index, raw in enumerate(container.decode(stream)):
            frame = Frame(raw, index, max_side)
            if wanted is None or wanted(frame.pts):
                yield frame


def _fitted(width: int, height: int, max_side: int | None) -> tuple[int, int]:
    longest = max(width, height)
    if max_side is None or longest <= max_side:
        return width, height
    return max(1, round(width * max_side / longest)), max(1, round(height * max_side / longest))
