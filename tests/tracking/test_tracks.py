"""Tracks follow people: never smaller than a sight, never over a cut, gaps filled from both sides."""

from collections import Counter

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.track import KeyBox, Origin, Track
from app.tracking.cuts import difference, is_cut, thumbnail
from app.tracking.geometry import grown, holds, hull, shifted
from app.tracking.joining import join
from app.tracking.shaping import DEFAULT_SHAPING
from app.tracking.sighting import Glance, Sighting
from app.tracking.thinning import thinned
from app.tracking.timeline import Timeline
from app.tracking.tracker import tracks_of
from detectors.base import Box
from tests.tracking.walks import SECOND, STEP, glances_of, timeline, walk

START = Box.of_size(100, 100, 40, 50)

BOXES = st.builds(Box.of_size, st.integers(-50, 600), st.integers(-50, 400), st.integers(8, 120), st.integers(8, 120))
SIGHTINGS = st.builds(Sighting, BOXES, st.floats(0.0, 1.0))
GLANCES = st.lists(st.lists(SIGHTINGS, max_size=3), min_size=1, max_size=12)
CUTS = st.sets(st.integers(1, 11), max_size=3)


def built(found: list[list[Sighting]], cuts: set[int]) -> tuple[list[Glance], Timeline]:
    glances = [Glance(number * STEP, tuple(one)) for number, one in enumerate(found)]
    return glances, timeline(len(found), {number for number in cuts if number < len(found)})


@given(GLANCES, CUTS)
def test_every_sighting_of_a_track_is_held_by_it(found: list[list[Sighting]], cuts: set[int]) -> None:
    glances, time = built(found, cuts)
    tracks = tracks_of(glances, time)
    for glance in glances:
        for one in glance.sightings:
            if one.score >= 0.97:
                assert any((box := track.at(glance.pts)) is not None and holds(box, one.box) for track in tracks)


@given(GLANCES, CUTS)
def test_no_track_reaches_over_a_cut_and_timestamps_rise(found: list[list[Sighting]], cuts: set[int]) -> None:
    glances, time = built(found, cuts)
    for track in tracks_of(glances, time):
        assert time.scene(track.first) == time.scene(track.last)
        stamps = [key.pts for key in track.keys]
        assert stamps == sorted(set(stamps))
        assert set(stamps) <= set(time.pts)


@given(GLANCES, CUTS)
def test_each_sighting_is_in_one_chain(found: list[list[Sighting]], cuts: set[int]) -> None:
    glances, time = built(found, cuts)
    linked = Counter((link.pts, link.sighting) for chain in join(glances, time) for link in chain)
    assert linked == Counter((glance.pts, one) for glance in glances for one in glance.sightings)


@given(st.lists(BOXES, min_size=1, max_size=20), st.floats(0, 0.3))
def test_a_dropped_key_is_held_by_the_others(boxes: list[Box], slack: float) -> None:
    keys = [KeyBox(number * STEP, box, 0.5, Origin.SEEN) for number, box in enumerate(boxes)]
    few = thinned(keys, slack, 100 * STEP)
    assert [key.pts for key in few][:: max(1, len(few) - 1)] == [key.pts for key in keys][:: max(1, len(keys) - 1)]
    track = Track("t", tuple(few))
    for key in keys:
        box = track.at(key.pts)
        assert box is not None
        assert holds(box, key.box)


def test_a_steady_walk_needs_few_keys() -> None:
    keys = [KeyBox(pts, box, 0.9, Origin.SEEN) for pts, box in walk(START, (2, 1), 40)]
    assert len(thinned(keys, 0.04, 100 * STEP)) == 2


@settings(max_examples=30)
@given(st.integers(-6, 6), st.integers(-3, 3), st.integers(1, 12))
def test_a_gap_is_filled_from_both_sides(x: int, y: int, missing: int) -> None:
    way = walk(START, (x, y), 40)
    seen = [(pts, box) for number, (pts, box) in enumerate(way) if not 14 <= number < 14 + missing]
    (track,) = tracks_of(glances_of(way, seen), timeline(40))
    for pts, box in way:
        at = track.at(pts)
        assert at is not None
        assert holds(at, box)


