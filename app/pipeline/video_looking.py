"""The first pass over a video: look as often as it pays, join what is seen to people.

Looking is dense where something happens and sparse where nothing does. Between two looks that tell the same story (everybody
found again near where they were) the frames are left out; otherwise the middle frame is looked at, and so on down to every
frame. So starts and ends of tracks and quick motion are looked at frame by frame, as are both sides of every cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from typing import Protocol

import numpy as np

from app.errors import ItemError
from app.media.video.facts import VideoFacts
from app.pipeline.side_by_side import Hands
from app.pipeline.video_eyes import VideoEyes
from app.pipeline.video_rehearsal import KEPT_BYTES, Kept, is_worth_keeping, rehearse
from app.track import Clip
from app.tracking.appearance import look_of
from app.tracking.aside import aside_of
from app.tracking.correcting import in_order
from app.tracking.cuts import LEAST, Thumbnail, difference, is_cut, thumbnail
from app.tracking.pacing import calmness
from app.tracking.passing import Cells, cells_of, passing
from app.tracking.sighting import Glance, Sighting, Timeline
from app.tracking.tracks import DEFAULT_TRACKING, Judging, tracks_of
from detectors.base import RgbImage, scaled_box

Progress = Callable[[int, int | None], None]
"""Gets frames done, and frames in all where that is known; may raise to stop."""


Span = tuple[int, int]
"""Numbers of two frames of a window."""


class Shown(Protocol):
    """A decoded frame: its timestamp, and its picture upright, reduced as the reader was told."""

    pts: int

    def rgb(self) -> RgbImage:
        """(H, W, 3) uint8, upright sRGB."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to look.

    `longest_s`: at most this long between two looks, and at most `longest` frames; `first`: so many frames after the first one
    of a scene it is looked at again; `calm`: two glances at least this calm tell the same story; `still`: from this calmness on
    the next step is longer. Where a square of the picture differs by `passing` levels from what it is at the looks before and
    after, it is looked at in between, whatever these tell. What is gone again within `flash_s`, and leaves the picture as it
    was, is a flash and no scene of its own.
    """

    longest_s: float = 0.4
    longest: int = 32
    first: int = 4
    calm: float = 0.15
    still: float = 0.6
    passing: float = 48.0
    flash_s: float = 0.25


DEFAULT_PACE = Pace()


@dataclass(frozen=True, slots=True)
class Looked:
    """What the first pass saw, before it is joined to tracks; `kept` are frames to be rehearsed."""

    glances: tuple[Glance, ...]
    timeline: Timeline
    kept: tuple[Kept, ...] = ()


@dataclass(slots=True)
class _Held:
    """A frame of the window between two looks."""

    pts: int
    rgb: RgbImage
    cells: Cells
    promise: Future[Glance] | None = None


@dataclass(slots=True)
class _Watch:
    """Looks at a run of frames; holds only those since the last look but one.

    While the end of a window is being looked at, the next window goes on, in the hope that all is calm; only when that one
    ends, too, the frames between are judged. What is looked at does not depend on which look is done first.
    """

    hands: Hands[_Held, Glance]
    pace: Pace
    most: int
    reach: float
    flash: float
    step: int = 1
    window: list[_Held] = field(default_factory=list)
    pending: list[_Held] = field(default_factory=list)
    glances: list[Glance] = field(default_factory=list)
    pts: list[int] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    before: Thumbnail | None = None
    change: float = 0.0
    parted: Thumbnail | None = None
    judging: Judging = DEFAULT_TRACKING.judging
    kept: list[Kept] = field(default_factory=list)
    room: int = KEPT_BYTES

    def show(self, pts: int, rgb: RgbImage) -> None:
        """The next frame."""
        small = thumbnail(rgb)
        change = difference(self.before, small) if self.before is not None else 0.0
        if self.before is None or is_cut(change, self.change):
            self.finish()
            self.step = min(self.most, self.pace.first)
            if self.before is not None:
                self._part(pts, small)
            change = 0.0
        self.before, self.change = small, change
        self.pts.append(pts)
        self.window.append(_Held(pts, rgb, cells_of(rgb)))
        if len(self.window) == 1:
            self._look(self.window[0])
        elif len(self.window) > self.step or pts - self.window[0].pts >= self.reach:
            self._turn()

    def _part(self, pts: int, small: Thumbnail) -> None:
        """A cut; or the end of a flash, after which the scene before it goes on: then neither of its ends is one."""
        recent = self.cuts and pts - self.cuts[-1] <= self.flash
        if recent and self.parted is not None and difference(self.parted, small) < LEAST:
            self.cuts.pop()
            return
        self.cuts.append(pts)
        self.parted = self.before

    def finish(self) -> None:
        """Look at the last frame so far and, where it pays, at those between it and the look before."""
        if len(self.window) > 1:
            self._turn()
        self._settle(self.pending)
        for held in self.window:
            self._take(held)
        self.pending, self.window = [], []

    def _turn(self) -> None:
        """A window ends; it stays pending until the next one does."""
        self._look(self.window[-1])
        before, self.pending, self.window = self.pending, self.window, self.window[-1:]
        self.step = min(self.most, self.step * 2)
        self._settle(before)

    def _settle(self, window: list[_Held]) -> None:
        """Look at those frames of a window where it pays."""
        if not window:
            return
        end = len(window) - 1
        calm = calmness(self._seen(window[0]), self._seen(window[end]))
        if calm < self.pace.calm:
            self._between(window, [(0, end)])
        elif most := self._most_passing(window):
            self._between(window, self._told_apart(window, [(0, most), (most, end)]))
        if calm < self.pace.still:
            self.step = max(1, end // 2)
        for held in window[:-1]:
            self._take(held)

    def _most_passing(self, window: list[_Held]) -> int:
        """The number of the frame where most came and went since the look before it and until the one after; 0 for none."""
        first, last = window[0].cells, window[-1].cells
        levels = [passing(first, held.cells, last) for held in window[1:-1]]
        most = max(levels, default=0.0)
        return 1 + levels.index(most) if most >= self.pace.passing else 0

    def _told_apart(self, window: list[_Held], spans: list[Span]) -> list[Span]:
        """The spans whose ends do not tell the same story."""
        return [span for span in spans if calmness(*(self._seen(window[one]) for one in span)) < self.pace.calm]

    def _between(self, window: list[_Held], spans: list[Span]) -> None:
        """Halve spans until two neighbouring looks tell the same story; all halves of one size are looked at side by side."""
        while spans:
            halves = [((start + end) // 2, start, end) for start, end in spans if end - start > 1]
            for middle, _, _ in halves:
                self._look(window[middle])
            parts = [part for middle, start, end in halves for part in ((start, middle), (middle, end))]
            spans = self._told_apart(window, parts)

    def _look(self, held: _Held) -> Future[Glance]:
        held.promise = held.promise or self.hands.promise(held)
        return held.promise

    def _seen(self, held: _Held) -> Glance:
        return self._look(held).result()

    def _take(self, held: _Held) -> None:
        """What was seen in a frame that is left behind."""
        if held.promise is None:
            return
        glance = held.promise.result()
        self.glances.append(glance)
        if self.room >= held.rgb.nbytes and is_worth_keeping(glance, self.judging):
            self.room -= held.rgb.nbytes
            self.kept.append(Kept(held.pts, held.rgb))


def _glance(eyes: VideoEyes, size: tuple[int, int], held: _Held) -> Glance:
    """Who is seen in a frame, as far as it can ever count; boxes in pixels of the picture of this size."""
    scale_x, scale_y = size[0] / held.rgb.shape[1], size[1] / held.rgb.shape[0]
    floor = eyes.tracking.judging.floor
    return Glance(
        held.pts,
        tuple(
            Sighting(scaled_box(face.box, scale_x, scale_y), face.score, look_of(held.rgb, face.box))
            for face in eyes.detector.detect(held.rgb)
            if face.score >= floor
        ),
    )


def look(shown: Iterable[Shown], facts: VideoFacts, eyes: VideoEyes, progress: Progress = lambda _done, _total: None) -> Clip:
    """Look at all frames of a video: who is seen when and where.

    Args:
        shown: its frames in order, reduced to `eyes.side` (`frames(source, max_side=eyes.side)`).
        facts: what the video is; the tracks' boxes are in pixels of its upright size.
        eyes: what to look with, and what counts.
        progress: told after every frame.

    Raises:
        ItemError: `video-without-pictures`; whatever the frames raise.
        DetectorError: when a detector cannot run.
    """
    seen = watch(shown, facts, eyes, progress)
    timeline = seen.timeline
    base = Fraction(*facts.time_base)
    typical = float(np.median(np.diff(timeline.pts))) if len(timeline.pts) > 1 else timeline.second / 25
    tracks = tracks_of(seen.glances, timeline, eyes.tracking)
    clip = Clip(
        time_base=facts.time_base,
        frames=len(timeline.pts),
        first=timeline.pts[0],
        last=timeline.pts[-1],
        seconds=float((timeline.pts[-1] - timeline.pts[0] + typical) * base),
        has_sound=facts.has_sound,
        tracks=tracks,
        cuts=timeline.cuts,
        looks=tuple(glance.pts for glance in seen.glances),
        aside=aside_of(seen.glances, tracks, eyes.tracking.judging.listed),
    )
    found = rehearse(clip, timeline, seen.kept, eyes)
    if not found:
        return clip
    tracks = in_order((*tracks, *found))
    return replace(clip, tracks=tracks, aside=aside_of(seen.glances, tracks, eyes.tracking.judging.listed))


def watch(shown: Iterable[Shown], facts: VideoFacts, eyes: VideoEyes, progress: Progress, pace: Pace = DEFAULT_PACE) -> Looked:
    """The glances that a video needs, and its timeline; see `look`."""
    second = float(1 / Fraction(*facts.time_base))
    rate = float(facts.average_rate or 25)
    most = max(1, min(pace.longest, int(pace.longest_s * rate)))
    with Hands([partial(_glance, eyes, (facts.width, facts.height))] * eyes.hands) as hands:
        watch = _Watch(hands, pace, most, pace.longest_s * second, pace.flash_s * second, judging=eyes.tracking.judging)
        for done, frame in enumerate(shown, 1):
            watch.show(frame.pts, frame.rgb())
            progress(done, facts.frames)
        watch.finish()
    if not watch.pts:
        raise ItemError("video-without-pictures")
    timeline = Timeline(tuple(watch.pts), tuple(watch.cuts), facts.width, facts.height, second)
    return Looked(tuple(watch.glances), timeline, tuple(watch.kept))
