"""One photo, closely."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.events.event import Ending
from app.model import DecisionKind, Finding, Recipient, Region, RegionKind
from ui.dates import with_words
from ui.held import failed_proof, remedy_of
from ui.language import translate
from ui.parts import BannerKind, button
from ui.review.editor import Editor
from ui.review.gestures import Tool
from ui.review.header import Header
from ui.review.keeping import Keeping
from ui.review.keys_help import KeysDialog
from ui.review.marks_section import MARK_KEYS
from ui.review.message import Message
from ui.review.order import Need, need, still_to_see
from ui.review.panel import Panel
from ui.review.regions_section import describe
from ui.review.reporting import ReportDialog
from ui.review.rounds import Rounds
from ui.review.showing import Showing
from ui.review.stage import Stage, StageState
from ui.review.toolbar import ToolBar
from ui.rooms import Context, Page, Room
from ui.theme import SPACE_8, SPACE_12, SPACE_16
from ui.video.area import VideoArea
from ui.video.keys import sheet
from ui.video.showing import is_video
from ui.video.side import VideoSide

Key = Qt.Key
ON, BACK = (Key.Key_Right, Key.Key_N, Key.Key_PageDown), (Key.Key_Left, Key.Key_P, Key.Key_PageUp)


class ReviewPage(Page):
    """One photo, closely."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rounds = Rounds(context.bench.model)
        self._touched: set[str] = set()
        self._told: Ending | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._settle)
        self.editor = Editor(context, self)
        self.keeping = Keeping(context, self.editor, self)
        self._is_video = False
        self._unseen = ""
        self._sides = QStackedWidget()
        self.header = Header(context.theme, context.catalogue)
        self._left = QWidget()
        self.message = Message(self._left)
        self.toolbar = ToolBar(context.theme, context.catalogue)
        self.stage = Stage(context.theme)
        self.canvas = self.stage.canvas
        self.showing = Showing(context, self.stage)
        self.video = VideoSide(context, self.editor)
        self.panel = Panel(context, self.video.panel)
        self._lay_out()
        self._connect()
        self.begin_at(self.stage)

    # Coming and going

    def arrive(self, subject: str | None) -> None:
        """Show this photo; without one, the one that was shown last, or else the first that needs a look."""
        subject = subject or self._left_at()
        if subject is not None and subject == self.editor.path and self._rounds.has(subject):
            self._refresh()  # how people are covered may have been chosen anew
            self._tell_held()  # it may have been tried since
            return
        first = self._rounds.begin()
        self._show(subject if subject is not None and self._rounds.has(subject) else first)
        self._shown_stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _left_at(self) -> str | None:
        """Which one somebody was at when they left; None where there is nothing to be done with it, or the round was over."""
        path = self.context.bench.in_review
        row = self.context.bench.model.row(path)
        if row is None or need(row) is Need.CLOSED:
            return None
        is_over = need(row) is Need.SEEN and self._rounds.has(path) and not self._rounds.neighbour(path, 1)
        return None if is_over else path

    def focus(self) -> None:
        """The keyboard goes to the picture."""
        self._shown_stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """This one was seen; on to the next. Who did not see all of a video is told so first, and may go on all the same."""
        why = self.video.watching.why_unseen() if self._is_video else ""
        if why and self.message.text != why:
            self._say_unseen(why)
            return
        if self.video.watching.is_seen if self._is_video else self.showing.is_seen:
            self.editor.see()
        self._step(1)

    def go_back(self) -> None:
        """The one before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        path = self._rounds.neighbour(self.editor.path, by)
        if path:
            self._show(path)
            self.context.go(Room.REVIEW, path)
        elif by > 0 and self.editor.row is not None:
            self._say_end()

    def _say_unseen(self, why: str) -> None:
        self._unseen = why
        self._say(BannerKind.NOTICE, why)

    def _watch_on(self) -> None:
        """More of the video was shown: what was said of it may not be so any more."""
        is_said = self._unseen and self.message.text == self._unseen
        if is_said and self._unseen not in (self.video.watching.why_unseen(), self.video.watching.how_much_was_seen()):
            self.message.clear()

    def _say_end(self) -> None:
        waiting = still_to_see(self.context.bench.model.rows())
        gallery = button(translate("Review", "To all photos and videos"), "photos", self.context.theme)
        gallery.setObjectName("toGalleryButton")
        gallery.clicked.connect(lambda: self.context.go(Room.GALLERY))
        text = (
            translate("Review", "This was the last one. %n still to see.", None, waiting)
            if waiting
            else translate("Review", "This was the last one. All were seen.")
        )
        self._say(BannerKind.NOTICE if waiting else BannerKind.SUCCESS, text, gallery)

    def _show(self, path: str) -> None:
        """Another photo: nothing of the one before stays."""
        self.editor.path = self.context.bench.in_review = path
        self.message.clear()
        self.message.give_room()
        self._choose_side()
        self._refresh()
        self._told = None
        self._tell_held()

    def _tell_held(self) -> None:
        """Why it was held when it was last tried, once; a video goes to the moment that it was held for."""
        row, catalogue = self.editor.row, self.context.catalogue
        reason = failed_proof(row.item, catalogue) if row is not None else None
        if row is None or reason is None or row.item.ending == self._told:
            return
        self._told = row.item.ending
        said = translate("Review", "Held when it was last tried. {article}: {fact} {remedy}")
        remedy = remedy_of(reason, catalogue)
        self._say(BannerKind.WARNING, said.format(article=reason.article, fact=with_words(reason.fact), remedy=remedy))
        if self._is_video and self._told is not None and self._told.pts is not None:
            self.video.showing.go(self._told.pts)

    def _choose_side(self) -> None:
        """A photo, or a video in its place; nothing of the other one stays."""
        path, had_focus = self.editor.path, self._sides.isAncestorOf(QApplication.focusWidget() or self)
        self._is_video = is_video(self.editor.row)
        self._sides.setCurrentIndex(int(self._is_video))
        (self.video.column if self._is_video else self._photo_column).insertWidget(1, self.message)  # between tools and picture
        self.showing.show_path("" if self._is_video else path, self._photo_after(path))
        self.video.show_path(path if self._is_video else "")
        self.panel.show_kind(is_video=self._is_video)
        if had_focus:
            self._shown_stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _photo_after(self, path: str) -> str:
        following = self._rounds.neighbour(path, 1)
        return "" if is_video(self.context.bench.model.row(following)) else following

    @property
    def _shown_stage(self) -> Stage:
        return self.video.stage if self._is_video else self.stage

    # What is to be seen

    def _refresh(self) -> None:
        """The photo as it is now."""
        row, event = self.editor.row, self.context.bench.current
        if self._is_video is not is_video(row):  # it was not known yet what it is
            self._choose_side()
        for part in (self.header, self.panel, self.toolbar):
            part.setEnabled(row is not None)
        (self.video if self._is_video else self.showing).refresh()
        if row is None or event is None:
            return
        self._show_place()
        self.header.show_verdict(row)
        is_open = self.editor.item is not None and self._shown_stage.state in (StageState.PHOTO, StageState.LOADING)
        self.panel.show_row(row, self.canvas.selected, is_open=is_open)
        self.toolbar.setEnabled(is_open)

    def _show_place(self) -> None:
        row = self.editor.row
        if row is not None:
            waiting = still_to_see(self.context.bench.model.rows())
            self.header.show_place(row.item.found.path.name, self._rounds.place(row.item.path), waiting)

    # What changed

    def _data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        paths = {row.item.path for row in self.context.bench.model.rows()[first.row() : last.row() + 1]}
        self._touched |= paths
        self._later.start()
        if self.editor.path in paths:
            self._refresh()

    def _settle(self) -> None:
        """What changed a moment ago is past, and the counts are right again."""
        self._touched.clear()
        if self.isVisible():
            self._show_place()

    def _undone(self) -> None:
        """Something was done, undone or done again: if in another photo, show it there."""
        self.message.clear()
        if self.isVisible() and len(self._touched) == 1 and self.editor.path not in self._touched:
            (path,) = self._touched
            if self._rounds.has(path):
                self._show(path)
                self.context.go(Room.REVIEW, path)

    def _opened(self) -> None:
        """Another event: nothing of the last one's photos stays."""
        self._rounds.begin()
        self._show("")
        if self.isVisible():
            self.arrive(None)

    # What is done to it

    def _pressed(self, key: str) -> None:
        mark = self.canvas.mark(key)
        if mark is not None:
            self.message.clear()
            self.editor.toggle(mark)
            self._announce(key)

    def _drawn(self, region: Region) -> None:
        key = self.editor.draw(region)
        if key:
            self.canvas.choose(key)
            self._announce(key)

    def _changed(self, key: str, region: Region) -> None:
        mark = self.canvas.mark(key)
        if mark is not None:
            self.editor.redraw(mark, region)

    def _erased(self, key: str) -> None:
        mark = self.canvas.mark(key)
        if mark is not None:
            self.canvas.choose("")
            self.editor.erase(mark)

    def _keep(self, key: str) -> None:
        mark = self.canvas.mark(key)
        if mark is None or mark.face is None:
            self._say(BannerKind.NOTICE, translate("Review", "Select a face first: click on it, or press Tab."))
        elif self.editor.item is not None and self.editor.item.has(DecisionKind.COVER_ALL):
            self._say(BannerKind.NOTICE, translate("Review", "Everybody is covered in this photo. Take that back first (A)."))
        else:
            self.message.clear()
            self.keeping.begin(mark.face)

    def _confirm_nobody(self) -> None:
        is_seen = self.video.showing.is_seen if self._is_video else self.showing.is_seen
        if is_seen and self._is_video and not self.video.watching.is_seen_whole:
            self._say_unseen(self.video.watching.how_much_was_seen())
        elif is_seen and self.editor.confirm_nobody():
            self._step(1)

    def _report(self) -> None:
        if self.editor.item is None:
            return
        dialog = ReportDialog(self.context.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda result: self._report_to(dialog.to) if result == QDialog.DialogCode.Accepted else None)
        dialog.open()

    def _report_to(self, to: Recipient | None) -> None:
        if to is not None:
            self.editor.report(to)

    def _reported(self, path: str) -> None:
        self._refresh()
        row = self.context.bench.model.row(path)
        if row is not None:
            self.panel.ask_past(row.item)

    def _select(self, key: str) -> None:
        self.message.clear()
        self.panel.regions.select(key)
        self._announce(key)

    def _announce(self, key: str) -> None:
        mark = self.canvas.mark(key)
        if mark is not None:
            self.canvas.announce(describe(mark, self.context.catalogue))

    def _refuse(self, finding: Finding) -> None:
        self._say(BannerKind.DANGER, with_words(f"{finding.article}: {finding.fact} {finding.remedy}"))

    def _say(self, kind: BannerKind, text: str, action: QWidget | None = None) -> None:
        self.message.say(kind, text, action)  # type: ignore[arg-type]
        self.canvas.announce(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the room, while the photo (or what stands in its place) has the focus."""
        focused = QApplication.focusWidget()
        side: QWidget = self.video if self._is_video else self.stage
        on_stage = focused is None or focused in (self, side) or side.isAncestorOf(focused)
        if self._is_video and on_stage and self.video.press(event):
            return
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        do = self._acts().get(Key(event.key())) if on_stage and plain else None
        if do is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            do()

    # Built once

    def _acts(self) -> dict[Qt.Key, partial[None]]:
        return {
            **dict.fromkeys(ON, partial(self.go_on)),
            **dict.fromkeys(BACK, partial(self.go_back)),
            **{key: partial(self.editor.toggle_mark, kind) for key, kind in MARK_KEYS.items()},
            Key.Key_S: partial(self.editor.star),
            Key.Key_0: partial(self._confirm_nobody),
            Key.Key_M: partial(self._report),
            Key.Key_K: partial(self._keep, self.canvas.selected),
            Key.Key_V: partial(self.toolbar.toggle_through),
            Key.Key_Question: partial(self._show_keys),
            Key.Key_Escape: partial(self.message.clear),
        }

    def _show_keys(self) -> None:
        KeysDialog(self, sheet() if self._is_video else ()).open()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_12, SPACE_16)
        column.setSpacing(SPACE_8)
        photo = QWidget()
        self._photo_column = QVBoxLayout(photo)
        self._photo_column.setContentsMargins(0, 0, 0, 0)
        self._photo_column.setSpacing(SPACE_8)
        self._photo_column.addWidget(self.toolbar)
        self._photo_column.addWidget(self.stage, 1)
        for side in (photo, VideoArea(self.video)):
            self._sides.addWidget(side)
        column.addWidget(self._sides, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        whole.addWidget(self.header)
        whole.addWidget(split, 1)

    def _connect(self) -> None:
        bench, canvas, bar, panel = self.context.bench, self.canvas, self.toolbar, self.panel
        bench.opened.connect(self._opened)
        bench.event_changed.connect(self._refresh)
        bench.model.dataChanged.connect(self._data_changed)
        bench.undo.indexChanged.connect(self._undone)
        self.showing.changed.connect(self._refresh)
        self.header.previous.connect(self.go_back)
        self.header.following.connect(self.go_on)
        self.editor.refused.connect(partial(self._say, BannerKind.NOTICE))
        self.editor.reported.connect(self._reported)
        self.keeping.refused.connect(self._refuse)
        self.video.keeping.refused.connect(self._refuse)
        self.video.said.connect(partial(self._say, BannerKind.NOTICE))
        self.video.changed.connect(self._refresh)
        self.video.acted.connect(self.message.clear)
        self.video.showing.moved.connect(self._watch_on)
        for told, done in (
            (canvas.pressed, self._pressed),
            (canvas.drawn, self._drawn),
            (canvas.changed, self._changed),
            (canvas.erased, self._erased),
            (canvas.chosen, self._select),
            (panel.regions.chosen, canvas.choose),
            (panel.regions.toggled, self._pressed),
            (panel.regions.keep_wanted, self._keep),
            (panel.regions.erased, self._erased),
            (panel.facts.setting_chosen, self.editor.set_setting),
            (panel.facts.attested, self.editor.attest),
            (panel.marks.starred, self.editor.star),
            (panel.marks.nobody, self._confirm_nobody),
            (panel.marks.reported, self._report),
        ):
            told.connect(done)
        panel.marks.marked.connect(lambda kind: self.editor.toggle_mark(DecisionKind(kind)))
        canvas.tool_changed.connect(lambda tool: bar.show_tool(Tool(tool)))
        canvas.tool_changed.connect(self.message.clear)
        bar.tool.connect(lambda tool: canvas.set_tool(Tool(tool)))
        bar.kind.connect(self._choose_kind)
        bar.opacity.connect(lambda percent: canvas.set_cover_opacity(percent / 100))
        bar.peek.connect(lambda on: canvas.peek(on=on))
        bar.zoom_in.connect(lambda: canvas.zoom_by(1.25))
        bar.zoom_out.connect(lambda: canvas.zoom_by(0.8))
        bar.fit.connect(canvas.fit)
        bar.full.connect(lambda: canvas.zoom_to(1.0 / canvas.devicePixelRatioF()))
        self.header.keys.connect(self._show_keys)

    def _choose_kind(self, kind: str) -> None:
        self.canvas.kind = RegionKind(kind)
