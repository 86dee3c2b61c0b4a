"""Fields that a turn of the wheel passes by: in a page that scrolls, it would change what nobody meant to change.

No other file of the window makes one of Qt's own.
"""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QSlider, QSpinBox, QTimeEdit


class StillComboBox(QComboBox):
    """A combo box that is changed by click and key alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """For whoever scrolls."""
        event.ignore()


class StillSpinBox(QSpinBox):
    """A number that is changed by click and key alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """For whoever scrolls."""
        event.ignore()


class StillDateEdit(QDateEdit):
    """A day that is changed by click and key alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """For whoever scrolls."""
        event.ignore()


class StillTimeEdit(QTimeEdit):
    """A time that is changed by click and key alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """For whoever scrolls."""
        event.ignore()


class StillSlider(QSlider):
    """A slider that is moved by click and key alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """For whoever scrolls."""
        event.ignore()
