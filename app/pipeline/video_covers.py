"""Which regions of a frame are covered: the heads of the tracks that are there, more of each where wanted, and areas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.media.video.canvas import Patch
from app.model import Region
from app.pipeline.video_owed import Owed
from app.pipeline.video_plan import Area, TrackPlan
from app.redaction.regions import MARGIN_PX, Extent, inside, person_of, scaled
from app.track import Track
from app.tracking.present import Present
from detectors.base import Box, scaled_box

MARGIN_SHARE = 0.05
"""Of the face's height: the fixed margin of photos would make the cover of a head of 36 pixels a third larger, and a
track's boxes are wider than what was seen already. Neither share nor margin is ever larger than that of photos."""


def covered_regions(tracks: Iterable[Track], areas: Iterable[Area], pts: int, extent: Extent) -> tuple[Region, ...]:
    """What is covered of these people at this timestamp, and the areas that people drew there.

    In pixels of the upright, full-size picture; it may reach outside it.
    """
    boxes = [box for track in tracks if (box := track.at(pts)) is not None]
    wider = (person_of(box, extent) for box in boxes if extent is not Extent.HEAD)
    return (*map(video_head_of, boxes), *wider, *(area.region for area in areas if area.is_at(pts)))


def video_head_of(face: Box) -> Region:
    """The head of a face box as photos have it, with a margin that goes with its size."""
    return person_of(face, Extent.HEAD, min(MARGIN_PX, round(MARGIN_SHARE * face.height)))


class PlannedCovers:
    """What is covered in the written picture at a source timestamp, and where a face may be seen."""

    def __init__(self, plan: TrackPlan, extent: Extent, size: tuple[int, int], written: tuple[int, int]) -> None:
        """`size` and `written`: width and height of the source's upright picture and of the written one, in pixels."""
        self._plan, self._extent, self._present = plan, extent, Present(plan.tracks)
        self._size, self._written = size, written
        self.scale = written[0] / size[0], written[1] / size[1]

    def __call__(self, pts: int) -> Sequence[Patch]:
        """What is covered, in the written picture."""
        regions = (scaled(region, *self.scale) for region in self._regions(pts))
        found = (inside(region, *self._written) for region in regions)
        return [Patch(window, held) for window, held in filter(None, found)]

    def owed(self) -> Owed:
        """Of whom and of what something has to be covered in any case, reckoned without what is told here."""
        return Owed(self._plan, self._size, self.scale)

    def let_be(self, pts: int) -> tuple[Box, ...]:
        """Where a face may be seen, in the written picture."""
        return tuple(scaled_box(box, *self.scale) for box in self._plan.let_be(pts, self._covered(pts)))

    def _covered(self, pts: int) -> list[Track]:
        visible = self._plan.visible_at(pts)
        return [track for track in self._present.at(pts) if track.id not in visible]

    def _regions(self, pts: int) -> tuple[Region, ...]:
        return covered_regions(self._covered(pts), self._plan.areas, pts, self._extent)
