"""The frames of a video go by once: three watches look at them, and what they see is joined while it is read.

One looks in the ordinary way (`video_dense`), one for small faces (`video_fine`), one for those that are not upright
(`video_turned`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import zip_longest
from typing import Protocol

from app.ahead import ahead
from app.errors import ItemError
from app.media.video.facts import VideoFacts
from app.pipeline.side_by_side import Hands
from app.pipeline.video_dense import DenseWatch, Sketch
from app.pipeline.video_eyes import Seen, VideoEyes
from app.pipeline.video_fine import fine_watch
from app.pipeline.video_looks import LookKind, TurnedDetector
from app.pipeline.video_meeting import Meeting
from app.pipeline.video_pace import DEFAULT_PACE, Pace, SparsePace
from app.pipeline.video_picture import MadeOnce, Pictured, is_held, picture_of
from app.pipeline.video_rehearsal import Kept
from app.pipeline.video_turned import TurnedWatch
from app.pipeline.video_windows import Held
from app.tracking.appearance import look_of
from app.tracking.lingering import Lingering
from app.tracking.pacing import calmness
from app.tracking.passing import CELL_PX, cells_of, cells_within
from app.tracking.sighting import Glance, Sighting
from app.tracking.timeline import Timeline, TimesSoFar
from app.tracking.tracker import Tracker
from detectors.base import RgbImage, scaled_box
from detectors.views import shrunk

USUAL_RATE = 25
READ_AHEAD = 4
"""Frames that are read while others are looked at: enough for a window to be judged meanwhile."""
HELD_BYTES, WINDOWS = 200 << 20, 3
"""What all frames that are held may take in memory: those of so many windows between two fine looks. Of 1080p these are the
frames of up to 43 a second; of more, pictures are made at once."""
Progress = Callable[[int, int | None], None]
"""Gets frames done, and frames in all where that is known; may raise to stop."""


class Shown(Pictured, Protocol):
    """A decoded frame, upright."""

    @property
    def pts(self) -> int:
        """Its timestamp."""

    def whole(self) -> RgbImage:
        """What `rgb` shows, not reduced; in any thread."""

    def little(self, px: int) -> RgbImage:
        """What `rgb` shows, squares of `px` x `px` pixels brought to one each."""


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """A frame as it was read, as each kind of look wants it."""

    sketch: Sketch
    fine: Held
    turned: Held

    @classmethod
    def of(cls, frame: Shown, side: int, most: float, *, enlarges: bool) -> _Read:
        """`side`: the long side in pixels that ordinary looks look at; `enlarges`: fine looks want all of the frame.

        `most`: so many bytes each frame may take that is held in place of its picture.
        """
        pts, picture = frame.pts, picture_of(frame, most)
        cells = frame.little(CELL_PX) if is_held(frame, most) else cells_of(picture())
        small = MadeOnce(lambda: shrunk(picture(), side))
        sketch = Sketch.of(pts, small, cells_within(cells, side))
        if enlarges:  # what comes and goes is for the ordinary looks to tell: they are at the same pixels
            fine = Held(pts=pts, picture=small, kind=LookKind.FINE, memory=sketch.memory, whole=frame.whole)
        else:
            fine = Held(pts=pts, picture=picture, kind=LookKind.FINE, memory=sketch.memory, cells=cells)
        return cls(sketch, fine, Held(pts=pts, picture=small, kind=LookKind.TURNED, memory=sketch.memory))


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
    rgb = held.picture()
    if held.kind is LookKind.TURNED:
        faces = eyes.turned.detect(rgb) if eyes.turned is not None else ()
        return Glance(held.pts, _sightings(rgb, size, map(Seen, faces)))
    is_fine, floor = held.kind is LookKind.FINE, eyes.tracking.judging.floor
    whole = held.whole() if is_fine and held.whole is not None else None
    seen = eyes.see(rgb, finely=is_fine, memory=held.memory, whole=whole)
    heard = (one for one in seen if one.face.score >= floor)
    return Glance(held.pts, _sightings(rgb, size, heard), is_fine)


def _sightings(rgb: RgbImage, size: tuple[int, int], faces: Iterable[Seen]) -> tuple[Sighting, ...]:
    scale_x, scale_y = size[0] / rgb.shape[1], size[1] / rgb.shape[0]
    return tuple(
        Sighting(scaled_box(seen.face.box, scale_x, scale_y), seen.face.score, look_of(rgb, seen.face.box), seen.is_fine)
        for seen in faces
    )


def watch(shown: Iterable[Shown], facts: VideoFacts, eyes: VideoEyes, progress: Progress, pace: Pace = DEFAULT_PACE) -> Looked:
    """The glances that a video needs, each given to a tracker soon after; see `look`."""
    second = float(1 / Fraction(*facts.time_base))
    times, enlarges = TimesSoFar(second), eyes.enlarges(*facts.seen_size)
    most = HELD_BYTES / (WINDOWS * pace.fine.longest_s * _rate(facts))
    with (
        Hands([partial(_glance, eyes, (facts.width, facts.height))] * eyes.hands) as hands,
        closing(ahead((_Read.of(frame, eyes.side, most, enlarges=enlarges) for frame in shown), READ_AHEAD)) as frames,
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


def _rate(facts: VideoFacts) -> float:
    """Frames a second, or what is usual where nobody tells."""
    return float(facts.average_rate or USUAL_RATE)


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
        self.dense = DenseWatch(
            hands=hands,
            reach=pace.longest_s * times.second,
            calmness=calmness,
            calm=pace.calm,
            passing=pace.passing,
            pace=pace,
            most=max(1, min(pace.longest, int(pace.longest_s * _rate(facts)))),
            flash=pace.flash_s * times.second,
            times=times,
            judging=eyes.tracking.judging,
            lingering=Lingering((facts.width, facts.height), eyes.tracking.judging),
        )
        self._fine = [fine_watch(hands, self.dense, facts, eyes, pace)] if eyes.shows_more(*facts.seen_size) else []
        self._turned = [self._turned_watch(pace.turned, eyes.turned)] if eyes.turned is not None else []
        self._meetings = Meeting([self.dense, *self._fine], self.tracker.see), Meeting(self._turned, self.turned_tracker.see)

    def show(self, read: _Read, coming: Sketch | None) -> None:
        """The next frame, and what ordinary looks want of the one after it, if there is one."""
        begins = self.dense.show(read.sketch, coming)
        if begins:
            self._finish_scene(read.sketch.pts)
        for fine in self._fine:
            fine.show(read.fine)
        for turned in self._turned:
            turned.show(read.turned)
        self._pass_on(read.sketch.pts - self.dense.flash)  # until then no cut is taken back

    def finish(self) -> None:
        """There are no more frames."""
        self.dense.finish()
        self._finish_scene(None)
        self._pass_on(math.inf)

    def _finish_scene(self, until: int | None) -> None:
        """The ordinary looks are done with it; the others end theirs side by side."""
        for _ in zip_longest(*(sparse.finishing(until) for sparse in (*self._fine, *self._turned))):
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

    def _turned_watch(self, pace: SparsePace, detector: TurnedDetector) -> TurnedWatch:
        def told(held: Held, glance: Glance) -> None:
            if glance.sightings:
                self._ways[detector.stands(held.picture())] += 1
            elif self.dense.around(held.pts):
                self._ways[0] += 1

        return TurnedWatch(
            hands=self._hands,
            reach=pace.longest_s * self._second,
            calmness=calmness,
            calm=pace.calm,
            closest=pace.closest_s * self._second,
            lead=pace.lead_s * self._second,
            doubted=self.dense.doubted,
            explained=self.dense.around,
            told=told,
        )
