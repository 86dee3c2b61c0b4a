"""Tables of frozen lines: a value, its cells in words, and a sign; and what the user looks for among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.icons import icon
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROW_EM = 2.2
"""How high a row is, in heights of a letter: a target of well over 24 pixels."""


class LineRole(IntEnum):
    """What views ask for beside Qt's own roles."""

    LINE = Qt.ItemDataRole.UserRole + 1
    """The `Line`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a table. `sign` names what its first cell shows as an icon, in words beside it; empty for none."""

    value: Any
    cells: tuple[str, ...]
    sign: str = ""


class TableModel(QAbstractTableModel):
    """Lines, in their order."""

    def __init__(self, headers: Sequence[str], signs: Mapping[str, QIcon], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers, self._signs = tuple(headers), signs
        self._lines: tuple[Line, ...] = ()

    def load(self, lines: Iterable[Line]) -> None:
        """Show others."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def lines(self) -> tuple[Line, ...]:
        """All lines, in their order."""
        return self._lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines; a table has no children."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One a header."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(self._headers):
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Cells in words; the first with the line's sign, and read out as the whole line."""
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LineRole.LINE:
            return line
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return line.cells[index.column()]
        if role == Role.AccessibleTextRole:
            return ", ".join(filter(None, line.cells)) if index.column() == 0 else line.cells[index.column()]
        if role == Role.DecorationRole and index.column() == 0:
            return self._signs.get(line.sign)
        return None


class FoundLines(QSortFilterProxyModel):
    """Those that have all words looked for, and the sign asked for."""

    def __init__(self, model: TableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._sign = ""
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSourceModel(model)

    def look_for(self, words: str, sign: str) -> None:
        """Show only those; empty words and an empty sign show all."""
        self.beginFilterChange()
        self._words, self._sign = tuple(words.casefold().split()), sign
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a line is shown."""
        model = self.sourceModel()
        line = model.data(model.index(source_row, 0, source_parent), LineRole.LINE)
        if not isinstance(line, Line):
            return False
        whole = " ".join(line.cells).casefold()
        return (not self._sign or line.sign == self._sign) and all(word in whole for word in self._words)


def icons(signs: Mapping[str, tuple[str, str]], theme: Theme) -> dict[str, QIcon]:
    """The icons of signs that are named by file and colour."""
    return {sign: icon(name, theme, on=colour) for sign, (name, colour) in signs.items()}


def table_view(name: str, *, several: bool = False, stretched: int = 0) -> QTableView:
    """A view of whole rows, by keyboard and mouse; Tab leaves it.

    Args:
        name: for screen readers.
        several: whether more than one row can be chosen.
        stretched: the column that takes the room that is left.
    """
    view = QTableView()
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    modes = QAbstractItemView.SelectionMode
    view.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(round(ROW_EM * view.fontMetrics().height()))
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    view.setProperty("stretched", stretched)
    return view


def fit_columns(view: QTableView) -> None:
    """Make columns as wide as their words, and one as wide as the room that is left. Cheap for some hundred rows."""
    header = view.horizontalHeader()
    stretched = int(view.property("stretched") or 0)
    widest = 22 * view.fontMetrics().averageCharWidth() * 2
    for column in range(header.count()):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        view.resizeColumnToContents(column)
        view.setColumnWidth(column, min(view.columnWidth(column), widest))
    if 0 <= stretched < header.count():
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)


def chosen(view: QTableView) -> tuple[Line, ...]:
    """The lines that are chosen, in the order shown."""
    rows = sorted(view.selectionModel().selectedRows(), key=lambda index: index.row())
    return tuple(line for index in rows if isinstance(line := index.data(LineRole.LINE), Line))
