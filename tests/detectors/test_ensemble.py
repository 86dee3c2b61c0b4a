from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.base import Box, Detector, DetectorError, Face, RgbImage
from detectors.ensemble import (
    LARGEST_PX,
    LOWEST,
    ONE_LOOK_CALIBRATION,
    PHOTO_CALIBRATION,
    WITNESS_ALONE,
    Calibration,
    Ensemble,
)
from detectors.every_way import EveryWay
from tests.make_media import portrait

BLANK: RgbImage = np.zeros((1000, 1000, 3), np.uint8)
DOUBT = 0.15
"""The standard operating point."""


@dataclass(frozen=True)
class Fixed:
    """A detector that sees what it is told to."""

    faces: tuple[tuple[Box, float], ...] = ()
    name: str = "fixed@1"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        assert rgb.ndim == 3
        return tuple(Face(box, score, self.name) for box, score in self.faces)


class Broken:
    name = "broken"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        raise DetectorError(f"cannot look at {rgb.shape}")


def ensemble(
    *looks: tuple[tuple[Box, float], ...], witness: tuple[tuple[Box, float], ...] = (), sides: tuple[int, ...] = ()
) -> Ensemble:
    return Ensemble(tuple(Fixed(look) for look in looks), PHOTO_CALIBRATION, (Fixed(witness, "witness@1"),), sides)


FACE = Box(100, 100, 140, 150)
NEAR = Box(102, 99, 143, 151)
FAR = Box(600, 600, 640, 650)


@pytest.mark.parametrize("calibration", [PHOTO_CALIBRATION, ONE_LOOK_CALIBRATION])
def test_more_heat_is_never_less_probable(calibration: Calibration) -> None:
    values = [calibration.probability(mean) for mean in np.linspace(0.001, 1, 200)]
    assert values == sorted(values)
    assert 0 < values[0] < LOWEST
    assert 0.99 < values[-1] < 1


def test_looks_that_agree_give_one_box_between_theirs() -> None:
    (face,) = ensemble(((FACE, 0.8),), ((NEAR, 0.8),)).detect(BLANK)
    assert face.score == pytest.approx(PHOTO_CALIBRATION.probability(0.8))
    assert face.box == Box(101, 100, 142, 150)


def test_a_look_that_sees_nobody_counts_as_none() -> None:
    (face,) = ensemble(((FACE, 0.8),), ()).detect(BLANK)
    assert face.score == pytest.approx(PHOTO_CALIBRATION.probability(0.4))


def test_two_boxes_of_one_look_do_not_vote_twice() -> None:
    (face,) = ensemble(((FACE, 0.8), (NEAR, 0.8)), ()).detect(BLANK)
    assert face.score == pytest.approx(PHOTO_CALIBRATION.probability(0.4))


def test_distant_faces_stay_apart_the_best_first() -> None:
    found = ensemble(((FACE, 0.4), (FAR, 0.9)), ((FACE, 0.4), (FAR, 0.9))).detect(BLANK)
    assert [face.box for face in found] == [FAR, FACE]


def test_a_witness_lifts_what_it_confirms_to_a_doubt_and_no_further() -> None:
    weak, strong = (((FACE, 0.15), (FAR, 0.9)),) * 2, ((FACE, 0.6), (FAR, 0.6))
    unheard = {face.box: face.score for face in ensemble(*weak).detect(BLANK)}
    heard = {face.box: face for face in ensemble(*weak, witness=strong).detect(BLANK)}
    assert unheard[FACE] < WITNESS_ALONE < unheard[FAR]
    assert heard[FACE].score == WITNESS_ALONE
    assert heard[FAR].score == unheard[FAR]
    assert heard[FACE].detector == "fixed+witness"


def test_what_only_the_witness_sees_is_a_doubt() -> None:
    (face,) = ensemble((), (), witness=((FACE, 0.99),)).detect(BLANK)
    assert (face.box, face.score, face.detector) == (FACE, WITNESS_ALONE, "witness")


@pytest.mark.parametrize("place", ["look", "witness"])
def test_a_broken_part_is_never_left_out(place: str) -> None:
    parts: dict[str, tuple[tuple[Detector, ...], tuple[Detector, ...]]] = {
        "look": ((Fixed(), Broken()), ()),
        "witness": ((Fixed(),), (Broken(),)),
    }
    with pytest.raises(DetectorError):
        Ensemble(parts[place][0], PHOTO_CALIBRATION, parts[place][1]).detect(BLANK)


LARGE = Box(50, 50, 950, 950)
EYE = Box(200, 200, 500, 500)


