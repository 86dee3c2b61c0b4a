"""How the program looks at videos: which looks it takes together, and from which probability on somebody counts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

import cv2

from app.model import Sensitivity
from app.pipeline.eyes import OPERATING_POINTS, OperatingPoint
from app.pipeline.video_looks import DEFAULT_FINE_SIZE, HIGH_FINE_SIZE, FineLook, FineSize, OneLook, TurnedDetector, TurnedLook
from app.tracking.pacing import LOUD
from app.tracking.tracks import DEFAULT_TRACKING, Tracking
from detectors.base import Detector, Face, RgbImage, scaled_box
from detectors.centerface import Network
from detectors.views import shrunk, turned

SIDE = 640
HIGH_SIDE = 960
SAME_FACE_IOU = 0.3
"""Boxes of an ordinary and of a fine look that overlap more are the same face."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A face in a frame; `is_fine`: only a fine look saw it, or saw it clearly: ordinary looks do not follow it."""

    face: Face
    is_fine: bool = False


class Memory:
    """What an ordinary look saw in one frame, for whoever looks at the same frame again."""

    def __init__(self) -> None:
        """Nobody looked yet."""
        self._faces: tuple[Face, ...] | None = None

    def recall(self, detector: Detector, small: RgbImage) -> tuple[Face, ...]:
        """What it saw; looks where nobody did. Two who look at the same time see the same."""
        if self._faces is None:
            self._faces = detector.detect(small)
        return self._faces


@dataclass(frozen=True, slots=True)
class VideoEyes:
    """A detector, what it counts from, and the long side in pixels that frames are reduced to for it.

    `hands`: in how many threads at once the detectors may look; each look takes one core. `fine`: sees smaller faces as well,
    where `fine_size` says that they show more to it. `turned`: sees faces that are not upright, and only those. `network`: what
    all of them run.
    """

    detector: Detector
    point: OperatingPoint
    side: int
    tracking: Tracking = DEFAULT_TRACKING
    hands: int = 1
    fine: Detector | None = None
    fine_size: FineSize = DEFAULT_FINE_SIZE
    turned: TurnedDetector | None = None
    network: Network | None = field(default=None, repr=False, compare=False)

    def rest(self) -> None:
        """Nobody looks for a while: others may have the memory."""
        if self.network is not None:
            self.network.rest()

    def shows_more(self, width: int, height: int) -> bool:
        """Whether a picture of this size shows more to fine looks."""
        return self.fine is not None and self.fine_size.of(max(width, height)) >= self.fine_size.gain * self.side

    def frame_side(self, width: int, height: int) -> int:
        """To how many pixels the long side of frames of this size is to be reduced for all looks.

        But for those that enlarge: they want the whole frame.
        """
        return self.side if self.enlarges(width, height) else self.largest_side(width, height)

    def largest_side(self, width: int, height: int) -> int:
        """The most pixels of the long side of frames of this size that some look makes use of."""
        long = max(width, height)
        return max(self.side, min(long, self.fine_size.of(long))) if self.shows_more(width, height) else self.side

    def enlarges(self, width: int, height: int) -> bool:
        """Whether a picture of this size is so small that fine looks enlarge it."""
        return self.shows_more(width, height) and self.fine_size.of(max(width, height)) > max(width, height)

    def standing(self, way: int) -> VideoEyes:
        """The same for videos that stand upright when they are turned by so many quarters, as `numpy.rot90` counts them."""
        return replace(
            self,
            detector=turned(self.detector, way),
            fine=turned(self.fine, way) if self.fine is not None else None,
            turned=self.turned.standing(way) if self.turned is not None else None,
        )

    def see(
        self, rgb: RgbImage, *, finely: bool = False, memory: Memory | None = None, whole: RgbImage | None = None
    ) -> list[Seen]:
        """Who is in `rgb`: (H, W, 3) uint8 upright sRGB, by an ordinary look and, where wanted, a fine one.

        A face that both see has the box of the ordinary look and the better score. `memory`: of ordinary looks at this frame;
        `whole`: the same frame for the fine look, where that is to see a larger one.

        Raises:
            DetectorError: when a detector cannot run.
        """
        # First the look that takes long: by then an ordinary one at the same frame may be done, and need not be done twice.
        larger = self._seen_finely(rgb, whole if whole is not None else rgb) if finely else ()
        small = shrunk(rgb, self.side)
        scale = rgb.shape[1] / small.shape[1], rgb.shape[0] / small.shape[0]
        faces = memory.recall(self.detector, small) if memory is not None else self.detector.detect(small)
        seen = [Seen(replace(face, box=scaled_box(face.box, *scale))) for face in faces]
        beside = list[Seen]()
        for face in larger:
            same = [number for number, one in enumerate(seen) if one.face.box.iou(face.box) > SAME_FACE_IOU]
            if not same:
                beside.append(Seen(face, is_fine=True))
            for number in same:
                one, was_fine = seen[number].face, seen[number].is_fine
                is_fine = was_fine or one.score < LOUD <= face.score
                seen[number] = Seen(replace(one, score=max(one.score, face.score)), is_fine)
        return [*seen, *beside]

    def _seen_finely(self, rgb: RgbImage, whole: RgbImage) -> list[Face]:
        """Whom a fine look sees, in pixels of `rgb`."""
        faces = self.fine.detect(whole) if self.fine is not None else ()
        scale = rgb.shape[1] / whole.shape[1], rgb.shape[0] / whole.shape[0]
        return [replace(face, box=scaled_box(face.box, *scale)) for face in faces]


@cache
def video_eyes_for(sensitivity: Sensitivity) -> VideoEyes:
    """The eyes of one sensitivity, loaded once a process; as many hands as OpenCV has threads in it.

    Raises:
        DetectorError: when a detector is missing or its weights are not the known ones.
    """
    is_high = sensitivity is Sensitivity.HIGH
    side, fine_size = (HIGH_SIDE, HIGH_FINE_SIZE) if is_high else (SIDE, DEFAULT_FINE_SIZE)
    hands = max(1, cv2.getNumThreads())
    # Two looks side by side on a core each are quicker than one look on two.
    network = Network(threads=1, at_once=hands, may_round=True)
    detector = OneLook(side, network)
    point = OPERATING_POINTS[sensitivity]
    tracking, turned = tracking_from(point.doubt), TurnedLook(network)
    return VideoEyes(detector, point, side, tracking, hands, FineLook(network, fine_size), fine_size, turned, network)


def tracking_from(doubt: float) -> Tracking:
    """Tracking that holds nothing for less than what is listed in a photo, from this probability on."""
    judging = DEFAULT_TRACKING.judging
    return replace(DEFAULT_TRACKING, judging=replace(judging, listed=doubt, floor=min(judging.floor, doubt)))
