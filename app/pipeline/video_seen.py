"""Who can be seen in a covered frame: a detector's answer, held against what is in the source's frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from app.media.video.canvas import Patch
from app.pipeline.video_looks import LookKind
from app.pipeline.video_picture import Picture
from app.redaction.gate import unexplained
from app.tracking.geometry import holds
from detectors.base import Box, Detector, Face, RgbImage, middle_of, scaled_box
from detectors.contrast import to_look_at
from detectors.every_way import joined

SAME_IOU = 0.3
"""A sighting in the covered frame and one in its source are of the same person from here on.

Or where the source's box holds the other's middle: a track is drawn wider than what was seen.
"""


@dataclass(frozen=True, slots=True)
class Sighted:
    """What looks like somebody who can be seen: in pixels of the written picture, at a timestamp of the source.

    `kind`: of the look that saw it.
    """

    pts: int
    box: Box
    score: float
    kind: LookKind = LookKind.ORDINARY


@dataclass(frozen=True, slots=True, eq=False)
class CoveredLook:
    """One frame that a detector is to look at.

    Args:
        pts: the source's timestamp.
        picture: the covered frame, at the size at which the detector gets it.
        covers: (H, W) bool: what is covered, at the size that is written.
        let_be: where a face may be seen, in pixels of that size.
        source: the frame as it was, like `picture`; or, where a detector looked at that before, what it saw, however weak, in
            pixels of the size that is written.
    """

    pts: int
    picture: Picture
    covers: NDArray[np.bool_]
    let_be: tuple[Box, ...]
    source: Picture | tuple[Box, ...]


def covers_of(patches: Sequence[Patch], size: tuple[int, int]) -> NDArray[np.bool_]:
    """(height, width) bool: what the patches hold of a picture of this width and height."""
    covers = np.zeros(size[::-1], np.bool_)
    for patch in patches:
        window = patch.window
        covers[window.top : window.bottom, window.left : window.right] |= patch.held
    return covers


def seen_in(detector: Detector, doubt: float, look: CoveredLook) -> tuple[Sighted, ...]:
    """Who can be seen in a covered frame.

    The outlines of covers that meet look like faces to a detector: somebody is there only where somebody is in the source, too,
    at least as probable as `doubt`, and is not covered there either. What is not covered is the same in both, up to the
    encoder: a face that is plain in the copy is no less than doubtful in the source.

    Raises:
        DetectorError: when the detector cannot run.
    """
    views = to_look_at(look.picture(), look.covers)  # beside a cover a dark picture is dark all the same
    seen = reduce(joined, (_faces(detector, view, look.covers) for view in views))
    shown = unexplained(seen, look.covers, look.let_be)
    if not any(face.score >= doubt for face in shown):
        return ()
    there = unexplained(_there(detector, doubt, look), look.covers, look.let_be)
    return tuple(Sighted(look.pts, face.box, face.score) for face in shown if any(_is_same(face, other) for other in there))


def _is_same(face: Face, other: Face) -> bool:
    return face.box.iou(other.box) >= SAME_IOU or holds(other.box, middle_of(face.box))


def _there(detector: Detector, doubt: float, look: CoveredLook) -> tuple[Face, ...]:
    if isinstance(look.source, tuple):
        return tuple(Face(box, 1.0, detector.name) for box in look.source)
    return tuple(face for face in _faces(detector, look.source(), look.covers) if face.score >= doubt)


def _faces(detector: Detector, rgb: RgbImage, covers: NDArray[np.bool_]) -> tuple[Face, ...]:
    """What the detector sees, in pixels of the written picture."""
    scale = covers.shape[1] / rgb.shape[1], covers.shape[0] / rgb.shape[0]
    return tuple(replace(face, box=scaled_box(face.box, *scale)) for face in detector.detect(rgb))
