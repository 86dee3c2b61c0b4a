"""Where worker processes come from: on Linux they may be copies of one that has loaded what they need, begun early.

Loading takes as long as the program's own start and goes on beside it; elsewhere, and where it was not asked for, each worker
begins from nothing. What is copied has loaded modules only: no network, no picture, no thread of ours.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.forkserver
import signal
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from enum import StrEnum
from multiprocessing.context import BaseContext
from pathlib import Path

LOADED = ("app.batch.workers", "app.pipeline.work")
LOOKING = frozenset({"screen", "export", "demo"})
"""Commands that look at media."""


class Origin(StrEnum):
    """What a worker is at first."""

    NOTHING = "nothing"
    """A new interpreter."""
    LOOKER = "looker"
    """A copy of a process that can look at media; a new interpreter on systems that do not copy processes."""

    def context(self) -> BaseContext:
        """What starts such processes."""
        return multiprocessing.get_context("forkserver" if self is Origin.LOOKER and begin() else "spawn")


def begin_for(words: Collection[str]) -> None:
    """Begin to load where these arguments hold a command that looks at media: to be called before anything else is loaded."""
    if not LOOKING.isdisjoint(words):
        begin()


def begin() -> bool:
    """Start the process that is copied, unless it runs already; it loads on its own.

    Returns:
        Whether there is one: not on systems that do not copy processes, nor where it cannot be reached, such as by a path for
        temporary files that is too long for a socket.
    """
    if not _copies():
        return False
    multiprocessing.forkserver.set_forkserver_preload(list(LOADED))
    try:
        with no_ctrl_c():
            multiprocessing.forkserver.ensure_running()
    except OSError:
        return False
    return True


@contextmanager
def no_ctrl_c() -> Iterator[None]:
    """What is started meanwhile never hears of Ctrl-C: a worker that is still starting could not leave it to the parent."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _copies() -> bool:
    """Whether this system copies processes, and the one that is copied would find the very modules that this one has.

    It looks first in the folder where the user stands, unless told not to (`-P`, as the program is started), or that is where
    this one looks first, too.
    """
    return sys.platform == "linux" and (sys.flags.safe_path or Path(sys.path[0]).resolve() == Path.cwd())
