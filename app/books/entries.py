"""The register's entries for people: found by kind, consent, period and words; read page by page; checked; written out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path, PurePath
from typing import TextIO

from app.errors import EnvironmentBrokenError
from app.records import register_csv
from app.register import Entry, Query, Register
from app.register.exports import CONFIRMED, STAGED, exports_resting_on
from app.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Sought:
    """Which entries are wanted; days are inclusive, on the clocks here; empty and None ask for all."""

    kinds: tuple[str, ...] | None = None
    consent: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class BookLine:
    """An entry of the register. `at` is aware; `payload` is what it says, None once erased.

    `file` is the released file's name where the entry says that it was released.
    """

    id: str
    at: datetime
    issuer: str
    position: int
    kind: str
    subject: str
    lookup: str
    payload: Mapping[str, object] | None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """Where a chain does not hold; `position` 0 is the chain as a whole. `what` is a stable code."""

    issuer: str
    position: int
    what: str


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """Whether every chain holds; counted only when it does."""

    breaks: tuple[ChainBreak, ...]
    entries: int = 0
    chains: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing was changed or lost."""
        return not self.breaks


def entry_ids(workplace: Workplace, sought: Sought) -> tuple[str, ...]:
    """The ids of the entries wanted, the last written first."""
    since = _instant(sought.first_day, workplace.zone)
    until = _instant(sought.last_day + timedelta(1), workplace.zone) if sought.last_day else None
    words = sought.words.casefold().split()
    with workplace.reading() as register:
        about = concerned(register, sought.consent) if sought.consent else None
        found = [
            entry.id
            for entry in register.entries(Query(sought.kinds, since=since))
            if (about is None or entry.subject in about)
            and (until is None or entry.created_at < until)
            and _speaks_of(entry, words)
        ]
    return tuple(reversed(found))


def lines(workplace: Workplace, ids: Iterable[str]) -> tuple[BookLine, ...]:
    """These entries, in this order; unknown ids are left out."""
    with workplace.reading() as register:
        return tuple(_named(register, line_of(entry)) for entry in map(register.get, ids) if entry is not None)


def kinds_and_consents(workplace: Workplace) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kinds of entries that there are, and the references of all consents, each in order."""
    kinds: set[str] = set()
    consents: set[str] = set()
    with workplace.reading() as register:
        for entry in register.entries():
            kinds.add(entry.kind)
            if entry.kind in {"consent", "person-consent"}:
                consents.add(entry.subject)
    return tuple(sorted(kinds)), tuple(sorted(consents))


def check_chain(workplace: Workplace) -> ChainCheck:
    """Check every chain of the register, and that what was remembered of it is still there."""
    with workplace.reading() as register:
        breaks = tuple(ChainBreak(one.issuer, one.position, one.kind.value) for one in register.verify())
        if breaks:
            return ChainCheck(breaks)
        return ChainCheck((), sum(1 for _ in register.entries()), len(register.heads()))


def save_csv(workplace: Workplace, file: Path) -> Path:
    """Write the whole register as a table, the same as the command line's.

    Raises:
        EnvironmentBrokenError: `file-unwritable`.
    """
    with workplace.reading() as register, creating_whole(file) as stream:
        register_csv(register, stream)
    return file


@contextmanager
def creating_whole(file: Path) -> Iterator[TextIO]:
    """A file for text that appears under its name only once it is complete; the user chose to replace what is there.

    Raises:
        EnvironmentBrokenError: `file-unwritable`.
    """
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        part.replace(file)
    except OSError as error:
        raise EnvironmentBrokenError("file-unwritable", file=str(file), problem=error.strerror or "") from error
    finally:
        part.unlink(missing_ok=True)


def line_of(entry: Entry) -> BookLine:
    """An entry as a value for people."""
    return BookLine(
        entry.id,
        datetime.fromisoformat(entry.created_at),
        entry.issuer,
        entry.position,
        entry.kind,
        entry.subject,
        entry.lookup,
        entry.payload,
    )


def _named(register: Register, line: BookLine) -> BookLine:
    if line.kind != CONFIRMED:
        return line
    staged = [entry.payload or {} for entry in register.entries(Query((STAGED,), subject=line.subject))]
    output = staged[-1].get("output") if staged else None
    return replace(line, file=PurePath(str(output)).name) if output else line


def _instant(day: date | None, zone: tzinfo) -> str | None:
    """The beginning of a day here, as the register writes instants."""
    if day is None:
        return None
    return datetime.combine(day, time(), zone).astimezone(UTC).isoformat(timespec="microseconds")


def concerned(register: Register, reference: str) -> frozenset[str]:
    """The subjects of what a consent is about: itself, and all exports that rest on it."""
    return frozenset({reference, *(export.id for export in exports_resting_on(register, reference))})


def _speaks_of(entry: Entry, words: Iterable[str]) -> bool:
    if not words:
        return True
    said = json.dumps(entry.payload, ensure_ascii=False) if entry.payload else ""
    whole = " ".join((entry.id, entry.subject, entry.lookup, entry.kind, entry.issuer, entry.created_at, said)).casefold()
    return all(word in whole for word in words)
