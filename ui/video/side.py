"""A video under review: its picture, its time, its tracks, and what a person does with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.correction import Correction
from app.model import Decision, Region, RegionKind
from app.tracking.correcting import part_at
from ui.language import translate
from ui.review.editor import Editor
from ui.review.gestures import Tool
from ui.review.stage import StageState
from ui.review.toolbar import ToolBar
from ui.rooms import Context
from ui.theme import SPACE_4, SPACE_8
from ui.video.editor import HEADS, TrackKeeping, VideoEditor
from ui.video.keys import VideoActs
from ui.video.lane_view import Lanes
from ui.video.lanes import SOUND, Lane, Stop, stops_of
from ui.video.listening import open_in_player
from ui.video.panel import VideoPanel
from ui.video.scrub import ScrubBar, Stretch
from ui.video.showing import VideoShowing
from ui.video.sound_section import SoundDialog
from ui.video.stage import VideoStage
from ui.video.transport import Transport
from ui.video.watching import why_unseen
from ui.video.wording import name_of, no_person, span_words


class VideoSide(QWidget):
    """`said` carries a sentence for the page to show; `changed` when another thing is to be seen.

    `acted` when somebody did something else than move through time: what was said before is past.

    `selected` is the key of the selected lane, also where it is not on the picture at this moment; "" for none.
    """

    said = Signal(str)
    changed = Signal()
    acted = Signal()

    def __init__(self, context: Context, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, catalogue = context.theme, context.catalogue
        self._context = context
        self._editor = editor
        self.stretch = Stretch()
        self.selected = ""
        self._halves: dict[str, str] = {}
        self.editor = VideoEditor(context, editor)
        self.keeping = TrackKeeping(context, editor, self)
        self.stage = VideoStage(theme)
        self.canvas = self.stage.video_canvas
        self.showing = VideoShowing(context, self.stage)
        self.toolbar = ToolBar(theme, catalogue)
        self.transport = Transport(theme)
        self.scrub = ScrubBar(theme)
        self.lanes = Lanes(theme, catalogue)
        self.panel = VideoPanel(theme, catalogue)
        self._acts = VideoActs(self)
        self._name_tools()
        self._lay_out()
        self._connect()

    # What is to be seen

    def show_path(self, path: str) -> None:
        """Another video; "" for none: nothing of the one before stays."""
        self.stretch, self.selected, self._halves = Stretch(), "", {}
        self.showing.show_path(path)
        self.scrub.load(self.showing.clip)
        self.refresh()

    def refresh(self) -> None:
        """The video as it is now."""
        self.showing.refresh()
        clip, lanes = self.showing.clip, self.showing.lanes
        self.lanes.load(clip, lanes)
        self.lanes.select(self.selected)
        moments = self._moments()
        self.scrub.show_doubts(moments)
        self.scrub.show_silent(next((lane.silent for lane in lanes if lane.key == SOUND), ()))
        self.scrub.show_stretch(self.stretch)
        self.transport.show_doubts(len(moments))
        self._show_moment(self.showing.moment)
        self.lanes.portraits = self.showing.portraits.there()
        for part in (self.toolbar, self.transport, self.scrub, self.lanes):
            part.setEnabled(self.is_open)
        self._show_panel()
        if self.lane is None and self.selected in self._halves:  # the split was undone
            self.select(self._halves[self.selected])

    @property
    def is_open(self) -> bool:
        """Whether something can be done with it."""
        return self._editor.item is not None and self.stage.state in (StageState.PHOTO, StageState.LOADING)

    @property
    def is_seen(self) -> bool:
        """Whether all of it, and each doubtful moment, was on the screen: only then can somebody say that they saw it."""
        return self.showing.is_seen and not self.why_unseen()

    def why_unseen(self) -> str:
        """Why somebody who goes on did not see it yet; "" where they did, and where there is nothing to be seen."""
        item, clip, watched = self._editor.item, self.showing.clip, self.showing.watched
        if item is None or item.seen or clip is None or watched is None or not self.showing.is_seen:
            return ""
        return why_unseen(clip, watched, self._moments())

    @property
    def is_seen_whole(self) -> bool:
        """Whether all of it was on the screen: only then can somebody say that nobody is in it."""
        watched = self.showing.watched
        return self.showing.is_seen and watched is not None and watched.percent >= 100  # noqa: PLR2004 - percent

    def how_much_was_seen(self) -> str:
        """Why it cannot be said yet that nobody is in it."""
        watched = self.showing.watched
        said = translate("Video", "You saw {percent} % of this video. Play all of it first (Space; faster with >, up to 2x).")
        return said.format(percent=watched.percent if watched is not None else 0)

    @property
    def lane(self) -> Lane | None:
        """The selected lane."""
        return next((lane for lane in self.showing.lanes if lane.key == self.selected), None)

    def press(self, event: QKeyEvent) -> bool:
        """A key went down that nothing below had a use for; whether it was for the video."""
        return self._acts.press(event)

    # What is done

    def act(self, name: str) -> None:
        """Something with the selected track, by a button or a key."""
        lane, pts = self.lane, self.showing.shown
        if lane is None or lane.key == SOUND or pts is None or not self.is_open:
            self.said.emit(translate("Video", "Select a track first: click on it, or press Tab."))
            return
        self.showing.player.pause()
        if not self.showing.is_there:
            self.said.emit(translate("Video", "The picture of this moment is still on its way: press again once it is there."))
        elif lane.nobody is not None:
            self._restore(lane, name)
        elif self._is_unseen_uncovered(lane, name):
            self._go_to(lane)
        else:
            self._acts_of(lane, pts)[name]()

    def mark_stretch(self, *, first: bool) -> None:
        """A stretch begins or ends where the playhead is, whether its frame is there yet or not."""
        if self.showing.shown is not None:
            self.acted.emit()
            was, pts = self.stretch, self.showing.moment
            self.stretch = Stretch(pts, was.last) if first else Stretch(was.first, pts)
            self.refresh()

    def mute(self) -> None:
        """Silent in the stretch."""
        span = self.stretch.span
        if span is None:
            self.said.emit(translate("Video", "Mark a stretch first: [ where it begins, ] where it ends."))
        elif self.is_open:
            self.editor.mute(span)

    def doubt(self, by: int) -> None:
        """To the next doubtful moment, or the one before."""
        stops = self._stops()[:: 1 if by > 0 else -1]
        if not stops:
            self.said.emit(translate("Video", "There is no doubtful moment in this video."))
            return
        self.showing.player.pause()
        now, is_at = self.showing.moment, self.showing.is_at
        here = [stop for stop in stops if is_at(stop.pts)]
        past = next((place for place, stop in enumerate(here, 1) if stop.key == self.selected), 0)
        ahead = here[past:] + [stop for stop in stops if (stop.pts - now) * by > 0 and stop not in here]
        found = ahead[0] if ahead else stops[0]
        self.showing.go(found.pts)
        self.select(found.key)
        self.panel.tracks.lost.choose_at(found.pts)
        if not ahead:
            self.said.emit(
                translate("Video", "No doubtful moment comes after this one: on from the first.")
                if by > 0
                else translate("Video", "No doubtful moment comes before this one: on from the last.")
            )

    def select(self, key: str) -> None:
        """Select a lane; on the picture too, where it is there at this moment."""
        self.acted.emit()
        self.selected = key
        self.canvas.choose(key if self.canvas.mark(key) is not None else "")
        self.lanes.select(key)
        self._show_panel()
        lane = self.lane
        if lane is not None:
            self.canvas.announce(self.lanes.lane_model.spoken(lane))

    def preview(self, *, on: bool) -> None:
        """Show it as it would be released, or as it is."""
        self.acted.emit()
        self.transport.preview.setChecked(on)
        self.canvas.choose("")
        self.showing.preview(on=on)

    def _acts_of(self, lane: Lane, pts: int) -> dict[str, Callable[[], None]]:
        return {
            "join": self.panel.tracks.ask_whom,
            "keep": partial(self._keep, lane),
            "remove": partial(self._remove, lane, lane.nearest(pts)),
            "remove-stretch": partial(self._remove_stretch, lane),
            "begin": partial(self.editor.begin_at, lane, pts),
            "end": partial(self.editor.end_at, lane, pts),
            "split": partial(self._split, lane, pts),
        }

    def _remove(self, lane: Lane, pts: int) -> None:
        """Who is there at this moment is no person; said where that is a part of the track only."""
        track, clip, before = lane.track, self.showing.clip, self._editor.item
        self.select("")
        self.editor.remove(lane, pts=pts)
        part = part_at(track, pts) if track is not None else None
        if track is None or clip is None or part in (None, (track.first, track.last)) or self._editor.item == before:
            return
        said = translate("Video", "No person from {when}: before and after that it may be somebody else, who stays covered.")
        self.said.emit(said.format(when=span_words(part, clip)))

    def _is_unseen_uncovered(self, lane: Lane, name: str) -> bool:
        """Whether somebody would be uncovered who is not in the picture."""
        return (name == "remove" or (name == "keep" and lane.consent is None)) and not self.showing.shows(lane)

    def _go_to(self, lane: Lane) -> None:
        """To the moment of it that is nearest; only there can somebody say whom it is about."""
        self.showing.go(lane.nearest(self.showing.moment))
        said = translate("Video", "{name} was not in the picture, and nothing was changed: here it is. Press again to do it.")
        self.said.emit(said.format(name=name_of(lane, self._context.catalogue)))

    def _keep(self, lane: Lane) -> None:
        if lane.consent is not None:
            self.editor.cover_again(lane)
        elif lane.track is not None:
            self.keeping.begin_track(lane.track)

    def _restore(self, lane: Lane, name: str) -> None:
        """Of what is nobody, all that can be said is that it is a person after all."""
        if name == "remove":
            key = self.editor.restore(lane)
            self.select(key)
        else:
            self.said.emit(no_person())

    def _split(self, lane: Lane, pts: int) -> None:
        """Who is on the picture now is the one that was meant: that half is selected."""
        key = self.editor.split(lane, pts)
        if key:
            self._halves[key] = lane.key
            self.select(key)

    def _remove_stretch(self, lane: Lane) -> None:
        if self.stretch.span is None:
            self.said.emit(translate("Video", "Mark a stretch first: [ where it begins, ] where it ends."))
        else:
            self.editor.remove(lane, self.stretch.span)

    def _drawn(self, region: Region) -> None:
        pts = self.showing.shown
        if pts is None or not self.is_open:
            return
        self.showing.player.pause()
        key = self.editor.draw(region, pts)
        if key:
            self.canvas.set_tool(Tool.POINTER)
            self.select(key)
            if region.kind in HEADS:
                self.said.emit(translate("Video", "Covered from here, for a moment. Go to where it ends, and press O."))

    def _changed(self, key: str, region: Region) -> None:
        lane, pts = next((lane for lane in self.showing.lanes if lane.key == key), None), self.showing.shown
        if lane is not None and pts is not None:
            self.showing.player.pause()
            self.editor.redraw(lane, region, pts)

    def _erased(self, _: str) -> None:
        self.act("remove")

    def _joined(self, key: str) -> None:
        lane, other = self.lane, next((lane for lane in self.showing.lanes if lane.key == key), None)
        if lane is not None and other is not None:
            self.editor.join(lane, other)

    def _ask_sound(self) -> None:
        self.showing.player.pause()
        dialog = SoundDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda told: self.editor.keep_sound() if told == QDialog.DialogCode.Accepted else None)
        dialog.open()

    def _listen(self) -> None:
        if self.is_open and self._editor.item is not None:
            self.showing.player.pause()
            trouble = open_in_player(self._editor.item.path)
            if trouble:
                self.said.emit(trouble)

    def _look_at(self, pts: int) -> None:
        self.showing.player.pause()
        self.showing.go(pts)

    def _forget(self, lost: Correction) -> None:
        if self.is_open:
            self.editor.forget(lost)
            if self.panel.tracks.lost.isHidden():
                self.canvas.setFocus()  # the row that had it is gone

    def _take_back(self, stray: Decision) -> None:
        if self.is_open:
            self.editor.take_back(stray)
            if self.panel.tracks.strays.isHidden():
                self.canvas.setFocus()

    # What changed

    def _moments(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(stop.pts for stop in self._stops()))

    def _stops(self) -> tuple[Stop, ...]:
        item = self._editor.item
        return stops_of(item) if item is not None and self.showing.clip is not None else ()

    def _show_moment(self, pts: int) -> None:
        clip = self.showing.clip
        self.transport.show_moment(clip, pts)
        self.scrub.show_moment(pts)
        self.lanes.show_moment(pts)
        if clip is not None and not self.showing.player.is_playing:
            self.scrub.tell_moment()

    def _on_picture(self, key: str) -> None:
        """Somebody selected another outline, or the selected one left the picture: then it stays selected."""
        if key != self.selected and (key or self.canvas.mark(self.selected) is not None):
            self.select(key)

    def _marked(self) -> None:
        if self.selected and self.canvas.mark(self.selected) is not None:
            self.canvas.choose(self.selected)

    def _show_panel(self) -> None:
        row = self._editor.row
        if row is not None:
            has_stretch = self.stretch.span is not None
            lanes = self.showing.lanes if self.is_open else ()
            self.panel.show_row(row.item, lanes, self.selected, is_open=self.is_open, has_stretch=has_stretch)

    def _played(self) -> None:
        player = self.showing.player
        self.transport.show_playing(on=player.is_playing)
        self.transport.show_speed(player.speed)
        self._show_moment(self.showing.moment)

    def _see_portraits(self) -> None:
        self.lanes.portraits = self.showing.portraits.there()
        self.lanes.viewport().update()

    def _align(self) -> None:
        """Time begins and ends at the same places in the scrub bar and in the lanes."""
        axis = self.lanes.axis
        if axis is not None:
            left = self.lanes.viewport().mapTo(self.lanes, self.lanes.viewport().rect().topLeft()).x()
            self.scrub.set_margins(axis.left + left, self.lanes.width() - left - axis.right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit is scrolled: tools that flow over several lines need their height."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))

    # Built once

    def _name_tools(self) -> None:
        for name, words in (
            ("fit", translate("Video", "The whole picture (F)")),
            ("beforeButton", translate("Video", "Hold to see the video without covers (B)")),
        ):
            made = self.toolbar.findChild(QToolButton, name)
            if made is not None:
                made.setToolTip(words)
                made.setAccessibleName(words)
        self.toolbar.withhold(Tool.BRUSH)
        self.toolbar.withhold_opacity()

    def _lay_out(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_8)
        for part in (self.toolbar, self.stage, self.transport):
            self.column.addWidget(part, int(part is self.stage))
        self.column.addWidget(self.scrub)
        self.column.addSpacing(-SPACE_4)
        self.column.addWidget(self.lanes)

    def _connect(self) -> None:
        canvas, bar, show, clock = self.canvas, self.toolbar, self.showing, self.transport
        tracks, sound = self.panel.tracks, self.panel.sound
        for told, done in (
            (show.changed, self._see_state),
            (show.moved, self._show_moment),
            (show.played, self._played),
            (show.portraits.changed, self._see_portraits),
            (canvas.drawn, self._drawn),
            (canvas.changed, self._changed),
            (canvas.erased, self._erased),
            (canvas.chosen, self._on_picture),
            (canvas.marked, self._marked),
            (canvas.play_wanted, show.play_pause),
            (self.lanes.chosen, self.select),
            (self.lanes.sought, show.go),
            (self.lanes.laid_out, self._align),
            (self.scrub.sought, show.go),
            (clock.played, show.play_pause),
            (clock.stepped, show.step),
            (clock.doubted, self.doubt),
            (clock.marked_first, partial(self.mark_stretch, first=True)),
            (clock.marked_last, partial(self.mark_stretch, first=False)),
            (tracks.wanted, self.act),
            (tracks.joined, self._joined),
            (tracks.lost.sought, self._look_at),
            (tracks.lost.dropped, self._forget),
            (tracks.strays.sought, self._look_at),
            (tracks.strays.dropped, self._take_back),
            (sound.keep_wanted, self._ask_sound),
            (sound.removed, self.editor.remove_sound),
            (sound.mute_wanted, self.mute),
            (sound.unmuted, self.editor.unmute),
            (sound.listen_wanted, self._listen),
            (self.editor.refused, self.said),
            (self.editor.uncertain, self.said),
            (bar.fit, canvas.fit),
            (canvas.tool_changed, self.acted),
        ):
            told.connect(done)
        clock.speed_chosen.connect(show.player.set_speed)
        clock.previewed.connect(lambda on: self.preview(on=on))
        canvas.tool_changed.connect(lambda tool: bar.show_tool(Tool(tool)))
        bar.tool.connect(lambda tool: canvas.set_tool(Tool(tool)))
        bar.kind.connect(self._choose_kind)
        bar.opacity.connect(lambda percent: canvas.set_cover_opacity(percent / 100))
        bar.peek.connect(lambda on: canvas.peek(on=on))
        bar.zoom_in.connect(lambda: canvas.zoom_by(1.25))
        bar.zoom_out.connect(lambda: canvas.zoom_by(0.8))
        bar.full.connect(lambda: canvas.zoom_to(1.0 / canvas.devicePixelRatioF()))

    def _see_state(self) -> None:
        self.transport.preview.setChecked(self.showing.is_preview)
        self.changed.emit()

    def _choose_kind(self, kind: str) -> None:
        self.canvas.kind = RegionKind(kind)


class VideoArea(QScrollArea):
    """Scrolls the video side where the window is too low for it; its keys are the video's."""

    def __init__(self, side: VideoSide) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(side)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for all of it beside the bar that scrolls it."""
        side, bar = self.widget(), self.verticalScrollBar().sizeHint().width()
        least = super().minimumSizeHint()
        return least if side is None else QSize(side.minimumSizeHint().width() + bar, least.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step through time; they do not scroll."""
        event.ignore()
