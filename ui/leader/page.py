"""What waits for a school leader."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.errors import BeeldkeurError
from app.events.answering import past_answers
from app.events.waiting import Waiting, waiting
from app.records import Answer, Answered
from ui.language import translate
from ui.leader.allowing import Allowing
from ui.leader.browser import Browser
from ui.leader.deciding import Deciding
from ui.leader.film_panel import seen_words
from ui.leader.keys import sheet
from ui.leader.looking import Looking
from ui.leader.panel import AskedPanel
from ui.leader.past import PastList, PastModel
from ui.leader.pictures import Pictures
from ui.leader.sight import sight_of
from ui.leader.split import AskedSplit
from ui.leader.stages import Stage, Stages
from ui.leader.verdict_form import VerdictForm
from ui.leader.views import Head, View
from ui.leader.waiting_model import WaitingModel
from ui.parts import Banner, BannerKind
from ui.review.keys_help import KeysDialog
from ui.rooms import Context, Page
from ui.theme import SPACE_12, SPACE_16, SPACE_24
from ui.video.listening import open_in_player


class LeaderPage(Page):
    """What waits for a school leader."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("leaderPage")
        self._subject: str | None = None
        self._view = View.SINGLE
        self._is_known = False
        self._shown: tuple[object, ...] | None = None
        self._rooms: QStackedWidget | None = None
        self.pictures = Pictures(context.looks, self)
        self.waiting = WaitingModel(context.catalogue, self.pictures, self)
        self.past = PastModel(context, self)
        self.browser = Browser(context, self.waiting, self.pictures)
        self.asked = AskedPanel(context)
        self.form = VerdictForm(context)
        self._allowing = Allowing(context, self.browser, self.form.who)
        self._looking = Looking(context, self.pictures, self)
        self._deciding = Deciding(context, self)
        self.head = Head(context.theme)
        self.single_button, self.sheet_button, self.past_button = map(self.head.button, View)
        self.banner = Banner(BannerKind.SUCCESS, "")
        self.banner.setObjectName("leaderBanner")
        self.banner.setVisible(False)
        split = AskedSplit(context, self.browser, self.asked, self.form)
        self.stack = Stages(context.theme, split, PastList(self.past, context))
        self._lay_out()
        self._connect()
        self.head.show_view(self._view)

    def arrive(self, subject: str | None) -> None:
        """Read what waits; `subject` is the path of an item to show first."""
        self._subject = subject
        self._notice_leaving()
        self.banner.setVisible(False)
        self.pictures.forget_refusals()
        self._begin_reading()

    # Who comes and goes

    def _notice_leaving(self) -> None:
        rooms = self.parentWidget()
        if isinstance(rooms, QStackedWidget) and rooms is not self._rooms:
            self._rooms = rooms
            rooms.currentChanged.connect(self._room_changed)

    def _room_changed(self) -> None:
        if self._rooms is not None and self._rooms.currentWidget() is not self:
            self.form.who.leave()
            self.browser.leave()

    def _items_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """What was reported meanwhile is gone from here at once."""
        for place in range(first.row(), last.row() + 1):
            row = self.context.bench.model.at(place)
            if row.item.screening is not None and row.is_reported:
                self.pictures.withhold(row.item.screening.item.sha256)

    # Made once

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        for part in (self.head, self.banner, self.stack):
            column.addWidget(part, int(part is self.stack))

    def _connect(self) -> None:
        for told, done in (
            (self.head.wanted, self.show_view),
            (self.stack.tried_again, self._begin_reading),
            (self.browser.chosen_changed, self._show_chosen),
            (self.browser.watched, self._tell_seen),
            (self.asked.sought, self._look_at),
            (self.asked.listen_wanted, self._listen),
            (self.form.decided, self._decide),
            (self.form.who.changed, self._show_chosen),
            (self._looking.ended, self.reload),
            (self._deciding.decided, self._decided),
            (self._deciding.failed, self.form.allow),
            (self.context.bench.model.dataChanged, self._items_changed),
            (self.context.bench.release_ended, self.reload),
        ):
            told.connect(done)
        self.browser.seen.grew.connect(self._show_chosen, Qt.ConnectionType.QueuedConnection)  # it grows while it is painted
        self.pictures.arrived.connect(lambda _: self._show_chosen())
        for key, act in (
            ("A", partial(self.form.want, is_approval=True)),
            ("R", partial(self.form.want, is_approval=False)),
            ("?", self._show_keys),
        ):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # What it shows

    def show_view(self, name: str) -> None:
        """One at a time, the sheet, or what was decided: a `View`, or its value."""
        self._view = View(name)
        self.head.show_view(self._view)
        if self._view is not View.PAST:
            self.browser.show_sheet(is_sheet=self._view is View.SHEET)
        self._show_stage()

    def _show_stage(self, *, takes_focus: bool = True) -> None:
        if self._view is View.PAST:
            self.stack.show_stage(Stage.PAST)
            return
        known = Stage.ASKED if self.waiting.rowCount() else Stage.EMPTY
        self.stack.show_stage(known if self._is_known else Stage.LOADING)
        if takes_focus:
            self.browser.focus()

    def _show_chosen(self) -> None:
        chosen, allowing = self.browser.chosen(), self._allowing
        approvable = sum(map(allowing.may_approve, chosen))
        why = allowing.why_barred(chosen[0]) if len(chosen) == 1 else ""
        held = allowing.why_held(chosen, is_alone=self._view is View.SINGLE)
        self.form.show_choice(tuple(map(sight_of, chosen)), approvable, why, held)
        self._tell_seen()
        plays = len(chosen) == 1 and self.browser.can_play(chosen[0])
        barred = sum(map(allowing.is_barred, chosen))
        shown = (chosen, barred, why, plays)
        if shown == self._shown:
            return
        self._shown = shown
        if len(chosen) == 1:
            self.asked.show_one(chosen[0], self.pictures.refusal(chosen[0]), plays=plays)
        elif chosen:
            self.asked.show_many(chosen, barred)
        else:
            self.asked.show_nothing()
        self._looking.look(chosen)

    def _tell_seen(self) -> None:
        """How much of a video was on the screen, to who may approve it."""
        film = self._film
        is_asked = film is not None and self._allowing.may_approve(film)
        self.form.tell_seen(seen_words(self.browser.percent_of(film)) if film is not None and is_asked else "")

    @property
    def _film(self) -> Waiting | None:
        """The one video that is chosen and may be shown."""
        chosen = self.browser.chosen()
        return chosen[0] if len(chosen) == 1 and self.browser.can_play(chosen[0]) else None

    def _look_at(self, pts: int) -> None:
        film = self._film
        if film is not None:
            self.browser.look_at(film, pts)
            if self._view is not View.SINGLE:
                self.show_view(View.SINGLE)

    def _listen(self) -> None:
        film = self._film
        if film is not None:
            self.browser.film.showing.player.pause()
            trouble = open_in_player(film.path)
            self.banner.show_text(BannerKind.WARNING, trouble)
            self.banner.setVisible(bool(trouble))

    def _show_keys(self) -> None:
        KeysDialog(self, sheet()).open()

    # Reading

    def _begin_reading(self) -> None:
        """Where nothing is listed, nobody knows whether something waits until it was read."""
        if not self.waiting.rowCount():
            self._is_known = False
            self.head.tell_count(None)
            self._show_stage()
        self.reload()

    def reload(self) -> None:
        """Read what waits and what was decided."""
        desk, catalogue, tasks = self.context.desk, self.context.catalogue, self.context.tasks
        looked = self._looking.looked
        tasks.run(lambda: waiting(desk, catalogue, looked), self._take_waiting, self._fail_reading)
        tasks.run(partial(past_answers, desk.workplace), self._take_past, self.context.show_error)

    def _take_waiting(self, rows: tuple[Waiting, ...]) -> None:
        if not isValid(self):
            return
        self._shown = None
        self._is_known = True
        self.head.tell_count(len(rows))
        before = {one.sha256 for one in self.browser.chosen()}
        self.browser.load(rows, self._subject)
        if before and before.isdisjoint(one.sha256 for one in rows):
            self._lose(before, is_replaced=bool(rows) and self._view is View.SINGLE)
        self._subject = None
        if self.form.isEnabled():  # else it is being decided still
            self._deciding.forget()
        focused = QApplication.focusWidget()
        is_typing = focused is not None and self.form.isAncestorOf(focused)
        self._show_stage(takes_focus=not is_typing)  # in the picture, what is typed would be keys that decide
        self._show_chosen()

    def _fail_reading(self, error: BeeldkeurError) -> None:
        """What was listed before stays; where nothing was, nobody is told that nothing waits."""
        if isValid(self):
            if not self._is_known and self._view is not View.PAST:
                self.stack.show_stage(Stage.UNREADABLE)
            self.context.show_error(error)

    def _lose(self, before: set[str], *, is_replaced: bool) -> None:
        """What was looked at waits no more: no reason for it goes to another one. Whoever decided about it knows."""
        self.form.clear()
        if before <= self._deciding.answered or self._subject is not None:
            return
        said = translate("Leader", "What you were looking at does not wait any more.")
        if is_replaced:
            said += " " + translate("Leader", "This is the next one.")
        self.banner.show_text(BannerKind.WARNING, said)
        self.banner.setVisible(True)

    def _take_past(self, rows: Sequence[Answered]) -> None:
        if isValid(self):
            self.past.load(rows)

    # Deciding

    def _decide(self, is_approval: bool, reason: str) -> None:  # noqa: FBT001 - as a signal carries it
        actor, chosen = self.form.who.actor, self.browser.chosen()
        items = tuple(filter(self._allowing.may_approve, chosen)) if is_approval else chosen
        if actor is not None and items:
            self.form.setEnabled(False)
            answer = Answer(approved=is_approval, by=actor, reason=reason)
            looks = {one.sha256: self.browser.look_of(one) for one in items}
            self._deciding.record(items, answer, self._allowing.operator, looks)

    def _decided(self, kind: BannerKind, said: str) -> None:
        self.form.allow()
        self.form.clear()
        self.banner.show_text(kind, said)
        self.banner.setVisible(True)
        self.reload()
