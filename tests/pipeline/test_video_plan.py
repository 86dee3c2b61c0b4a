from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from app.correction import Anchor, Correction, CorrectionKind
from app.model import Actor, Decision, DecisionKind, Region, RegionKind, Role, Shape
from app.pipeline.timed import DrawnTrack, TimedDecision
from app.pipeline.video_covers import PlannedCovers
from app.pipeline.video_plan import SoundChoice, plan_tracks
from app.redaction.regions import Extent
from app.track import Clip, KeyBox, Origin, Track
from detectors.base import Box

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KIM = Actor("Kim", Role.OPERATOR)
SIZE = (640, 480)
SHA = "ab" * 32


def track(name: str, left: int, first: int = 0, last: int = 99) -> Track:
    box = Box.of_size(left, 100, 40, 50)
    return Track(name, (KeyBox(first, box, 0.9, Origin.SEEN), KeyBox(last, box, 0.9, Origin.SEEN)))


ONE, TWO = track("one", 50), track("two", 300, 20, 80)
CLIP = Clip((1, 25), 100, 0, 99, 4.0, has_sound=True, tracks=(ONE, TWO))


def said(kind: DecisionKind, box: Box | None = None, span: tuple[int, int] | None = None, **more: Any) -> Decision:
    region = Region(Shape.BOX, RegionKind.FACE, box) if box is not None else None
    return Decision(SHA, kind, KIM, NOW, region, span, **more)


def keep(box: Box, span: tuple[int, int] | None) -> Decision:
    return said(DecisionKind.KEEP, box, span, person_consent="P-17")


def at(place: Track) -> Box:
    return place.keys[0].box


def test_everybody_is_covered_from_the_first_sight_to_the_last() -> None:
    plan, unmatched = plan_tracks(CLIP, SIZE, (), ())
    assert (plan.covered, plan.kept, plan.removed, plan.areas, plan.sound, unmatched) == ((ONE, TWO), (), (), (), None, ())
    assert [plan.covered_at(pts) for pts in (0, 20, 80, 81, 100)] == [(ONE,), (ONE, TWO), (ONE, TWO), (ONE,), ()]


def test_one_keep_keeps_one_person_in_its_span_alone() -> None:
    decision = keep(at(TWO), (30, 200))
    plan, unmatched = plan_tracks(CLIP, SIZE, (decision,), ())
    assert not unmatched
    assert [one.decision for one in plan.kept] == [decision]
    assert [plan.covered_at(pts) for pts in (29, 30, 80)] == [(ONE, TWO), (ONE,), (ONE,)]
    assert [plan.let_be(pts) for pts in (29, 30, 81)] == [(), (at(TWO),), ()]
    assert plan.covered == (ONE, TWO)
    whole, _ = plan_tracks(CLIP, SIZE, (keep(at(TWO), (20, 80)),), ())
    assert whole.covered == (ONE,)


@pytest.mark.parametrize(
    "decision",
    [
        keep(at(TWO), None),
        keep(at(TWO), (5, 60)),  # nobody is there yet at its first moment
        keep(Box.of_size(330, 130, 40, 50), (30, 60)),
        keep(Box.of_size(500, 300, 40, 50), (30, 60)),
        said(DecisionKind.NOT_A_FACE, at(TWO), (30, 60)),
        said(DecisionKind.COVER, Box.of_size(700, 0, 10, 10)),
        said(DecisionKind.COVER, Box.of_size(0, 0, 10, 10), (200, 300)),
    ],
)
def test_a_decision_about_nobody_or_nothing_is_told(decision: Decision) -> None:
    plan, unmatched = plan_tracks(CLIP, SIZE, (decision,), ())
    assert unmatched == (decision,)
    assert (plan.covered, plan.kept, plan.areas) == ((ONE, TWO), (), ())


def test_two_decisions_about_one_person_keep_nobody_else() -> None:
    first, second = keep(at(ONE), (0, 10)), keep(at(ONE), (20, 30))
    plan, unmatched = plan_tracks(CLIP, SIZE, (first, second), ())
    assert (len(plan.kept), unmatched) == (1, (second,))


