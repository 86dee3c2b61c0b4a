"""Several looks as one detector: what the looks agree on is a face, with one calibrated score.

The score is a probability. It was fitted on the pictures of WIDER FACE (validation), FDDB and two smaller sets whose file's
SHA-256 is even, and is reported on the odd ones (README, "detection"): the mean of CenterFace's heat over the looks, where a
look that does not see the face counts as 0, goes through a logistic function of its logarithm and its value. Looks for which
a face is too large do not vote on it (that changes nothing below 600 pixels in the closest look, nor the fit).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detectors.base import Box, Detector, Face, RgbImage, scaled_box
from detectors.centerface import CenterFace, Network
from detectors.dlib_hog import DlibHog
from detectors.views import Evened, Mirrored, shrunk

SAME_FACE_IOU = 0.4
"""Boxes of two looks that overlap more are the same face."""
WITNESS_IOU = 0.3
"""A witness's box that overlaps a face by more confirms it (dlib's boxes are cut tighter than CenterFace's)."""
WITNESS_ALONE = 0.2
"""The score of what only the witness sees: a doubt, not a measured probability (on the half that the calibration was
fitted on it happened once in 266 pictures)."""
WITNESS_SIDE = 640
"""What the witness looks at, in pixels: faces from an eighth of the picture on. At 1024 it added no face that
CenterFace had missed on 532 pictures, and two false boxes."""
WITNESS_FLOOR = 0.3
"""The witness's decision value from which on it is heard: between 0 and this it took a badge for a face now and then."""
LARGEST_PX = 600
"""CenterFace takes larger faces apart, into eyes and cheeks that it holds for faces: a look for which a face is larger than
this does not vote on it."""
PART_INSIDE = 0.75
PART_AREA = 1 / 1.3
PART_SIDE = 0.1
WHOLE = 0.5
"""A box that lies in a close-up to `PART_INSIDE` is a part of that face: the face is too large for the closest look, its
probability at least `WHOLE`; the part's area is at most `PART_AREA` of the face's, its smaller side at least `PART_SIDE` of the
picture's long side. Smaller boxes, and those in smaller faces, are never dropped: somebody may stand before or behind."""
AT_ONCE = 64
"""Boxes that are compared with all others at once."""
FAINTEST = 0.03
"""The heat from which on a look has its say about a face; the calibration was fitted with it."""
LOWEST = 0.002
"""Candidates below this probability are dropped."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Probability of a face = logistic(`log` * ln(mean heat) + `linear` * mean heat + `constant`)."""

    log: float
    linear: float
    constant: float

    def probability(self, mean: float) -> float:
        """For a mean heat above 0 and up to 1."""
        return 1 / (1 + math.exp(-(self.log * math.log(mean) + self.linear * mean + self.constant)))


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Looks whose scores are averaged and calibrated, and witnesses that may confirm a face or raise a doubt."""

    looks: tuple[Detector, ...]
    calibration: Calibration
    witnesses: tuple[Detector, ...] = ()
    sides: tuple[int, ...] = ()
    """To how many pixels each look brings the long side; without them every look votes on every face."""

    @property
    def long_side(self) -> int:
        """The largest long side in pixels that a look can use: a larger picture may be reduced to it beforehand."""
        return max(self.sides, default=0)

    @property
    def name(self) -> str:
        """All that take part."""
        return "+".join(detector.name for detector in (*self.looks, *self.witnesses))

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8 upright sRGB, one tight box a face, highest probability first.

        Raises:
            DetectorError: when one of the detectors cannot run: none is left out in silence.
        """
        long_side = max(rgb.shape[:2])
        small = shrunk(rgb, self.long_side) if self.long_side else rgb
        faces = [_resized(face, rgb.shape, small.shape) for face in self._seen(small)]
        return _without_parts(faces, PART_SIDE * long_side, LARGEST_PX * long_side / max(self.sides, default=LARGEST_PX))

    def _seen(self, rgb: RgbImage) -> list[Face]:
        """The faces of a picture that is no larger than the closest look needs."""
        rows = [
            (*_corners(face.box), face.score, number) for number, look in enumerate(self.looks) for face in look.detect(rgb)
        ]
        faces = self._fused(np.array(rows, np.float64).reshape(-1, 6), max(rgb.shape[:2]))
        for witness in self.witnesses:
            faces = _heard(faces, witness.detect(rgb))
        return faces

    def _fused(self, rows: NDArray[np.float64], long_side: int) -> list[Face]:
        """Rows (left, top, right, bottom, score, number of the look) joined face by face, each to the best that is left."""
        rows = rows[np.argsort(-rows[:, 4], kind="stable")]
        faces = []
        while len(rows):
            same = _iou(rows[:AT_ONCE, None, :4], rows[None, :, :4]) > SAME_FACE_IOU
            free = np.ones(len(rows), np.bool_)
            for number, overlaps in enumerate(same):
                if free[number]:
                    overlaps[number] = True
                    joined = rows[overlaps & free]
                    free &= ~overlaps
                    box = _mean_box(joined)
                    probability = self._probability(joined, box, long_side)
                    if probability >= LOWEST:
                        faces.append(Face(box, probability, self.looks[0].name.partition("@")[0]))
            rows = rows[free]
        return faces

    def _probability(self, joined: NDArray[np.float64], box: Box, long_side: int) -> float:
        """That of a face with this box, of which these rows tell, best first."""
        if len(self.looks) == 1:
            heat = float(joined[0, 4])
        else:
            best = np.zeros(len(self.looks))
            np.maximum.at(best, joined[:, 5].astype(int), joined[:, 4])
            heat = float(best[self._voters(box, long_side)].mean())
        return self.calibration.probability(heat) if heat > 0 else 0.0

    def _voters(self, box: Box, long_side: int) -> NDArray[np.bool_]:
        """(looks) bool: for which looks the face is not too large; for want of any, the one that sees it smallest."""
        if not self.sides:
            return np.ones(len(self.looks), np.bool_)
        seen = np.array(self.sides) * (max(box.width, box.height) / long_side)
        return np.asarray(seen <= max(LARGEST_PX, float(seen.min())))


