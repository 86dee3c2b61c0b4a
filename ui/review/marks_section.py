"""What can be said of the photo as a whole, each by one key."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.events.event import EventItem
from app.model import DecisionKind
from ui.icons import icon
from ui.language import translate
from ui.parts import button, muted
from ui.review.section import Section
from ui.theme import Theme

MARK_KEYS: Mapping[Qt.Key, DecisionKind] = {
    Qt.Key.Key_A: DecisionKind.COVER_ALL,
    Qt.Key.Key_X: DecisionKind.DO_NOT_USE,
    Qt.Key.Key_G: DecisionKind.NOT_FITTING,
    Qt.Key.Key_D: DecisionKind.DOUBT,
}
DECIDED_BY_LEADER = (DecisionKind.NOT_FITTING, DecisionKind.DOUBT)


class MarksSection(Section):
    """One button each, pressed in where it is said."""

    starred = Signal()
    nobody = Signal()
    marked = Signal(str)
    reported = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(translate("Review", "This photo"), parent)
        self._theme = theme
        self.star = self._add(translate("Review", "Choose it: star"), "S", "star", "starButton")
        self.star.clicked.connect(self.starred)
        self.nobody_button = self._add(translate("Review", "Seen, nobody in it"), "0", "check-double", "nobodyButton")
        self.nobody_button.clicked.connect(self.nobody)
        self._marks = {
            kind: self._add(text, letter, sign, f"mark-{kind}")
            for kind, text, letter, sign in (
                (DecisionKind.COVER_ALL, translate("Review", "Cover everybody"), "A", "cover"),
                (DecisionKind.DO_NOT_USE, translate("Review", "Do not use"), "X", "ban"),
                (DecisionKind.NOT_FITTING, translate("Review", "Not fitting (A8)"), "G", "eye-off"),
                (DecisionKind.DOUBT, translate("Review", "I doubt this (B5)"), "D", "doubt"),
            )
        }
        for kind, one in self._marks.items():
            one.clicked.connect(lambda _=False, kind=kind: self.marked.emit(kind.value))
        self._marks[DecisionKind.NOT_FITTING].setAccessibleDescription(
            translate("Review", "Swimwear, tears, an injury: the school leader decides.")
        )
        self._marks[DecisionKind.DOUBT].setAccessibleDescription(translate("Review", "The school leader decides."))
        self.where = muted(
            translate("Review", "To put it to the school leader, select it in the room Photos: More, Put to the school leader.")
        )
        self.where.setObjectName("whereToPut")
        self.where.hide()
        self.column.addWidget(self.where)
        self.column.addWidget(muted(translate("Review", "Unacceptable material? That is not a doubt: report it.")))
        self.report = self._add(translate("Review", "Report (A9)…"), "M", "flag", "reportButton")
        self.report.setCheckable(False)
        self.report.clicked.connect(self.reported)

    def show_kind(self, *, is_video: bool) -> None:
        """Of what it is said."""
        self.rename(translate("Review", "This video") if is_video else translate("Review", "This photo"))

    def show_item(self, item: EventItem, *, is_open: bool) -> None:
        """What is said of this photo; nothing can be said where it is not open to decisions."""
        self.star.setChecked(item.starred)
        self.star.setIcon(icon("star-filled" if item.starred else "star", self._theme))
        self.nobody_button.setChecked(item.has(DecisionKind.NOBODY_RECOGNISABLE))
        for kind, one in self._marks.items():
            one.setChecked(item.has(kind))
        self.where.setVisible(any(item.has(kind) for kind in DECIDED_BY_LEADER))
        for one in (self.star, self.nobody_button, *self._marks.values(), self.report):
            one.setEnabled(is_open)

    def _add(self, text: str, letter: str, sign: str, name: str) -> QPushButton:
        made = button(f"{text}  ·  {letter}", sign, self._theme)
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setToolTip(translate("Review", "{what} (key {key})").format(what=text, key=letter))
        made.setCheckable(True)
        made.setStyleSheet("text-align: left")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.column.addWidget(made)
        return made
