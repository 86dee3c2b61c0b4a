"""Who stays visible once their track was corrected: the same person from the same moment on, or nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.events import correcting, deciding
from app.events.event import EventItem
from app.model import Decision, DecisionKind
from app.pipeline.judge import Plan, plan
from app.track import Track
from detectors.base import Box
from tests.events.test_correcting import HERE, KIM, OTHER, THERE, TRACK, VIDEO

KEPT = correcting.keep(VIDEO, TRACK, "P-17", KIM)


def planned(item: EventItem) -> Plan:
    assert item.screening is not None
    return plan(item.screening, item.decisions, item.corrections)


def keeps(item: EventItem) -> list[Decision]:
    return [one for one in item.decisions if one.kind is DecisionKind.KEEP]


def visible(item: EventItem) -> list[tuple[int, int]]:
    """From when to when anybody stays visible, once it was seen that no decision points at nobody."""
    who = planned(item)
    assert who.unmatched == ()
    return [(max(one.span[0], one.track.first), min(one.span[1], one.track.last)) for one in who.tracks.kept]


def the_track(item: EventItem, pts: int) -> Track:
    return next(track for track in planned(item).tracks.tracks if track.first <= pts <= track.last)


def test_who_begins_later_is_visible_from_there() -> None:
    later = correcting.begin_at(KEPT, TRACK, 60, KIM)
    assert visible(later) == [(60, 80)]
    (one,) = keeps(later)
    assert (one.person_consent, one.region and one.region.bounds) == ("P-17", TRACK.at(60))
    assert visible(correcting.begin_at(KEPT, TRACK, 5, KIM)) == [(20, 80)]  # what was added is covered


def test_who_ends_earlier_is_not_visible_once_it_is_longer_again() -> None:
    shorter = correcting.end_at(KEPT, TRACK, 50, KIM)
    assert visible(shorter) == [(20, 50)]
    assert visible(correcting.end_at(shorter, the_track(shorter, 30), 75, KIM)) == [(20, 50)]


def test_who_is_nobody_does_not_stay_visible() -> None:
    assert keeps(correcting.remove(KEPT, TRACK, KIM)) == []
    other = correcting.remove(KEPT, OTHER, KIM)
    assert (keeps(other), visible(other)) == (keeps(KEPT), [(20, 80)])


def test_a_stretch_of_nobody_leaves_what_came_before_visible_or_else_what_comes_after() -> None:
    assert visible(correcting.remove(KEPT, TRACK, KIM, (40, 50))) == [(20, 39)]
    assert visible(correcting.remove(KEPT, TRACK, KIM, (10, 50))) == [(51, 80)]
    late = replace(KEPT, decisions=tuple(replace(one, span=(40, 45), region=one.region) for one in KEPT.decisions))
    assert keeps(correcting.remove(late, TRACK, KIM, (40, 50))) == []


def test_from_where_it_is_somebody_else_they_are_covered() -> None:
    split = correcting.split(KEPT, TRACK, 50, KIM)
    assert visible(split) == [(20, 49)]
    joined = correcting.join(split, the_track(split, 30), the_track(split, 60), KIM)
    assert visible(joined) == [(20, 49)]


def test_a_box_that_is_moved_takes_along_who_stays_visible() -> None:
    moved = correcting.move(KEPT, TRACK, 20, THERE, KIM)
    assert visible(moved) == [(20, 80)]
    again = correcting.move(moved, the_track(moved, 20), 21, Box(300, 10, 340, 60), KIM)
    assert len(again.corrections) == 1  # one movement
    assert visible(again) == [(20, 80)]


def test_nobody_else_becomes_visible_where_the_track_went_away() -> None:
    twin = Track("t3", tuple(replace(key, box=HERE) for key in TRACK.keys))
    assert VIDEO.screening is not None
    assert VIDEO.screening.clip is not None
    clip = replace(VIDEO.screening.clip, tracks=(TRACK, twin))
    item = correcting.keep(replace(VIDEO, screening=replace(VIDEO.screening, clip=clip)), TRACK, "P-17", KIM)
    (kept,) = planned(item).tracks.kept
    gone = correcting.remove(item, kept.track, KIM)
    assert (keeps(gone), visible(gone), len(planned(gone).tracks.tracks)) == ([], [], 1)


def test_two_tracks_that_are_one_person() -> None:
    after = correcting.join(KEPT, TRACK, OTHER, KIM)
    assert visible(after) == [(20, 80)]  # the other track stays covered
    both = correcting.keep(KEPT, OTHER, "P-18", KIM)
    assert keeps(correcting.join(both, TRACK, OTHER, KIM)) == []  # whose consent it is is not known
    drawn = correcting.add(KEPT, THERE, 40, KIM)
    assert keeps(correcting.join(drawn, TRACK, planned(drawn).tracks.tracks[1], KIM)) == []  # there at the same time


def test_somebody_else_at_the_same_time_is_not_uncovered_by_joining() -> None:
    long = replace(OTHER, keys=(replace(OTHER.keys[0], pts=60), OTHER.keys[1]))
    assert VIDEO.screening is not None
    assert VIDEO.screening.clip is not None
    clip = replace(VIDEO.screening.clip, tracks=(TRACK, long))
    item = correcting.keep(replace(VIDEO, screening=replace(VIDEO.screening, clip=clip)), TRACK, "P-17", KIM)
    assert keeps(correcting.join(item, TRACK, long, KIM)) == []


def test_two_people_in_a_track_that_may_have_passed_from_one_to_the_other_both_stay() -> None:
    passed = replace(TRACK, breaks=((50, 52),))
    assert VIDEO.screening is not None
    assert VIDEO.screening.clip is not None
    clip = replace(VIDEO.screening.clip, tracks=(passed, OTHER))
    item = correcting.keep(replace(VIDEO, screening=replace(VIDEO.screening, clip=clip)), passed, "P-17", KIM)
    item = correcting.keep(item, the_track(item, 60), "P-18", KIM)
    assert visible(item) == [(20, 50), (52, 80)]
    assert visible(correcting.remove(item, OTHER, KIM)) == [(20, 50), (52, 80)]
    assert visible(correcting.end_at(item, the_track(item, 60), 70, KIM)) == [(20, 50), (52, 70)]
    assert visible(correcting.begin_at(item, the_track(item, 30), 30, KIM)) == [(30, 50), (52, 80)]


@pytest.mark.parametrize("seen", [51, 52])
def test_who_comes_after_somebody_who_is_nobody_does_not_stay_visible_for_them(seen: int) -> None:
    passed = replace(TRACK, breaks=((50, seen),))
    assert VIDEO.screening is not None
    assert VIDEO.screening.clip is not None
    clip = replace(VIDEO.screening.clip, tracks=(passed, OTHER))
    item = correcting.keep(replace(VIDEO, screening=replace(VIDEO.screening, clip=clip)), passed, "P-17", KIM)
    gone = correcting.remove(item, passed, KIM, pts=30)
    assert (keeps(gone), visible(gone)) == ([], [])
    assert [(one.first, one.last) for one in planned(gone).tracks.covered] == [(51, 80), (90, 120)]
    after = correcting.remove(item, passed, KIM, pts=seen)
    assert visible(after) == [(20, 50)]
    (removal,) = after.corrections
    assert visible(correcting.restore(after, removal)) == [(20, 50)]


def stray() -> EventItem:
    """Somebody stays visible where nobody is found: said in an earlier session, of other tracks."""
    (one,) = keeps(KEPT)
    assert one.region is not None
    away = replace(one, region=replace(one.region, bounds=Box(500, 200, 540, 250)))
    return replace(VIDEO, decisions=(away,))


def test_a_decision_that_points_at_nobody_waits_for_a_person() -> None:
    item = stray()
    assert planned(correcting.remove(item, OTHER, KIM)).unmatched == item.decisions
    assert correcting.take_back(item, item.decisions[0]).decisions == ()


def test_who_is_drawn_where_such_a_decision_points_is_covered() -> None:
    drawn = correcting.add(stray(), Box(500, 200, 540, 250), 20, KIM)
    assert (keeps(drawn), visible(drawn)) == ([], [])


@pytest.mark.parametrize(
    "change",
    [
        lambda item: correcting.begin_at(item, TRACK, 60, KIM),
        lambda item: correcting.remove(item, TRACK, KIM),
        lambda item: correcting.split(item, TRACK, 50, KIM),
    ],
)
def test_it_is_so_too_while_everybody_is_covered(change: Callable[[EventItem], EventItem]) -> None:
    everybody = deciding.mark(KEPT, DecisionKind.COVER_ALL, KIM)
    freed = deciding.unmark(change(everybody), DecisionKind.COVER_ALL)
    assert freed.decisions == change(KEPT).decisions
    assert planned(freed).unmatched == ()
