"""The register's entries as a table that holds ids alone and asks for the lines it shows, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.books.entries import BookLine
from app.text import Catalogue
from ui.consents.wording import short_moment
from ui.language import translate
from ui.register.wording import issuer_word, kind_of, summary

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
PAGE_LINES = 200
NOT_YET = "…"


class EntriesModel(QAbstractTableModel):
    """`wanted` carries the number of a page whose lines are not there yet; `take_page` brings them."""

    wanted = Signal(int)

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._headers = (
            translate("Register", "Time"),
            translate("Register", "What happened"),
            translate("Register", "About"),
            translate("Register", "School"),
        )
        self._ids: tuple[str, ...] = ()
        self._cells: dict[int, tuple[str, ...]] = {}
        self._asked: set[int] = set()

    def load(self, ids: Iterable[str]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._ids = tuple(ids)
        self._cells, self._asked = {}, set()
        self.endResetModel()

    def ids(self) -> tuple[str, ...]:
        """The ids of all entries, in their order."""
        return self._ids

    def id_at(self, row: int) -> str | None:
        """The id of a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def page_ids(self, page: int) -> tuple[str, ...]:
        """The ids of a page."""
        return self._ids[page * PAGE_LINES : (page + 1) * PAGE_LINES]

    def take_page(self, page: int, lines: Iterable[BookLine]) -> None:
        """The lines of a page are there; those that belong to another list are left alone."""
        first = page * PAGE_LINES
        for row, line in enumerate(lines, first):
            if self.id_at(row) == line.id:
                self._cells[row] = self._words(line)
        last = min(first + PAGE_LINES, len(self._ids)) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many entries; a table has no children."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One a header."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(self._headers):
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Cells in words; what is not there yet is asked for."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        if role not in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        cells = self._cells.get(index.row())
        if cells is None:
            self._ask(index.row() // PAGE_LINES)
            return NOT_YET
        is_row = role == Role.AccessibleTextRole and index.column() == 0
        return ", ".join(filter(None, cells)) if is_row else cells[index.column()]

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.wanted.emit(page)

    def _words(self, line: BookLine) -> tuple[str, ...]:
        return (
            short_moment(line.at),
            kind_of(line, self._catalogue),
            summary(line, self._catalogue),
            issuer_word(line.issuer, self._catalogue),
        )
