"""The photos of a contact sheet: which are ticked, and which were on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from ui.event_model import Index, ItemRole, Row
from ui.gallery.wording import name_of
from ui.language import translate


class SheetModel(QAbstractListModel):
    """Photos with a tick each. A photo counts once the whole of its picture was on the screen."""

    ticked = Signal()

    def __init__(self, rows: Iterable[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = {row.item.path: row for row in rows}
        self._paths = tuple(self._rows)
        self._off: set[str] = set()
        self._seen: set[str] = set()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many photos."""
        return 0 if parent.isValid() else len(self._paths)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, tick, and the row for `ItemRole.ROW`."""
        if not index.isValid() or not 0 <= index.row() < len(self._paths):
            return None
        path = self._paths[index.row()]
        row = self._rows[path]
        is_off = path in self._off
        said = translate("Gallery", "left out") if is_off else translate("Gallery", "nobody recognisable")
        answers: dict[int, Any] = {
            ItemRole.ROW: row,
            ItemRole.PATH: path,
            Qt.ItemDataRole.DisplayRole: name_of(row.item),
            Qt.ItemDataRole.ToolTipRole: name_of(row.item),
            Qt.ItemDataRole.AccessibleTextRole: f"{name_of(row.item)}, {said}",
            Qt.ItemDataRole.CheckStateRole: Qt.CheckState.Unchecked if is_off else Qt.CheckState.Checked,
        }
        return answers.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        path = self._paths[index.row()]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._off.discard(path)
        else:
            self._off.add(path)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()
        return True

    def toggle(self, index: Index) -> None:
        """Tick what is not, untick what is."""
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self.setData(index, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    def leave_out(self, path: str) -> None:
        """There is no picture of it to be had: nobody can confirm what nobody sees."""
        if path in self._rows and path not in self._off:
            self.toggle(self.index(self._paths.index(path)))

    def hide(self, row: Row) -> None:
        """It was reported meanwhile: it is not shown any more."""
        if row.item.path in self._rows:
            self._rows[row.item.path] = row
            self.leave_out(row.item.path)

    def saw(self, path: str) -> None:
        """The whole of a photo's picture is on the screen."""
        if path not in self._seen:
            self._seen.add(path)
            self.ticked.emit()

    @property
    def confirmed(self) -> tuple[str, ...]:
        """The paths of what is ticked and was on the screen."""
        return tuple(path for path in self._paths if path not in self._off and path in self._seen)

    @property
    def unseen(self) -> int:
        """How many that are ticked were not on the screen yet."""
        return sum(path not in self._off and path not in self._seen for path in self._paths)
