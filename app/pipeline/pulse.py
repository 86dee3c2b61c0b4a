"""How far a long task is: said by whoever works, heard by whoever waits, through a small file between the two."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

Progress = Callable[[float], None]
"""Told the share of a task that is done, 0 to 1, at least every few seconds; a task that says nothing for long has hung."""

BEAT_S = 0.2
"""No more often than this is anything written."""


def silent(_: float) -> None:
    """Nobody listens."""


def part_of(progress: Progress, first: float, last: float) -> Progress:
    """The progress of a part that lasts from `first` to `last` of the whole."""

    def say(share: float) -> None:
        progress(first + (last - first) * min(1.0, share))

    return say


def at_start(progress: Progress) -> Callable[[], None]:
    """For what comes before the work itself, such as hashing a long film: it lives, and that is all."""
    return partial(progress, 0.0)


def clock(seconds: float) -> str:
    """A stretch of time as people read it: 0:07, 1:02:03."""
    whole = max(0, int(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


@dataclass(frozen=True, slots=True)
class Pulse:
    """The file in which one task says how far it is; without one, nobody listens."""

    file: Path | None = None

    def progress(self) -> Progress:
        """For the worker: to be told how far it is, as often as it likes."""
        file, last = self.file, 0.0
        if file is None:
            return silent

        def say(share: float) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= BEAT_S:
                last = now
                with suppress(OSError):  # a full disk is met where it matters
                    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                    file.write_bytes(struct.pack("<d", share))

        return say

    def share(self) -> float | None:
        """What was said last; None where nothing was said yet."""
        try:
            data = self.file.read_bytes() if self.file is not None else b""
            return float(struct.unpack("<d", data)[0])
        except (OSError, struct.error):
            return None

    def heard_at(self) -> float:
        """When something was said last, in seconds since the epoch; 0 where nothing was said yet."""
        try:
            return self.file.stat().st_mtime if self.file is not None else 0.0
        except OSError:
            return 0.0

    def forget(self) -> None:
        """The task has ended."""
        with suppress(OSError):
            if self.file is not None:
                self.file.unlink(missing_ok=True)
