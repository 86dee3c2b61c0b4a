"""A new MP4 from the pixels of a video, frame by frame: nothing of the source's bytes can come along.

Frames that are not covered go from decoder to encoder without a detour through RGB: only the encoder meets their samples.
Pictures are written upright, so no tag has to be believed for that; the shape of a pixel and the meaning of colours are kept as
tags. Light of high dynamic range is kept where HEVC was chosen; H.264 has no form of it that common players show, so there
it is toned to BT.709.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.codec.context import Flags
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, VideoReformatter

from app import PROGRAM
from app.errors import ItemError
from app.media.video.canvas import Canvas, Coding, Patch
from app.media.video.encoding import Picture, PictureTrack, VideoCodec
from app.media.video.facts import ColourTags, VideoFacts, VideoSource
from app.media.video.frame import BT601, BT709, HD_LINES, UNTOLD
from app.media.video.light import UNTOLD as NO_LIGHT
from app.media.video.reading import Decoded, decoded, nobody, sha256_of
from app.media.video.sound import FOREVER_S, RATE, SoundTrack, channels_of
from app.media.video.target import Target
from app.media.video.tones import Toning

__all__ = ["COVER_COLOUR", "Patch", "Redact", "SoundPlan", "VideoCodec", "WritePlan", "Written", "write_video", "written_size"]

Redact = Callable[[int], Sequence[Patch]]
"""Told a frame's source timestamp, what to cover in it. Called once a frame, in order: whoever wants to show progress counts
here, and raises here to stop."""

COVER_COLOUR = (98, 106, 116)
"""sRGB."""
TONED = "hdr-toned"
DEPTH_REDUCED = "depth-reduced"
COLOUR_REDUCED = "colour-detail-reduced"
SOUND_REMOVED = "sound-removed"
PADDED = "made-even"
LATEST_S = 1.0
"""What begins later was cut out of something longer: players begin with it at once, but an MP4 would wait until then."""
_MUXER = {"movflags": "+faststart", "fflags": "+bitexact"}
_ALREADY_420 = {8: frozenset({"yuv420p", "yuvj420p"}), 10: frozenset({"yuv420p10le"})}
_EIGHT, _TEN = 8, 10
_BRIEF = 10


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
    notes: tuple[str, ...] = ()

    def there(self, pts: int) -> int:
        """The timestamp in the written file of a source timestamp."""
        return (pts - self.shift) * self.factor


def written_size(facts: VideoFacts, max_side: int | None = None) -> tuple[int, int]:
    """Width and height of the picture that `write_video` writes, upright.

    Where it is odd, the file's is one more, to the right or at the bottom, and repeats the last one there: H.264 has no odd
    sizes. Coordinates stay. What is made smaller is even at once.
    """
    longest = max(facts.width, facts.height)
    if max_side is None or longest <= max_side:
        return facts.width, facts.height
    return _even(facts.width * max_side / longest), _even(facts.height * max_side / longest)


def _even(length: float) -> int:
    return max(2, 2 * round(length / 2))


def write_video(source: VideoSource, facts: VideoFacts, plan: WritePlan, redact: Redact, temporary: Path) -> Written:
    """Write `source` anew to `temporary` (which must not exist): every frame, at its own time, upright, covered.

    Timestamps are kept to the tick. Only where the source's clock begins before zero or `LATEST_S` after it, or has no zero of
    its own (MPEG streams), all are moved by `Written.shift`; not in MP4, which says itself how long nothing is to be seen.
    Where there is an error, or `redact` raises, `temporary` is gone.

    Raises:
        ItemError: when the source cannot be decoded to its end, or changed: as `frames`; `sound-damaged`; when the encoder
            cannot take it: `video-not-written`.
        EnvironmentBrokenError: `out-unwritable`, `out-disk-full`: when it cannot be written.
        ValueError: when `temporary` exists.
    """
    if temporary.exists():
        raise ValueError("never over a file that is there")
    try:
        with _target(temporary, plan.alive) as target:
            written = _Writing(source, facts, plan).run(redact, target)
        return Written(sha256_of(temporary, plan.alive), temporary.stat().st_size, *written)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


@contextmanager
def _target(temporary: Path, alive: Callable[[], None]) -> Iterator[Target]:
    """The file to write to. Where it failed, that is the surroundings' doing, whatever came of it; else it is this video's."""
    target = Target(temporary, alive)
    try:
        yield target
    except (OSError, av.error.FFmpegError) as error:
        target.close()
        raise ItemError("video-not-written", problem=str(error.strerror or "")) from error
    except BaseException:
        target.abandon()
        raise
    target.close()


@contextmanager
def _output(target: Target, ticks: int) -> Iterator[OutputContainer]:
    options = {**_MUXER, "video_track_timescale": str(ticks), "movie_timescale": str(ticks)}
    with av.open(target, "w", format="mp4", options=options, io_open=target.again) as out:
        try:
            yield out
        except BaseException:
            target.abandon()  # else a whole index would be written at the end, and what went wrong there would hide the cause
            raise


class _Writing:
    """One video on its way."""

    def __init__(self, source: VideoSource, facts: VideoFacts, plan: WritePlan) -> None:
        self._source, self._facts, self._plan = source, facts, plan
        self._factor, self._ticks = facts.time_base
        self._size = written_size(facts, plan.max_side)
        self._bits = _TEN if plan.codec == "hevc" and facts.bits > _EIGHT else _EIGHT
        self._toned = facts.hdr and self._bits == _EIGHT
        self._colour = self._tags()
        self._plain = VideoReformatter()
        self._toning: Toning | None = None

    def run(self, redact: Redact, target: Target) -> tuple[int, int, int, tuple[int, int], int, int, tuple[str, ...]]:
        width, height = (side + side % 2 for side in self._size)
        coding = Coding(self._matrix, self._colour.transfer, self._colour.full_range, self._bits)
        count = shift = 0
        with closing(decoded(self._source)) as coming, _output(target, self._ticks) as out:
            first = next(coming)
            shift = self._shift(first.pts)
            pictures, sound = self._streams(out, shift)
            out.metadata["comment"] = f"{PROGRAM} {self._plan.entry}"
            out.start_encoding()
            for now, duration in _with_durations(first, coming, self._last_tick(first.pts), halves=self._is_mpeg):
                canvas = Canvas(*self._size, coding)
                canvas.lay(self._laid(now.raw), now.orientation)
                canvas.paint(redact(now.pts), self._plan.colour)
                packets = list(pictures.encode(canvas.frame(), (now.pts - shift) * self._factor, duration * self._factor))
                if sound is not None:
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
        return count, width, height, (1, self._ticks), shift, self._factor, self._notes(sound)

    def _shift(self, first: int) -> int:
        is_late = self._source.format != "mp4" and self._second(first) > LATEST_S
        return first if first < 0 or self._is_mpeg or is_late else 0

    @property
    def _is_mpeg(self) -> bool:
        return self._source.format in ("mpegts", "mpeg")

    def _last_tick(self, first: int) -> int:
        """Where an MP4 says that its pictures end: an edit list may cut the last one. Others tell of their sound as well."""
        if self._source.format != "mp4":
            return first
        return first + round(Fraction(self._facts.seconds or 0.0) * self._ticks / self._factor)

    def _second(self, pts: int) -> float:
        return float(pts * Fraction(self._factor, self._ticks))

    def _streams(self, out: OutputContainer, shift: int) -> tuple[PictureTrack, SoundTrack | None]:
        picture = Picture(
            width=self._size[0] + self._size[0] % 2,
            height=self._size[1] + self._size[1] % 2,
            time_base=Fraction(1, self._ticks),
            rate=self._facts.average_rate,
            aspect=self._facts.aspect,
            colour=self._colour,
            bits=self._bits,
            light=NO_LIGHT if self._toned else self._facts.light,
            brief=(self._facts.frames or (self._facts.seconds or 0) * (self._facts.average_rate or 0)) < _BRIEF,
        )
        pictures = PictureTrack(out, picture, self._plan.codec, self._plan.quality)
        channels = channels_of(self._source) if self._plan.sound is not None else 0
        if self._plan.sound is None or channels == 0:
            return pictures, None
        stream: AudioStream = out.add_stream(
            "aac",
            rate=RATE,
            layout="stereo" if channels > 1 else "mono",
            options={"aac_pns": "0"},  # noise of its own making could hide from the proof what is no sound
        )
        stream.codec_context.bit_rate = 80_000 * channels
        stream.codec_context.flags |= Flags.bitexact  # else it signs its first frame
        return pictures, SoundTrack(self._source, stream, self._second(shift))

    def _mute(self, sound: SoundTrack, begin: int | None, end: int | None) -> None:
        """Nothing is heard for as long as a frame is seen of which a moment is muted; no begin: the first, no end: the last."""
        spans = self._plan.sound.muted if self._plan.sound is not None else ()
        if any((end is None or first < end) and (begin is None or begin <= last) for first, last in spans):
            sound.mute(-FOREVER_S if begin is None else self._second(begin), FOREVER_S if end is None else self._second(end))

    @property
    def _rgb(self) -> bool:
        return VideoFrame(2, 2, self._facts.pix_fmt).format.is_rgb or self._facts.pix_fmt == "pal8"

    @property
    def _matrix(self) -> int:
        """The matrix of what is written: told, or else taken by the source's height, as players take it."""
        if self._colour.matrix != UNTOLD:
            return self._colour.matrix
        return BT709 if min(self._facts.width, self._facts.height) >= HD_LINES or self._coded_height >= HD_LINES else BT601

    @property
    def _coded_height(self) -> int:
        return self._facts.width if self._facts.rotation % 180 else self._facts.height

    def _tags(self) -> ColourTags:
        if self._rgb or self._toned:
            return ColourTags(BT709, BT709, BT709, full_range=False)
        told = self._facts.colour
        matrix = told.matrix if told.matrix != 0 else UNTOLD
        if matrix == UNTOLD and (self._coded_height >= HD_LINES) != (self._size[1] >= HD_LINES):
            # Players take the colours of an unmarked file by its height: turned or made smaller, this one would mislead them.
            matrix = BT709 if self._coded_height >= HD_LINES else BT601
        return ColourTags(told.primaries, told.transfer, matrix, told.full_range)

    def _laid(self, raw: VideoFrame) -> VideoFrame:
        """The frame in 4:2:0 of the depth that is written, at the size that is written, not yet turned."""
        sideways = self._facts.rotation % 180 != 0
        width, height = self._size[::-1] if sideways else self._size
        if self._toned:
            self._toning = self._toning or Toning(width, height, "yuv420p")
            return self._toning.tone(raw)
        if raw.format.name in _ALREADY_420[self._bits] and (raw.width, raw.height) == (width, height):
            return raw
        extent = ColorRange.JPEG if self._colour.full_range else ColorRange.MPEG
        return self._plain.reformat(
            raw,
            width=width,
            height=height,
            format="yuv420p" if self._bits == _EIGHT else "yuv420p10le",
            src_colorspace=None if self._rgb else self._matrix,
            dst_colorspace=self._matrix,
            interpolation="AREA" if (raw.width, raw.height) != (width, height) else "BICUBIC",
            src_color_range=None if self._rgb else extent,
            dst_color_range=extent,
            threads=1,
        )

    def _notes(self, sound: SoundTrack | None) -> tuple[str, ...]:
        told = {
            TONED: self._toned,
            DEPTH_REDUCED: self._facts.bits > self._bits and not self._toned,
            COLOUR_REDUCED: any(mark in self._facts.pix_fmt for mark in ("422", "444", "440")),
            SOUND_REMOVED: self._facts.has_sound and sound is None,
            PADDED: any(side % 2 for side in self._size),
        }
        return tuple(note for note, holds in told.items() if holds)


def _with_durations(first: Decoded, rest: Iterator[Decoded], end: int, *, halves: bool) -> Iterator[tuple[Decoded, int]]:
    """Each frame, and for how long it is shown: until the next; the last one until the `end`, or for as long as it says.

    With `halves` what it says may be that of one of its two fields, which does not count.
    """
    before, step = first, 1
    for now in rest:
        step = now.pts - before.pts
        yield before, step
        before = now
    last = max(before.raw.duration, step) if halves else before.raw.duration or step
    yield before, end - before.pts if end > before.pts else last
