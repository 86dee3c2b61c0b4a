"""Faces and areas as a list: the same as the outlines, for the keyboard and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.text import Catalogue
from ui.flow import FlowLayout
from ui.icons import icon
from ui.language import translate
from ui.parts import button, muted
from ui.review.marks import Mark
from ui.review.section import Section
from ui.theme import RegionState, Theme

ROWS_SHOWN = 6


def describe(mark: Mark, catalogue: Catalogue) -> str:
    """An outline in words: what it is and what becomes of it."""
    if mark.drawn is not None:
        kind = catalogue.say(f"words.review-region-{mark.region.kind}")
        return translate("Review", "Area {number} ({kind}): covered, drawn by hand").format(number=mark.number, kind=kind)
    state = {
        RegionState.COVERED: translate("Review", "Face {number}: covered"),
        RegionState.DOUBTFUL: translate("Review", "Face {number}: perhaps a face, covered"),
        RegionState.KEPT: translate("Review", "Face {number}: stays visible, consent {consent}"),
        RegionState.IGNORED: translate("Review", "Face {number}: no face, not covered"),
    }[mark.state]
    said = state.format(number=mark.number, consent=mark.consent or "")
    return said if is_clear(mark) else translate("Review", "{face} (too small or blurred to recognise)").format(face=said)


def is_clear(mark: Mark) -> bool:
    """Whether what is outlined may show who it is; of what a person drew that is not asked."""
    return mark.face is None or mark.face.recognisable


def not_clear() -> str:
    """What it means that a face is too small or too blurred."""
    return translate(
        "Review",
        "So small or blurred that a computer cannot tell who this is. Whoever knows the child may still see it, by clothes or"
        " place too: it is covered all the same, and the verdict does not rest on this.",
    )


class RegionsSection(Section):
    """`chosen` tells of another row, the others what is wanted of the chosen one."""

    chosen = Signal(str)
    toggled = Signal(str)
    keep_wanted = Signal(str)
    erased = Signal(str)

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(translate("Review", "Faces and areas"), parent)
        self._theme, self._catalogue = theme, catalogue
        self._marks: tuple[Mark, ...] = ()
        self._none = muted(translate("Review", "Nothing was found and nothing drawn. Is somebody in it? Draw an area."))
        self.list = QListWidget()
        self.list.setObjectName("regionList")
        self.list.setAccessibleName(translate("Review", "Faces and areas"))
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(self.fontMetrics().height(), self.fontMetrics().height()))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._row_changed)
        self.list.itemActivated.connect(lambda _: self._tell(self.toggled))
        row = QWidget()
        flow = FlowLayout(row)
        self.toggle = button(translate("Review", "Cover or no face"), None, theme)
        self.keep = button(translate("Review", "Keep visible…"), "keep", theme)
        self.erase = button(translate("Review", "Remove"), "trash", theme)
        for one, name, tip, told in (
            (
                self.toggle,
                "toggleButton",
                translate("Review", "Cover this face, or say it is no face (Space)"),
                self.toggled,
            ),
            (self.keep, "keepVisibleButton", translate("Review", "Keep this face visible on consent (K)"), self.keep_wanted),
            (self.erase, "eraseButton", translate("Review", "Remove this drawn area (Delete)"), self.erased),
        ):
            one.setObjectName(name)
            one.setToolTip(tip)
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.clicked.connect(lambda _=False, told=told: self._tell(told))
            flow.addWidget(one)
        for part in (self._none, self.list, row):
            self.column.addWidget(part)
        self._row = row

    def show_marks(self, marks: tuple[Mark, ...], selected: str) -> None:
        """The outlines of the photo; rows that stay keep focus and place."""
        self._marks = marks
        with QSignalBlocker(self.list):
            while self.list.count() > len(marks):
                self.list.takeItem(self.list.count() - 1)
            while self.list.count() < len(marks):
                self.list.addItem(QListWidgetItem())
            for place, mark in enumerate(marks):
                entry = self.list.item(place)
                entry.setText(describe(mark, self._catalogue))
                entry.setIcon(icon(mark.sign, self._theme))
                entry.setToolTip("" if is_clear(mark) else not_clear())
        for part in (self.list, self._row):
            part.setVisible(bool(marks))
        self._none.setVisible(not marks)
        height = sum(max(self.list.sizeHintForRow(place), 24) for place in range(min(len(marks), ROWS_SHOWN)))
        self.list.setFixedHeight(height + 12)
        self.select(selected)

    def select(self, key: str) -> None:
        """Follow the selection on the photo."""
        place = next((place for place, mark in enumerate(self._marks) if mark.key == key), -1)
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(place)
        self._offer()

    def _row_changed(self, place: int) -> None:
        self._offer()
        self.chosen.emit(self._marks[place].key if 0 <= place < len(self._marks) else "")

    def _offer(self) -> None:
        mark = self._current()
        self.toggle.setEnabled(mark is not None and mark.face is not None)
        self.keep.setEnabled(mark is not None and mark.face is not None and mark.state is not RegionState.KEPT)
        self.erase.setEnabled(mark is not None and mark.drawn is not None)

    def _current(self) -> Mark | None:
        place = self.list.currentRow()
        return self._marks[place] if 0 <= place < len(self._marks) else None

    def _tell(self, told: SignalInstance) -> None:
        mark = self._current()
        if mark is not None:
            told.emit(mark.key)
