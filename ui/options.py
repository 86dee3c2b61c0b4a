"""A choice between a few things of which each needs a line of explanation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from ui.parts import IconLabel, muted
from ui.theme import SPACE_8

INDICATOR_EM, BESIDE_PX = 1.06, 16
"""How wide the ring of a radio button is by the height of its letters, and what stands before and after it."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of them. One that is not `allowed` is shown, says why, and cannot be chosen."""

    value: str
    text: str
    help_text: str = ""
    allowed: bool = True


class Options(QWidget):
    """Radio buttons, each with its line of help. Nothing is chosen until somebody, or `choose`, chose."""

    chosen = Signal()

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        """`name` is the object name; that of each button is `name-value`."""
        super().__init__(parent)
        self.setObjectName(name)
        self._buttons: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        indent_px = round(INDICATOR_EM * self.fontMetrics().height()) + BESIDE_PX
        for option in options:
            button = QRadioButton(option.text)
            button.setObjectName(f"{name}-{option.value}")
            button.setAccessibleName(option.text)
            button.setAccessibleDescription(option.help_text)
            button.setEnabled(option.allowed)
            button.toggled.connect(self._toggled)
            group.addButton(button)
            self._buttons[option.value] = button
            column.addWidget(button)
            if option.help_text:
                column.addLayout(_explained(option, button, indent_px))
        forbidden = [f"{option.text}: {option.help_text}" for option in options if not option.allowed]
        self.setAccessibleDescription(" ".join(forbidden))  # what is disabled is left out when going by keyboard
        self.setFocusProxy(next(button for button in self._buttons.values() if button.isEnabled()))

    def value(self) -> str | None:
        """What is chosen; None while nothing is."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, value: str) -> None:
        """Choose one; what is none of them chooses nothing."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)

    def _toggled(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if is_on:
            self.chosen.emit()


class _Help(QLabel):
    """The line of help belongs to its button: a click on it chooses."""

    def __init__(self, text: str, button: QRadioButton) -> None:
        super().__init__(text)
        self._button = button
        self.setProperty("kind", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if event.button() is Qt.MouseButton.LeftButton and self._button.isEnabled():
            self._button.setChecked(True)
            self._button.setFocus(Qt.FocusReason.MouseFocusReason)


def _explained(option: Option, button: QRadioButton, indent_px: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    row.setContentsMargins(indent_px, 0, 0, SPACE_8)
    if option.allowed:
        row.addWidget(_Help(option.help_text, button), 1)
    else:
        row.addWidget(IconLabel("ban", "error-icon", em=1.2), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(muted(option.help_text), 1)
    return row
