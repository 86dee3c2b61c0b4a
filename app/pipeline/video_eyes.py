"""How the program looks at videos: which look at which size, and from which probability on somebody counts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

import cv2

from app.model import Sensitivity
from app.pipeline.eyes import OPERATING_POINTS, OperatingPoint
from app.tracking.tracks import DEFAULT_TRACKING, Tracking
from detectors.base import Detector, Face, RgbImage
from detectors.centerface import CenterFace, Network
from detectors.ensemble import ONE_LOOK_CALIBRATION, Ensemble

SIDE = 640
HIGH_SIDE = 960
ENLARGED = 4
"""Small pictures are enlarged so many times at most: of 50 portraits of 60 pixels all are found at that, as they are at 640
pixels, where a look takes six times as long."""


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


@dataclass(frozen=True, slots=True)
class OneLook:
    """One look, of the same network at every size: at `side` pixels, or less where the picture is small."""

    side: int
    network: Network = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        """That of the largest look."""
        return self._at(self.side).name

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8 upright sRGB, highest probability first; see `Ensemble.detect`."""
        return self._at(min(self.side, ENLARGED * max(rgb.shape[:2]))).detect(rgb)

    def _at(self, side: int) -> Ensemble:
        return Ensemble((CenterFace(side, network=self.network),), ONE_LOOK_CALIBRATION, (), (side,))


@cache
def video_eyes_for(sensitivity: Sensitivity) -> VideoEyes:
    """The eyes of one sensitivity, loaded once a process; as many hands as OpenCV has threads in it.

    Raises:
        DetectorError: when a detector is missing or its weights are not the known ones.
    """
    side = HIGH_SIDE if sensitivity is Sensitivity.HIGH else SIDE
    hands = max(1, cv2.getNumThreads())
    # Two looks side by side on a core each are quicker than one look on two.
    detector = OneLook(side, Network(threads=1, at_once=hands))
    point = OPERATING_POINTS[sensitivity]
    return VideoEyes(detector, point, side, tracking_from(point.doubt), hands)


def tracking_from(doubt: float) -> Tracking:
    """Tracking that holds nothing for less than what is listed in a photo, from this probability on."""
    judging = DEFAULT_TRACKING.judging
    return replace(DEFAULT_TRACKING, judging=replace(judging, listed=doubt, floor=min(judging.floor, doubt)))
