"""The log a user can send: what happened, by media id; no paths, no people."""

from __future__ import annotations

import logging
import logging.handlers
import re
from pathlib import Path

from app.errors import EnvironmentBrokenError

NAME = "beeldkeur"
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/][^\s'\":]+(?:[\\/][^'\":\n]+)*")


class Scrubber(logging.Formatter):
    """Formats a record, traceback included, and takes out whatever looks like a path."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without paths."""
        return _PATH.sub("<path>", super().format(record))


def start_log(file: Path) -> logging.Logger:
    """The program's logger, writing to `file` (1 MB, three old ones kept).

    Raises:
        EnvironmentBrokenError: when the folder or the file cannot be written.
    """
    logger = logging.getLogger(NAME)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(file, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
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
