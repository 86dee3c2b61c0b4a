"""What every detector owes, whichever it is."""

from __future__ import annotations

import numpy as np
import pytest

from detectors.base import Box, Detector, RgbImage
from detectors.centerface import CenterFace, Network
from detectors.dlib_hog import DlibHog
from detectors.ensemble import WITNESS_FLOOR
from detectors.every_way import EveryWay
from detectors.views import Evened, Mirrored
from tests.make_media import noise, portrait

FACE = Box(178, 60, 272, 178)
"""The astronaut's face: forehead to chin, ear to ear."""
SURE = 0.5


def strip() -> RgbImage:
    """Head and shoulders, less than half of the portrait: a third of the work at the same size of face."""
    return np.ascontiguousarray(portrait()[40:210])


IN_STRIP = Box(FACE.left, FACE.top - 40, FACE.right, FACE.bottom - 40)


@pytest.fixture(scope="session", params=["centerface", "mirrored", "evened", "dlib", "every way"])
def detector(request: pytest.FixtureRequest, network: Network, every_way: EveryWay) -> Detector:
    detectors: dict[str, Detector] = {
        "centerface": CenterFace(480, network=network),
        "mirrored": Mirrored(CenterFace(480, network=network)),
        "evened": Evened(CenterFace(480, network=network), 480),
        "dlib": DlibHog(1024, floor=WITNESS_FLOOR),
        "every way": every_way,
    }
    return detectors[request.param]


class TestEveryDetector:
    def test_finds_the_one_face(self, detector: Detector) -> None:
        found = [face for face in detector.detect(portrait()) if face.score >= SURE]
        assert len(found) == 1
        assert found[0].box.iou(FACE) > 0.45

    def test_follows_the_face(self, detector: Detector) -> None:
        moved = np.full((250, 700, 3), 128, np.uint8)
        moved[70:240, 160:672] = strip()
        found = [face for face in detector.detect(moved) if face.score >= SURE]
        there = Box(IN_STRIP.left + 160, IN_STRIP.top + 70, IN_STRIP.right + 160, IN_STRIP.bottom + 70)
        assert [face.box.iou(there) > 0.45 for face in found] == [True]

    def test_maps_back_to_the_pixels_it_was_given(self, detector: Detector) -> None:
        large = np.asarray(strip().repeat(4, 0).repeat(4, 1), np.uint8)
        there = Box(IN_STRIP.left * 4, IN_STRIP.top * 4, IN_STRIP.right * 4, IN_STRIP.bottom * 4)
        assert detector.detect(large)[0].box.iou(there) > 0.45

    @pytest.mark.parametrize("level", [0, 128, 255])
    def test_sees_nobody_on_flat_ground(self, detector: Detector, level: int) -> None:
        assert [face for face in detector.detect(np.full((150, 400, 3), level, np.uint8)) if face.score >= 0.15] == []

    def test_sees_nobody_in_noise(self, detector: Detector) -> None:
        assert [face for face in detector.detect(noise(400, 160)) if face.score >= SURE] == []

    def test_is_deterministic(self, detector: Detector) -> None:
        assert detector.detect(strip()) == detector.detect(strip())

    @pytest.mark.parametrize("shape", [(1, 1), (1, 3000), (3000, 1), (31, 83), (179, 481), (7, 950)])
    def test_takes_any_size(self, detector: Detector, shape: tuple[int, int]) -> None:
        picture = np.resize(portrait(), (*shape, 3)).astype(np.uint8)
        for face in detector.detect(picture):
            assert face.box.clipped(shape[1], shape[0]) is not None

    def test_leaves_its_input_alone(self, detector: Detector) -> None:
        picture = strip()
        picture.flags.writeable = False
        before = picture.copy()
        detector.detect(picture)
        assert np.array_equal(picture, before)

    @pytest.mark.parametrize("view", ["step", "slice", "reversed"])
    def test_takes_views(self, detector: Detector, view: str) -> None:
        views: dict[str, RgbImage] = {
            "step": strip().repeat(2, 0).repeat(2, 1)[::2, ::2],
            "slice": portrait()[40:210, 30:470],
            "reversed": strip()[:, ::-1],
        }
        picture = views[view]
        assert not picture.flags.c_contiguous
        assert detector.detect(picture) == detector.detect(np.ascontiguousarray(picture))

    def test_gives_the_best_first_and_its_name(self, detector: Detector) -> None:
        pair = np.hstack([strip(), strip()[:, ::-1]])
        found = detector.detect(np.ascontiguousarray(pair))
        scores = [face.score for face in found]
        assert sum(score >= SURE for score in scores) == 2
        assert scores == sorted(scores, reverse=True)
        assert all(face.detector for face in found)
