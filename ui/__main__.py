"""The program: without a command it opens the window, else it is the command line, which never loads Qt.

Worker processes import this module again: what only the parent needs is imported where it is used.
"""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from app.batch.origin import begin_for, no_ctrl_c
from app.isolation import isolate
from app.threads import no_threads_of_libraries
from ui.surroundings import check_screen, keeping_qt_paths

INTERRUPTED = 130
"""The exit code after Ctrl-C, as the contract of the command line has it."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        words: the arguments; those of the process where None.

    Returns:
        The exit code, as the contract of the command line has it.
    """
    given = sys.argv[1:] if words is None else words
    no_threads_of_libraries()
    isolate(configured_hosts(given))
    begin_for(given)
    gc.disable()  # what is loaded stays: to look through it for what may go takes a twelfth of the time
    try:
        # Libraries make of Ctrl-C what they like while they load: it is heard when they have.
        with no_ctrl_c(), keeping_qt_paths():
            # Imported here so that no later import of it, while the window is open, sets the variables again.
            import cv2  # noqa: F401, PLC0415

            from app.cli import main as command_line  # noqa: PLC0415
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.enable()
    code = command_line.main(words, {None: open_window, "screenshots": take_screenshots})
    gc.freeze()  # all goes with the process: Python would look through it twice before, for a fifth of a second
    return code


def configured_hosts(words: Sequence[str]) -> frozenset[str]:
    """The host of the register that the user named; none for a file on this machine."""
    urls = [after for before, after in pairwise(words) if before == "--register"]
    urls += [word.removeprefix("--register=") for word in words if word.startswith("--register=")]
    return frozenset(filter(None, map(_host, urls)))


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:  # not a URL: the register says so
        return None


def open_window(arguments: Namespace) -> int:
    """Show the window until it is closed; the exit code.

    Raises:
        EnvironmentBrokenError: when there is no screen, or a library for it is missing.
    """
    check_screen(os.environ)
    from ui.main import run_window  # noqa: PLC0415 - Qt only where there will be a window

    return run_window(lang=getattr(arguments, "lang", None), register=getattr(arguments, "register", None))


def take_screenshots(arguments: Namespace) -> int:
    """Render every screen into a folder; the exit code. Needs no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.screenshots import run_screenshots  # noqa: PLC0415 - Qt only where it is used

    return run_screenshots(arguments.directory)


if __name__ == "__main__":
    sys.exit(main())
