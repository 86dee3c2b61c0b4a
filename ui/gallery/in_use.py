"""Whether somebody is about to click a tile, or goes over them by keys: meanwhile none of them may go elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListView

PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason})
"""A menu takes the focus for a moment only."""


class InUse(QObject):
    """`changed` carries whether it is in use now.

    By the pointer while that is over the tiles. By keys from the first one that is pressed there until the focus goes
    elsewhere: whoever comes into the room has the focus on a tile, and only watches the verdicts come.
    """

    changed = Signal(bool)

    def __init__(self, grid: QListView) -> None:
        super().__init__(grid)
        self._grid = grid
        self._is_pointed_at = self._is_by_keys = self._was = False
        grid.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pointer came or went, a key was pressed, the focus went, or nothing of it is seen any more."""
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._is_pointed_at = kind == QEvent.Type.Enter
        elif kind == QEvent.Type.KeyPress:
            self._is_by_keys = True
        elif kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._is_by_keys = self._is_by_keys and event.reason() in PASSING
        elif kind == QEvent.Type.Hide:
            self._is_pointed_at = self._is_by_keys = False
        now = self._is_pointed_at or self._is_by_keys
        if now is not self._was:
            self._was = now
            self.changed.emit(now)
        return False
