"""The one place where a database's complaints become errors of ours."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError

from app.errors import EnvironmentBrokenError

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
    except DBAPIError as error:
        code = _code(error)
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


def _code(error: DBAPIError) -> str | None:
    sqlite_code = getattr(error.orig, "sqlite_errorcode", None)
    if sqlite_code is not None:
        return SQLITE_CODES.get(sqlite_code & PRIMARY)
    state = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "pgcode", None)
    if state is not None:
        return SQLSTATES.get(state)
    # A server that cannot be reached has no state to give.
    is_unreachable = isinstance(error, OperationalError) and not isinstance(error.orig, sqlite3.Error)
    return "register-unreadable" if is_unreachable else None


def _file_code(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "disk-full"
    return "register-read-only" if error.errno == errno.EROFS else "register-unreadable"
