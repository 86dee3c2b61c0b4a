"""The first pass over a video: look as often as it pays, join what is seen to people.

Looking is dense where something happens and sparse where nothing does. Between two looks that tell the same story (everybody
found again near where they were) the frames are left out; otherwise the middle frame is looked at, and so on down to every
frame. So starts and ends of tracks and quick motion are looked at frame by frame, as are both sides of every cut.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from typing import Protocol

import numpy as np

from app.errors import ItemError
from app.media.video.facts import VideoFacts
from app.pipeline.side_by_side import Hands
from app.pipeline.video_eyes import VideoEyes
from app.pipeline.video_fine import DEFAULT_FINE_PACE, FinePace, FineWatch
from app.pipeline.video_meeting import Meeting
from app.pipeline.video_rehearsal import KEPT_BYTES, Kept, is_worth_keeping, rehearse
from app.pipeline.video_windows import Held, Windows
from app.track import Clip
from app.tracking.appearance import look_of
from app.tracking.aside import aside_of
from app.tracking.correcting import in_order
from app.tracking.cuts import LEAST, Thumbnail, difference, is_cut, thumbnail
from app.tracking.pacing import calmness, fine_calmness
from app.tracking.passing import Cells, cells_of, passing
from app.tracking.sighting import Glance, Sighting
from app.tracking.timeline import Timeline, TimesSoFar
from app.tracking.tracker import Tracker
from app.tracking.tracks import DEFAULT_TRACKING, Judging
from detectors.base import RgbImage, scaled_box
from detectors.views import shrunk

Progress = Callable[[int, int | None], None]
"""Gets frames done, and frames in all where that is known; may raise to stop."""


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
    was, is a flash and no scene of its own. `fine`: how often to look for small faces in large pictures.
    """

    longest_s: float = 0.4
    longest: int = 32
    first: int = 4
    calm: float = 0.15
    still: float = 0.6
    passing: float = 48.0
    flash_s: float = 0.25
    fine: FinePace = DEFAULT_FINE_PACE


DEFAULT_PACE = Pace()


