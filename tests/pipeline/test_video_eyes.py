"""How videos are looked at follows the sensitivity, as it does for photos."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from app.model import Sensitivity
from app.pipeline.eyes import OPERATING_POINTS
from app.pipeline.video_eyes import video_eyes_for
from app.pipeline.video_looks import OneLook
from app.tracking.sighting import Glance, Sighting
from app.tracking.timeline import Timeline
from app.tracking.tracker import tracks_of
from detectors.base import Box, RgbImage
from detectors.centerface import Network
from tests.make_media import portrait


@pytest.mark.parametrize("sensitivity", Sensitivity)
def test_a_weak_face_that_lasts_counts_from_where_it_is_listed_in_a_photo(sensitivity: Sensitivity) -> None:
    eyes = video_eyes_for(sensitivity)
    listed = OPERATING_POINTS[sensitivity].doubt
    time = Timeline(tuple(range(30)), (), 640, 480, 25.0)

    def found(score: float) -> int:
        glances = [Glance(pts, (Sighting(Box.of_size(100, 100, 40, 50), score),)) for pts in time.pts]
        return len(tracks_of(glances, time, eyes.tracking))

    assert found(listed) == 1
    assert found(listed * 0.9) == 0


def test_eyes_that_rest_let_go_of_what_the_network_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    rested = list[Network]()

    def rest(network: Network) -> None:
        rested.append(network)

    monkeypatch.setattr(Network, "rest", rest)
    eyes = video_eyes_for(Sensitivity.STANDARD)
    eyes.rest()
    assert isinstance(eyes.detector, OneLook)
    assert rested == [eyes.detector.network]


def test_a_small_picture_is_not_looked_at_as_if_it_were_large() -> None:
    class Counting(Network):
        def run(self, rgb: RgbImage) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
            sizes.append(max(rgb.shape))
            return super().run(rgb)

    sizes: list[int] = []
    look = OneLook(640, Counting(threads=1))
    for side, expected in ((60, 256), (400, 640), (1000, 640)):
        picture = np.asarray(cv2.resize(portrait(), (side, side), interpolation=cv2.INTER_AREA), np.uint8)
        assert look.detect(picture)[0].score > 0.9
        assert sizes[-1] == expected
