"""Frames of a video, one after the other in constant memory: all of them, upright, in order; or an error.

A damaged packet anywhere is an error, also the last one: half a video is never judged, and what a decoder makes up for lost
data is no picture of what was there. Only frames before the first key frame may be incomplete: a recording cut out of a longer
one begins so, and players show them as they come.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from fractions import Fraction

from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.errors import ItemError
from app.media.video.alpha import flattened
from app.media.video.clock import Clock
from app.media.video.facts import VideoSource
from app.media.video.frame import Decoded, Frame
from app.media.video.leading import told_leading
from app.media.video.looking import Looking
from app.media.video.opening import MAX_FRAME_PIXELS, opened, pictures
from app.media.video.sequences import webp_frames
from app.media.video.shape import SQUARE
from app.media.video.tally import Tally
from app.media.video.transparency import decoder_of
from app.media.video.upright import orientation_of

MAX_FRAMES = 2_000_000
"""Nine hours at 60 frames a second."""
MAX_IDLE_PACKETS = 2_000
"""Packets without a frame, after which a video stands still: no decoder looks further ahead than 17 frames in 4 threads."""


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
            pts = clock.read(raw)
            yield Decoded(flattened(raw), pts, index, orientation, is_told=raw.pts == pts, is_anew=clock.is_anew)
    if shape is None:
        raise ItemError("video-without-pictures")
    if index + 1 < source.least_frames:
        raise ItemError("video-damaged")


def _coded(source: VideoSource) -> Generator[VideoFrame, None, None]:
    with opened(source) as container:
        stream, _ = pictures(container)
        filled = source.filled[stream.index] if stream.index < len(source.filled) else 0
        tally = Tally(source.format, stream.codec_context.codec.canonical_name, filled)
        yield from whole_frames(container, stream, tally)


def whole_frames(container: InputContainer, stream: VideoStream, tally: Tally) -> Iterator[VideoFrame]:
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
