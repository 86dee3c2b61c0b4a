from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import pytest

from detectors.base import Box, Face, RgbImage
from detectors.centerface import Network
from detectors.closer import BELIEVED, CERTAIN, FACE_PX, HOPELESS, MOST, SQUARE_PX, Closer, heat_of, square_around
from detectors.ensemble import ONE_LOOK_CALIBRATION, PHOTO_CALIBRATION, Calibration, Ensemble
from tests.make_media import portrait

HEAD = portrait()[20:220, 130:322]
"""The astronaut's head; the face lies in it from 48 to 142 and from 40 to 158."""


@dataclass(frozen=True)
class Doubtful:
    """Sees faces at these places, each with this heat."""

    boxes: tuple[Box, ...]
    heat: float
    name: str = "doubtful@2048"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        assert rgb.shape[1] <= 2048
        scale = 2048 / 4608
        return tuple(
            Face(Box(*(round(side * scale) for side in (box.left, box.top, box.right, box.bottom))), self.heat, self.name)
            for box in self.boxes
        )


def closer(network: Network, *boxes: Box, heat: float = 0.1) -> Closer:
    return Closer(Ensemble((Doubtful(boxes, heat),), PHOTO_CALIBRATION, (), (2048,)), network)


def wide_photo() -> tuple[RgbImage, Box, Box]:
    """4608 pixels wide: a face 48 pixels high, and a patch without one."""
    photo = np.full((800, 4608, 3), 150, np.uint8)
    scale = 48 / 118
    head = cv2.resize(HEAD, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    photo[300 : 300 + head.shape[0], 2000 : 2000 + head.shape[1]] = head
    face = Box.of_size(round(2000 + 48 * scale), round(300 + 40 * scale), round(94 * scale), 48)
    return photo, face, Box.of_size(1000, 300, 38, 48)


def test_a_doubtful_face_becomes_certain_and_flat_ground_does_not(network: Network) -> None:
    photo, face, patch = wide_photo()
    eyes = closer(network, face, patch)
    first, second = eyes.detect(photo)
    assert (first.box.iou(face) > 0.8, second.box.iou(patch) > 0.8) == (True, True)
    assert first.score > CERTAIN
    assert second.score == eyes.ensemble.detect(photo)[-1].score


@pytest.mark.parametrize("heat", [0.3, 0.9])
def test_a_closer_look_never_lowers_a_probability(network: Network, heat: float) -> None:
    photo, face, patch = wide_photo()
    eyes = closer(network, face, patch, heat=heat)
    before = {seen.box: seen.score for seen in eyes.ensemble.detect(photo)}
    assert all(seen.score >= before[seen.box] for seen in eyes.detect(photo))


def test_small_photos_are_seen_as_closely_as_can_be_already(network: Network) -> None:
    photo, face, _ = wide_photo()
    eyes = closer(network, face)
    small = photo[:, 1000:3000]
    assert eyes.detect(small) == eyes.ensemble.detect(small)


@pytest.mark.parametrize(("heat", "each"), [(HOPELESS / 2, 1), (HOPELESS + 0.1, 2)], ids=["hopeless", "worth-a-second-look"])
def test_a_crowd_costs_no_more_than_so_many_looks(
    heat: float, each: int, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = 0

    def run(rgb: RgbImage) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        nonlocal looks
        looks += 1
        cells = rgb.shape[0] // 4
        heats = np.zeros((cells, cells), np.float32)
        heats[cells // 2, cells // 2] = heat
        return heats, np.full((2, cells, cells), np.log(FACE_PX / 4)), np.zeros((2, cells, cells))

    crowd = tuple(Box.of_size(20 + 40 * number, 100 + 60 * row, 30, 40) for number in range(100) for row in range(5))
    eyes = closer(network, *crowd)
    monkeypatch.setattr(network, "run", run)
    assert len(eyes.detect(np.zeros((800, 4608, 3), np.uint8))) == 500
    assert looks == each * MOST


def test_the_whole_program_finds_small_faces_in_a_large_photo(network: Network) -> None:
    """What the ensemble alone cannot see well it doubts at least; nothing is told that is no face."""
    from detectors.every_way import photo_detector  # noqa: PLC0415

    photo = np.full((1200, 4608, 3), 150, np.uint8)
    truth = []
    for number in range(12):
        scale = (36 + 2 * number) / 118
        head = cv2.resize(HEAD, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        left, top = 200 + 360 * number, 300 + 200 * (number % 3)
        photo[top : top + head.shape[0], left : left + head.shape[1]] = head
        truth.append(Box.of_size(round(left + 48 * scale), round(top + 40 * scale), round(94 * scale), round(118 * scale)))
    found = [face for face in photo_detector().detect(photo) if face.score >= CERTAIN]
    assert [max(face.box.iou(box) for face in found) > 0.35 for box in truth] == [True] * 12
    assert len(found) == 12


@pytest.mark.parametrize("place", [Box(-10, -20, 30, 40), Box(90, 70, 140, 120), Box(40, 40, 44, 44), Box(0, 0, 100, 80)])
def test_a_square_shows_the_box_in_its_middle_also_at_the_border(place: Box) -> None:
    photo = np.full((80, 100, 3), 9, np.uint8)
    inside = place.clipped(100, 80)
    assert inside is not None
    photo[inside.top : inside.bottom, inside.left : inside.right] = 255
    square = square_around(photo, place)
    assert square.shape == (SQUARE_PX, SQUARE_PX, 3)
    share = inside.area / place.area
    assert (square > 200).all(2).sum() == pytest.approx(FACE_PX**2 * share, rel=0.35)


@pytest.mark.parametrize("calibration", [PHOTO_CALIBRATION, ONE_LOOK_CALIBRATION])
@pytest.mark.parametrize("heat", [0.01, 0.1, BELIEVED, 0.9])
def test_heat_and_probability_lead_to_each_other(calibration: Calibration, heat: float) -> None:
    assert heat_of(calibration, calibration.probability(heat)) == pytest.approx(heat, abs=1e-4)
