"""Whoever has to be covered is told a second time, and the gate holds what the plan of the covers forgot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.video.canvas import Patch
from app.model import Actor, Decision, DecisionKind, Region, RegionKind, Role, Shape
from app.pipeline.video_covers import PlannedCovers
from app.pipeline.video_gate import prove
from app.pipeline.video_owed import Owed
from app.pipeline.video_plan import Area, KeptTrack, TrackPlan
from app.pipeline.video_seen import covers_of
from app.redaction.gate import MIDDLE_COVERED
from app.redaction.regions import Extent, covered_share
from app.track import KeyBox, Origin, Track
from detectors.base import Box
from tests.make_movies import Film, made
from tests.pipeline.test_video_gate import FACE, SIZE, TIMES, against, solid


def track(name: str, *keys: tuple[int, Box]) -> Track:
    return Track(name, tuple(KeyBox(pts, box, 0.9, Origin.SEEN) for pts, box in keys))


boxes = st.builds(Box.of_size, st.integers(-20, 600), st.integers(-20, 400), st.integers(4, 200), st.integers(4, 200))


@st.composite
def people(draw: st.DrawFn) -> TrackPlan:
    courses = draw(st.lists(st.dictionaries(st.integers(0, 60), boxes, min_size=1, max_size=5), max_size=6))
    return TrackPlan(tuple(track(str(number), *sorted(course.items())) for number, course in enumerate(courses)))


@given(people(), st.sampled_from([1.0, 0.5, 0.37]))
def test_what_is_planned_covers_whoever_is_owed_a_cover(plan: TrackPlan, scale: float) -> None:
    written = round(640 * scale), round(480 * scale)
    covers = PlannedCovers(plan, Extent.HEAD, (640, 480), written)
    owed = covers.owed()
    for pts in range(62):
        due = owed(pts)
        assert len(due) <= sum(one.at(pts) is not None for one in plan.tracks)
        assert scale < 1 or len(due) == sum(one.at(pts) is not None for one in plan.tracks)
        held = covers_of(covers(pts), written)
        assert all(covered_share(box, held) >= MIDDLE_COVERED for box in due)


@st.composite
def drawn(draw: st.DrawFn) -> Region:
    """What a person draws, of any shape; it may reach outside the picture."""
    shape, bounds = draw(st.sampled_from(list(Shape))), draw(boxes)
    if shape is Shape.POLYGON:
        across, down = st.integers(bounds.left, bounds.right - 1), st.integers(bounds.top, bounds.bottom - 1)
        return Region(shape, RegionKind.NAME, bounds, tuple(draw(st.lists(st.tuples(across, down), min_size=3, max_size=6))))
    if shape is Shape.MASK:
        first = draw(st.integers(0, bounds.area - 1))
        return Region(shape, RegionKind.NAME, bounds, runs=(first, bounds.area - first))
    return Region(shape, RegionKind.NAME, bounds)


@given(st.lists(drawn(), min_size=1, max_size=3), st.sampled_from([1.0, 0.5, 0.37]))
def test_what_is_planned_covers_what_was_drawn(regions: list[Region], scale: float) -> None:
    written = round(640 * scale), round(480 * scale)
    areas = tuple(Area(region, (10, 20) if number else None) for number, region in enumerate(regions))
    covers = PlannedCovers(TrackPlan(areas=areas), Extent.HEAD, (640, 480), written)
    owed = covers.owed()
    for pts in (0, 10, 20, 21):
        due, held = owed(pts), covers_of(covers(pts), written)
        assert len(due) <= sum(area.is_at(pts) for area in areas)
        assert all(covered_share(box, held) >= MIDDLE_COVERED for box in due)


@pytest.mark.parametrize("shape", [Shape.BOX, Shape.ELLIPSE])
@pytest.mark.parametrize("span", [None, (TIMES[0], TIMES[-1])], ids=["always", "for a time"])
@pytest.mark.parametrize("forgotten", [TIMES[0], TIMES[-1]])
def test_what_was_drawn_and_is_forgotten_at_a_frame_is_held(
    tmp_path: Path, shape: Shape, span: tuple[int, int] | None, forgotten: int
) -> None:
    """No detector finds a name."""

    def planned(pts: int) -> list[Patch]:
        return [] if pts == forgotten else [solid(FACE)]

    plan = TrackPlan(areas=(Area(Region(shape, RegionKind.NAME, FACE), span),))
    test = against(made(tmp_path / "a.mp4", Film(size=SIZE, times=TIMES)), "h264", planned)
    report = prove(replace(test, owed=Owed(plan, SIZE, (1.0, 1.0))))
    assert (report.wrong, report.wrong_at) == ("cover", forgotten)


@pytest.mark.parametrize("box", [Box(1, 1, 2, 90), Box(3, 3, 90, 4), Box(40, 40, 41, 41)])
def test_a_face_of_a_pixel_is_no_trouble(box: Box) -> None:
    moved = Box(box.left + 1, box.top + 1, box.right + 1, box.bottom + 1)
    plan = TrackPlan((track("thin", (0, box), (2, moved)),))
    for scale in (1.0, 0.1):
        covers = PlannedCovers(plan, Extent.HEAD, (200, 200), (round(200 * scale), round(200 * scale)))
        owed = covers.owed()
        for pts in range(3):
            held = covers_of(covers(pts), (round(200 * scale), round(200 * scale)))
            assert all(covered_share(one, held) >= MIDDLE_COVERED for one in owed(pts))


def test_whoever_stays_visible_is_owed_none_for_so_long() -> None:
    stays, other = track("stays", (0, FACE), (10, FACE)), track("other", (0, FACE), (10, FACE))
    by = Decision(
        "0" * 64,
        DecisionKind.KEEP,
        Actor("Els", Role.OPERATOR),
        datetime(2026, 11, 2, tzinfo=UTC),
        Region(Shape.BOX, RegionKind.FACE, FACE),
        (3, 6),
        "OU-2026-001",
    )
    owed = Owed(TrackPlan((stays, other), (KeptTrack(stays, (3, 6), by),)), SIZE, (1.0, 1.0))
    assert [len(owed(pts)) for pts in range(12)] == [2, 2, 2, 1, 1, 1, 1, 2, 2, 2, 2, 0]


def test_frames_follow_each_other() -> None:
    owed = Owed(TrackPlan((track("a", (0, FACE), (10, FACE)),)), SIZE, (1.0, 1.0))
    owed(5)
    with pytest.raises(ValueError, match="follow"):
        owed(4)


@pytest.mark.parametrize("forgotten", TIMES)
def test_who_is_forgotten_at_a_frame_without_a_look_is_held(tmp_path: Path, forgotten: int) -> None:
    """The plan of the covers leaves somebody out; the writer goes by it, as the gate does."""

    def planned(pts: int) -> list[Patch]:
        return [] if pts == forgotten else [solid(FACE)]

    owed = Owed(TrackPlan((track("a", (TIMES[0], FACE), (TIMES[-1], FACE)),)), SIZE, (1.0, 1.0))
    test = against(made(tmp_path / "a.mp4", Film(size=SIZE, times=TIMES)), "h264", planned)
    assert prove(test).wrong == ""
    report = prove(replace(test, owed=owed))
    assert (report.wrong, report.wrong_at) == ("cover", forgotten)
