"""Frames of a video, one after the other in constant memory: all of them, upright, in order; or an error.

A damaged packet anywhere is an error, also the last one: half a video is never judged, and what a decoder makes up for lost
data is no picture of what was there. Only frames before the first key frame may be incomplete: a recording cut out of a longer
one begins so, and players show them as they come.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.errors import ItemError
from app.media.opening import open_regular
from app.media.sniff import HEAD_BYTES
from app.media.video.animations import COUNTED
from app.media.video.asf import pictures_of_asf
from app.media.video.clock import Clock
from app.media.video.facts import ColourTags, VideoFacts, VideoSource
from app.media.video.flv import damage_in_flv
from app.media.video.frame import Decoded, Frame, Looking, flattened, is_full_range, is_hdr, is_transparent, orientation_of
from app.media.video.kinds import boxes_cut_short, container_of
from app.media.video.leading import told_leading
from app.media.video.light import UNTOLD as NO_LIGHT
from app.media.video.light import light_of
from app.media.video.matroska import CUT_SHORT, DAMAGED, damage_in
from app.media.video.ogg import pictures_of_ogg
from app.media.video.opening import MAX_FRAME_PIXELS, opened, pictures, stamp_of
from app.media.video.riff import pictures_of_avi
from app.media.video.sequences import MILLISECONDS, webp_frames
from app.media.video.shape import SQUARE
from app.media.video.tally import Tally
from app.media.video.telling import told_by
from app.media.video.transparency import decoder_of
from app.media.video.transport import loses_step

__all__ = ["Decoded", "Frame", "VideoFacts", "VideoSource", "decoded", "frames", "probe", "read_video"]

MAX_FRAMES = 2_000_000
"""Nine hours at 60 frames a second."""
MAX_IDLE_PACKETS = 2_000
"""Packets without a frame, after which a video stands still: no decoder looks further ahead than 17 frames in 4 threads."""
WALKED = {"matroska": damage_in, "flv": damage_in_flv}
FILLED = {"avi": pictures_of_avi, "ogg": pictures_of_ogg, "asf": pictures_of_asf}
CONTAINER_TICKS = 1_000_000
"""In a second of what FFmpeg tells of a container as a whole (AV_TIME_BASE)."""
_PIECE = 1 << 20
ALPHA_FLATTENED = "alpha-flattened"
FURTHER_STREAMS = "further-streams-left-out"
FIELDS_JOINED = "fields-joined"


def nobody() -> None:
    """Nobody waits."""


def read_video(path: Path, alive: Callable[[], None] = nobody) -> VideoSource:
    """Hash a video's file, in pieces.

    Args:
        path: the file.
        alive: called with every piece, for whoever waits: on a slow disk it takes minutes.

    Raises:
        ItemError: `missing`, `unreadable`, `folder-unreadable`, `not-a-file`, `empty-file`, `changed-while-read`,
            `not-a-video`, `video-cut-short`, `video-damaged`.
    """
    try:
        handle = open_regular(path)
        with os.fdopen(handle, "rb") as stream:
            before = stamp_of(os.fstat(handle))
            head = stream.read(HEAD_BYTES)
            if not head:
                raise ItemError("empty-file")
            container = container_of(head)
            if container is None:
                raise ItemError("not-a-video")
            damage = _damage(stream, container, head, alive)
            if damage is not None:
                raise ItemError(damage)
            sha256 = _digest(stream, alive)
            frames = COUNTED[container](stream, alive) if container in COUNTED else 0
            filled = FILLED[container](stream, before[0], alive) if container in FILLED else ()
            if before != stamp_of(os.fstat(handle)):
                raise ItemError("changed-while-read")
    except FileNotFoundError as missing:
        raise ItemError("missing") from missing
    except (OSError, ValueError) as problem:
        raise ItemError("unreadable") from problem
    return VideoSource(path, sha256, before[0], container, before, least_frames=frames, filled=filled)


def _damage(stream: BinaryIO, container: str, head: bytes, alive: Callable[[], None]) -> str | None:
    """What shows in the bytes that a demuxer would pass over in silence, as a code."""
    size = os.fstat(stream.fileno()).st_size
    if container == "mp4" and boxes_cut_short(stream, size):
        return CUT_SHORT
    if container == "mpegts" and loses_step(stream, head, alive):
        return DAMAGED
    return WALKED[container](stream, size, alive) if container in WALKED else None


def sha256_of(path: Path, alive: Callable[[], None]) -> str:
    """A file's SHA-256, in hexadecimal digits.

    Raises:
        OSError: when it cannot be read.
    """
    with path.open("rb") as stream:
        return _digest(stream, alive)


def _digest(stream: BinaryIO, alive: Callable[[], None]) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
        alive()
    return digest.hexdigest()


def decoded(source: VideoSource) -> Generator[Decoded, None, None]:
    """Every frame in order of presentation, as coded; as `frames` otherwise."""
    clock = Clock(source.format)
    shape: tuple[int, int, int] | None = None
    orientation, index = (0, False), -1
    with closing(webp_frames(source) if source.format == "webp" else _coded(source)) as coming:
        for index, raw in enumerate(coming):
            now = (raw.width, raw.height, raw.rotation)
            if shape is None:
                shape, orientation = now, orientation_of(raw)
            if index >= MAX_FRAMES:
                raise ItemError("video-too-long", limit=MAX_FRAMES)
            if now != shape:
                raise ItemError("video-changes-size")
            yield Decoded(flattened(raw), clock.read(raw), index, orientation)
    if shape is None:
        raise ItemError("video-without-pictures")
    if index + 1 < source.least_frames:
        raise ItemError("video-damaged")


def _coded(source: VideoSource) -> Generator[VideoFrame, None, None]:
    with opened(source) as container:
        stream, _ = pictures(container)
        filled = source.filled[stream.index] if stream.index < len(source.filled) else 0
        tally = Tally(source.format, stream.codec_context.codec.canonical_name, filled)
        yield from _sound_frames(container, stream, tally)


def _sound_frames(container: InputContainer, stream: VideoStream, tally: Tally) -> Iterator[VideoFrame]:
    """Every frame of a stream that is whole.

    Raises:
        ItemError: `video-damaged`, `video-cut-short`, `video-protected`, `too-many-video-pixels`.
        FFmpegError: as the decoder says.
    """
    decoder, packets, idle = decoder_of(stream), 0, 0
    key_seen = not decoder.tells_keys
    for packet, leads in told_leading(container.demux(stream), stream.codec_context.codec.canonical_name):
        packets += packet.size > 0
        tally.went_in(packet)
        _check_packet(packet, has_begun=key_seen or tally.has_begun)
        idle += 1
        for frame in () if leads else decoder.decode(packet):
            idle = 0
            key_seen = key_seen or frame.key_frame
            _check(frame, key_seen=key_seen)
            tally.came_out(frame)
            yield frame
        if idle > MAX_IDLE_PACKETS:
            raise ItemError("video-damaged")
    if packets < len(stream.index_entries) and "mov" in container.format.name:
        raise ItemError("video-cut-short")
    if tally.is_short:
        raise ItemError("video-damaged")


def _check_packet(packet: Packet[VideoStream], *, has_begun: bool) -> None:
    if packet.has_sidedata("encryption_info"):
        raise ItemError("video-protected")
    if packet.is_corrupt and has_begun:
        raise ItemError("video-damaged")


def _check(frame: VideoFrame, *, key_seen: bool) -> None:
    if frame.width * frame.height > MAX_FRAME_PIXELS:
        raise ItemError("too-many-video-pixels", limit=MAX_FRAME_PIXELS // 1_000_000)
    if frame.is_corrupt and key_seen:
        raise ItemError("video-damaged")


def probe(source: VideoSource) -> VideoFacts:
    """What the video is, by its headers and its first frame.

    Raises:
        ItemError: as `frames`.
    """
    if source.format == "webp":
        return _webp_facts(source)
    with opened(source) as container:
        stream, further = pictures(container)
        first = next(_sound_frames(container, stream, Tally(source.format, "")), None)
        if first is None:
            raise ItemError("video-without-pictures")
        base = stream.time_base or MILLISECONDS
        notes = ((FURTHER_STREAMS,) if further else ()) + ((ALPHA_FLATTENED,) if is_transparent(first) else ())
        notes += (FIELDS_JOINED,) if first.interlaced_frame else ()
        told = told_by(source, container, first)
        turned = orientation_of(first)
        sideways = turned[0] % 180 != 0
        return VideoFacts(
            width=first.height if sideways else first.width,
            height=first.width if sideways else first.height,
            rotation=turned[0],
            mirrored=turned[1],
            aspect=_aspect(stream, sideways=sideways),
            time_base=(base.numerator, base.denominator),
            frames=stream.frames or None,
            seconds=_seconds(container, stream, base),
            average_rate=stream.average_rate or stream.guessed_rate or None,
            has_sound=bool(container.streams.audio),
            codec=stream.codec_context.codec.canonical_name,
            pix_fmt=first.format.name,
            bits=first.format.components[0].bits,
            colour=_colour(first),
            hdr=is_hdr(first),
            notes=notes,
            captured_at=told.captured_at,
            has_location=told.has_location,
            light=light_of(first) if is_hdr(first) else NO_LIGHT,
            begins=_begins(container, base),
        )


def _aspect(stream: VideoStream, *, sideways: bool) -> Fraction:
    told = stream.sample_aspect_ratio
    if told is None or told <= 0:
        return Fraction(1)
    return 1 / told if sideways else Fraction(told)


def _seconds(container: InputContainer, stream: VideoStream, base: Fraction) -> float | None:
    if stream.duration:
        return float(stream.duration * base)
    return container.duration / CONTAINER_TICKS if container.duration else None


def _begins(container: InputContainer, base: Fraction) -> int | None:
    return round(Fraction(container.start_time, CONTAINER_TICKS) / base) if container.start_time is not None else None


def _colour(frame: VideoFrame) -> ColourTags:
    return ColourTags(frame.color_primaries, frame.color_trc, frame.colorspace, is_full_range(frame))


def _webp_facts(source: VideoSource) -> VideoFacts:
    durations = []
    first: VideoFrame | None = None
    for frame in webp_frames(source):
        first = first or frame
        durations.append(frame.duration)
    if first is None:
        raise ItemError("video-without-pictures")
    seconds = sum(durations) / 1000
    return VideoFacts(
        width=first.width,
        height=first.height,
        rotation=0,
        mirrored=False,
        aspect=Fraction(1),
        time_base=(1, 1000),
        frames=len(durations),
        seconds=seconds,
        average_rate=Fraction(len(durations) * 1000, sum(durations)),
        has_sound=False,
        codec="webp",
        pix_fmt="rgba",
        bits=8,
        colour=ColourTags(),
        hdr=False,
        notes=(ALPHA_FLATTENED,) if is_transparent(first) else (),
        captured_at=None,
        has_location=False,
    )


def frames(
    source: VideoSource,
    *,
    max_side: int | None = None,
    aspect: Fraction = SQUARE,
    wanted: Callable[[int], bool] | None = None,
) -> Generator[Frame, None, None]:
    """Every frame in order of presentation, timestamps strictly rising; close the iterator to stop early.

    Args:
        source: what `read_video` gave.
        max_side: the long side in pixels that `Frame.rgb` has at most; None: full size.
        aspect: a pixel's width by its height, upright; with a `max_side` that picture has the shape that is seen.
        wanted: tells by a frame's timestamp whether to hand it over; all are decoded all the same.

    Raises:
        ItemError: `missing`, `unreadable`, `changed-while-read`, `video-damaged`, `video-cut-short`, `video-without-pictures`,
            `video-protected`, `too-many-video-pixels`, `video-too-long`, `video-changes-size`, `codec-not-supported`,
            `out-of-memory`.
    """
    looking = Looking(max_side, aspect)
    with closing(decoded(source)) as coming:
        for each in coming:
            if wanted is None or wanted(each.pts):
                yield Frame(each, looking)
