"""Which regions of a frame are covered: the heads of the tracks that are there, more of each where wanted, and areas."""

from __future__ import annotations

from collections.abc import Sequence

from app.media.video.writing import Patch
from app.model import Region
from app.pipeline.video_plan import TrackPlan
from app.redaction.regions import MARGIN_PX, Extent, inside, person_of, scaled
from app.track import Track
from app.tracking.present import Present
from detectors.base import Box, scaled_box

MARGIN_SHARE = 0.05
"""Of the face's height: the fixed margin of photos would make the cover of a head of 36 pixels a third larger, and a
track's boxes are wider than what was seen already. Neither share nor margin is ever larger than that of photos."""


def covers_at(tracks: Sequence[Track], pts: int) -> tuple[Region, ...]:
    """The heads in the frame at this timestamp, in pixels of the upright, full-size picture; they may reach outside it."""
    boxes = (track.at(pts) for track in tracks)
    return tuple(video_head_of(box) for box in boxes if box is not None)


def video_head_of(face: Box) -> Region:
    """The head of a face box as photos have it, with a margin that goes with its size."""
    return person_of(face, Extent.HEAD, min(MARGIN_PX, round(MARGIN_SHARE * face.height)))


class PlannedCovers:
    """What is covered in the written picture at a source timestamp, and where a face may be seen."""

    def __init__(self, plan: TrackPlan, extent: Extent, size: tuple[int, int], written: tuple[int, int]) -> None:
        """`size` and `written`: width and height of the source's upright picture and of the written one, in pixels."""
        self._plan, self._extent, self._present = plan, extent, Present(plan.tracks)
        self._written = written
        self.scale = written[0] / size[0], written[1] / size[1]

    def __call__(self, pts: int) -> Sequence[Patch]:
        """What is covered, in the written picture."""
        regions = (scaled(region, *self.scale) for region in self._regions(pts))
        found = (inside(region, *self._written) for region in regions)
        return [Patch(window, held) for window, held in filter(None, found)]

    def let_be(self, pts: int) -> tuple[Box, ...]:
        """Where a face may be seen, in the written picture."""
        return tuple(scaled_box(box, *self.scale) for box in self._plan.let_be(pts))

    def _regions(self, pts: int) -> tuple[Region, ...]:
        visible = self._plan.visible_at(pts)
        tracks = [track for track in self._present.at(pts) if track.id not in visible]
        wider: tuple[Region, ...] = ()
        if self._extent is not Extent.HEAD:
            boxes = (track.at(pts) for track in tracks)
            wider = tuple(person_of(box, self._extent) for box in boxes if box is not None)
        return (*covers_at(tracks, pts), *wider, *(area.region for area in self._plan.areas if area.is_at(pts)))
