"""A part of the panel beside the photo: a heading, and below it what is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.parts import body, heading, muted
from ui.theme import SPACE_4, SPACE_8


class Section(QFrame):
    """What belongs together, in a `column`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_8)
        self._heading = heading(name)
        self.column.addWidget(self._heading)

    def rename(self, name: str) -> None:
        """It is about something else now."""
        self.setAccessibleName(name)
        self._heading.setText(name)


class Lines(QWidget):
    """Lines of text, each with what explains it; written anew only where they changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._shown: tuple[tuple[str, str], ...] = ()

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """What is shown: each line, and what explains it."""
        return self._shown

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Each line with what explains it, which may be empty."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line, explained in lines:
            self._add(body(line) if line else None)
            self._add(muted(explained) if explained else None)

    def _add(self, label: QLabel | None) -> None:
        if label is not None:
            self._column.addWidget(label)
            label.show()  # the layout would do so a moment later, and what stands below would be painted twice


def moment_text(moment: datetime, zone: tzinfo) -> str:
    """A moment as the clock on the wall showed it, in `zone` where it is known which moment it was."""
    wall = moment.astimezone(zone) if moment.tzinfo is not None else moment
    shown = QDateTime(QDate(wall.year, wall.month, wall.day), QTime(wall.hour, wall.minute))
    return QLocale().toString(shown, "d MMMM yyyy, HH:mm")
