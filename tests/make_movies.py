"""Films made by code: containers, clocks, directions, colours, sound, damage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from tests.make_media import quarters

CODECS = {
    ".mp4": ("mp4", "libx264"),
    ".mov": ("mov", "libx264"),
    ".m4v": ("mp4", "libx264"),
    ".mkv": ("matroska", "libx264"),
    ".webm": ("webm", "libvpx-vp9"),
    ".avi": ("avi", "mpeg4"),
    ".3gp": ("3gp", "mpeg4"),
    ".mts": ("mpegts", "libx264"),
    ".gif": ("gif", "gif"),
    ".apng": ("apng", "apng"),
}


@dataclass(frozen=True, kw_only=True)
class Film:
    """What is made: frames at `times` (ticks of `base`), each with a bar that moves."""

    size: tuple[int, int] = (96, 64)
    times: tuple[int, ...] = tuple(range(0, 12 * 512, 512))
    base: Fraction = Fraction(1, 12800)
    codec: str | None = None
    pix_fmt: str = "yuv420p"
    rotation: tuple[float, bool] = (0, False)
    aspect: Fraction | None = None
    sound_s: float = 0.0
    colour: tuple[int, int, int, int] = (2, 2, 2, 0)
    metadata: dict[str, str] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    x265: str = ""


def scene(index: int, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Four coloured quarters and a white bar that tells the frame's number."""
    picture = quarters(*size)
    left = 4 + 4 * index % max(8, size[0] - 8)
    picture[size[1] // 2 - 4 : size[1] // 2 + 4, left : left + 4] = 255
    return picture


def made(path: Path, film: Film | None = None) -> Path:
    """Write a film by its ending."""
    film = film or Film()
    container, codec = CODECS[path.suffix]
    with av.open(str(path), "w", format=container, options=film.options) as out:
        out.metadata.update(film.metadata)
        stream: Any = out.add_stream(film.codec or codec, rate=25)
        stream.width, stream.height = film.size
        stream.pix_fmt = {"gif": "rgb8", "apng": "rgba"}.get(container, film.pix_fmt)
        if container in ("gif", "apng"):
            stream.codec_context.time_base = Fraction(1, 100)
        else:
            stream.codec_context.time_base = film.base if codec != "mpeg4" else Fraction(1, 25)
        context = stream.codec_context
        context.color_primaries, context.color_trc, context.colorspace, context.color_range = film.colour
        if "libx265" in (codec, film.codec) or codec == "libx264":
            stream.options = {"crf": "12", "preset": "veryfast", "x265-params": f"log-level=none{film.x265}"}
        if film.aspect is not None:
            context.sample_aspect_ratio = film.aspect
        if film.rotation != (0, False):
            stream.set_display_rotation(film.rotation[0], hflip=film.rotation[1])
        sound: Any = out.add_stream("libopus" if container == "webm" else "aac", rate=48000) if film.sound_s else None
        for frame in _pictures(film, stream.codec_context.time_base):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
        if sound is not None:
            for part in _tone(film.sound_s):
                out.mux(sound.encode(part))
            out.mux(sound.encode(None))
    return path


def _pictures(film: Film, base: Fraction) -> Iterator[VideoFrame]:
    for index, tick in enumerate(film.times):
        frame = VideoFrame.from_ndarray(scene(index, film.size), "rgb24")
        frame.pts, frame.time_base = round(tick * film.base / base), base
        yield frame


def _tone(seconds: float) -> Iterator[AudioFrame]:
    wave = np.sin(np.arange(round(48000 * seconds)) * (2 * np.pi * 440 / 48000)).astype(np.float32) / 2
    for at in range(0, len(wave), 1024):
        part = np.ascontiguousarray(np.tile(wave[at : at + 1024], (2, 1)))
        frame = AudioFrame.from_ndarray(part, "fltp", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = 48000, at, Fraction(1, 48000)
        yield frame


def times_of(path: Path) -> list[Fraction]:
    """Every frame's time in seconds, as libav reads it."""
    with av.open(str(path)) as container:
        return [frame.pts * frame.time_base for frame in container.decode(video=0) if frame.pts is not None and frame.time_base]


def loudness(path: Path, spans: Sequence[tuple[float, float]]) -> list[float]:
    """How loud the sound is in each span of seconds: root of the mean square."""
    with av.open(str(path)) as container:
        parts = [(float(frame.pts * frame.time_base), frame.to_ndarray()) for frame in container.decode(audio=0)]  # type: ignore[operator]
    times = np.concatenate([start + np.arange(part.shape[1]) / 48000 for start, part in parts])
    wave = np.concatenate([part[0] for _, part in parts])
    return [float(np.sqrt(np.mean(wave[(times >= first) & (times < last)] ** 2))) for first, last in spans]
