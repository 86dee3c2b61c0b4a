"""The same frames once more, seldom, in a way that costs more: larger, for small faces, or turned, for who is not upright.

A frame of 1,920 pixels that is reduced to 640 shows a face of 30 pixels with 10, which a detector misses as often as not.
Larger looks find it, at four times the price and more; so they are rare, and made up for by the tracks between them. Where
somebody whom only they see comes, goes or moves too far to tell, it is looked at in between. Looks at turned frames likewise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.pipeline.video_windows import Held, Windows

FRAMES_A_ROUND = 5
"""While so many are read, a look of this kind gets done, and the ordinary ones go on beside it."""


@dataclass(slots=True, kw_only=True)
class SparseWatch(Windows[Held]):
    """Looks at a run of frames of one scene; also where an ordinary look is in doubt, for such a look may tell.

    And once a window where most came and went.

    `closest`: of frames nearer than so many ticks to the one before none is held. `doubted`: how much doubt there is at the
    ordinary looks between two timestamps; `asked`: where it looked because of one, or of what came and went.
    """

    closest: float = 0.0
    latest: Held | None = None
    shown: int = 0
    doubted: Callable[[int, int], Mapping[int, float]] = lambda _first, _last: {}
    asked: set[int] = field(default_factory=set)

    def show(self, held: Held) -> None:
        """The next frame, as such a look needs it."""
        pts = held.pts
        self.shown += 1
        if self.shown % FRAMES_A_ROUND == 0:
            self._go_on()
        if self._stood(self.window, pts) and len(self.window) > 1:
            self._turn()
        self.latest = held
        if not self.window:
            self.window.append(held)
            self._look(held)
            return
        is_last = self._is_last(held)
        if is_last or pts - self.window[-1].pts >= self.closest:
            self.window.append(held)
        if is_last:
            self._turn()

    def _is_last(self, held: Held) -> bool:
        """Whether it ends the window."""
        return held.pts - self.window[0].pts >= self.reach

    def _stood(self, frames: list[Held], pts: int) -> bool:
        """Hold a latest frame among these if it stands until a moment that is not close; whether for as long as a window."""
        if self.latest is None or not frames or pts - self.latest.pts < self.closest:
            return False
        if frames[-1].pts < self.latest.pts:
            frames.append(self.latest)
        return pts - self.latest.pts >= self.reach

    def finishing(self, until: int | None = None) -> Iterator[None]:
        """The scene ends with the latest frame, which is looked at."""
        if self.latest is not None and self.window and self.window[-1].pts < self.latest.pts:
            self.window.append(self.latest)
        self.latest = None
        yield from super(SparseWatch, self).finishing(until)

    def _settle(self, window: Sequence[Held]) -> Iterator[None]:
        spans = [(0, len(window) - 1)]
        if most := self._most_doubted(window):
            self._ask(window[most])
            spans = [(0, most), (most, len(window) - 1)]
            yield
        yield from self._between(window, spans)

    def _worth_a_look(self, window: Sequence[Held], start: int, end: int) -> int:
        """Or else, of a whole window, where most came and went since the one and until the other."""
        at = super(SparseWatch, self)._worth_a_look(window, start, end)
        if not at and (start, end) == (0, len(window) - 1) and (at := self._most_passed(window, start, end)):
            self._ask(window[at])
        return at

    def _ask(self, held: Held) -> None:
        if held.promise is None:
            self.asked.add(held.pts)
        self._look(held)

    def _most_doubted(self, window: Sequence[Held]) -> int:
        """The number of the frame next to the look with the most doubt between the ends of the window; 0 for none."""
        doubted = self.doubted(window[0].pts, window[-1].pts)
        if not doubted or len(window) <= 2:  # noqa: PLR2004 - both ends are looked at
            return 0
        at = max(doubted, key=lambda pts: doubted[pts])
        return min(range(1, len(window) - 1), key=lambda number: abs(window[number].pts - at))
