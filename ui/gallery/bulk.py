"""What is done to many items at once, as new values of them. Pure; items of which it cannot be said are left as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.events.deciding import Author, attest, mark, set_setting, unmark
from app.events.event import EventItem
from app.model import DecisionKind, Setting
from ui.event_model import Row
from ui.gallery.facts import is_for_sheet, is_out, lacks_time


def starred(rows: Sequence[Row]) -> tuple[EventItem, ...]:
    """All chosen, or none of them where all were; what nobody is to use cannot be chosen."""
    usable = [row.item for row in rows if not is_out(row)]
    on = not all(item.starred for item in usable)
    return tuple(replace(item, starred=on) for item in usable)


def toggled(rows: Sequence[Row], kind: DecisionKind, author: Author) -> tuple[EventItem, ...]:
    """All marked so, or none of them where all were. Who must appear nowhere is not chosen for release either."""
    able = [row.item for row in rows if row.item.screening is not None and not row.is_reported]
    if able and all(item.has(kind) for item in able):
        return tuple(unmark(item, kind) for item in able)
    marked = (mark(item, kind, author) for item in able)
    if kind is DecisionKind.DO_NOT_USE:
        return tuple(replace(item, starred=False) for item in marked)
    return tuple(marked)


def attested(items: Iterable[EventItem], days: tuple[date, date]) -> tuple[EventItem, ...]:
    """Those without a time of capture were made on these days, first and last."""
    return tuple(attest(item, days) for item in items if lacks_time(item))


def placed(items: Iterable[EventItem], setting: Setting | None) -> tuple[EventItem, ...]:
    """Made under other circumstances than the event; None: under the same."""
    return tuple(set_setting(item, setting) for item in items)


def confirmed(rows: Iterable[Row], author: Author) -> tuple[EventItem, ...]:
    """Nobody is recognisable in these. Where somebody may well be, nothing is confirmed: that one is looked at alone."""
    kind = DecisionKind.NOBODY_RECOGNISABLE
    return tuple(mark(row.item, kind, author) for row in rows if is_for_sheet(row))
