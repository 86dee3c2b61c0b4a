"""A dialogue that is as high as its words need at its width."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.theme import SPACE_12, SPACE_24


class Sheet(QDialog):
    """What it holds goes into its `column`."""

    def __init__(self, parent: QWidget | None, wide_letters: int) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        self.column.setSpacing(SPACE_12)
        self._letters = wide_letters

    def showEvent(self, event: QShowEvent) -> None:
        """Only now its letters are as large as they will be."""
        super().showEvent(event)
        screen = self.screen().availableSize()
        width = min(self.fontMetrics().averageCharWidth() * self._letters, screen.width() - 40)
        width = max(width, self.minimumSizeHint().width())
        needed = self.column.totalHeightForWidth(width) if self.column.hasHeightForWidth() else 0
        height = min(max(needed, self.minimumSizeHint().height()), screen.height() - 40)
        self.resize(width, height)
