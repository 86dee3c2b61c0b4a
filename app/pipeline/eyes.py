"""How the program looks: which detectors, and from which probability on a box counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, reduce

import numpy as np
from numpy.typing import NDArray

from app.media.image import Picture, decode
from app.media.intake import Source
from app.model import Sensitivity
from detectors.base import Face, scaled_box
from detectors.contrast import to_look_at
from detectors.every_way import EveryWay, joined, photo_detector


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """Probabilities: from `doubt` on a box is listed and covered, from `certain` on it is not marked doubtful.

    From `large` on a large face is listed: the larger a face, the worse it is to miss, and the fewer there are to look through.
    """

    doubt: float
    certain: float
    large: float

    def counts(self, face: Face, picture: Picture) -> bool:
        """Whether the face is listed; its box is in pixels of what was looked at of the picture."""
        long_side = max(picture.rgb.shape[:2])
        scale = max(picture.full_width, picture.full_height) / long_side
        large = face.box.height >= LARGE_SHARE * long_side and face.box.height * scale >= LARGE_PX
        return face.score >= (self.large if large else self.doubt)


LARGE_PX, LARGE_SHARE = 128, 1 / 16
"""How high a large face is: in pixels of the full-size picture, and of the picture's long side."""


OPERATING_POINTS = {
    Sensitivity.LOW: OperatingPoint(0.35, 0.5, 0.12),
    Sensitivity.STANDARD: OperatingPoint(0.12, 0.5, 0.04),
    Sensitivity.HIGH: OperatingPoint(0.015, 0.5, 0.015),
}
"""Points on the calibration curve; what each finds and how many false boxes it costs is measured in the README. Of large
candidates with a probability of 0.04 to 0.12, 3 of 8 were faces on the half of the pictures that it was fitted on."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What looking at a file gave.

    `faces` count at the operating point, most probable first, their boxes in pixels of the full-size upright picture;
    `picture` is what was looked at, which may be smaller. `weak` is the highest probability of a box that does not count, 0
    where there is none.
    """

    faces: tuple[Face, ...]
    picture: Picture
    weak: float = 0.0


@dataclass(frozen=True, slots=True)
class Eyes:
    """A detector with its operating point."""

    detector: EveryWay
    point: OperatingPoint

    def look(self, source: Source, covers: NDArray[np.bool_] | None = None) -> Sight:
        """Look at a file. The gate looks at what was written in the very same way.

        Args:
            source: the file.
            covers: (h, w) bool over the picture: where covers are, and nothing of the picture is left.

        Raises:
            ItemError: when it cannot be decoded.
            DetectorError: when a detector cannot run.
        """
        picture = decode(source, max_side=self.detector.long_side)
        scale_x, scale_y = picture.full_width / picture.rgb.shape[1], picture.full_height / picture.rgb.shape[0]
        views = (picture.rgb,) if covers is None else to_look_at(picture.rgb, covers)
        seen = reduce(joined, map(self.detector.detect, views))
        listed = [face for face in seen if self.point.counts(face, picture)]
        weak = max((face.score for face in seen if not self.point.counts(face, picture)), default=0.0)
        return Sight(tuple(replace(face, box=scaled_box(face.box, scale_x, scale_y)) for face in listed), picture, weak)


@cache
def eyes_for(sensitivity: Sensitivity) -> Eyes:
    """The eyes of one sensitivity: all look with the same detector, loaded once a process.

    Raises:
        DetectorError: when a detector is missing or its weights are not the known ones.
    """
    return Eyes(_detector(), OPERATING_POINTS[sensitivity])


@cache
def _detector() -> EveryWay:
    return photo_detector()
