"""Switching on that faces are compared: what it is, what it does, and what it asks of the school first."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui.language import translate
from ui.parts import Banner, BannerKind, body, button, heading, muted, primary_button
from ui.review.sheet import Sheet
from ui.theme import SPACE_8, Theme


def explanation() -> tuple[str, ...]:
    """What it is, what happens, what stays, and how far it can be trusted."""
    return (
        translate(
            "People",
            "Each face that is large enough is turned into 128 numbers, on this computer. They are compared with each other"
            " within this event, and forgotten when that is done: they are never stored, never compared with another event,"
            " and never tied to a name.",
        ),
        translate(
            "People",
            "What stays is which faces you said to be one person, under a random number, until the event expires or you"
            " switch it off.",
        ),
        translate(
            "People",
            "It makes mistakes, with children often, and with brothers and sisters: its makers say so themselves. What it"
            " finds are suggestions. Look at every face. Nothing is covered or kept visible by a suggestion.",
        ),
    )


class SwitchDialog(Sheet):
    """Accepted only after somebody said that the school may do this."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        """`name` of who switches it on."""
        super().__init__(parent, 84)
        self.setObjectName("groupingDialog")
        self.setWindowTitle(translate("People", "Compare faces in this event"))
        self.column.addWidget(heading(translate("People", "Compare faces in this event?")))
        self.column.addWidget(
            Banner(
                BannerKind.WARNING,
                translate(
                    "People",
                    "This is biometric processing (AVG, article 9). It is forbidden unless there is an exception, such as the"
                    " explicit consent of everybody in the photos; below 16, of their parents. That it saves time is no"
                    " exception. Ask the data protection officer of your foundation first.",
                ),
            )
        )
        for text in explanation():
            self.column.addWidget(body(text))
        self.may = QCheckBox(translate("People", "My school may do this, and has put down why"))
        self.may.setObjectName("groupingMay")
        self.column.addWidget(self.may)
        self.column.addWidget(
            muted(
                translate("People", "The register notes that {name} switched it on, when, and for which event.").format(
                    name=name
                )
            )
        )
        self.on = primary_button(translate("People", "Switch on"), None, theme)
        self.on.setObjectName("groupingOn")
        self.on.setEnabled(False)
        off = button(translate("People", "Leave it off"), None, theme)
        off.setObjectName("groupingLeave")
        off.setDefault(True)
        self.may.toggled.connect(self.on.setEnabled)
        self.on.clicked.connect(self.accept)
        off.clicked.connect(self.reject)
        row = QHBoxLayout()  # not Qt's box of buttons: Tab passes by one in it that could not be pressed at first
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        row.addWidget(self.on)
        row.addWidget(off)
        self.column.addLayout(row)
