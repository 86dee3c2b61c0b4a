"""Facts as names and values, side by side or, in large letters, beneath each other; to be read and copied."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.language import translate
from ui.parts import body, muted
from ui.theme import SPACE_8, SPACE_12

NAME_SHARE, VALUE_SHARE = 2, 3
LARGE_PX = 24
"""Letters higher than this leave no room for two columns: the value goes beneath its name."""
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
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

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._facts = tuple(facts)
        self._shown = QWidget()
        grid = QGridLayout(self._shown)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_8)
        is_beneath = self.fontMetrics().height() > LARGE_PX
        grid.setColumnStretch(0, NAME_SHARE)
        grid.setColumnStretch(1, 0 if is_beneath else VALUE_SHARE)
        for row, (name, value) in enumerate(self._facts):
            grid.addWidget(_top(muted(name)), 2 * row, 0)
            grid.addWidget(_value(name, value), 2 * row + is_beneath, 0 if is_beneath else 1)
        self._column.addWidget(self._shown)

    def text(self) -> str:
        """All that is shown, a line a fact."""
        return "\n".join(f"{name}: {value}" for name, value in self._facts)


def _value(name: str, value: str) -> QLabel:
    breakable = value.replace("/", f"/{MAY_BREAK}").replace("\\", f"\\{MAY_BREAK}")  # a folder has no blanks to break at
    breakable = NUMBER.sub(lambda found: NUMBER_PART.sub(rf"\1{MAY_BREAK}", found[0]), breakable)
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
