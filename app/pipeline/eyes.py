"""How the program looks: which detectors, and from which probability on a box counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.model import Sensitivity
from detectors.base import Face, RgbImage
from detectors.ensemble import Ensemble, standard_ensemble, thorough_ensemble


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """Probabilities: from `doubt` on a box is listed and covered, from `certain` on it is not marked doubtful."""

    doubt: float
    certain: float


OPERATING_POINTS = {
    Sensitivity.LOW: OperatingPoint(0.35, 0.5),
    Sensitivity.STANDARD: OperatingPoint(0.15, 0.5),
    Sensitivity.HIGH: OperatingPoint(0.02, 0.5),
}
"""Points on the calibration curve; what each finds and how many false boxes it costs is measured in the README."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """A detector with its operating point."""

    detector: Ensemble
    point: OperatingPoint

    def look(self, rgb: RgbImage) -> tuple[Face, ...]:
        """The faces that count at this operating point, most probable first."""
        return tuple(face for face in self.detector.detect(rgb) if face.score >= self.point.doubt)


@cache
def eyes_for(sensitivity: Sensitivity) -> Eyes:
    """The eyes of one sensitivity, loaded once a process.

    Raises:
        DetectorError: when a detector is missing or its weights are not the known ones.
    """
    detector = thorough_ensemble() if sensitivity is Sensitivity.HIGH else standard_ensemble()
    return Eyes(detector, OPERATING_POINTS[sensitivity])