def test_a_second_decision_about_one_person_reaches_nobody_who_stands_in_front() -> None:
    box = at(ONE)
    near = Box.of_size(box.left + 8, box.top, box.width, box.height)
    other = Track(
        "other",
        (KeyBox(10, at(TWO), 0.9, Origin.SEEN), KeyBox(20, near, 0.9, Origin.SEEN), KeyBox(60, at(TWO), 0.9, Origin.SEEN)),
    )
    first, second = keep(box, (0, 15)), keep(box, (20, 60))
    plan, unmatched = plan_tracks(replace(CLIP, tracks=(ONE, other)), SIZE, (first, second), ())
    assert [one.decision for one in plan.kept] == [first]
    assert unmatched == (second,)
    assert all(other in plan.covered_at(pts) for pts in range(10, 61))


def test_areas_have_their_time() -> None:
    always, sometimes = said(DecisionKind.COVER, Box(0, 0, 9, 9)), said(DecisionKind.COVER, Box(9, 0, 18, 9), (10, 20))
    plan, _ = plan_tracks(CLIP, SIZE, (always, sometimes), ())
    assert [[area.is_at(pts) for area in plan.areas] for pts in (9, 10, 20, 21)] == [
        [True, False],
        [True, True],
        [True, True],
        [True, False],
    ]


def test_sound_is_removed_unless_somebody_keeps_it() -> None:
    muted = said(DecisionKind.MUTE, None, (5, 9))
    listened = said(DecisionKind.NOBODY_AUDIBLE)
    assert plan_tracks(CLIP, SIZE, (muted, listened), ())[0].sound is None
    kept = said(DecisionKind.KEEP_SOUND)
    assert plan_tracks(CLIP, SIZE, (kept,), ())[0].sound == SoundChoice(KIM)
    assert plan_tracks(CLIP, SIZE, (muted, kept, listened), ())[0].sound == SoundChoice(KIM, ((5, 9),), KIM)
    assert plan_tracks(replace(CLIP, has_sound=False), SIZE, (kept,), ())[0].sound is None


def test_a_muting_of_what_comes_after_the_end_is_told_where_sound_is_kept() -> None:
    kept, late = said(DecisionKind.KEEP_SOUND), said(DecisionKind.MUTE, None, (100, 250))
    during = said(DecisionKind.MUTE, None, (99, 250)), said(DecisionKind.MUTE, None, (0, 0))
    assert plan_tracks(CLIP, SIZE, (kept, late, *during), ())[1] == (late,)
    assert plan_tracks(CLIP, SIZE, (late,), ())[1] == ()


def removing(place: Track, span: tuple[int, int] | None = None) -> Correction:
    anchor, whole = Anchor(place.first, at(place)), (place.first, place.last)
    return Correction(kind=CorrectionKind.REMOVE, author=KIM, decided_at=NOW, anchor=anchor, span=span or whole)


def test_who_was_removed_is_nobody_and_the_gate_lets_it_be() -> None:
    plan, _ = plan_tracks(CLIP, SIZE, (), (removing(TWO),))
    assert [one.id for one in plan.covered] == ["one"]
    assert [plan.let_be(pts) for pts in (20, 81)] == [(at(TWO),), ()]
    plan, _ = plan_tracks(CLIP, SIZE, (), (removing(TWO, (20, 40)),))
    assert [len(plan.covered_at(pts)) for pts in (30, 50)] == [1, 2]
    assert [plan.let_be(pts) for pts in (30, 41)] == [(at(TWO),), ()]


def test_cover_everybody_keeps_and_removes_nobody() -> None:
    everybody = said(DecisionKind.COVER_ALL)
    plan, unmatched = plan_tracks(CLIP, SIZE, (keep(at(ONE), (0, 99)), everybody), (removing(TWO),))
    assert (plan.covered, plan.kept, plan.removed, unmatched) == ((ONE, TWO), (), (), ())


# --- Seconds ----------------------------------------------------------------------------------------------------------


