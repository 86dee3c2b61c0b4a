"""The release: what will happen, to where, on whose consent, by whom; then it is done, with progress."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.books.consents import leadership_consents
from app.consents import LeadershipConsent
from app.errors import BeeldkeurError
from app.events.desk import PutForward
from app.events.event import Event
from app.events.telling import left_before
from app.model import Actor, Role
from app.pipeline.release import Wish
from app.records import Departure
from ui.event_model import Row
from ui.language import translate
from ui.parts import Banner, BannerKind, muted, title
from ui.put_forward import put_forward_kind, put_forward_words
from ui.release.assuring import assurances
from ui.release.before import BeforeCard
from ui.release.covering import CoverCard
from ui.release.denied import DeniedCard
from ui.release.fields import FilesCard, UseCard
from ui.release.foot import Foot
from ui.release.outlook import Outlook, held_back, outlook
from ui.release.progress import ProgressPanel
from ui.release.ready import Form, Lack, lack, sources_of
from ui.release.strip import Strip
from ui.release.telling import OutlookCard, lack_sentence, release_text
from ui.release.twice import TwiceCard
from ui.release.unseen import UnseenCard
from ui.rooms import Context, Room
from ui.tasks import Lane
from ui.theme import SPACE_16, SPACE_24
from ui.video.lanes import clip_of
from ui.video.stills import told_of_sound

WIDE_EM = 52
"""From this width on there are two columns."""


def open_release_dialog(context: Context, paths: tuple[str, ...], parent: QWidget) -> None:
    """Ask what a release needs and do it; nothing where no event is open or nothing was chosen.

    Args:
        context: the window's.
        paths: of the items, in the order of the release.
        parent: over what it is shown.
    """
    if context.bench.current is not None and paths and not context.bench.is_releasing:
        ReleaseDialog(context, paths, context.bench.current, parent.window()).open()


class ReleaseDialog(QDialog):
    """Made for one release, and gone with it."""

    def __init__(self, context: Context, paths: tuple[str, ...], current: Event, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("releaseDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Release", "Release"))
        self.context, self.paths = context, paths
        self._givers: dict[str, str] = {}
        self._outlook = Outlook()
        self.use = UseCard(context)
        self.files = FilesCard(context, sources_of((row.item for row in self._rows()), current.roots))
        self.covering = CoverCard(context)
        self._build()
        self.use.show_channel(current.channel)
        self.use.consents.set_reference(current.consent)
        self._ask_consents()
        self._listen()
        self._read_givers()
        self._read_before()
        self.files.propose(current.out, context.preferences.out)
        context.bench.judge(paths)  # what is on record may be another since
        self._refresh()
        self.use.channel_box.setFocus()

    # What it shows

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus of what is in it
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._make_form())
        self._settle = QTimer(self)  # once the form is laid out anew
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._follow_focus)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda: self._settle.start(0))
        whole.addWidget(self._scroll, 1)
        self.progress = ProgressPanel(self.context)
        self.progress.setVisible(False)
        self.progress.stop_button.clicked.connect(self._stop)
        whole.addWidget(self.progress, 1)
        self._foot = Foot(self.context)
        self.own_account, self.why = self._foot.own_account, self._foot.why
        self.refer_button, self.cancel_button = self._foot.refer_button, self._foot.cancel_button
        self.release_button = self._foot.release_button
        whole.addWidget(self._foot)
        self.resize(self._fitting())

    def _follow_focus(self) -> None:
        """A preview that arrives, or a card that grows, may push what has the focus out of sight."""
        now, form = self.focusWidget(), self._scroll.widget()
        if now is not None and form is not None and form.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, SPACE_16)

    def _make_form(self) -> QWidget:
        form = QWidget()
        form.setProperty("kind", "page")
        column = QVBoxLayout(form)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_16)
        self._title = title("")
        column.addWidget(self._title)
        self.banner = Banner(BannerKind.DANGER, "")
        self.banner.setObjectName("errorBanner")
        self.banner.setVisible(False)
        column.addWidget(self.banner)
        self._strip = Strip(self.context)
        column.addWidget(self._strip)
        self.sound = muted("")
        self.sound.setObjectName("soundLine")
        column.addWidget(self.sound)
        self.denied = DeniedCard(self.context)
        column.addWidget(self.denied)
        self.unseen = UnseenCard(self.context)
        column.addWidget(self.unseen)
        self.twice = TwiceCard()
        column.addWidget(self.twice)
        self.before = BeforeCard(self.context)
        column.addWidget(self.before)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(SPACE_16)
        self._seen = OutlookCard(self.context)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, cards in ((left, (self.use, self.files)), (right, (self._seen, self.covering))):
            side.setSpacing(SPACE_16)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        column.addLayout(self._columns)
        column.addStretch(1)
        return form

    def _fitting(self) -> QSize:
        """Large, but inside the window it belongs to."""
        line = self.fontMetrics().height()
        wanted, over = QSize(64 * line, 46 * line), self.parentWidget()
        if over is None:
            return wanted
        return wanted.boundedTo(QSize(over.width() - 2 * SPACE_24, over.height() - 2 * SPACE_24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two would be cramped."""
        is_wide = self.width() >= WIDE_EM * self.fontMetrics().height()
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)

    # What it listens to

    def _listen(self) -> None:
        bench = self.context.bench
        bench.judged.connect(self._refresh)
        bench.model.dataChanged.connect(self._refresh)
        bench.opened.connect(self.reject)
        bench.release_progress.connect(self.progress.show_progress)
        bench.release_ended.connect(self._ended)
        self.use.changed.connect(self._use_changed)
        self.files.changed.connect(self._refresh)
        self.covering.changed.connect(self._refresh)
        self.denied.changed.connect(self._refresh)
        self.unseen.changed.connect(self._refresh)
        self.own_account.toggled.connect(self._refresh)
        self.release_button.clicked.connect(self._release)
        self.refer_button.clicked.connect(self._refer)
        self.cancel_button.clicked.connect(self.reject)

    def _use_changed(self) -> None:
        current, channel, consent = self.context.bench.current, self.use.channel, self.use.consents.reference()
        if current is None:
            return
        changed = replace(current, channel=channel, consent=consent or current.consent)
        if changed != current:
            self.context.bench.set_event(changed)
        if channel != current.channel:
            self._ask_consents()
        if consent is not None and consent not in self._givers:
            self._read_givers()
        self._refresh()

    def _ask_consents(self) -> None:
        current = self.context.bench.current
        if current is not None:
            self.use.consents.ask(current.setting, current.channel, current.name, current.days)

    def _read_givers(self) -> None:
        workplace = self.context.desk.workplace
        self.context.tasks.run(partial(leadership_consents, workplace), self._take_givers, self._show_error)

    def _read_before(self) -> None:
        items = [row.item for row in self._rows()]
        work = partial(left_before, self.context.desk.workplace, items)
        self.context.tasks.run(work, self._take_before, self._show_error, Lane.LONG)

    def _take_before(self, found: Mapping[str, tuple[Departure, ...]]) -> None:
        if isValid(self):
            self.before.take(found)

    def _take_givers(self, consents: Iterable[LeadershipConsent]) -> None:
        if isValid(self):
            self._givers = {consent.reference: consent.given_by for consent in consents}
            self._refresh()

    # What lacks

    def form(self) -> Form:
        """What is filled in now."""
        reference = self.use.consents.reference()
        return Form(
            outlook=self._outlook,
            is_settled=self._is_settled(reference),
            is_among_sources=self.files.is_among_sources,
            has_looked=self.denied.has_looked,
            lets_unseen_go=self.unseen.lets_go,
            channel=self.use.channel,
            consent=reference,
            giver=self._givers.get(reference or ""),
            operator=self.use.operator.text(),
            out=self.files.out,
            is_own_account=self.own_account.isChecked(),
        )

    def _is_settled(self, reference: str | None) -> bool:
        """Whether the verdicts are by what is filled in here, and by what is on record."""
        current = self.context.bench.current
        if current is None or self.context.bench.is_judging:
            return False
        return self.use.channel == current.channel and reference in (None, current.consent)

    def _rows(self) -> list[Row]:
        rows = (self.context.bench.model.row(path) for path in self.paths)
        return [row for row in rows if row is not None]

    def _refresh(self) -> None:
        if self.context.bench.is_releasing:
            return
        seen = outlook(self._rows())
        if seen != self._outlook:
            self._outlook = seen
            self._seen.show_outlook(seen)
        if not self.context.bench.is_judging:  # what was reported meanwhile is not shown
            first = {item.path for item in seen.dismissed}
            self._strip.show_items(sorted(seen.going, key=lambda item: item.path not in first))
            self.denied.show_outlook(seen)
            self.unseen.show_items(seen.going)
            self.twice.show_items(seen.going)
            self.before.show_items(seen.going)
        self.sound.setText(told_of_sound(seen.going))
        self.sound.setVisible(bool(self.sound.text()))
        self.files.videos.setVisible(any(clip_of(row.item) is not None for row in self._rows()))
        self._title.setText(translate("Release", "Release %n file(s)?", None, len(self.paths)))
        self.release_button.setText(release_text(len(seen.going)))
        self.release_button.setAccessibleName(release_text(len(seen.going)))
        lacking = lack(self.form())
        sentence = lack_sentence(lacking) if lacking else ""
        self.release_button.setEnabled(lacking is None)
        self.release_button.setAccessibleDescription(sentence)
        self.why.setText(sentence)
        is_question = lacking is Lack.NOTHING and seen.referred > 0
        self.refer_button.setVisible(is_question)
        refer_text = translate("Release", "Put %n file(s) to the school leader", None, seen.referred)
        self.refer_button.setText(refer_text)
        self.refer_button.setAccessibleName(refer_text)

    # What it does

    def _release(self) -> None:
        form, current = self.form(), self.context.bench.current
        if current is None or form.out is None or lack(form) is not None:
            return
        name, out = form.operator.strip(), str(form.out)
        self.context.remember(replace(self.context.preferences, name=name, out=out, channel=form.channel))
        if current.out != out:
            self.context.bench.set_event(replace(current, out=out))
        wish = Wish(
            out=form.out,
            operator=Actor(name, Role.OPERATOR),
            style=self.covering.manner.style,
            extent=self.covering.manner.extent,
            max_side=self.files.max_side,
            keep_names=self.files.keeps_names,
            codec=self.files.codec,
            assured=assurances(form, self.context.bench.watched),
        )
        seen = form.outlook
        tried = {item.path for item in (*seen.going, *seen.waiting)}
        paths = [path for path in self.paths if path in tried]
        self._show_form(is_shown=False, count=len(paths))
        if seen.staying:
            self.context.bench.apply(held_back(seen.staying, current, self.context.desk.workplace.now))
        self.context.bench.release(paths, wish, self._show_error)

    def _refer(self) -> None:
        bench, desk = self.context.bench, self.context.desk
        opened = bench.snapshot()
        chosen = [row.item for row in self._rows()]
        self.refer_button.setEnabled(False)
        self.context.tasks.run(partial(desk.put_forward, opened, chosen, bench.catalogue), self._referred, self._show_error)

    def _referred(self, told: PutForward) -> None:
        if isValid(self):
            said = put_forward_words(told, self.context.desk.workplace.zone, self.context.catalogue)
            self.banner.show_text(put_forward_kind(told), said)
            self.banner.setVisible(True)
            self.cancel_button.setText(translate("Release", "Close"))
            self.cancel_button.setFocus()

    def _stop(self) -> None:
        """What left stays out; looking at the rest of the event, which stops as well, goes on."""
        self.progress.show_stopping()
        self.context.bench.stop()

    def _ended(self, _: object) -> None:
        context, over = self.context, self.window()
        self.accept()
        context.bench.screen()
        context.go(Room.RESULTS)
        QApplication.alert(over.parentWidget() or over)

    def _show_error(self, error: BeeldkeurError) -> None:
        if isValid(self):
            self._show_form(is_shown=True)
            sentence = self.context.catalogue.say(f"errors.{error.code}", **error.params)
            self.banner.show_text(BannerKind.DANGER, sentence)
            self.banner.setVisible(True)
            self._scroll.ensureWidgetVisible(self.banner)
            self.refer_button.setEnabled(True)
            self._refresh()

    def _show_form(self, *, is_shown: bool, count: int = 0) -> None:
        for part in (self._scroll, self._foot):
            part.setVisible(is_shown)
        self.progress.setVisible(not is_shown)
        if not is_shown:
            self.progress.begin(count, str(self.files.out or Path()))

    def reject(self) -> None:
        """Esc: while photos are being released it stops, else nothing was done."""
        if self.context.bench.is_releasing:
            self._stop()
        elif isValid(self):  # another event may be opened after it is gone
            super().reject()
