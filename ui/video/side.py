"""A video under review: its picture, its time and its tracks, and how they go together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.correction import Correction
from app.model import Decision
from ui.review.editor import Editor
from ui.review.gestures import Tool
from ui.rooms import Context
from ui.theme import SPACE_4, SPACE_8
from ui.video.case import Case
from ui.video.doubts import Doubts
from ui.video.editor import TrackKeeping, VideoEditor
from ui.video.keys import VideoActs
from ui.video.lane_view import Lanes
from ui.video.lanes import SOUND, Lane
from ui.video.panel import VideoPanel
from ui.video.scrub import ScrubBar
from ui.video.selection import Selection
from ui.video.showing import VideoShowing
from ui.video.sound_acts import SoundActs
from ui.video.stage import VideoStage
from ui.video.tools import VideoTools
from ui.video.track_acts import TrackActs
from ui.video.transport import Transport
from ui.video.watching import Watching

SHAPE, WANTED_EM = (16, 9), 18
"""The picture comes first until it is so high for its width, or so many lines of text: only then more lanes than a few."""


class VideoSide(QWidget):
    """`said` carries a sentence for the page to show; `changed` when another thing is to be seen.

    `acted` when somebody did something else than move through time: what was said before is past.
    """

    said = Signal(str)
    changed = Signal()
    acted = Signal()

    def __init__(self, context: Context, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, catalogue = context.theme, context.catalogue
        self._editor = editor
        self.editor = VideoEditor(context, editor)
        self.keeping = TrackKeeping(context, editor, self)
        self.stage = VideoStage(theme)
        self.canvas = self.stage.video_canvas
        self.showing = VideoShowing(context, self.stage)
        self.selection = Selection(self.showing, self)
        self._case = Case(catalogue, editor, self.editor, self.showing, self.selection)
        self.track_acts = TrackActs(self._case, self.keeping)
        self.sound_acts = SoundActs(self._case, self)
        self.doubts = Doubts(self._case)
        self.watching = Watching(self._case, self.doubts)
        self.toolbar = VideoTools(theme, catalogue, self.canvas)
        self.transport = Transport(theme)
        self.scrub = ScrubBar(theme)
        self.lanes = Lanes(theme, catalogue)
        self.panel = VideoPanel(theme, catalogue)
        self._acts = VideoActs(self)
        self._lay_out()
        self._connect()

    # What is to be seen

    def show_path(self, path: str) -> None:
        """Another video; "" for none: nothing of the one before stays."""
        self.selection.forget()
        self.showing.show_path(path)
        self.scrub.load(self.showing.clip)
        self.refresh()

    def refresh(self) -> None:
        """The video as it is now."""
        self.showing.refresh()
        clip, lanes = self.showing.clip, self.showing.lanes
        self.lanes.load(clip, lanes)
        self.lanes.select(self.selected)
        moments = self.doubts.moments()
        self.scrub.show_doubts(moments)
        self.scrub.show_silent(next((lane.silent for lane in lanes if lane.key == SOUND), ()))
        self.scrub.show_stretch(self.selection.stretch)
        self.transport.show_doubts(len(moments))
        self._show_moment(self.showing.moment)
        self.lanes.portraits = self.panel.tracks.portraits = self.showing.portraits.there()
        for part in (self.toolbar, self.transport, self.scrub, self.lanes):
            part.setEnabled(self.is_open)
        self._show_panel()
        self.selection.mend()

    @property
    def is_open(self) -> bool:
        """Whether something can be done with it."""
        return self._case.is_open

    @property
    def selected(self) -> str:
        """The key of the selected lane, also where it is not on the picture at this moment; "" for none."""
        return self.selection.key

    @property
    def lane(self) -> Lane | None:
        """The selected lane."""
        return self.selection.lane

    def press(self, event: QKeyEvent) -> bool:
        """A key went down that nothing below had a use for; whether it was for the video."""
        return self._acts.press(event)

    # What is done

    def select(self, key: str) -> None:
        """Select a lane; on the picture too, where it is there at this moment."""
        self.selection.select(key)

    def mark_stretch(self, *, first: bool) -> None:
        """A stretch begins or ends where the playhead is, whether its frame is there yet or not."""
        if self.showing.shown is not None:
            self.acted.emit()
            self.selection.mark(self.showing.moment, first=first)
            self.refresh()

    def preview(self, *, on: bool) -> None:
        """Show it as it would be released, or as it is."""
        self.acted.emit()
        self.transport.preview.setChecked(on)
        self.canvas.choose("")
        self.showing.preview(on=on)

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

    def _see_selection(self) -> None:
        self.acted.emit()
        key, lane = self.selected, self.lane
        self.canvas.choose(key if self.canvas.mark(key) is not None else "")
        self.lanes.select(key)
        self._show_panel()
        if lane is not None:
            self.canvas.announce(self.lanes.lane_model.spoken(lane))

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
            has_stretch = self.selection.stretch.span is not None
            lanes = self.showing.lanes if self.is_open else ()
            self.panel.show_row(row.item, lanes, self.selected, is_open=self.is_open, has_stretch=has_stretch)

    def _played(self) -> None:
        player = self.showing.player
        self.transport.show_playing(on=player.is_playing)
        self.transport.show_speed(player.speed)
        self._show_moment(self.showing.moment)

    def _see_portraits(self) -> None:
        self.lanes.portraits = self.panel.tracks.portraits = self.showing.portraits.there()
        self.lanes.viewport().update()

    def _see_state(self) -> None:
        self.transport.preview.setChecked(self.showing.is_preview)
        self.changed.emit()

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

    def fit(self, room: QSize) -> None:
        """So much of it is in sight: the picture has its room first, and what is secondary gives way."""
        for part in (self.toolbar, self.transport):
            part.fit_width(room.width())
            part.updateGeometry()  # its height is asked for at once
        layout = self.layout()
        if layout is None:
            return
        around = layout.minimumHeightForWidth(room.width()) - self.stage.minimumHeight() - self.lanes.minimumSizeHint().height()
        picture = min(room.width() * SHAPE[1] // SHAPE[0], WANTED_EM * self.fontMetrics().height())
        self.lanes.give_way(room.height() - around - picture)
        self.setMinimumHeight(layout.minimumHeightForWidth(room.width()))

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees does not play: it would count as watched."""
        super().hideEvent(event)
        self.showing.player.pause()

    # Built once

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
        canvas, show, clock = self.canvas, self.showing, self.transport
        acts, tracks, sound = self.track_acts, self.panel.tracks, self.panel.sound
        for told, done in (
            (self.selection.changed, self._see_selection),
            (show.changed, self._see_state),
            (show.moved, self._show_moment),
            (show.played, self._played),
            (show.portraits.changed, self._see_portraits),
            (canvas.drawn, acts.draw),
            (canvas.changed, acts.redraw),
            (canvas.erased, lambda _: acts.act("remove")),
            (canvas.chosen, self._on_picture),
            (canvas.marked, self._marked),
            (canvas.play_wanted, show.play_pause),
            (canvas.tool_changed, self.acted),
            (self.lanes.chosen, self.select),
            (self.lanes.sought, show.go),
            (self.lanes.laid_out, self._align),
            (self.scrub.sought, show.go),
            (clock.played, show.play_pause),
            (clock.stepped, show.step),
            (clock.speed_chosen, show.player.set_speed),
            (clock.doubted, self.doubts.go),
            (clock.marked_first, partial(self.mark_stretch, first=True)),
            (clock.marked_last, partial(self.mark_stretch, first=False)),
            (clock.previewed, lambda on: self.preview(on=on)),
            (acts.whom_wanted, tracks.ask_whom),
            (acts.drew, lambda: canvas.set_tool(Tool.POINTER)),
            (self.doubts.reached, tracks.lost.choose_at),
            (tracks.wanted, acts.act),
            (tracks.joined, acts.join),
            (tracks.lost.sought, self._look_at),
            (tracks.lost.dropped, self._forget),
            (tracks.strays.sought, self._look_at),
            (tracks.strays.dropped, self._take_back),
            (sound.keep_wanted, self.sound_acts.ask),
            (sound.removed, self.editor.remove_sound),
            (sound.mute_wanted, self.sound_acts.mute),
            (sound.unmuted, self.editor.unmute),
            (sound.listen_wanted, self.sound_acts.listen),
            *((speaker.said, self.said) for speaker in (acts, self.sound_acts, self.doubts)),
            (self.editor.refused, self.said),
            (self.editor.uncertain, self.said),
        ):
            told.connect(done)
