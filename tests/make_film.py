"""Films made by code: the astronaut moving over a pattern, with a tone, and with all that a camera likes to say of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from PIL import Image

from tests.make_media import Rgb, noise, portrait

WIDTH, HEIGHT = 320, 240
RATE = 25
TICKS = 12_800
"""Of a second, in these films' clock."""
SAID = {
    "title": "Sports day of Kim",
    "comment": "Kim de Vries, 06-12345678",
    "location": "+52.0900+005.1200/",
    "creation_time": "2024-05-14T08:30:00Z",
    "artist": "A. Maker",
}
"""What a film says of itself; none of it may leave."""
TONE_HZ, SAMPLES = 440, 48_000


@dataclass(frozen=True)
class Film:
    """What a film is made of. `times` are ticks of `TICKS`; None: even, at `RATE`."""

    frames: int = 30
    people: bool = True
    times: Sequence[int] | None = None
    sound: bool = True
    said: dict[str, str] = field(default_factory=lambda: dict(SAID))

    @property
    def ticks(self) -> Sequence[int]:
        """The timestamp of each frame."""
        return self.times or [number * TICKS // RATE for number in range(self.frames)]


def scene(number: int) -> Rgb:
    """A frame with one face that moves a little: (HEIGHT, WIDTH, 3)."""
    picture = empty_scene(number)
    face = portrait()[20:230, 120:330]
    small = np.asarray(Image.fromarray(face).resize((120, 120), Image.Resampling.LANCZOS))
    left, top = 60 + 2 * number % 100, 50
    picture[top : top + 120, left : left + 120] = small
    return picture


def empty_scene(_: int = 0) -> Rgb:
    """A pattern in which every part differs, dark in one corner."""
    picture = np.ascontiguousarray((noise(WIDTH, HEIGHT, 3) * 0.5 + 40).astype(np.uint8))
    picture[:60, :60] //= 4
    return picture


def patch_scene(number: int) -> Rgb:
    """A frame with a magenta patch, which the stand-ins' eyes take for a face."""
    picture = empty_scene(number)
    left = 80 + number
    picture[90:138, left : left + 48] = (255, 0, 255)
    return picture


def film(path: Path, made_of: Film | None = None, draw: Callable[[int], Rgb] | None = None) -> Path:
    """Write a film; the container follows from the name."""
    made = made_of or Film()
    paint = draw or (scene if made.people else empty_scene)
    path.parent.mkdir(parents=True, exist_ok=True)
    clock = {"video_track_timescale": str(TICKS)} if path.suffix.lower() in {".mp4", ".mov"} else {}
    if path.suffix.lower() == ".mov":
        clock["movflags"] = "use_metadata_tags"  # whatever the film says of itself
    with av.open(str(path), "w", options=clock) as out:
        out.metadata.update(made.said)
        stream = out.add_stream("libx264", rate=RATE, options={"preset": "veryfast", "crf": "16"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, TICKS)
        stream.metadata["handler_name"] = "Camera of Kim"
        tone = out.add_stream("aac", rate=SAMPLES, layout="mono") if made.sound else None
        for number, ticks in enumerate(made.ticks):
            picture = VideoFrame.from_ndarray(paint(number), "rgb24")
            picture.pts, picture.time_base = ticks, Fraction(1, TICKS)
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))
        if tone is not None:
            for frame in _tone(made.ticks[-1] / TICKS):
                out.mux(tone.encode(frame))
            out.mux(tone.encode(None))
    return path


def _tone(seconds: float) -> Iterator[AudioFrame]:
    count = max(1024, int(seconds * SAMPLES))
    wave = (np.sin(2 * np.pi * TONE_HZ * np.arange(count) / SAMPLES) * 0.3).astype(np.float32)
    for start in range(0, count - 1023, 1024):
        frame = AudioFrame.from_ndarray(wave[None, start : start + 1024], "fltp", "mono")
        frame.sample_rate, frame.pts = SAMPLES, start
        yield frame


def timestamps(path: Path) -> list[Fraction]:
    """The presentation time of every frame, from the first one on, in seconds."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert stream.time_base is not None
        times = [frame.pts * stream.time_base for frame in container.decode(stream) if frame.pts is not None]
    return [time - times[0] for time in times]


def pictures(path: Path) -> list[Rgb]:
    """All frames: (H, W, 3) uint8."""
    with av.open(str(path)) as container:
        coming = container.decode(container.streams.video[0])
        return [np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for frame in coming]


def animation(path: Path, frames: int = 8) -> Path:
    """A moving GIF, WebP or PNG of the astronaut."""
    pages = [Image.fromarray(cv2.resize(scene(4 * number), (WIDTH, HEIGHT))) for number in range(frames)]
    path.parent.mkdir(parents=True, exist_ok=True)
    pages[0].save(path, save_all=True, append_images=pages[1:], duration=80)
    return path
