"""Which other group is the same person?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ui.language import translate
from ui.parts import body, heading, muted
from ui.people.groups import Group
from ui.people.groups_view import GroupsModel, GroupsView
from ui.people.portraits import Portraits
from ui.people.wording import name_of
from ui.review.sheet import Sheet
from ui.theme import Theme

ROWS = 6


class ChooseDialog(Sheet):
    """Lists the other groups; those that are in a photo together with this one are left out."""

    def __init__(self, group: Group, groups: Sequence[Group], portraits: Portraits, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, 60)
        self.setObjectName("joinDialog")
        self.setWindowTitle(translate("People", "The same person as…"))
        others = tuple(one for one in groups if one.key != group.key)
        self._able = tuple(one for one in others if not one.meets(group))
        self.column.addWidget(heading(translate("People", "Who is the same person as “{name}”?").format(name=name_of(group))))
        model = GroupsModel(self)
        model.load(self._able)
        self.view = GroupsView(model, portraits, theme)
        self.view.setObjectName("joinList")
        self.view.setMinimumHeight(self.view.sizeHintForRow(0) * min(ROWS, len(self._able)) + 4)
        portraits.want([one.first for one in self._able])
        if self._able:
            self.column.addWidget(self.view, 1)
            self.view.setCurrentIndex(model.index(0))
        else:
            self.column.addWidget(body(translate("People", "Nobody else can be.")))
        left_out = len(others) - len(self._able)
        if left_out:
            self.column.addWidget(
                muted(
                    translate("People", "%n group(s) are left out: they are in a photo together with this one.", None, left_out)
                )
            )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.join = buttons.addButton(translate("People", "The same person"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.join.setObjectName("joinOk")
        self.join.setProperty("kind", "primary")
        self.join.setDefault(True)
        self.join.setEnabled(bool(self._able))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.view.activated.connect(lambda _: self.accept())
        self.column.addWidget(buttons)

    @property
    def chosen(self) -> Group | None:
        """The group that was chosen."""
        return self.view.current() if self._able else None
