"""Single looks at a frame of a video: in the ordinary way, finely, and turned each way; and at how many pixels."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol, get_args

from detectors.base import Detector, Face, RgbImage, scaled_box
from detectors.centerface import CenterFace, Network
from detectors.ensemble import ONE_LOOK_CALIBRATION, Ensemble
from detectors.every_way import SCOUT_HEAT, joined
from detectors.views import Quarters, shrunk, turned

TURNED_SIDE = 384
"""The long side in pixels of what is looked at turned: heads from a thirty-fifth of it on. The network takes multiples of 32,
and so almost nothing is added to pictures of 16:9 and 4:3."""
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
