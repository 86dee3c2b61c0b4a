"""The events in work: to go on with, or to forget."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.events.store import Kept
from ui.language import translate
from ui.parts import Card, body, button, muted, primary_button, quiet_button
from ui.theme import SPACE_4, SPACE_8, Theme


class EventRow(QWidget):
    """One event. `wanted` and `unwanted` carry its id."""

    wanted = Signal(str)
    unwanted = Signal(str)

    def __init__(self, kept: Kept, words: tuple[str, str], opening: QPushButton, theme: Theme, *, is_wide: bool) -> None:
        """`words` are its facts and its state, `opening` is the button that opens it, beside them where `is_wide`."""
        super().__init__()
        event, (facts, state) = kept.event, words
        self.open_button = opening
        self.setAccessibleName(event.name)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        whole = QBoxLayout(direction, self)
        whole.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        whole.setSpacing(SPACE_8)
        column = QVBoxLayout()
        column.setSpacing(SPACE_4)
        name = body(event.name)
        name.setProperty("kind", "label")
        column.addWidget(name)
        column.addWidget(muted(facts))
        column.addWidget(muted(state))
        opening.setAccessibleDescription(f"{event.name}. {facts}. {state}.")
        opening.clicked.connect(lambda: self.wanted.emit(event.id))
        forget = quiet_button(translate("Home", "Forget…"), "trash", theme)
        forget.setObjectName(f"forget-{event.id}")
        forget.setAccessibleName(translate("Home", "Forget {name}").format(name=event.name))
        forget.clicked.connect(lambda: self.unwanted.emit(event.id))
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(opening)
        row.addWidget(forget)
        whole.addLayout(column, 1)
        if not is_wide:
            row.addStretch(1)
        whole.addLayout(row)


class GoingOnCard(Card):
    """The event that is open, or was open last: exactly as it was left."""

    def __init__(self, row: EventRow, *, is_open: bool) -> None:
        super().__init__(translate("Home", "Open now") if is_open else translate("Home", "Go on where you were"))
        self.setObjectName("goingOnCard")
        self.column.addWidget(row)


class RecentCard(Card):
    """The other events, the last touched first."""

    def __init__(self, rows: list[EventRow], retention: timedelta) -> None:
        super().__init__(translate("Home", "Recent events"))
        self.setObjectName("recentCard")
        for number, row in enumerate(rows):
            if number:
                line = QFrame()
                line.setProperty("kind", "line")
                self.column.addWidget(line)
            self.column.addWidget(row)
        self.column.addWidget(
            muted(
                translate(
                    "Home",
                    "What you found and decided is kept for %n day(s) after you last worked on it. Your own "
                    "files, released files and the register are not affected.",
                    "",
                    retention.days,
                )
            )
        )
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)


def going_on_button(kept: Kept, theme: Theme, *, is_open: bool) -> QPushButton:
    """The one thing most people come for."""
    text = translate("Home", "Back to the photos") if is_open else translate("Home", "&Go on with this event")
    made = primary_button(text, "photos", theme)
    made.setObjectName("goOnButton")
    made.setAccessibleName(translate("Home", "Go on with {name}").format(name=kept.event.name))
    return made


def open_button(kept: Kept, theme: Theme) -> QPushButton:
    """Opens one of the others."""
    made = button(translate("Home", "Open"), "folder-open", theme)
    made.setObjectName(f"open-{kept.event.id}")
    made.setAccessibleName(translate("Home", "Open {name}").format(name=kept.event.name))
    return made
