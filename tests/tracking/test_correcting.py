"""What a person changed holds for another screening of the same video."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.correction import Anchor, Correction, CorrectionKind
from app.model import Actor, Role
from app.track import KeyBox, Origin, Track
from app.tracking.correcting import correct, meant
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
    left = correct(screened(ONE, OTHER, off=off, every=every), (change(CorrectionKind.REMOVE, anchor=ANCHOR),))
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


def test_removing_takes_nobody_who_is_merely_near() -> None:
    pts, box = ONE[5]
    beside = Anchor(pts, Box.of_size(box.left + box.width * 2 // 3, box.top, box.width, box.height))
    tracks = screened(ONE)
    assert meant(tracks, beside) is not None
    assert correct(tracks, (change(CorrectionKind.REMOVE, anchor=beside),)) == tracks
