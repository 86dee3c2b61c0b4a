"""What was seen beside the tracks: nothing that a track holds, nothing too weak, all else."""

from app.track import KeyBox, Origin, Track
from app.tracking.aside import aside_of
from app.tracking.sighting import Glance, Sighting
from app.tracking.timeline import TimesSoFar
from app.tracking.tracker import Tracker
from detectors.base import Box

FACE = Box.of_size(100, 100, 40, 50)
ELSEWHERE = Box.of_size(300, 100, 40, 50)
TRACK = Track("a", tuple(KeyBox(pts, FACE, 0.9, Origin.SEEN) for pts in (40, 80)))


def seen(pts: int, *boxes: Box) -> list[KeyBox]:
    return [KeyBox(pts, box, 0.3, Origin.SEEN) for box in boxes]


def test_what_a_track_holds_is_not_beside_it() -> None:
    shifted = Box.of_size(104, 104, 40, 50)
    assert [key.box for key in aside_of(seen(60, FACE, shifted, ELSEWHERE), (TRACK,))] == [ELSEWHERE]


def test_before_and_after_a_track_its_place_is_beside_it() -> None:
    keys = [key for pts in (0, 40, 80, 120) for key in seen(pts, FACE)]
    assert [key.pts for key in aside_of(keys, (TRACK,))] == [0, 120]


def test_only_what_is_listed_counts_and_no_person() -> None:
    times = TimesSoFar(1000.0, [0, 40])
    tracker = Tracker(times)
    person = Box.of_size(500, 100, 40, 50)
    for pts in times.pts:
        weak = (Sighting(FACE, 0.149), Sighting(ELSEWHERE, 0.15)) if pts == 0 else ()
        tracker.see(Glance(pts, (*weak, Sighting(person, 0.99))))
    assert len(tracker.tracks()) == 1
    assert tuple(tracker.beside) == (KeyBox(0, ELSEWHERE, 0.15, Origin.SEEN),)


def test_whoever_waits_hears_that_it_goes_on() -> None:
    told: list[int] = []
    assert len(aside_of(seen(0, FACE, ELSEWHERE), (), lambda: told.append(1))) == len(told) == 2
