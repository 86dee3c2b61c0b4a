"""Small faces in small videos: found by looks that enlarge the frames, seldom, and oftener where they see somebody."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import cv2
import numpy as np
import pytest

from app.model import Sensitivity
from app.pipeline.eyes import OperatingPoint
from app.pipeline.video_eyes import FineSize, VideoEyes, video_eyes_for
from app.pipeline.video_looking import look
from app.track import Clip
from detectors.base import Box, RgbImage
from detectors.views import shrunk
from tests.make_media import portrait
from tests.pipeline.test_video_fine import SIDE, WIDTH, Fine, Ordinary, Place, standing, walking
from tests.pipeline.test_video_looking import STEP, Shown, facts, uncovered
from tests.stand_ins import MAGENTA

HEIGHT, RATE = 240, 25
ENLARGING = FineSize(large=2 * WIDTH)


class Wholly(Shown):
    """A frame that comes reduced; counts how often all of it is asked for."""

    asked = 0

    def rgb(self) -> RgbImage:
        return shrunk(self.picture, SIDE)

    def whole(self) -> RgbImage:
        type(self).asked += 1
        return self.picture


def looked(count: int, place: Place, fine: Fine, cut: int | None = None) -> Clip:
    """What is seen in a video of so many frames; from the frame `cut` on it is another scene."""
    shown = []
    for number in range(count):
        picture = np.full((HEIGHT, WIDTH, 3), 90 if cut is None or number < cut else 200, np.uint8)
        box = place(number)
        if box is not None:
            picture[box.top : box.bottom, box.left : box.right] = MAGENTA
        shown.append(Wholly(number * STEP, picture))
    Wholly.asked = 0
    eyes = VideoEyes(Ordinary(), OperatingPoint(0.15, 0.5, 0.15), SIDE, fine=fine, fine_size=ENLARGING)
    return look(shown, replace(facts(count), average_rate=Fraction(RATE)), eyes)


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
    whole[80:102, 60:82] = cv2.resize(portrait(), (22, 22), interpolation=cv2.INTER_AREA)
    small = shrunk(whole, eyes.side)
    assert [each for each in eyes.see(small) if each.face.score > 0.5] == []
    (seen,) = (each for each in eyes.see(small, finely=True, whole=whole) if each.face.score > 0.5)
    assert seen.is_fine
    inside = Box(45, 60, 62, 77)
    assert seen.face.box.iou(inside) > 0.5, "in pixels of the small frame"
