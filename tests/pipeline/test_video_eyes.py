"""How videos are looked at follows the sensitivity, as it does for photos."""

import pytest

from app.model import Sensitivity
from app.pipeline.eyes import OPERATING_POINTS
from app.pipeline.video_eyes import video_eyes_for
from app.tracking.sighting import Glance, Sighting, Timeline
from app.tracking.tracks import tracks_of
from detectors.base import Box


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