def _without_parts(faces: list[Face], smallest_px: float, close_up_px: float) -> tuple[Face, ...]:
    """The faces without the parts of close-ups, highest probability first. Sizes are in pixels of the picture."""
    whole: list[Face] = []
    for face in sorted(faces, key=lambda face: -face.score):
        large = min(face.box.width, face.box.height) > smallest_px
        if not (large and any(_is_part(face.box, other) for other in whole if other.box.height > close_up_px)):
            whole.append(face)
    return tuple(whole)


def _is_part(box: Box, of: Face) -> bool:
    inside = of.box.intersection(box) > PART_INSIDE * box.area
    return inside and of.score >= WHOLE and box.area < PART_AREA * of.box.area


def _heard(faces: list[Face], testimony: tuple[Face, ...]) -> list[Face]:
    """The faces after a witness: a face it confirms is at least a doubt, what it alone sees is one."""
    heard = list(faces)
    for seen in testimony:
        confirmed = [number for number, face in enumerate(heard) if face.box.iou(seen.box) > WITNESS_IOU]
        if not confirmed:
            heard.append(Face(seen.box, WITNESS_ALONE, seen.detector.partition("@")[0]))
        for number in confirmed[:1]:
            face = heard[number]
            heard[number] = Face(face.box, max(face.score, WITNESS_ALONE), f"{face.detector}+{seen.detector.partition('@')[0]}")
    return heard


def _resized(face: Face, whole: tuple[int, ...], small: tuple[int, ...]) -> Face:
    """The face of the small picture in the whole one; both by shape (height, width, ...)."""
    if whole == small:
        return face
    return Face(scaled_box(face.box, whole[1] / small[1], whole[0] / small[0]), face.score, face.detector)


def _corners(box: Box) -> tuple[int, int, int, int]:
    return box.left, box.top, box.right, box.bottom


def _mean_box(joined: NDArray[np.float64]) -> Box:
    """The mean of the boxes in these rows, weighted by the squares of their scores."""
    corners = joined[0, :4]
    if len(joined) > 1:
        weight = joined[:, 4] ** 2
        corners = (joined[:, :4] * weight[:, None]).sum(0) / weight.sum()
    left, top, right, bottom = np.rint(corners).astype(int).tolist()
    return Box(left, top, max(right, left + 1), max(bottom, top + 1))


def _iou(some: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, m): of boxes (n, 1, 4) with boxes (1, m, 4)."""
    width = np.minimum(some[..., 2], others[..., 2]) - np.maximum(some[..., 0], others[..., 0])
    height = np.minimum(some[..., 3], others[..., 3]) - np.maximum(some[..., 1], others[..., 1])
    shared = np.clip(width, 0, None) * np.clip(height, 0, None)
    area = (some[..., 2] - some[..., 0]) * (some[..., 3] - some[..., 1])
    areas = (others[..., 2] - others[..., 0]) * (others[..., 3] - others[..., 1])
    overlap: NDArray[np.float64] = shared / (area + areas - shared)
    return overlap


PHOTO_CALIBRATION = Calibration(3.063, 2.551, 3.458)
ONE_LOOK_CALIBRATION = Calibration(3.239, 2.725, 4.032)
"""For frames of videos, which one look sees: fitted in the same way on the mean of looks at 480 and 1600 pixels."""


def photo_ensemble(network: Network) -> Ensemble:
    """Four looks, and the witness: at 480 pixels, 960 mirrored, 1600 with its contrast evened out, 1792 mirrored.

    On the 393 pictures of WIDER FACE they recall 0.962 of faces of 16 pixels and more at 3 false boxes a picture and 0.977 at
    8; with the larger two at 1280 and 2048 0.960 and 0.974, with another at 1600 between those 0.962 and 0.976; looks at 480
    and 1600 pixels alone 0.951 at 3.
    """
    looks: tuple[Detector, ...] = (
        CenterFace(480, FAINTEST, network),
        Mirrored(CenterFace(960, FAINTEST, network)),
        Evened(CenterFace(1600, FAINTEST, network), 1600),
        Mirrored(CenterFace(1792, FAINTEST, network)),
    )
    return Ensemble(looks, PHOTO_CALIBRATION, (DlibHog(WITNESS_SIDE, floor=WITNESS_FLOOR),), (480, 960, 1600, 1792))
