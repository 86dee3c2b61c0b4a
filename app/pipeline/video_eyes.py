"""How the program looks at videos: which look at which size, and from which probability on somebody counts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Protocol, get_args

import cv2

from app.model import Sensitivity
from app.pipeline.eyes import OPERATING_POINTS, OperatingPoint
from app.tracking.pacing import LOUD
from app.tracking.tracks import DEFAULT_TRACKING, Tracking
from detectors.base import Detector, Face, RgbImage, scaled_box
from detectors.centerface import CenterFace, Network
from detectors.ensemble import ONE_LOOK_CALIBRATION, Ensemble
from detectors.every_way import SCOUT_HEAT, joined
from detectors.views import Quarters, shrunk, turned

SIDE = 640
HIGH_SIDE = 960
TURNED_SIDE = 384
"""The long side in pixels of what is looked at turned: heads from a thirty-fifth of it on. The network takes multiples of 32,
and so almost nothing is added to pictures of 16:9 and 4:3."""
SAME_FACE_IOU = 0.3
"""Boxes of an ordinary and of a fine look that overlap more are the same face."""
ENLARGED = 4
"""Small pictures are enlarged so many times at most: of 50 portraits of 60 pixels all are found at that, as they are at 640
pixels, where a look takes six times as long."""


class LookKind(StrEnum):
    """How a frame is looked at."""

    ORDINARY = "ordinary"
    FINE = "fine"
    """In an ordinary way, and larger: small faces are seen, too."""
    TURNED = "turned"
    """Turned each way: only faces that are not upright are seen."""


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


class TurnedDetector(Detector, Protocol):
    """Finds faces that do not stand as their picture does."""

    def stands(self, rgb: RgbImage) -> int:
        """By how many quarters `rgb`, (H, W, 3) uint8 sRGB, has to be turned for most faces in it to be upright.

        Raises:
            DetectorError: when the detector cannot run.
        """

    def standing(self, way: int) -> TurnedDetector:
        """The same for pictures that stand upright when they are turned by so many quarters."""


@dataclass(frozen=True, slots=True)
class FineSize:
    """To how many pixels on the long side fine looks bring a picture.

    From `large` pixels on to a `share` of what it has, but to `least` at least, where it has so many, and `most` at most.
    Smaller ones are enlarged to `large`, `enlarged` times at most. What comes out less than `gain` times as large as ordinary
    looks have it shows them hardly more, and is not looked at finely.
    """

    large: int = 960
    share: float = 2 / 3
    least: int = 1280
    most: int = 1920
    enlarged: float = 4 / 3
    gain: float = 1.1

    def of(self, long: int) -> int:
        """That of a picture whose long side has so many pixels."""
        if long < self.large:
            return min(self.large, round(self.enlarged * long))
        return min(long, max(self.least, round(self.share * long)), self.most)


DEFAULT_FINE_SIZE = FineSize()
HIGH_FINE_SIZE = FineSize(share=1.0, most=2560)


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
        return _look_at(side, self.network)


def _look_at(side: int, network: Network) -> Ensemble:
    return Ensemble((CenterFace(side, network=network),), ONE_LOOK_CALIBRATION, (), (side,))


@dataclass(frozen=True, slots=True)
class FineLook:
    """One look at the picture as large as it comes, or enlarged where it is small."""

    network: Network = field(repr=False, compare=False)
    size: FineSize = DEFAULT_FINE_SIZE
    name: str = "centerface@whole"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8 upright sRGB, highest probability first; see `Ensemble.detect`."""
        long = max(rgb.shape[:2])
        return _look_at(max(long, self.size.of(long)), self.network).detect(rgb)


@dataclass(frozen=True, slots=True)
class TurnedLook:
    """One small look in each of the three ways in which the picture does not stand; as it does `way` quarters turned."""

    network: Network = field(repr=False, compare=False)
    side: int = TURNED_SIDE
    least: float = SCOUT_HEAT
    way: int = 0

    @property
    def name(self) -> str:
        """What the faces carry."""
        return f"centerface@{self.side}-turned"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8 sRGB, that do not stand as it does, highest probability first.

        The probability is that of an upright face of the same heat. What has less than `least` is left out.

        Raises:
            DetectorError: when the detector cannot run.
        """
        small, faces = shrunk(rgb, self.side), tuple[Face, ...]()
        for more in get_args(Quarters):
            faces = joined(faces, self._seen(small, self.way + more))
        scale = rgb.shape[1] / small.shape[1], rgb.shape[0] / small.shape[0]
        probability = ONE_LOOK_CALIBRATION.probability
        return tuple(Face(scaled_box(face.box, *scale), probability(face.score), self.name) for face in faces)

    def stands(self, rgb: RgbImage) -> int:
        """See `TurnedDetector.stands`: where the sum of the heats is largest."""
        small = shrunk(rgb, self.side)
        told = {way % 4: sum(face.score for face in self._seen(small, way)) for way in range(self.way, self.way + 4)}
        return max(told, key=lambda way: told[way])

    def standing(self, way: int) -> TurnedLook:
        """The same for pictures that stand upright when they are turned by so many quarters, as `numpy.rot90` counts them."""
        return replace(self, way=way)

    def _seen(self, small: RgbImage, way: int) -> tuple[Face, ...]:
        return turned(CenterFace(self.side, self.least, self.network), way % 4).detect(small)


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
    network = Network(threads=1, at_once=hands)
    detector = OneLook(side, network)
    point = OPERATING_POINTS[sensitivity]
    tracking, turned = tracking_from(point.doubt), TurnedLook(network)
    return VideoEyes(detector, point, side, tracking, hands, FineLook(network, fine_size), fine_size, turned, network)


def tracking_from(doubt: float) -> Tracking:
    """Tracking that holds nothing for less than what is listed in a photo, from this probability on."""
    judging = DEFAULT_TRACKING.judging
    return replace(DEFAULT_TRACKING, judging=replace(judging, listed=doubt, floor=min(judging.floor, doubt)))
