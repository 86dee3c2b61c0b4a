"""Looking at the frames of a video in windows: at both ends of each, and in between where the two tell different stories."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Generic, TypeVar

from app.pipeline.side_by_side import Hands
from app.pipeline.video_eyes import Memory
from app.pipeline.video_looks import LookKind
from app.pipeline.video_picture import Picture
from app.tracking.passing import Cells, passing, passing_by, stands_out
from app.tracking.sighting import Glance

Span = tuple[int, int]
"""Numbers of two frames of a window."""


@dataclass(slots=True, kw_only=True)
class Held:
    """A frame of the window between two looks, which are of this kind.

    `picture`: what is looked at. `memory`: shared by all who hold the frame. `cells`: how its squares look, where it matters
    what passes. `whole`: the frame as large as it is, where fine looks enlarge that.
    """

    pts: int
    picture: Picture
    kind: LookKind = LookKind.ORDINARY
    memory: Memory | None = None
    cells: Cells | None = None
    whole: Picture | None = None
    promise: Future[Glance] | None = None


AnyHeld = TypeVar("AnyHeld", bound=Held)


@dataclass(slots=True, kw_only=True)
class Windows(Generic[AnyHeld]):
    """Looks at a run of frames; holds only those since the last look but two.

    While the end of a window is being looked at, the next window goes on, in the hope that all is calm; only when that one
    ends, too, the frames between are judged, in rounds: each asks for looks, and the next one is for when these are done. What
    is looked at does not depend on which look is done first.

    `reach`: ticks after which a window ends; `calmness`: how alike the stories of two glances are; `calm`: from here on they
    tell the same one; `passing`: in frames with cells, by how many levels of usual contrast a square differs where something
    came and went.
    """

    hands: Hands[Held, Glance]
    reach: float
    calmness: Callable[[Glance, Glance], float]
    calm: float
    passing: float = math.inf
    window: list[AnyHeld] = field(default_factory=list)
    pending: list[AnyHeld] = field(default_factory=list)
    leaving: list[AnyHeld] = field(default_factory=list)
    rounds: Iterator[None] = field(default_factory=lambda: iter(()))
    glances: list[Glance] = field(default_factory=list)

    @property
    def earliest(self) -> int | None:
        """Timestamp of the first frame that is not left behind yet; None where none is held."""
        held = self.leaving or self.pending or self.window
        return held[0].pts if held else None

    def finish(self) -> None:
        """Look at the last frame so far and, where it pays, at those between it and the look before."""
        for _ in self.finishing():
            pass

    def finishing(self, until: int | None = None) -> Iterator[None]:
        """The same in rounds: between two of them others may go on. All windows that are left are judged side by side.

        `until`: when the last frame gives way to another scene, where one follows.
        """
        if len(self.window) > 1:
            self._look(self.window[-1])
        rest = [self._settle(window) for window in (self.pending, self.window) if len(window) > 1]
        yield from (None for _ in zip_longest(self.rounds, *rest))
        for held in (*self.leaving[:-1], *self.pending[:-1], *self.window):
            self._take(held)
        self.leaving, self.pending, self.window = [], [], []

    def _turn(self) -> None:
        """A window ends; it stays pending until the next one does."""
        self._look(self.window[-1])
        self._leave()
        self.pending, self.window = self.window, self.window[-1:]

    def _leave(self) -> None:
        """What was pending is going to be judged; what was being judged has to be done with by now."""
        self._end()
        self.leaving, self.pending = self.pending, []
        if self.leaving:
            self.rounds = self._settle(self.leaving)
            self._go_on()

    def _go_on(self) -> None:
        """Judge for one round; after the last one all is let go but the last frame, which is the first of the next window."""
        if self.leaving and next(self.rounds, self) is self:
            left, self.leaving = self.leaving[:-1], []
            for held in left:
                self._take(held)

    def _end(self) -> None:
        """Judge for as many rounds as it takes."""
        while self.leaving:
            self._go_on()

    def _settle(self, window: Sequence[AnyHeld]) -> Iterator[None]:
        """Look at those frames of a window where it pays."""
        yield from self._between(window, [(0, len(window) - 1)])

    def _between(self, window: Sequence[AnyHeld], spans: list[Span]) -> Iterator[None]:
        """Part spans for as long as it pays; the looks of each round are taken side by side."""
        while parts := [(start, at, end) for start, end in spans if (at := self._worth_a_look(window, start, end))]:
            for _, at, _ in parts:
                self._look(window[at])
            yield
            spans = [span for start, at, end in parts for span in ((start, at), (at, end))]

    def _worth_a_look(self, window: Sequence[AnyHeld], start: int, end: int) -> int:
        """The number of the frame between two looks where it pays to look, too: the middle, where they tell different stories.

        0 for none.
        """
        apart = end - start > 1 and self.calmness(self._seen(window[start]), self._seen(window[end])) < self.calm
        return (start + end) // 2 if apart else 0

    def _most_passed(self, window: Sequence[AnyHeld], start: int, end: int) -> int:
        """The number of the frame between two where most came and went; 0 where nothing did."""
        measure = passing if (start, end) == (0, len(window) - 1) else passing_by
        first, *between, last = (held.cells for held in window[start : end + 1])
        if first is None or last is None:
            return 0
        levels = [measure(first, cells, last) for cells in between if cells is not None]
        most = max(levels, default=0.0)
        return start + 1 + levels.index(most) if stands_out(most, self.passing, first, last) else 0

    def _look(self, held: AnyHeld) -> Future[Glance]:
        held.promise = held.promise or self.hands.promise(held)
        return held.promise

    def _seen(self, held: AnyHeld) -> Glance:
        return self._look(held).result()

    def _take(self, held: AnyHeld) -> None:
        """What was seen in a frame that is left behind."""
        if held.promise is not None:
            glance = self._seen(held)
            self.glances.append(glance)
            self._keep(held, glance)

    def _keep(self, held: AnyHeld, glance: Glance) -> None:
        """The frame is left behind."""
