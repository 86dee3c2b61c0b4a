from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from detectors.base import Box, Detector, DetectorError, Face, RgbImage
from detectors.ensemble import PHOTO_CALIBRATION, Ensemble
from detectors.every_way import SCOUT_ALONE, SCOUT_HEAT, EveryWay, joined
from tests.make_media import portrait

DOUBT = 0.15
FACE = Box(178, 60, 272, 178)


def two_portraits() -> RgbImage:
    """Side by side, the second turned by a quarter."""
    return np.ascontiguousarray(np.hstack([portrait(), np.rot90(portrait())]))


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_photo_on_its_side_is_seen_as_well_as_an_upright_one(quarters: int, every_way: EveryWay) -> None:
    """Surely; a little less so where the looks at the photo as it is are sure enough already (upside down: 0.97)."""
    best = every_way.detect(np.ascontiguousarray(np.rot90(portrait(), quarters)))[0]
    assert best.score > 0.95
    (upright, *_) = every_way.detect(portrait())
    assert best.score == pytest.approx(upright.score, abs=0.03)


def test_who_lies_beside_somebody_upright_is_a_doubt(every_way: EveryWay) -> None:
    seen = [face for face in every_way.detect(two_portraits()) if face.score >= DOUBT]
    upright, lying = FACE, Box(512 + FACE.top, 512 - FACE.right, 512 + FACE.bottom, 512 - FACE.left)
    assert seen[0].box.iou(upright) > 0.45
    assert max(face.box.iou(lying) for face in seen) > 0.35


@dataclass(frozen=True)
class Seeing:
    """Sees this in a picture of 40 x 20 pixels, and that when it is turned to 20 x 40."""

    lying: tuple[tuple[Box, float], ...] = ()
    standing: tuple[tuple[Box, float], ...] = ()
    name: str = "seeing@40"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        height, width = rgb.shape[:2]
        return tuple(Face(box, score, self.name) for box, score in (self.lying if width > height else self.standing))


PICTURE: RgbImage = np.zeros((20, 40, 3), np.uint8)
SPOT = Box(1, 2, 7, 9)


def eyes(look: Detector, scout: Detector) -> EveryWay:
    return EveryWay(Ensemble((look,), PHOTO_CALIBRATION), scout)


def test_a_scout_is_believed_from_its_heat_on_as_a_doubt() -> None:
    for heat, expected in ((SCOUT_HEAT - 0.01, 0), (SCOUT_HEAT, 2)):  # two of three ways stand
        seen = eyes(Seeing(), Seeing(standing=((SPOT, heat),))).detect(PICTURE)
        assert [face.score for face in seen] == [SCOUT_ALONE] * expected


def test_what_is_seen_upright_needs_no_scout() -> None:
    place = Box(40 - SPOT.bottom, SPOT.left, 40 - SPOT.top, SPOT.right)
    seen = eyes(Seeing(lying=((place, 0.9),)), Seeing(standing=((SPOT, 0.9),))).detect(PICTURE)
    assert [face.box for face in seen if face.score > SCOUT_ALONE] == [place]


def test_all_look_again_only_where_more_is_told_than_upright() -> None:
    upright, apart = ((Box(30, 2, 36, 9), 0.9),), ((Box(1, 30, 7, 38), 0.8),)
    look = Seeing(lying=upright, standing=apart)
    assert len([face for face in eyes(look, Seeing(standing=((SPOT, 0.7),))).detect(PICTURE) if face.score > 0.5]) == 1
    louder = ((SPOT, 0.7), (Box(10, 2, 17, 9), 0.7))
    assert len([face for face in eyes(look, Seeing(standing=louder)).detect(PICTURE) if face.score > 0.5]) > 1


def test_a_broken_scout_is_never_left_out() -> None:
    class Broken:
        name = "broken"

        def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
            raise DetectorError(f"cannot look at {rgb.shape}")

    with pytest.raises(DetectorError):
        eyes(Seeing(), Broken()).detect(PICTURE)


def test_of_two_in_one_place_the_more_probable_stays_and_nobody_else_goes() -> None:
    known = (Face(Box(0, 0, 10, 10), 0.6, "a"), Face(Box(50, 50, 60, 60), 0.3, "b"))
    better, worse = Face(Box(1, 0, 11, 10), 0.9, "c"), Face(Box(51, 50, 61, 60), 0.2, "d")
    assert joined(known, [better, worse]) == (better, known[1])
    around = Face(Box(40, 40, 80, 80), 0.8, "e")
    assert joined(known, [around]) == (around, *known)


def test_who_is_seen_better_the_other_way_speaks_for_it_though_seen_upright_too() -> None:
    place = Box(40 - SPOT.bottom, SPOT.left, 40 - SPOT.top, SPOT.right)
    look = Seeing(lying=((place, 0.4),), standing=((SPOT, 0.9),))
    upright = eyes(look, Seeing()).detect(PICTURE)[0]
    best = max(eyes(look, Seeing(standing=((SPOT, 0.9),))).detect(PICTURE), key=lambda face: face.box.iou(place))
    assert best.score == pytest.approx(PHOTO_CALIBRATION.probability(0.9))
    assert upright.score < best.score
