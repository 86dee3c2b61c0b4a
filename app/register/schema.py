"""The tables of the register, portable over databases, and the triggers that keep them append-only."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

SCHEMA_VERSION = 1
"""Raised whenever an older program could no longer read or extend what a newer one writes."""

METADATA = MetaData()

META = Table(
    "meta",
    METADATA,
    Column("name", String(32), primary_key=True),
    Column("value", String(64), nullable=False),
)

ENTRIES = Table(
    "entries",
    METADATA,
    # The order over all chains, for lists and for reading page by page; a chain's own order is `position`.
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("issuer", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("kind", String(40), nullable=False, index=True),
    Column("subject", Text, nullable=False, index=True),
    Column("lookup", Text, nullable=False, index=True),
    Column("created_at", String(32), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    # Room for a signature over `hash`, by the key of that name. Not part of the hash, so that it can be made later.
    Column("signature", Text),
    Column("signing_key", Text),
    UniqueConstraint("issuer", "position"),
    sqlite_autoincrement=True,
)

PAYLOADS = Table(
    "payloads",
    METADATA,
    Column("entry_id", String(32), ForeignKey("entries.id"), primary_key=True),
    Column("text", Text, nullable=False),
)

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END"
SQLITE_TRIGGERS = {
    "entries_stay_as_they_are": f"BEFORE UPDATE ON entries {_REFUSE}",
    "entries_stay": f"BEFORE DELETE ON entries {_REFUSE}",
    "payloads_stay_as_they_are": f"BEFORE UPDATE ON payloads {_REFUSE}",
}
"""A payload may be deleted: erasing on its term is a right, and the chain shows whether it was done in the open."""
