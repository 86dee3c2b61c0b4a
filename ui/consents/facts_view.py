"""Facts as names and values, side by side or, where that is too narrow, beneath each other; to be read and copied."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.language import translate
from ui.parts import body, muted
from ui.theme import SPACE_8, SPACE_12

NAME_SHARE, VALUE_SHARE = 2, 3
LARGE_PX = 24
"""Letters higher than this leave no room for two columns: the value goes beneath its name."""
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
SPACES = re.compile(rf"[\s{MAY_BREAK}]+")
NUMBER, NUMBER_PART = re.compile(r"[0-9a-f]{17,}"), re.compile(r"(.{8})(?!$)")
"""Of an entry or a file: too long for one line."""


class FactsView(QWidget):
    """A list of facts; `show_facts` shows others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget | None = None
        self._facts: tuple[tuple[str, str], ...] = ()
        self._is_beneath = False

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these."""
        self._facts = tuple(facts)
        self._lay_out(is_beneath=self.fontMetrics().height() > LARGE_PX)

    def minimumSizeHint(self) -> QSize:
        """It takes the width it gets."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where their longest words fit beside each other."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.fontMetrics().height() <= LARGE_PX:
            is_beneath = self._words_px() > event.size().width()
            if is_beneath is not self._is_beneath:
                self._lay_out(is_beneath=is_beneath)

    def _words_px(self) -> int:
        """How wide two columns have to be, so that no word is cut off."""
        measured = self.fontMetrics().horizontalAdvance
        words = [
            [measured(word) for text in column for word in SPACES.split(text)] for column in zip(*self._broken(), strict=True)
        ]
        name, value = (max(widths, default=0) for widths in words) if words else (0, 0)
        return (
            max(name * (NAME_SHARE + VALUE_SHARE) // NAME_SHARE, value * (NAME_SHARE + VALUE_SHARE) // VALUE_SHARE) + SPACE_12
        )

    def _broken(self) -> list[tuple[str, str]]:
        return [(name, _breakable(value)) for name, value in self._facts]

    def _lay_out(self, *, is_beneath: bool) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._is_beneath = is_beneath
        self._shown = QWidget()
        grid = QGridLayout(self._shown)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnStretch(0, NAME_SHARE)
        grid.setColumnStretch(1, 0 if is_beneath else VALUE_SHARE)
        for row, (name, value) in enumerate(self._facts):
            grid.addWidget(_top(muted(name)), 2 * row, 0)
            grid.addWidget(_value(name, value), 2 * row + is_beneath, 0 if is_beneath else 1)
        self._column.addWidget(self._shown)

    def text(self) -> str:
        """All that is shown, a line a fact."""
        return "\n".join(f"{name}: {value}" for name, value in self._facts)


def _breakable(value: str) -> str:
    """A folder and a number have no blanks to break at."""
    folders = value.replace("/", f"/{MAY_BREAK}").replace("\\", f"\\{MAY_BREAK}")
    return NUMBER.sub(lambda found: NUMBER_PART.sub(rf"\1{MAY_BREAK}", found[0]), folders)


def _value(name: str, value: str) -> QLabel:
    breakable = _breakable(value)
    shown = _top(body(breakable))
    if breakable == value:
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    else:  # what is selected would not be what is meant
        copy = QAction(translate("Consents", "Copy"), shown)
        copy.triggered.connect(lambda _=False: QGuiApplication.clipboard().setText(value))
        shown.addAction(copy)
        shown.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    shown.setToolTip(value)
    shown.setAccessibleName(f"{name}: {value}")
    return shown


def _top(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label
