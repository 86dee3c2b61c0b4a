"""Other views of the same picture: a detector looks at the mirror image, at the picture turned or with its contrast evened out.

Its boxes are brought back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from detectors.base import Box, Detector, Face, RgbImage, scaled_box

Quarters = Literal[1, 2, 3]
"""Turns by 90 degrees, counter-clockwise as `numpy.rot90` counts them."""
CLIP_LIMIT, TILES = 3.0, (8, 8)


def shrunk(rgb: RgbImage, long_side: int) -> RgbImage:
    """The picture with its long side brought down to so many pixels; a smaller one as it is."""
    scale = min(1.0, long_side / max(rgb.shape[:2]))
    size = (max(1, round(rgb.shape[1] * scale)), max(1, round(rgb.shape[0] * scale)))
    return rgb if scale == 1.0 else np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)


@dataclass(frozen=True, slots=True)
class Mirrored:
    """A detector that looks at the mirror image; its boxes are those of the picture as it is."""

    inner: Detector

    @property
    def name(self) -> str:
        """The inner name, marked."""
        return f"{self.inner.name}-mirrored"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8 upright sRGB, highest score first."""
        width = rgb.shape[1]
        return tuple(
            Face(Box(width - face.box.right, face.box.top, width - face.box.left, face.box.bottom), face.score, self.name)
            for face in self.inner.detect(np.asarray(cv2.flip(rgb, 1), np.uint8))
        )


@dataclass(frozen=True, slots=True)
class Evened:
    """A detector that looks at the picture with its contrast evened out: it sees who stands in the dark or against the light.

    The lightness of CIE L*a*b* is equalised in 8 x 8 tiles, its slope limited to 3 (CLAHE, Zuiderveld 1994), of a picture
    that is no larger than the detector brings it to.
    """

    inner: Detector
    long_side: int

    @property
    def name(self) -> str:
        """The inner name, marked."""
        return f"{self.inner.name}-evened"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8 upright sRGB, highest score first."""
        small = shrunk(rgb, self.long_side)
        lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
        lab[..., 0] = cv2.createCLAHE(CLIP_LIMIT, TILES).apply(lab[..., 0])
        evened = np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB), np.uint8)
        scale_x, scale_y = rgb.shape[1] / small.shape[1], rgb.shape[0] / small.shape[0]
        return tuple(Face(scaled_box(face.box, scale_x, scale_y), face.score, self.name) for face in self.inner.detect(evened))


@dataclass(frozen=True, slots=True)
class Turned:
    """A detector that looks at the picture turned: it sees who lies, or stands on their head."""

    inner: Detector
    quarters: Quarters

    @property
    def name(self) -> str:
        """The inner name, marked with the degrees."""
        return f"{self.inner.name}-turned-{90 * self.quarters}"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8 sRGB; boxes in its pixels as it is, highest score first."""
        height, width = rgb.shape[:2]
        turned = np.ascontiguousarray(np.rot90(rgb, self.quarters))
        return tuple(Face(self._back(face.box, width, height), face.score, self.name) for face in self.inner.detect(turned))

    def _back(self, box: Box, width: int, height: int) -> Box:
        """The box of the turned picture in the one of this size."""
        if self.quarters == 1:
            return Box(width - box.bottom, box.left, width - box.top, box.right)
        if self.quarters == 2:  # noqa: PLR2004 - half a turn
            return Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
        return Box(box.top, height - box.right, box.bottom, height - box.left)


def turned(detector: Detector, quarters: int) -> Detector:
    """The detector for pictures turned by so many quarters, 0 to 3; for none itself."""
    ways: dict[int, Quarters] = {1: 1, 2: 2, 3: 3}
    return Turned(detector, ways[quarters]) if quarters else detector
