"""Who lies, stands on their head or was filmed with the camera on its side is found, and covered in every frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.media.video.source import read_video
from app.model import Sensitivity
from app.pipeline import video_prepare, video_screen
from app.pipeline.eyes import OperatingPoint
from app.pipeline.side_by_side import Hands
from app.pipeline.video_again import turned_again
from app.pipeline.video_eyes import VideoEyes, video_eyes_for
from app.pipeline.video_looking import look
from app.pipeline.video_looks import LookKind
from app.pipeline.video_plan import TrackPlan
from app.pipeline.video_prepare import VideoOrder, prepare_video
from app.pipeline.video_screen import screen_video
from app.pipeline.video_turned import TurnedWatch, beside
from app.pipeline.video_windows import Held
from app.track import Clip, KeyBox, Origin, Track
from app.tracking.pacing import calmness
from app.tracking.sighting import Glance, Sighting
from detectors.base import Box, Face, RgbImage
from detectors.views import turned
from tests.make_film import Film, film, pictures
from tests.make_media import ENTRY, Rgb, portrait
from tests.pipeline.test_video_looking import HEIGHT, STEP, WIDTH, Shown, facts, uncovered
from tests.stand_ins import MAGENTA, Patches

HAIR = (0, 200, 60)
Place = Callable[[int], Box | None]


def painted(box: Box | None, way: int, ground: int = 40) -> Rgb:
    """A head with hair on top, which is upright once the picture is turned by so many quarters."""
    picture = np.full((HEIGHT, WIDTH, 3), ground, np.uint8)
    if box is not None:
        size = (box.height, box.width) if way % 2 == 0 else (box.width, box.height)
        head = np.full((*size, 3), MAGENTA, np.uint8)
        head[:6] = HAIR
        picture[box.top : box.bottom, box.left : box.right] = np.rot90(head, -way)
    return picture


@dataclass
class Upright:
    """Sees heads with their hair on top."""

    name: str = "upright"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        def has_hair(box: Box) -> bool:
            above = rgb[max(0, box.top - 3), (box.left + box.right) // 2].astype(int)
            return bool(np.abs(above - HAIR).max() < 90)

        return tuple(face for face in Patches().detect(rgb) if has_hair(face.box))


@dataclass
class EachWay:
    """Sees heads in the other three ways, and counts its looks."""

    name: str = "each way"
    way: int = 0
    looks: list[int] = field(default_factory=list)
    also_upright: bool = False

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        self.looks.append(1)
        ways = range(0 if self.also_upright else 1, 4)
        return tuple(face for more in ways for face in turned(Upright(), (self.way + more) % 4).detect(rgb))

    def stands(self, rgb: RgbImage) -> int:
        return max(range(4), key=lambda way: len(turned(Upright(), way).detect(rgb)))

    def standing(self, way: int) -> EachWay:
        return replace(self, way=way)


def eyes_with(each_way: EachWay | None) -> VideoEyes:
    return VideoEyes(Upright(), OperatingPoint(0.15, 0.5, 0.15), 640, turned=each_way)


class Shot:
    """Frames that may be read as often as one likes."""

    def __init__(self, frames: int, picture: Callable[[int], Rgb]) -> None:
        self._frames, self._picture = frames, picture

    def __iter__(self) -> Iterator[Shown]:
        return (Shown(number * STEP, self._picture(number)) for number in range(self._frames))


def standing(_: int) -> Box:
    return Box.of_size(120, 80, 40, 40)


@pytest.mark.parametrize("way", [1, 2, 3])
def test_who_lies_for_a_while_is_covered_from_the_first_frame_to_the_last(way: int) -> None:
    def lying(number: int) -> Box | None:
        return Box.of_size(40 + number, 90, 40, 40) if 33 <= number < 71 else None

    clip = look(Shot(100, lambda number: painted(lying(number), way)), facts(100), eyes_with(EachWay()))
    assert uncovered(clip, 100, lying) == []
    assert all(track.first > 25 * STEP and track.last < 79 * STEP for track in clip.tracks)
    assert look(Shot(100, lambda number: painted(lying(number), way)), facts(100), eyes_with(None)).tracks == ()


@pytest.mark.parametrize("way", [1, 2, 3])
def test_a_video_on_its_side_is_looked_at_once_more_that_way(way: int) -> None:
    def walking(number: int) -> Box:
        return Box.of_size(30 + 2 * number, 90, 40, 40)

    clip = look(Shot(80, lambda number: painted(walking(number), way)), facts(80), eyes_with(EachWay()))
    assert clip.stands == way
    assert uncovered(clip, 80, walking) == []
    assert len(clip.tracks) == 1
    assert clip.tracks[0].keys[0].score > 0


def test_a_short_scene_is_looked_at_too() -> None:
    def cut(number: int) -> Rgb:
        return painted(standing(number), 1, ground=150) if 20 <= number < 26 else painted(None, 0)

    clip = look(Shot(60, cut), facts(60), eyes_with(EachWay()))
    assert uncovered(clip, 60, lambda number: standing(number) if 20 <= number < 26 else None) == []


def test_an_upright_video_is_turned_about_once_a_second() -> None:
    each_way = EachWay(also_upright=True)
    clip = look(Shot(250, lambda number: painted(standing(number), 0)), facts(250), eyes_with(each_way))
    assert (clip.stands, len(clip.tracks)) == (0, 1)
    assert 9 <= len(each_way.looks) <= 12


def test_a_watch_lets_go_of_frames_before_the_first_look_that_sees_nobody() -> None:
    seen = [0, 500]

    def glance(held: Held) -> Glance:
        is_there = seen[0] <= held.pts <= seen[1]
        return Glance(held.pts, (Sighting(Box(0, 0, 9, 9), 0.9),) if is_there else ())

    def looks(stamps: Sequence[int]) -> list[tuple[int, bool]]:
        told: list[tuple[int, bool]] = []
        with Hands[Held, Glance]([glance]) as hands:
            watch = TurnedWatch(
                hands=hands,
                reach=100,
                calmness=calmness,
                calm=0.15,
                closest=10,
                lead=50,
                told=lambda held, seen: told.append((held.pts, bool(seen.sightings))),
            )
            for pts in stamps:
                watch.show(Held(pts=pts, picture=lambda: np.zeros((2, 2, 3), np.uint8), kind=LookKind.TURNED))
            assert watch.earliest is not None
            watch.finish()
        assert [glance.pts for glance in watch.glances] == [pts for pts, _ in told]
        return told

    assert looks(range(0, 230, 5)) == [(0, True), (50, True), (150, True), (225, True)]
    seen[:] = [900, 999]
    assert looks(range(0, 230, 5)) == [(50, False), (150, False)]
    seen[:] = [0, 60]
    assert looks(range(0, 130, 5))[:2] == [(0, True), (50, True)]
    assert looks((0, 5)) == [(0, True), (5, True)]


def test_whom_upright_tracks_hold_is_no_other_person() -> None:
    def track(name: str, left: int) -> Track:
        return Track(name, tuple(KeyBox(pts, Box.of_size(left, 10, 40, 50), 0.9, Origin.SEEN) for pts in (0, 100)))

    assert beside([track("a", 102), track("b", 200)], [track("c", 100)]) == (track("b", 200),)


def test_the_gate_turns_frames_every_second_and_once_at_least() -> None:
    clip = Clip((1, 25), 200, 0, 199, 8.0, has_sound=False)
    assert list(turned_again(clip, range(200))) == [25, 50, 75, 100, 125, 150, 175]
    assert list(turned_again(clip, range(5))) == [4]
    assert list(turned_again(clip, [0, 190, 199])) == [190]


@pytest.mark.parametrize("way", [1, 2])
def test_whom_the_first_pass_misses_the_gate_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: int) -> None:
    def two(number: int) -> Rgb:
        picture = painted(Box.of_size(40, 60, 40, 40), 0)
        if number >= 5:
            picture[140:180, 200:240] = painted(Box.of_size(200, 140, 40, 40), way)[140:180, 200:240]
        return picture

    for module in (video_screen, video_prepare):
        monkeypatch.setattr(module, "video_eyes_for", lambda _: eyes_with(EachWay()))
    path = film(tmp_path / "two.mp4", Film(40, sound=False), two)
    screening = screen_video(read_video(path), Sensitivity.STANDARD, "test")
    assert screening.clip is not None
    assert len(screening.clip.tracks) == 2
    known = tuple(track for track in screening.clip.tracks if track.keys[0].box.left < 100)
    order = VideoOrder(path=path, screening=screening, entry=ENTRY, temporary=path.with_suffix(".part"), plan=TrackPlan(known))
    assert prepare_video(order).figures["attempts"] == 3
    bare = [
        number
        for number, picture in enumerate(pictures(path.with_suffix(".part")))
        if number >= 5 and np.abs(picture[150:170, 210:230].astype(int) - np.array((98, 106, 116))).mean() > 12
    ]
    assert bare == []


def test_a_real_face_that_is_not_upright_is_seen_each_way_and_an_upright_one_is_not() -> None:
    eyes = video_eyes_for(Sensitivity.STANDARD)
    assert eyes.turned is not None
    frame = np.full((480, 640, 3), 120, np.uint8)
    frame[120:360, 200:440] = cv2.resize(portrait(), (240, 240), interpolation=cv2.INTER_AREA)
    (face,) = (face for face in eyes.detector.detect(frame) if face.score > 0.5)
    for way in (1, 2, 3):
        lying = np.ascontiguousarray(np.rot90(frame, -way))
        (found,) = eyes.turned.detect(lying)
        assert found.score > 0.9
        assert eyes.turned.stands(lying) == way
        (again,) = (face for face in eyes.standing(way).detector.detect(lying) if face.score > 0.5)
        assert again.box.iou(found.box) > 0.5
        assert eyes.standing(way).turned is not None
    assert eyes.turned.stands(frame) == 0
    assert face.box.intersection(Box(200, 120, 440, 360)) > 0
