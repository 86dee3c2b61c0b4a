"""Days and moments as people write them here, also where a text of the core or of a file holds them as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

from ui.language import translate

_DAY = r"(?<![\w/:-])(\d{4})([-:])(\d\d)\2(\d\d)"
_CLOCK = r"(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?: ?(Z|UTC|[+-]\d\d:?\d\d))?)?"
_END = r"(?![\w/:-])"
_MOMENT = re.compile(_DAY + _CLOCK + _END)
_SPAN = re.compile(rf"(?<![\w/-])(\d{{4}}-\d\d-\d\d)\.\.(\d{{4}}-\d\d-\d\d){_END}")
"""Two days, as the core joins them."""


def day_text(day: date) -> str:
    """A day: 18 september 2026."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def days_text(first: date, last: date) -> str:
    """A day, or from the first to the last of several."""
    if first == last:
        return day_text(first)
    return translate("Dates", "{first} to {last}").format(first=day_text(first), last=day_text(last))


def days_in(text: str) -> tuple[date, ...]:
    """The days that a text holds in these ways, in the order in which it holds them."""
    return tuple(day for found in _MOMENT.finditer(text) if (day := day_of(found)) is not None)


def with_words(text: str) -> str:
    """The text with each day and moment that it holds as 2026-09-18 10:24 (or, as in Exif, 2026:09:18) in words."""
    joined = _SPAN.sub(lambda span: translate("Dates", "{first} to {last}").format(first=span[1], last=span[2]), text)
    return _MOMENT.sub(_in_words, joined)


def _in_words(found: re.Match[str]) -> str:
    day, (*_, clock, zone) = day_of(found), found.groups()
    if day is None:
        return found[0]
    return day_text(day) + (f", {clock}" if clock else "") + (f" {zone}" if zone else "")


def day_of(found: re.Match[str]) -> date | None:
    """The day whose year, mark between, month and day are the first groups; None where the calendar has none such."""
    year, _, month, day, *_ = found.groups()
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
