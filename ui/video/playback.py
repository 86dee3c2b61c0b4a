"""Going through the time of one video: which moment it is, and which of its frames is on the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import BeeldkeurError
from app.track import Clip
from detectors.base import RgbImage
from ui.looks import Looks
from ui.video.film import Watched
from ui.video.player import SEEN_UP_TO, Player
from ui.video.reel import Reel

REST_MS = 200
"""After so long without moving, more pixels are fetched where they would show."""


class Playback(QObject):
    """Who inherits it says where frames are shown, in `_put`, and whether they may be.

    `moved` carries the playhead, `played` tells when it begins or ends playing, or plays at another speed. `shown` is the
    timestamp of the frame on the screen, None where there is none.
    """

    moved = Signal(int)
    played = Signal()

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reel = Reel(looks, self)
        self.player = Player(parent=self)
        self.moment = 0
        self.shown: int | None = None
        self._steps = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look_closely)
        self.reel.came.connect(self._came)
        self.reel.sharp.connect(self._sharpen)
        self.reel.failed.connect(self._fail)
        self.player.moved.connect(self._playing)
        self.player.changed.connect(self._played)

    # What is to be seen

    @property
    def clip(self) -> Clip | None:
        """The clip through which somebody goes; None for none."""
        return self.reel.film.clip if self.reel.film is not None else None

    @property
    def watched(self) -> Watched | None:
        """How much of it was on the screen, where that is kept."""
        return None

    @property
    def is_seen(self) -> bool:
        """Whether a frame of it is on the screen."""
        return self.shown is not None

    @property
    def is_there(self) -> bool:
        """Whether the frame on the screen is that of the playhead, and not still one before it."""
        found = self.reel.pixels(self.moment)
        return found is not None and found[0] == self.shown

    def is_one_frame(self, span: tuple[int, int], pts: int) -> bool:
        """Whether a span holds the frame of this timestamp and, as far as is known for sure, no other one."""
        film = self.reel.film
        before, after = (film.before(pts), film.after(pts)) if film is not None else (None, None)
        begins = span[0] >= pts or (before is not None and before < span[0])
        return begins and (span[1] <= pts or (after is not None and after > span[1]))

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

    def to_end(self, *, first: bool) -> None:
        """To the first frame, or to the last."""
        clip = self.clip
        if clip is not None:
            self.go(clip.first if first else clip.last)

    def is_at(self, pts: int) -> bool:
        """Whether the frame of this moment is the one that the playhead is at."""
        film = self.reel.film
        return pts == self.moment or (film is not None and self.shown is not None and film.shown_at(pts) == self.shown)

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

    def _settle(self) -> None:
        """What stands still is at the frame that is seen: its time is what is told, marked and cut at."""
        found = self.reel.pixels(self.moment)
        if found is not None and not self.player.is_playing:
            self.moment, _ = found

    def _put(self, pts: int, rgb: RgbImage) -> None:
        """A frame is on the screen; who inherits this shows it first."""
        self.shown = pts
        self._watch(pts)
        if not self.player.is_playing:
            self._rest.start()

    def _watch(self, pts: int) -> None:
        """A frame is on the screen for all of its time, however long that is; not for who rushes through it."""
        if self.player.is_playing and self.player.speed > SEEN_UP_TO:
            return
        film, watched = self.reel.film, self.watched
        following = film.after(pts) if film is not None else None
        if watched is not None:
            watched.see(pts, following - 1 if following is not None else pts)

    def _look_closely(self) -> None:
        """It has stood still for a moment: here more pixels may be asked for."""

    def _sharpen(self, pts: int, rgb: RgbImage) -> None:
        """The full-size look at a frame came."""

    # What arrives, and how it ends

    def _came(self) -> None:
        if self._steps:
            self._take_steps()
        if not self.player.is_playing:
            self._update_picture()
            self.moved.emit(self.moment)

    def _played(self) -> None:
        self.reel.plays = self.player.is_playing
        self._settle()
        self.played.emit()
        if not self.player.is_playing:
            self._rest.start()
            if self.shown is not None:
                self._watch(self.shown)

    def _fail(self, _: BeeldkeurError) -> None:
        """Nothing more can be shown of it."""
        self._leave()

    def _leave(self) -> None:
        """Nothing of it stays."""
        self.player.load(None)
        self.reel.close()
        self._rest.stop()
        self.shown, self._steps = None, 0
