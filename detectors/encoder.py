"""face_recognition's encodings: 128 numbers by which faces can be compared. For grouping alone, where that was asked for.

Comparing faces is biometric processing. Nothing that screens, tracks or proves a release can reach this module: an import
contract holds that. The numbers are those of `face_recognition.face_encodings(…, model="small")`, but its package is not
imported: in a process that finds faces it was loaded without its encoder on purpose (`dlib_hog`), and it would load
landmarks that are not free for every use.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import dlib
import numpy as np
from numpy.typing import NDArray

from detectors.base import Box, RgbImage
from detectors.weights import Weights, load, locate

Encoding = NDArray[np.float32]
"""(128,) float32; the Euclidean distance between two of them says how unlike two faces are."""

LANDMARKS = Weights(
    "face_recognition_models",
    "models/shape_predictor_5_face_landmarks.dat",
    "c4b1e9804792707d3a405c2c16a80a20269e6675021f64a41d30fffafbc41888",
    "CC0",
)
"""Corners of the eyes and the nose's foot: how a face is turned upright."""
ENCODER = Weights(
    "face_recognition_models",
    "models/dlib_face_recognition_resnet_model_v1.dat",
    "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30",
    "CC0",
)
"""A residual network of 29 layers (King 2017, after He et al. 2016)."""

SIDE_PX = 150
"""The encoder looks at faces of this height; a larger one is brought down to it, a smaller one enlarged."""
CENTRE_DOWN = 0.03
"""Share of a face's height by which the square that the landmarks were trained on lies below the middle of our boxes."""
SQUARE = 1.0
"""The side of that square, as a share of the mean of our boxes' sides. Both tried on the half of the people by which
`benchmarks/grouping.py` chooses: from 0.92 to 1.04 and from 0 to 0.06 the encodings are equally good."""
AROUND = 0.8
"""How much of a face's size is looked at on each side beside it: the turned face needs its surroundings."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """Both models, loaded."""

    landmarks: Any
    network: Any

    def encode(self, rgb: RgbImage, box: Box) -> Encoding:
        """The encoding of the face at `box`.

        Args:
            rgb: (H, W, 3) uint8, upright sRGB.
            box: the face, in pixels of `rgb`; it may reach outside.
        """
        square = _square(box)
        around = round(square.width * AROUND)
        part = _cut(rgb, Box(square.left - around, square.top - around, square.right + around, square.bottom + around))
        scale = SIDE_PX / square.width
        side = round(part.shape[0] * scale)
        small = cv2.resize(part, (side, side), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
        first = round(around * scale)
        place = dlib.rectangle(first, first, first + SIDE_PX - 1, first + SIDE_PX - 1)
        pixels = np.ascontiguousarray(small)
        return np.asarray(self.network.compute_face_descriptor(pixels, self.landmarks(pixels, place), 1), np.float32)


@cache
def encoder() -> Encoder:
    """The encoder, loaded once a process.

    Raises:
        DetectorError: when a model is missing or not the known one.
    """
    for weights in (LANDMARKS, ENCODER):
        load(weights)
    return Encoder(dlib.shape_predictor(str(locate(LANDMARKS))), dlib.face_recognition_model_v1(str(locate(ENCODER))))


def _square(box: Box) -> Box:
    """What dlib's own detector would have outlined of the same face."""
    side = max(2, round((box.width + box.height) / 2 * SQUARE))
    middle_x = (box.left + box.right) / 2
    middle_y = (box.top + box.bottom) / 2 + box.height * CENTRE_DOWN
    return Box.of_size(round(middle_x - side / 2), round(middle_y - side / 2), side, side)


def _cut(rgb: RgbImage, box: Box) -> RgbImage:
    """What lies in `box`; beyond the border the border is repeated."""
    height, width = rgb.shape[:2]
    left, top = min(max(0, box.left), width - 1), min(max(0, box.top), height - 1)
    right, bottom = max(left + 1, min(width, box.right)), max(top + 1, min(height, box.bottom))
    missing = (
        max(0, top - box.top),
        max(0, box.bottom - bottom),
        max(0, left - box.left),
        max(0, box.right - right),
    )
    return np.asarray(cv2.copyMakeBorder(rgb[top:bottom, left:right], *missing, cv2.BORDER_REPLICATE), np.uint8)