def test_ends_are_lengthened_within_the_scene() -> None:
    way = walk(START, (1, 0), 60)
    seen = way[20:40]
    (track,) = tracks_of(glances_of(way, seen), timeline(60))
    assert track.first < seen[0][0]
    assert track.last > seen[-1][0]
    assert track.keys[0].origin is Origin.LENGTHENED
    (held,) = tracks_of(glances_of(way, seen), timeline(60, {20, 40}))
    assert (held.first, held.last) == (seen[0][0], seen[-1][0])


def test_two_who_pass_each_other_are_two() -> None:
    one, other = walk(START, (4, 0), 40), walk(shifted(START, 160, 70), (-4, 0), 40)
    glances = [
        Glance(pts, (Sighting(box, 0.99), Sighting(second[1], 0.99))) for (pts, box), second in zip(one, other, strict=True)
    ]
    assert len(tracks_of(glances, timeline(40))) == 2


def test_doubts_are_told() -> None:
    def doubts(seen: list[tuple[int, Box]], score: float) -> tuple[str, ...]:
        (track,) = tracks_of(glances_of(walk(START, (0, 0), 60), seen, score), timeline(60))
        return track.doubts

    way = walk(START, (1, 0), 60)
    assert doubts(way, 0.99) == ()
    assert doubts(way[:6], 0.99) == ("short",)
    assert doubts(way, 0.65) == ("weak",)
    jumped = [(pts, shifted(box, 24 if number > 30 else 0, 0)) for number, (pts, box) in enumerate(way)]
    assert "jumps" in doubts(jumped, 0.99)


def test_weak_sightings_alone_are_nobody_and_a_clear_one_is() -> None:
    way = walk(START, (0, 0), 60)
    assert tracks_of(glances_of(way, way[:7], 0.3), timeline(60)) == ()
    assert tracks_of(glances_of(way, way[:2], 0.45), timeline(60)) == ()
    assert len(tracks_of(glances_of(way, way[:1], 0.98), timeline(60))) == 1


def test_one_doubtful_sighting_counts_where_nobody_is_covered_yet() -> None:
    way = walk(START, (0, 0), 60)
    (alone,) = tracks_of(glances_of(way, way[20:21], 0.55), timeline(60))
    assert alone.doubts == ("short", "weak")
    inside, beside = (
        [Glance(pts, (Sighting(box, 0.99), *([Sighting(other, 0.55)] if pts == 20 * STEP else []))) for pts, box in way]
        for other in (Box.of_size(108, 112, 28, 32), Box.of_size(125, 100, 28, 32))
    )
    assert len(tracks_of(inside, timeline(60))) == 1
    assert len(tracks_of(beside, timeline(60))) == 2


def test_names_follow_from_place_and_time() -> None:
    way = walk(START, (1, 0), 20)
    first, again = (tracks_of(glances_of(way, way), timeline(20)) for _ in range(2))
    moved = walk(shifted(START, 7, 0), (1, 0), 20)
    (other,) = tracks_of(glances_of(moved, moved), timeline(20))
    assert first == again
    assert first[0].id != other.id


def test_a_cut_is_told_from_motion() -> None:
    rng = np.random.default_rng(1)
    picture, next_scene = (
        np.asarray(cv2.resize(rng.integers(0, 256, (6, 6, 3), np.uint8), (512, 512)), np.uint8) for _ in range(2)
    )
    moved = difference(thumbnail(picture[:400, :400]), thumbnail(picture[4:404, 8:408]))
    assert not is_cut(moved, 0.0)
    assert is_cut(difference(thumbnail(picture), thumbnail(next_scene)), moved)


def test_a_weak_face_that_lasts_is_covered_and_doubtful() -> None:
    way = walk(START, (0, 0), 60)
    found = tracks_of(glances_of(way, way[:20], 0.2), timeline(60))
    assert [track.doubts for track in found] == [("weak",)]


def broken(glances: list[Glance]) -> list[tuple[tuple[int, int], ...]]:
    return [track.breaks for track in tracks_of(glances, timeline(60))]


def test_a_steady_walk_has_no_break_however_seldom_it_is_looked_at() -> None:
    way = walk(START, (2, 1), 60)
    assert broken(glances_of(way, way)) == [()]
    assert broken(glances_of(way, way)[::9]) == [()]


