"""Who was surely there, is not found again, and yet has not changed: the same pixels are the same person.

A detector that is sure of a face loses it again while nothing moves: the light changes, a mask or a hand hides half of it, and
its score falls below what counts. The cover would end over a face that stays in the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from app.tracking.appearance import look_of
from app.tracking.geometry import nearness, shifted
from app.tracking.pacing import CHANGE, NEAR, REACH
from app.tracking.sighting import Glance, Sighting
from app.tracking.tracks import DEFAULT_JUDGING, Judging
from detectors.base import Box, RgbImage, scaled_box

Grey = NDArray[np.uint8]
SURELY = 1.8
"""What the scores of somebody have to sum up to: what is taken for a face once or twice is often none, and never moves."""
SAME = 0.9
"""The least correlation with what was seen last."""
ROAM = 0.25
"""How far it may have moved since the look before, in its sides."""
LEAST_PX, LEAST_CONTRAST = 8, 6.0
"""Sides in pixels, and standard deviation in levels, below which a patch of grey is like many others."""


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """Somebody as of the latest look: the sum of the scores so far, and, once it is surely them, what was seen of them last."""

    box: Box
    sum: float
    patch: Grey | None


class Lingering:
    """Adds to each glance of a scene who lingers unseen. Frames and boxes have one shape, whatever their size."""

    def __init__(self, size: tuple[int, int], judging: Judging = DEFAULT_JUDGING) -> None:
        """`size`: width and height of the picture in whose pixels the boxes are."""
        self._size, self._judging = size, judging
        self._seen: list[_Seen] = []

    def forget(self) -> None:
        """Another scene begins."""
        self._seen = []

    def see(self, rgb: RgbImage, glance: Glance) -> Glance:
        """The glance at the next frame that is looked at, (h, w, 3) uint8 upright sRGB; who lingers has the least score."""
        lost = [one for one in self._seen if one.patch is not None and not _is_near(one, glance.sightings)]
        grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
        scale = grey.shape[1] / self._size[0], grey.shape[0] / self._size[1]
        there = [moved for one in lost if (moved := _again(one, grey, scale)) is not None]
        self._seen = [*(self._known(one, grey, scale) for one in glance.sightings), *there]
        found = tuple(
            Sighting(one.box, self._judging.floor, look_of(rgb, scaled_box(one.box, *scale)), lingers=True) for one in there
        )
        return replace(glance, sightings=(*glance.sightings, *found))

    def _known(self, sighting: Sighting, grey: Grey, scale: tuple[float, float]) -> _Seen:
        so_far = sighting.score + max((one.sum for one in self._seen if _is_near(one, (sighting,))), default=0.0)
        return _Seen(sighting.box, so_far, _patch(grey, sighting.box, scale) if so_far >= SURELY else None)


def with_lingering(glance: Glance, other: Glance | None) -> Glance:
    """A glance, and whom another one at the same frame knows to linger where it sees nobody."""
    if other is None:
        return glance
    unseen = (one for one in other.sightings if one.lingers and not _is_near(one, glance.sightings))
    return replace(glance, sightings=(*glance.sightings, *unseen))


def _is_near(one: _Seen | Sighting, sightings: Sequence[Sighting]) -> bool:
    return any(nearness(one.box, other.box, REACH, CHANGE) >= NEAR for other in sightings)


def _patch(grey: Grey, box: Box, scale: tuple[float, float]) -> Grey | None:
    """What a box shows; None where that is little, or hardly differs from place to place."""
    part = scaled_box(box, *scale).clipped(grey.shape[1], grey.shape[0])
    if part is None or min(part.width, part.height) < LEAST_PX:
        return None
    patch = grey[part.top : part.bottom, part.left : part.right]
    return patch.copy() if patch.std() >= LEAST_CONTRAST else None


def _again(one: _Seen, grey: Grey, scale: tuple[float, float]) -> _Seen | None:
    """Where the same pixels are now, near where they were; None where they are not."""
    part = scaled_box(one.box, *scale).clipped(grey.shape[1], grey.shape[0])
    if part is None or one.patch is None:
        return None
    height, width = one.patch.shape
    roam_x, roam_y = round(ROAM * width), round(ROAM * height)
    field = Box(part.left - roam_x, part.top - roam_y, part.left + width + roam_x, part.top + height + roam_y)
    around = field.clipped(grey.shape[1], grey.shape[0])
    if around is None or around.width < width or around.height < height:
        return None
    likeness = cv2.matchTemplate(grey[around.top : around.bottom, around.left : around.right], one.patch, cv2.TM_CCOEFF_NORMED)
    _, best, _, (x, y) = cv2.minMaxLoc(likeness)
    if best < SAME:
        return None
    moved = (around.left + x - part.left) / scale[0], (around.top + y - part.top) / scale[1]
    return replace(one, box=shifted(one.box, *moved))
