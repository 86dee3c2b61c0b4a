"""Opening a video's file: the one that was hashed, with one demuxer and nothing beside it, and errors in our words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from app.errors import ItemError
from app.media.opening import open_regular
from app.media.video.facts import VideoSource
from app.media.video.kinds import DEMUXERS

MAX_FRAME_PIXELS = 36_000_000
"""A frame of more is refused by the header: 8K has 33.2 million, at 1.5 to 6 bytes each and several frames in flight."""
DECODING = {"err_detect": "explode", "max_pixels": str(MAX_FRAME_PIXELS)}
"""What every decoder is told."""
MAX_THREADS = 4
"""Of decoding: every thread more keeps another frame in memory."""
TIMEOUT_S = 60
"""So long may reading wait for the disk or the network folder, each time."""

_NO_PICTURES = Disposition.attached_pic | Disposition.still_image | Disposition.timed_thumbnails


def stamp_of(status: os.stat_result) -> tuple[int, ...]:
    """What tells that a file is still the same, and unchanged.

    Who copies into a file may set its time of change back; the time at which that was done stays, but on Windows.
    """
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_dev, status.st_ino


@contextmanager
def opened(source: VideoSource) -> Iterator[InputContainer]:
    """The container, open; whatever libav raises comes out as an `ItemError`.

    Raises:
        ItemError: `missing`, `unreadable`, `changed-while-read`, `video-damaged`, `video-cut-short`, `codec-not-supported`,
            `out-of-memory`.
    """
    # Never a log callback of PyAV's: called from a decoder's thread it waits for the interpreter, while closing waits for
    # that thread with the interpreter held. Seen on the first video of a folder whose sample aspect ratio was logged.
    av.logging.set_level(None)
    unchanged(source)
    try:
        demuxer = DEMUXERS.get(source.format, source.format)
        options = {"protocol_whitelist": "file", "max_pixels": str(MAX_FRAME_PIXELS), "err_detect": "crccheck+explode"}
        with av.open(
            f"file:{source.path}", format=demuxer, options=options, metadata_errors="replace", timeout=TIMEOUT_S
        ) as it:
            yield it
    except (av.error.DecoderNotFoundError, av.error.PatchWelcomeError) as unknown:
        raise ItemError("codec-not-supported") from unknown
    except (av.error.PermissionError, av.error.TimeoutError) as problem:
        raise ItemError("unreadable") from problem
    except (av.error.FileNotFoundError, FileNotFoundError) as gone:
        raise ItemError("missing") from gone
    except av.error.EOFError as end:
        raise ItemError("video-cut-short") from end
    except (av.error.MemoryError, MemoryError) as full:
        raise ItemError("out-of-memory") from full
    except (av.error.FFmpegError, UnicodeError) as broken:
        unchanged(source)
        raise ItemError("video-damaged") from broken
    unchanged(source)


def unchanged(source: VideoSource) -> None:
    """Nothing where the file is still the one that was hashed.

    Raises:
        ItemError: `missing`, `unreadable`, `changed-while-read`.
    """
    try:
        handle = open_regular(source.path)
        try:
            same = stamp_of(os.fstat(handle)) == source.stamp
        finally:
            os.close(handle)
    except FileNotFoundError as missing:
        raise ItemError("missing") from missing
    except (OSError, ValueError) as problem:
        raise ItemError("unreadable") from problem
    if not same:
        raise ItemError("changed-while-read")


def pictures(container: InputContainer) -> tuple[VideoStream, bool]:
    """The stream that is looked at, and whether there are others that are left out.

    That which the file calls the default, of several the largest, of these the first; cover art and thumbnails are none.

    Raises:
        ItemError: `video-without-pictures`, `too-many-video-pixels`, `codec-not-supported`.
    """
    streams = [each for each in container.streams.video if not each.disposition & _NO_PICTURES]
    if not streams:
        raise ItemError("video-without-pictures")
    chosen = max(streams, key=lambda each: (bool(each.disposition & Disposition.default), _area(each), -each.index))
    if chosen.codec_context is None:
        raise ItemError("codec-not-supported")
    if _area(chosen) > MAX_FRAME_PIXELS:
        raise ItemError("too-many-video-pixels", limit=MAX_FRAME_PIXELS // 1_000_000)
    chosen.thread_type = "AUTO"
    chosen.thread_count = min(MAX_THREADS, os.cpu_count() or 1)
    chosen.codec_context.options = dict(DECODING)
    return chosen, len(streams) > 1


def _area(stream: VideoStream) -> int:
    return stream.width * stream.height if stream.codec_context is not None else 0
