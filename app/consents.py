"""Consents of the leadership and of persons, and whether one is valid for what is asked.

A leadership permission is no legal basis under the AVG; it is what the protocol asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from app.model import Channel, Role, Setting

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
