"""The rooms of the window: what a page is, and what all pages are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import BeeldkeurError
from app.events.desk import Desk
from app.model import Actor, Role
from app.preferences import Preferences
from app.redaction.cover import SOLID_HEADS, CoverStyle, Manner
from app.redaction.regions import Extent
from app.text import Catalogue
from ui.looks import Looks
from ui.tasks import Tasks
from ui.theme import Theme
from ui.workbench import Workbench


class Room(StrEnum):
    """Where the user can be."""

    HOME = "home"
    GALLERY = "gallery"
    REVIEW = "review"
    PEOPLE = "people"
    RESULTS = "results"
    CONSENTS = "consents"
    REGISTER = "register"
    LEADER = "leader"
    SETTINGS = "settings"
    HELP = "help"


class Go(Protocol):
    """Shows a room; `subject` says of what: an item's path, a consent's reference."""

    def __call__(self, room: Room, subject: str | None = None) -> None:
        """Go there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every page is given. Pages are made anew when language, theme or text size change.

    `remember` saves preferences and shows them at once; `show_error` says in a dialogue what happened and what to do.
    """

    desk: Desk
    tasks: Tasks
    looks: Looks
    bench: Workbench
    theme: Theme
    catalogue: Catalogue
    go: Go
    read_preferences: Callable[[], Preferences]
    remember: Callable[[Preferences], None]
    show_error: Callable[[BeeldkeurError], None]

    @property
    def preferences(self) -> Preferences:
        """What the user chose, as it is now."""
        return self.read_preferences()

    @property
    def manner(self) -> Manner:
        """How people are covered, as it was chosen last: solid over the head where that is not on offer."""
        chosen = self.preferences
        try:
            return Manner(CoverStyle(chosen.cover), Extent(chosen.extent))
        except ValueError:
            return SOLID_HEADS

    @property
    def operator(self) -> Actor | None:
        """Who sits here; None until they said their name."""
        name = self.preferences.name.strip()
        return Actor(name, Role.OPERATOR) if name else None


class Page(QWidget):
    """One room. It is made with a context and holds no decisions."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._begins_at: QWidget | None = None

    def arrive(self, subject: str | None) -> None:
        """The user comes in, perhaps for one thing in particular."""

    def begin_at(self, control: QWidget) -> None:
        """Where the keyboard is when the user comes in. Not Qt's focus proxy: Tab would jump past what stands before it."""
        self._begins_at = control

    def focus(self) -> None:
        """The user came in: the keyboard goes where work begins."""
        first = self._begins_at if self._begins_at is not None and isValid(self._begins_at) else self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, paths: Sequence[Path]) -> bool:
        """Files were dropped here; False where this room has no use for them."""
        return False
