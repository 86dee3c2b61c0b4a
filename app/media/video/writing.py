"""A new MP4 from the pixels of a video, frame by frame: nothing of the source's bytes can come along.

Frames that are not covered go from decoder to encoder without a detour through RGB: only the encoder meets their samples.
Pictures are written upright, so no tag has to be believed for that; the shape of a pixel and the meaning of colours are kept as
tags. Light of high dynamic range is kept where HEVC was chosen; H.264 has no form of it that common players show, so there
it is toned to BT.709.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from pathlib import Path

from av.audio.stream import AudioStream
from av.codec.context import Flags
from av.container import OutputContainer

from app.ahead import ahead
from app.errors import ItemError
from app.media.video.canvas import Patch
from app.media.video.drawing import Drawing
from app.media.video.encoding import PictureTrack, VideoCodec
from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.shown import shift_of, shown
from app.media.video.sound import FOREVER_S, RATE, SoundTrack, channels_of
from app.media.video.source import nobody, sha256_of
from app.media.video.target import Target, new_file, output

__all__ = ["COVER_COLOUR", "Redact", "SoundPlan", "VideoCodec", "WritePlan", "Written", "write_video"]

Redact = Callable[[int], Sequence[Patch]]
"""Told a frame's source timestamp, what to cover in it. Called once a frame, in order: whoever wants to show progress counts
here, and raises here to stop."""

COVER_COLOUR = (98, 106, 116)
"""sRGB: that of a solid cover, which the gate asks for."""
SOUND_REMOVED = "sound-removed"


@dataclass(frozen=True, slots=True)
class SoundPlan:
    """Sound is kept, but for `muted`: spans of source timestamps (of the video stream), first and last inclusive.

    Nothing is heard for as long as a frame is seen of which any moment lies in one of them.
    """

    muted: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WritePlan:
    """How to write: `entry` is the register's id, the only text in the file; `sound` None removes it.

    `quality` is x264's and x265's constant rate factor (0 best, 51 worst), None the measured default. `max_side` is the
    longest side of the written picture in pixels. `colour` (sRGB) fills what is covered. `alive` is called with every piece
    that is written or read again, for whoever waits.
    """

    entry: str
    sound: SoundPlan | None = None
    codec: VideoCodec = "h264"
    quality: int | None = None
    max_side: int | None = None
    colour: tuple[int, int, int] = COVER_COLOUR
    alive: Callable[[], None] = nobody


@dataclass(frozen=True, slots=True)
class Written:
    """What was written. A source timestamp `pts` is shown at `there(pts)` ticks of `time_base` in the written file.

    `end` is when its last picture ends, in the same ticks.
    `width` and `height` are the coded size. `notes` are stable codes of what was not kept.
    """

    sha256: str
    size: int
    frames: int
    width: int
    height: int
    time_base: tuple[int, int]
    shift: int
    factor: int
    end: int
    notes: tuple[str, ...] = ()

    def there(self, pts: int) -> int:
        """The timestamp in the written file of a source timestamp."""
        return (pts - self.shift) * self.factor


def write_video(source: VideoSource, facts: VideoFacts, plan: WritePlan, redact: Redact, temporary: Path) -> Written:
    """Write `source` anew to `temporary` (which must not exist): every frame, at its own time, upright, covered.

    Timestamps are kept to the tick. Only where the source's clock begins before zero or `LATEST_S` after it, or has no zero of
    its own (MPEG streams), all are moved by `Written.shift`; not in MP4, which says itself how long nothing is to be seen.
    Where there is an error, or `redact` raises, `temporary` is gone.

    Raises:
        ItemError: when the source cannot be decoded to its end, or changed: as `frames`; `sound-damaged`; `sound-out-of-time`
            where the file's clock is set anew on the way, for nobody knows then which sound belongs to which picture; when the
            encoder cannot take it: `video-not-written`.
        EnvironmentBrokenError: `out-unwritable`, `out-disk-full`: when it cannot be written.
        ValueError: when `temporary` exists.
    """
    if temporary.exists():
        raise ValueError("never over a file that is there")
    try:
        with new_file(temporary, plan.alive) as target:
            written = _Writing(source, facts, plan).run(redact, target)
        return as_written(temporary, plan, written)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def as_written(temporary: Path, plan: WritePlan, told: Written) -> Written:
    """What was told of a file, with its hash and its size as they are on the disk."""
    return replace(told, sha256=sha256_of(temporary, plan.alive), size=temporary.stat().st_size)


class _Writing:
    """One video on its way."""

    def __init__(self, source: VideoSource, facts: VideoFacts, plan: WritePlan) -> None:
        self._source, self._facts, self._plan = source, facts, plan
        self._factor, self._ticks = facts.time_base
        self._drawing = Drawing(facts, plan.codec, plan.max_side)

    def run(self, redact: Redact, target: Target) -> Written:
        """What was written, but for the file's hash and size."""
        picture, drawing = self._drawing.picture, self._drawing
        count = shift = 0
        with closing(ahead(shown(self._source, self._facts))) as coming, output(target, self._ticks, self._plan.entry) as out:
            first = next(coming)
            shift = shift_of(self._source, self._facts, first[0].pts)
            pictures = PictureTrack(out, picture, self._plan.codec, self._plan.quality)
            sound = self._sound(out, shift)
            out.start_encoding()
            for now, duration in chain((first,), coming):
                frame = drawing.drawn(now, redact(now.pts), self._plan.colour)
                packets = list(pictures.encode(frame, (now.pts - shift) * self._factor, duration * self._factor))
                if sound is not None:
                    if now.is_anew:
                        raise ItemError("sound-out-of-time")
                    self._mute(sound, now.pts if count else None, now.pts + duration)
                heard = list(sound.until(self._second(now.pts))) if sound is not None else []
                out.mux([*packets, *heard])
                target.check()
                count += 1
                end = now.pts + duration
            if sound is not None:
                self._mute(sound, now.pts, None)
            last = [*pictures.rest((end - shift) * self._factor), *(sound.rest(self._second(end)) if sound is not None else ())]
            out.mux(last)
            out.close()
        return Written(
            sha256="",
            size=0,
            frames=count,
            width=picture.width,
            height=picture.height,
            time_base=(1, self._ticks),
            shift=shift,
            factor=self._factor,
            end=(end - shift) * self._factor,
            notes=self._notes(sound),
        )

    def _second(self, pts: int) -> float:
        return float(pts * Fraction(self._factor, self._ticks))

    def _sound(self, out: OutputContainer, shift: int) -> SoundTrack | None:
        channels = channels_of(self._source) if self._plan.sound is not None else 0
        if channels == 0:
            return None
        stream: AudioStream = out.add_stream(
            "aac",
            rate=RATE,
            layout="stereo" if channels > 1 else "mono",
            options={"aac_pns": "0"},  # noise of its own making could hide from the proof what is no sound
        )
        stream.codec_context.bit_rate = 80_000 * channels
        stream.codec_context.flags |= Flags.bitexact  # else it signs its first frame
        return SoundTrack(self._source, stream, self._second(shift))

    def _mute(self, sound: SoundTrack, begin: int | None, end: int | None) -> None:
        """Nothing is heard for as long as a frame is seen of which a moment is muted; no begin: the first, no end: the last."""
        spans = self._plan.sound.muted if self._plan.sound is not None else ()
        if any((end is None or first < end) and (begin is None or begin <= last) for first, last in spans):
            sound.mute(-FOREVER_S if begin is None else self._second(begin), FOREVER_S if end is None else self._second(end))

    def _notes(self, sound: SoundTrack | None) -> tuple[str, ...]:
        is_removed = self._facts.has_sound and sound is None
        return (*self._drawing.notes, *((SOUND_REMOVED,) if is_removed else ()))
