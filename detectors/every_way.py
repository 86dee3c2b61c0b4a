"""Faces that are not upright: of who lies, does a handstand, or was photographed with the camera on its side.

CenterFace finds 38 % of faces turned by a quarter or a half, against 95 % of upright ones (`benchmarks/hard_cases.py`). So
scouts look at the picture turned each way, small and quickly. What one of them sees where nobody is seen upright is a doubt.
Where a turned view tells more than the upright one, the whole picture stands that way (its orientation tag was lost), and all
looks look again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from detectors.base import Box, Detector, Face, RgbImage, scaled_box
from detectors.centerface import CenterFace, Network
from detectors.closer import Closer
from detectors.ensemble import Calibration, Ensemble, photo_ensemble
from detectors.views import Quarters, Turned, shrunk

SCOUT_SIDE = 640
"""The long side in pixels of what the scouts look at: heads from a thirtieth of it on."""
SCOUT_HEAT = 0.5
"""From this heat on a scout is believed. On 532 annotated pictures that stand as they should, the three scouts together then
raise 23 doubts, of which 1 is a face; from 0.35 on they would raise 128."""
SCOUT_ALONE = 0.2
"""The score of what only a scout sees: a doubt, not a measured probability."""
SEEN_UPRIGHT = 0.15
"""An upright face from this probability on explains what a scout sees there."""
SAME_IOU, SAME_INSIDE = 0.3, 0.6
"""It is there when the boxes overlap by more than this, or the smaller one lies in the other by more than that."""
SURE = 0.5
"""Faces from this probability on speak for the way in which the picture stands."""


@dataclass(frozen=True, slots=True)
class EveryWay:
    """An ensemble for upright faces, and scouts for all others."""

    upright: Ensemble | Closer
    scout: Detector

    @property
    def name(self) -> str:
        """All that take part."""
        return f"{self.upright.name}+{self.scout.name}-turned"

    @property
    def long_side(self) -> int:
        """The largest long side in pixels that a look can use: a larger picture may be reduced to it beforehand."""
        return self.upright.long_side

    @property
    def calibration(self) -> Calibration:
        """What turns heat to probability."""
        return self.upright.calibration

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8 sRGB, one tight box a face, highest probability first.

        Raises:
            DetectorError: when one of the detectors cannot run: none is left out in silence.
        """
        faces = self.upright.detect(rgb)
        explained = [face.box for face in faces if face.score >= SEEN_UPRIGHT]
        spoken = sum(face.score for face in faces if face.score >= SURE)
        seen: list[Face] = []
        small = shrunk(rgb, SCOUT_SIDE)
        for quarters in get_args(Quarters):
            scouted = self._scouted(small, rgb, quarters)
            if sum(face.score for face in scouted) > spoken:
                seen += Turned(self.upright, quarters).detect(rgb)
            doubts = (face for face in scouted if not is_seen(face.box, explained))
            seen += [Face(face.box, SCOUT_ALONE, face.detector) for face in doubts]
        return joined(faces, sorted(seen, key=lambda face: -face.score))

    def _scouted(self, small: RgbImage, rgb: RgbImage, quarters: Quarters) -> list[Face]:
        """What a scout believes to see in the small picture turned this way, in pixels of the whole one."""
        scale_x, scale_y = rgb.shape[1] / small.shape[1], rgb.shape[0] / small.shape[0]
        return [
            Face(scaled_box(face.box, scale_x, scale_y), face.score, face.detector.partition("@")[0])
            for face in Turned(self.scout, quarters).detect(small)
            if face.score >= SCOUT_HEAT
        ]


def joined(faces: Sequence[Face], others: Sequence[Face]) -> tuple[Face, ...]:
    """The faces and those of the others that none explains, the more probable of two in one place; best first."""
    kept = list(faces)
    for other in others:
        if not is_seen(other.box, [face.box for face in kept if face.score >= other.score]):
            kept = [face for face in kept if face.box.iou(other.box) <= SAME_IOU] + [other]
    return tuple(sorted(kept, key=lambda face: -face.score))


def is_seen(box: Box, others: Iterable[Box]) -> bool:
    """Whether one of the others is where the box is."""
    return any(
        other.iou(box) > SAME_IOU or other.intersection(box) > SAME_INSIDE * min(other.area, box.area) for other in others
    )


def photo_detector() -> EveryWay:
    """What looks at photos, at every sensitivity.

    Raises:
        DetectorError: when a detector is missing or its weights are not the known ones.
    """
    network = Network()
    return EveryWay(Closer(photo_ensemble(network), network), CenterFace(SCOUT_SIDE, network=network))
