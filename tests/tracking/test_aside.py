"""What was seen beside the tracks: nothing that a track holds, nothing too weak, all else."""

from app.track import KeyBox, Origin, Track
from app.tracking.aside import aside_of
from app.tracking.sighting import Glance, Sighting
from detectors.base import Box

FACE = Box.of_size(100, 100, 40, 50)
ELSEWHERE = Box.of_size(300, 100, 40, 50)
TRACK = Track("a", tuple(KeyBox(pts, FACE, 0.9, Origin.SEEN) for pts in (40, 80)))


def test_what_a_track_holds_is_not_beside_it() -> None:
    shifted = Box.of_size(104, 104, 40, 50)
    glances = [Glance(60, (Sighting(FACE, 0.3), Sighting(shifted, 0.3), Sighting(ELSEWHERE, 0.3)))]
    assert [key.box for key in aside_of(glances, (TRACK,), 0.15)] == [ELSEWHERE]


def test_before_and_after_a_track_its_place_is_beside_it() -> None:
    glances = [Glance(pts, (Sighting(FACE, 0.3),)) for pts in (0, 40, 80, 120)]
    assert [key.pts for key in aside_of(glances, (TRACK,), 0.15)] == [0, 120]


def test_only_what_is_listed_counts() -> None:
    glances = [Glance(0, (Sighting(FACE, 0.149), Sighting(ELSEWHERE, 0.15)))]
    assert aside_of(glances, (), 0.15) == (KeyBox(0, ELSEWHERE, 0.15, Origin.SEEN),)
