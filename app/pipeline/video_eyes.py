"""How the program looks at videos: which look at which size, and from which probability on somebody counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.model import Sensitivity
from app.pipeline.eyes import OPERATING_POINTS, OperatingPoint
from app.tracking.tracks import DEFAULT_TRACKING, Tracking
from detectors.base import Detector
from detectors.centerface import CenterFace
from detectors.ensemble import STANDARD_CALIBRATION, Ensemble

SIDE = 640
HIGH_SIDE = 960


@dataclass(frozen=True, slots=True)
class VideoEyes:
    """A detector, what it counts from, and the long side in pixels that frames are reduced to for it."""

    detector: Detector
    point: OperatingPoint
    side: int
    tracking: Tracking = DEFAULT_TRACKING


@cache
def video_eyes_for(sensitivity: Sensitivity, number: int = 0) -> VideoEyes:
    """The eyes of one sensitivity, loaded once a process; those of another `number` may be used at the same time.

    Raises:
        DetectorError: when a detector is missing or its weights are not the known ones.
    """
    side = HIGH_SIDE if sensitivity is Sensitivity.HIGH else SIDE
    detector = Ensemble((CenterFace(side),), STANDARD_CALIBRATION, (), (side,))
    return VideoEyes(detector, OPERATING_POINTS[sensitivity], side)
