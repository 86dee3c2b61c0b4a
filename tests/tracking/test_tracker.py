"""Tracks made while a video is read are those that are made of it afterwards; who is gone takes no more memory."""

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from app.track import Track
from app.tracking.aside import aside_of
from app.tracking.sighting import Glance, Sighting
from app.tracking.timeline import Timeline, TimesSoFar
from app.tracking.tracker import Tracker, tracks_of
from detectors.base import Box
from tests.tracking.walks import SECOND, STEP, glances_of, timeline, walk

START = Box.of_size(100, 100, 40, 50)
BOXES = st.builds(Box.of_size, st.integers(0, 200), st.integers(0, 100), st.integers(30, 60), st.integers(30, 60))
SIGHTINGS = st.builds(Sighting, BOXES, st.floats(0.0, 1.0), fine=st.booleans())
GLANCES = st.dictionaries(
    st.integers(0, 199), st.tuples(st.lists(SIGHTINGS, max_size=3), st.booleans()), min_size=1, max_size=40
)
CUTS = st.sets(st.integers(1, 199), max_size=4)
MOST_BYTES = 100
"""For each sighting of a chain that goes on; objects with what a face looks like take 500."""


def tracker_of(glances: list[Glance], time: Timeline, delay: int) -> Tracker:
    """Fed as in reading: each glance so many frames after its own, and no cut known before its frame."""
    times, waiting = TimesSoFar(SECOND), list(glances)
    tracker = Tracker(times)
    for pts in time.pts:
        times.pts.append(pts)
        if pts in time.cuts:
            times.cuts.append(pts)
        while waiting and waiting[0].pts < pts - delay * STEP:
            tracker.see(waiting.pop(0))
    for glance in waiting:
        tracker.see(glance)
    return tracker


@given(GLANCES, CUTS, st.integers(0, 40))
def test_tracks_are_the_same_whether_the_rest_is_known_or_not(
    found: dict[int, tuple[list[Sighting], bool]], cuts: set[int], delay: int
) -> None:
    time = timeline(200, cuts)
    glances = [Glance(number * STEP, tuple(one), fine) for number, (one, fine) in sorted(found.items())]
    tracker = tracker_of(glances, time, delay)
    assert tracker.tracks() == tracks_of(glances, time)
    assert tracker.looks.all == [glance.pts for glance in glances]
    assert tracker.looks.fine == [glance.pts for glance in glances if glance.fine]


@given(GLANCES, CUTS)
def test_all_that_is_listed_is_a_person_or_beside_them(found: dict[int, tuple[list[Sighting], bool]], cuts: set[int]) -> None:
    time = timeline(200, cuts)
    glances = [Glance(number * STEP, tuple(one), fine) for number, (one, fine) in sorted(found.items())]
    tracker = tracker_of(glances, time, 0)
    tracks: tuple[Track, ...] = tracker.tracks()
    aside = {(key.pts, key.box) for key in aside_of(tracker.beside, tracks)}
    for glance in glances:
        for one in glance.sightings:
            boxes = [box for track in tracks if (box := track.at(glance.pts)) is not None]
            held = any(box.intersection(one.box) == one.box.area for box in boxes)
            assert held or one.score < 0.15 or (glance.pts, one.box) in aside or _middle_is_held(one.box, boxes)


def _middle_is_held(box: Box, boxes: list[Box]) -> bool:
    middle = Box(
        box.left + round(0.2 * box.width),
        box.top + round(0.2 * box.height),
        box.right - round(0.2 * box.width),
        box.bottom - round(0.2 * box.height),
    )
    return any(other.intersection(middle) == middle.area for other in boxes)


def test_who_left_is_held_as_a_track_and_nothing_else() -> None:
    """A hundred people, one after the other, of whom each is there for two seconds."""
    frames, each, people = 6000, 50, 100
    way = [
        (number * STEP, box)
        for person in range(people)
        for number, (_, box) in enumerate(walk(START, (1, 0), each), person * frames // people)
    ]
    at = [number * STEP for number in range(frames)]
    time = TimesSoFar(SECOND, at)
    tracker, most = Tracker(time), 0
    for glance in glances_of([(pts, START) for pts in at], way):
        tracker.see(glance)
        most = max(most, tracker.pending)
    assert len(tracker.tracks()) == people
    assert most <= 2 * each


def test_who_stays_for_an_hour_takes_little_memory() -> None:
    """Somebody who is seen in every frame by a camera that never stops: what they looked like is forgotten each time."""
    frames = 4000
    times = TimesSoFar(SECOND, [number * STEP for number in range(frames)])
    tracker = Tracker(times)
    tracemalloc.start()
    try:
        for number, pts in enumerate(times.pts):
            look = bytes([number % 256] * 80)
            tracker.see(Glance(pts, (Sighting(Box.of_size(1000 + number, 2000 + number, 300, 400), 0.99, look),)))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert tracker.pending == frames
    assert held < MOST_BYTES * frames
