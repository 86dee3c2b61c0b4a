"""What waits for a school leader."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.batch.interruption import Interruption
from app.errors import BeeldkeurError, EnvironmentBrokenError
from app.events.answering import Ruled, is_own, past_answers, rule
from app.events.waiting import Looked, Waiting, look_at, waiting
from app.model import LEADERSHIP, Screening
from app.records import Answer, Answered
from ui.language import translate
from ui.leader.browser import Browser
from ui.leader.film_panel import seen_words
from ui.leader.obstacles import obstacle
from ui.leader.panel import AskedPanel
from ui.leader.past import PastList, PastModel
from ui.leader.pictures import LARGE_PX, Pictures
from ui.leader.sight import sight_of
from ui.leader.verdict_form import VerdictForm
from ui.leader.waiting_model import WaitingModel
from ui.leader.who import direction_of
from ui.parts import Banner, BannerKind, EmptyState, button, title
from ui.rooms import Context, Page
from ui.tasks import Lane
from ui.theme import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from ui.video.listening import open_in_player

LOOKED_AT_ONCE = 8
"""So many items without a screening are looked at in one piece of work."""
WIDE_EM = 46
"""From this width on there is room for the names of the views."""
SHARES = 3, 2
"""How wide the picture is, and what is told beside it; large letters need more."""
EMPTY, ASKED, PAST = range(3)


class LeaderPage(Page):
    """What waits for a school leader."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("leaderPage")
        self._looked: dict[str, Screening] = {}
        self._looking: Interruption | None = None
        self._subject: str | None = None
        self.pictures = Pictures(context.looks, self)
        self.waiting = WaitingModel(context.catalogue, self.pictures, self)
        self.past = PastModel(context, self)
        self.browser = Browser(context, self.waiting, self.pictures)
        self.asked = AskedPanel(context)
        self.form = VerdictForm(context)
        self._shown: tuple[object, ...] | None = None
        self._answered: frozenset[str] = frozenset()
        self._build()
        self.browser.chosen_changed.connect(self._show_chosen)
        self.browser.watched.connect(self._tell_seen)
        self.browser.seen.grew.connect(self._show_chosen, Qt.ConnectionType.QueuedConnection)  # it grows while it is painted
        self.asked.sought.connect(self._look_at)
        self.asked.listen_wanted.connect(self._listen)
        self.pictures.arrived.connect(lambda _: self._show_chosen())
        self.form.decided.connect(self._decide)
        self.form.who.changed.connect(self._show_chosen)
        context.bench.model.dataChanged.connect(self._items_changed)
        self._rooms: QStackedWidget | None = None
        context.bench.release_ended.connect(self.reload)
        for key, is_approval in ((Qt.Key.Key_A, True), (Qt.Key.Key_R, False)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.form.want, is_approval=is_approval))

    def arrive(self, subject: str | None) -> None:
        """Read what waits; `subject` is the path of an item to show first."""
        self._subject = subject
        self._notice_leaving()
        self.banner.setVisible(False)
        self.pictures.forget_refusals()
        self.reload()

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

    @property
    def _operator(self) -> str:
        """Who works here; nobody's name where that is a leader, who may decide under it."""
        preferences = self.context.preferences
        return "" if preferences.role in LEADERSHIP else preferences.name

    def _items_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """What was reported meanwhile is gone from here at once."""
        for place in range(first.row(), last.row() + 1):
            row = self.context.bench.model.at(place)
            if row.item.screening is not None and row.is_reported:
                self.pictures.withhold(row.item.screening.item.sha256)

    # What it shows

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addLayout(self._make_head())
        self.banner = Banner(BannerKind.SUCCESS, "")
        self.banner.setObjectName("leaderBanner")
        self.banner.setVisible(False)
        column.addWidget(self.banner)
        lines = (
            translate("Leader", "There is nothing for you to decide."),
            translate(
                "Leader",
                "Photos and videos come here when somebody wants to release them and the protocol asks for your "
                "decision: in doubt (B5), not fitting (A8), or where a consent does not settle it. You see each as it "
                "would go out, with the reasons.",
            ),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(EmptyState("check-double", translate("Leader", "Nothing waits"), lines))
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(SPACE_16, 0, 0, 0)
        beside.setSpacing(SPACE_12)
        beside.addWidget(self.asked, 1)
        is_large = direction_of(self.context) is QBoxLayout.Direction.TopToBottom
        if is_large:
            beside.addWidget(self._scrolling(self.form), 1)
        else:
            beside.addWidget(self.form)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.browser)
        split.addWidget(side)
        split.setChildrenCollapsible(False)
        for place, share in enumerate(SHARES):
            split.setStretchFactor(place, share)
        if not is_large:
            split.setSizes([share * LARGE_PX for share in SHARES])
        self.stack.addWidget(split)
        self.stack.addWidget(PastList(self.past, self.context))
        column.addWidget(self.stack, 1)

    def _scrolling(self, form: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setAccessibleName(translate("Leader", "Your decision"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(form)
        area.setMinimumWidth(form.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        return area

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        self._title = title(translate("Leader", "What waits for you"))
        row.addWidget(self._title, 1)
        self.single_button = button(translate("Leader", "One by one"), "photo", self.context.theme)
        self.sheet_button = button(translate("Leader", "Sheet"), "grid", self.context.theme)
        self.past_button = button(translate("Leader", "Decided"), "clock", self.context.theme)
        self._views: dict[str, QPushButton] = {
            "single": self.single_button,
            "sheet": self.sheet_button,
            "past": self.past_button,
        }
        for name, one in self._views.items():
            one.setObjectName(f"{name}Button")
            one.setCheckable(True)
            one.clicked.connect(partial(self.show_view, name))
            row.addWidget(one)
        self._view = "single"
        self.single_button.setChecked(True)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In large letters, or a narrow window, the views are told by their icons alone; their names stay for who asks."""
        is_narrow = self.width() < WIDE_EM * self.fontMetrics().height()
        for one in self._views.values():
            one.setText("" if is_narrow else one.accessibleName())
            one.setToolTip(one.accessibleName())
        super().resizeEvent(event)

    def show_view(self, name: str, _: bool = False) -> None:  # noqa: FBT001, FBT002 - as Qt tells it
        """`single`, `sheet` or `past`."""
        self._view = name
        for view, one in self._views.items():
            one.setChecked(view == name)
        if name != "past":
            self.browser.show_sheet(is_sheet=name == "sheet")
        self._show_stack()

    def _show_stack(self, *, takes_focus: bool = True) -> None:
        if self._view == "past":
            self.stack.setCurrentIndex(PAST)
        else:
            self.stack.setCurrentIndex(ASKED if self.waiting.rowCount() else EMPTY)
            if takes_focus:
                self.browser.focus()

    def _show_chosen(self) -> None:
        chosen = self.browser.chosen()
        approvable = sum(map(self._can_approve, chosen))
        why = self._why(chosen[0]) if len(chosen) == 1 else ""
        held = self._own_sentence(sum(map(self._is_own, chosen))), self._unseen_sentence(chosen)
        self.form.show_choice(tuple(map(sight_of, chosen)), approvable, why, " ".join(filter(None, held)))
        self._tell_seen()
        plays = len(chosen) == 1 and self.browser.can_play(chosen[0])
        barred = sum(map(self._is_barred, chosen))
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
        self._look_next()

    def _tell_seen(self) -> None:
        """How much of a video was on the screen, to who may approve it."""
        film = self._film
        is_asked = film is not None and self._can_approve(film)
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
            if self._view != "single":
                self.show_view("single")

    def _listen(self) -> None:
        film = self._film
        if film is not None:
            self.browser.film.showing.player.pause()
            trouble = open_in_player(film.path)
            self.banner.show_text(BannerKind.WARNING, trouble)
            self.banner.setVisible(bool(trouble))

    def _why(self, one: Waiting) -> str:
        return obstacle(one, self.pictures.refusal(one), self.context.catalogue)

    def _is_own(self, one: Waiting) -> bool:
        actor = self.form.who.actor
        return actor is not None and is_own(one, actor.name, self._operator)

    def _is_barred(self, one: Waiting) -> bool:
        """Whether nobody can approve it."""
        return not one.is_liftable or self.pictures.is_withheld(one) or self.pictures.refusal(one) is not None

    def _has_seen(self, one: Waiting) -> bool:
        return self.waiting.can_approve(one) and self.browser.has_seen(one)

    def _can_approve(self, one: Waiting) -> bool:
        return self._has_seen(one) and not self._is_own(one)

    def _unseen_sentence(self, chosen: Sequence[Waiting]) -> str:
        count = sum(not (self._is_barred(one) or self._is_own(one) or self._has_seen(one)) for one in chosen)
        if not count:
            return ""
        if self._view == "single":
            return translate("Leader", "You can approve it once its picture is there.")
        return translate("Leader", "%n file(s) here were not in view yet: scroll to see each of them first.", None, count)

    def _own_sentence(self, count: int) -> str:
        if not count:
            return ""
        return translate(
            "Leader",
            "Nobody approves their own work: %n file(s) here were worked on under this name. Let somebody else of the "
            "school leadership approve.",
            None,
            count,
        )

    # Reading

    def reload(self) -> None:
        """Read what waits and what was decided."""
        desk, catalogue = self.context.desk, self.context.catalogue
        looked = dict(self._looked)
        show_error = self.context.show_error
        self.context.tasks.run(lambda: waiting(desk, catalogue, looked), self._take_waiting, show_error)
        self.context.tasks.run(partial(past_answers, desk.workplace), self._take_past, show_error)

    def _take_waiting(self, rows: tuple[Waiting, ...]) -> None:
        if not isValid(self):
            return
        self._shown = None
        count = len(rows)
        words = translate("Leader", "%n file(s) wait for you", None, count) if count else translate("Leader", "Nothing waits")
        self._title.setText(words)
        before = {one.sha256 for one in self.browser.chosen()}
        self.browser.load(rows, self._subject)
        if before and before.isdisjoint(one.sha256 for one in rows):
            self._lose(before, is_replaced=count > 0 and self._view == "single")
        self._subject = None
        if self.form.isEnabled():  # else it is being decided still
            self._answered = frozenset()
        focused = QApplication.focusWidget()
        is_typing = focused is not None and self.form.isAncestorOf(focused)
        self._show_stack(takes_focus=not is_typing)  # in the picture, what is typed would be keys that decide
        self._show_chosen()

    def _lose(self, before: set[str], *, is_replaced: bool) -> None:
        """What was looked at waits no more: no reason for it goes to another one. Whoever decided about it knows."""
        self.form.clear()
        if before <= self._answered or self._subject is not None:
            return
        said = translate("Leader", "What you were looking at does not wait any more.")
        if is_replaced:
            said += " " + translate("Leader", "This is the next one.")
        self.banner.show_text(BannerKind.WARNING, said)
        self.banner.setVisible(True)

    def _take_past(self, rows: Sequence[Answered]) -> None:
        if isValid(self):
            self.past.load(rows)

    # Looking at what nobody looked at: it was put forward by the command line, or its event has expired

    def _look_next(self) -> None:
        wanted = [one for one in self.browser.chosen() if self._is_unknown(one)]
        if not wanted or self._looking is not None:
            return
        chosen, desk, here = wanted[:LOOKED_AT_ONCE], self.context.desk, self.context.tasks.here
        interruption = self._looking = Interruption()

        def look() -> None:
            for found in look_at(desk, chosen, interruption):
                here(partial(self._looked_at, found))

        self.destroyed.connect(interruption.stop)
        self.context.tasks.run(look, lambda _: self._stop_looking(), self._fail_looking, Lane.LONG)

    def _is_unknown(self, one: Waiting) -> bool:
        return one.screening is None and not one.is_reported and self.pictures.refusal(one) is None

    def _looked_at(self, found: Looked) -> None:
        if not isValid(self):
            return
        if found.screening is not None:
            self._looked[found.sha256] = found.screening
        else:
            self.pictures.refuse(found.sha256, found.error or EnvironmentBrokenError("workers-broken"))

    def _stop_looking(self) -> None:
        if isValid(self):
            self._looking = None
            self.reload()

    def _fail_looking(self, error: BeeldkeurError) -> None:
        if isValid(self):
            self._looking = None
            self.context.show_error(error)

    # Deciding

    def _decide(self, is_approval: bool, reason: str) -> None:  # noqa: FBT001 - as a signal carries it
        actor, chosen = self.form.who.actor, self.browser.chosen()
        items = tuple(one for one in chosen if self._can_approve(one)) if is_approval else chosen
        if actor is None or not items:
            return
        answer = Answer(approved=is_approval, by=actor, reason=reason)
        workplace = self.context.desk.workplace
        self._answered = frozenset(one.sha256 for one in items)
        self.form.setEnabled(False)
        self.context.tasks.run(
            partial(rule, workplace, items, answer, self._operator),
            partial(self._decided, is_approval=is_approval),
            self._fail_deciding,
        )

    def _decided(self, ruled: Ruled, *, is_approval: bool) -> None:
        bench = self.context.bench
        bench.judge(row.item.path for row in bench.model.rows())
        if not isValid(self):
            return
        self.form.setEnabled(True)
        self.form.clear()
        said = (
            translate("Leader", "%n file(s) approved. It is in the register.", None, ruled.answered)
            if is_approval
            else translate("Leader", "%n file(s) refused. It is in the register.", None, ruled.answered)
        )
        if ruled.changed:
            said += " " + translate("Leader", "%n was put to you anew meanwhile: look again.", None, len(ruled.changed))
        if ruled.own:
            said += " " + self._own_sentence(len(ruled.own))
        is_partly = bool(ruled.changed or ruled.own)
        self.banner.show_text(BannerKind.WARNING if is_partly else BannerKind.SUCCESS, said)
        self.banner.setVisible(True)
        self.reload()

    def _fail_deciding(self, error: BeeldkeurError) -> None:
        if isValid(self):
            self._answered = frozenset()
            self.form.setEnabled(True)
            self.context.show_error(error)
