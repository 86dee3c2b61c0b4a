"""The log a user can send: what happened, by media id; no paths, no people."""

from __future__ import annotations

import logging
import logging.handlers
import re
import traceback
from pathlib import Path
from types import TracebackType

from app.errors import EnvironmentBrokenError

NAME = "beeldkeur"
ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_PATH = re.compile(r"[^\s'\"]*[\\/].*")
"""A word with a slash in it and all that follows on its line: where a path ends, nobody can tell."""


class Scrubber(logging.Formatter):
    """Formats a record without whatever looks like a path; of an error, what it is and where, not what it says."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without paths."""
        return _PATH.sub("<path>", super().format(record))

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 - the name is logging's
        """Types and places of an error and of what caused it: its own words may hold a file's name."""
        lines, error, told = [], ei[1], set[int]()
        while error is not None and id(error) not in told:  # they may have caused each other
            told.add(id(error))
            lines.append(type(error).__qualname__)
            frames = traceback.extract_tb(error.__traceback__)
            lines.extend(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def start_log(file: Path) -> logging.Logger:
    """The program's logger, writing to `file` (1 MB, three old ones kept).

    Raises:
        EnvironmentBrokenError: when the folder or the file cannot be written.
    """
    logger = logging.getLogger(NAME)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(file, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    except OSError as error:
        raise EnvironmentBrokenError("home-unwritable", problem=str(error.strerror)) from error
    handler.setFormatter(Scrubber("%(asctime)s %(levelname)s %(message)s"))
    for old in logger.handlers[:]:
        logger.removeHandler(old)
        old.close()
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return logger