def timed(kind: DecisionKind, seconds: tuple[float, float], **more: Any) -> TimedDecision:
    return TimedDecision(sha256=SHA, kind=kind, author=KIM, decided_at=NOW, seconds=seconds, **more)


def test_seconds_become_ticks_by_the_clock() -> None:
    assert timed(DecisionKind.MUTE, (0.4, 1.999)).at(CLIP).span == (10, 50)
    assert timed(DecisionKind.MUTE, (0.4, 1.0)).at(None).span == (0, 0)
    drawn = DrawnTrack(sha256=SHA, author=KIM, decided_at=NOW, boxes=((0.0, Box(0, 0, 9, 9)), (2.0, Box(5, 0, 14, 9))))
    assert [(key.pts, key.origin) for key in drawn.at(CLIP).keys] == [(0, Origin.PERSON), (50, Origin.PERSON)]
    assert [one.kind for one in drawn.in_photo()] == [DecisionKind.COVER] * 2


@pytest.mark.parametrize("seconds", [(2.0, 1.0), (-1.0, 1.0), (0.0, float("inf")), (float("nan"), 1.0)])
def test_seconds_that_run_nowhere_are_refused(seconds: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="second"):
        timed(DecisionKind.MUTE, seconds)


def test_a_drawn_track_covers_somebody_more() -> None:
    drawn = DrawnTrack(sha256=SHA, author=KIM, decided_at=NOW, boxes=((0.0, Box(400, 0, 440, 50)), (2.0, Box(420, 0, 460, 50))))
    plan, _ = plan_tracks(CLIP, SIZE, (), (drawn.at(CLIP),))
    assert len(plan.covered) == 3
    assert [len(plan.covered_at(pts)) for pts in (0, 25, 51)] == [2, 3, 2]


@pytest.mark.parametrize(
    "boxes",
    [
        ((99.0, Box(10, 0, 50, 50)), (100.0, Box(10, 0, 50, 50))),
        ((4.0, Box(10, 0, 50, 50)),),
        ((1.0, Box(5000, 0, 5040, 50)), (2.0, Box(900, 900, 940, 950))),
    ],
)
def test_a_track_drawn_where_nothing_is_shown_covers_nobody_and_is_told(boxes: tuple[tuple[float, Box], ...]) -> None:
    drawn = DrawnTrack(sha256=SHA, author=KIM, decided_at=NOW, boxes=boxes).at(CLIP)
    plan, _ = plan_tracks(CLIP, SIZE, (), (drawn, removing(TWO)))
    assert (plan.tracks, plan.astray) == ((ONE,), (drawn,))


def test_who_walks_out_of_the_picture_or_stays_until_after_the_end_is_covered() -> None:
    boxes = ((2.0, Box(600, 0, 640, 50)), (9.0, Box(700, 0, 740, 50)))
    plan, _ = plan_tracks(CLIP, SIZE, (), (DrawnTrack(sha256=SHA, author=KIM, decided_at=NOW, boxes=boxes).at(CLIP),))
    assert (len(plan.covered_at(99)), plan.astray) == (2, ())


def test_the_frame_that_is_seen_at_the_first_moment_is_covered_though_it_came_before() -> None:
    standing = replace(CLIP, longest=40)
    region = Region(Shape.BOX, RegionKind.FACE, Box(10, 0, 50, 50))
    drawn = DrawnTrack(sha256=SHA, author=KIM, decided_at=NOW, boxes=((2.0, region.bounds), (2.4, Box(20, 0, 60, 50))))
    assert [(key.pts, key.box.left) for key in drawn.at(standing).keys] == [(10, 10), (50, 10), (60, 20)]
    assert timed(DecisionKind.COVER, (2.0, 2.4), region=region).at(standing).span == (10, 60)
    assert timed(DecisionKind.KEEP, (2.0, 2.4), region=region, person_consent="P-1").at(standing).span == (50, 60)


