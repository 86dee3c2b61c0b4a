"""The open event as a Qt model: one row an item, its values frozen; a change replaces a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.events.event import EventItem, Judged, Use
from app.model import DecisionKind
from app.pipeline.video_preview import Wanted, poster_moment, wanted

REPORTED_CODE = "a9-reported"
"""The code of the finding that says that a photo was reported under A9."""

Index = QModelIndex | QPersistentModelIndex


class ItemRole(IntEnum):
    """What views ask the model for, beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The `Row`."""
    PATH = Qt.ItemDataRole.UserRole + 2
    """The item's path, as text."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item and its verdict; `judged` is None until it is known, and for what cannot be looked at.

    `use` is what the event is released for now: what the item was last tried for may be another.
    """

    item: EventItem
    judged: Judged | None = None
    use: Use = Use()  # noqa: RUF009 - a frozen value

    @property
    def is_reported(self) -> bool:
        """Whether somebody reported it under A9, here or as the register says: it is not shown any more, anywhere."""
        if self.item.decisions and self.item.has(DecisionKind.REPORTED):
            return True
        return self.judged is not None and any(finding.code == REPORTED_CODE for finding in self.judged.findings)


class EventModel(QAbstractListModel):
    """The items of the open event, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._use = Use()
        self._places: dict[str, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many items; a list has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for `ItemRole.ROW`, its path for `ItemRole.PATH`, its name for people."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ItemRole.ROW:
            return row
        if role == ItemRole.PATH:
            return row.item.path
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.item.found.path.name
        return None

    def load(self, items: Iterable[EventItem], use: Use = Use()) -> None:  # noqa: B008 - a frozen value
        """Show another event, which is released for this."""
        self.beginResetModel()
        self._use = use
        self._rows = [Row(item, use=use) for item in items]
        self._places = {row.item.path: place for place, row in enumerate(self._rows)}
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        """All rows, in their order."""
        return tuple(self._rows)

    def items(self) -> tuple[EventItem, ...]:
        """All items, in their order."""
        return tuple(row.item for row in self._rows)

    def at(self, place: int) -> Row:
        """The row at a place."""
        return self._rows[place]

    def row(self, path: str) -> Row | None:
        """The row of an item."""
        place = self._places.get(path)
        return None if place is None else self._rows[place]

    def still_of(self, path: str, side: int) -> Wanted | None:
        """The frame that stands for a video where it is shown small; None for a photo, and for what nobody looked at yet."""
        row = self.row(path)
        screening = row.item.screening if row is not None else None
        if screening is None or screening.clip is None:
            return None
        size = screening.item.width, screening.item.height
        return wanted(screening.clip, size, poster_moment(screening.clip), 1, side)

    def index_of(self, path: str) -> QModelIndex:
        """Where an item stands; an invalid index where it does not."""
        place = self._places.get(path)
        return QModelIndex() if place is None else self.index(place)

    def replace_items(self, items: Iterable[EventItem]) -> None:
        """Items take the place of those with the same path; their verdicts stay until they are judged anew."""
        self._replace({item.path: replace(self._rows[self._places[item.path]], item=item) for item in items})

    def replace_judged(self, judged: Mapping[str, Judged | None]) -> None:
        """Verdicts by path."""
        known = {path: one for path, one in judged.items() if path in self._places}
        self._replace({path: replace(self._rows[self._places[path]], judged=one) for path, one in known.items()})

    def replace_use(self, use: Use) -> None:
        """The event is released for something else from now on."""
        if use != self._use:
            self._use = use
            self._replace({row.item.path: replace(row, use=use) for row in self._rows})

    def _replace(self, rows: Mapping[str, Row]) -> None:
        changed = sorted(self._places[path] for path, row in rows.items() if self._rows[self._places[path]] != row)
        for place in changed:
            self._rows[place] = rows[self._rows[place].item.path]
        for first, last in runs(changed):
            self.dataChanged.emit(self.index(first), self.index(last))


def runs(places: list[int]) -> list[tuple[int, int]]:
    """Consecutive numbers as first and last."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
