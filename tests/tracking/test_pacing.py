from __future__ import annotations

import pytest

from app.tracking.pacing import calmness, fine_calmness
from app.tracking.sighting import Glance, Sighting
from detectors.base import Box


def seen(pts: int, left: int, score: float = 0.9, *, fine: bool = False) -> Glance:
    return Glance(pts, (Sighting(Box.of_size(left, 0, 40, 40), score, fine=fine),), fine)


def test_who_stands_still_is_calm_and_who_comes_or_goes_is_not() -> None:
    assert calmness(seen(0, 0), seen(10, 0)) == pytest.approx(1.0)
    assert calmness(seen(0, 0), Glance(10, ())) == 0.0
    assert calmness(Glance(0, ()), seen(10, 0)) == 0.0
    assert calmness(seen(0, 0, 0.6), Glance(10, ())) == 1.0


def test_whom_only_fine_looks_see_clearly_is_lost_where_they_are_far_from_where_they_were() -> None:
    before, after = seen(0, 0, fine=True), seen(40, 80, fine=True)
    assert fine_calmness(before, seen(40, 4, fine=True)) > 0.8
    assert fine_calmness(before, after) == 0.0
    assert fine_calmness(seen(0, 0), Glance(40, ())) == 1.0  # ordinary looks watch over whom they see


def test_whom_ordinary_looks_follow_weakly_is_not_lost_however_far_they_go() -> None:
    before, after = seen(0, 0, fine=True), seen(40, 80, fine=True)
    steps = [seen(10, 20, 0.2), seen(20, 40, 0.1), seen(30, 60, 0.2)]
    assert fine_calmness(before, after, steps) > 0.15
    assert fine_calmness(before, after, [steps[0], Glance(15, ()), *steps[1:]]) > 0.15  # once not seen
    assert fine_calmness(before, after, steps[:1]) == 0.0
    assert fine_calmness(before, after, [seen(10, 200, 0.9), seen(20, 40, 0.1)]) == 0.0
    assert fine_calmness(before, Glance(40, ()), steps) == 0.0


def test_between_glances_close_in_time_somebody_has_to_be_lost_both_ways() -> None:
    before = seen(0, 0, fine=True)
    assert fine_calmness(before, Glance(1, ())) == 0.0
    assert fine_calmness(before, Glance(1, ()), close=True) == 1.0
    assert fine_calmness(before, seen(1, 80, fine=True), close=True) == 0.0
