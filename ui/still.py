"""Fields that a turn of the wheel passes by: in a page that scrolls, it would change what nobody meant to change.

No other file of the window makes one of Qt's own.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QSlider, QSpinBox, QTimeEdit, QWidget


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
    """A combo box that is changed by click and key alone."""


class StillSpinBox(_Still, QSpinBox):
    """A number that is changed by click and key alone."""


class StillDateEdit(_Still, QDateEdit):
    """A day that is changed by click and key alone."""


class StillTimeEdit(_Still, QTimeEdit):
    """A time that is changed by click and key alone."""


class StillSlider(_Still, QSlider):
    """A slider that is moved by click and key alone."""
