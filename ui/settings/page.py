"""Preferences, and the foundation's choices."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.language import translate
from ui.parts import title
from ui.rooms import Context, Page
from ui.settings.appearance import AppearanceCard
from ui.settings.foundation import FoundationCard
from ui.settings.places import PlacesCard
from ui.settings.work import WorkCard
from ui.theme import SPACE_24, SPACE_32

WIDE_UP_TO_PERCENT = 130
WIDEST_EM = 66


class SettingsPage(Page):
    """Preferences, and the foundation's choices."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.appearance, self.work = AppearanceCard(context), WorkCard(context)
        self.foundation, self.places = FoundationCard(context), PlacesCard(context)
        self.begin_at(self.appearance.language_box)
        is_wide = context.preferences.text_percent <= WIDE_UP_TO_PERCENT
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        sides = QBoxLayout(direction)
        sides.setSpacing(SPACE_24)
        sides.addLayout(_column(self.appearance, self.work, self.places), 2)
        sides.addLayout(_column(self.foundation), 3)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST_EM * self.fontMetrics().height())
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_24)
        column.addWidget(title(translate("Settings", "Settings")))
        column.addLayout(sides)
        column.addStretch(1)
        inside = QWidget()
        inside.setProperty("kind", "page")
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        row.setContentsMargins(SPACE_32, SPACE_24, SPACE_32, SPACE_24)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def arrive(self, subject: str | None) -> None:
        """Fetch what is on record; `subject` names the control where the user was."""
        self.foundation.read()
        self.places.read()
        control = self.findChild(QWidget, subject) if subject else None
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)


def _column(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_24)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
