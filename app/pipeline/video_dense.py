"""The ordinary looks of the first pass: dense where something happens and sparse where nothing does.

Between two looks that tell the same story (everybody found again near where they were) the frames are left out; otherwise the
middle frame is looked at, and so on down to every frame. So starts and ends of tracks and quick motion are looked at frame by
frame, as are both sides of every cut.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from app.pipeline.video_eyes import Memory
from app.pipeline.video_pace import Pace
from app.pipeline.video_picture import Picture
from app.pipeline.video_rehearsal import KEPT_BYTES, Kept, is_worth_keeping
from app.pipeline.video_windows import Held, Windows
from app.tracking.cuts import LEAST, Thumbnail, difference, goes_on, is_cut, thumbnail
from app.tracking.lingering import Lingering
from app.tracking.pacing import calmness
from app.tracking.passing import Cells
from app.tracking.sighting import Glance
from app.tracking.timeline import TimesSoFar
from app.tracking.tracks import DEFAULT_TRACKING, Judging
from detectors.base import Box
from detectors.every_way import is_seen

RECENT = 512
"""Looks that are remembered: those of four seconds where each frame of 120 a second is looked at."""


@dataclass(slots=True, kw_only=True)
class Sketch(Held):
    """A frame as ordinary looks get it, and how it looks on the whole."""

    thumbnail: Thumbnail

    @classmethod
    def of(cls, pts: int, picture: Picture, cells: Cells) -> Sketch:
        """That of a frame with these cells."""
        return cls(pts=pts, picture=picture, memory=Memory(), thumbnail=thumbnail(cells), cells=cells)


@dataclass(slots=True, kw_only=True)
class DenseWatch(Windows[Sketch]):
    """Looks at a run of frames, often where something happens; tells scenes apart and notes the times of all frames."""

    pace: Pace
    most: int
    flash: float
    times: TimesSoFar
    step: int = 1
    before: Thumbnail | None = None
    change: float = 0.0
    coming: Sketch | None = None
    foreseen: tuple[Sketch, Future[Glance]] | None = None
    parted: Thumbnail | None = None
    judging: Judging = DEFAULT_TRACKING.judging
    lingering: Lingering
    kept: list[Kept] = field(default_factory=list)
    room: int = KEPT_BYTES
    recent: deque[Glance] = field(default_factory=lambda: deque(maxlen=RECENT))

    def show(self, sketch: Sketch, coming: Sketch | None = None) -> bool:
        """The next frame, and the one after it where that is known; returns whether it is the first of a scene."""
        pts, small = sketch.pts, sketch.thumbnail
        change = difference(self.before, small) if self.before is not None else 0.0
        begins = self.before is None or (is_cut(change, self.change) and not self._goes_on(small))
        if begins:
            self.finish()
            self.lingering.forget()
            self.step = min(self.most, self.pace.first)
            if self.before is not None:
                self._part(pts, small)
            change = 0.0
        elif len(self.window) > 1 and pts - self.window[-1].pts >= self.reach:
            self._turn()  # it stood on the screen for as long as a window may last
        self.before, self.change, self.coming = small, change, coming
        self.times.pts.append(pts)
        self.window.append(sketch)
        if len(self.window) == 1:
            self._look(self.window[0])
        elif len(self.window) > self.step or pts - self.window[0].pts >= self.reach:
            self._turn()
        return begins

    def _goes_on(self, small: Thumbnail) -> bool:
        """Whether the frame before was a cut, and this one goes on as it began: they fade, or dissolve."""
        cuts, before, now = self.times.cuts, self.parted, self.before
        was_cut = bool(cuts) and cuts[-1] == self.times.pts[-1]
        return was_cut and before is not None and now is not None and goes_on(before, now, small)

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
        """Where every frame was looked at the next one will be, as a rule: hands need not wait until that is known."""
        self._look(self.window[-1])
        if self.step == 1 and self.coming is not None:
            self.foreseen = self.coming, self.hands.promise(self.coming)
        self.step = min(self.most, self.step * 2)
        super(DenseWatch, self)._turn()
        self._end()  # how far the window goes that has begun depends on it

    def _look(self, held: Sketch) -> Future[Glance]:
        if self.foreseen is not None and self.foreseen[0] is held:
            held.promise = self.foreseen[1]
        return super(DenseWatch, self)._look(held)

    def _settle(self, window: Sequence[Sketch]) -> Iterator[None]:
        end = len(window) - 1
        calm = calmness(self._seen(window[0]), self._seen(window[end]))
        yield from self._between(window, [(0, end)])
        if calm < self.pace.still:
            self.step = max(1, end // 2)

    def _worth_a_look(self, window: Sequence[Sketch], start: int, end: int) -> int:
        """Or else where most came and went since the one and until the other."""
        return super(DenseWatch, self)._worth_a_look(window, start, end) or self._most_passed(window, start, end)

    def looks_at(self, held: Held) -> bool:
        """Whether the frame that was shown last, and is also held elsewhere, is looked at in any case."""
        return held.pts == self.window[-1].pts and self.window[-1].promise is not None

    def around(self, pts: int, least: float | None = None) -> list[Box]:
        """Who was seen at least so well, or surely, by the look at a frame, or those before and after it."""
        before = next((glance for glance in reversed(self.recent) if glance.pts <= pts), None)
        after = next((glance for glance in self.recent if glance.pts >= pts), None)
        return self._boxes((before, after), self.judging.alone if least is None else least)

    def beside(self, pts: int, least: float) -> list[Box]:
        """Who was seen at least so well by the looks before and after a frame, whatever one at it saw."""
        before = next((glance for glance in reversed(self.recent) if glance.pts < pts), None)
        after = next((glance for glance in self.recent if glance.pts > pts), None)
        return self._boxes((before, after), least)

    def _boxes(self, glances: Iterable[Glance | None], least: float) -> list[Box]:
        return [one.box for glance in glances if glance is not None for one in glance.sightings if one.score >= least]

    def between(self, first: int, last: int) -> list[Glance]:
        """What the looks between two timestamps saw, not long ago."""
        return [glance for glance in self.recent if first < glance.pts < last]

    def doubted(self, first: int, last: int) -> dict[int, float]:
        """The looks between two timestamps that saw somebody who may be nobody, by what these sightings sum up to."""
        return {glance.pts: doubt for glance in self.between(first, last) if (doubt := self._doubt(glance)) > 0}

    def _doubt(self, glance: Glance) -> float:
        sure = [one.box for one in glance.sightings if one.score >= self.judging.alone]
        weak = (one for one in glance.sightings if self.judging.listed <= one.score < self.judging.alone)
        return sum(one.score for one in weak if not is_seen(one.box, sure))

    def _keep(self, held: Sketch, glance: Glance) -> None:
        rgb = held.picture()
        self.glances[-1] = self.lingering.see(rgb, glance)
        self.recent.append(glance)
        if self.room >= rgb.nbytes and is_worth_keeping(glance, self.judging):
            self.room -= rgb.nbytes
            self.kept.append(Kept(held.pts, rgb))
