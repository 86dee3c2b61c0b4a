"""The rail at the left: one button a room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.language import translate
from ui.rooms import Context, Room

BELOW = (Room.SETTINGS, Room.HELP)
"""At the foot of the rail."""
LARGE_PERCENT = 125
"""From this text size on, icons stand beside their words: below each other, all rooms would not fit."""
NARROW_EM = 50
"""In a window narrower than this many lines of text are high, icons stand alone: its room is the page's."""
ICONS = {
    Room.HOME: "home",
    Room.GALLERY: "photos",
    Room.REVIEW: "search",
    Room.PEOPLE: "people",
    Room.RESULTS: "folder-out",
    Room.CONSENTS: "consent",
    Room.REGISTER: "register",
    Room.LEADER: "leader",
    Room.SETTINGS: "settings",
    Room.HELP: "help",
}


def name_of(room: Room) -> str:
    """What a room is called."""
    return {
        Room.HOME: translate("Window", "Start"),
        Room.GALLERY: translate("Window", "Photos"),
        Room.REVIEW: translate("Window", "Review"),
        Room.PEOPLE: translate("Window", "People"),
        Room.RESULTS: translate("Window", "Released"),
        Room.CONSENTS: translate("Window", "Consents"),
        Room.REGISTER: translate("Window", "Register"),
        Room.LEADER: translate("Window", "School leader"),
        Room.SETTINGS: translate("Window", "Settings"),
        Room.HELP: translate("Window", "Help"),
    }[room]


class Rail(QScrollArea):
    """The rooms to go to. In a low window it scrolls rather than cutting its words off."""

    def __init__(self, context: Context, go: Callable[[Room], None]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(translate("Window", "Rooms"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._group = QButtonGroup(self)
        inside = _Inside()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(4)
        self._buttons: dict[Room, QToolButton] = {}
        for room in (*(room for room in Room if room not in BELOW), *BELOW):
            if room is BELOW[0]:
                column.addStretch(1)
            button = self._button(room, context)
            button.clicked.connect(partial(_go, go, room))
            column.addWidget(button)
        self.setWidget(inside)
        is_large = context.preferences.text_percent >= LARGE_PERCENT
        self._style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if is_large else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        self._lay_out(self._style)

    def fit(self, window_px: int) -> None:
        """Icons alone in a window that is narrow for its text, with their words as tooltips."""
        is_narrow = window_px < NARROW_EM * self.fontMetrics().height()
        self._lay_out(Qt.ToolButtonStyle.ToolButtonIconOnly if is_narrow else self._style)

    def _lay_out(self, style: Qt.ToolButtonStyle) -> None:
        for room, button in self._buttons.items():
            button.setToolButtonStyle(style)
            button.setToolTip(name_of(room) if style is Qt.ToolButtonStyle.ToolButtonIconOnly else "")
        inside = self.widget()
        if inside is not None:
            self.setFixedWidth(inside.sizeHint().width() + self.verticalScrollBar().sizeHint().width())

    def show_room(self, room: Room) -> None:
        """Mark the room that is shown."""
        self._buttons[room].setChecked(True)
        self.ensureWidgetVisible(self._buttons[room])

    def enable(self, rooms: Mapping[Room, bool]) -> None:
        """Whether rooms can be gone to."""
        for room, is_enabled in rooms.items():
            self._buttons[room].setEnabled(is_enabled)

    def _button(self, room: Room, context: Context) -> QToolButton:
        button = QToolButton()
        button.setText(name_of(room))
        button.setIcon(icon(ICONS[room], context.theme))
        button.setCheckable(True)
        button.setProperty("kind", "nav")
        button.setObjectName(f"room-{room}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(name_of(room))
        self._group.addButton(button)
        self._buttons[room] = button
        return button


class _Inside(QWidget):
    """No lower than its buttons want to be: the style sheet's `min-height` knows neither icon nor word."""

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()


def _go(go: Callable[[Room], None], room: Room, _: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt may say if it is checked
    go(room)
