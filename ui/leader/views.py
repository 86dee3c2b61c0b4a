"""The head of the room: its name, and how what waits is looked at."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.language import translate
from ui.parts import button, title
from ui.theme import SPACE_8, Theme

WIDE_EM = 43
"""From this width on there is room for the names of the views."""


class View(StrEnum):
    """How what waits is looked at; `PAST` is what was decided before."""

    SINGLE = "single"
    SHEET = "sheet"
    PAST = "past"


class Head(QWidget):
    """`wanted` carries the view that somebody asks for."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        self._title = title("")
        row.addWidget(self._title, 1)
        self._views: dict[View, QPushButton] = {
            View.SINGLE: button(translate("Leader", "One by one"), "photo", theme),
            View.SHEET: button(translate("Leader", "Sheet"), "grid", theme),
            View.PAST: button(translate("Leader", "Decided"), "clock", theme),
        }
        for view, one in self._views.items():
            one.setObjectName(f"{view}Button")
            one.setCheckable(True)
            one.clicked.connect(partial(self._ask, view))
            row.addWidget(one)
        self.tell_count(None)

    def button(self, view: View) -> QPushButton:
        """What asks for a view."""
        return self._views[view]

    def show_view(self, shown: View) -> None:
        """Which one is shown."""
        for view, one in self._views.items():
            one.setChecked(view is shown)

    def tell_count(self, count: int | None) -> None:
        """How many wait; None while nobody knows."""
        if count is None:
            words = translate("Leader", "What waits for you")
        elif not count:
            words = translate("Leader", "Nothing waits")
        else:
            words = translate("Leader", "%n file(s) wait for you", None, count)
        self._title.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In large letters, or a narrow window, the views are told by their icons alone; their names stay for who asks."""
        is_narrow = self.width() < WIDE_EM * self.fontMetrics().height()
        for one in self._views.values():
            one.setText("" if is_narrow else one.accessibleName())
            one.setToolTip(one.accessibleName())
        super().resizeEvent(event)

    def _ask(self, view: View, _: bool = False) -> None:  # noqa: FBT001, FBT002 - as Qt tells it
        self.wanted.emit(view.value)
