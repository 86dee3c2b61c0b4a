"""The foot of the release's dialogue: whose word it is, what lacks still, and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import translate
from ui.parts import body, button, muted, primary_button
from ui.release.telling import responsibility
from ui.rooms import Context
from ui.theme import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24


class Foot(QWidget):
    """Stays in sight while the form above it scrolls."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        line = QFrame()
        line.setProperty("kind", "line")
        whole.addWidget(line)
        column = QVBoxLayout()
        whole.addLayout(column)
        column.setContentsMargins(SPACE_24, SPACE_4, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_8)
        self.own_account = QCheckBox(translate("Release", "For the school's own account or publication (C1)"))
        self.own_account.setObjectName("ownAccountBox")
        self.own_account.setToolTip(
            translate(
                "Release",
                "For somebody's own post, the protocol allows no personal data of the school and its people (C1, C4).",
            )
        )
        column.addWidget(self.own_account)
        column.addWidget(body(responsibility()))
        self.why = muted("")
        self.why.setObjectName("lackLabel")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_12)
        self.refer_button = button("", "leader", context.theme)
        self.refer_button.setObjectName("referButton")
        self.cancel_button = button(translate("Release", "Cancel"), None, context.theme)
        self.cancel_button.setObjectName("cancelButton")
        self.release_button = primary_button("", "folder-out", context.theme)
        self.release_button.setObjectName("releaseButton")
        self.release_button.setDefault(True)
        buttons.addWidget(self.why, 1)
        for one in (self.refer_button, self.cancel_button, self.release_button):
            buttons.addWidget(one)
        column.addLayout(buttons)
