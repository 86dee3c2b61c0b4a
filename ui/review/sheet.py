"""A dialogue that is as high as its words need at its width; it scrolls where the screen is lower."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import SPACE_12, SPACE_24


class Sheet(QDialog):
    """What it holds goes into its `column`."""

    def __init__(self, parent: QWidget | None, wide_letters: int) -> None:
        super().__init__(parent)
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        self.column.setSpacing(SPACE_12)
        self._letters = wide_letters
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now its letters are as large as they will be."""
        super().showEvent(event)
        self._area.setAccessibleName(self.windowTitle())
        screen = self.screen().availableSize()
        bar = self._area.verticalScrollBar().sizeHint().width()
        width = min(self.fontMetrics().averageCharWidth() * self._letters, screen.width() - 40)
        width = max(width, self._inside.minimumSizeHint().width() + bar)
        needed = self.column.totalHeightForWidth(width - bar) if self.column.hasHeightForWidth() else 0
        height = min(max(needed, self._inside.minimumSizeHint().height()), screen.height() - 40)
        self.resize(width, height)
