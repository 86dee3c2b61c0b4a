"""What waits, as a list."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.events.waiting import Waiting
from app.text import Catalogue
from ui.dates import with_words
from ui.language import translate
from ui.leader.pictures import Pictures
from ui.leader.sounds import sound_sign

Index = QModelIndex | QPersistentModelIndex


class WaitingRole(IntEnum):
    """What views ask for, beside Qt's own roles."""

    WAITING = Qt.ItemDataRole.UserRole + 1
    """The `Waiting`."""


class WaitingModel(QAbstractListModel):
    """One row an item, in the order of asking."""

    def __init__(self, catalogue: Catalogue, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue, self._pictures = catalogue, pictures
        self._rows: tuple[Waiting, ...] = ()
        pictures.arrived.connect(self._arrived)

    def load(self, rows: Iterable[Waiting]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[Waiting, ...]:
        """All of them."""
        return self._rows

    def row_of(self, sha256: str) -> int:
        """Where an item stands; -1 where it does not."""
        return next((row for row, one in enumerate(self._rows) if one.sha256 == sha256), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many wait."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The item, its name, and it in words for who hears it."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        one = self._rows[index.row()]
        if role == WaitingRole.WAITING:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return one.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            facts = [with_words(finding.fact) for finding in one.last.judged.findings]
            verdict = self._catalogue.say(f"words.verdict-{one.last.judged.verdict}")
            can = "" if self.can_approve(one) else translate("Leader", "cannot be approved")
            denied = translate("Leader", "%n said to be no face", None, len(one.dismissed)) if one.dismissed else ""
            before = translate("Leader", "refused before") if one.refused_before else ""
            said = (one.name, verdict, before, can, denied, sound_sign(one.tracks.sound), *facts)
            return ", ".join(part for part in said if part)
        return None

    def can_approve(self, one: Waiting) -> bool:
        """Whether an approval would let it go, and its picture could be had; whether that was on the screen, `Seen` knows."""
        return one.is_liftable and self._pictures.is_seen(one)

    def _arrived(self, sha256: str) -> None:
        row = self.row_of(sha256)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))
