"""Which frame is on the stage, or why there is none; nothing of a video stays that may not be shown."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.errors import BeeldkeurError
from app.media.sniff import VIDEO_ENDINGS, claims
from app.model import MediaKind
from app.pipeline.video_plan import TrackPlan
from app.pipeline.video_preview import regions_at
from app.redaction.cover import Covering
from app.track import Clip
from detectors.base import RgbImage
from ui.event_model import Row
from ui.language import translate
from ui.review.stage import StageState
from ui.rooms import Context
from ui.video.axis import clock
from ui.video.film import Watched
from ui.video.lanes import Lane, clip_of, lanes_of, marks_at, plan_of
from ui.video.player import SEEN_UP_TO, Player
from ui.video.portraits import Portraits
from ui.video.reel import Reel
from ui.video.stage import VideoStage
from ui.video.wording import line_of

REST_MS = 200
"""After so long without moving, more pixels are fetched where they would show."""


def is_video(row: Row | None) -> bool:
    """Whether it is a video; what was not, or could not be, looked at is what its name claims."""
    if row is None:
        return False
    screening = row.item.screening
    if screening is None:
        return claims(row.item.found.path) is VIDEO_ENDINGS
    return screening.item.kind is MediaKind.VIDEO and screening.clip is not None


class VideoShowing(QObject):
    """`changed` when another thing is to be seen, `moved` carries the playhead, `played` when it begins or ends playing."""

    changed = Signal()
    moved = Signal(int)
    played = Signal()

    def __init__(self, context: Context, stage: VideoStage) -> None:
        super().__init__(stage)
        self._context, self._stage, self._canvas = context, stage, stage.video_canvas
        self.reel = Reel(context.looks, self)
        self.player = Player(parent=self)
        self.portraits = Portraits(context.looks, self)
        self._path = ""
        self.lanes: tuple[Lane, ...] = ()
        self.plan = TrackPlan()
        self.moment = 0
        self.shown: int | None = None
        self._steps = 0
        self._is_preview = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look_closely)
        self._connect()

    # What is to be seen

    @property
    def is_seen(self) -> bool:
        """Whether the video itself is to be seen."""
        return self._stage.state is StageState.PHOTO and self._canvas.has_picture

    @property
    def clip(self) -> Clip | None:
        """The clip that is to be seen."""
        row = self._row
        return clip_of(row.item) if row is not None and not row.is_reported else None

    @property
    def watched(self) -> Watched | None:
        """How much of it was on the screen since the event was opened."""
        return self._context.bench.watched.get(self._path)

    @property
    def is_preview(self) -> bool:
        """Whether the frames are shown as a release would have them."""
        return self._is_preview

    def show_path(self, path: str) -> None:
        """Another video; "" for none: nothing of the one before stays."""
        self._leave()
        self._path = path
        self.moment = clip.first if (clip := self.clip) is not None else 0
        self._stage.show_state(StageState.LOADING)
        self.refresh()

    def refresh(self) -> None:
        """The video as it is now."""
        row = self._row
        if row is None:
            self._stage.show_state(StageState.NOTHING)
        elif row.is_reported:
            self._leave()
            self._stage.show_state(StageState.REPORTED)
        elif row.item.problem is not None:
            self._cannot(BeeldkeurError(row.item.problem.code, **dict(row.item.problem.params)))
        elif row.item.screening is None or row.judged is None:
            self._stage.show_state(StageState.WAITING)
        else:
            self._show(row)

    def _show(self, row: Row) -> None:
        screening, clip = row.item.screening, clip_of(row.item)
        if screening is None or clip is None:
            return
        self.lanes, self.plan = lanes_of(row.item), plan_of(row.item)
        if self.reel.path != self._path and self._stage.state not in (StageState.UNREADABLE, StageState.CHANGED):
            self._context.bench.watched.setdefault(self._path, Watched(clip))
            self.player.load(clip)
            self.reel.open(self._path, screening)
            self.reel.want(self.moment)
        if self._is_preview:
            self.reel.cover(self.plan, self._context.manner.extent)
            self.reel.want(self.moment)
        self.portraits.want(self.lanes, self.plan)
        self._mark()

    def forget_all(self) -> None:
        """Another event is open."""
        self._leave()
        self._path = ""

    # Time

    def go(self, pts: int) -> None:
        """To a moment; what plays plays on from there."""
        clip = self.clip
        if clip is None:
            return
        self._steps = 0
        self.moment = min(max(pts, clip.first), clip.last)
        if self.player.is_playing:
            self.player.start_at(self.moment)
        self._update_picture()
        self.moved.emit(self.moment)

    def is_at(self, pts: int) -> bool:
        """Whether the frame of this moment is the one that the playhead is at."""
        film = self.reel.film
        return pts == self.moment or (film is not None and self.shown is not None and film.shown_at(pts) == self.shown)

    def shows(self, lane: Lane) -> bool:
        """Whether it is in the picture that is on the screen; where it lies between two frames, in the one before."""
        if self.shown is None:
            return False
        found = self.reel.pixels(lane.nearest(self.shown))
        return found is not None and found[0] == self.shown

    def step(self, by: int) -> None:
        """So many frames on or back."""
        self.player.pause()
        self._steps += by
        self._take_steps()

    def skip(self, seconds: float) -> None:
        """So many seconds on or back; where one frame lasts longer than that, to the next one or the one before."""
        clip = self.clip
        if clip is None:
            return
        wanted = self.moment + round(seconds * clip.time_base[1] / clip.time_base[0])
        if self.is_at(wanted) and not self.player.is_playing:
            self.step(1 if seconds > 0 else -1)
        else:
            self.go(wanted)

    def play_pause(self) -> None:
        """Play, or stand still."""
        if self.player.is_playing:
            self.player.pause()
        elif self.is_seen:
            self.player.play(self.moment)

    def preview(self, *, on: bool) -> None:
        """Show frames as a release would have them, or as they are."""
        if on is self._is_preview:
            return
        self._is_preview = on
        self.reel.cover(self.plan if on else None, self._context.manner.extent)
        self._update_picture()
        self.changed.emit()

    def _take_steps(self) -> None:
        film, at = self.reel.film, self.shown
        if film is None or at is None:
            return
        while self._steps:
            onward = self._steps > 0
            following = film.after(at) if onward else film.before(at)
            if following is None:
                is_end = at >= film.clip.last if onward else at <= film.clip.first
                if is_end:
                    self._steps = 0
                elif onward:
                    self.reel.want(at)
                else:
                    self.reel.want_before(at)
                break
            at = following
            self._steps += -1 if onward else 1
        left = self._steps
        if at != self.shown:
            self.go(at)
            self._steps = left

    def _playing(self, pts: int) -> None:
        """The clock moved; where the frame is not there yet, it waits."""
        if self.reel.pixels(pts) is None:
            self.player.start_at(self.moment)
            self.reel.want(pts)
            return
        self.moment = pts
        self._update_picture()
        self.moved.emit(pts)

    # The picture

    def _update_picture(self) -> None:
        found = self.reel.pixels(self.moment)
        self.reel.want(self.moment)
        if found is not None and self.reel.source is not None:
            self._put(*found)
            self._settle()

    def _watch(self, pts: int) -> None:
        """A frame is on the screen for all of its time, however long that is; not for who rushes through it."""
        if self.player.is_playing and self.player.speed > SEEN_UP_TO:
            return
        film, watched = self.reel.film, self.watched
        following = film.after(pts) if film is not None else None
        if watched is not None:
            watched.see(pts, following - 1 if following is not None else pts)

    def _settle(self) -> None:
        """What stands still is at the frame that is seen: its time is what is told, marked and cut at."""
        found = self.reel.pixels(self.moment)
        if found is not None and not self.player.is_playing:
            self.moment, _ = found

    def _put(self, pts: int, rgb: RgbImage) -> None:
        row, first = self._row, not self._canvas.has_picture
        if row is None or row.item.screening is None or row.is_reported:
            return
        media = row.item.screening.item
        if first:
            self._stage.show_state(StageState.PHOTO)
            self._canvas.show_picture(_image(rgb), (media.width, media.height))
        else:
            self._canvas.sharpen(_image(rgb))
        self.shown = pts
        self._watch(pts)
        self._mark()
        if not self.player.is_playing:
            self._rest.start()
        if first:
            self.changed.emit()

    def _mark(self) -> None:
        row = self._row
        if self.shown is None or row is None or not self._canvas.has_picture:
            return
        if self._is_preview:
            self._canvas.show_marks(())
        else:
            regions = regions_at(self.plan, self.shown, self._context.manner.extent)
            self._canvas.show_marks(marks_at(self.lanes, self.shown), Covering(regions))
        if not self.player.is_playing:
            self._tell(row)

    def _tell(self, row: Row) -> None:
        """What is on the screen, for who does not see it."""
        clip = clip_of(row.item)
        if clip is None or self.shown is None:
            return
        said = translate("Video", "Video {name}, at {time}")
        at = clock(clip, self.shown)
        self._canvas.setAccessibleName(said.format(name=row.item.found.path.name, time=at))
        keys = {mark.key for mark in self._canvas.marks}
        here = (line_of(lane, clip, self._context.catalogue) for lane in self.lanes if lane.key in keys)
        self._canvas.setAccessibleDescription("; ".join(here))

    def _look_closely(self) -> None:
        if not self.player.is_playing:
            self._canvas.want_more()

    def _sharpen(self, pts: int, rgb: RgbImage) -> None:
        if pts == self.shown and self._canvas.has_picture and not self.player.is_playing:
            self._canvas.sharpen(_image(rgb))

    # What arrives

    def _opened(self) -> None:
        row, source, clip = self._row, self.reel.source, self.clip
        if row is not None and row.item.screening is not None and source is not None and clip is not None:
            self.portraits.load(source, clip, (row.item.screening.item.width, row.item.screening.item.height))

    def _came(self) -> None:
        if self._steps:
            self._take_steps()
        if not self.player.is_playing:
            self._update_picture()
            self.moved.emit(self.moment)

    def _fail(self, error: BeeldkeurError) -> None:
        self._cannot(error)
        self.changed.emit()

    def _cannot(self, error: BeeldkeurError) -> None:
        self.reel.close()
        self.portraits.clear()
        self.player.load(None)
        if error.code in ("changed-since-screening", "changed-while-read"):
            self._stage.show_state(StageState.CHANGED)
        else:
            sentence = self._context.catalogue.say(f"errors.{error.code}", **error.params)
            self._stage.show_state(StageState.UNREADABLE, sentence)

    def _drop_reported(self, first: QModelIndex, last: QModelIndex) -> None:
        rows = map(self._context.bench.model.at, range(first.row(), last.row() + 1))
        if any(row.is_reported and row.item.path == self._path for row in rows):
            self.refresh()

    @property
    def _row(self) -> Row | None:
        return self._context.bench.model.row(self._path) if self._path else None

    def _leave(self) -> None:
        self.player.load(None)
        self.reel.close()
        self.portraits.clear()
        self._canvas.choose("")
        self._canvas.clear()
        self.lanes, self.plan = (), TrackPlan()
        self.shown, self._steps, self._is_preview = None, 0, False

    def _connect(self) -> None:
        self.reel.opened.connect(self._opened)
        self.reel.came.connect(self._came)
        self.reel.sharp.connect(self._sharpen)
        self.reel.failed.connect(self._fail)
        self.player.moved.connect(self._playing)
        self.player.changed.connect(self._played)
        self._canvas.blurred.connect(self._want_sharp)
        self._context.bench.opened.connect(self.forget_all)
        self._context.bench.model.dataChanged.connect(self._drop_reported)

    def _played(self) -> None:
        self.reel.plays = self.player.is_playing
        self.portraits.rest(on=self.player.is_playing)
        self._settle()
        self.played.emit()
        if not self.player.is_playing:
            self._rest.start()
            self._mark()
            if self.shown is not None:
                self._watch(self.shown)

    def _want_sharp(self) -> None:
        if self.shown is not None and not self.player.is_playing:
            self.reel.want_sharp(self.shown)


def _image(rgb: RgbImage) -> QImage:
    height, width = rgb.shape[:2]
    return QImage(rgb.data, width, height, width * 3, QImage.Format.Format_RGB888).copy()
