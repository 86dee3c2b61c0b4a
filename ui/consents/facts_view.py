"""Facts as names and values beneath each other, to be read, selected and copied."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.parts import body, muted
from ui.theme import SPACE_4, SPACE_12


class FactsView(QWidget):
    """A list of facts; `show_facts` shows others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name, value in facts:
            shown = body(value)
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            shown.setAccessibleName(f"{name}: {value}")
            shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._column.addWidget(muted(name))
            self._column.addWidget(shown)
            self._column.addSpacing(SPACE_12)

    def text(self) -> str:
        """All that is shown, a line a label."""
        return "\n".join(label.text() for label in self.findChildren(QLabel) if not label.isHidden())
