"""What can be done to the chosen items, each as one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from app.events.deciding import Author
from app.events.desk import PutForward
from app.events.event import EventItem
from app.model import DecisionKind, Setting
from ui.asking import ask_operator
from ui.event_model import Row
from ui.gallery.attesting import AttestDialog
from ui.gallery.bulk import attested, confirmed, placed, starred, toggled
from ui.gallery.facts import lacks_time
from ui.gallery.grid import Grid
from ui.gallery.likely_days import likely_days
from ui.gallery.sheet import SheetDialog
from ui.gallery.wording import Wording
from ui.icons import icon
from ui.language import translate
from ui.named_days import but_beware, named_span, names_say
from ui.put_forward import put_forward_words
from ui.rooms import Context, Room

Result = TypeVar("Result")


class Actions(QObject):
    """The actions on the grid's selection.

    `said` is a line about what was done. `undone` is a warning of what was not, until all that was wanted is done ("").
    """

    said = Signal(str)
    undone = Signal(str)

    def __init__(self, context: Context, grid: Grid, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._grid, self._wording, self._window = context, grid, wording, parent
        make = self._make
        self.star = make(translate("Gallery", "Choose"), "star", ("S", "Space"), self.toggle_star)
        self.review = make(translate("Gallery", "Review"), "search", (), self.open_review)
        self.cover_all = make(
            translate("Gallery", "Cover everybody"), "cover", ("C",), partial(self.toggle, DecisionKind.COVER_ALL)
        )
        self.ban = make(
            translate("Gallery", "Do not use"), "ban", ("Del", "Backspace"), partial(self.toggle, DecisionKind.DO_NOT_USE)
        )
        self.attest = make(translate("Gallery", "Attest the day…"), "calendar", (), self.attest_selected)
        self.refer = make(translate("Gallery", "Put to the school leader"), "leader", (), self.refer_selected)
        self.confirm = make(translate("Gallery", "Contact sheet: nobody recognisable…"), "grid", (), self.open_sheet)
        self.review.setToolTip(translate("Gallery", "Review this photo or video (Enter)"))
        self.settings = [self._setting_action(setting) for setting in (None, *Setting)]

    # On the selection

    def selected(self) -> list[Row]:
        """What is selected, as it is now."""
        return self._rows(self._grid.paths())

    def toggle_star(self) -> None:
        """Choose for release, or no longer."""
        items = starred(self.selected())
        if items:
            on = items[0].starred
            self._change(translate("Gallery", "Choose") if on else translate("Gallery", "Choose no longer"), items)

    def toggle(self, kind: DecisionKind) -> None:
        """Mark the items as a whole, or take it back where all are marked; what cannot be marked yet stays selected."""
        rows, words = self.selected(), self._wording.decision(kind)
        left = [row.item.path for row in rows if row.item.screening is None and not row.is_reported]
        author = self._author() if len(left) < len(rows) else None
        if author is None and len(left) < len(rows):
            return  # nobody said who decides
        changed = toggled(rows, kind, author) if author is not None else ()
        if left:
            self._grid.select(left)
        if changed:
            self._change(words if changed[0].has(kind) else translate("Gallery", "Not: {what}").format(what=words), changed)
        elif author is not None:
            self.said.emit(translate("Gallery", "What was reported stays as it is."))
        self.undone.emit(self._left_words(words, len(left)) if left else "")

    def place(self, setting: Setting | None) -> None:
        """Another setting for these."""
        items = [row.item for row in self.selected()]
        words = self._wording.setting(setting) if setting else translate("Gallery", "as the event")
        if items:
            self._change(translate("Gallery", "Setting: {setting}").format(setting=words), placed(items, setting))

    def open_review(self) -> None:
        """Look at the current photo closely."""
        path = self._grid.current_path()
        row = self._context.bench.model.row(path) if path else None
        if row is None or path is None:
            return
        if row.is_reported:
            self.said.emit(translate("Gallery", "This file was reported: it is not shown any more."))
            return
        self._context.go(Room.REVIEW, path)

    def refer_selected(self) -> None:
        """Put what is referred to the school leader, and say how many questions wait, or what was answered already."""
        chosen = [row.item for row in self.selected() if row.item.screening is not None]
        if not chosen or self._author() is None:
            return
        opened, desk, catalogue = self._context.bench.snapshot(), self._context.desk, self._context.catalogue

        def tell(told: PutForward) -> None:
            self.said.emit(put_forward_words(told, desk.workplace.zone, catalogue))
            self._context.bench.judge([item.path for item in chosen])

        work = partial(desk.put_forward, opened, chosen, catalogue)
        self._context.tasks.run(work, guarded(self, tell), self._context.show_error)

    # On more than the selection

    def attest_selected(self) -> None:
        """The day of capture of those of the selection that have none; of all where nothing is chosen."""
        self.attest_days([row.item for row in self.selected() if lacks_time(row.item)] or self._all_without_time())

    def attest_all(self) -> None:
        """The day of capture of all items that have none."""
        self.attest_days(self._all_without_time())

    def attest_days(self, items: Sequence[EventItem]) -> None:
        """Ask for the days, and keep them."""
        event = self._context.bench.current
        if not items:
            self.said.emit(translate("Gallery", "All these files have a time of capture."))
            return
        author = self._author()
        if event is None or author is None:
            return
        workplace = self._context.desk.workplace
        today = workplace.now.astimezone(workplace.zone).date()
        named = [item for item in items if named_span([item], today)]
        span = named_span(named, today)
        likely = likely_days(event, self._context.bench.model.items(), workplace)
        dialog = AttestDialog([item.found.path.name for item in items], likely, author.actor.name, self._window)
        if span is not None:
            dialog.tell(f"{names_say(len(named), span)} {but_beware()}", span)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.days is not None:
            self._change(translate("Gallery", "Attest the day"), attested(items, dialog.days))
        dialog.deleteLater()

    def open_sheet(self) -> None:
        """Confirm that nobody is recognisable, for all items in which nobody was found."""
        author = self._author()
        if author is None:
            return
        dialog = SheetDialog(self._context, self._context.bench.model.rows(), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            seen = confirmed(self._rows(dialog.confirmed), author)
            self._change(self._wording.decision(DecisionKind.NOBODY_RECOGNISABLE), seen)
        elif dialog.wants_review and dialog.alone:
            self._context.go(Room.REVIEW, dialog.alone[0].path)
        dialog.deleteLater()
        self._grid.want_again()

    # Inside

    def _rows(self, paths: Sequence[str]) -> list[Row]:
        return [row for path in paths if (row := self._context.bench.model.row(path)) is not None]

    def _left_words(self, what: str, count: int) -> str:
        return translate(
            "Gallery",
            "“{what}” was not noted of %n file(s): the program has not looked at them yet, or cannot read them. They "
            "are still selected; do it again once they have been looked at.",
            None,
            count,
        ).format(what=what)

    def _all_without_time(self) -> list[EventItem]:
        return [item for item in self._context.bench.model.items() if lacks_time(item)]

    def _author(self) -> Author | None:
        actor = ask_operator(self._context, self._window)
        return None if actor is None else Author(actor, self._context.desk.workplace.now)

    def _change(self, text: str, items: Sequence[EventItem]) -> None:
        self._context.bench.change(text, items)
        self.said.emit(translate("Gallery", "{what}: %n file(s). Ctrl+Z takes it back.", None, len(items)).format(what=text))

    def _make(self, text: str, icon_name: str, keys: Sequence[str], do: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name, self._context.theme), text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        shown = ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
        action.setToolTip(f"{text} ({shown})" if keys else text)
        action.triggered.connect(lambda _=False: do())
        self._grid.addAction(action)
        return action

    def _setting_action(self, setting: Setting | None) -> QAction:
        text = self._wording.setting(setting) if setting else translate("Gallery", "as the event")
        action = QAction(text, self)
        action.triggered.connect(lambda _=False: self.place(setting))
        return action


def guarded(owner: QObject, call: Callable[[Result], None]) -> Callable[[Result], None]:
    """The call, as long as its owner is there: pages are made anew at any time."""
    return lambda result: call(result) if isValid(owner) else None
