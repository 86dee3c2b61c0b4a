"""The consents of the leadership and of persons: which there are, which may be chosen, and adding one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.consents import LeadershipConsent, LeadershipState, PersonConsent, Use, leadership_state
from app.errors import UsageError
from app.model import Channel, Setting
from app.records import add_consent, add_person_consent, consents, person_consents, policy
from app.workplace import Workplace

DOUBTFUL = frozenset({LeadershipState.SAME_DAY, LeadershipState.RECORDED_LATE, LeadershipState.TOO_WIDE})
"""A1 refers lessons with such a consent: it may be relied on once the school leader has decided."""


class Standing(StrEnum):
    """What a consent is worth by itself, whatever it is asked for."""

    VALID = "valid"
    REFUSED = "refused"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a leadership consent is sought for; None where it is not known yet. `days` are of the capture, inclusive."""

    setting: Setting | None = None
    channel: Channel | None = None
    event: str | None = None
    days: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A leadership consent, and what it is worth for what is wanted."""

    consent: LeadershipConsent
    state: LeadershipState

    @property
    def is_choosable(self) -> bool:
        """Whether anything could be released under it: at once, or once the school leader has decided."""
        return self.state is LeadershipState.VALID or self.state in DOUBTFUL


def offers(workplace: Workplace, wanted: Wanted) -> tuple[Offer, ...]:
    """Every leadership consent on record: the valid ones first, then the doubtful, then those that will not do.

    Among equals the one recorded last comes first.
    """
    use = Use(
        setting=wanted.setting,
        channel=wanted.channel,
        event=wanted.event,
        captured=wanted.days,
        today=workplace.now.astimezone(workplace.zone).date(),
        zone=workplace.zone,
    )
    with workplace.reading() as register:
        found = [Offer(consent, leadership_state(consent, use)) for consent in consents(register)][::-1]
    return tuple(sorted(found, key=lambda one: (not one.is_choosable, one.state is not LeadershipState.VALID)))


def standing(consent: LeadershipConsent | PersonConsent, today: date) -> Standing:
    """What a consent is worth on a day, in the order in which the verdict looks: a refusal does not run out."""
    if consent.withdrawn is not None:
        return Standing.WITHDRAWN
    if isinstance(consent, PersonConsent) and consent.refused:
        return Standing.REFUSED
    if consent.valid_until is not None and consent.valid_until < today:
        return Standing.EXPIRED
    return Standing.VALID


def leadership_consents(workplace: Workplace) -> tuple[LeadershipConsent, ...]:
    """Those of the leadership, the last recorded first."""
    with workplace.reading() as register:
        return tuple(consents(register))[::-1]


def persons_consents(workplace: Workplace) -> tuple[PersonConsent, ...]:
    """Those of persons, the last recorded first."""
    with workplace.reading() as register:
        return tuple(person_consents(register))[::-1]


def usual_issuer(workplace: Workplace) -> str:
    """The school that is meant where a consent names none."""
    with workplace.reading() as register:
        return policy(register).issuer


def add_of_leadership(workplace: Workplace, given: LeadershipConsent) -> LeadershipConsent:
    """Record a consent of the school leadership.

    Raises:
        UsageError: `reference-malformed` or `consent-exists`.
    """
    with workplace.writing() as (register, _):
        add_consent(register, given)
    return given


def add_of_person(workplace: Workplace, given: PersonConsent) -> PersonConsent:
    """Record a person's consent or refusal; raises as `add_of_leadership`."""
    with workplace.writing() as (register, _):
        add_person_consent(register, given)
    return given


def hash_of(document: Path) -> str:
    """The SHA-256 of a document, as 64 hex digits: nothing else of it is kept.

    Raises:
        UsageError: `file-unreadable`.
    """
    try:
        with document.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UsageError("file-unreadable", file=str(document), problem=error.strerror or "") from error
