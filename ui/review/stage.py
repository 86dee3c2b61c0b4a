"""Where the photo is, or a sentence why there is none to be seen."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.language import translate
from ui.parts import EmptyState
from ui.review.canvas import Canvas
from ui.review.zoom import SMALLEST_PX
from ui.theme import Theme


class StageState(Enum):
    """What is to be seen."""

    PHOTO = "photo"
    LOADING = "loading"
    WAITING = "waiting"
    UNREADABLE = "unreadable"
    CHANGED = "changed"
    REPORTED = "reported"
    NOTHING = "nothing"


class Stage(QStackedWidget):
    """The photo; where it is not shown, nothing of it is kept."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, canvas: Canvas | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas or Canvas(theme)
        self.addWidget(self.canvas)
        self._words: QWidget | None = None
        self._shown = (StageState.PHOTO, "")
        self.setMinimumSize(*SMALLEST_PX)

    @property
    def state(self) -> StageState:
        """What is to be seen now."""
        return self._shown[0]

    def show_state(self, state: StageState, sentence: str = "") -> None:
        """Show the photo, or why there is none; `sentence` is what an error says."""
        if state is not StageState.PHOTO:
            self.canvas.clear()
        if (state, sentence) == self._shown:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and (focused is self or self.isAncestorOf(focused))
        self._shown = (state, sentence)
        if self._words is not None:
            self.removeWidget(self._words)
            self._words.deleteLater()
            self._words = None
        if state not in (StageState.PHOTO, StageState.LOADING):
            self._words = self.words(state, sentence)
            self._words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.addWidget(self._words)
        self.setCurrentWidget(self._words or self.canvas)
        self.setFocusProxy(self._words or self.canvas)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self, state: StageState, sentence: str) -> EmptyState:
        """What stands in the photo's place."""
        return _words(state, sentence)


def _words(state: StageState, sentence: str) -> EmptyState:
    icon_name, name, lines = {
        StageState.WAITING: (
            "clock",
            translate("Review", "This file is being looked at"),
            [translate("Review", "It shows here as soon as the program looked for people in it. Go on with another one.")],
        ),
        StageState.UNREADABLE: (
            "photo",
            translate("Review", "This file cannot be read"),
            [sentence, translate("Review", "It is not released. Nothing is lost: the original stays as it is.")],
        ),
        StageState.CHANGED: (
            "warning",
            translate("Review", "This file changed since it was looked at"),
            [translate("Review", "What was found does not fit it any more. It is not released: open the folder anew.")],
        ),
        StageState.REPORTED: (
            "flag",
            translate("Review", "This file was reported (A9)"),
            [
                translate("Review", "It is not shown, not copied and not released any more."),
                translate("Review", "The register notes who reported it and to whom. Do not pass it on yourself."),
            ],
        ),
        StageState.NOTHING: (
            "photos",
            translate("Review", "Nothing to review"),
            [
                translate(
                    "Review", "Open a folder first. Here you look at each photo and video closely, those with doubt first."
                )
            ],
        ),
    }[state]
    return EmptyState(icon_name, name, [line for line in lines if line])
