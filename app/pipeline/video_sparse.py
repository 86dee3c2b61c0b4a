"""The same frames once more, seldom, in a way that costs more: larger, for small faces, or turned, for who is not upright.

A frame of 1,920 pixels that is reduced to 640 shows a face of 30 pixels with 10, which a detector misses as often as not.
Larger looks find it, at four times the price and more; so they are rare, and made up for by the tracks between them. Where
somebody whom only they see comes, goes or moves too far to tell, it is looked at in between. Looks at turned frames likewise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.pipeline.video_eyes import LookKind
from app.pipeline.video_windows import Held, Windows
from app.tracking.sighting import Glance
from detectors.base import Box, RgbImage
from detectors.every_way import is_seen


@dataclass(slots=True, kw_only=True)
class SparseWatch(Windows[Held]):
    """Looks at a run of frames of one scene.

    `closest`: of those nearer than so many ticks to the one before none is held. `ending`: the last frame of a scene is not
    looked at within so many ticks of a look. `explained`: where somebody is at a timestamp of whom these looks need not tell.
    """

    kind: LookKind
    explained: Callable[[int], Sequence[Box]] = lambda _: ()
    closest: float = 0.0
    ending: float = 0.0
    latest: Held | None = None

    def show(self, pts: int, rgb: RgbImage) -> None:
        """The next frame: (H, W, 3) uint8 upright sRGB, as large as such a look needs it."""
        self._hold_for(pts)
        self.latest = held = Held(pts=pts, rgb=rgb, kind=self.kind)
        if not self.window:
            self.window.append(held)
            self._look(held)
            return
        is_last = pts - self.window[0].pts >= self.reach
        if is_last or pts - self.window[-1].pts >= self.closest:
            self.window.append(held)
        if is_last:
            self._turn()

    def _hold_for(self, pts: int) -> None:
        """A latest frame that stands until a moment that is not close is held; for as long as a window, looked at."""
        if self.latest is None or not self.window or pts - self.latest.pts < self.closest:
            return
        if self.window[-1].pts < self.latest.pts:
            self.window.append(self.latest)
            if pts - self.latest.pts >= self.reach:
                self._turn()

    def _seen(self, held: Held) -> Glance:
        glance = super(SparseWatch, self)._seen(held)
        if not glance.sightings or not (boxes := self.explained(glance.pts)):
            return glance
        return replace(glance, sightings=tuple(one for one in glance.sightings if not is_seen(one.box, boxes)))

    def finish(self) -> None:
        """The scene ends with the latest frame, which is looked at, too, unless it was just before."""
        if self.latest is not None and self.window and self.window[-1].pts < self.latest.pts:
            self.window.append(self.latest)
        if self.window and self.window[-1].pts - self.window[0].pts < self.ending:
            del self.window[1:]
        self.latest = None
        super(SparseWatch, self).finish()
