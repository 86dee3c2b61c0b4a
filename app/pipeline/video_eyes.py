"""How the program looks at videos: which look at which size, and from which probability on somebody counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import cv2

from app.model import Sensitivity
from app.pipeline.eyes import OPERATING_POINTS, OperatingPoint
from app.tracking.tracks import DEFAULT_TRACKING, Tracking
from detectors.base import Detector
from detectors.centerface import CenterFace, Network
from detectors.ensemble import ONE_LOOK_CALIBRATION, Ensemble

SIDE = 640
HIGH_SIDE = 960


@dataclass(frozen=True, slots=True)
class VideoEyes:
    """A detector, what it counts from, and the long side in pixels that frames are reduced to for it.

    `hands`: in how many threads at once the detector may look; each look takes one core.
    """

    detector: Detector
    point: OperatingPoint
    side: int
    tracking: Tracking = DEFAULT_TRACKING
    hands: int = 1


@cache
def video_eyes_for(sensitivity: Sensitivity) -> VideoEyes:
    """The eyes of one sensitivity, loaded once a process; as many hands as OpenCV has threads in it.

    Raises:
        DetectorError: when a detector is missing or its weights are not the known ones.
    """
    side = HIGH_SIDE if sensitivity is Sensitivity.HIGH else SIDE
    # Two looks side by side on a core each are quicker than one look on two.
    detector = Ensemble((CenterFace(side, network=Network(threads=1)),), ONE_LOOK_CALIBRATION, (), (side,))
    point = OPERATING_POINTS[sensitivity]
    return VideoEyes(detector, point, side, tracking_from(point.doubt), max(1, cv2.getNumThreads()))


def tracking_from(doubt: float) -> Tracking:
    """Tracking that holds nothing for less than what is listed in a photo, from this probability on."""
    judging = DEFAULT_TRACKING.judging
    return replace(DEFAULT_TRACKING, judging=replace(judging, listed=doubt, floor=min(judging.floor, doubt)))