def test_a_track_breaks_where_nobody_was_seen_for_long() -> None:
    way = walk(START, (1, 0), 60)
    assert broken(glances_of(way, [*way[:20], *way[40:]])) == [((19 * STEP, 40 * STEP),)]
    assert broken(glances_of(way, [*way[:20], *way[22:]])) == [()]


def test_a_track_breaks_where_place_or_look_jump() -> None:
    way = walk(START, (0, 0), 60)
    jumped = [(pts, shifted(box, 24 if number > 30 else 0, 0)) for number, (pts, box) in enumerate(way)]
    assert broken(glances_of(jumped, jumped)) == [((30 * STEP, 31 * STEP),)]
    red, blue = (bytes([255 if place == level else 0 for place in range(80)]) for level in (3, 40))
    dressed = [Glance(pts, (Sighting(box, 0.99, red if number < 30 else blue),)) for number, (pts, box) in enumerate(way)]
    assert broken(dressed) == [((29 * STEP, 30 * STEP),)]


def test_a_track_breaks_where_two_were_as_near() -> None:
    one, other = walk(START, (4, 0), 60), walk(shifted(START, 160, 8), (-4, 0), 60)
    glances = [
        Glance(pts, (Sighting(box, 0.99), Sighting(second[1], 0.99))) for (pts, box), second in zip(one, other, strict=True)
    ]
    assert all(any(600 < last < 1000 for last, _ in breaks) for breaks in broken(glances))


@given(st.sampled_from([1_000, 90_000, 10**9]), st.integers(-20, 20), st.integers(-20, 20))
def test_two_sights_a_tick_apart_do_not_fling_the_cover_away(second: int, dx: int, dy: int) -> None:
    """A frame that comes twice: a detector trembles by some pixels, nobody moves by these in a tick."""
    step = second // 25
    stamps = sorted({number * step for number in range(30)} | {10 * step + 1})
    seen = {10 * step: START, 10 * step + 1: shifted(START, dx, dy)}
    glances = [Glance(pts, (Sighting(seen[pts], 0.99),) if pts in seen else ()) for pts in stamps]
    tracks = tracks_of(glances, Timeline(tuple(stamps), (), 640, 480, float(second)))
    around = grown(hull(START, seen[10 * step + 1]), 0.2)
    for track in tracks:
        assert track.first < 10 * step < track.last
        assert all(holds(around, key.box) for key in track.keys)


@given(st.sampled_from([0.3, 0.5, 0.8, 1.0, 2.0]))
def test_a_weak_face_that_lasts_counts_however_few_frames_a_second_has(rate: float) -> None:
    stamps = [round(number * 1000 / rate) for number in range(20)]
    glances = [Glance(pts, (Sighting(START, 0.4),)) for pts in stamps]
    (track,) = tracks_of(glances, Timeline(tuple(stamps), (), 640, 480, 1000.0))
    assert (track.first, track.last) == (stamps[0], stamps[-1])


def test_who_was_not_seen_in_two_looks_long_ago_is_somebody_else() -> None:
    glances = [Glance(number * 2000, (Sighting(START, 0.99),) if number in (0, 3) else ()) for number in range(4)]
    assert len(tracks_of(glances, Timeline(tuple(one.pts for one in glances), (), 640, 480, 1000.0))) == 2


def test_what_is_not_known_is_covered_more_widely() -> None:
    """Beyond both ends of a track, and in the middle of a gap, by the shares that are documented."""
    way = walk(START, (0, 0), 40)
    seen = [one for number, one in enumerate(way) if 8 <= number <= 12 or 24 <= number <= 30]
    (track,) = tracks_of(glances_of(way, seen), timeline(40))
    wide = {origin: [key.box for key in track.keys if key.origin is origin] for origin in (Origin.LENGTHENED, Origin.FILLED)}
    assert wide[Origin.LENGTHENED] == [grown(START, DEFAULT_SHAPING.lengthen_grow)] * 2
    gap_s = (24 - 12) * STEP / SECOND
    assert grown(START, min(DEFAULT_SHAPING.gap_most, DEFAULT_SHAPING.gap_grow * gap_s)) in wide[Origin.FILLED]
