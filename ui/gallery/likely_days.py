"""Which days to propose to whoever attests them: never just today, which would be confirmed unread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.consents import capture_trust
from app.events.event import Event, EventItem
from app.model import CaptureTrust
from app.workplace import Workplace

Days = tuple[date, date]
MOST_DAYS = 7
"""More days than these are not proposed: one press of a button would attest them all, and say next to nothing."""


def are_near(days: Days) -> bool:
    """Whether so few days lie between these, first and last included, that they may be proposed."""
    first, last = days
    return (last - first).days < MOST_DAYS


class Source(StrEnum):
    """Who says so."""

    EVENT = "event"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Likely:
    """The first and the last day, and who says so."""

    days: Days
    source: Source

    @property
    def proposed(self) -> Days | None:
        """The days to begin with; None where they lie so far apart that somebody has to choose."""
        return self.days if are_near(self.days) else None


def likely_days(event: Event, items: Iterable[EventItem], workplace: Workplace) -> Likely | None:
    """The event's own days, else those on which its other items were made; None where neither is known.

    Days still to come are no such days; nor are those that a camera's clock cannot mean.
    """
    today = workplace.now.astimezone(workplace.zone).date()
    if event.days is not None:
        first, last = event.days
        return Likely((first, min(last, today)), Source.EVENT) if first <= today else None
    made = [day for item in items if (day := _made_on(item, workplace)) is not None and day <= today]
    return Likely((min(made), max(made)), Source.OTHERS) if made else None


def _made_on(item: EventItem, workplace: Workplace) -> date | None:
    at: datetime | None = item.screening.item.captured_at if item.screening is not None else None
    if at is None or capture_trust(at, None, workplace.now, workplace.zone) is not CaptureTrust.KNOWN:
        return None
    return (at.astimezone(workplace.zone) if at.tzinfo else at).date()
