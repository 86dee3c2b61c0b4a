"""What the program does, in three steps and one promise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import translate
from ui.parts import IconLabel, body, heading, muted
from ui.theme import SPACE_8, SPACE_12, SPACE_24


class Steps(QWidget):
    """Find, cover, release: side by side, or one below the other."""

    def __init__(self, *, is_wide: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        layout = QBoxLayout(direction, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_24)
        for icon_name, name, words in (
            (
                "people",
                translate("Home", "1. Find"),
                translate("Home", "The program finds the people in your photos and videos and says what the protocol allows."),
            ),
            (
                "cover",
                translate("Home", "2. Cover"),
                translate("Home", "Faces are made unrecognisable. You look it over, add what was missed and choose."),
            ),
            (
                "folder-out",
                translate("Home", "3. Release"),
                translate("Home", "You get clean copies without location, and the register says which consent they rest on."),
            ),
        ):
            layout.addWidget(_step(icon_name, name, words), 1, Qt.AlignmentFlag.AlignTop)


class Promise(QWidget):
    """Where everything stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(IconLabel("shield-check", "accent-icon"), 0, Qt.AlignmentFlag.AlignTop)
        self._words = body("")
        self._words.setObjectName("promise")
        row.addWidget(self._words, 1)
        self.tell(None)

    def tell(self, elsewhere: str | None) -> None:
        """Say it. `elsewhere` is where the register is, when that is not on this computer."""
        text = translate("Home", "Everything stays on this computer: the program opens no network connection.")
        if elsewhere is not None:
            text = translate(
                "Home",
                "Photos and videos stay on this computer. The program opens one connection only, to your register: {place}",
            ).format(place=elsewhere)
        self._words.setText(text)


def _step(icon_name: str, name: str, words: str) -> QWidget:
    shown = QWidget()
    row = QHBoxLayout(shown)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_12)
    row.addWidget(IconLabel(icon_name, "accent-icon", em=2), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(SPACE_8)
    column.addWidget(heading(name))
    column.addWidget(muted(words))
    row.addLayout(column, 1)
    return shown
