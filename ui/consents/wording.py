"""Consents in words: as a row of the list, and in full."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeVar

from app.books.consents import Standing, standing
from app.consents import LeadershipConsent, PersonConsent
from app.text import Catalogue
from ui.consents.table import Line
from ui.dates import day_text, days_text
from ui.language import translate

Fact = tuple[str, str]
Word = TypeVar("Word", bound=str)


def moment(value: datetime) -> str:
    """A moment on the clock here; `value` is aware."""
    here = value.astimezone()
    return f"{day_text(here.date())}, {here:%H:%M}"


def short_moment(value: datetime) -> str:
    """The same for a narrow column: 03-05-2026 14:20."""
    return f"{value.astimezone():%d-%m-%Y %H:%M}"


def days(first: date | None, last: date | None) -> str:
    """A span of days, either end open."""
    if first is not None and last is not None:
        return days_text(first, last)
    if first is not None:
        return translate("Consents", "from {day}").format(day=day_text(first))
    if last is not None:
        return translate("Consents", "until {day}").format(day=day_text(last))
    return translate("Consents", "any day")


def leadership_headers() -> tuple[str, ...]:
    """The columns of the leadership's consents."""
    return (
        translate("Consents", "State"),
        translate("Consents", "Reference"),
        translate("Consents", "For"),
        translate("Consents", "Given by"),
        translate("Consents", "Valid until"),
    )


def leadership_row(consent: LeadershipConsent, today: date, catalogue: Catalogue) -> Line:
    """A leadership consent as a row."""
    worth = standing(consent, today)
    cells = (
        catalogue.say(f"words.standing-{worth}"),
        consent.reference,
        consent.event or days(consent.first_day, consent.last_day),
        consent.given_by,
        _short_until(consent.valid_until),
    )
    return Line(consent, cells, worth)


def person_headers() -> tuple[str, ...]:
    """The columns of persons' consents."""
    return (
        translate("Consents", "State"),
        translate("Consents", "Reference"),
        translate("Consents", "Given by"),
        translate("Consents", "For"),
        translate("Consents", "Valid until"),
    )


def person_row(consent: PersonConsent, today: date, catalogue: Catalogue) -> Line:
    """A person's consent as a row."""
    worth = standing(consent, today)
    cells = (
        catalogue.say(f"words.standing-{worth}"),
        consent.reference,
        catalogue.say(f"words.giver-{consent.giver}"),
        ", ".join(catalogue.say(f"words.channel-{one}") for one in sorted(consent.channels)),
        _short_until(consent.valid_until),
    )
    return Line(consent, cells, worth)


def facts(consent: LeadershipConsent | PersonConsent, catalogue: Catalogue) -> tuple[Fact, ...]:
    """Everything on record of a consent."""
    own = _of_leadership(consent, catalogue) if isinstance(consent, LeadershipConsent) else _of_person(consent, catalogue)
    end: tuple[Fact, ...] = ()
    if consent.withdrawn is not None:
        end = (
            (translate("Consents", "Withdrawn"), moment(consent.withdrawn.at)),
            (translate("Consents", "Reason"), consent.withdrawn.reason or "-"),
        )
    return (*end, *own, (translate("Consents", "Recorded here"), moment(consent.recorded_at)))


def _of_leadership(consent: LeadershipConsent, catalogue: Catalogue) -> tuple[Fact, ...]:
    written = day_text(consent.written_on) + (f", {consent.written_at:%H:%M}" if consent.written_at else "")
    sha256 = consent.document_sha256
    return (
        (
            translate("Consents", "Given by"),
            f"{consent.given_by} ({catalogue.say(f'words.consent-role-{consent.role}')})",
        ),
        (translate("Consents", "School"), consent.issuer),
        (translate("Consents", "Written on"), written),
        (
            translate("Consents", "For photos and videos of"),
            ", ".join(catalogue.say(f"words.consent-setting-{one}") for one in sorted(consent.settings)),
        ),
        (translate("Consents", "They may go to"), _channels(consent.channels, catalogue)),
        (translate("Consents", "Only for this activity"), consent.event or translate("Consents", "any activity")),
        (translate("Consents", "Only for photos and videos made"), days(consent.first_day, consent.last_day)),
        (translate("Consents", "Valid until"), _until(consent.valid_until)),
        (
            translate("Consents", "Sound"),
            translate("Consents", "allowed") if consent.sound else translate("Consents", "not allowed"),
        ),
        (
            translate("Consents", "Signed document"),
            translate("Consents", "known by its fingerprint {digits}…").format(digits=sha256[:16])
            if sha256
            else translate("Consents", "not on record"),
        ),
    )


def _of_person(consent: PersonConsent, catalogue: Catalogue) -> tuple[Fact, ...]:
    return (
        (
            translate("Consents", "Answer"),
            catalogue.say("words.refused") if consent.refused else catalogue.say("words.given"),
        ),
        (translate("Consents", "Given by"), catalogue.say(f"words.giver-{consent.giver}")),
        (translate("Consents", "School"), consent.issuer),
        (translate("Consents", "For"), _channels(consent.channels, catalogue)),
        (translate("Consents", "Valid until"), _until(consent.valid_until)),
    )


def _channels(channels: frozenset[Word], catalogue: Catalogue) -> str:
    return ", ".join(catalogue.say(f"words.channel-{one}") for one in sorted(channels))


def _short_until(last: date | None) -> str:
    return f"{last:%d-%m-%Y}" if last is not None else translate("Consents", "no end")


def _until(last: date | None) -> str:
    return day_text(last) if last is not None else translate("Consents", "no end")


SIGNS: Mapping[str, tuple[str, str]] = {
    Standing.VALID: ("shield-check", "allowed"),
    Standing.REFUSED: ("ban", "blocked"),
    Standing.EXPIRED: ("clock", "referred"),
    Standing.WITHDRAWN: ("withdraw", "blocked"),
}
"""The icon of each standing, and the colour it takes: shapes that differ without colour too."""
