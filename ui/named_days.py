"""The day that a file's name holds: a hint for who attests it. A name is no time of capture, and never taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from app.events.event import EventItem
from ui.dates import day_of, day_text, days_text
from ui.language import translate

_NAMED = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d(?!\d{5}(?!\d)))")
"""IMG-20260918-WA0003, WhatsApp Image 2026-09-18 at 10.24.31, 20260918_102431; six digits behind it are a time of day."""


def named_day(item: EventItem) -> date | None:
    """The first day that the file's name holds."""
    days = map(day_of, _NAMED.finditer(item.found.path.name))
    return next(filter(None, days), None)


def named_span(items: Iterable[EventItem], today: date) -> tuple[date, date] | None:
    """The first and the last day that their names hold; None where none does. What is still to come is no such day."""
    days = [day for item in items if (day := named_day(item)) is not None and day <= today]
    return (min(days), max(days)) if days else None


def name_says(day: date) -> str:
    """What the name of a file says."""
    return translate("NamedDays", "The file's name says: {day}").format(day=day_text(day))


def names_say(count: int, days: tuple[date, date]) -> str:
    """What the names of several files say."""
    said = translate("NamedDays", "The name of %n of them holds a day: {days}.", None, count)
    return said.format(days=days_text(*days))


def but_beware() -> str:
    """Why that is a hint and no more."""
    return translate("NamedDays", "That may be the day on which it was sent or saved.")
