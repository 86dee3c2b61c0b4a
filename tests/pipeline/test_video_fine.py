"""Small faces in large videos: found by larger looks, which are rare, and covered in every frame between them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import pytest

from app.media.video.source import read_video
from app.model import Screening, Sensitivity
from app.pipeline import video_fine, video_prepare, video_proof, video_screen, video_windows
from app.pipeline.eyes import OperatingPoint
from app.pipeline.prepared import Prepared
from app.pipeline.side_by_side import Hands
from app.pipeline.video_again import around, fine_again
from app.pipeline.video_eyes import VideoEyes, video_eyes_for
from app.pipeline.video_looking import look
from app.pipeline.video_looks import FineSize, LookKind
from app.pipeline.video_pace import DEFAULT_PACE
from app.pipeline.video_people import Looks, people_of
from app.pipeline.video_plan import TrackPlan
from app.pipeline.video_prepare import VideoOrder, prepare_video
from app.pipeline.video_screen import screen_video
from app.pipeline.video_seen import Sighted
from app.pipeline.video_sparse import SparseWatch
from app.pipeline.video_watching import watch
from app.pipeline.video_windows import Held
from app.track import Clip, KeyBox, Origin
from app.tracking.pacing import fine_calmness
from app.tracking.sighting import Glance, Sighting
from app.tracking.timeline import Timeline
from app.tracking.tracker import tracks_of
from app.tracking.tracks import DEFAULT_TRACKING
from detectors.base import Box, Face, RgbImage
from detectors.views import shrunk
from tests.make_film import Film, film, pictures
from tests.make_media import ENTRY, Rgb, portrait
from tests.pipeline.test_video_looking import Shown, facts, uncovered
from tests.stand_ins import MAGENTA, Patches

WIDTH, HEIGHT, STEP = 320, 240, 512
SIDE = 80
"""Of the ordinary look: it sees a quarter of the size."""
LEAST = 6
"""It misses what has fewer pixels than this in it."""

Place = Callable[[int], Box | None]


@dataclass
class Ordinary:
    """Sees the magenta patches that are large enough in its small look."""

    name: str = "ordinary"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        small = shrunk(rgb, SIDE)
        scale = max(rgb.shape) / max(small.shape)
        return tuple(face for face in Patches().detect(rgb) if face.box.width / scale >= LEAST)


@dataclass
class Fine:
    """Sees all magenta patches; remembers the sizes of the pictures that it looked at."""

    name: str = "fine"
    sizes: list[int] = field(default_factory=list)
    score: float = 0.99

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        self.sizes.append(max(rgb.shape))
        return tuple(replace(face, score=self.score) for face in Patches().detect(rgb))


@dataclass
class Half:
    """Sees a patch as badly as `score`, however small."""

    score: float
    name: str = "half"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        rows, columns = np.nonzero(np.abs(rgb.astype(int) - MAGENTA).max(axis=2) < 120)
        if not len(rows):
            return ()
        box = Box(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)
        return (Face(box, self.score, self.name),)


def eyes_with(fine: Fine | None) -> VideoEyes:
    return VideoEyes(Ordinary(), OperatingPoint(0.15, 0.5, 0.15), SIDE, fine=fine, fine_size=FineSize(large=2 * SIDE))


def painted(box: Box | None, ground: int = 90) -> Rgb:
    """A grey frame with a patch where somebody is."""
    picture = np.full((HEIGHT, WIDTH, 3), ground, np.uint8)
    if box is not None:
        picture[box.top : box.bottom, box.left : box.right] = MAGENTA
    return picture


def shown(frames: int, place: Place) -> Iterator[Shown]:
    for number in range(frames):
        yield Shown(number * STEP, painted(place(number)))


def looked(frames: int, place: Place, fine: Fine | None) -> Clip:
    return look(shown(frames, place), replace(facts(frames), average_rate=Fraction(25)), eyes_with(fine))


def standing(_: int) -> Box:
    return Box.of_size(100, 80, 16, 20)


def walking(number: int) -> Box:
    return Box.of_size(20 + 3 * number // 2, 60 + number // 4, 16, 20)


@pytest.mark.parametrize("place", [standing, walking])
def test_who_is_small_is_found_and_covered_in_every_frame(place: Callable[[int], Box]) -> None:
    fine = Fine()
    clip = looked(100, place, fine)
    assert len(clip.tracks) == 1
    assert uncovered(clip, 100, place) == []
    assert set(fine.sizes) == {WIDTH}
    assert len(clip.fine) < 30
    assert set(clip.fine) <= set(clip.looks)
    assert looked(100, place, None).tracks == ()


def test_it_is_looked_at_finely_every_half_second_where_nobody_small_moves() -> None:
    clip = looked(100, standing, Fine())
    assert len(clip.fine) <= 100 / 12 + 2
    assert max(np.diff(clip.fine)) <= 0.5 * 12800 + STEP


def test_who_is_small_and_comes_and_goes_is_covered_from_the_first_frame_to_the_last() -> None:
    def passing(number: int) -> Box | None:
        return walking(number) if 41 <= number < 66 else None

    clip = looked(120, passing, Fine())
    (track,) = clip.tracks
    assert uncovered(clip, 120, passing) == []
    assert track.first > 30 * STEP
    assert track.last < 76 * STEP


def test_a_frame_that_stands_for_long_is_looked_at_however_soon_it_came() -> None:
    def seen(pts: int) -> Glance:
        return Glance(pts, (), fine=True)

    with Hands[Held, Glance]([lambda held: seen(held.pts)]) as hands:
        watch = SparseWatch(hands=hands, reach=12, calmness=fine_calmness, calm=0.15, closest=3)
        for pts in (0, 1, 2, 500, 501, 502, 2000):
            watch.show(Held(pts=pts, picture=lambda: np.zeros((2, 2, 3), np.uint8), kind=LookKind.FINE))
        watch.finish()
    assert watch.glances == [seen(pts) for pts in (0, 2, 500, 502, 2000)]


def test_frames_come_large_enough_for_fine_looks_and_no_larger() -> None:
    eyes = video_eyes_for(Sensitivity.STANDARD)
    sizes = [eyes.frame_side(width, 9 * width // 16) for width in (640, 854, 960, 1280, 1920, 2560, 3840)]
    assert sizes == [640, 640, 960, 1280, 1280, 1707, 1920]
    assert eyes.frame_side(1080, 1920) == 1280
    high = video_eyes_for(Sensitivity.HIGH)
    assert [high.frame_side(width, 9 * width // 16) for width in (854, 1280, 1920, 3840)] == [960, 1280, 1920, 2560]
    assert replace(eyes, fine=None).frame_side(1920, 1080) == eyes.side


def test_a_real_face_too_small_for_an_ordinary_look_is_seen_by_a_fine_one() -> None:
    eyes = video_eyes_for(Sensitivity.STANDARD)
    frame = np.full((720, 1280, 3), 120, np.uint8)
    for left, top, side in ((60, 80, 26), (400, 100, 480)):
        frame[top : top + side, left : left + side] = cv2.resize(portrait(), (side, side), interpolation=cv2.INTER_AREA)
    (large,) = (seen.face for seen in eyes.see(frame) if seen.face.score > 0.5)
    assert large.box.left > 400
    seen = [each for each in eyes.see(frame, finely=True) if each.face.score > 0.5]
    assert [each.is_fine for each in seen] == [False, True]
    assert seen[0].face.box == large.box
    assert seen[1].face.box.right < 90


def fine_glances(seen: Callable[[int], bool], score: float = 0.3) -> tuple[list[Glance], Timeline]:
    """A look a frame, a fine one each tenth; somebody small is seen by those of them."""
    one = Sighting(standing(0), score, fine=True)
    glances = [
        Glance(number, (one,) if number % 10 == 0 and seen(number) else (), fine=number % 10 == 0) for number in range(51)
    ]
    return glances, Timeline(tuple(range(51)), (), WIDTH, HEIGHT, 25.0)


def test_a_weak_face_in_all_fine_looks_lasts_though_there_are_few() -> None:
    assert len(tracks_of(*fine_glances(lambda _: True))) == 1
    assert tracks_of(*fine_glances(lambda number: number != 20)) == ()


def test_whom_ordinary_looks_cannot_see_was_not_looked_for_in_vain_by_them() -> None:
    (track,) = tracks_of(*fine_glances(lambda _: True, 0.99))
    assert track.breaks == ()
    (broken,) = tracks_of(*fine_glances(lambda number: number != 20, 0.99))
    assert broken.breaks == ((10, 30),)


def test_the_gate_looks_finely_between_the_looks_of_the_first_pass_or_at_them() -> None:
    clip = Clip((1, 25), 51, 0, 50, 2.0, has_sound=False, looks=(0, 8, 30), aside=(), fine=(0, 20, 21, 50))
    assert list(fine_again(clip, range(51))) == [10, 21, 36]
    assert list(fine_again(replace(clip, fine=(0,)), range(51))) == [0]
    assert list(fine_again(replace(clip, fine=()), range(51))) == [4, 19]


@pytest.mark.parametrize(("score", "people"), [(0.3, 1), (0.1, 0)])
def test_few_fine_looks_in_the_written_video_are_enough_for_somebody_weak(score: float, people: int) -> None:
    timeline = Timeline(tuple(range(50)), (), WIDTH, HEIGHT, 25.0)
    faces = [Sighted(pts, standing(0), score, kind=LookKind.FINE) for pts in (5, 15, 25, 35, 45)]
    looks = Looks(range(50), {5, 15, 25, 35, 45})
    assert len(people_of(faces, looks, timeline, (WIDTH, HEIGHT), DEFAULT_TRACKING)) == people
    ordinary = [replace(face, kind=LookKind.ORDINARY) for face in faces]
    assert people_of(ordinary, looks, timeline, (WIDTH, HEIGHT), DEFAULT_TRACKING) == ()


def briefly(number: int) -> Box | None:
    """Somebody who is there for half a second between two fine looks."""
    return standing(number) if 27 <= number < 39 else None


def test_who_comes_and_goes_between_two_fine_looks_is_looked_at() -> None:
    clip = look(shown(100, briefly), facts(100), eyes_with(Fine()))
    assert len(uncovered(clip, 100, briefly)) <= 1
    assert len(clip.fine) < 20


AMID_LEAPS = {number * STEP for number in range(23, 37)}


def leaping(number: int) -> Box | None:
    return Box.of_size(20 + 97 * number % 270, 20 + 57 * number % 190, 16, 20) if 20 <= number < 40 else None


def test_who_leaps_from_frame_to_frame_is_looked_at_in_each() -> None:
    clip = look(shown(60, leaping), facts(60), eyes_with(Fine()))
    assert set(clip.looks) >= AMID_LEAPS
    assert {20, 21, 22, 37, 38, 39} >= set(uncovered(clip, 60, leaping))


def test_of_frames_that_take_much_memory_some_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video_fine, "WINDOW_BYTES", 3 * 3 * WIDTH * HEIGHT)
    clip = look(shown(60, leaping), facts(60), eyes_with(Fine()))
    assert not set(clip.looks) >= AMID_LEAPS


def test_where_an_ordinary_look_is_in_doubt_a_fine_one_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody small whom ordinary looks half see, and who does not stand out from what is behind."""
    monkeypatch.setattr(video_windows, "stands_out", lambda *_: False)

    def found(score: float) -> Clip:
        eyes = replace(eyes_with(Fine()), detector=Half(score))
        return look(shown(100, briefly), facts(100), eyes)

    clip = found(0.2)
    assert len(uncovered(clip, 100, briefly)) <= 1
    assert max(np.diff(clip.fine)) > 0.4 * 12800  # the gate looks as often as ever
    assert len(uncovered(found(0.05), 100, briefly)) == 12


