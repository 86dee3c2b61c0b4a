"""The fields of the forms: a name, a line of help, and what is wrong, said in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.flow import FlowLayout
from ui.parts import IconLabel, form_row, polish
from ui.still import StillDateEdit
from ui.theme import SPACE_4, SPACE_8

Word = TypeVar("Word", bound=StrEnum)


class FieldRow(QWidget):
    """A control under its name. `complain` says what is wrong, beneath it, with a sign; an empty sentence ends that."""

    def __init__(self, label: str, control: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.control = control
        self._help = help_text
        self._words = QLabel()
        self._words.setProperty("kind", "error")
        self._words.setWordWrap(True)
        self._complaint = QWidget()
        line = QHBoxLayout(self._complaint)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        line.addWidget(IconLabel("warning", "error-icon"))
        line.addWidget(self._words, 1)
        self._complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(form_row(label, control, help_text))
        column.addWidget(self._complaint)
        edited = control.focusProxy() or control
        if isinstance(edited, QLineEdit):
            edited.textChanged.connect(lambda _: self.complain(""))
        elif isinstance(control, Choices | OptionalDay):
            control.changed.connect(lambda: self.complain(""))

    @property
    def complaint(self) -> str:
        """What is wrong now; empty where nothing is."""
        return self._words.text()

    def complain(self, sentence: str) -> None:
        """Say what is wrong."""
        self._words.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        marked = self.control.focusProxy() or self.control
        marked.setProperty("state", "error" if sentence else "")
        marked.setAccessibleDescription(" ".join(filter(None, (sentence, self._help))))
        polish(marked)


class Choices(QWidget, Generic[Word]):
    """Check boxes side by side, one a word."""

    changed = Signal()

    def __init__(self, words: Sequence[tuple[Word, str]], chosen: Iterable[Word] = ()) -> None:
        super().__init__()
        flow = FlowLayout(self)
        marked = frozenset(chosen)
        self.boxes: dict[Word, QCheckBox] = {}
        for word, text in words:
            box = QCheckBox(text)
            box.setObjectName(f"choice-{word}")
            box.setChecked(word in marked)
            box.toggled.connect(lambda _: self.changed.emit())
            self.boxes[word] = box
            flow.addWidget(box)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def chosen(self) -> frozenset[Word]:
        """The words that are marked."""
        return frozenset(word for word, box in self.boxes.items() if box.isChecked())


class OptionalDay(QWidget):
    """A day that may be left out: a check box, and once it is marked a date beside it."""

    changed = Signal()

    def __init__(self, text: str, day: date | None, proposed: date) -> None:
        super().__init__()
        self.box = QCheckBox(text)
        self.edit = day_edit(day or proposed, text)
        self.box.setChecked(day is not None)
        self.edit.setVisible(day is not None)
        self.box.toggled.connect(self.edit.setVisible)
        self.box.toggled.connect(lambda _: self.changed.emit())
        self.edit.dateChanged.connect(lambda _: self.changed.emit())
        self.setFocusProxy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.box)
        row.addWidget(self.edit)
        row.addStretch(1)

    def day(self) -> date | None:
        """The day, or None where it was left out."""
        return day_of(self.edit) if self.box.isChecked() else None

    def set_day(self, day: date) -> None:
        """Name a day."""
        self.edit.setDate(QDate(day.year, day.month, day.day))
        self.box.setChecked(True)


def day_edit(day: date, name: str) -> StillDateEdit:
    """A field for a day, with a calendar."""
    edit = StillDateEdit(QDate(day.year, day.month, day.day))
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("dd-MM-yyyy")
    edit.setDateRange(QDate(1970, 1, 1), QDate(2100, 12, 31))
    edit.setAccessibleName(name)
    return edit


def day_of(edit: StillDateEdit) -> date:
    """The day in a field."""
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())


def beside(*widgets: QWidget) -> QWidget:
    """Widgets in one row, as wide as they share it."""
    shown = QWidget()
    row = QHBoxLayout(shown)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    for widget in widgets:
        row.addWidget(widget, 1)
    shown.setFocusProxy(widgets[0])
    return shown


def beneath(*widgets: QWidget) -> QWidget:
    """Widgets in one column."""
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    shown.setFocusProxy(widgets[0])
    return shown