def test_a_keep_ends_where_the_track_may_have_passed_to_somebody_else() -> None:
    passed = replace(TWO, breaks=((50, 58),))
    clip = replace(CLIP, tracks=(ONE, passed))
    decision = keep(at(TWO), (30, 80))
    plan, unmatched = plan_tracks(clip, SIZE, (decision,), ())
    assert not unmatched
    assert [(one.track.first, one.track.last) for one in plan.kept] == [(20, 50)]
    assert [plan.let_be(pts) for pts in (30, 50, 51, 80)] == [(at(TWO),), (at(TWO),), (), ()]
    for pts in (*range(20, 30), *range(51, 81)):
        assert at(TWO) in [one.at(pts) for one in plan.covered_at(pts)], pts
    assert len({one.id for one in plan.tracks}) == 3


def test_who_comes_after_a_break_is_kept_by_a_decision_of_their_own() -> None:
    clip = replace(CLIP, tracks=(ONE, replace(TWO, breaks=((50, 58),))))
    both = keep(at(TWO), (30, 80)), keep(at(TWO), (60, 80))
    plan, unmatched = plan_tracks(clip, SIZE, both, ())
    assert not unmatched
    assert [plan.let_be(pts) for pts in (40, 55, 60)] == [(at(TWO),), (), (at(TWO),)]
    between, nowhere = plan_tracks(clip, SIZE, (keep(at(TWO), (55, 80)),), ())
    assert between.kept == ()
    assert len(nowhere) == 1


def test_a_break_outlives_corrections() -> None:
    clip = replace(CLIP, tracks=(ONE, replace(TWO, breaks=((50, 58),))))
    moved = KeyBox(22, at(TWO), 1.0, Origin.PERSON)
    change = Correction(kind=CorrectionKind.MOVE, author=KIM, decided_at=NOW, anchor=Anchor(22, at(TWO)), keys=(moved,))
    split = Correction(kind=CorrectionKind.SPLIT, author=KIM, decided_at=NOW, anchor=Anchor(40, at(TWO)))
    for corrections in ((change,), (split,), (change, split)):
        plan, _ = plan_tracks(clip, SIZE, (keep(at(TWO), (42, 80)),), corrections)
        assert [one.track.last for one in plan.kept] == [50]


def test_a_removal_of_what_is_not_there_is_told() -> None:
    def removal(box: Box) -> Correction:
        return Correction(kind=CorrectionKind.REMOVE, author=KIM, decided_at=NOW, anchor=Anchor(40, box), span=(20, 80))

    there, gone = removal(at(TWO)), removal(Box.of_size(500, 300, 40, 50))
    plan, _ = plan_tracks(CLIP, SIZE, (), (there, gone))
    assert (plan.lost, len(plan.removed), plan.tracks) == ((gone,), 1, (ONE,))


def correction(kind: CorrectionKind, place: Track, pts: int, **more: Any) -> Correction:
    return Correction(kind=kind, author=KIM, decided_at=NOW, anchor=Anchor(pts, at(place)), **more)


def test_a_removal_ends_where_the_track_may_have_passed_to_somebody_else() -> None:
    clip = replace(CLIP, tracks=(ONE, replace(TWO, breaks=((50, 58),))))
    before, after = (correction(CorrectionKind.REMOVE, TWO, pts, span=(20, 80)) for pts in (30, 60))
    plan, _ = plan_tracks(clip, SIZE, (), (before,))
    assert [plan.let_be(pts) for pts in (20, 50, 51, 80)] == [(at(TWO),), (at(TWO),), (), ()]
    assert [len(plan.covered_at(pts)) for pts in (20, 50, 51, 80)] == [1, 1, 2, 2]
    plan, _ = plan_tracks(clip, SIZE, (), (before, after))
    assert plan.covered == (ONE,)
    assert [(one.track.first, one.track.last, one.span, one.correction) for one in plan.removed] == [
        (20, 50, None, before),
        (51, 80, None, after),
    ]
    assert [(one.first, one.last) for one in plan.nobody] == [(20, 50), (51, 80)]


