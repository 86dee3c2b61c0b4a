"""The frames of a video go by once: three watches look at them, and what they see is joined while it is read.

One looks in the ordinary way (`video_dense`), one for small faces and one for those that are not upright (`video_sparse`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from itertools import zip_longest
from typing import Protocol

from app.ahead import ahead
from app.errors import ItemError
from app.media.video.facts import VideoFacts
from app.media.video.frame import fitted
from app.pipeline.side_by_side import Hands
from app.pipeline.video_dense import DenseWatch, Sketch
from app.pipeline.video_eyes import LookKind, Seen, TurnedDetector, VideoEyes
from app.pipeline.video_meeting import Meeting
from app.pipeline.video_pace import DEFAULT_PACE, Pace, SparsePace
from app.pipeline.video_rehearsal import Kept
from app.pipeline.video_sparse import SparseWatch
from app.pipeline.video_turned import TurnedWatch
from app.pipeline.video_windows import Held
from app.tracking.appearance import look_of
from app.tracking.pacing import LOUD, calmness, fine_calmness
from app.tracking.passing import Cells, cells_of
from app.tracking.sighting import Glance, Sighting
from app.tracking.timeline import Timeline, TimesSoFar
from app.tracking.tracker import Tracker
from detectors.base import RgbImage, scaled_box
from detectors.every_way import is_seen
from detectors.views import shrunk

READ_AHEAD = 4
"""Frames that are read while others are looked at: enough for a window to be judged meanwhile."""
WINDOW_BYTES = 40 << 20
"""What the frames between two fine looks may take in memory; there are three such windows. Of frames of 1280 x 720 that is
every one up to 30 a second, of larger ones and at higher rates some are passed over."""
Progress = Callable[[int, int | None], None]
"""Gets frames done, and frames in all where that is known; may raise to stop."""


class Shown(Protocol):
    """A decoded frame: its timestamp, and its picture upright, reduced as the reader was told."""

    pts: int

    def rgb(self) -> RgbImage:
        """(H, W, 3) uint8, upright sRGB."""


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """A frame as it was read, how its squares look, and what the ordinary looks want of it."""

    rgb: RgbImage
    cells: Cells | None
    sketch: Sketch

    @classmethod
    def of(cls, frame: Shown, side: int) -> _Read:
        """`side`: the long side in pixels that ordinary looks look at."""
        rgb = frame.rgb()
        small = shrunk(rgb, side)
        sketch = Sketch.of(frame.pts, small)
        return cls(rgb, sketch.cells if small is rgb else cells_of(rgb), sketch)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the first pass saw: each tracker all glances at frames as they stand, or turned; `kept` are to be rehearsed.

    `stands`: by how many quarters the frames have to be turned for most people to be upright; `asked`: the fine looks among all
    that only a doubt asked for.
    """

    tracker: Tracker
    turned: Tracker
    timeline: Timeline
    kept: tuple[Kept, ...] = ()
    stands: int = 0
    asked: frozenset[int] = frozenset()


def _glance(eyes: VideoEyes, size: tuple[int, int], held: Held) -> Glance:
    """Who is seen in a frame, as far as it can ever count; boxes in pixels of the picture of this size."""
    if held.kind is LookKind.TURNED:
        faces = eyes.turned.detect(held.rgb) if eyes.turned is not None else ()
        return Glance(held.pts, _sightings(held.rgb, size, map(Seen, faces)))
    is_fine, floor = held.kind is LookKind.FINE, eyes.tracking.judging.floor
    heard = (seen for seen in eyes.see(held.rgb, finely=is_fine, memory=held.memory) if seen.face.score >= floor)
    return Glance(held.pts, _sightings(held.rgb, size, heard), is_fine)


def _sightings(rgb: RgbImage, size: tuple[int, int], faces: Iterable[Seen]) -> tuple[Sighting, ...]:
    scale_x, scale_y = size[0] / rgb.shape[1], size[1] / rgb.shape[0]
    return tuple(
        Sighting(scaled_box(seen.face.box, scale_x, scale_y), seen.face.score, look_of(rgb, seen.face.box), seen.is_fine)
        for seen in faces
    )


def watch(shown: Iterable[Shown], facts: VideoFacts, eyes: VideoEyes, progress: Progress, pace: Pace = DEFAULT_PACE) -> Looked:
    """The glances that a video needs, each given to a tracker soon after; see `look`."""
    second = float(1 / Fraction(*facts.time_base))
    times = TimesSoFar(second)
    with (
        Hands([partial(_glance, eyes, (facts.width, facts.height))] * eyes.hands) as hands,
        closing(ahead((_Read.of(frame, eyes.side) for frame in shown), READ_AHEAD)) as frames,
    ):
        watches = _Watches(hands, facts, eyes, pace, times)
        for done, (read, coming) in enumerate(_with_next(frames), 1):
            watches.show(read, coming)
            progress(done, facts.frames)
        watches.finish()
    if not times.pts:
        raise ItemError("video-without-pictures")
    timeline = Timeline(tuple(times.pts), tuple(times.cuts), facts.width, facts.height, second)
    return Looked(watches.tracker, watches.turned_tracker, timeline, tuple(watches.dense.kept), watches.stands, watches.asked)