@dataclass(frozen=True, slots=True)
class Looked:
    """What the first pass saw: the tracker has seen all glances; `kept` are frames to be rehearsed."""

    tracker: Tracker
    timeline: Timeline
    kept: tuple[Kept, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Cells(Held):
    """A frame of which it is known, too, how its squares look."""

    cells: Cells


@dataclass(slots=True, kw_only=True)
class _Watch(Windows[_Cells]):
    """Looks at a run of frames, sparsely where nothing happens; tells scenes apart."""

    pace: Pace
    most: int
    flash: float
    times: TimesSoFar
    step: int = 1
    before: Thumbnail | None = None
    change: float = 0.0
    parted: Thumbnail | None = None
    judging: Judging = DEFAULT_TRACKING.judging
    kept: list[Kept] = field(default_factory=list)
    room: int = KEPT_BYTES

    def show(self, pts: int, rgb: RgbImage) -> bool:
        """The next frame; returns whether it is the first of a scene."""
        small = thumbnail(rgb)
        change = difference(self.before, small) if self.before is not None else 0.0
        begins = self.before is None or is_cut(change, self.change)
        if begins:
            self.finish()
            self.step = min(self.most, self.pace.first)
            if self.before is not None:
                self._part(pts, small)
            change = 0.0
        self.before, self.change = small, change
        self.times.pts.append(pts)
        self.window.append(_Cells(pts=pts, rgb=rgb, cells=cells_of(rgb)))
        if len(self.window) == 1:
            self._look(self.window[0])
        elif len(self.window) > self.step or pts - self.window[0].pts >= self.reach:
            self._turn()
        return begins

    def _part(self, pts: int, small: Thumbnail) -> None:
        """A cut; or the end of a flash, after which the scene before it goes on: then neither of its ends is one."""
        cuts = self.times.cuts
        recent = cuts and pts - cuts[-1] <= self.flash
        if recent and self.parted is not None and difference(self.parted, small) < LEAST:
            cuts.pop()
            return
        cuts.append(pts)
        self.parted = self.before

    def _turn(self) -> None:
        self.step = min(self.most, self.step * 2)
        super(_Watch, self)._turn()

    def _settle(self, window: Sequence[_Cells]) -> None:
        end = len(window) - 1
        calm = calmness(self._seen(window[0]), self._seen(window[end]))
        if calm < self.calm:
            self._between(window, [(0, end)])
        elif most := self._most_passing(window):
            self._between(window, self._told_apart(window, [(0, most), (most, end)]))
        if calm < self.pace.still:
            self.step = max(1, end // 2)

    def _most_passing(self, window: Sequence[_Cells]) -> int:
        """The number of the frame where most came and went since the look before it and until the one after; 0 for none."""
        first, last = window[0].cells, window[-1].cells
        levels = [passing(first, held.cells, last) for held in window[1:-1]]
        most = max(levels, default=0.0)
        return 1 + levels.index(most) if most >= self.pace.passing else 0

    def _keep(self, held: _Cells, glance: Glance) -> None:
        if self.room >= held.rgb.nbytes and is_worth_keeping(glance, self.judging):
            self.room -= held.rgb.nbytes
            self.kept.append(Kept(held.pts, held.rgb))


def _glance(eyes: VideoEyes, size: tuple[int, int], held: Held) -> Glance:
    """Who is seen in a frame, as far as it can ever count; boxes in pixels of the picture of this size."""
    scale_x, scale_y = size[0] / held.rgb.shape[1], size[1] / held.rgb.shape[0]
    floor = eyes.tracking.judging.floor
    return Glance(
        held.pts,
        tuple(
            Sighting(
                scaled_box(seen.face.box, scale_x, scale_y), seen.face.score, look_of(held.rgb, seen.face.box), seen.is_fine
            )
            for seen in eyes.see(held.rgb, finely=held.fine)
            if seen.face.score >= floor
        ),
        held.fine,
    )


def look(shown: Iterable[Shown], facts: VideoFacts, eyes: VideoEyes, progress: Progress = lambda _done, _total: None) -> Clip:
    """Look at all frames of a video: who is seen when and where.

    Args:
        shown: its frames in order, reduced to `eyes.frame_side` of the video's size.
        facts: what the video is; the tracks' boxes are in pixels of its upright size.
        eyes: what to look with, and what counts.
        progress: told after every frame.

    Raises:
        ItemError: `video-without-pictures`; whatever the frames raise.
        DetectorError: when a detector cannot run.
    """
    seen = watch(shown, facts, eyes, progress)
    timeline, looks = seen.timeline, seen.tracker.looks

    def alive() -> None:
        progress(len(timeline.pts), facts.frames)

    base = Fraction(*facts.time_base)
    typical = float(np.median(np.diff(timeline.pts))) if len(timeline.pts) > 1 else timeline.second / 25
    tracks, beside = seen.tracker.tracks(alive), seen.tracker.beside
    clip = Clip(
        time_base=facts.time_base,
        frames=len(timeline.pts),
        first=timeline.pts[0],
        last=timeline.pts[-1],
        seconds=float((timeline.pts[-1] - timeline.pts[0] + typical) * base),
        has_sound=facts.has_sound,
        tracks=tracks,
        cuts=timeline.cuts,
        looks=tuple(looks.all),
        aside=aside_of(beside, tracks, alive),
        fine=tuple(looks.fine),
    )
    found = rehearse(clip, timeline, seen.kept, eyes)
    if not found:
        return clip
    tracks = in_order((*tracks, *found))
    return replace(clip, tracks=tracks, aside=aside_of(beside, tracks, alive))


def watch(shown: Iterable[Shown], facts: VideoFacts, eyes: VideoEyes, progress: Progress, pace: Pace = DEFAULT_PACE) -> Looked:
    """The glances that a video needs, each given to the tracker soon after; see `look`."""
    second = float(1 / Fraction(*facts.time_base))
    times = TimesSoFar(second)
    tracker = Tracker(times, eyes.tracking)
    rate = float(facts.average_rate or 25)
    most = max(1, min(pace.longest, int(pace.longest_s * rate)))
    with Hands([partial(_glance, eyes, (facts.width, facts.height))] * eyes.hands) as hands:
        watch = _Watch(
            hands=hands,
            reach=pace.longest_s * second,
            calmness=calmness,
            calm=pace.calm,
            pace=pace,
            most=most,
            flash=pace.flash_s * second,
            times=times,
            judging=eyes.tracking.judging,
        )
        fine = FineWatch(
            hands=hands,
            reach=pace.fine.longest_s * second,
            calmness=fine_calmness,
            calm=pace.fine.calm,
            closest=pace.fine.closest_s * second,
        )
        meeting = Meeting((watch, fine), tracker.see)
        is_large = eyes.is_large(facts.width, facts.height)
        for done, frame in enumerate(shown, 1):
            rgb = frame.rgb()
            begins = watch.show(frame.pts, shrunk(rgb, eyes.side))
            if is_large:
                if begins:
                    fine.finish()
                fine.show(frame.pts, rgb)
            meeting.pass_on(frame.pts - watch.flash)  # until then no cut is taken back
            progress(done, facts.frames)
        watch.finish()
        fine.finish()
        meeting.pass_on(math.inf)
    if not times.pts:
        raise ItemError("video-without-pictures")
    timeline = Timeline(tuple(times.pts), tuple(times.cuts), facts.width, facts.height, second)
    return Looked(tracker, timeline, tuple(watch.kept))
