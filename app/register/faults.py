"""The one place where a database's complaints become errors of ours."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from app.errors import DISK_FULL, EnvironmentBrokenError

SQLITE_CODES = {
    sqlite3.SQLITE_BUSY: "register-locked",
    sqlite3.SQLITE_LOCKED: "register-locked",
    sqlite3.SQLITE_READONLY: "register-read-only",
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_NOTADB: "register-unreadable",
    sqlite3.SQLITE_CORRUPT: "register-unreadable",
    sqlite3.SQLITE_CANTOPEN: "register-unreadable",
    sqlite3.SQLITE_IOERR: "register-unreadable",
    sqlite3.SQLITE_PERM: "register-unreadable",
    sqlite3.SQLITE_AUTH: "register-unreadable",
}
SQLSTATES = {
    "55P03": "register-locked",
    "25006": "register-read-only",
    "53100": "disk-full",
    "42501": "register-unreadable",
}
PRIMARY = 0xFF
"""SQLite's extended result codes hold the primary one in their lowest byte."""


@contextmanager
def faults_explained(place: str) -> Iterator[None]:
    """Turn what a database did wrong into an `EnvironmentBrokenError`; a bug of ours passes as it is.

    Args:
        place: the register as a user knows it: a file, or a URL without its password.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        code = _code(error.orig if isinstance(error, DBAPIError) else error)
        if code is None:
            raise
        raise EnvironmentBrokenError(code, register=place) from error


@contextmanager
def file_faults_explained(place: str) -> Iterator[None]:
    """The same for the files beside a database."""
    try:
        yield
    except OSError as error:
        raise EnvironmentBrokenError(_file_code(error), register=place) from error


def _code(error: BaseException | None) -> str | None:
    """The code for a driver's own error; None for what the surroundings are not to blame for."""
    if isinstance(error, sqlite3.Error):
        return SQLITE_CODES.get(getattr(error, "sqlite_errorcode", 0) & PRIMARY)
    state = getattr(error, "sqlstate", None) or getattr(error, "pgcode", None)
    if state is not None:
        return SQLSTATES.get(state)
    # A server that cannot be reached has no state to give. Drivers share the names of their errors (PEP 249), not classes.
    return "register-unreadable" if type(error).__name__ in {"OperationalError", "InterfaceError"} else None


def _file_code(error: OSError) -> str:
    if error.errno in DISK_FULL:
        return "disk-full"
    return "register-read-only" if error.errno == errno.EROFS else "register-unreadable"
