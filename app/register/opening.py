"""Opening the register: create what is not there, refuse what is newer, foreign or tampered with."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select

from app.errors import EnvironmentBrokenError
from app.register.engine import (
    VERSION_NAME,
    create_schema,
    file_of,
    keep_sqlite_safe,
    make_engine,
    parse_url,
    require_writable,
    writing,
)
from app.register.faults import file_faults_explained
from app.register.schema import META, METADATA, SCHEMA_VERSION
from app.register.store import Register

BUSY_TIMEOUT_S = 5.0


def open_register(
    url: str, *, heads_path: Path | None = None, readonly: bool = False, busy_timeout_s: float = BUSY_TIMEOUT_S
) -> Register:
    """Open the register at a SQLAlchemy URL; a SQLite file that does not exist is created.

    For writing, the whole register is verified first, and nothing is written to one that is not whole. For reading
    (`readonly`) nothing is verified or created, so that a broken register can be looked at: a file that does not exist
    reads as a register without entries.

    Args:
        url: where the register is.
        heads_path: where the last seen heads are remembered; None remembers nothing.
        readonly: open for reading only.
        busy_timeout_s: how long to wait for another process that writes (SQLite).

    Raises:
        EnvironmentBrokenError: `register-locked`, `-newer`, `-read-only`, `-tampered`, `-unreadable`,
            `-heads-unreadable`, `-driver-missing` or `disk-full`.
        UsageError: `register-url-malformed`.
    """
    parsed = parse_url(url)
    file = file_of(parsed)
    name = str(file) if file else parsed.render_as_string(hide_password=True)
    engine = make_engine(parsed, readonly=readonly, busy_timeout_s=busy_timeout_s)
    try:
        register = Register(engine, name, heads_path)
        if readonly:
            with register.reading() as connection:
                _require_schema(connection, name)
        else:
            _prepare_writing(engine, register, file)
    except BaseException:
        engine.dispose()
        raise
    return register


def _prepare_writing(engine: Engine, register: Register, file: Path | None) -> None:
    """Create what is not there, refuse what is not whole; only then change how an existing file is kept."""
    if file is not None and not file.exists():
        register.require_unknown()
        with file_faults_explained(register.place):
            file.parent.mkdir(parents=True, exist_ok=True)
    if _is_empty(register):
        register.require_unknown()
        with writing(engine, register.place) as connection:
            # Another process may have been first.
            if not inspect(connection).get_table_names():
                create_schema(connection)
    with register.reading() as connection:
        _require_schema(connection, register.place)
    require_writable(engine, register.place)
    register.require_whole()
    keep_sqlite_safe(engine, register.place)


def _is_empty(register: Register) -> bool:
    with register.reading() as connection:
        return not inspect(connection).get_table_names()


def _require_schema(connection: Connection, place: str) -> None:
    names = set(inspect(connection).get_table_names())
    if not names >= set(METADATA.tables):
        raise EnvironmentBrokenError("register-unreadable", register=place)
    version = connection.scalar(select(META.c.value).where(META.c.name == VERSION_NAME)) or ""
    if not version.isdecimal():
        raise EnvironmentBrokenError("register-unreadable", register=place)
    if int(version) > SCHEMA_VERSION:
        raise EnvironmentBrokenError("register-newer", register=place, found=int(version), known=SCHEMA_VERSION)
