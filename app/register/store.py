"""An open register: appending to it, reading it, verifying it, erasing payloads."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select

from app.errors import EnvironmentBrokenError
from app.register.chain import ERASURE, NO_PREDECESSOR, SALT, Break, BreakKind, Entry, canonical_json, digest, verify_chain
from app.register.engine import fold_log, lock_for_writing, writing
from app.register.faults import faults_explained, file_faults_explained
from app.register.heads import read_heads, write_heads
from app.register.schema import ENTRIES, PAYLOADS

PAGE = 500
"""How many entries are fetched at once when a list is walked through."""
NOTHING: Mapping[str, object] = {}

_COLUMNS = [PAYLOADS.c.text if field.name == "text" else ENTRIES.c[field.name] for field in fields(Entry)]
_WHOLE = select(*_COLUMNS).select_from(ENTRIES.outerjoin(PAYLOADS, PAYLOADS.c.entry_id == ENTRIES.c.id))


@dataclass(frozen=True, slots=True)
class Query:
    """Which entries are asked for; None asks for all. `since` is ISO 8601 in UTC, inclusive."""

    kinds: tuple[str, ...] | None = None
    subject: str | None = None
    lookup: str | None = None
    issuer: str | None = None
    since: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The query as SQL."""
        columns = ENTRIES.c
        exact = ((columns.subject, self.subject), (columns.lookup, self.lookup), (columns.issuer, self.issuer))
        found: list[ColumnElement[bool]] = [column == value for column, value in exact if value is not None]
        if self.kinds is not None:
            found.append(columns.kind.in_(self.kinds))
        if self.since is not None:
            found.append(columns.created_at >= self.since)
        return found


class Transaction:
    """What is read and appended here happens as a whole or not at all, and nobody else writes meanwhile."""

    def __init__(self, connection: Connection) -> None:
        """Work on a connection that holds the write lock; see `Register.transaction`."""
        self._connection = connection

    def append(self, issuer: str, kind: str, subject: str, payload: Mapping[str, object] = NOTHING, lookup: str = "") -> Entry:
        """Append an entry to the issuer's chain.

        Args:
            issuer: the school; it has a chain of its own.
            kind: what the entry records.
            subject: what it is about: an export's id, a reference, an item's SHA-256. Stays when the payload is erased.
            payload: what it says, as JSON values; may be erased later.
            lookup: a second thing to find it by. Stays as well.

        Returns:
            The entry; its place among other chains (`sequence`) is not known yet and 0.
        """
        if SALT in payload:
            raise ValueError(f"{SALT!r} is added by the register")
        words = canonical_json({**payload, SALT: secrets.token_hex(16)})
        last = self._connection.execute(
            select(ENTRIES.c.position, ENTRIES.c.hash)
            .where(ENTRIES.c.issuer == issuer)
            .order_by(ENTRIES.c.position.desc())
            .limit(1)
        ).one_or_none()
        bare = Entry(
            sequence=0,
            id=secrets.token_hex(16),
            issuer=issuer,
            position=last.position + 1 if last else 1,
            previous=last.hash if last else NO_PREDECESSOR,
            kind=kind,
            subject=subject,
            lookup=lookup,
            created_at=datetime.now(UTC).isoformat(timespec="microseconds"),
            digest=digest(words),
            hash="",
            signature=None,
            signing_key=None,
            text=words,
        )
        entry = replace(bare, hash=bare.expected_hash())
        self._connection.execute(insert(ENTRIES).values(**entry.header(), hash=entry.hash))
        self._connection.execute(insert(PAYLOADS).values(entry_id=entry.id, text=words))
        return entry

    def entries(self, query: Query) -> tuple[Entry, ...]:
        """The entries asked for, in the order in which they were written."""
        found = self._connection.execute(_WHOLE.where(*query.conditions()).order_by(ENTRIES.c.sequence))
        return tuple(_trusted(row) for row in found)

    def erase(self, entry_ids: Iterable[str], reason: str, issuer: str) -> Entry:
        """Erase payloads, after saying so in the chain; see `Register.erase`."""
        ids = sorted(set(entry_ids))
        for entry_id in ids:
            kind = self._connection.scalar(select(ENTRIES.c.kind).where(ENTRIES.c.id == entry_id))
            if kind is None or kind == ERASURE:
                raise ValueError(f"no entry that can be erased: {entry_id}")
        said = self.append(issuer, ERASURE, issuer, {"entries": ids, "reason": reason})
        for entry_id in ids:
            self._connection.execute(delete(PAYLOADS).where(PAYLOADS.c.entry_id == entry_id))
        return said


