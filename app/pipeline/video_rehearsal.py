"""Before a video is written: does covering one person bring out another beside them?

A cover changes what a detector makes of the faces next to it: one that was too doubtful to count beside a clearer one may be
plain once that is gone. The gate would find it in the written file, and all would have to be written again. So the few frames
with such a sighting beside a cover are looked at as they will be, but for the encoder.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain

import cv2
import numpy as np

from app.media.video.facts import VideoSource
from app.media.video.reading import frames
from app.pipeline.side_by_side import Hands
from app.pipeline.video_covers import PlannedCovers
from app.pipeline.video_eyes import VideoEyes
from app.pipeline.video_known import Known
from app.pipeline.video_seen import MIDDLE, CoveredLook, Sighted, covers_of, seen_in
from app.redaction.gate import MIDDLE_COVERED
from app.redaction.regions import covered_share
from app.tracking.geometry import inner
from detectors.base import Box, RgbImage

NEAR = 1.0
"""A cover is beside a sighting where it comes this near, in sides of the sighting."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would be covered, and what is known of who is there. Boxes and sizes in pixels of the picture to be written.

    Args:
        source: what is to be written.
        size: width and height.
        eyes: what the gate looks with.
        covers: what will be covered, and where a face may be seen.
        known: whom the first pass saw.
        colour: of the covers, sRGB.
        alive: called now and then.
    """

    source: VideoSource
    size: tuple[int, int]
    eyes: VideoEyes
    covers: PlannedCovers
    known: Known
    colour: tuple[int, int, int]
    alive: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """The timestamps of all frames, and who would be seen; both empty where there was nothing to look at."""

    times: tuple[int, ...] = ()
    faces: tuple[Sighted, ...] = ()


def rehearse(rehearsal: Rehearsal) -> Rehearsed:
    """Look at the frames in which a cover lies beside a doubtful sighting, covered.

    Raises:
        ItemError: when the source cannot be decoded.
        DetectorError: when the detector cannot run.
    """
    wanted = _beside_covers(rehearsal)
    if not wanted:
        return Rehearsed()
    times: list[int] = []

    def is_wanted(pts: int) -> bool:
        times.append(pts)
        rehearsal.alive()
        return pts in wanted

    eyes = rehearsal.eyes
    found: list[tuple[Sighted, ...]] = []
    with (
        closing(frames(rehearsal.source, max_side=eyes.side, wanted=is_wanted)) as coming,
        Hands([partial(seen_in, eyes.detector, eyes.point.doubt)] * eyes.hands) as hands,
    ):
        for frame in coming:
            found += hands.give(_look(rehearsal, frame.pts, frame.rgb()))
        found += hands.rest()
    return Rehearsed(tuple(times), tuple(chain(*found)))


def _beside_covers(rehearsal: Rehearsal) -> frozenset[int]:
    return frozenset(pts for pts in rehearsal.known.moments if _is_beside(rehearsal, pts))


def _is_beside(rehearsal: Rehearsal, pts: int) -> bool:
    """Whether there is a sighting that nothing covers, with a cover beside it."""
    patches = rehearsal.covers(pts)
    near = [box for box in rehearsal.known.aside(pts) if any(_around(box).intersection(one.window) for one in patches)]
    if not near:
        return False
    covers = covers_of(patches, rehearsal.size)
    return any(covered_share(inner(box, MIDDLE), covers) < MIDDLE_COVERED for box in near)


def _around(box: Box) -> Box:
    more_x, more_y = round(NEAR * box.width), round(NEAR * box.height)
    return Box(box.left - more_x, box.top - more_y, box.right + more_x, box.bottom + more_y)


def _look(rehearsal: Rehearsal, pts: int, rgb: RgbImage) -> CoveredLook:
    covers = covers_of(rehearsal.covers(pts), rehearsal.size)
    share = cv2.resize(covers.astype(np.float32), rgb.shape[1::-1], interpolation=cv2.INTER_AREA)[..., None]
    colour = np.array(rehearsal.colour, np.float32)
    covered = np.rint(rgb * (1 - share) + colour * share).astype(np.uint8)
    return CoveredLook(pts, covered, covers, rehearsal.covers.let_be(pts), rehearsal.known(pts) or ())
