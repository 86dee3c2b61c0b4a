"""A closer look at small, doubtful faces of large photos, at the photo's own resolution.

All looks of the ensemble together see at most 1792 pixels: a face of 40 pixels in a photo of 4,608 is 16 pixels high for the
closest, 4 for the coarsest, and what the coarse ones cannot see counts against it. So around each such candidate a small
square is cut out at the photo's own resolution, the face brought to `FACE_PX`, and looked at as it is and mirrored. Where these
two looks are believed, they vote in place of the looks for which the face is too small. A closer look only ever raises a
probability.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from detectors.base import Box, Face, RgbImage
from detectors.centerface import JOIN_IOU, Network, decode
from detectors.ensemble import Calibration, Ensemble

DETAIL = 4096
"""The long side in pixels from which nothing more is gained: 16 pixels of a photo of 24 megapixels are 11 then."""
SQUARE_PX, FACE_PX = 128, 40
"""What is looked at, and the height that the face has in it."""
SMALL_PX = 40
"""Faces smaller than this for the closest look are looked at again: larger ones it saw well enough."""
BLIND_PX = 12
"""A look for which a face is smaller than this does not vote on it here."""
WEAKEST, CERTAIN = 0.004, 0.5
MOST = 400
"""Which candidates are looked at again, and at most how many, the likeliest first: the cost does not grow with a crowd."""
BELIEVED, HOPELESS = 0.5, 0.2
"""From this mean heat on a closer look is believed: of the many candidates that are looked at again hardly any is a face. Below
that heat of its first look there is no second one."""
FLOOR = 0.02


@dataclass(frozen=True, slots=True)
class Closer:
    """An ensemble that looks again, closer, at what it doubts."""

    ensemble: Ensemble
    network: Network

    @property
    def name(self) -> str:
        """All that take part."""
        return f"{self.ensemble.name}+closer@{DETAIL}"

    @property
    def long_side(self) -> int:
        """The largest long side in pixels that can be used: a larger picture may be reduced to it beforehand."""
        return max(DETAIL, self.ensemble.long_side)

    @property
    def calibration(self) -> Calibration:
        """What turns heat to probability."""
        return self.ensemble.calibration

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8 upright sRGB, one tight box a face, highest probability first.

        Raises:
            DetectorError: when one of the detectors cannot run: none is left out in silence.
        """
        faces = self.ensemble.detect(rgb)
        scale = self.ensemble.long_side / max(rgb.shape[:2])
        if scale >= 1:
            return faces
        again = [face for face in faces if WEAKEST <= face.score < CERTAIN and face.box.height * scale < SMALL_PX][:MOST]
        raised = {face: self._raised(rgb, face) for face in again}
        return tuple(sorted((raised.get(face, face) for face in faces), key=lambda face: -face.score))

    def _raised(self, rgb: RgbImage, face: Face) -> Face:
        square = square_around(rgb, face.box)
        first = self._heat(square)
        if first < HOPELESS:
            return face
        heats = [first, self._heat(np.ascontiguousarray(square[:, ::-1]))]
        if sum(heats) < BELIEVED * len(heats):
            return face
        before = heat_of(self.calibration, face.score) * len(self.ensemble.looks)
        long_side = max(rgb.shape[:2])
        able = sum(face.box.height * side / long_side >= BLIND_PX for side in self.ensemble.sides)
        mean = min(1.0, (before + sum(heats)) / (max(1, able) + len(heats)))
        return replace(face, score=max(face.score, self.calibration.probability(mean)))

    def _heat(self, square: RgbImage) -> float:
        """The most heat of a face in the middle of the square."""
        edge = (SQUARE_PX - FACE_PX) / 2
        middle = np.array([edge, edge, SQUARE_PX - edge, SQUARE_PX - edge])
        rows = decode(*self.network.run(square), FLOOR)
        width = np.minimum(rows[:, 2], middle[2]) - np.maximum(rows[:, 0], middle[0])
        height = np.minimum(rows[:, 3], middle[3]) - np.maximum(rows[:, 1], middle[1])
        shared = np.clip(width, 0, None) * np.clip(height, 0, None)
        areas = (rows[:, 2] - rows[:, 0]) * (rows[:, 3] - rows[:, 1])
        there = rows[shared > JOIN_IOU * (areas + FACE_PX**2 - shared)]
        return min(1.0, float(there[:, 4].max(initial=0.0)))


def square_around(rgb: RgbImage, box: Box) -> RgbImage:
    """(SQUARE_PX, SQUARE_PX, 3) uint8: the box in the middle, its geometric mean side at FACE_PX; black outside the picture."""
    side = round((box.width * box.height) ** 0.5 * SQUARE_PX / FACE_PX)
    left, top = (box.left + box.right - side) // 2, (box.top + box.bottom - side) // 2
    height, width = rgb.shape[:2]
    cut = rgb[max(0, top) : max(0, min(height, top + side)), max(0, left) : max(0, min(width, left + side))]
    whole = np.zeros((side, side, 3), np.uint8)
    whole[max(0, -top) : max(0, -top) + cut.shape[0], max(0, -left) : max(0, -left) + cut.shape[1]] = cut
    way = cv2.INTER_AREA if side > SQUARE_PX else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(whole, (SQUARE_PX, SQUARE_PX), interpolation=way), np.uint8)


def heat_of(calibration: Calibration, probability: float) -> float:
    """The mean heat that gives this probability, by halving: a calibration never falls."""
    low, high = 1e-6, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if calibration.probability(middle) < probability else (low, middle)
    return high
