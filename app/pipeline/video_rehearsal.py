"""Does covering one person bring out another beside them? That is asked in the first pass, long before anything is written.

A cover changes what a detector makes of the faces next to it: one that was too doubtful to count beside a clearer one may be
plain once that is gone. The gate would find it in the written file, and all would have to be written again. So frames with
such a sighting are kept, small as they are looked at, until it is known who is there; then they are looked at once more, with
everybody covered. Whoever is sighted then is a track like any other, for whoever reviews it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from app.media.video.writing import COVER_COLOUR
from app.pipeline.side_by_side import Hands
from app.pipeline.video_covers import PlannedCovers
from app.pipeline.video_eyes import VideoEyes
from app.pipeline.video_known import Known
from app.pipeline.video_people import Looks, people_of
from app.pipeline.video_plan import TrackPlan
from app.pipeline.video_seen import CoveredLook, Sighted, covers_of, seen_in
from app.redaction.gate import MIDDLE_COVERED
from app.redaction.regions import Extent, covered_share
from app.track import Clip, Track
from app.tracking.sighting import Glance
from app.tracking.timeline import Timeline
from app.tracking.tracks import Judging
from detectors.base import Box, RgbImage, middle_of

NEAR = 1.0
"""A face is beside another where it comes this near, in sides of its own."""
KEPT_BYTES = 64 << 20
"""Of frames that are kept: a hundred of 640 x 360. What does not fit is left to the gate."""


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A frame as it was looked at: (h, w, 3) uint8, upright sRGB."""

    pts: int
    rgb: RgbImage


def is_worth_keeping(glance: Glance, judging: Judging) -> bool:
    """Whether a sighting too doubtful to count alone lies beside another, and may hide behind it."""
    listed = [one for one in glance.sightings if one.score >= judging.listed]
    doubtful = [one for one in listed if one.score < judging.alone]
    return any(_around(one.box).intersection(other.box) for one in doubtful for other in listed if other is not one)


def rehearse(clip: Clip, timeline: Timeline, kept: Sequence[Kept], eyes: VideoEyes) -> tuple[Track, ...]:
    """Who comes out in the kept frames once all of the clip's tracks are covered; the boxes are in the source's pixels.

    Raises:
        DetectorError: when the detector cannot run.
    """
    if not kept or not clip.tracks:
        return ()
    small = kept[0].rgb.shape[1], kept[0].rgb.shape[0]
    covers = PlannedCovers(TrackPlan(clip.tracks), Extent.HEAD, (timeline.width, timeline.height), small)
    known = Known(clip, covers.scale)
    faces: list[tuple[Sighted, ...]] = []
    with Hands([partial(seen_in, eyes.detector, eyes.point.doubt)] * eyes.hands) as hands:
        for frame in kept:
            aside = known.aside(frame.pts)
            held = covers_of(covers(frame.pts), small) if aside else None
            if held is not None and _is_beside(aside, held):
                faces += hands.give(_covered(frame, held, known))
        faces += hands.rest()
    judging = replace(eyes.tracking.judging, mean=eyes.tracking.judging.alone)  # the gate may see them a little better
    return people_of(tuple(chain(*faces)), Looks(clip.looks), timeline, small, replace(eyes.tracking, judging=judging))


def _covered(frame: Kept, held: NDArray[np.bool_], known: Known) -> CoveredLook:
    rgb = frame.rgb.copy()
    rgb[held] = COVER_COLOUR
    return CoveredLook(frame.pts, lambda: rgb, held, (), known(frame.pts) or ())


def _is_beside(aside: Sequence[Box], held: NDArray[np.bool_]) -> bool:
    """Whether there is a sighting that nothing covers, with a cover beside it; `held`: (h, w) bool, what is covered."""
    return any(covered_share(middle_of(box), held) < MIDDLE_COVERED and covered_share(_around(box), held) > 0 for box in aside)


def _around(box: Box) -> Box:
    more_x, more_y = round(NEAR * box.width), round(NEAR * box.height)
    return Box(box.left - more_x, box.top - more_y, box.right + more_x, box.bottom + more_y)