class Register:
    """An open register; made by `open_register`, closed by `with`.

    Every method raises `EnvironmentBrokenError` when the database fails (`register-locked`, `register-read-only`,
    `register-unreadable`, `disk-full`), and `register-tampered` when what is read is not what was written.
    """

    def __init__(self, engine: Engine, place: str, heads_path: Path | None) -> None:
        """Keep an engine for `open_register` to prepare. `place` names the register for people."""
        self._engine = engine
        self._place = place
        self._heads_path = heads_path
        self._remembered = read_heads(heads_path, place) if heads_path else {}
        self._is_trusted = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if error is None:
                self._remember()
        finally:
            self._engine.dispose()

    @property
    def place(self) -> str:
        """The register as a user knows it: a file, or a URL without its password."""
        return self._place

    def append(self, issuer: str, kind: str, subject: str, payload: Mapping[str, object] = NOTHING, lookup: str = "") -> Entry:
        """Append one entry; see `Transaction.append`."""
        with self.transaction() as transaction:
            return transaction.append(issuer, kind, subject, payload, lookup)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Read and append as one step, alone; nothing is written when the body raises."""
        with writing(self._engine, self._place) as connection:
            lock_for_writing(connection)
            yield Transaction(connection)

    def entries(self, query: Query | None = None) -> Iterator[Entry]:
        """The entries asked for, in the order in which they were written, fetched page by page."""
        asked = query or Query()
        page = self._page(asked, 0)
        while page:
            yield from page
            page = self._page(asked, page[-1].sequence) if len(page) == PAGE else ()

    def get(self, entry_id: str) -> Entry | None:
        """The entry of this id."""
        with self.reading() as connection:
            row = connection.execute(_WHOLE.where(ENTRIES.c.id == entry_id)).one_or_none()
        return _trusted(row) if row else None

    def unfinished(self, begun: str, ended: Iterable[str]) -> tuple[Entry, ...]:
        """Entries of the kind `begun` whose subject has no entry of a kind in `ended`."""
        end = ENTRIES.alias()
        has_ended = select(end.c.id).where(end.c.subject == ENTRIES.c.subject, end.c.kind.in_(tuple(ended))).exists()
        with self.reading() as connection:
            found = connection.execute(_WHOLE.where(ENTRIES.c.kind == begun, ~has_ended).order_by(ENTRIES.c.sequence)).all()
        return tuple(map(_trusted, found))

    def heads(self) -> dict[str, str]:
        """The hash of the last entry of each chain, by issuer."""
        ends = select(ENTRIES.c.issuer, func.max(ENTRIES.c.position).label("position")).group_by(ENTRIES.c.issuer).subquery()
        at_end = (ENTRIES.c.issuer == ends.c.issuer) & (ENTRIES.c.position == ends.c.position)
        with self.reading() as connection:
            return {
                row.issuer: row.hash for row in connection.execute(select(ENTRIES.c.issuer, ENTRIES.c.hash).join(ends, at_end))
            }

    def verify(self) -> tuple[Break, ...]:
        """Check every chain, and that what was remembered of it is still there; empty when all is well."""
        ordered = _WHOLE.order_by(ENTRIES.c.issuer, ENTRIES.c.position)
        with self.reading() as connection, closing(connection.execute(ordered)) as rows:
            return verify_chain((Entry(*row) for row in rows), self._remembered)

    def erase(self, entry_ids: Iterable[str], reason: str, issuer: str) -> Entry:
        """Erase payloads on their term: first said in the issuer's chain, then done, in one step.

        Args:
            entry_ids: the entries whose payloads go; their headers stay.
            reason: why, without personal data.
            issuer: in whose chain it is said.

        Returns:
            The erasure's own entry.

        Raises:
            ValueError: when an entry does not exist, or is itself an erasure: without it the chain would not hold.
        """
        with self.transaction() as transaction:
            said = transaction.erase(entry_ids, reason, issuer)
        fold_log(self._engine, self._place)
        return said

    def require_whole(self) -> None:
        """Refuse a register whose chains do not hold.

        Raises:
            EnvironmentBrokenError: `register-tampered`, naming the first break.
        """
        breaks = self.verify()
        if breaks:
            first = breaks[0]
            raise _tampered(first.issuer, first.position, first.kind)
        self._is_trusted = True

    def _page(self, query: Query, after: int) -> tuple[Entry, ...]:
        wanted = _WHOLE.where(ENTRIES.c.sequence > after, *query.conditions()).order_by(ENTRIES.c.sequence).limit(PAGE)
        with self.reading() as connection:
            return tuple(map(_trusted, connection.execute(wanted)))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection of one consistent moment, for reading."""
        with faults_explained(self._place), self._engine.connect() as connection:
            yield connection

    def require_unknown(self) -> None:
        """Refuse a register that is not there although its heads are remembered.

        Raises:
            EnvironmentBrokenError: `register-tampered`.
        """
        for issuer in self._remembered:
            raise _tampered(issuer, 0, BreakKind.HEAD_MISSING)

    def _remember(self) -> None:
        """Write the heads down, unless the chains were not verified or lost in the meantime what was known of them."""
        if self._heads_path is None or not self._is_trusted:
            return
        with self.reading() as connection:
            known = set(connection.scalars(select(ENTRIES.c.hash).where(ENTRIES.c.hash.in_(self._remembered.values()))))
        heads = self.heads()
        if heads != self._remembered and known >= set(self._remembered.values()):
            with file_faults_explained(self._place):
                write_heads(self._heads_path, self._place, heads)


def _trusted(row: Sequence[Any]) -> Entry:
    entry = Entry(*row)
    is_sound = entry.hash == entry.expected_hash() and (entry.text is None or digest(entry.text) == entry.digest)
    if not is_sound:
        raise _tampered(entry.issuer, entry.position, BreakKind.HEADER_CHANGED)
    return entry


def _tampered(issuer: str, position: int, what: BreakKind) -> EnvironmentBrokenError:
    return EnvironmentBrokenError("register-tampered", issuer=issuer, position=position, what=what.value)
