"""In which order photos are reviewed: those that need a look first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from app.model import Verdict
from ui.event_model import Row


class Need(IntEnum):
    """How much a photo needs a look, most first."""

    DOUBT = 0
    """Faces of which the program is not certain."""
    QUESTION = 1
    """Referred, or nobody was found and nobody confirmed it."""
    UNSEEN = 2
    """Nobody looked at it closely yet."""
    WAITING = 3
    """Not looked at by the program yet."""
    SEEN = 4
    CLOSED = 5
    """Unreadable or reported: there is nothing to look at."""


def need(row: Row) -> Need:
    """How much one photo needs a look."""
    if row.item.problem is not None or row.is_reported:
        return Need.CLOSED
    if row.item.screening is None:
        return Need.WAITING
    if row.item.seen:
        return Need.SEEN
    if row.item.doubts:
        return Need.DOUBT
    if row.judged is not None and row.judged.verdict is Verdict.REFERRED:
        return Need.QUESTION
    return Need.UNSEEN


def review_order(rows: Sequence[Row]) -> tuple[str, ...]:
    """The paths of all photos, in the order of review; within equal need as the event has them."""
    return tuple(row.item.path for row in sorted(rows, key=need))


def still_to_see(rows: Sequence[Row]) -> int:
    """How many photos wait for somebody to look at them."""
    return sum(need(row) < Need.WAITING for row in rows)
