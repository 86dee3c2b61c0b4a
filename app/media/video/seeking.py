"""Frames from a moment on, for people who look at a video: never for judging or writing, which read all of it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing

from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.errors import ItemError
from app.media.video.alpha import flattened
from app.media.video.clock import Clock
from app.media.video.facts import VideoSource
from app.media.video.frame import Decoded, Frame
from app.media.video.leading import told_leading
from app.media.video.looking import Looking
from app.media.video.opening import opened, pictures
from app.media.video.reading import frames
from app.media.video.sequences import MILLISECONDS
from app.media.video.transparency import decoder_of
from app.media.video.upright import orientation_of

SEEKABLE = frozenset({"mp4", "matroska"})
"""Containers with an index and timestamps of presentation of their own."""
EARLIER_S = 1.0
"""An index goes by times of decoding: what is shown before a key frame that is decoded earlier is found this much before."""


def frames_from(source: VideoSource, pts: int, *, max_side: int | None = None, seeks: bool) -> Generator[Frame, None, None]:
    """Frames in order of presentation; the first is shown at `pts` or before, as far before as decoding has to begin.

    Args:
        source: see `frames`.
        pts: the timestamp that is wanted.
        max_side: see `frames`.
        seeks: whether each frame has the very timestamp that the file tells, and one may begin anywhere; else all is read.

    Raises:
        ItemError: as `frames`.
    """
    for before_s in (0.0, EARLIER_S) if seeks and source.format in SEEKABLE else ():
        begun = False
        try:
            with closing(_sought(source, pts, before_s, max_side)) as coming:
                for frame in coming:
                    if not begun and frame.pts > pts:
                        break  # the index led astray
                    begun = True
                    yield frame
        except ItemError:
            if begun:
                raise
        if begun:
            return
    yield from frames(source, max_side=max_side)


def _sought(source: VideoSource, pts: int, before_s: float, max_side: int | None) -> Generator[Frame, None, None]:
    looking, clock = Looking(max_side), Clock(source.format)
    with opened(source) as container:
        stream, _ = pictures(container)
        container.seek(pts - round(before_s / (stream.time_base or MILLISECONDS)), stream=stream)
        orientation: tuple[int, bool] | None = None
        for index, raw in enumerate(_from_key_frame(container, stream)):
            orientation = orientation or orientation_of(raw)
            yield Frame(Decoded(flattened(raw), clock.read(raw), index, orientation), looking)


def _from_key_frame(container: InputContainer, stream: VideoStream) -> Generator[VideoFrame, None, None]:
    """What can be decoded whole: frames that need one before the place that was sought are left out."""
    decoder = decoder_of(stream)
    is_whole = not decoder.tells_keys
    for packet, leads in told_leading(container.demux(stream), stream.codec_context.codec.canonical_name):
        try:
            found = () if leads else decoder.decode(packet)
        except FFmpegError:
            if is_whole:
                raise
            continue
        for frame in found:
            is_whole = is_whole or bool(frame.key_frame)
            if is_whole and not frame.is_corrupt:
                yield frame
