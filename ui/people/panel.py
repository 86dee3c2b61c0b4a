"""One group: who it is, what becomes of it, its faces, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.flow import FlowLayout
from ui.language import translate
from ui.parts import body, button, heading, muted, primary_button
from ui.people.faces_view import FacesModel, FacesView
from ui.people.groups import Group
from ui.people.portraits import Portraits
from ui.people.wording import covers_of, deed, key_of, name_of, size_of
from ui.theme import SPACE_8, SPACE_12, SPACE_16, Theme

KEYS = {"confirm": "P", "cover": "A", "keep": "K", "take-out": "T", "join": "C", "dissolve": "Delete"}
"""What is to be done, and the key that does it."""
SIGNS = {"confirm": "check", "cover": "cover", "keep": "keep", "take-out": "split", "join": "join", "dissolve": "cross"}


class GroupPanel(QWidget):
    """`wanted` carries what is to be done, as in `KEYS`."""

    wanted = Signal(str)

    def __init__(self, portraits: Portraits, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.faces = FacesModel(self)
        self.view = FacesView(self.faces, portraits, theme)
        self.view.setObjectName("facesView")
        self._name, self._size, self._note = heading(""), muted(""), body("")
        self._name.setObjectName("groupName")
        self._size.setObjectName("groupSize")
        self.buttons: dict[str, QPushButton] = {}
        row = QWidget()
        flow = FlowLayout(row)
        for name, sign in SIGNS.items():
            self.buttons[name] = self._add(name, sign)
            flow.addWidget(self.buttons[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for widget in (self._name, self._size, row, self._note):
            column.addWidget(widget)
        column.addSpacing(SPACE_12 - SPACE_8)
        column.addWidget(self.view, 1)
        self.view.chosen.connect(self._show_buttons)

    def show_group(self, group: Group | None) -> None:
        """Show another group, or none."""
        if group != self.faces.group:
            self.faces.load(group)
        if group is not None:
            self._name.setText(name_of(group))
            self._size.setText(f"{size_of(group)} · {covers_of(group)}")
            self._note.setText(
                ""
                if group.is_confirmed
                else translate("People", "Look at every face: is it really one person? Take out who is somebody else.")
            )
            self._note.setVisible(bool(self._note.text()))
        self._show_buttons()

    def _show_buttons(self) -> None:
        group = self.faces.group
        chosen = len(self.view.selected())
        can = {
            "confirm": group is not None and not group.is_confirmed,
            "cover": group is not None and bool(group.visible),
            "keep": group is not None and group.is_confirmed,
            "take-out": group is not None and 0 < chosen < len(group.faces),
            "join": group is not None,
            "dissolve": group is not None,
        }
        for name, is_able in can.items():
            self.buttons[name].setEnabled(is_able)

    def _add(self, name: str, sign: str) -> QPushButton:
        text = deed(name)
        make = primary_button if name == "confirm" else button
        made = make(text, sign, self._theme)
        made.setObjectName(f"people-{name}")
        made.setToolTip(translate("People", "{what} (key {key})").format(what=text, key=key_of(KEYS[name])))
        made.clicked.connect(lambda _=False: self.wanted.emit(name))
        return made
