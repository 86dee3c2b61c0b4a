"""Frames of one video, fetched from other processes: the wanted one first, then those around it, never the whole film."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import BeeldkeurError, ItemError
from app.media.video.facts import VideoSource
from app.model import Screening
from app.pipeline.video_plan import TrackPlan
from app.pipeline.video_preview import Strip, Wanted, open_video, strip, wanted
from app.redaction.regions import Extent
from detectors.base import RgbImage
from ui.looks import Looks
from ui.review.alive import while_alive
from ui.video.film import Film

SIDE_PX, FULL_SIDE_PX = 720, 6000
"""The long side of frames as they play, and of the one that somebody looks at closely."""
STRIP, AHEAD = 48, 60
"""While it plays: how many frames are fetched at a time, and from how few on more are fetched."""
FIRST, NEAR = 6, 10
"""While it stands still: the same. The frame that is wanted should come soon."""
BEHIND = 16
"""How many frames before the first one that is known are fetched for who steps back."""


class Reel(QObject):
    """Looks ahead of who plays, and a little back.

    `opened` when the video can be shown, `came` when frames arrived, `sharp` (timestamp, pixels) for the full-size look at one
    frame, `failed` with the error that ends it.
    """

    opened = Signal()
    came = Signal()
    sharp = Signal(int, object)
    failed = Signal(object)

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._turn = 0
        self.plays = False
        self._path = ""
        self._screening: Screening | None = None
        self._source: VideoSource | None = None
        self._film: Film | None = None
        self._covered: TrackPlan | None = None
        self._extent = Extent.HEAD
        self._under_way = False
        self._next: Wanted | None = None
        self._late: dict[int, int] = {}

    # Coming and going

    def open(self, path: str, screening: Screening) -> None:
        """Another video; nothing of the one before stays."""
        self.close()
        if screening.clip is None:
            return
        self._path, self._screening, self._film = path, screening, Film(screening.clip)
        self._ask(partial(open_video, Path(path)), self._take_source)

    def close(self) -> None:
        """Keep nothing, and take no notice of what arrives late."""
        self._turn += 1
        self._path, self._screening, self._source, self._film = "", None, None, None
        self._under_way, self._next, self._covered = False, None, None
        self._late.clear()

    @property
    def path(self) -> str:
        """Of which video; "" for none."""
        return self._path

    @property
    def film(self) -> Film | None:
        """What is known of its frames."""
        return self._film

    @property
    def source(self) -> VideoSource | None:
        """Its bytes, once they are known to be those that were looked at."""
        return self._source

    def cover(self, plan: TrackPlan | None, extent: Extent = Extent.HEAD) -> None:
        """From here on frames come covered as a release would be; None: as they are."""
        if plan == self._covered and extent is self._extent:
            return
        self._covered, self._extent = plan, extent
        if self._film is not None:
            self._under_way, self._next = False, None
            self._film.forget_pixels()
        if self._source is not None:
            self._turn += 1  # what is under way is covered otherwise; before that, it is told only which bytes these are

    @property
    def is_covered(self) -> bool:
        """Whether frames come covered."""
        return self._covered is not None

    # Frames

    def pixels(self, pts: int) -> tuple[int, RgbImage] | None:
        """The frame on the screen at a moment, if it is there: its timestamp and its pixels."""
        if self._film is None:
            return None
        shown = self._shown_at(self._film, pts)
        pixels = self._film.pixels(shown) if shown is not None else None
        return (shown, pixels) if shown is not None and pixels is not None else None

    def want(self, pts: int) -> None:
        """The frame on the screen at a moment is wanted now, and those after it soon."""
        film = self._film
        if film is None:
            return
        shown = self._shown_at(film, pts)
        if shown is None or film.pixels(shown) is None:
            self._fetch(pts, STRIP // 2 if self.plays else FIRST)
            return
        enough = AHEAD if self.plays else NEAR
        count, last = film.reach(shown, enough)
        if count < enough and last < film.clip.last:
            self._fetch(last, STRIP if self.plays else NEAR)
        elif film.before(shown) is None and shown > film.clip.first:
            self._fetch_before(shown)

    def _shown_at(self, film: Film, pts: int) -> int | None:
        """The frame on the screen at a moment; where the file has none before it, the first that it has."""
        return film.shown_at(self._late.get(pts, pts))

    def want_before(self, pts: int) -> None:
        """The frames before a moment are wanted."""
        if self._film is not None:
            self._fetch_before(pts)

    def want_sharp(self, pts: int) -> None:
        """The full-size look at the frame of a timestamp."""
        asked = self._wanted(pts, 1, FULL_SIDE_PX)
        if asked is not None and self._source is not None:
            self._ask(partial(strip, self._source, asked), self._take_sharp, quiet=True)

    def _fetch_before(self, pts: int) -> None:
        clip = self._film.clip if self._film is not None else None
        if clip is not None:
            tick = max((clip.last - clip.first) // max(clip.frames - 1, 1), 1)
            self._fetch(max(pts - BEHIND * tick, clip.first), BEHIND + 8)

    def _fetch(self, first: int, count: int) -> None:
        asked = self._wanted(first, count, SIDE_PX)
        if asked is None:
            return
        if self._under_way or self._source is None:
            self._next = asked  # only the last wish counts
            return
        self._under_way = True
        self._ask(partial(strip, self._source, asked), partial(self._take, asked.first))

    def _wanted(self, first: int, count: int, side: int) -> Wanted | None:
        screening = self._screening
        if screening is None or screening.clip is None:
            return None
        size = screening.item.width, screening.item.height
        return wanted(screening.clip, size, first, count, side).covered(self._covered, self._extent)

    # What arrives

    def _ask(self, function: partial[Any], then: Callable[[Any], None], *, quiet: bool = False) -> None:
        turn = self._turn

        def take(found: Any) -> None:
            if turn == self._turn:
                then(found)

        def miss(error: BeeldkeurError) -> None:
            if turn == self._turn and not quiet:
                self._under_way = False
                self.failed.emit(error)

        self._looks.ask(function, while_alive(self, take), while_alive(self, miss))

    def _take_source(self, source: VideoSource) -> None:
        if self._screening is None:
            return
        if source.sha256 != self._screening.item.sha256:
            self.failed.emit(ItemError("changed-since-screening"))
            return
        self._source = source
        self.opened.emit()
        self._go_on()

    def _take(self, first: int, found: Strip) -> None:
        self._under_way = False
        if not found.shots:
            self.failed.emit(ItemError("video-damaged"))
        elif self._film is not None:
            if found.shots[0].pts > first:
                self._late[first] = found.shots[0].pts
            self._film.take(found)
            self.came.emit()
            self._go_on()

    def _take_sharp(self, found: Strip) -> None:
        if found.shots:
            self.sharp.emit(found.shots[0].pts, found.shots[0].rgb)

    def _go_on(self) -> None:
        asked, self._next = self._next, None
        if asked is not None and not self._under_way and self._source is not None:
            self._under_way = True
            self._ask(partial(strip, self._source, asked), partial(self._take, asked.first))