def test_a_stretch_that_is_nobody_ends_there_too() -> None:
    clip = replace(CLIP, tracks=(ONE, replace(TWO, breaks=((50, 58),))))
    plan, _ = plan_tracks(clip, SIZE, (), (correction(CorrectionKind.REMOVE, TWO, 40, span=(40, 80)),))
    assert [one.span for one in plan.removed] == [(40, 50)]
    assert [plan.let_be(pts) for pts in (39, 40, 50, 51, 80)] == [(), (at(TWO),), (at(TWO),), (), ()]
    assert [len(plan.covered_at(pts)) for pts in (39, 40, 50, 51, 80)] == [2, 1, 1, 2, 2]


def test_what_is_nobody_throughout_is_no_stretch_however_it_was_said() -> None:
    removals = (
        correction(CorrectionKind.REMOVE, TWO, 20, span=(20, 80)),
        correction(CorrectionKind.REMOVE, ONE, 0, span=(0, 98)),
    )
    plan, _ = plan_tracks(CLIP, SIZE, (), removals)
    assert [one.span for one in plan.removed] == [None, (0, 98)]


def test_a_removal_of_nobody_knows_how_much_removes_nothing_and_is_told() -> None:
    """It was kept before each had its span; the track may go on for longer by now."""
    gone = correction(CorrectionKind.REMOVE, TWO, 55)
    plan, _ = plan_tracks(CLIP, SIZE, (), (gone,))
    assert (plan.lost, plan.removed, plan.let_be(55), len(plan.covered)) == ((gone,), (), (), 2)


def test_a_removal_takes_no_more_than_was_there_when_it_was_said() -> None:
    longer = replace(TWO, keys=(*TWO.keys, KeyBox(99, at(TWO), 0.9, Origin.SEEN)))
    plan, _ = plan_tracks(replace(CLIP, tracks=(ONE, longer)), SIZE, (), (removing(TWO),))
    assert [plan.let_be(pts) for pts in (20, 80, 81, 99)] == [(at(TWO),), (at(TWO),), (), ()]
    assert [len(plan.covered_at(pts)) for pts in (20, 80, 81, 99)] == [1, 1, 2, 2]


# --- Somebody is there after all --------------------------------------------------------------------------------------


def walking(name: str, left: int, step: int, first: int = 0, last: int = 99) -> Track:
    keys = (KeyBox(pts, Box.of_size(left + step * pts, 100, 40, 50), 0.9, Origin.SEEN) for pts in range(first, last + 1))
    return Track(name, tuple(keys))


WALKER = walking("w", 50, 4)
WALKS = replace(CLIP, tracks=(WALKER,))


def put(kind: CorrectionKind, anchor: Anchor | None, *places: tuple[int, Box], other: Anchor | None = None) -> Correction:
    keys = tuple(KeyBox(pts, box, 1.0, Origin.PERSON) for pts, box in places)
    return Correction(kind=kind, author=KIM, decided_at=NOW, anchor=anchor, other=other, keys=keys)


def of_walker(pts: int) -> Anchor:
    return Anchor(pts, WALKER.keys[pts].box)


STRETCH = Correction(kind=CorrectionKind.REMOVE, author=KIM, decided_at=NOW, anchor=of_walker(30), span=(30, 60))
AWAY = Box.of_size(300, 400, 40, 50)


