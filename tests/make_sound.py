"""Films whose sound beeps: where it begins, how fast its clock runs, and what its form is are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from tests.make_movies import scene

RATE = 48_000
PITCH_HZ = 1000
BEEP_S = 0.1
CLOCK = Fraction(1, 90_000)
LOUD = 0.1


@dataclass(frozen=True, kw_only=True)
class Beeping:
    """What is made: pictures from a second to another one, and sound that begins at `begins_s` and beeps at each of `beeps_s`.

    `pace`: so many seconds by its timestamps is a second of its samples.
    """

    pictures_s: tuple[float, float]
    beeps_s: Sequence[float]
    seconds: float
    begins_s: float = 0.0
    pace: float = 1.0
    rate: int = RATE
    channels: int = 1


def beeping(path: Path, film: Beeping) -> Path:
    """Write a film by its ending."""
    with av.open(str(path), "w", format={".mkv": "matroska", ".ts": "mpegts"}[path.suffix]) as out:
        pictures: Any = out.add_stream("libx264", rate=25, options={"preset": "ultrafast", "tune": "zerolatency"})
        pictures.width, pictures.height, pictures.pix_fmt = 96, 64, "yuv420p"
        pictures.codec_context.time_base = CLOCK
        sound: Any = out.add_stream("aac", rate=film.rate, layout="stereo" if film.channels > 1 else "mono")
        begin, end = film.pictures_s
        for index in range(round((end - begin) * 25)):
            frame = VideoFrame.from_ndarray(scene(index, (96, 64)), "rgb24")
            frame.pts, frame.time_base = round((begin + index / 25) / CLOCK), CLOCK
            out.mux(pictures.encode(frame))
        out.mux(pictures.encode(None))
        for packet in [*_encoded(sound, film), *sound.encode(None)]:
            told = packet.pts * packet.time_base * Fraction(film.pace) + Fraction(film.begins_s)
            packet.pts = packet.dts = max(0, round(told / packet.time_base))
            out.mux(packet)
    return path


def _encoded(sound: Any, film: Beeping) -> list[Any]:
    wave, packets = _wave(film), []
    for at in range(0, len(wave), 1024):
        part = np.ascontiguousarray(np.tile(wave[at : at + 1024], (film.channels, 1)))
        frame = AudioFrame.from_ndarray(part, "fltp", "stereo" if film.channels > 1 else "mono")
        frame.sample_rate, frame.pts, frame.time_base = film.rate, at, Fraction(1, film.rate)
        packets += sound.encode(frame)
    return packets


def _wave(film: Beeping) -> NDArray[np.float32]:
    times = np.arange(round(film.seconds * film.rate)) / film.rate
    beeps = np.zeros(len(times), np.bool_)
    for at in film.beeps_s:
        beeps |= (times >= at) & (times < at + BEEP_S)
    return (np.sin(2 * np.pi * PITCH_HZ * times) * beeps / 2).astype(np.float32)


def in_turn(path: Path, first: Beeping, second: Beeping) -> Path:
    """A transport stream that goes on as another one: its sound may change its form."""
    parts = [beeping(path.with_name(f"{number}.ts"), film).read_bytes() for number, film in enumerate((first, second))]
    path.write_bytes(_counted(b"".join(parts)))
    return path


def _counted(stream: bytes) -> bytes:
    """Packets of a transport stream, counted through: a count that jumps is a loss."""
    counted, counts = bytearray(stream), dict[int, int]()
    for at in range(0, len(counted), 188):
        pid = int.from_bytes(counted[at + 1 : at + 3]) & 0x1FFF
        counts[pid] = counts.get(pid, -1) + (counted[at + 3] >> 4 & 1)
        counted[at + 3] = counted[at + 3] & 0xF0 | counts[pid] & 0x0F
    return bytes(counted)


def beeps_of(path: Path) -> list[tuple[float, float]]:
    """When each beep is heard in a file, in seconds, and its pitch."""
    with av.open(str(path)) as container:
        parts = [(float(frame.pts * frame.time_base), frame.to_ndarray()[0]) for frame in container.decode(audio=0)]  # type: ignore[operator]
    times = np.concatenate([start + np.arange(len(part)) / RATE for start, part in parts])
    wave = np.concatenate([part for _, part in parts])
    found, loud = list[tuple[float, float]](), times[np.abs(wave) > LOUD]
    for at in loud:
        if not found or at - found[-1][0] > 2 * BEEP_S:
            inside = wave[(times >= at + BEEP_S / 4) & (times < at + BEEP_S * 3 / 4)]
            crossings = np.count_nonzero(np.diff(np.signbit(inside)))
            found.append((float(at), crossings / BEEP_S))
    return found
