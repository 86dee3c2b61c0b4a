"""The items that are wanted, in the order that is wanted, on top of the event's model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, QTimer, Signal

from app.events.copies import same_files
from app.events.event import EventItem
from ui.event_model import EventModel, Index, ItemRole, Row, runs
from ui.gallery.facts import Order, Wanted, arranged
from ui.gallery.wording import Wording
from ui.tips import in_lines

SETTLE_MS = 700
"""While verdicts come in, items are put in order again at most so often."""


class Shown(QAbstractListModel):
    """Filter and order of the gallery. Selections survive both.

    Qt's own sorting proxy asks Python for each comparison: with 10,000 items that holds the window up for a quarter of a
    second, each time a verdict comes in. Here one list is sorted, which takes a twentieth of that.

    Signals: `arranged` after the items shown, or their order, changed.
    """

    arranged = Signal()

    def __init__(self, source: EventModel, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._wording = source, wording
        self.wanted, self.order = Wanted(), Order.USABLE
        self._places: list[int] = []
        self._stands: dict[int, int] = {}
        self._same: Mapping[str, tuple[EventItem, ...]] | None = None
        self._is_held = self._is_late = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._settled)
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self._reset)
        source.dataChanged.connect(self._changed)
        self._put(arranged(source.rows(), self.wanted, self.order))

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many items are shown."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the event's model says, with the words of the gallery for ears and tool tips."""
        if not index.isValid() or not 0 <= index.row() < len(self._places):
            return None
        row = self._source.at(self._places[index.row()])
        if role == ItemRole.ROW:
            return row
        if role == ItemRole.PATH:
            return row.item.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._wording.line(row, self._same_as(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_lines(self._wording.tip(row, self._same_as(row)))
        return self._source.data(self._source.index(self._places[index.row()]), role)

    # What the gallery asks

    def row_at(self, index: Index) -> Row:
        """The row at an index of this model."""
        return self._source.at(self._places[index.row()])

    def path_at(self, place: int) -> str:
        """The path of the item that stands there."""
        return self._source.at(self._places[place]).item.path

    def index_of(self, path: str) -> QModelIndex:
        """Where an item stands; an invalid index where it is not shown."""
        index = self._source.index_of(path)
        place = self._stands.get(index.row()) if index.isValid() else None
        return QModelIndex() if place is None else self.index(place)

    def rows(self) -> tuple[Row, ...]:
        """What is shown, in its order."""
        return tuple(self._source.at(place) for place in self._places)

    def want(self, wanted: Wanted) -> None:
        """Show other items."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.arrange()

    def sort_by(self, order: Order) -> None:
        """Show them in another order."""
        if order is not self.order:
            self.order = order
            self.arrange()

    def hold(self, on: bool) -> None:  # noqa: FBT001 - as a signal carries it
        """While somebody points at items, they stay where they are; afterwards they are put in order at once.

        What its user asks for meanwhile, another filter or another order, is done all the same.
        """
        self._is_held = on
        if not on and self._is_late:
            self.arrange()

    def arrange(self) -> None:
        """Bring filter and order up to date now."""
        self._settle.stop()
        self._is_late = False
        places = arranged(self._source.rows(), self.wanted, self.order)
        if places == self._places:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        meant = [self._places[index.row()] for index in before]
        self._put(places)
        self.changePersistentIndexList(before, [self._index_of_place(place) for place in meant])
        self.layoutChanged.emit()
        self.arranged.emit()

    # Inside

    def _same_as(self, row: Row) -> tuple[EventItem, ...]:
        """The other items that are the same file; looked for once, until something changes."""
        if self._same is None:
            self._same = same_files(one.item for one in self._source.rows())
        return self._same.get(row.item.path, ())

    def _settled(self) -> None:
        self._is_late = self._is_held
        if not self._is_held:
            self.arrange()

    def _put(self, places: list[int]) -> None:
        self._places = places
        self._stands = {place: stand for stand, place in enumerate(places)}

    def _index_of_place(self, place: int) -> QModelIndex:
        stand = self._stands.get(place)
        return QModelIndex() if stand is None else self.index(stand)

    def _reset(self) -> None:
        self._same = None
        self._put(arranged(self._source.rows(), self.wanted, self.order))
        self.endResetModel()
        self.arranged.emit()

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._same = None
        stands = (self._stands.get(place) for place in range(first.row(), last.row() + 1))
        for begin, end in runs(sorted(stand for stand in stands if stand is not None)):
            self.dataChanged.emit(self.index(begin), self.index(end))
        if not self._settle.isActive():
            self._settle.start()
