"""A day that is empty until somebody chooses it: nothing stands in it that could be confirmed unread."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject
from PySide6.QtGui import QKeyEvent

from ui.language import translate
from ui.still import StillDateEdit

NO_DAY = QDate(1900, 1, 1)
"""Before there were digital cameras: stands for no day, and is shown in words."""


class DayField(StillDateEdit):
    """Never later than today. What is typed or stepped in an empty one begins at today."""

    def __init__(self, day: date | None, name: str) -> None:
        super().__init__(NO_DAY if day is None else _shown(day))
        self.setObjectName(name)
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMMM yyyy")
        self.setDateRange(NO_DAY, QDate.currentDate())
        self.setSpecialValueText(translate("DayField", "choose a day"))
        self.calendarWidget().installEventFilter(self)

    @property
    def day(self) -> date | None:
        """The day; None where nobody chose one."""
        shown = self.date()
        return None if shown == NO_DAY else date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Another day."""
        self.setDate(_shown(day))

    def stepBy(self, steps: int) -> None:
        """From today, where it is empty."""
        if self.day is None:
            self.setDate(QDate.currentDate())
        else:
            super().stepBy(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt takes no digits in place of words."""
        if self.day is None and event.text().isdecimal():
            self.setDate(QDate.currentDate())
            self.setSelectedSection(StillDateEdit.Section.DaySection)
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The calendar of an empty field opens at this month."""
        if event.type() == QEvent.Type.Show and watched is self.calendarWidget() and self.day is None:
            self.calendarWidget().showToday()
        return super().eventFilter(watched, event)


def _shown(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
