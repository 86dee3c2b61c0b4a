"""The bar below the grid: how many are chosen for release, what can be done to the selection, and which keys do it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.flow import FlowLayout
from ui.gallery.actions import Actions
from ui.language import translate
from ui.parts import IconLabel, button, muted
from ui.theme import SPACE_4, SPACE_8, SPACE_12, Theme


class ChoosingBar(QFrame):
    """Stars, then only those are decided."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._actions = theme, actions
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_4)
        tools = QWidget()
        flow = FlowLayout(tools)
        self.chosen = IconLabel("star-filled", "accent-icon")
        flow.addWidget(self.chosen)
        self._count = muted("")
        self._count.setObjectName("chosenCount")
        self._count.setWordWrap(False)
        flow.addWidget(self._count)
        self.only = button(translate("Gallery", "Show only chosen"), "filter", theme)
        self.only.setObjectName("onlyChosen")
        self.only.setCheckable(True)
        flow.addWidget(self.only)
        self._needing: list[QWidget] = []
        for action, name in (
            (actions.star, "starButton"),
            (actions.review, "reviewButton"),
            (actions.cover_all, "coverAllButton"),
            (actions.ban, "doNotUseButton"),
        ):
            made = self._button(action, name)
            self._needing.append(made)
            flow.addWidget(made)
        flow.addWidget(self._make_more())
        column.addWidget(tools)
        self.said = muted("")
        self.said.setObjectName("said")
        column.addWidget(self.said)
        self._legend = translate(
            "Gallery", "S or Space: choose · Enter: review · C: cover everybody · Delete: do not use · Ctrl+A: select all"
        )
        self.said.setText(self._legend)
        actions.said.connect(self.say)
        self.show_chosen(0)
        self.show_selected(0)

    def show_chosen(self, count: int) -> None:
        """How many are chosen for release."""
        self._count.setText(translate("Gallery", "Chosen: %n", None, count))
        self._count.setMinimumHeight(self.only.sizeHint().height())
        self.chosen.setMinimumHeight(self.only.sizeHint().height())
        self.only.setEnabled(count > 0 or self.only.isChecked())

    def show_selected(self, count: int) -> None:
        """How many are selected; without any the keys are told again."""
        self.allow(count)
        if count > 1:
            self.say(translate("Gallery", "%n file(s) selected", None, count))
        else:
            self.said.setText(self._legend)

    def allow(self, count: int) -> None:
        """Without any that are selected there is nothing to do to them."""
        for widget in self._needing:
            widget.setEnabled(count > 0)
        for action in self._bulk:
            action.setEnabled(count > 0)

    def say(self, words: str) -> None:
        """A line about what was done."""
        self.said.setText(words)
        self.said.setAccessibleName(words)

    def _button(self, action: QAction, name: str) -> QPushButton:
        made = button(action.text(), None, self._theme)
        made.setIcon(action.icon())
        made.setObjectName(name)
        made.setToolTip(action.toolTip())
        made.clicked.connect(lambda _=False: action.trigger())
        return made

    def _make_more(self) -> QPushButton:
        actions = self._actions
        more = button(translate("Gallery", "More"), None, self._theme)
        more.setObjectName("moreActions")
        menu = self.menu = QMenu(more)
        settings = menu.addMenu(translate("Gallery", "Setting of these files"))
        settings.addActions(actions.settings)
        menu.addActions([actions.refer, actions.attest])
        menu.addSeparator()
        menu.addAction(actions.confirm)
        more.setMenu(menu)
        self._bulk: list[QAction] = [*actions.settings, actions.refer]
        return more