@pytest.mark.parametrize(
    ("later", "still"),
    [
        ((), [(30, 60)]),
        # what came before is lengthened, with its last box
        ((put(CorrectionKind.MOVE, of_walker(29), (29, WALKER.keys[29].box), (99, WALKER.keys[29].box)),), []),
        ((put(CorrectionKind.MOVE, of_walker(29), (29, WALKER.keys[29].box), (40, WALKER.keys[29].box)),), [(41, 60)]),
        # what comes after is
        ((put(CorrectionKind.MOVE, of_walker(61), (50, WALKER.keys[61].box), (61, WALKER.keys[61].box)),), [(30, 49)]),
        # first it is put elsewhere, then it is lengthened
        (
            (
                put(CorrectionKind.MOVE, of_walker(29), (29, AWAY)),
                put(CorrectionKind.MOVE, Anchor(29, AWAY), (29, AWAY), (99, AWAY)),
            ),
            [],
        ),
        # both sides are one person
        ((put(CorrectionKind.JOIN, of_walker(10), other=of_walker(80)),), []),
        # somebody is drawn there; they walk on from where the drawn box stands
        ((put(CorrectionKind.ADD, None, (40, WALKER.keys[40].box), (50, WALKER.keys[40].box)),), [(30, 39), (51, 60)]),
        # a track that is not found any more was there
        ((put(CorrectionKind.MOVE, of_walker(45), (45, AWAY), (50, AWAY)),), [(30, 44), (51, 60)]),
        # of the same track, but not of that time; and of somebody else
        ((put(CorrectionKind.MOVE, of_walker(10), (10, AWAY), (20, AWAY)),), [(30, 60)]),
        ((put(CorrectionKind.ADD, None, (40, AWAY), (50, AWAY)),), [(30, 60)]),
        # said before, not later
        (None, [(30, 60)]),
    ],
)
def test_who_is_said_to_be_there_after_all_is_not_let_be(
    later: tuple[Correction, ...] | None, still: list[tuple[int, int]]
) -> None:
    drawn = put(CorrectionKind.ADD, None, (40, AWAY), (50, AWAY))
    corrections = (STRETCH, *later) if later is not None else (drawn, STRETCH)
    plan, _ = plan_tracks(WALKS, SIZE, (), corrections)
    assert [one.span for one in plan.removed] == still
    for pts in range(100):
        assert bool(plan.let_be(pts)) == any(first <= pts <= last for first, last in still), pts


def test_once_taken_back_a_removal_does_not_come_back() -> None:
    stands = WALKER.keys[29].box
    longer = put(CorrectionKind.MOVE, of_walker(29), (29, stands), (99, stands))
    again = replace(STRETCH, anchor=Anchor(30, stands))
    plan, _ = plan_tracks(WALKS, SIZE, (), (STRETCH, longer, again))
    assert [(one.correction, one.track.at(45)) for one in plan.removed] == [(again, stands)]


def test_a_face_is_not_let_be_where_somebody_is_covered() -> None:
    """Whatever was said of one of two tracks: the face that is seen there may be the other's."""
    beside = track("beside", 304, 40, 60)
    clip = replace(CLIP, tracks=(ONE, TWO, beside))
    for decisions, corrections in (((keep(at(TWO), (20, 80)),), ()), ((), (removing(TWO),))):
        plan, _ = plan_tracks(clip, SIZE, decisions, corrections)
        assert [plan.let_be(pts) for pts in (39, 40, 60, 61)] == [(at(TWO),), (), (), (at(TWO),)]
        assert PlannedCovers(plan, Extent.HEAD, SIZE, SIZE).let_be(50) == ()
        assert PlannedCovers(plan, Extent.HEAD, SIZE, SIZE).let_be(39) == (at(TWO),)


# --- One name, one track ----------------------------------------------------------------------------------------------


def test_two_who_were_drawn_at_one_place_and_carried_apart_are_told_apart() -> None:
    middle, here, there = Box.of_size(280, 140, 70, 70), Box.of_size(100, 300, 60, 80), Box.of_size(440, 300, 60, 80)
    corrections = (
        put(CorrectionKind.ADD, None, (0, middle), (25, middle)),
        put(CorrectionKind.MOVE, Anchor(0, middle), (0, here), (25, here)),
        put(CorrectionKind.ADD, None, (0, middle), (25, middle)),
        put(CorrectionKind.MOVE, Anchor(0, middle), (0, there), (25, there)),
    )
    plan, unmatched = plan_tracks(replace(CLIP, tracks=()), SIZE, (keep(here, (0, 25)),), corrections)
    assert not unmatched
    assert [one.at(10) for one in plan.covered_at(10)] == [there]
    assert plan.let_be(10) == (here,)


def test_what_is_cut_off_twice_at_one_moment_has_two_names() -> None:
    split = correction(CorrectionKind.SPLIT, TWO, 50)
    longer = put(CorrectionKind.MOVE, Anchor(49, at(TWO)), (49, at(TWO)), (80, at(TWO)))
    plan, _ = plan_tracks(CLIP, SIZE, (), (split, longer, split))
    assert len({one.id for one in plan.tracks}) == len(plan.tracks) == 4


