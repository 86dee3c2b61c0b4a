"""Which photo it is, its verdict, how many wait still, and on to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.text import Catalogue
from ui.badges import Badge, BadgeLabel
from ui.elided import ElidedLabel
from ui.event_model import Row
from ui.icons import icon
from ui.language import translate
from ui.parts import button, primary_button
from ui.theme import SPACE_8, SPACE_12, SPACE_16, Theme

BACK_EM, ON_EM = 46, 30
"""From these widths on there is room for the words of the button that leads back, and of the one that leads on."""


def badge_of(row: Row, catalogue: Catalogue) -> tuple[Badge, str]:
    """The badge of a photo and its words."""
    if row.item.problem is not None:
        return Badge.UNREADABLE, translate("Review", "cannot be read")
    if row.judged is None:
        return Badge.WAITING, translate("Review", "not known yet")
    return Badge.of(row.judged.verdict), catalogue.say(f"words.verdict-{row.judged.verdict}")


class Header(QFrame):
    """`previous`, `following` and the sheet of `keys` are asked for by its buttons."""

    keys = Signal()
    previous = Signal()
    following = Signal()

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self.setProperty("kind", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, SPACE_8)
        row.setSpacing(SPACE_12)
        self.badge = BadgeLabel(Badge.WAITING, translate("Review", "not known yet"), theme)
        self.badge.setObjectName("verdictBadge")
        words = QVBoxLayout()
        words.setSpacing(0)
        self.name = ElidedLabel()
        self.name.setObjectName("photoName")
        self.name.setProperty("kind", "heading")
        self.place = ElidedLabel()
        self.place.setObjectName("photoPlace")
        self.place.setProperty("kind", "muted")
        words.addWidget(self.name)
        words.addWidget(self.place)
        self.back = button(translate("Review", "Previous"), "previous", theme)
        self.back.setObjectName("previousButton")
        self.back.setToolTip(translate("Review", "The one before (Left or P)"))
        self.back.clicked.connect(self.previous)
        self.on = primary_button(translate("Review", "Seen, next"), "next", theme)
        self.on.setObjectName("nextButton")
        self.on.setToolTip(translate("Review", "This one was seen; on to the next (Right or N)"))
        self.on.clicked.connect(self.following)
        help_button = QToolButton()
        help_button.setIcon(icon("help", theme))
        help_button.setObjectName("keysButton")
        help_button.setToolTip(translate("Review", "All keys (?)"))
        help_button.setAccessibleName(translate("Review", "All keys (?)"))
        help_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        help_button.clicked.connect(self.keys)
        row.addWidget(self.badge)
        row.addLayout(words, 1)
        row.addWidget(help_button)
        for one in (self.back, self.on):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In large letters, or a narrow window, the verdict and the name need the room: an arrow tells where a button leads."""
        for one, em in ((self.back, BACK_EM), (self.on, ON_EM)):
            one.setText("" if self.width() < em * self.fontMetrics().height() else one.accessibleName())
        super().resizeEvent(event)

    def show_verdict(self, row: Row) -> None:
        """The verdict of this photo or video as it is now."""
        self.badge.show_badge(*badge_of(row, self._catalogue))

    def show_place(self, name: str, place: tuple[int, int], waiting: int) -> None:
        """The photo's name, its place (from 1) among how many, and how many wait to be seen."""
        self.name.setText(name)
        where = translate("Review", "{place} of {total}").format(place=place[0], total=place[1])
        left = translate("Review", "%n still to see", None, waiting)
        self.place.setText(f"{where} · {left}")
        self.back.setEnabled(place[0] > 1)
        self.on.setEnabled(place[1] > 0)
