"""What the register says of one item, line by line, oldest first: for whoever looks at the item again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.model import Actor, Channel, Recipient
from app.records.grounds import ExportBasis
from app.records.kinds import (
    CONVERTER,
    DO_NOT_USE,
    DO_NOT_USE_LIFTED,
    MARKS,
    REFERRAL,
    REFERRAL_CLOSED,
    REFERRAL_DECIDED,
    REFERRAL_KINDS,
    REMOVAL_TASK,
    REPORTED,
)
from app.records.questions import Answer, Question
from app.register.chain import Entry
from app.register.exports import KINDS, OPENED, STAGED, STATES, ExportState
from app.register.store import Query, Register


@dataclass(frozen=True, slots=True)
class Referred:
    """The item was put to the school leader."""

    at: datetime
    question: Question


@dataclass(frozen=True, slots=True)
class Answered:
    """A leader answered `question`; a later answer to the same one is a change of mind."""

    at: datetime
    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class Closed:
    """`question` waits no more: it was asked anew, or the item was released."""

    at: datetime
    question: Question


@dataclass(frozen=True, slots=True)
class Marked:
    """Not to be used, or reported under A9 (`to` says to whom); `by` is None once erased."""

    at: datetime
    by: Actor | None
    to: Recipient | None = None


@dataclass(frozen=True, slots=True)
class Lifted:
    """That it must not be used was taken back; `by` is None once erased."""

    at: datetime
    by: Actor | None


@dataclass(frozen=True, slots=True)
class Made:
    """An export was made from the item, or begun: `at` is when it came to its `state`, `entry` its id in the register.

    `reason` is the code of what made it come to nothing; "" where nothing did.
    """

    at: datetime
    entry: str
    state: ExportState
    output: Path | None
    channel: Channel
    consent: str
    operator: Actor
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The export of id `entry` has to be taken back: `consent` was withdrawn."""

    at: datetime
    entry: str
    consent: str


HistoryLine = Referred | Answered | Closed | Marked | Lifted | Made | TakeBack


def history(register: Register, sha256: str) -> tuple[HistoryLine, ...]:
    """What the register says of one item, oldest first; what was erased is left out.

    It reads every export there is: for many items ask `histories`.
    """
    entries = list(register.entries(Query((*REFERRAL_KINDS, *MARKS), subject=sha256)))
    for opened in register.entries(Query((OPENED,))):
        if _source(opened) == sha256:
            entries += register.entries(Query((*KINDS, REMOVAL_TASK), subject=opened.subject))
    return _told(entries)


def histories(register: Register) -> Mapping[str, tuple[HistoryLine, ...]]:
    """The same for every item of which the register says anything, by SHA-256, read once."""
    found: dict[str, list[Entry]] = {}
    sources: dict[str, str] = {}
    for entry in register.entries(Query((*REFERRAL_KINDS, *MARKS, *KINDS, REMOVAL_TASK))):
        if entry.kind == OPENED and (source := _source(entry)):
            sources[entry.subject] = source
        about = sources.get(entry.subject) if entry.kind in {*KINDS, REMOVAL_TASK} else entry.subject
        if about is not None:
            found.setdefault(about, []).append(entry)
    return {sha256: _told(entries) for sha256, entries in found.items()}


def _source(opened: Entry) -> str | None:
    """The SHA-256 of what an export is made from."""
    details = (opened.payload or {}).get("details")
    return details.get("sha256") if isinstance(details, dict) else None


def _told(entries: Iterable[Entry]) -> tuple[HistoryLine, ...]:
    """The entries about one item as lines."""
    ordered = sorted(entries, key=lambda entry: entry.sequence)
    numbered = [*_questions(ordered), *_exports(ordered)]
    numbered += ((entry.sequence, say(entry)) for entry in ordered if (say := _ALONE.get(entry.kind)))
    return tuple(line for _, line in sorted(numbered, key=lambda one: one[0]))


def _questions(entries: list[Entry]) -> Iterator[tuple[int, HistoryLine]]:
    asked: dict[str, Question] = {}
    for entry in entries:
        if entry.payload is None:
            continue
        if entry.kind == REFERRAL:
            asked[entry.id] = CONVERTER.structure(entry.payload, Question)
            yield entry.sequence, Referred(_at(entry), asked[entry.id])
        elif entry.lookup in asked and entry.kind == REFERRAL_DECIDED:
            yield entry.sequence, Answered(_at(entry), asked[entry.lookup], CONVERTER.structure(entry.payload, Answer))
        elif entry.lookup in asked and entry.kind == REFERRAL_CLOSED:
            yield entry.sequence, Closed(_at(entry), asked[entry.lookup])


def _exports(entries: list[Entry]) -> Iterator[tuple[int, HistoryLine]]:
    """Each export once, where it came to the state that it is in."""
    by_export: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        if entry.kind in STATES:
            by_export.setdefault(entry.subject, {})[entry.kind] = entry
    for export_id, found in by_export.items():
        last = max(found.values(), key=lambda entry: entry.sequence)
        output = (found[STAGED].payload or {}).get("output") if STAGED in found else None
        basis = CONVERTER.structure((found[OPENED].payload or {})["details"], ExportBasis)
        yield (
            last.sequence,
            Made(
                _at(last),
                export_id,
                STATES[last.kind],
                Path(str(output)) if output else None,
                basis.channel,
                basis.consent,
                basis.operator,
                str((last.payload or {}).get("reason", "")),
            ),
        )


def _marked(entry: Entry) -> Marked:
    by = (entry.payload or {}).get("by")
    return Marked(_at(entry), CONVERTER.structure(by, Actor) if by else None, Recipient(entry.lookup) if entry.lookup else None)


def _lifted(entry: Entry) -> Lifted:
    by = (entry.payload or {}).get("by")
    return Lifted(_at(entry), CONVERTER.structure(by, Actor) if by else None)


def _taken_back(entry: Entry) -> TakeBack:
    return TakeBack(_at(entry), entry.subject, entry.lookup)


_ALONE: Mapping[str, Callable[[Entry], HistoryLine]] = {
    DO_NOT_USE: _marked,
    DO_NOT_USE_LIFTED: _lifted,
    REPORTED: _marked,
    REMOVAL_TASK: _taken_back,
}


def _at(entry: Entry) -> datetime:
    return datetime.fromisoformat(entry.created_at)