def test_a_video_in_which_two_have_one_name_keeps_one_of_them() -> None:
    clip = replace(CLIP, tracks=(ONE, replace(TWO, id=ONE.id)))
    plan, _ = plan_tracks(clip, SIZE, (keep(at(TWO), (20, 80)),), ())
    assert [one.at(50) for one in plan.covered_at(50)] == [at(ONE)]


def test_who_comes_to_a_plan_is_covered_whatever_their_name() -> None:
    plan, _ = plan_tracks(CLIP, SIZE, (keep(at(TWO), (20, 80)),), ())
    more = replace(plan, tracks=(track(TWO.id, 500, 20, 80), *plan.tracks))
    assert {one.at(50) for one in more.covered_at(50)} == {at(ONE), Box.of_size(500, 100, 40, 50)}


@pytest.mark.parametrize("tracks", [(ONE,), (ONE, TWO, TWO), (ONE, replace(TWO, id=ONE.id))])
def test_nobody_stays_visible_who_is_not_one_of_those_in_the_plan(tracks: tuple[Track, ...]) -> None:
    plan, _ = plan_tracks(CLIP, SIZE, (keep(at(TWO), (20, 80)),), ())
    with pytest.raises(ValueError, match="one track by one name"):
        replace(plan, tracks=tracks)
    with pytest.raises(ValueError, match="one track by one name"):
        replace(plan, kept=(*plan.kept, *plan.kept))


def test_a_keep_goes_no_further_than_a_break_of_one_of_two_who_were_joined() -> None:
    before, after = track("a", 300, 0, 40), replace(track("b", 300, 50, 99), breaks=((70, 75),))
    clip = replace(CLIP, tracks=(before, after))
    joined = correction(CorrectionKind.JOIN, before, 0, other=Anchor(50, at(after)))
    plan, unmatched = plan_tracks(clip, SIZE, (keep(at(before), (0, 99)),), (joined,))
    assert not unmatched
    assert [plan.let_be(pts) for pts in (0, 45, 70, 71, 99)] == [(at(before),)] * 3 + [(), ()]


def test_who_stands_near_where_somebody_was_is_not_joined_and_stays_covered() -> None:
    before, near = track("a", 300, 0, 40), track("c", 332, 55, 99)
    joined = correction(CorrectionKind.JOIN, before, 0, other=Anchor(60, at(before)))
    plan, unmatched = plan_tracks(replace(CLIP, tracks=(before, near)), SIZE, (keep(at(before), (0, 99)),), (joined,))
    assert (plan.lost, unmatched) == ((joined,), ())
    assert plan.covered_at(80) == (near,)
    assert plan.let_be(80) == ()


def test_who_stands_near_where_somebody_was_moved_from_stays_covered() -> None:
    near = track("c", 332)
    keys = tuple(KeyBox(pts, Box.of_size(300, 250, 40, 50), 1.0, Origin.PERSON) for pts in (20, 60))
    plan, _ = plan_tracks(
        replace(CLIP, tracks=(near,)), SIZE, (), (correction(CorrectionKind.MOVE, track("a", 300), 20, keys=keys),)
    )
    assert plan.lost == ()
    assert {one.at(40) for one in plan.covered_at(40)} == {at(near), keys[0].box}


def test_a_split_or_joining_of_who_is_not_there_is_told() -> None:
    away = track("z", 500)
    for one in (
        correction(CorrectionKind.SPLIT, away, 40),
        correction(CorrectionKind.JOIN, away, 40, other=Anchor(40, at(TWO))),
        correction(CorrectionKind.JOIN, TWO, 40, other=Anchor(40, at(away))),
    ):
        plan, _ = plan_tracks(CLIP, SIZE, (), (one,))
        assert (plan.lost, plan.tracks) == ((one,), (ONE, TWO))
    there = correction(CorrectionKind.SPLIT, TWO, 40), correction(CorrectionKind.JOIN, TWO, 20, other=Anchor(60, at(TWO)))
    assert plan_tracks(CLIP, SIZE, (), there)[0].lost == ()
