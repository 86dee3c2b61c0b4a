"""The hash chain: what an entry's hash covers, and where a chain does not hold. Pure: values in, values out.

An entry's hash covers its header; the header names the predecessor's hash and the digest of the payload's text. The
payload itself is stored apart, so that it can be erased and the chain still verifies. A random salt inside the payload
keeps an erased one from being guessed by its digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

NO_PREDECESSOR = "0" * 64
ERASURE = "erasure"
"""The kind of an entry that says which entries' payloads were erased (`entries` in its payload)."""
SALT = "salt"


class BreakKind(StrEnum):
    """In what way a chain does not hold."""

    HEADER_CHANGED = "header-changed"
    GAP = "gap"
    PREDECESSOR = "predecessor"
    ORDER = "order"
    PAYLOAD_CHANGED = "payload-changed"
    PAYLOAD_MISSING = "payload-missing"
    HEAD_MISSING = "head-missing"


@dataclass(frozen=True, slots=True)
class Break:
    """One place where a chain does not hold. `position` 0 is the chain as a whole: its remembered head is gone."""

    issuer: str
    position: int
    kind: BreakKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the register.

    `sequence` orders the entries of all chains, `position` (from 1) those of the issuer's chain. `created_at` is ISO
    8601 in UTC. `text` is the payload's canonical JSON with its salt, None once erased.
    """

    sequence: int
    id: str
    issuer: str
    position: int
    previous: str
    kind: str
    subject: str
    lookup: str
    created_at: str
    digest: str
    hash: str
    signature: str | None
    signing_key: str | None
    text: str | None

    @property
    def payload(self) -> dict[str, object] | None:
        """What the entry says, without its salt; None once erased."""
        if self.text is None:
            return None
        values: dict[str, object] = json.loads(self.text)
        values.pop(SALT, None)
        return values

    def header(self) -> dict[str, str | int]:
        """What the hash covers."""
        return {
            "id": self.id,
            "issuer": self.issuer,
            "position": self.position,
            "previous": self.previous,
            "kind": self.kind,
            "subject": self.subject,
            "lookup": self.lookup,
            "created_at": self.created_at,
            "digest": self.digest,
        }

    def expected_hash(self) -> str:
        """The hash that the header, as it stands, must have."""
        return digest(canonical_json(self.header()))


def canonical_json(values: Mapping[str, object]) -> str:
    """The one text of these values: sorted keys, no spaces, ASCII only (file names that are no Unicode survive)."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def digest(text: str) -> str:
    """The SHA-256 of a text as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def verify_chain(entries: Iterable[Entry], remembered: Mapping[str, str] | None = None) -> tuple[Break, ...]:
    """Check every chain.

    Args:
        entries: all entries, each chain together and in the order of its positions.
        remembered: for each issuer the hash of an entry that was seen before and must still be there: without it a
            chain that was cut off at its end looks whole.

    Returns:
        Every break, by issuer and position; empty when all chains hold.
    """
    heads = dict(remembered or {})
    walk = _Walk(set(heads.values()))
    for entry in entries:
        walk.take(entry)
    lost = (Break(issuer, 0, BreakKind.HEAD_MISSING) for issuer, head in heads.items() if head not in walk.seen)
    breaks = (*walk.breaks, *walk.unexplained(), *lost)
    return tuple(sorted(breaks, key=lambda found: (found.issuer, found.position, found.kind)))


@dataclass(slots=True)
class _Walk:
    """What is carried along from entry to entry."""

    watched: Collection[str]
    seen: set[str] = field(default_factory=set)
    breaks: list[Break] = field(default_factory=list)
    missing: dict[str, Break] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    last: Entry | None = None

    def take(self, entry: Entry) -> None:
        self.breaks += (Break(entry.issuer, entry.position, kind) for kind in self._faults(entry))
        if entry.text is None:
            self.missing[entry.id] = Break(entry.issuer, entry.position, BreakKind.PAYLOAD_MISSING)
        elif entry.kind == ERASURE:
            self.erased.update(erased_by(entry))
        if entry.hash in self.watched:
            self.seen.add(entry.hash)
        self.last = entry

    def _faults(self, entry: Entry) -> Iterator[BreakKind]:
        last = self.last if self.last is not None and self.last.issuer == entry.issuer else None
        if entry.hash != entry.expected_hash():
            yield BreakKind.HEADER_CHANGED
        if entry.position != (last.position + 1 if last else 1):
            yield BreakKind.GAP
        if entry.previous != (last.hash if last else NO_PREDECESSOR):
            yield BreakKind.PREDECESSOR
        if last and entry.sequence <= last.sequence:
            yield BreakKind.ORDER
        if entry.text is not None and digest(entry.text) != entry.digest:
            yield BreakKind.PAYLOAD_CHANGED

    def unexplained(self) -> Iterator[Break]:
        return (found for entry_id, found in self.missing.items() if entry_id not in self.erased)


def erased_by(erasure: Entry) -> tuple[str, ...]:
    """The ids of the entries whose payloads an erasure entry says were erased; none when it cannot be believed."""
    if erasure.text is None or digest(erasure.text) != erasure.digest:
        return ()
    named = (erasure.payload or {}).get("entries")
    return tuple(map(str, named)) if isinstance(named, list) else ()
