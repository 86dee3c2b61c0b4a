"""A list of a few rows beside the video: as high as they are, and Delete is for the row that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

ROWS_SHOWN = 4
ROW_LEAST_PX, FRAME_PX = 24, 12


class ShortList(QListWidget):
    """`delete_pressed`: Delete is for the row that is chosen, as it is for the selected track in the video."""

    delete_pressed = Signal()

    def fit_rows(self) -> None:
        """As high as its rows are, up to four."""
        rows = range(min(self.count(), ROWS_SHOWN))
        self.setFixedHeight(sum(max(self.sizeHintForRow(row), ROW_LEAST_PX) for row in rows) + FRAME_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the row away, Enter activates it, also where the system has no key for that."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
            event.accept()
        else:
            super().keyPressEvent(event)