def small_scene(number: int) -> Rgb:
    return painted(walking(number))


def exported(path: Path, eyes: VideoEyes, monkeypatch: pytest.MonkeyPatch, *, is_missed: bool) -> Prepared:
    """The small scene, written and proved; `is_missed`: the first pass saw its person elsewhere."""
    for module in (video_screen, video_prepare):
        monkeypatch.setattr(module, "video_eyes_for", lambda _: eyes)
    film(path, Film(40, sound=False), small_scene)
    screening = screen_video(read_video(path), Sensitivity.STANDARD, "test")
    assert screening.clip is not None
    assert len(screening.clip.tracks) == 1
    plan = TrackPlan(screening.clip.tracks)
    if is_missed:
        far = Box.of_size(260, 200, 16, 20)  # somebody else is covered, so that the item may be covered more
        tracks = tuple(replace(track, keys=tuple(replace(key, box=far) for key in track.keys)) for track in plan.tracks)
        plan, screening = TrackPlan(tracks), with_tracks(screening)
    order = VideoOrder(path=path, screening=screening, entry=ENTRY, temporary=path.with_suffix(".part"), plan=plan)
    return prepare_video(order)


@pytest.mark.parametrize("is_missed", [False, True])
def test_whom_the_first_pass_misses_the_gate_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_missed: bool) -> None:
    path = tmp_path / "small.mp4"
    prepared = exported(path, eyes_with(Fine()), monkeypatch, is_missed=is_missed)
    assert prepared.figures["attempts"] == (2 if is_missed else 1)
    for number, picture in enumerate(pictures(path.with_suffix(".part"))):
        box = walking(number)
        middle = picture[box.top + 4 : box.bottom - 4, box.left + 4 : box.right - 4].astype(int)
        assert np.abs(middle - np.array((98, 106, 116))).mean() < 12


