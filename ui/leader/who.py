"""Who decides: a name and a role in the leadership, kept until the room is left and no longer."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from app.model import LEADERSHIP, Actor, Role
from ui.asking import LONGEST_NAME
from ui.language import translate
from ui.parts import form_row
from ui.rooms import Context
from ui.still import StillComboBox
from ui.theme import SPACE_12

NAME, ROLE = "leaderName", "leaderRole"
"""Properties of the workbench, which lives on when pages are made anew."""
ROLES = (Role.DIRECTOR, Role.DEPUTY, Role.BOARD)


LARGE_PERCENT = 125


def direction_of(context: Context) -> QBoxLayout.Direction:
    """Beside each other; below each other where the letters are large."""
    is_large = context.preferences.text_percent > LARGE_PERCENT
    return QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight


class WhoDecides(QWidget):
    """Two fields. A signing key would be asked for here, and go into `Actor.key`."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.name = QLineEdit()
        self.name.setObjectName("leaderName")
        self.name.setMaxLength(LONGEST_NAME)
        self.role = StillComboBox()
        self.role.setObjectName("leaderRole")
        self.role.addItem(translate("Leader", "Choose…"), None)
        for role in ROLES:
            self.role.addItem(context.catalogue.say(f"words.leader-role-{role}"), role.value)
        row = QBoxLayout(direction_of(context), self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(form_row(translate("Leader", "Your &name"), self.name), 3)
        row.addWidget(form_row(translate("Leader", "Your r&ole"), self.role), 2)
        self._recall()
        self.name.textChanged.connect(self._remember)
        self.role.currentIndexChanged.connect(self._remember)

    @property
    def actor(self) -> Actor | None:
        """Who decides; None until both are there."""
        name, role = self.name.text().strip(), self.role.currentData()
        return Actor(name, Role(role)) if name and role else None

    @property
    def lacking(self) -> QWidget | None:
        """The field to fill in next; None where both are."""
        if not self.name.text().strip():
            return self.name
        return self.role if self.role.currentData() is None else None

    def leave(self) -> None:
        """Whoever comes here next says anew who it is."""
        self._context.bench.setProperty(NAME, None)
        self._context.bench.setProperty(ROLE, None)
        with QSignalBlocker(self.name), QSignalBlocker(self.role):
            self._recall()
        self.changed.emit()

    def _recall(self) -> None:
        bench, preferences = self._context.bench, self._context.preferences
        is_leader = preferences.role in LEADERSHIP
        name = bench.property(NAME) or (preferences.name if is_leader else "")
        role = bench.property(ROLE) or (preferences.role.value if is_leader else None)
        self.name.setText(str(name))
        self.role.setCurrentIndex(max(0, self.role.findData(role)))

    def _remember(self) -> None:
        self._context.bench.setProperty(NAME, self.name.text())
        self._context.bench.setProperty(ROLE, self.role.currentData())
        self.changed.emit()
