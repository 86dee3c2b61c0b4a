"""Connections to the register's database: the only place that knows which database it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, delete, event, false, insert, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from app.errors import EnvironmentBrokenError, UsageError
from app.register.faults import faults_explained
from app.register.schema import META, METADATA, SCHEMA_VERSION, SQLITE_TRIGGERS

VERSION_NAME = "schema_version"


def create_schema(connection: Connection) -> None:
    """Make the tables of an empty database."""
    METADATA.create_all(connection)
    connection.execute(insert(META).values(name=VERSION_NAME, value=str(SCHEMA_VERSION)))


def parse_url(url: str) -> URL:
    """The URL with a file's path made absolute.

    Raises:
        UsageError: `register-url-malformed`.
    """
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError) as error:
        raise UsageError("register-url-malformed") from error
    file = file_of(parsed)
    return parsed.set(database=str(file)) if file else parsed


def file_of(url: URL) -> Path | None:
    """The register's file; None where it is none (a server, memory)."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database).absolute()


def make_engine(url: URL, *, readonly: bool, busy_timeout_s: float) -> Engine:
    """An engine for a parsed URL; reading a file that does not exist reads an empty register in memory.

    Raises:
        EnvironmentBrokenError: `register-driver-missing`.
    """
    file = file_of(url)
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url)
    except ImportError as error:
        raise EnvironmentBrokenError("register-driver-missing", driver=url.drivername) from error
    options: dict[str, Any] = {"connect_args": {"timeout": busy_timeout_s, "check_same_thread": False}}
    is_absent = file is None or (readonly and not (file.exists() and file.stat().st_size))
    if is_absent:
        url, options["poolclass"] = url.set(database=":memory:"), StaticPool
    elif readonly and file is not None:
        url = url.set(database=file.as_uri(), query={"mode": "ro", "uri": "true"})
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    if is_absent and readonly:
        _fill_empty(engine)
    return engine


def _fill_empty(engine: Engine) -> None:
    """A register in memory that has no entries and takes none."""
    with engine.begin() as connection:
        create_schema(connection)
    run_pragma(engine, "", "PRAGMA query_only=ON")


def _configure_sqlite(connection: Any, _record: object) -> None:
    # Python's driver would otherwise begin transactions by itself, and later than is asked.
    connection.isolation_level = None
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("register_writes") else "BEGIN")


@contextmanager
def writing(engine: Engine, place: str) -> Iterator[Connection]:
    """A transaction that holds the write lock from its beginning."""
    with faults_explained(place), engine.connect().execution_options(register_writes=True) as connection, connection.begin():
        yield connection


def require_writable(engine: Engine, place: str) -> None:
    """Ask the database whether it may be written to, and write nothing.

    A read-only one takes the beginning of a writing transaction, and refuses only a statement that writes.
    """
    with faults_explained(place), engine.connect() as connection:
        connection.execute(delete(META).where(false()))
        connection.rollback()


def lock_for_writing(connection: Connection) -> None:
    """Keep other writers out of a transaction, where beginning it for writing did not (SQLite's does)."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE entries IN EXCLUSIVE MODE"))


def fold_log(engine: Engine, place: str) -> None:
    """Fold SQLite's write-ahead log into the file: what was erased must not go on standing in it."""
    if engine.dialect.name == "sqlite":
        run_pragma(engine, place, "PRAGMA wal_checkpoint(TRUNCATE)")


def keep_sqlite_safe(engine: Engine, place: str) -> None:
    """Let readers and a writer work side by side, and have the database itself refuse changes."""
    if engine.dialect.name != "sqlite":
        return
    try:
        run_pragma(engine, place, "PRAGMA journal_mode=WAL")
    except EnvironmentBrokenError as error:
        # Another process works in the register right now; the older way of keeping it is as safe, only less parallel.
        if error.code != "register-locked":
            raise
    with faults_explained(place), engine.connect() as connection:
        guards = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    if not guards >= set(SQLITE_TRIGGERS):
        with writing(engine, place) as connection:
            for name, action in SQLITE_TRIGGERS.items():
                connection.execute(text(f"CREATE TRIGGER IF NOT EXISTS {name} {action}"))


def run_pragma(engine: Engine, place: str, statement: str) -> None:
    """Run what SQLite allows only outside a transaction."""
    with faults_explained(place), closing(engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
        cursor.execute(statement)
