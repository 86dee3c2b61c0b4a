"""Who is not upright in a video: lies, does a handstand, or was filmed with the camera on its side.

One look at frames as they stand finds about a third of the faces that are turned by a quarter or a half. So frames are turned
and looked at each way, small and seldom. Those looks are joined to tracks of their own: they say nothing of upright faces.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.pipeline.video_late import LateWatch
from app.pipeline.video_windows import Held
from app.track import Origin, Track
from app.tracking.aside import aside_of
from app.tracking.sighting import Glance
from detectors.base import Box
from detectors.every_way import is_seen


@dataclass(slots=True, kw_only=True)
class TurnedWatch(LateWatch):
    """Looks at frames turned.

    `explained`: where somebody is surely seen upright at a timestamp: a large face is seen in turned frames, too. `told`: gets
    each frame that was looked at and what was seen.
    """

    explained: Callable[[int], Sequence[Box]] = lambda _: ()
    told: Callable[[Held, Glance], None] = lambda _held, _glance: None

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
