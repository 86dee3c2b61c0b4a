"""What of an item a leader is shown, and what of it was on the screen."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from app.events.waiting import Waiting
from app.model import Region


class Sight(NamedTuple):
    """All that how an item would go out follows from: where two are equal, so are the pictures, and who is covered when.

    `fingerprint` is that of the screening, `decisions` the digest of what was decided. Of a video, `covers` are only its areas.
    """

    sha256: str
    fingerprint: str
    covers: tuple[Region, ...]
    decisions: str


def sight_of(item: Waiting) -> Sight:
    """What of it is shown."""
    fingerprint = item.screening.fingerprint if item.screening is not None else ""
    return Sight(item.sha256, fingerprint, item.covers or (), item.decisions)


class Seen(QObject):
    """What was on the screen of whoever decides, and how large. `grew` when there is more of it."""

    grew = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sides: dict[Sight, int] = {}

    def put(self, item: Waiting, side: int) -> None:
        """It is on the screen as it would go out, its long side that of a picture of at most `side` pixels. Cheap."""
        sight = sight_of(item)
        if side > self._sides.get(sight, 0):
            self._sides[sight] = side
            self.grew.emit()

    def has(self, item: Waiting, side: int) -> bool:
        """Whether it was, at least as large."""
        return self._sides.get(sight_of(item), 0) >= side

    def forget(self) -> None:
        """Somebody else comes, who saw nothing yet."""
        self._sides.clear()
