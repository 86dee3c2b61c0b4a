"""What a person changed holds for another screening of the same video."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.correction import Anchor, Correction, CorrectionKind
from app.model import Actor, Role
from app.track import KeyBox, Keys, Origin, Track
from app.tracking.correcting import correct, fits, meant, removed_by
from app.tracking.geometry import holds, shifted
from app.tracking.tracker import tracks_of
from detectors.base import Box
from tests.tracking.walks import Way, glances_of, timeline, walk

FRAMES = 60
ONE = walk(Box.of_size(100, 100, 40, 50), (2, 0), FRAMES)
OTHER = walk(Box.of_size(400, 300, 60, 70), (0, 1), FRAMES)
MIDDLE = 30
ANCHOR = Anchor(*ONE[MIDDLE])
OTHER_ANCHOR = Anchor(*OTHER[MIDDLE])


def screened(*ways: Way, off: int = 0, every: int = 1) -> tuple[Track, ...]:
    """Tracks of a screening that sees faces a little elsewhere, and not always."""
    found: list[Track] = []
    for way in ways:
        seen = [(pts, shifted(box, off, -off)) for pts, box in way[::every]]
        found += tracks_of(glances_of(way[::every], seen), timeline(FRAMES))
    return tuple(found)


def change(kind: CorrectionKind, **more: object) -> Correction:
    actor = Actor("T. Ester", Role.OPERATOR)
    return Correction(kind=kind, author=actor, decided_at=datetime(2026, 1, 2, tzinfo=UTC), **more)  # type: ignore[arg-type]


def drawn(*places: tuple[int, Box]) -> tuple[KeyBox, ...]:
    return tuple(KeyBox(pts, box, 1.0, Origin.PERSON) for pts, box in places)


OFFSETS = st.integers(-4, 4)
EVERY = st.integers(1, 5)


@given(OFFSETS, EVERY)
def test_removing_survives_a_new_screening(off: int, every: int) -> None:
    removing = change(CorrectionKind.REMOVE, anchor=ANCHOR, span=(ONE[0][0], ONE[-1][0]))
    left = correct(screened(ONE, OTHER, off=off, every=every), (removing,))
    assert len(left) == 1
    assert meant(left, ANCHOR) is None
    assert meant(left, OTHER_ANCHOR) is not None


@given(OFFSETS, EVERY)
def test_removing_a_span_leaves_the_rest(off: int, every: int) -> None:
    span = ONE[20][0], ONE[40][0]
    tracks = screened(ONE, off=off, every=every)
    left = correct(tracks, (change(CorrectionKind.REMOVE, anchor=ANCHOR, span=span),))
    for pts, _ in ONE[:-every]:
        there = any(track.at(pts) is not None for track in left)
        assert there != (span[0] <= pts <= span[1])
    assert len({track.id for track in left}) == 2


@given(OFFSETS, EVERY)
def test_moving_puts_the_box_where_the_person_says(off: int, every: int) -> None:
    new = Box.of_size(300, 200, 50, 60)
    keys = drawn((ONE[25][0], new), (ONE[35][0], new))
    moved = correct(screened(ONE, OTHER, off=off, every=every), (change(CorrectionKind.MOVE, anchor=ANCHOR, keys=keys),))
    assert len(moved) == 2
    assert all(any((box := track.at(pts)) is not None and holds(box, new) for track in moved) for pts, _ in ONE[25:36])
    before = meant(moved, Anchor(*ONE[10]))
    assert before is not None


def test_moving_beyond_the_end_lengthens() -> None:
    short = ONE[:40]
    (track,) = correct(screened(short), (change(CorrectionKind.MOVE, anchor=ANCHOR, keys=drawn(ONE[55])),))
    assert track.last == ONE[55][0]
    assert track.at(ONE[50][0]) is not None


@given(OFFSETS, EVERY)
def test_joining_makes_one_that_holds_both(off: int, every: int) -> None:
    tracks = screened(ONE, OTHER, off=off, every=every)
    (joined,) = correct(tracks, (change(CorrectionKind.JOIN, anchor=ANCHOR, other=OTHER_ANCHOR),))
    for track in tracks:
        for pts, _ in ONE:
            box, whole = track.at(pts), joined.at(pts)
            assert box is None or (whole is not None and holds(whole, box))


@given(OFFSETS, EVERY)
def test_splitting_loses_no_frame(off: int, every: int) -> None:
    (track,) = screened(ONE, off=off, every=every)
    parts = correct((track,), (change(CorrectionKind.SPLIT, anchor=ANCHOR),))
    assert len({part.id for part in parts}) == 2
    for pts, _ in ONE:
        boxes = [box for part in parts if (box := part.at(pts)) is not None]
        assert len(boxes) == (track.at(pts) is not None)
        assert all(holds(box, track.at(pts) or box) for box in boxes)


def test_what_is_not_found_removes_nothing_and_what_was_drawn_stays() -> None:
    far = Anchor(ONE[5][0], Box.of_size(10, 400, 30, 30))
    tracks = screened(ONE, OTHER)
    for kind in (CorrectionKind.REMOVE, CorrectionKind.SPLIT):
        assert correct(tracks, (change(kind, anchor=far),)) == tracks
    assert correct(tracks, (change(CorrectionKind.JOIN, anchor=ANCHOR, other=far),)) == tracks
    keys = drawn((far.pts, far.box))
    assert len(correct(tracks, (change(CorrectionKind.MOVE, anchor=far, keys=keys),))) == 3
    assert len(correct((), (change(CorrectionKind.ADD, keys=keys),))) == 1


PTS, PLACE = ONE[5]
BESIDE = Anchor(PTS, shifted(PLACE, PLACE.width * 2 / 3, 0))
"""Where nobody is; somebody stands near it."""


@pytest.mark.parametrize(
    "nobody",
    [
        change(CorrectionKind.REMOVE, anchor=BESIDE),
        change(CorrectionKind.SPLIT, anchor=BESIDE),
        change(CorrectionKind.JOIN, anchor=BESIDE, other=OTHER_ANCHOR),
        change(CorrectionKind.JOIN, anchor=OTHER_ANCHOR, other=BESIDE),
    ],
)
def test_who_is_merely_near_is_not_meant(nobody: Correction) -> None:
    tracks = screened(ONE, OTHER)
    assert meant(tracks, BESIDE) is None
    assert not fits(tracks, nobody)
    assert correct(tracks, (nobody,)) == tracks


def test_who_is_merely_near_is_not_moved_away() -> None:
    tracks = screened(ONE)
    keys = drawn((PTS, OTHER[0][1]), (ONE[30][0], OTHER[0][1]))
    moved = change(CorrectionKind.MOVE, anchor=BESIDE, keys=keys)
    (there, put) = sorted(correct(tracks, (moved,)), key=lambda track: track.first)
    assert there == tracks[0]
    assert put.keys == Keys(keys)
    assert fits(tracks, moved)


# --- Where a track may have passed to somebody else -------------------------------------------------------------------


def passed(*breaks: tuple[int, int], name: str = "t", first: int = 0, last: int = 99) -> Track:
    stamps = sorted({first, last, *(pts for pair in breaks for pts in pair)})
    keys = (KeyBox(pts, PLACE, 0.9, Origin.SEEN) for pts in stamps if first <= pts <= last)
    return Track(name, tuple(keys), breaks=breaks)


def removal(pts: int, span: tuple[int, int] | None = (0, 99)) -> Correction:
    return change(CorrectionKind.REMOVE, anchor=Anchor(pts, PLACE), span=span)


def left_of(track: Track, *removals: Correction) -> list[tuple[int, int]]:
    return [(one.first, one.last) for one in correct((track,), removals)]


FLICKERS = passed((20, 28), (50, 51))


@pytest.mark.parametrize(
    ("removals", "left"),
    [
        ((removal(0),), [(21, 99)]),
        ((removal(20),), [(21, 99)]),
        ((removal(28),), [(0, 27), (51, 99)]),
        ((removal(50),), [(0, 27), (51, 99)]),
        ((removal(51),), [(0, 50)]),
        ((removal(10), removal(70)), [(21, 50)]),
        ((removal(10), removal(40)), [(51, 99)]),
        ((removal(70), removal(40), removal(10)), []),
        ((removal(10), removal(40), removal(70)), []),
        ((removal(10), removal(70), removal(40)), []),
        ((removal(40), removal(70), removal(10)), []),
        ((removal(10, (10, 99)),), [(0, 9), (21, 99)]),
        ((removal(0, (0, 70)), removal(21, (21, 70))), [(51, 99)]),
        ((removal(22, (22, 99)),), [(0, 21), (28, 99)]),
        ((removal(24),), [(0, 20), (28, 99)]),
        ((removal(10, None),), [(0, 99)]),  # of before a removal had a span: it may be longer by now
        ((removal(10, (30, 99)),), [(0, 99)]),  # there is nothing of it there by now
    ],
)
def test_a_removal_goes_no_further_than_a_break(removals: tuple[Correction, ...], left: list[tuple[int, int]]) -> None:
    assert left_of(FLICKERS, *removals) == left


@pytest.mark.parametrize("pts", range(0, 100, 7))
def test_what_a_removal_takes_and_what_it_leaves_are_the_track(pts: int) -> None:
    taken, left = removed_by((FLICKERS,), removal(pts)), correct((FLICKERS,), (removal(pts),))
    for at in range(100):
        assert sum(one.at(at) is not None for one in (*left, *((taken,) if taken is not None else ()))) == 1


def test_breaks_outlive_joining() -> None:
    one, two = passed((20, 28), last=40), passed((70, 75), name="u", first=50)
    joining = change(CorrectionKind.JOIN, anchor=Anchor(0, PLACE), other=Anchor(50, PLACE))
    (joined,) = correct((one, two), (joining,))
    assert joined.breaks == ((20, 28), (70, 75))
    assert left_of(joined, removal(30)) == [(0, 27), (71, 99)]


def test_two_who_are_one_track_by_now_are_joined_already() -> None:
    joining = change(CorrectionKind.JOIN, anchor=Anchor(0, PLACE), other=Anchor(90, PLACE))
    beside = Track("u", tuple(KeyBox(pts, shifted(PLACE, 8, 0), 0.9, Origin.SEEN) for pts in (80, 99)))
    tracks = passed(), beside
    assert fits(tracks, joining)
    assert correct(tracks, (joining,)) == tracks


def test_two_at_the_very_same_place_are_joined() -> None:
    joining = change(CorrectionKind.JOIN, anchor=Anchor(0, PLACE), other=Anchor(0, PLACE))
    assert len(correct((passed(), passed(name="u")), (joining,))) == 1