def _frame_bytes(eyes: VideoEyes, facts: VideoFacts) -> int:
    """What a frame takes in memory that fine looks look at."""
    width, height = fitted(*facts.seen_size, eyes.frame_side(*facts.seen_size))
    return 3 * width * height


def _with_next(reads: Iterable[_Read]) -> Iterator[tuple[_Read, Sketch | None]]:
    """Each frame, and what is known of the one after it; None after the last."""
    latest: _Read | None = None
    for read in reads:
        if latest is not None:
            yield latest, read.sketch
        latest = read
    if latest is not None:
        yield latest, None


class _Watches:
    """All that look at the same frames, and what joins what they see."""

    def __init__(self, hands: Hands[Held, Glance], facts: VideoFacts, eyes: VideoEyes, pace: Pace, times: TimesSoFar) -> None:
        self._hands, self._second = hands, times.second
        self.tracker, self.turned_tracker = Tracker(times, eyes.tracking), Tracker(times, eyes.tracking)
        self._ways = Counter[int]()
        rate = float(facts.average_rate or 25)
        self.dense = DenseWatch(
            hands=hands,
            reach=pace.longest_s * times.second,
            calmness=calmness,
            calm=pace.calm,
            passing=pace.passing,
            pace=pace,
            most=max(1, min(pace.longest, int(pace.longest_s * rate))),
            flash=pace.flash_s * times.second,
            times=times,
            judging=eyes.tracking.judging,
        )
        self._fine = [self._fine_watch(pace, _frame_bytes(eyes, facts))] if eyes.is_large(*facts.seen_size) else []
        self._turned = [self._turned_watch(pace.turned, eyes.turned)] if eyes.turned is not None else []
        self._meetings = Meeting([self.dense, *self._fine], self.tracker.see), Meeting(self._turned, self.turned_tracker.see)

    def show(self, read: _Read, coming: Sketch | None) -> None:
        """The next frame, and what ordinary looks want of the one after it, if there is one."""
        pts, memory = read.sketch.pts, read.sketch.memory
        begins = self.dense.show(read.sketch, coming)
        if begins:
            self._finish_scene()
        for fine in self._fine:
            fine.show(pts, read.rgb, memory, read.cells)
        for turned in self._turned:
            turned.show(pts, read.sketch.rgb, memory)
        self._pass_on(pts - self.dense.flash)  # until then no cut is taken back

    def finish(self) -> None:
        """There are no more frames."""
        self.dense.finish()
        self._finish_scene()
        self._pass_on(math.inf)

    def _finish_scene(self) -> None:
        """The ordinary looks are done with it; the others end theirs side by side."""
        for _ in zip_longest(*(sparse.finishing() for sparse in (*self._fine, *self._turned))):
            pass

    @property
    def asked(self) -> frozenset[int]:
        """The fine looks that only a doubt asked for."""
        return frozenset(pts for fine in self._fine for pts in fine.asked)

    @property
    def stands(self) -> int:
        """By how many quarters the frames have to be turned for people to be upright in more than half of those with people."""
        way, frames = max(self._ways.items(), key=lambda told: told[1], default=(0, 0))
        return way if 2 * frames > self._ways.total() else 0

    def _pass_on(self, until: float) -> None:
        for meeting in self._meetings:
            meeting.pass_on(until)

    def _fine_watch(self, pace: Pace, frame_bytes: int) -> SparseWatch:
        def unfollowed(glance: Glance) -> Glance:
            """Ordinary looks do not follow whom those before and after do not see clearly, however clear one in between.

            Of whom nobody asks whether they are followed nothing is said.
            """
            around = self.dense.around(glance.pts, LOUD)
            seen = (
                replace(one, fine=one.fine or (one.score >= LOUD and not is_seen(one.box, around))) for one in glance.sightings
            )
            return replace(glance, sightings=tuple(seen))

        def calm(before: Glance, after: Glance) -> float:
            between = self.dense.between(before.pts, after.pts)
            close = after.pts - before.pts < 2 * pace.fine.closest_s * self._second
            return fine_calmness(unfollowed(before), unfollowed(after), between, close=close)

        return SparseWatch(
            hands=self._hands,
            kind=LookKind.FINE,
            reach=pace.fine.longest_s * self._second,
            calmness=calm,
            calm=pace.fine.calm,
            passing=pace.passing,
            closest=pace.fine.longest_s * frame_bytes / WINDOW_BYTES * self._second,
            doubted=self.dense.doubted,
        )

    def _turned_watch(self, pace: SparsePace, detector: TurnedDetector) -> TurnedWatch:
        def told(held: Held, glance: Glance) -> None:
            if glance.sightings:
                self._ways[detector.stands(held.rgb)] += 1
            elif self.dense.around(held.pts):
                self._ways[0] += 1

        return TurnedWatch(
            hands=self._hands,
            kind=LookKind.TURNED,
            reach=pace.longest_s * self._second,
            calmness=calmness,
            calm=pace.calm,
            closest=pace.closest_s * self._second,
            lead=pace.lead_s * self._second,
            doubted=self.dense.doubted,
            explained=self.dense.around,
            told=told,
        )
