"""Which frames are known, which are there, what was watched, and where a moment lies."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.errors import ItemError
from app.model import Region, RegionKind, Shape
from app.pipeline.video_covers import video_head_of
from app.pipeline.video_plan import Area, Removed, TrackPlan
from app.pipeline.video_preview import (
    GAP_PX,
    SHEET,
    Shot,
    Strip,
    open_video,
    portrait,
    poster_moment,
    regions_at,
    sheet_of,
    still,
    strip,
    telling_moments,
    wanted,
)
from app.redaction.cover import SOLID_RGB
from app.redaction.regions import Extent, person_of
from app.track import Clip
from detectors.base import Box
from tests.ui.video.making import HEIGHT, WIDTH, number_of, pts, screening_of, wandering, write_film
from ui.video.axis import Axis, clock
from ui.video.film import Film, Watched

SIZE = WIDTH, HEIGHT
CLIP = Clip((1, 10), 100, 0, 99, 9.9, has_sound=False)


def some(*stamps: int) -> Strip:
    return Strip(tuple(Shot(at, np.full((2, 2, 3), at, np.uint8)) for at in stamps), 2, 2)


def clip_of(file: Path, *, frames: int = 60) -> Clip:
    clip = screening_of(file, (wandering("t1", 5, 40),), frames=frames).clip
    assert clip is not None
    return clip


def test_the_frame_on_the_screen_is_known_only_where_nothing_can_lie_between() -> None:
    film = Film(CLIP)
    film.take(some(10, 12, 20))
    assert [film.shown_at(at) for at in (9, 10, 11, 12, 19, 20, 21)] == [None, 10, 10, 12, 12, 20, None]
    film.take(some(20, 30))
    assert film.shown_at(21) == 20
    assert (film.after(12), film.before(20), film.before(10), film.after(30)) == (20, 12, None, None)
    film.take(some(99))
    assert film.shown_at(500) == 99


def test_pixels_are_given_up_and_the_order_is_kept() -> None:
    film = Film(CLIP, kept_bytes=3 * 12)
    film.take(some(1, 2, 3, 4, 5))
    assert film.bytes == 36
    assert [film.pixels(at) is not None for at in (1, 2, 3, 4, 5)] == [False, False, True, True, True]
    assert film.after(1) == 2
    assert film.reach(3, 10) == (3, 5)
    assert film.pixels(3) is not None
    film.take(some(5, 6))
    assert film.pixels(3) is not None  # it was used lately
    film.forget_pixels()
    assert (film.bytes, film.pixels(3), film.shown_at(3)) == (0, None, 3)


def test_all_of_it_was_watched_only_when_every_quarter_of_a_second_was() -> None:
    watched = Watched(CLIP)
    assert (watched.percent, watched.unseen) == (0, 0)
    watched.see(0, 45)
    assert (watched.percent, watched.has(44), watched.has(51), watched.unseen) == (47, True, False, 48)
    for at in range(0, 95, 10):  # who jumps from second to second
        watched.see(at, at)
    assert (watched.percent, watched.unseen) == (60, 48)
    for at in range(0, 100, 2):
        watched.see(at, at)
    assert (watched.percent, watched.unseen) == (100, None)


def test_a_moment_lies_where_it_is_pointed_at() -> None:
    axis = Axis(CLIP, 100, 298)
    assert (axis.x(0), axis.x(99), axis.x(-5), axis.x(500)) == (100, 298, 100, 298)
    assert all(axis.pts(axis.x(at)) == at for at in range(100))
    assert (axis.pts(-50), axis.pts(9999)) == (0, 99)
    marks = list(axis.marks(50))
    assert [second for second, _ in marks] == [0, 5]


def test_a_clock_counts_from_the_first_frame() -> None:
    clip = Clip((1, 1000), 10, 5000, 4_000_000, 3995.0, has_sound=False)
    assert clock(clip, 5000) == "0:00.00"
    assert clock(clip, 72_250) == "1:07.25"
    assert clock(clip, 3_728_000) == "1:02:03.00"


# What comes from the other process


def test_a_strip_begins_with_the_frame_on_the_screen(tmp_path: Path) -> None:
    file = write_film(tmp_path / "film.mp4")
    source, clip = open_video(file), clip_of(file)
    found = strip(source, wanted(clip, SIZE, pts(30) + 5, 4, 160))
    assert [shot.pts for shot in found.shots] == [pts(30), pts(31), pts(32), pts(33)]
    assert [number_of(shot.rgb) for shot in found.shots] == [30, 31, 32, 33]
    assert found.shots[0].rgb.shape == (90, 160, 3)
    for index in (0, 1, 5, 11, 12, 13, 58):
        for late in (0, 300):
            (alone,) = strip(source, wanted(clip, SIZE, pts(index) + late, 1, 160)).shots
            assert (alone.pts, number_of(alone.rgb)) == (pts(index), index)
    assert [shot.pts for shot in strip(source, wanted(clip, SIZE, 10**9, 9, 160)).shots] == [pts(59)]
    assert [shot.pts for shot in strip(source, wanted(clip, SIZE, -5, 2, 160)).shots] == [0, pts(1)]


def test_a_frame_that_stands_for_long_is_found(tmp_path: Path) -> None:
    file = write_film(tmp_path / "film.mp4", frames=3)
    clip = Clip((1, 10240), 1000, 0, pts(2), 0.2, has_sound=False)  # as if frames were much denser elsewhere
    found = strip(open_video(file), wanted(clip, SIZE, pts(1) + 900, 2, 160))
    assert [shot.pts for shot in found.shots] == [pts(1), pts(2)]


def test_a_strip_is_covered_as_a_release_is(tmp_path: Path) -> None:
    file = write_film(tmp_path / "film.mp4")
    clip, plan = clip_of(file), TrackPlan(tracks=(wandering("t1", 5, 40),))
    asked = wanted(clip, SIZE, pts(20), 1, 640).covered(plan, Extent.HEAD)
    (shot,) = strip(open_video(file), asked).shots
    assert tuple(shot.rgb[75, 60 + 20 + 12]) == SOLID_RGB
    assert tuple(shot.rgb[170, 300]) != SOLID_RGB
    (bare,) = strip(open_video(file), wanted(clip, SIZE, pts(50), 1, 640).covered(plan, Extent.HEAD)).shots
    assert not (bare.rgb == SOLID_RGB).all(axis=2).any()


def test_what_is_covered_follows_the_extent_and_the_areas() -> None:
    track = wandering("t1", 5, 40)
    board = Region(Shape.BOX, RegionKind.BOARD, Box(0, 0, 30, 30))
    plan = TrackPlan(tracks=(track,), areas=(Area(board, (pts(10), pts(20))),))
    box = track.at(pts(15))
    assert box is not None
    assert regions_at(plan, pts(15)) == (video_head_of(box), board)
    assert regions_at(plan, pts(15), Extent.SHOULDERS) == (video_head_of(box), person_of(box, Extent.SHOULDERS), board)
    assert len(regions_at(plan, pts(21))) == 1
    assert regions_at(plan, pts(45)) == ()


def test_a_portrait_shows_the_surroundings_and_no_face(tmp_path: Path) -> None:
    file = write_film(tmp_path / "film.mp4")
    clip, plan = clip_of(file), TrackPlan(tracks=(wandering("t1", 5, 40),))
    box = Box(80, 60, 104, 90)
    asked = wanted(clip, SIZE, pts(20), 1, 640).covered(plan, Extent.HEAD)
    cut = portrait(open_video(file), asked, box)
    middle = cut.shape[0] // 2, cut.shape[1] // 2
    assert tuple(cut[middle]) == SOLID_RGB
    assert 0.2 < (cut == SOLID_RGB).all(axis=2).mean() < 0.9


def test_the_poster_is_the_first_frame_with_somebody_in_it(tmp_path: Path) -> None:
    file = write_film(tmp_path / "film.mp4")
    clip = clip_of(file)
    assert poster_moment(clip) == pts(5)
    seen = still(file, wanted(clip, SIZE, poster_moment(clip), 1, 160))
    assert (number_of(seen.rgb), seen.rgb.shape) == (5, (90, 160, 3))
    assert seen.sha256 == open_video(file).sha256


def test_a_file_that_changed_gives_no_frames(tmp_path: Path) -> None:
    file = write_film(tmp_path / "film.mp4")
    source, clip = open_video(file), clip_of(file)
    write_film(file, frames=20)
    with pytest.raises(ItemError):
        strip(source, wanted(clip, SIZE, 0, 3, 160))


def test_a_sheet_of_moments_shows_what_was_denied_and_covers_the_rest(tmp_path: Path) -> None:
    file = write_film(tmp_path / "film.mp4")
    clip, track = clip_of(file), wandering("t1", 5, 40)
    whole, partly = Removed(wandering("t2", 45, 55)), Removed(track, (pts(20), pts(25)))
    plan = TrackPlan(tracks=(track,), removed=(whole, partly))
    moments = telling_moments(clip, plan)
    assert len(moments) == SHEET
    assert {pts(45), pts(20)} <= set(moments)
    assert moments == tuple(sorted(moments))
    seen = sheet_of(file, [wanted(clip, SIZE, moment, 1, 640).covered(plan, Extent.HEAD) for moment in moments], 640)
    assert seen.rgb.shape == (3 * 90 + 2 * GAP_PX, 4 * 160 + 3 * GAP_PX, 3)
    covered = (seen.rgb == SOLID_RGB).all(axis=2)
    cells = [
        covered[row * 94 : row * 94 + 90, column * 164 : column * 164 + 160].any() for row in range(3) for column in range(4)
    ]
    assert cells == [pts(5) <= moment <= pts(40) for moment in moments]
