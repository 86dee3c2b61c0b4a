"""Tables of frozen lines: a value, its cells in words, and a sign; and what the user looks for among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QTableView

from ui.icons import icon
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROW_EM = 2.2
"""How high a row is, in heights of a letter: a target of well over 24 pixels."""
NARROWEST_EM = 5
"""No column is narrower, in heights of a letter."""
LONGEST_WORD_EM, MEASURED_ROWS = 14, 100
"""A longer word is cut off in its middle; so many rows are looked at for the longest."""
MARK, MAY_BREAK = re.compile(r"(?<=[^\W\d])[-_.](?=\w)"), "\N{ZERO WIDTH SPACE}"
SPACES = re.compile(rf"[\s{MAY_BREAK}]+")


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


def breakable(text: str) -> str:
    """Names of files have no blanks to break at: they break after a mark that follows a letter. Dates stay whole."""
    return MARK.sub(lambda found: found[0] + MAY_BREAK, text)


class _Breaking(QStyledItemDelegate):
    """Long names may break."""

    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:
        """The text, with places where it may break."""
        return breakable(super().displayText(value, locale))


class RowsView(QTableView):
    """A table of whole rows, by keyboard and mouse; Tab leaves it. Its columns share the width that there is.

    One that `wraps` breaks what does not fit into several lines, and no column of it is narrower than its header. Where
    `alike`, all rows are as high as the highest that was in sight: there may be many, and most were not fetched yet.
    """

    def __init__(
        self, name: str, *, several: bool = False, stretched: int = 0, wraps: bool = False, alike: bool = False
    ) -> None:
        """Name it for screen readers; say whether several rows can be chosen, and which column takes the room left."""
        super().__init__()
        self._stretched, self._is_alike = stretched, alike
        self._row_px = round(ROW_EM * self.fontMetrics().height())
        self._narrowest: tuple[int, ...] = ()
        self._wanted: tuple[int, ...] = ()
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        if wraps:
            self.setItemDelegate(_Breaking(self))
            self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._row_px)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(0)  # only rows in sight: others may not have been fetched
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fit(self) -> None:
        """Measure the columns anew, by the rows that are in sight, and share the width."""
        header, least = self.horizontalHeader(), NARROWEST_EM * self.fontMetrics().height()
        names = [header.sectionSizeHint(column) for column in range(header.count())]
        self._wanted = tuple(max(self._widest(column), name) for column, name in enumerate(names))
        self._narrowest = tuple(
            self._unbroken(column, max(least, name)) if self.wordWrap() else least for column, name in enumerate(names)
        )
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Other rows come in sight: they may be higher."""
        super().scrollContentsBy(dx, dy)
        if dy:
            self.see_rows()

    def see_rows(self) -> None:
        """Rows in sight have other words than before: those that are alike grow with them, and do not shrink below the eye."""
        if self._is_alike and self.wordWrap():
            rows = self.verticalHeader()
            rows.setDefaultSectionSize(max(rows.defaultSectionSize(), *map(self.sizeHintForRow, self._in_sight()), 0))

    def _widest(self, column: int) -> int:
        """What the column takes with nothing broken; Qt measures what wraps by the width that there is."""
        wraps = self.wordWrap()
        self.setWordWrap(False)
        widest = self.sizeHintForColumn(column)
        self.setWordWrap(wraps)
        return widest

    def _unbroken(self, column: int, least: int) -> int:
        """What the column takes at least, so that no word of the rows measured is cut off; with a sign all of it."""
        measured, em, index = self.fontMetrics().horizontalAdvance, self.fontMetrics().height(), self.model().index
        cells = [index(row, column) for row in range(min(self.model().rowCount(), MEASURED_ROWS))]
        words = [word for cell in cells for word in SPACES.split(breakable(str(cell.data())))]
        in_sight = max((measured(str(index(row, column).data())) for row in self._in_sight()), default=0)
        around = max(0, self._widest(column) - in_sight) + em // 4
        longest = around + max(map(measured, words), default=0)
        if any(cell.data(Role.DecorationRole) for cell in cells):
            longest = self._wanted[column]
        return max(least, min(longest, LONGEST_WORD_EM * em))

    def _share(self) -> None:
        for column, width in enumerate(shared(self._wanted, self.viewport().width(), self._stretched, self._narrowest)):
            self.setColumnWidth(column, width)
        if self._is_alike:
            self.verticalHeader().setDefaultSectionSize(self._row_px)
            self.see_rows()
        elif self.wordWrap():
            self._heighten()

    def _heighten(self) -> None:
        rows = self.verticalHeader()
        for row in range(rows.count()):
            rows.resizeSection(row, max(self._row_px, self.sizeHintForRow(row)))

    def _in_sight(self) -> range:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else self.model().rowCount() - 1) + 1)


def shared(wanted: Sequence[int], room: int, stretched: int, narrowest: Sequence[int]) -> tuple[int, ...]:
    """How wide columns become in the room there is: the widest give way first, one takes what is left over.

    Args:
        wanted: the widths that show all words, pixels.
        room: the width there is.
        stretched: the column that takes what is left.
        narrowest: no column gives way below its own; then the table scrolls.
    """
    limit = max(wanted, default=0)

    def widths_at(limit: int) -> list[int]:
        return [min(width, max(limit, least)) for width, least in zip(wanted, narrowest, strict=True)]

    while limit > 0 and sum(widths_at(limit)) > room:
        limit -= 1
    widths = widths_at(limit)
    if widths and 0 <= stretched < len(widths):
        widths[stretched] += max(0, room - sum(widths))
    return tuple(widths)


def chosen(view: QTableView) -> tuple[Line, ...]:
    """The lines that are chosen, in the order shown."""
    rows = sorted(view.selectionModel().selectedRows(), key=lambda index: index.row())
    return tuple(line for index in rows if isinstance(line := index.data(LineRole.LINE), Line))
