"""The frames of a video that waits, as they would go out. None is fetched before somebody wants to see it move."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal

from app.errors import BeeldkeurError
from app.events.waiting import Waiting
from app.pipeline.video_plan import NO_TRACKS, TrackPlan
from app.redaction.regions import Extent
from app.track import Clip
from detectors.base import RgbImage
from ui.language import translate
from ui.leader.picture import PictureView
from ui.leader.sight import Sight, sight_of
from ui.looks import Looks, image_from
from ui.release.outlines import shares_of
from ui.video.axis import clock
from ui.video.film import Watched
from ui.video.playback import Playback
from ui.video.stills import denied_at
from ui.video.wording import denied_words

_Offer = tuple[Sight, str, TrackPlan]
"""What of a video may be shown, where it lies, and who is covered when."""


class FilmShowing(Playback):
    """`changed` when frames begin or end to be shown; `broke` carries the SHA-256 of a video, and why it cannot be shown."""

    changed = Signal()
    broke = Signal(str, object)

    def __init__(self, looks: Looks, picture: PictureView) -> None:
        super().__init__(looks, picture)
        self._picture = picture
        self._one: Waiting | None = None
        self._watched: dict[Sight, Watched] = {}
        self._plays_soon = False

    @property
    def item(self) -> Waiting | None:
        """The video that may be shown."""
        return self._one

    @property
    def clip(self) -> Clip | None:
        """The clip of `item`."""
        return self._one.screening.clip if self._one is not None and self._one.screening is not None else None

    @property
    def watched(self) -> Watched | None:
        """How much of it this leader saw."""
        return self._watched.get(sight_of(self._one)) if self._one is not None else None

    @property
    def plan(self) -> TrackPlan:
        """Who is covered in it and when."""
        return self._one.tracks if self._one is not None else NO_TRACKS

    @property
    def is_wanted(self) -> bool:
        """Whether it plays, or does as soon as its first frame is there."""
        return self._plays_soon or self.player.is_playing

    def percent_of(self, one: Waiting) -> int | None:
        """Of how much of it something was on the screen, in percent; None where no frame was shown."""
        watched = self._watched.get(sight_of(one))
        return watched.percent if watched is not None else None

    def forget(self) -> None:
        """Somebody else comes, who saw nothing yet."""
        self._watched.clear()

    # Coming and going

    def offer(self, one: Waiting | None) -> bool:
        """This video may be shown, None: none. Nothing of another one stays; whether it is another one."""
        is_other = _offer_of(one) != _offer_of(self._one)
        if is_other:
            self.rewind()
            self._one = one
            self.moment = self.clip.first if self.clip is not None else 0
        return is_other

    def rewind(self) -> None:
        """No frame is shown any more, and none is kept."""
        self._plays_soon = False
        self._leave()
        self.moment = self.clip.first if self.clip is not None else 0
        self.changed.emit()
        self.moved.emit(self.moment)

    def _begin(self) -> bool:
        """Have its frames come, covered; whether that was needed."""
        one, clip = self._one, self.clip
        if one is None or one.screening is None or clip is None or self.reel.path:
            return False
        self.player.load(clip)
        self.reel.open(one.path, one.screening)
        self.reel.cover(one.tracks, Extent.HEAD)
        self.reel.want(self.moment)
        return True

    def _fail(self, error: BeeldkeurError) -> None:
        one = self._one
        self.rewind()
        if one is not None:
            self.broke.emit(one.sha256, error)

    # Time

    def go(self, pts: int) -> None:
        """To a moment, also where no frame was shown yet."""
        self._begin()
        super().go(pts)

    def step(self, by: int) -> None:
        """So many frames on or back; where none was shown yet, to the first."""
        if not self._begin():
            super().step(by)

    def play_pause(self) -> None:
        """Play, or stand still; where no frame is there yet, as soon as one is."""
        self._begin()
        if self.is_seen:
            super().play_pause()
        elif self._one is not None:
            self._plays_soon = not self._plays_soon
            self.played.emit()

    # The picture

    def _put(self, pts: int, rgb: RgbImage) -> None:
        is_first = self.shown is None
        if self._one is None or not self.reel.is_covered:
            return
        if self.clip is not None:
            self._watched.setdefault(sight_of(self._one), Watched(self.clip))
        if pts != self.shown:
            self._show(self._one, pts, rgb)
        super()._put(pts, rgb)
        if is_first:
            self.changed.emit()
        if self._plays_soon:
            self._plays_soon = False
            self.player.play(self.moment)

    def _show(self, one: Waiting, pts: int, rgb: RgbImage) -> None:
        if one.screening is None:
            return
        media = one.screening.item
        outlined = shares_of(denied_at(one.tracks, pts), media)
        self._picture.show_frame(image_from(rgb), QSize(media.width, media.height), outlined)
        if not self.player.is_playing:
            self._tell(one, pts)

    def _tell(self, one: Waiting, pts: int) -> None:
        """What is on the screen, for who does not see it."""
        clip = self.clip
        if clip is None:
            return
        said = translate("Leader", "{name} at {time}, as it would go out")
        denied = (removed for removed in one.tracks.removed if removed.is_at(pts) and removed.track.at(pts) is not None)
        self._picture.tell(
            said.format(name=one.name, time=clock(clip, pts)), ", ".join(denied_words(removed, clip) for removed in denied)
        )

    def _played(self) -> None:
        super()._played()
        if self._one is not None and self.shown is not None and not self.player.is_playing:
            self._tell(self._one, self.shown)

    def _look_closely(self) -> None:
        if self.shown is not None and not self.player.is_playing and self._picture.is_blurred:
            self.reel.want_sharp(self.shown)

    def _sharpen(self, pts: int, rgb: RgbImage) -> None:
        if self._one is not None and pts == self.shown and not self.player.is_playing:
            self._show(self._one, pts, rgb)


def _offer_of(one: Waiting | None) -> _Offer | None:
    return None if one is None else (sight_of(one), one.path, one.tracks)
