"""Small faces in small videos: found by looks that enlarge the frames, seldom, and oftener where they see somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.model import Sensitivity
from app.pipeline.eyes import OperatingPoint
from app.pipeline.video_eyes import VideoEyes, video_eyes_for
from app.pipeline.video_looking import look
from app.pipeline.video_looks import FineSize
from app.track import Clip
from detectors.base import Box, Detector, Face, RgbImage
from detectors.views import shrunk
from tests.make_media import portrait
from tests.pipeline.test_video_fine import (
    SIDE,
    WIDTH,
    Fine,
    Half,
    Ordinary,
    Place,
    exported,
    painted,
    standing,
    walking,
)
from tests.pipeline.test_video_looking import STEP, Shown, facts, uncovered

RATE = 25
ENLARGING = FineSize(large=2 * WIDTH)


class Wholly(Shown):
    """A frame that comes reduced; counts how often all of it is asked for."""

    asked = 0

    def rgb(self) -> RgbImage:
        return shrunk(self.picture, SIDE)

    def whole(self) -> RgbImage:
        type(self).asked += 1
        return self.picture


def eyes_that_enlarge(fine: Fine, ordinary: Detector) -> VideoEyes:
    return VideoEyes(ordinary, OperatingPoint(0.15, 0.5, 0.15), SIDE, fine=fine, fine_size=ENLARGING)


def shown(place: Place, times: Sequence[int], cut: int | None = None) -> list[Wholly]:
    """Frames at these timestamps; from the frame `cut` on it is another scene."""
    grounds = [90 if cut is None or number < cut else 200 for number in range(len(times))]
    return [Wholly(pts, painted(place(number), grounds[number])) for number, pts in enumerate(times)]


def looked(count: int, place: Place, fine: Fine, cut: int | None = None, ordinary: Detector | None = None) -> Clip:
    """What is seen in a video of so many frames."""
    Wholly.asked = 0
    frames = shown(place, [number * STEP for number in range(count)], cut)
    return look(frames, replace(facts(count), average_rate=Fraction(RATE)), eyes_that_enlarge(fine, ordinary or Ordinary()))


def nobody(_: int) -> None:
    return None


def seconds(clip: Clip) -> list[float]:
    return [clip.second(pts - clip.first) for pts in clip.fine]


@pytest.mark.parametrize("place", [standing, walking])
def test_who_is_small_is_covered_in_every_frame(place: Place) -> None:
    fine = Fine()
    clip = looked(150, place, fine)
    assert uncovered(clip, 150, place) == []
    assert len(clip.tracks) == 1
    assert set(fine.sizes) == {WIDTH}, "it is looked at as large as it is"


@pytest.mark.parametrize("score", [0.2, 0.6])
def test_somebody_weak_is_looked_at_often_enough_to_last(score: float) -> None:
    clip = looked(150, standing, Fine(score=score))
    assert uncovered(clip, 150, standing) == []
    assert np.diff(seconds(clip)).max() <= 0.6


@pytest.mark.parametrize("heard", [0.02, 0.1])
@pytest.mark.parametrize("score", [0.2, 0.6])
def test_whom_ordinary_looks_hardly_see_is_looked_at_as_often(heard: float, score: float) -> None:
    clip = looked(150, standing, Fine(score=score), ordinary=Half(heard))
    assert uncovered(clip, 150, standing) == []


def test_whom_an_ordinary_look_sees_only_where_a_fine_one_is_it_does_not_follow() -> None:
    looks = set(looked(150, nobody, Fine()).fine)

    @dataclass
    class There(Half):
        """Sees the patch only in the frames at which there are fine looks where nobody is."""

        def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
            return tuple(replace(face, score=0.9) for face in super().detect(rgb)) if int(rgb[0, 0, 0]) == 1 else ()

    frames = shown(standing, [number * STEP for number in range(150)])
    for frame in frames:
        frame.picture[:8, :8] = 1 if frame.pts in looks else 0
    seen = look(frames, replace(facts(150), average_rate=Fraction(RATE)), eyes_that_enlarge(Fine(), There(0.9)))
    assert uncovered(seen, 150, standing) == []


STOOD = 250 * STEP
STANDS = {
    "later": (*range(0, 45 * STEP, STEP), *range(44 * STEP + STOOD, 64 * STEP + STOOD, STEP)),
    "soon": (0, STEP, *range(STEP + STOOD, 30 * STEP + STOOD, STEP)),
    "first": (0, *range(STOOD, 30 * STEP + STOOD, STEP)),
}


@pytest.mark.parametrize(("at", "number"), [("later", 44), ("soon", 1), ("first", 0)])
@pytest.mark.parametrize("is_last_of_its_scene", [False, True])
def test_a_frame_that_stands_for_ten_seconds_is_looked_at(at: str, number: int, *, is_last_of_its_scene: bool) -> None:
    def in_it(frame: int) -> Box | None:
        return standing(frame) if frame == number else None

    times = STANDS[at]
    frames = shown(in_it, times, number + 1 if is_last_of_its_scene else None)
    clip = look(frames, replace(facts(len(times)), average_rate=Fraction(RATE)), eyes_that_enlarge(Fine(), Ordinary()))
    assert times[number] in clip.fine
    assert any(track.at(times[number]) is not None for track in clip.tracks)


def test_a_scene_that_goes_on_for_long_after_a_look_is_looked_at_at_its_end() -> None:
    def at_the_end(number: int) -> Box | None:
        return standing(number) if 38 <= number < 50 else None

    clip = looked(90, at_the_end, Fine(), cut=50)
    assert len(uncovered(clip, 90, at_the_end)) <= 5


@pytest.mark.parametrize("is_missed", [True, False])
def test_the_gate_looks_at_enlarged_frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_missed: bool) -> None:
    fine = Fine()
    eyes = eyes_that_enlarge(fine, Ordinary())
    prepared = exported(tmp_path / "small.mp4", eyes, monkeypatch, is_missed=is_missed)
    assert prepared.figures["attempts"] == (2 if is_missed else 1)
    assert set(fine.sizes) == {WIDTH}, "all of a frame, in both passes"


def test_where_nobody_small_is_it_is_looked_at_seldom_and_where_it_is_looked_at_anyhow(monkeypatch: pytest.MonkeyPatch) -> None:
    clip = looked(250, nobody, Fine())
    assert len(clip.fine) <= 10 / 2 + 2
    assert 0.5 <= seconds(clip)[0] <= 1.0
    assert np.diff(seconds(clip)).max() <= 2.5
    assert Wholly.asked == len(clip.fine), "all of a frame is converted only where it is looked at"
    with_fine = len(clip.looks)
    monkeypatch.setattr(VideoEyes, "shows_more", lambda *_: False)
    assert len(looked(250, nobody, Fine()).looks) == with_fine


def test_whoever_is_there_half_a_second_into_a_scene_is_covered_from_its_first_frame_to_its_last() -> None:
    def until_the_cut(number: int) -> Box | None:
        return standing(number) if number < 40 else None

    clip = looked(80, until_the_cut, Fine(), cut=40)
    assert clip.cuts == (40 * STEP,)
    assert uncovered(clip, 80, until_the_cut) == []
    assert all(track.last < 40 * STEP for track in clip.tracks)


def test_a_scene_that_ends_before_is_looked_at_at_its_end() -> None:
    def in_the_first(number: int) -> Box | None:
        return standing(number) if number < 8 else None

    clip = looked(60, in_the_first, Fine(), cut=8)
    assert any(5 * STEP <= pts < 8 * STEP for pts in clip.fine)
    assert uncovered(clip, 60, in_the_first) == []


def test_what_frames_are_enlarged_to() -> None:
    eyes, high = video_eyes_for(Sensitivity.STANDARD), video_eyes_for(Sensitivity.HIGH)
    widths = (320, 480, 560, 640, 720, 854, 959, 960, 1280)
    assert [eyes.fine_size.of(width) for width in widths] == [427, 640, 747, 853, 960, 960, 960, 960, 1280]
    assert [width for width in widths if eyes.shows_more(width, 240)] == [560, 640, 720, 854, 959, 960, 1280]
    assert [width for width in widths if eyes.enlarges(width, 240)] == [560, 640, 720, 854, 959]
    assert [eyes.largest_side(width, 240) for width in (480, 640, 854, 1920)] == [640, 640, 854, 1280]
    assert [width for width in widths if high.shows_more(width, 240)] == [1280], "its ordinary looks are at 960 pixels"


def test_a_real_face_too_small_for_an_ordinary_look_is_seen_when_it_is_enlarged() -> None:
    eyes = video_eyes_for(Sensitivity.STANDARD)
    whole = np.full((480, 854, 3), 120, np.uint8)
    whole[83:104, 60:81] = cv2.resize(portrait(), (21, 21), interpolation=cv2.INTER_AREA)
    small = shrunk(whole, eyes.side)
    assert [each for each in eyes.see(small) if each.face.score > 0.5] == []
    (seen,) = (each for each in eyes.see(small, finely=True, whole=whole) if each.face.score > 0.5)
    assert seen.is_fine
    inside = Box(45, 62, 61, 78)
    assert seen.face.box.iou(inside) > 0.5, "in pixels of the small frame"
