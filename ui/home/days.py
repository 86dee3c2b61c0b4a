"""On which day, or days, something was: not known until somebody says so."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from ui.flow import FlowLayout
from ui.language import translate
from ui.parts import muted
from ui.still import StillDateEdit
from ui.theme import SPACE_4, SPACE_8


class DaysField(QWidget):
    """A first and a last day. `changed` when they are others."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known_box = QCheckBox(translate("Home", "I know the &day"))
        self.known_box.setObjectName("daysKnown")
        help_text = translate("Home", "Only to offer the right consents. Photos and videos tell their own day.")
        self.known_box.setAccessibleDescription(help_text)
        self.first_edit = _day_edit("firstDay", translate("Home", "First day"), today)
        self.last_edit = _day_edit("lastDay", translate("Home", "Last day"), today)
        fields = self._fields = QWidget()
        flow = FlowLayout(fields, spacing=SPACE_8)
        until = QLabel(translate("Home", "until"))
        for one in (self.first_edit, until, self.last_edit):
            flow.addWidget(one)
        until.setMinimumHeight(self.last_edit.sizeHint().height())
        fields.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(self.known_box)
        column.addWidget(fields)
        column.addWidget(muted(help_text))
        self.setFocusProxy(self.known_box)
        self.known_box.toggled.connect(self._toggled)
        self.first_edit.dateChanged.connect(self._first_changed)
        self.last_edit.dateChanged.connect(self._last_changed)

    def days(self) -> tuple[date, date] | None:
        """First and last, inclusive; None while it is not known."""
        if not self.known_box.isChecked():
            return None
        return _day(self.first_edit.date()), _day(self.last_edit.date())

    def _toggled(self, is_known: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._fields.setVisible(is_known)
        if is_known:
            self.first_edit.setFocus()
        self.changed.emit()

    def _first_changed(self, first: QDate) -> None:
        """Most activities take one day: the last follows the first, and never comes before it."""
        self.last_edit.setMinimumDate(first)
        self.last_edit.setDate(first)
        self.changed.emit()

    def _last_changed(self, _: QDate) -> None:
        self.changed.emit()


def _day_edit(name: str, text: str, today: date) -> StillDateEdit:
    made = StillDateEdit(QDate(today.year, today.month, today.day))
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setCalendarPopup(True)
    made.setDisplayFormat("d MMMM yyyy")
    made.setMaximumDate(QDate(today.year, today.month, today.day))
    return made


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())
