"""What fills the room: that nobody knows yet what waits, that nothing does, what waits, or what was decided before."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.language import translate
from ui.parts import EmptyState, button
from ui.theme import Theme


class Stage(IntEnum):
    """In the order in which they lie on each other."""

    LOADING = 0
    UNREADABLE = 1
    EMPTY = 2
    ASKED = 3
    PAST = 4


class Stages(QStackedWidget):
    """Before it is known, nobody is told that nothing waits. `tried_again` when somebody wants it read once more."""

    tried_again = Signal()

    def __init__(self, theme: Theme, asked: QWidget, past: QWidget) -> None:
        super().__init__()
        again = button(translate("Leader", "Try again"), "refresh", theme)
        again.setObjectName("tryAgainButton")
        again.clicked.connect(self.tried_again)
        nothing = (
            translate("Leader", "There is nothing for you to decide."),
            translate(
                "Leader",
                "Photos and videos come here when somebody wants to release them and the protocol asks for your "
                "decision: in doubt (B5), not fitting (A8), or where a consent does not settle it. You see each as it "
                "would go out, with the reasons.",
            ),
        )
        for part in (
            EmptyState("clock", translate("Leader", "Reading what waits…"), ()),
            EmptyState("warning", translate("Leader", "What waits could not be read"), (), (again,)),
            EmptyState("check-double", translate("Leader", "Nothing waits"), nothing),
            asked,
            past,
        ):
            self.addWidget(part)

    @property
    def stage(self) -> Stage:
        """What is shown."""
        return Stage(self.currentIndex())

    def show_stage(self, stage: Stage) -> None:
        """Show it."""
        self.setCurrentIndex(stage)