def test_who_runs_between_two_fine_looks_is_followed_frame_by_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def running(number: int) -> Box | None:
        return Box.of_size(20 + 14 * (number - 15), 100, 16, 20) if 15 <= number < 33 else None

    def scene(number: int) -> Rgb:
        return painted(running(number))

    for module in (video_screen, video_prepare):
        monkeypatch.setattr(module, "video_eyes_for", lambda _: eyes_with(Fine()))
    path = film(tmp_path / "small.mp4", Film(40, sound=False), scene)
    screening = screen_video(read_video(path), Sensitivity.STANDARD, "test")
    assert screening.clip is not None
    far = tuple(replace(key, box=Box.of_size(260, 200, 16, 20)) for key in screening.clip.tracks[0].keys)
    tracks = (replace(screening.clip.tracks[0], keys=far),)
    missed = replace(screening.clip, looks=(0, 14 * STEP, 39 * STEP), fine=(0, 14 * STEP, 39 * STEP), tracks=tracks, aside=None)
    order = VideoOrder(
        path=path,
        screening=replace(screening, clip=missed),
        entry=ENTRY,
        temporary=path.with_suffix(".part"),
        plan=TrackPlan(tracks),
    )
    assert prepare_video(order).figures["attempts"] == 3
    for number, picture in enumerate(pictures(path.with_suffix(".part"))):
        if (box := running(number)) is not None:
            middle = picture[box.top + 4 : box.bottom - 4, box.left + 4 : box.right - 4].astype(int)
            assert np.abs(middle - np.array((98, 106, 116))).mean() < 12, number


