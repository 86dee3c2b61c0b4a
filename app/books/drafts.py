"""What somebody typed into a form for a consent, and what is wrong with it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from app.consents import REFERENCE, WIDEST_LESSON_SPAN, Giver, LeadershipConsent, PersonConsent
from app.model import LEADERSHIP, Channel, Role, Setting, same_name


class Field(StrEnum):
    """The fields of both forms."""

    REFERENCE = "reference"
    ISSUER = "issuer"
    GIVEN_BY = "given-by"
    ROLE = "role"
    WRITTEN = "written"
    SETTINGS = "settings"
    CHANNELS = "channels"
    EVENT = "event"
    DAYS = "days"
    VALID_UNTIL = "valid-until"
    DOCUMENT = "document"
    GIVER = "giver"
    ANSWER = "answer"


class Defect(StrEnum):
    """What is wrong with a field; the catalogue has a sentence for each: `words.defect-…`."""

    MISSING = "missing"
    REFERENCE_MALFORMED = "reference-malformed"
    GIVER_IS_OPERATOR = "giver-is-operator"
    IN_FUTURE = "in-future"
    DAYS_REVERSED = "days-reversed"
    OVER_ALREADY = "over-already"


class Caution(StrEnum):
    """What is allowed and will disappoint: `words.caution-…`."""

    LESSON_WITHOUT_DOCUMENT = "lesson-without-document"
    LESSON_TOO_WIDE = "lesson-too-wide"
    LESSON_WITHOUT_TIME = "lesson-without-time"


Defects = tuple[tuple[Field, Defect], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadershipDraft:
    """A leadership consent as typed; days are inclusive, None where the box was left empty."""

    reference: str = ""
    issuer: str = ""
    given_by: str = ""
    role: Role = Role.DIRECTOR
    written_on: date
    written_at: time | None = None
    settings: frozenset[Setting] = frozenset()
    channels: frozenset[Channel] = frozenset()
    event: str = ""
    first_day: date | None = None
    last_day: date | None = None
    valid_until: date | None = None
    sound: bool = False
    document_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A person's consent as typed."""

    reference: str = ""
    issuer: str = ""
    giver: Giver = Giver.PARENT
    channels: frozenset[Channel] = frozenset()
    refused: bool = False
    valid_until: date | None = None


def leadership_defects(draft: LeadershipDraft, operator: str | None, today: date) -> Defects:
    """What has to be mended before a leadership consent can be recorded.

    Args:
        draft: what was typed.
        operator: who records it, if known: nobody gives themselves permission.
        today: the day it is recorded.
    """
    return (*_shared(draft, today), *_of_leadership(draft, operator, today))


def person_defects(draft: PersonDraft, today: date) -> Defects:
    """What has to be mended before a person's consent can be recorded."""
    return tuple(_shared(draft, today))


def cautions(draft: LeadershipDraft) -> tuple[Caution, ...]:
    """What A1 will make of a consent for lessons that leaves something out."""
    if Setting.LESSON not in draft.settings:
        return ()
    found = []
    if draft.document_sha256 is None:
        found.append(Caution.LESSON_WITHOUT_DOCUMENT)
    if not draft.event.strip() and not _is_narrow(draft):
        found.append(Caution.LESSON_TOO_WIDE)
    if draft.written_at is None:
        found.append(Caution.LESSON_WITHOUT_TIME)
    return tuple(found)


def leadership_consent(draft: LeadershipDraft, now: datetime) -> LeadershipConsent:
    """The consent of a draft without defects, recorded `now` (aware)."""
    return LeadershipConsent(
        reference=draft.reference.strip(),
        issuer=draft.issuer.strip(),
        given_by=draft.given_by.strip(),
        role=draft.role,
        written_on=draft.written_on,
        written_at=draft.written_at,
        settings=draft.settings,
        channels=draft.channels,
        recorded_at=now,
        event=draft.event.strip() or None,
        first_day=draft.first_day,
        last_day=draft.last_day,
        valid_until=draft.valid_until,
        sound=draft.sound,
        document_sha256=draft.document_sha256,
    )


def person_consent(draft: PersonDraft, now: datetime) -> PersonConsent:
    """The consent of a draft without defects, recorded `now` (aware)."""
    return PersonConsent(
        draft.reference.strip(), draft.issuer.strip(), draft.giver, draft.channels, draft.refused, now, draft.valid_until
    )


def _shared(draft: LeadershipDraft | PersonDraft, today: date) -> Iterator[tuple[Field, Defect]]:
    if not draft.reference.strip():
        yield Field.REFERENCE, Defect.MISSING
    elif not REFERENCE.fullmatch(draft.reference.strip()):
        yield Field.REFERENCE, Defect.REFERENCE_MALFORMED
    if not draft.issuer.strip():
        yield Field.ISSUER, Defect.MISSING
    if not draft.channels:
        yield Field.CHANNELS, Defect.MISSING
    if draft.valid_until is not None and draft.valid_until < today:
        yield Field.VALID_UNTIL, Defect.OVER_ALREADY


def _of_leadership(draft: LeadershipDraft, operator: str | None, today: date) -> Iterator[tuple[Field, Defect]]:
    if not draft.given_by.strip():
        yield Field.GIVEN_BY, Defect.MISSING
    elif same_name(draft.given_by) == same_name(operator or ""):
        yield Field.GIVEN_BY, Defect.GIVER_IS_OPERATOR
    if draft.role not in LEADERSHIP:
        yield Field.ROLE, Defect.MISSING
    if draft.written_on > today:
        yield Field.WRITTEN, Defect.IN_FUTURE
    if not draft.settings:
        yield Field.SETTINGS, Defect.MISSING
    if draft.first_day is not None and draft.last_day is not None and draft.last_day < draft.first_day:
        yield Field.DAYS, Defect.DAYS_REVERSED


def _is_narrow(draft: LeadershipDraft) -> bool:
    return draft.first_day is not None and draft.last_day is not None and draft.last_day - draft.first_day < WIDEST_LESSON_SPAN
