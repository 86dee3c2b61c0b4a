"""Looks of which the first at a scene comes a while after it begins, for what is seldom there: who lasts is seen then, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.pipeline.video_sparse import SparseWatch
from app.pipeline.video_windows import Held
from app.tracking.sighting import Glance


@dataclass(slots=True, kw_only=True)
class LateWatch(SparseWatch):
    """Looks at a run of frames of one scene, first a while after it begins; at its ends, too, where somebody is there by then.

    `lead`: so many ticks after the first frame is the first look. `shows`: whether a glance shows somebody for whom it looks.
    `suits`: whether a frame is fit for a look that is due; where it is not, the next one that is.
    """

    lead: float
    shows: Callable[[Glance], bool] = lambda glance: bool(glance.sightings)
    suits: Callable[[Held], bool] = lambda _: True
    head: list[Held] = field(default_factory=list)

    def show(self, held: Held) -> None:
        """The next frame."""
        pts = held.pts
        if not self.window and self._stood(self.head, pts):
            self._look_first(self.head[-1])
        if self.window:
            super(LateWatch, self).show(held)
            return
        self.latest = held
        is_first_look = bool(self.head) and pts - self.head[0].pts >= self.lead and self.suits(held)
        if is_first_look or not self.head or pts - self.head[-1].pts >= self.closest:
            self.head.append(held)
        if is_first_look:
            self._look_first(held)

    def _look_first(self, held: Held) -> None:
        self.window = [held]
        self._look(held)

    def _is_last(self, held: Held) -> bool:
        return super(LateWatch, self)._is_last(held) and self.suits(held)

    @property
    def earliest(self) -> int | None:
        """Timestamp of the first frame that is not left behind yet; None where none is held."""
        return self.head[0].pts if self.head else super(LateWatch, self).earliest

    def finishing(self, until: int | None = None) -> Iterator[None]:
        """The scene ends with the latest frame, which is looked at where somebody is there, or no look was near."""
        latest = self.latest
        if latest is not None and self.head and not self.window:
            if self.head[-1].pts < latest.pts:
                self.head.append(latest)
            self._look_first(latest)
        yield  # others may want a look, too, before this one is waited for
        if latest is not None and self.window:
            end = latest.pts if until is None else until
            if end - self.window[0].pts < 2 * self.lead and not self.shows(self._seen(self.window[0])):
                del self.window[1:]
                self.latest = None
        self._begin()
        yield from super(LateWatch, self).finishing(until)

    def _turn(self) -> None:
        super(LateWatch, self)._turn()
        self._begin()

    def _begin(self) -> None:
        """Judge the frames before the first look: where that sees nobody they are let go."""
        head, self.head = self.head, []
        if len(head) > 1 and self.shows(self._seen(head[-1])):
            self._look(head[0])
            for _ in self._settle(head):
                pass
        for held in head[:-1]:
            self._take(held)
