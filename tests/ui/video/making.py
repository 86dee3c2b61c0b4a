"""A small video, and what looking at it would have given."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from app.model import MediaItem, MediaKind, Screening, Sensitivity
from app.track import Clip, KeyBox, Origin, Track
from detectors.base import Box

RATE, WIDTH, HEIGHT = 10, 320, 180
TICKS = 10240
BITS, CELL = 6, 20
STEP = TICKS // RATE
"""Ticks from one frame to the next."""
Paint = Callable[[int], NDArray[np.uint8]]


def numbered(index: int) -> NDArray[np.uint8]:
    """A frame that tells its number by light and dark cells at its lower edge, with a face-sized patch that wanders."""
    picture = np.full((HEIGHT, WIDTH, 3), 200, np.uint8)
    for place in range(BITS):
        picture[-CELL:, place * CELL : (place + 1) * CELL] = 230 if index >> place & 1 else 20
    left = 60 + index
    picture[60:90, left : left + 24] = (40, 20, 20)
    return picture


def write_film(file: Path, frames: int = 60, paint: Paint = numbered, gop: int = 12, lasting: int = 1) -> Path:
    """An MP4 of so many frames, `RATE` a second or `lasting` times slower, with a key frame every `gop` frames."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(file), "w", options={"video_track_timescale": str(TICKS)}) as out:
        stream = out.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "g": str(gop), "bf": "0"})
        height, width = paint(0).shape[:2]
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, TICKS)
        for index in range(frames):
            picture = VideoFrame.from_ndarray(paint(index), "rgb24")
            picture.pts, picture.time_base = index * STEP * lasting, Fraction(1, TICKS)
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))
    return file


def number_of(rgb: NDArray[np.uint8]) -> int:
    """The number of a frame that `numbered` made."""
    cell = rgb.shape[0] * CELL // HEIGHT
    row = rgb[-cell // 2]
    return sum(int(row[round((place + 0.5) * cell)].mean() > 128) << place for place in range(BITS))


def pts(index: int) -> int:
    """The timestamp of a frame."""
    return index * STEP


def wandering(name: str, first: int, last: int, *, at: int = 60, doubts: tuple[str, ...] = ()) -> Track:
    """A track of the patch, or of one beside it."""
    keys = [
        KeyBox(pts(index), Box(at + index, 60, at + index + 24, 90), 0.9, Origin.SEEN)
        for index in dict.fromkeys((first, (first + last) // 2, last))
    ]
    return Track(name, tuple(keys), doubts)


def screening_of(file: Path, tracks: tuple[Track, ...], *, frames: int = 60, has_sound: bool = True) -> Screening:
    """What looking at a film of `write_film` gives."""
    clip = Clip(
        (1, TICKS), frames, 0, pts(frames - 1), frames / RATE, has_sound=has_sound, tracks=tracks, cuts=(pts(frames // 2),)
    )
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    item = MediaItem(sha256, MediaKind.VIDEO, WIDTH, HEIGHT, None, has_location=False)
    return Screening(item, (), "fp", Sensitivity.STANDARD, (), "mp4", clip=clip)
