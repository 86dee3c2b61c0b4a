"""The way through the photos: the order stands from the moment of coming in, so that "next" never goes astray."""

from __future__ import annotations

from ui.event_model import EventModel
from ui.review.order import review_order


class Rounds:
    """One round over all photos of an event."""

    def __init__(self, model: EventModel) -> None:
        """Over these."""
        self._model = model
        self._order: tuple[str, ...] = ()
        self._is_early = False

    def begin(self) -> str:
        """Set the order anew; the path that comes first, "" where there is none."""
        rows = self._model.rows()
        self._order = review_order(rows)
        self._is_early = any(not row.item.is_looked_at for row in rows)
        return next(iter(self._order), "")

    def has(self, path: str) -> bool:
        """Whether a photo is among them."""
        return path in self._order

    def place(self, path: str) -> tuple[int, int]:
        """The place of a photo from 1 (0 where it has none), and how many there are."""
        return (self._order.index(path) + 1 if path in self._order else 0, len(self._order))

    def neighbour(self, path: str, by: int) -> str:
        """The path of the photo so many on or back; "" where there is none."""
        if path not in self._order:
            return ""
        at = self._order.index(path)
        if by > 0 and self._is_early:
            self._sort_rest(at + 1)
        return self._order[at + by] if 0 <= at + by < len(self._order) else ""

    def _sort_rest(self, start: int) -> None:
        """More was looked at since: what needs a look comes first among what is still to come."""
        rows = [row for path in self._order[start:] if (row := self._model.row(path)) is not None]
        self._order = (*self._order[:start], *review_order(rows))
        self._is_early = any(not row.item.is_looked_at for row in rows)
