"""Fields that a turn of the wheel passes by: in a page that scrolls, it would change what nobody meant to change."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox


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
