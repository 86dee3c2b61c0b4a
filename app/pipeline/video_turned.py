"""Who is not upright in a video: lies, does a handstand, or was filmed with the camera on its side.

One look at frames as they stand finds about a third of the faces that are turned by a quarter or a half. So frames are turned
and looked at each way, small and seldom. Those looks are joined to tracks of their own: they say nothing of upright faces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.pipeline.video_eyes import Memory
from app.pipeline.video_sparse import SparseWatch
from app.pipeline.video_windows import Held
from app.track import Origin, Track
from app.tracking.aside import aside_of
from app.tracking.passing import Cells
from app.tracking.sighting import Glance
from detectors.base import Box, RgbImage
from detectors.every_way import is_seen


@dataclass(slots=True, kw_only=True)
class TurnedWatch(SparseWatch):
    """Looks at a run of frames of one scene, first a while after it begins; at its ends, too, where somebody is there by then.

    `lead`: so many ticks after the first frame is the first look. `explained`: where somebody is surely seen upright at a
    timestamp: a large face is seen in turned frames, too. `told`: gets each frame that was looked at and what was seen.
    """

    lead: float
    explained: Callable[[int], Sequence[Box]] = lambda _: ()
    told: Callable[[Held, Glance], None] = lambda _held, _glance: None
    head: list[Held] = field(default_factory=list)

    def show(self, pts: int, rgb: RgbImage, memory: Memory | None = None, cells: Cells | None = None) -> None:
        """The next frame: (H, W, 3) uint8 upright sRGB."""
        if self.window:
            super(TurnedWatch, self).show(pts, rgb, memory, cells)
            return
        held = Held(pts=pts, rgb=rgb, kind=self.kind)
        is_first_look = bool(self.head) and pts - self.head[0].pts >= self.lead
        if is_first_look or not self.head or pts - self.head[-1].pts >= self.closest:
            self.head.append(held)
        if is_first_look:
            self.latest = held
            self.window = [held]
            self._look(held)

    @property
    def earliest(self) -> int | None:
        """Timestamp of the first frame that is not left behind yet; None where none is held."""
        return self.head[0].pts if self.head else super(TurnedWatch, self).earliest

    def finishing(self) -> Iterator[None]:
        """The scene ends with the latest frame."""
        if self.head and not self.window:
            self.window = self.head[-1:]
            self._look(self.window[0])
        if self.window and not self._seen(self.window[0]).sightings:
            del self.window[1:]
            self.latest = None
        self._begin()
        yield from super(TurnedWatch, self).finishing()

    def _turn(self) -> None:
        super(TurnedWatch, self)._turn()
        self._begin()

    def _begin(self) -> None:
        """Judge the frames before the first look: where that sees nobody they are let go."""
        head, self.head = self.head, []
        if len(head) > 1 and self._seen(head[-1]).sightings:
            self._look(head[0])
            for _ in self._settle(head):
                pass
        for held in head[:-1]:
            self._take(held)

    def _keep(self, held: Held, glance: Glance) -> None:
        self.told(held, glance)

    def _seen(self, held: Held) -> Glance:
        glance = super(TurnedWatch, self)._seen(held)
        if not glance.sightings or not (boxes := self.explained(glance.pts)):
            return glance
        return replace(glance, sightings=tuple(one for one in glance.sightings if not is_seen(one.box, boxes)))


def beside(tracks: Sequence[Track], others: Sequence[Track]) -> tuple[Track, ...]:
    """The tracks that are not held by the others wherever they were seen."""
    return tuple(track for track in tracks if aside_of([key for key in track.keys if key.origin is Origin.SEEN], others))
