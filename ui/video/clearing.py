"""Beside the video: what is left over of what somebody said, to look at once and to clear away."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from app.correction import Correction
from app.model import Decision
from ui.flow import FlowLayout
from ui.icons import icon
from ui.language import translate
from ui.parts import body, button
from ui.theme import SPACE_8, Theme
from ui.video.short_list import ShortList


@dataclass(frozen=True, slots=True)
class Words:
    """What a list is called (`name` in the code), what its button does, and what its rows answer to."""

    name: str
    title: str
    drop: str
    tip: str


@dataclass(frozen=True, slots=True)
class Leftover:
    """One row: what it is about, the timestamp at which to look, and the sentence that tells of it."""

    about: Correction | Decision
    pts: int
    line: str


class Clearing(QWidget):
    """`sought` carries the timestamp that somebody wants to see; `dropped` what is cleared away."""

    sought = Signal(int)
    dropped = Signal(object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tip = theme, words.tip
        self._rows: tuple[Leftover, ...] = ()
        self.words = body("")
        self.words.setObjectName(f"{words.name}Words")
        self.list = ShortList()
        self.list.setObjectName(f"{words.name}List")
        self.list.setAccessibleName(words.title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.look = button(translate("Video", "Go and look"), "search", theme)
        self.drop = button(words.drop, "trash", theme)
        row = QWidget()
        flow = FlowLayout(row)
        for one, name in ((self.look, "LookButton"), (self.drop, "DropButton")):
            one.setObjectName(f"{words.name}{name}")
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for part in (self.words, self.list, row):
            column.addWidget(part)
        self.look.clicked.connect(self._look)
        self.drop.clicked.connect(self._drop)
        self.list.itemActivated.connect(self._look)
        self.list.itemClicked.connect(self._look)
        self.list.delete_pressed.connect(self._drop)
        self.hide()

    def show_rows(self, said: str, rows: tuple[Leftover, ...]) -> None:
        """These are left over, said in a sentence above them; none: nothing is shown."""
        if rows and rows != self._rows:
            self.words.setText(said)
            self._fill(rows)
        self._rows = rows
        self.setVisible(bool(rows))

    def choose_at(self, pts: int) -> None:
        """Select the row that is about this moment."""
        place = next((at for at, one in enumerate(self._rows) if one.pts == pts), -1)
        if place >= 0:
            self.list.setCurrentRow(place)

    def _fill(self, rows: tuple[Leftover, ...]) -> None:
        place = max(self.list.currentRow(), 0)
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in rows:
                item = QListWidgetItem(icon("warning", self._theme, on="referred"), one.line)
                item.setToolTip(self._tip)
                self.list.addItem(item)
            self.list.setCurrentRow(min(place, len(rows) - 1))
        self.list.fit_rows()

    def _chosen(self) -> Leftover | None:
        place = self.list.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _look(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.sought.emit(chosen.pts)

    def _drop(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.dropped.emit(chosen.about)
