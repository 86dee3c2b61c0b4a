from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.media.image import Picture
from app.media.intake import read_source
from app.model import Sensitivity
from app.pipeline.eyes import OPERATING_POINTS, Eyes, OperatingPoint, eyes_for
from detectors.base import Box, Face, RgbImage
from detectors.ensemble import Calibration, Ensemble
from detectors.every_way import EveryWay


@dataclass(frozen=True)
class Fixed:
    name: str = "fixed"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        width = rgb.shape[1]
        return tuple(Face(Box(left, 0, left + 10, 10), score, self.name) for left, score in ((0, 0.9), (width, 0.3), (50, 0.1)))


class Blind:
    name = "blind"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        assert rgb.ndim == 3
        return ()


def test_what_lies_below_the_point_does_not_count(tmp_path: Path) -> None:
    logistic_of_logarithm = Calibration(1.0, 0.0, 0.0)  # 0.9 -> 0.47, 0.3 -> 0.23, 0.1 -> 0.09
    detector = EveryWay(Ensemble((Fixed(),), logistic_of_logarithm), Blind())
    eyes = Eyes(detector, OperatingPoint(0.2, 0.5, 0.2))
    file = tmp_path / "a.png"
    Image.new("RGB", (100, 100)).save(file)
    sight = eyes.look(read_source(file))
    assert [face.box.left for face in sight.faces] == [0, 100]
    assert sight.weak == pytest.approx(0.1 / 1.1)
    all_count = replace(eyes, point=OperatingPoint(0.05, 0.5, 0.05)).look(read_source(file))
    assert (len(all_count.faces), all_count.weak) == (3, 0.0)
    none_counts = replace(eyes, point=OperatingPoint(0.99, 0.99, 0.99)).look(read_source(file))
    assert none_counts.faces == ()
    assert none_counts.weak == pytest.approx(0.9 / 1.9)


def test_what_is_covered_of_a_dark_photo_leaves_the_rest_its_range(tmp_path: Path) -> None:
    given = list[RgbImage]()

    class Notes(Blind):
        def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
            given.append(rgb)
            return ()

    eyes = Eyes(EveryWay(Ensemble((Notes(),), Calibration(1.0, 0.0, 0.0)), Blind()), OPERATING_POINTS[Sensitivity.STANDARD])
    shades = np.tile(np.arange(20, dtype=np.uint8).repeat(8)[:, None, None], (1, 160, 3))
    held = np.zeros(shades.shape[:2], np.bool_)
    held[:, 100:] = True
    shades[held] = 110
    Image.fromarray(shades).save(tmp_path / "a.png")
    for covers, brightest in ((None, 19), (held, 245)):
        eyes.look(read_source(tmp_path / "a.png"), covers)
        assert given[-1][:, :90].max() == brightest


def test_more_sensitive_lists_more() -> None:
    low, standard, high = (OPERATING_POINTS[name] for name in (Sensitivity.LOW, Sensitivity.STANDARD, Sensitivity.HIGH))
    assert high.doubt < standard.doubt < low.doubt
    assert all(point.large <= point.doubt < point.certain for point in OPERATING_POINTS.values())


@pytest.mark.parametrize(
    ("height", "full_side", "listed"),
    [(128, 1000, True), (127, 1000, False), (64, 2000, True), (63, 2000, False), (62, 4000, False), (63, 4000, True)],
    ids=["large", "smaller", "large-at-full-size", "smaller-at-full-size", "small-in-its-picture", "large-in-its-picture"],
)
def test_a_large_face_counts_sooner(height: int, full_side: int, *, listed: bool) -> None:
    """What was looked at is 1000 pixels wide, of a picture that may be larger."""
    picture = Picture(np.zeros((800, 1000, 3), np.uint8), full_side, full_side * 4 // 5)
    doubted, unlikely = (Face(Box.of_size(0, 0, 50, height), score, "fixed") for score in (0.1, 0.05))
    point = OperatingPoint(0.3, 0.5, 0.1)
    assert point.counts(doubted, picture) is listed
    assert not point.counts(unlikely, picture)
    assert point.counts(replace(doubted, score=0.3), picture)


def test_all_look_with_the_same_detector_and_it_is_loaded_once() -> None:
    assert len({id(eyes_for(sensitivity).detector) for sensitivity in Sensitivity}) == 1
    assert eyes_for(Sensitivity.STANDARD) is eyes_for(Sensitivity.STANDARD)
