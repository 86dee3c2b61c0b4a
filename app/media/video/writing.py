"""A new MP4 from the pixels of a video, frame by frame: nothing of the source's bytes can come along."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

import av
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.reading import frames
from detectors.base import Box

VideoCodec = Literal["h264", "hevc"]


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """What is covered in one frame: a window inside the upright written picture, and (h, w) bool: which of its pixels."""

    window: Box
    held: NDArray[np.bool_]


Redact = Callable[[int], Sequence[Patch]]
"""Told a frame's source timestamp, what to cover in it. Called once a frame, in order: whoever wants to show progress counts
here, and raises here to stop."""


@dataclass(frozen=True, slots=True)
class SoundPlan:
    """Sound is kept, but for `muted`: spans of source timestamps (of the video stream), first and last inclusive."""

    muted: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WritePlan:
    """How to write: `entry` is the register's id, the only text in the file; `sound` None removes it.

    `quality` is x264's and x265's constant rate factor (0 best, 51 worst), None the measured default. `max_side` is the
    longest side of the written picture in pixels. `colour` (sRGB) fills what is covered.
    """

    entry: str
    sound: SoundPlan | None = None
    codec: VideoCodec = "h264"
    quality: int | None = None
    max_side: int | None = None
    colour: tuple[int, int, int] = (98, 106, 116)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written. A source timestamp `pts` is shown at `there(pts)` ticks of `time_base` in the written file."""

    sha256: str
    size: int
    frames: int
    width: int
    height: int
    time_base: tuple[int, int]
    shift: int
    factor: int
    notes: tuple[str, ...] = ()

    def there(self, pts: int) -> int:
        """The timestamp in the written file of a source timestamp."""
        return (pts - self.shift) * self.factor


def written_size(facts: VideoFacts, max_side: int | None = None) -> tuple[int, int]:
    """Width and height of the picture that `write_video` writes, upright; where it is odd, one pixel is added on the right or
    at the bottom that repeats the last one (H.264 has no odd sizes), so coordinates stay."""
    longest = max(facts.width, facts.height)
    share = 1.0 if max_side is None or longest <= max_side else max_side / longest
    return max(1, round(facts.width * share)), max(1, round(facts.height * share))


def write_video(source: VideoSource, facts: VideoFacts, plan: WritePlan, redact: Redact, temporary: Path) -> Written:
    """Write `source` anew to `temporary` (which must not exist): every frame, at its own time, upright, covered.

    Raises:
        ItemError: when the source cannot be decoded to its end, or changed; `temporary` is gone then.
        EnvironmentBrokenError: when it cannot be written.
    """
    width, height = written_size(facts, plan.max_side)
    factor, ticks = facts.time_base
    count = 0
    with av.open(str(temporary), "w", format="mp4", options={"video_track_timescale": str(ticks)}) as out:
        stream = out.add_stream("libx264", rate=facts.average_rate or 25, options={"preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = width + width % 2, height + height % 2, "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, ticks)
        for frame in frames(source, max_side=max(width, height)):
            rgb = np.pad(frame.rgb(), ((0, height % 2), (0, width % 2), (0, 0)), "edge")
            for patch in redact(frame.pts):
                window = patch.window
                rgb[window.top : window.bottom, window.left : window.right][patch.held] = plan.colour
            picture = VideoFrame.from_ndarray(rgb, "rgb24")
            picture.pts, picture.time_base = frame.pts * factor, Fraction(1, ticks)
            out.mux(stream.encode(picture))
            count += 1
        out.mux(stream.encode(None))
    data = temporary.read_bytes()
    return Written(hashlib.sha256(data).hexdigest(), len(data), count, width, height, (1, ticks), 0, factor)
