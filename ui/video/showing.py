"""Which frame is on the stage, or why there is none; nothing of a video stays that may not be shown."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QTimer, Signal

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
from ui.looks import image_from
from ui.review.stage import StageState
from ui.rooms import Context
from ui.video.axis import clock
from ui.video.film import Watched
from ui.video.lanes import Lane, clip_of, lanes_of, marks_at, plan_of
from ui.video.playback import Playback
from ui.video.portraits import Portraits
from ui.video.stage import VideoStage
from ui.video.wording import line_of

SAVED_MS = 5000
"""So often what is watched is saved while it plays: that much is lost where the program is killed."""


def is_video(row: Row | None) -> bool:
    """Whether it is a video; what was not, or could not be, looked at is what its name claims."""
    if row is None:
        return False
    screening = row.item.screening
    if screening is None:
        return claims(row.item.found.path) is VIDEO_ENDINGS
    return screening.item.kind is MediaKind.VIDEO and screening.clip is not None


class VideoShowing(Playback):
    """`changed` when another thing is to be seen."""

    changed = Signal()

    def __init__(self, context: Context, stage: VideoStage) -> None:
        super().__init__(context.looks, stage)
        self._context, self._stage, self._canvas = context, stage, stage.video_canvas
        self.portraits = Portraits(context.looks, self)
        self._path = ""
        self.lanes: tuple[Lane, ...] = ()
        self.plan = TrackPlan()
        self._is_preview = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SAVED_MS)
        self._connect()

    # What is to be seen

    @property
    def is_seen(self) -> bool:
        """Whether the video itself is to be seen."""
        return self._stage.state is StageState.PHOTO and self._canvas.has_picture

    @property
    def is_coming(self) -> bool:
        """Whether the video itself is to be seen, or will be soon."""
        return self._stage.state in (StageState.PHOTO, StageState.LOADING)

    @property
    def clip(self) -> Clip | None:
        """The clip that is to be seen."""
        row = self._row
        return clip_of(row.item) if row is not None and not row.is_reported else None

    @property
    def watched(self) -> Watched | None:
        """How much of it was on the screen since the event was begun."""
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

    def shows(self, lane: Lane) -> bool:
        """Whether it is in the picture that is on the screen; where it lies between two frames, in the one before."""
        if self.shown is None:
            return False
        found = self.reel.pixels(lane.nearest(self.shown))
        return found is not None and found[0] == self.shown

    def preview(self, *, on: bool) -> None:
        """Show frames as a release would have them, or as they are."""
        if on is self._is_preview:
            return
        self._is_preview = on
        self.reel.cover(self.plan if on else None, self._context.manner.extent)
        self._update_picture()
        self.changed.emit()

    # The picture

    def _put(self, pts: int, rgb: RgbImage) -> None:
        row, first = self._row, not self._canvas.has_picture
        if row is None or row.item.screening is None or row.is_reported:
            return
        media = row.item.screening.item
        if first:
            self._stage.show_state(StageState.PHOTO)
            self._canvas.show_picture(image_from(rgb), (media.width, media.height))
        else:
            self._canvas.sharpen(image_from(rgb))
        super()._put(pts, rgb)
        self._mark()
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

    def _watch(self, pts: int) -> None:
        """What is seen is saved soon, and no more often than needed; what stands still, after a moment."""
        super()._watch(pts)
        if not self._soon.isActive():
            self._soon.start()

    def _look_closely(self) -> None:
        self._context.bench.keep_watched()
        if not self.player.is_playing:
            self._canvas.want_more()

    def _sharpen(self, pts: int, rgb: RgbImage) -> None:
        if pts == self.shown and self._canvas.has_picture and not self.player.is_playing:
            self._canvas.sharpen(image_from(rgb))

    # What arrives

    def _opened(self) -> None:
        row, source, clip = self._row, self.reel.source, self.clip
        if row is not None and row.item.screening is not None and source is not None and clip is not None:
            self.portraits.load(source, clip, (row.item.screening.item.width, row.item.screening.item.height))

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
        super()._leave()
        self._soon.stop()
        self._context.bench.keep_watched()
        self.portraits.clear()
        self._canvas.choose("")
        self._canvas.clear()
        self.lanes, self.plan = (), TrackPlan()
        self._is_preview = False

    def _connect(self) -> None:
        self._soon.timeout.connect(self._context.bench.keep_watched)
        self.reel.opened.connect(self._opened)
        self._canvas.blurred.connect(self._want_sharp)
        self._context.bench.opened.connect(self.forget_all)
        self._context.bench.model.dataChanged.connect(self._drop_reported)

    def _played(self) -> None:
        self.portraits.rest(on=self.player.is_playing)
        super()._played()
        if not self.player.is_playing:
            self._mark()

    def _want_sharp(self) -> None:
        if self.shown is not None and not self.player.is_playing:
            self.reel.want_sharp(self.shown)