def test_a_look_for_which_a_face_is_too_large_does_not_vote() -> None:
    """At 600 pixels the face takes up 540, at 1,200 it takes up 1,080."""
    (face,) = ensemble(((LARGE, 0.9),), (), sides=(600, 1200)).detect(BLANK)
    assert face.score == pytest.approx(PHOTO_CALIBRATION.probability(0.9))
    (small,) = ensemble(((FACE, 0.9),), (), sides=(600, 1200)).detect(BLANK)
    assert small.score == pytest.approx(PHOTO_CALIBRATION.probability(0.45))


def test_somebody_votes_on_the_largest_face() -> None:
    side = 2 * LARGEST_PX
    (face,) = ensemble(((LARGE, 0.9),), (), sides=(side, side + 100)).detect(BLANK)
    assert face.score == pytest.approx(PHOTO_CALIBRATION.probability(0.9))


def test_parts_of_a_close_up_are_no_faces() -> None:
    found = ensemble(((LARGE, 0.95),), ((EYE, 0.9),), sides=(480, 1000)).detect(BLANK)
    assert [face.box for face in found] == [LARGE]


KEPT_APART = {
    "more probable than the large one": ((LARGE, 0.6), (EYE, 0.95)),
    "in a doubtful one": ((LARGE, 0.2), (EYE, 0.19)),
    "small: somebody behind": ((LARGE, 0.95), (Box(200, 200, 290, 290), 0.9)),
    "half outside": ((LARGE, 0.95), (Box(-200, 300, 300, 800), 0.9)),
}


@pytest.mark.parametrize("pair", KEPT_APART.values(), ids=list(KEPT_APART))
def test_what_may_be_somebody_else_is_kept(pair: tuple[tuple[Box, float], ...]) -> None:
    found = ensemble(pair).detect(BLANK)
    assert {face.box for face in found} == {box for box, _ in pair}


BOXES = st.builds(Box.of_size, st.integers(-50, 900), st.integers(-50, 900), st.integers(1, 500), st.integers(1, 500))
LOOKS = st.lists(st.tuples(BOXES, st.floats(0.3, 1)), max_size=6).map(tuple)


@given(LOOKS, LOOKS)
def test_no_box_of_a_look_is_lost(one: tuple[tuple[Box, float], ...], other: tuple[tuple[Box, float], ...]) -> None:
    """Each overlaps a face that is told, or lies in one; and the faces told are ordered."""
    found = ensemble(one, other).detect(BLANK)
    scores = [face.score for face in found]
    assert scores == sorted(scores, reverse=True)
    for box, _ in (*one, *other):
        assert any(box.intersection(face.box) > 0 for face in found)


def close_up(margin_px: int) -> tuple[RgbImage, Box]:
    """The face fills the height of a picture of 1,200 pixels, but for a margin in pixels of the portrait."""
    part = portrait()[60 - margin_px : 178 + margin_px, 166 - margin_px : 284 + margin_px]
    scale = 1200 / part.shape[0]
    large = np.asarray(cv2.resize(part, (1200, 1200), interpolation=cv2.INTER_CUBIC), np.uint8)
    left, top = (178 - 166 + margin_px) * scale, margin_px * scale
    return large, Box.of_size(round(left), round(top), round(94 * scale), round(118 * scale))


@pytest.mark.parametrize("margin_px", [0, 25])
def test_a_face_as_high_as_the_photo_is_one_face(margin_px: int, every_way: EveryWay) -> None:
    picture, truth = close_up(margin_px)
    (face,) = [face for face in every_way.detect(picture) if face.score >= DOUBT]
    assert face.score > 0.9
    assert face.box.iou(truth) > 0.45


def class_photo() -> tuple[RgbImage, list[Box]]:
    """1600 x 1000 pixels, grey, 24 faces 16 to 24 pixels high in three rows."""
    sheet = np.full((1000, 1600, 3), 150, np.uint8)
    faces = []
    for number in range(24):
        scale = (16 + number % 9) / 118
        head = cv2.resize(portrait()[20:220, 130:322], None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        left, top = 100 + number % 8 * 175 + number // 8 * 30, 200 + number // 8 * 240
        sheet[top : top + head.shape[0], left : left + head.shape[1]] = head
        faces.append(Box.of_size(round(left + 48 * scale), round(top + 40 * scale), round(94 * scale), round(118 * scale)))
    return sheet, faces


def test_a_class_photo_of_small_faces_is_counted_right(every_way: EveryWay) -> None:
    picture, truth = class_photo()
    found = [face for face in every_way.detect(picture) if face.score >= DOUBT]
    about = [[face for face in found if face.box.iou(box) > 0.35] for box in truth]
    assert list(map(len, about)) == [1] * 24
    assert len(found) == 24


def test_it_says_how_large_a_picture_it_can_use(every_way: EveryWay, upright: Ensemble) -> None:
    assert (every_way.long_side, upright.long_side) == (4096, 1792)
    assert [f"@{side}" in look.name for side, look in zip(upright.sides, upright.looks, strict=True)] == [True] * 4
