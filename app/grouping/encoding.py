"""What runs in a grouping process: one photo's faces become encodings. Values in, values out, nothing on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.errors import EnvironmentBrokenError, ItemError
from app.grouping.linkage import Encodings
from app.media.image import decode
from app.media.intake import read_source
from detectors.base import Box, DetectorError, scaled_box
from detectors.encoder import SIDE_PX, encoder

ROOM = 1.5
"""So much larger than the encoder needs it, a face is decoded."""


@dataclass(frozen=True, slots=True)
class PhotoFaces:
    """The faces of one photo: ids, boxes in pixels of the full-size upright picture, and whom people said each to be.

    These three have one entry a face, in the same order. `long_side` is that of the full-size picture, in pixels.
    """

    path: Path
    sha256: str
    long_side: int
    faces: tuple[str, ...]
    boxes: tuple[Box, ...]
    persons: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """One row of `encodings` ((N, 128) float32) for each of the faces."""

    sha256: str
    faces: tuple[str, ...]
    encodings: Encodings


def ready() -> None:
    """Load the encoder, so that the first photo does not wait for it; one that cannot be loaded is the first photo's error."""
    try:
        encoder()
    except DetectorError:
        return


def encode_photo(photo: PhotoFaces) -> Encoded:
    """Encode the faces of one photo.

    Raises:
        ItemError: when it cannot be read, or is no longer what was looked at (`changed-since-screening`).
        EnvironmentBrokenError: `detector-broken`, when the encoder is missing or changed.
    """
    source = read_source(photo.path)
    if source.sha256 != photo.sha256:
        raise ItemError("changed-since-screening")
    if not photo.boxes:
        return Encoded(photo.sha256, (), np.zeros((0, 128), np.float32))
    picture = decode(source, max_side=_wanted_side(photo))
    height, width = picture.rgb.shape[:2]
    scale_x, scale_y = width / picture.full_width, height / picture.full_height
    try:
        model = encoder()
        rows = [model.encode(picture.rgb, scaled_box(box, scale_x, scale_y)) for box in photo.boxes]
    except DetectorError as error:
        raise EnvironmentBrokenError("detector-broken", problem=str(error)) from error
    return Encoded(photo.sha256, photo.faces, np.stack(rows))


def _wanted_side(photo: PhotoFaces) -> int:
    """The long side at which the smallest face is large enough for the encoder, so that no more is decoded than is needed."""
    smallest = min(min(box.width, box.height) for box in photo.boxes)
    return max(1, round(photo.long_side * min(1.0, SIDE_PX * ROOM / smallest)))
