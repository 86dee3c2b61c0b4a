"""Fields that a turn of the wheel passes by: in a page that scrolls, it would change what nobody meant to change.

No other file of the window makes one of Qt's own.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
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
    """A click selects the part that it hits: Qt would only put the cursor into it, and have no room for what is typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self, QDateTimeEdit):
            self.lineEdit().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse was let go; who dragged over some of it has selected that."""
        is_click = event.type() == QEvent.Type.MouseButtonRelease and isinstance(watched, QLineEdit)
        if is_click and isinstance(self, QDateTimeEdit) and not self.lineEdit().hasSelectedText():
            self.setSelectedSection(self.currentSection())
        return False


class StillDateEdit(_StillSections, QDateEdit):
    """A day that is changed by click and key alone."""


class StillTimeEdit(_StillSections, QTimeEdit):
    """A time that is changed by click and key alone."""


class StillSlider(_Still, QSlider):
    """A slider that is moved by click and key alone."""
