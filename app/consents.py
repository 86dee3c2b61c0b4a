"""Consents of the leadership and of persons, and whether one is valid for what is asked.

A leadership permission is no legal basis under the AVG; it is what the protocol asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from app.model import CaptureTrust, Channel, Role, Setting, same_name

REFERENCE = re.compile(r"[A-Z0-9][A-Z0-9/-]{2,31}")
"""What a reference looks like: it must not be able to hold a person's name in a sentence."""


class Giver(StrEnum):
    """Who gives a person consent: the parent below 16, the pupil from 16, staff or a visitor for themselves."""

    PARENT = "parent"
    PUPIL = "pupil"
    STAFF = "staff"
    VISITOR = "visitor"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a consent was taken back, when and why."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class LeadershipConsent:
    """The school leadership's permission, with the scope it was given for.

    `written_on` and `written_at` are local wall clock, as on the document; `written_at` is None where the document names
    no time. `first_day` and `last_day` bound the capture day, `valid_until` the day of export, each inclusive; None is
    unbounded. `recorded_at` (aware) is when the program learned of it. `document_sha256` is 64 hex digits or None.
    """

    reference: str
    issuer: str
    given_by: str
    role: Role
    written_on: date
    written_at: time | None
    settings: frozenset[Setting]
    channels: frozenset[Channel]
    recorded_at: datetime
    event: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    valid_until: date | None = None
    sound: bool = False
    document_sha256: str | None = None
    withdrawn: Withdrawal | None = None

    def is_given_by(self, name: str) -> bool:
        """Whether a person of this name gave it: who gives it never releases under it."""
        return same_name(self.given_by) == same_name(name)


@dataclass(frozen=True, slots=True)
class PersonConsent:
    """One person's consent by an opaque reference: for these channels given, or (`refused`) refused."""

    reference: str
    issuer: str
    giver: Giver
    channels: frozenset[Channel]
    refused: bool
    recorded_at: datetime
    valid_until: date | None = None
    withdrawn: Withdrawal | None = None


class LeadershipState(StrEnum):
    """What a leadership consent is worth for one item, setting, channel and day of export."""

    VALID = "valid"
    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OUT_OF_SCOPE = "out-of-scope"
    AFTER_CAPTURE = "after-capture"
    WITHOUT_DOCUMENT = "without-document"
    SAME_DAY = "same-day"
    RECORDED_LATE = "recorded-late"
    TOO_WIDE = "too-wide"


class PersonState(StrEnum):
    """What a person consent is worth for one channel and day of export."""

    GIVEN = "given"
    REFUSED = "refused"
    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


LESSONS = frozenset({Setting.LESSON, Setting.LESSON_RECORDING})
"""Where A1 asks for a consent that is written and prior; elsewhere any consent in scope will do."""

WIDEST_LESSON_SPAN = timedelta(days=31)
"""A lesson consent without an event may span a month; for a whole year of lessons it is referred."""

FIRST_DIGITAL_YEAR = 1992
"""Before this year nothing was photographed with a digital camera: the JPEG standard dates from September 1992."""

FUTURE_TOLERANCE = timedelta(minutes=5)
"""How far a clock that names its offset may run ahead."""

FUTURE_TOLERANCE_WITHOUT_ZONE = timedelta(days=1)
"""How far a wall clock of an unknown zone may run ahead: a camera may have been set anywhere on earth."""

Captured = datetime | tuple[date, date]
"""What is relied on: the file's own time, or the first and last day that the operator attests."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a consent is asked for.

    `captured` is the file's own time (aware, or naive wall clock of `zone`), the attested first and last day (inclusive),
    or None where neither can be relied on. `today` is the day of export in `zone`, in which the document's wall clock is
    read too.
    """

    setting: Setting | None
    channel: Channel | None
    event: str | None
    captured: Captured | None
    today: date
    zone: tzinfo


def leadership_state(consent: LeadershipConsent | None, use: Use) -> LeadershipState:
    """What the leadership's consent is worth for this use.

    What is not known (no setting or channel chosen, no capture time) is not held against the consent: the rules have
    findings of their own for it. An attested range has to lie wholly in scope and wholly after the consent. Of several
    defects the first in the order of the table below is told, so the doubtful ones come last.

    Args:
        consent: the consent that is relied on; None where there is none.
        use: what it is relied on for.

    Returns:
        `VALID`, or the first defect.
    """
    if consent is None:
        return LeadershipState.MISSING
    checks = _EVERYWHERE + (_IN_LESSONS if use.setting in LESSONS else ())
    return next((state for state, is_defect in checks if is_defect(consent, use)), LeadershipState.VALID)


def person_state(consent: PersonConsent | None, channel: Channel | None, today: date) -> PersonState:
    """What one person's consent is worth for a channel.

    Args:
        consent: the consent that is relied on; None where there is none.
        channel: where the item goes; for None, or a channel the consent does not speak of, it is missing.
        today: the day of export.

    Returns:
        `GIVEN`, or why not.
    """
    if consent is None or channel not in consent.channels:
        return PersonState.MISSING
    if consent.withdrawn is not None:
        return PersonState.WITHDRAWN
    if consent.refused:
        return PersonState.REFUSED
    if consent.valid_until is not None and consent.valid_until < today:
        return PersonState.EXPIRED
    return PersonState.GIVEN


