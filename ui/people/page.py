"""Who is the same person over the open event: suggested where somebody switched that on, said by people alone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.events.comparing import note_switch
from app.events.deciding import Author
from app.events.event import Event
from app.events.people import appearances, forget_all
from app.model import Actor
from ui.anchored import AnchoredArea
from ui.asking import ask_operator
from ui.language import translate
from ui.parts import EmptyState, primary_button
from ui.people.actions import Actions
from ui.people.choosing import ChooseDialog
from ui.people.groups import Group, groups_of
from ui.people.groups_view import GroupsModel, GroupsView
from ui.people.header import Header
from ui.people.keeping import Round
from ui.people.panel import KEYS, GroupPanel
from ui.people.portraits import Portraits
from ui.people.session import session_of, showable
from ui.people.switch import SwitchDialog, explanation
from ui.people.wording import counted
from ui.review.alive import while_alive
from ui.rooms import Context, Page, Room
from ui.theme import SPACE_12, SPACE_16, SPACE_24

SOON_MS = 120
"""Many changes are shown once."""
OFF, NOTHING, GROUPS = range(3)
LARGE_TEXT = 150
"""From this size of the text on, in percent, what stands side by side stands below each other."""


class PeoplePage(Page):
    """The room."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("peoplePage")
        self.session = session_of(context)
        self.portraits = Portraits(context.looks, self)
        self._is_large = context.preferences.text_percent >= LARGE_TEXT
        self.header = Header(context.theme, stacked=self._is_large)
        self.groups = GroupsModel(self)
        self.list = GroupsView(self.groups, self.portraits, context.theme)
        self.list.setObjectName("groupsList")
        self.panel = GroupPanel(self.portraits, context.theme)
        self.actions_ = Actions(context.bench, self.session, self._say)
        self.round = Round(context, lambda face: self.portraits.there(face.key), self)
        self.round.told = self._say
        self._key = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.show_all)
        self._lay_out()
        self._connect()
        self.begin_at(self.list)
        self.show_all()

    def arrive(self, subject: str | None) -> None:
        """What was decided elsewhere meanwhile shows."""
        self.show_all()

    def focus(self) -> None:
        """To the list where there is one, else to the one thing to do."""
        shown = self.stack.currentIndex()
        first = {OFF: self.switch_on, NOTHING: self.compare}.get(shown, self.list)
        (first if first.isEnabled() else self.header.compare).setFocus(Qt.FocusReason.OtherFocusReason)

    # What it shows

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.switch_on = primary_button(translate("People", "Compare faces…"), "people", theme)
        self.switch_on.setObjectName("groupingSwitch")
        off = EmptyState(
            "people",
            translate("People", "Who is the same person?"),
            (
                translate("People", "The program can suggest in which photos the same person is. For this event it is off."),
                explanation()[0],
            ),
            (self.switch_on,),
        )
        self.compare = primary_button(translate("People", "Compare now"), "people", theme)
        self.compare.setObjectName("compareNow")
        nothing = EmptyState(
            "people",
            translate("People", "Nobody to show yet"),
            (
                translate("People", "Compare the faces: whoever is in several photos comes here as a suggestion."),
                translate("People", "Photos are compared, videos are not: there, each person has a track."),
            ),
            (self.compare,),
        )
        groups = QWidget()
        sides = QBoxLayout(QBoxLayout.Direction.TopToBottom if self._is_large else QBoxLayout.Direction.LeftToRight, groups)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(SPACE_12)
        sides.addWidget(self.list, 0)
        sides.addWidget(self.panel, 1)
        self.stack = QStackedWidget()
        for widget in (off, nothing, groups):
            self.stack.addWidget(widget)
        sheet = QWidget()
        sheet.setProperty("kind", "page")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        self._area = scroll = AnchoredArea(also_focus=False)
        scroll.setAccessibleName(translate("People", "People"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def _connect(self) -> None:
        bench = self.context.bench
        bench.opened.connect(self._opened)
        bench.event_changed.connect(self._show_soon)
        bench.judged.connect(self._show_soon)
        bench.model.dataChanged.connect(self._show_soon)
        self.session.changed.connect(self._show_soon)
        self.session.progress.connect(self.header.show_progress)
        self.session.ended.connect(self._ended)
        self.switch_on.clicked.connect(self._ask_switch)
        self.header.switch_off.clicked.connect(self._switch_off)
        self.header.stop.clicked.connect(self.session.stop)
        for one in (self.compare, self.header.compare):
            one.clicked.connect(self._compare)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.panel.wanted.connect(self._act)
        self.panel.view.opened.connect(partial(self.context.go, Room.REVIEW))
        for name, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._press, name))

    def show_all(self) -> None:
        """Show the groups as they are now."""
        self._soon.stop()
        event = self.context.bench.current
        items = [] if event is None else [row.item for row in showable(self.context.bench)]
        groups = groups_of(items, self.session.suggestions) if event is not None and event.grouping else ()
        self.portraits.keep_only(appearances(items) if groups else ())
        self._load(groups)
        is_on = event is not None and event.grouping
        shown = GROUPS if groups else NOTHING if is_on else OFF
        if shown != self.stack.currentIndex():
            self._area.begin_anew()
        self.stack.setCurrentIndex(shown)
        self.header.show_state(is_on=is_on, is_comparing=self.session.is_comparing, has_groups=bool(groups))
        self.compare.setVisible(not self.session.is_comparing)
        self.header.count(groups, items)

    def _load(self, groups: tuple[Group, ...]) -> None:
        """The same group stays chosen; where it is gone, the one that took its place."""
        if groups == self.groups.groups:
            return
        before = max(0, self.list.currentIndex().row())
        self.groups.load(groups)
        if groups:
            place = self.groups.place_of(self._key)
            self.list.setCurrentIndex(self.groups.index(min(before, len(groups) - 1) if place is None else place))
        self._choose()

    def _choose(self) -> None:
        group = self.list.current()
        self._key = group.key if group is not None else ""
        self.panel.show_group(group)
        if group is not None:  # first its faces, then one of each of the others
            self.portraits.want([*group.faces, *(one.first for one in self.groups.groups)])

    def _say(self, text: str) -> None:
        self.header.say(text)
        self._area.settle()

    def _show_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _opened(self) -> None:
        self.portraits.keep_only(())
        self._say("")
        self.show_all()

    # What is done

    def _press(self, name: str) -> None:
        if self.stack.currentIndex() == GROUPS and self.panel.buttons[name].isEnabled():
            self._act(name)

    def _act(self, name: str) -> None:
        group = self.list.current()
        if group is None:
            return
        if name == "confirm":
            self._key = self.actions_.confirm(group) or self._key
        elif name == "take-out":
            self.actions_.take_out(group, self.panel.view.selected())
        else:
            {"cover": self.actions_.cover, "dissolve": self.actions_.dissolve, "join": self._join, "keep": self._keep}[name](
                group
            )

    def _join(self, group: Group) -> None:
        dialog = ChooseDialog(group, self.groups.groups, self.portraits, self.context.theme, self)
        answer, other = dialog.exec(), dialog.chosen
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted and other is not None and self.actions_.join(group, other):
            self._key = group.person or other.person or self._key

    def _keep(self, group: Group) -> None:
        actor = ask_operator(self.context, self)
        if actor is not None:
            self.round.begin(group.faces, Author(actor, self.context.desk.workplace.now))

    def _compare(self) -> None:
        if self.context.bench.is_screening:
            self._say(translate("People", "The photos are still being looked at. Compare when that is done."))
            return
        self._say("")
        self.session.compare(self.context.show_error)
        self.show_all()

    def _ended(self) -> None:
        self._say(counted(self.session.result))
        self.show_all()
        self.focus()

    # On and off

    def _ask_switch(self) -> None:
        event, actor = self.context.bench.current, ask_operator(self.context, self)
        if event is None or actor is None:
            return
        dialog = SwitchDialog(actor.name, self.context.theme, self)
        answer = dialog.exec()
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted:
            self._switch(event, actor, on=True)

    def _switch(self, event: Event, actor: Actor, *, on: bool) -> None:
        """First the register, then the switch: what cannot be put on record is not done."""
        workplace = self.context.desk.workplace
        self.context.tasks.run(
            lambda: note_switch(workplace, event, actor, on=on),
            while_alive(self, lambda _: self._switched(event, on=on)),
            self.context.show_error,
        )

    def _switched(self, event: Event, *, on: bool) -> None:
        bench = self.context.bench
        if bench.current is not None and bench.current.id == event.id:
            bench.set_event(replace(bench.current, grouping=on))
            if on:
                self._compare()
            self.show_all()

    def _switch_off(self) -> None:
        """All that was said and suggested is forgotten at once, for good; then it is put on record."""
        event, actor = self.context.bench.current, ask_operator(self.context, self)
        if event is None or actor is None:
            return
        bench = self.context.bench
        self.session.forget()
        bench.merge(forget_all(bench.model.items()))
        bench.set_event(replace(event, grouping=False))
        workplace = self.context.desk.workplace
        self.context.tasks.run(lambda: note_switch(workplace, event, actor, on=False), None, self.context.show_error)
        self._say(translate("People", "Switched off. Who was held to be one person is forgotten; covers stay as they are."))
        self.show_all()
