"""Fields that a turn of the wheel passes by: in a page that scrolls, it would change what nobody meant to change.

No other file of the window makes one of Qt's own.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QWidget,
)

ICON_GAP_PX, MARGINS_PX = 4, 2
"""What Qt leaves free between the sign and the words of a combo box, and on both sides of them."""


class _Still:
    """What they share. Comes before Qt's class, so that Qt asks it about the wheel."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self, QWidget):
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt's own lets the wheel bring the keyboard along

    def wheelEvent(self, event: QWheelEvent) -> None:
        """For whoever scrolls."""
        event.ignore()


class StillComboBox(_Still, QComboBox):
    """A combo box that is changed by click and key alone; what does not fit ends in an ellipsis, which Qt leaves out."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, self._room(option))
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _room(self, option: QStyleOptionComboBox) -> int:
        """How wide its words may be."""
        style, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(style, option, field, self).width()
        return room - (0 if option.currentIcon.isNull() else option.iconSize.width() + ICON_GAP_PX) - MARGINS_PX


class StillSpinBox(_Still, QSpinBox):
    """A number that is changed by click and key alone."""


class _StillSections(_Still):
    """A click selects the part that it hits: Qt would only put the cursor into it, and have no room for what is typed.

    What is typed where all of it is selected begins at its first part: Qt would take some of the digits, for another day. And
    whoever types 02-11-2026 does not skip the month: Qt goes on behind the second digit, and once more at the dash.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self, QDateTimeEdit):
            self.lineEdit().installEventFilter(self)
            self.installEventFilter(self)
        self._typed_in: QDateTimeEdit.Section | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse was let go; who dragged over some of it has selected that. Or something is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QDateTimeEdit):
            return self._is_second_step(event.text())
        is_click = event.type() == QEvent.Type.MouseButtonRelease and isinstance(watched, QLineEdit)
        if is_click and isinstance(self, QDateTimeEdit) and not self.lineEdit().hasSelectedText():
            self.setSelectedSection(self.currentSection())
        return False

    def _is_second_step(self, typed: str) -> bool:
        """Whether it separates two parts where Qt went on to the second of them already; digits begin at the first."""
        if not isinstance(self, QDateTimeEdit):
            return False
        before, self._typed_in = self._typed_in, None
        if typed.isdecimal():
            if self.lineEdit().selectedText() == self.lineEdit().text():
                self.setSelectedSection(self.sectionAt(0))
            self._typed_in = self.currentSection()
        is_separator = typed.isprintable() and bool(typed) and not typed.isalnum()
        return is_separator and before not in (None, self.currentSection())


class StillDateEdit(_StillSections, QDateEdit):
    """A day that is changed by click and key alone."""


class StillTimeEdit(_StillSections, QTimeEdit):
    """A time that is changed by click and key alone."""


class StillSlider(_Still, QSlider):
    """A slider that is moved by click and key alone."""