def capture_trust(
    captured_at: datetime | None, attested: tuple[date, date] | None, now: datetime, zone: tzinfo
) -> CaptureTrust:
    """How far the time of capture can be relied on.

    Args:
        captured_at: what the file itself says, aware or naive wall clock.
        attested: the first and last day that the operator attests; ignored when reversed or not yet begun.
        now: the present, aware.
        zone: the zone of naive wall clocks.

    Returns:
        `KNOWN` for a plausible time of the file, else `ATTESTED`, else `IMPLAUSIBLE` or (no time at all) `UNKNOWN`.
    """
    if captured_at is not None and _is_plausible(captured_at, now, zone):
        return CaptureTrust.KNOWN
    if attested is not None and attested[0] <= min(attested[1], now.astimezone(zone).date()):
        return CaptureTrust.ATTESTED
    return CaptureTrust.UNKNOWN if captured_at is None else CaptureTrust.IMPLAUSIBLE


def _is_plausible(captured_at: datetime, now: datetime, zone: tzinfo) -> bool:
    if captured_at.tzinfo is None:
        in_future = captured_at > now.astimezone(zone).replace(tzinfo=None) + FUTURE_TOLERANCE_WITHOUT_ZONE
    else:
        in_future = captured_at > now + FUTURE_TOLERANCE
    never_set = (captured_at.month, captured_at.day, captured_at.hour, captured_at.minute) == (1, 1, 0, 0)
    return captured_at.year >= FIRST_DIGITAL_YEAR and not in_future and not never_set


def _instants(moment: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The earliest and latest instant (UTC) a wall clock may mean: two when the clock was put back, else one.

    Python reads an hour that the clock skipped in two ways also, the later one first.
    """
    if moment.tzinfo is not None:
        return moment.astimezone(UTC), moment.astimezone(UTC)
    both = [moment.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return min(both), max(both)


def _capture_days(captured: Captured, zone: tzinfo) -> tuple[date, date]:
    if not isinstance(captured, datetime):
        return captured
    day = (captured if captured.tzinfo is None else captured.astimezone(zone)).date()
    return day, day


def _same_event(one: str, other: str | None) -> bool:
    return other is not None and one.strip().casefold() == other.strip().casefold()


def _is_expired(consent: LeadershipConsent, use: Use) -> bool:
    return consent.valid_until is not None and consent.valid_until < use.today


def _is_out_of_scope(consent: LeadershipConsent, use: Use) -> bool:
    return (
        (use.setting is not None and use.setting not in consent.settings)
        or (use.channel is not None and use.channel not in consent.channels)
        or (consent.event is not None and not _same_event(consent.event, use.event))
        or _is_out_of_days(consent, use)
    )


def _is_out_of_days(consent: LeadershipConsent, use: Use) -> bool:
    if use.captured is None:
        return False
    first, last = _capture_days(use.captured, use.zone)
    return first < (consent.first_day or date.min) or last > (consent.last_day or date.max)


def _is_after_capture(consent: LeadershipConsent, use: Use) -> bool:
    if use.captured is None:
        return False
    if isinstance(use.captured, datetime) and consent.written_at is not None:
        written_earliest, _ = _instants(datetime.combine(consent.written_on, consent.written_at), use.zone)
        return written_earliest > _instants(use.captured, use.zone)[1]
    return consent.written_on > _capture_days(use.captured, use.zone)[0]


def _may_be_after_capture(consent: LeadershipConsent, use: Use) -> bool:
    """Asked once it is not surely after: the same day without both times, or wall clocks too close to tell."""
    if use.captured is None:
        return False
    if isinstance(use.captured, datetime) and consent.written_at is not None:
        _, written_latest = _instants(datetime.combine(consent.written_on, consent.written_at), use.zone)
        return written_latest >= _instants(use.captured, use.zone)[0]
    return consent.written_on == _capture_days(use.captured, use.zone)[0]


def _is_recorded_late(consent: LeadershipConsent, use: Use) -> bool:
    if use.captured is None:
        return False
    captured = use.captured if isinstance(use.captured, datetime) else datetime.combine(use.captured[0], time.min)
    return consent.recorded_at > _instants(captured, use.zone)[0]


def _is_too_wide(consent: LeadershipConsent, _: Use) -> bool:
    if consent.event is not None:
        return False
    if consent.first_day is None or consent.last_day is None:
        return True
    return consent.last_day - consent.first_day >= WIDEST_LESSON_SPAN


_Check = tuple[LeadershipState, Callable[[LeadershipConsent, Use], bool]]

_EVERYWHERE: tuple[_Check, ...] = (
    (LeadershipState.WITHDRAWN, lambda consent, _: consent.withdrawn is not None),
    (LeadershipState.EXPIRED, _is_expired),
    (LeadershipState.OUT_OF_SCOPE, _is_out_of_scope),
    (LeadershipState.AFTER_CAPTURE, _is_after_capture),
)
_IN_LESSONS: tuple[_Check, ...] = (
    (LeadershipState.WITHOUT_DOCUMENT, lambda consent, _: consent.document_sha256 is None),
    (LeadershipState.SAME_DAY, _may_be_after_capture),
    (LeadershipState.RECORDED_LATE, _is_recorded_late),
    (LeadershipState.TOO_WIDE, _is_too_wide),
)
