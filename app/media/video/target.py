"""The file that a new video is written to: every byte passes here.

So it is known for certain whether the disk failed or the encoder; whoever waits hears that it goes on, also while the index is
moved to the front of a long film; and bytes reach the disk all along, not in one long wait at the end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import av
from av.container import OutputContainer

from app import PROGRAM
from app.errors import ItemError, output_error

SYNC_BYTES = 64 << 20
"""So much is left to the system's memory before the disk has to have it: a second or two of writing."""
_MUXER = {"movflags": "+faststart", "fflags": "+bitexact"}


def open_new(path: Path) -> BinaryIO:
    """A file that was not there, to be read and written."""
    return path.open("x+b")


class Target:
    """A new file as libav wants one: it writes and seeks here, and reads by `again`."""

    def __init__(self, path: Path, alive: Callable[[], None]) -> None:
        """Make the file.

        Raises:
            EnvironmentBrokenError: `out-unwritable`, `out-disk-full`.
        """
        self._path, self._alive = path, alive
        self._unsynced = 0
        self._readers: list[_Reader] = []
        self._failed: OSError | None = None
        try:
            self._file = open_new(path)
        except OSError as error:
            self._failed = error
            self.check()

    @property
    def closed(self) -> bool:
        """Whether nothing more is wanted: PyAV then ends without a trailer."""
        return self._file.closed

    def writable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def write(self, data: bytes) -> int:
        """Write, and now and then through to the disk."""
        self._alive()
        try:
            written = self._file.write(data)
            self._unsynced += written
            if self._unsynced >= SYNC_BYTES:
                self._unsynced = 0
                self._file.flush()
                os.fsync(self._file.fileno())
        except OSError as error:
            self._failed = self._failed or error
            raise
        return written

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The place."""
        return self._file.tell()

    def again(self, _name: str, _flags: int, _options: object) -> _Reader:
        """The same file once more, for reading what was written."""
        self._file.flush()
        reader = _Reader(self._path, self._alive)
        self._readers.append(reader)
        return reader

    def close(self) -> None:
        """Write out what is left.

        Raises:
            EnvironmentBrokenError: as `check`.
        """
        self.abandon()
        self.check()

    def abandon(self) -> None:
        """Nothing more is wanted."""
        for reader in self._readers:
            reader.close()
        try:
            self._file.close()
        except OSError as error:
            self._failed = self._failed or error

    def check(self) -> None:
        """Whether the disk took everything so far.

        Raises:
            EnvironmentBrokenError: `out-disk-full`, `out-unwritable`.
        """
        if self._failed is None:
            return
        raise output_error(self._failed, self._path.parent) from self._failed


@contextmanager
def new_file(temporary: Path, alive: Callable[[], None]) -> Iterator[Target]:
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


def clock_of(ticks: int) -> dict[str, str]:
    """What tells the writer of an MP4 that its clock has so many ticks a second."""
    return {"video_track_timescale": str(ticks), "movie_timescale": str(ticks)}


@contextmanager
def output(target: Target, ticks: int, entry: str) -> Iterator[OutputContainer]:
    """An MP4 on its way into it, whose clock has so many ticks a second; `entry` is its only text."""
    options = {**_MUXER, **clock_of(ticks)}
    with av.open(target, "w", format="mp4", options=options, io_open=target.again) as out:
        out.metadata["comment"] = f"{PROGRAM} {entry}"
        try:
            yield out
        except BaseException:
            target.abandon()  # else a whole index would be written at the end, and what went wrong there would hide the cause
            raise


class _Reader:
    """Reads a file, and says so."""

    def __init__(self, path: Path, alive: Callable[[], None]) -> None:
        self._file, self._alive = path.open("rb"), alive

    def read(self, size: int) -> bytes:
        self._alive()
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._file.close()