def test_all_frames_between_the_looks_around_a_sight_are_looked_at() -> None:
    times = [*range(0, 100, 10)]
    assert list(around([50], [0, 30, 50, 80], times)) == [40, 50, 60, 70]
    assert list(around([0, 90], [0, 20, 90], times)) == [0, 10, *range(30, 100, 10)]
    assert list(around([], [0, 90], times)) == []


def test_whom_an_ordinary_look_sees_weakly_and_a_fine_one_clearly_is_followed_by_fine_looks() -> None:
    @dataclass
    class Seeing:
        """Sees the same face once for each score."""

        scores: tuple[float, ...]
        name: str = "seeing"

        def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
            box = Box(0, 0, rgb.shape[1] // 2, rgb.shape[0] // 2)
            return tuple(Face(box, score, self.name) for score in self.scores)

    picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    for ordinary, fine, followed in (
        (0.1, (0.99,), True),
        (0.1, (0.99, 0.8), True),
        (0.8, (0.99,), False),
        (0.1, (0.3,), False),
    ):
        eyes = replace(eyes_with(Fine()), detector=Seeing((ordinary,)), fine=Seeing(fine))
        (seen,) = eyes.see(picture, finely=True)
        assert (seen.face.score, seen.is_fine) == (fine[0], followed)


@pytest.mark.parametrize("first", [13, 33, 63, 83, 103, 123, 143])
def test_who_is_there_for_a_fine_look_alone_is_followed_to_both_ends(first: int) -> None:
    """Large enough for ordinary looks, of which the ones before and after come too early and too late."""

    def brief(number: int) -> Box | None:
        return Box.of_size(80, 80, 64, 64) if first <= number < first + 9 else None

    facts_ = replace(facts(170), average_rate=Fraction(25))
    pace = replace(DEFAULT_PACE, passing=math.inf)
    seen = watch(shown(170, brief), facts_, eyes_with(Fine()), lambda _done, _total: None, pace)
    tracks = seen.tracker.tracks(lambda: None)
    covered = {number for number in range(170) for track in tracks if track.first <= number * STEP <= track.last}
    assert {*range(first, first + 9)} <= covered


def test_a_fine_look_of_the_gate_compares_with_what_was_clear_in_the_source() -> None:
    """As it does where nobody looked before; an ordinary look compares with all that was listed."""
    weak, clear = (KeyBox(10, Box.of_size(left, 50, 10, 10), score, Origin.SEEN) for left, score in ((50, 0.3), (90, 0.6)))
    clip = Clip((1, 25), 11, 0, 10, 0.44, has_sound=False, looks=(9, 10), aside=(weak, clear), fine=(9, 10))
    covers = SimpleNamespace(scale=(1.0, 1.0))
    told = {"clip": clip, "eyes": eyes_with(Fine()), "facts": facts(11), "covers": covers, "times": range(11)}
    attempt: Any = SimpleNamespace(**told, earlier=video_proof.NOTHING)
    looks = video_proof._Looks(attempt, frozenset())
    assert {look.kind: look.known for look in looks(10)} == {
        LookKind.ORDINARY: (weak.box, clear.box),
        LookKind.FINE: (clear.box,),
    }


def with_tracks(screening: Screening) -> Screening:
    """A screening of which it is not known any more what was seen."""
    assert screening.clip is not None
    return replace(screening, clip=replace(screening.clip, aside=None))
