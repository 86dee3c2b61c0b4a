"""The sound of a video, decoded and encoded anew, silent where somebody said so."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterable, Iterator, Sequence
from fractions import Fraction

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from numpy.typing import NDArray

from app.errors import ItemError
from app.media.video.encoding import Encoded
from app.media.video.facts import VideoSource
from app.media.video.opening import opened

RATE = 48_000
MARGIN_S = 0.15
"""By which a muted span is widened on both sides: sound may lie beside its time by `JUMP_S`, and the codec spreads it over
`SPREAD_S`."""
SPREAD_S = 2 * 1024 / RATE
"""So far from its place a sample is heard at most: AAC's windows are of 2048 samples, and each overlaps the next by half."""
FOREVER_S = 1e9
JUMP_S = 0.1
"""Sound that says that it belongs elsewhere than behind what came before is joined within this much. Beyond, it is put where it
belongs: over silence where it comes later, without what overlaps where it comes earlier."""
ROUNDING = RATE // 1000
"""Samples: no gap, and no overlap."""
_LAYOUTS = {1: "mono", 2: "stereo"}


class SoundTrack:
    """Packets of the sound, to be asked for as the pictures go along."""

    def __init__(self, source: VideoSource, target: AudioStream, start_s: float) -> None:
        """`start_s` is the time in the source that is zero in the target."""
        self._target = target
        self._blocks = _blocks(source)
        self._start = start_s
        self._muted: list[tuple[float, float]] = []
        self._waiting: tuple[float, NDArray[np.float32]] | None = None
        self._at: int | None = None

    def mute(self, begin_s: float, end_s: float) -> None:
        """Nothing is heard from one time of the source to another one; to be told, in order, before `until` comes there."""
        begin, end = begin_s - MARGIN_S, end_s + MARGIN_S
        if self._muted and self._muted[-1][1] >= begin:
            begin, _ = self._muted.pop()
        self._muted.append((begin, end))

    def until(self, seconds: float) -> Iterator[Encoded]:
        """What is heard, at its end, a margin before this time of the source.

        Raises:
            ItemError: `sound-damaged`.
        """
        while True:
            block = self._waiting or next(self._blocks, None)
            self._waiting = block
            if block is None or block[0] + block[1].shape[1] / RATE + MARGIN_S > seconds:
                return
            self._waiting = None
            yield from self._encode(*block)

    def rest(self, end_s: float) -> Iterator[Encoded]:
        """What is left, up to where the pictures end, and what the encoder still holds."""
        while (block := self._waiting or next(self._blocks, None)) is not None and block[0] <= end_s:
            self._waiting = None
            yield from self._encode(*block)
        yield from self._target.encode(None)
        self._blocks.close()

    def _encode(self, time: float, samples: NDArray[np.float32]) -> Iterator[Encoded]:
        for begin, end in self._muted:
            first, last = round((begin - time) * RATE), round((end - time) * RATE)
            samples[:, max(0, first) : max(0, last)] = 0
        begins = round((time - self._start) * RATE)
        at = max(0, begins) if self._at is None else self._at
        gap = begins - at
        if gap < -ROUNDING:
            samples = samples[:, -gap:]
        if not samples.shape[1]:
            return  # before the first picture, or heard already
        self._at = at
        for done in range(0, gap if gap > ROUNDING else 0, RATE):
            yield from self._write(np.zeros((samples.shape[0], min(RATE, gap - done)), np.float32))
        yield from self._write(samples)

    def _write(self, samples: NDArray[np.float32]) -> Iterator[Encoded]:
        for at in range(0, samples.shape[1], RATE):
            part = np.ascontiguousarray(samples[:, at : at + RATE])
            frame = AudioFrame.from_ndarray(part, "fltp", _LAYOUTS[part.shape[0]])
            frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), self._at
            self._at = (self._at or 0) + part.shape[1]
            yield from self._target.encode(frame)


def channels_of(source: VideoSource) -> int:
    """How many channels are written: 1 or 2; 0 where there is no sound."""
    with opened(source) as container:
        stream = heard(container)
        if stream is None:
            return 0
        if stream.codec_context is None:
            raise ItemError("sound-damaged")
        return _channels(stream)


def _channels(stream: AudioStream) -> int:
    return min(2, max(1, stream.codec_context.channels))


def heard(container: InputContainer) -> AudioStream | None:
    """The sound that players play where there are several: what somebody listened to is what is kept."""
    stream = container.streams.best("audio")
    return stream if isinstance(stream, AudioStream) else None


def loudness(source: VideoSource, spans: Sequence[tuple[float, float]]) -> list[float]:
    """The greatest sample, 0 to 1, that is heard in each of these spans of seconds, both ends inclusive; NaN where one is.

    Raises:
        ItemError: `sound-damaged`; as `opened`.
    """
    found = [0.0] * len(spans)
    for time, samples in _blocks(source):
        for number, (begin, end) in enumerate(spans):
            part = samples[:, max(0, math.floor((begin - time) * RATE)) : max(0, math.ceil((end - time) * RATE))]
            found[number] = float(np.maximum(found[number], np.abs(part).max(initial=0.0)))
    return found


def _blocks(source: VideoSource) -> Generator[tuple[float, NDArray[np.float32]], None, None]:
    """Times in seconds and (channels, n) float32 samples at `RATE`, in order."""
    with opened(source) as container:
        stream = heard(container)
        if stream is None:
            return
        at: float | None = None
        try:
            for told, samples in _alike(container.decode(stream), _LAYOUTS[_channels(stream)]):
                if told is not None:
                    at = told if at is None or abs(told - at) > JUMP_S else at
                yield at or 0.0, samples
                at = (at or 0.0) + samples.shape[1] / RATE
        except (av.error.FFmpegError, ValueError) as broken:
            raise ItemError("sound-damaged") from broken


def _alike(frames: Iterable[AudioFrame], layout: str) -> Iterator[tuple[float | None, NDArray[np.float32]]]:
    """Samples of frames whatever their form, all at `RATE` and in one layout, with the time in seconds that their frame tells.

    Where the form changes midway, as in broadcasts, another resampler goes on: one that was made for frames as they are wanted
    passes all others on unchanged, at the wrong pitch or with too many channels.
    """
    form: tuple[str, str, int] | None = None
    resampler = AudioResampler("fltp", layout, RATE)
    for frame in frames:
        now = frame.format.name, frame.layout.name, frame.sample_rate
        if now != form:
            yield from _resampled(resampler, None)
            form, resampler = now, AudioResampler("fltp", layout, RATE)
        yield from _resampled(resampler, frame)
    yield from _resampled(resampler, None)


def _resampled(resampler: AudioResampler, frame: AudioFrame | None) -> Iterator[tuple[float | None, NDArray[np.float32]]]:
    """What a frame gives, the time with the first of it; no frame: what the resampler still holds."""
    told: float | None = None
    if frame is not None and frame.pts is not None and frame.time_base is not None:
        told, frame.pts = float(frame.pts * frame.time_base), None
    for part in resampler.resample(frame):
        if part is not None:  # one that has nothing to do gives back what it got
            yield told, np.array(part.to_ndarray(), np.float32)
            told = None
