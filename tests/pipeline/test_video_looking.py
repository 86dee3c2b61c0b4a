"""The first pass: sparse where nothing happens, dense where something does, and nobody is lost between two looks."""

import math
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import cv2
import numpy as np
import pytest

from app.errors import ItemError
from app.media.video.facts import ColourTags, VideoFacts
from app.model import Sensitivity
from app.pipeline.eyes import OPERATING_POINTS
from app.pipeline.video_covers import covered_regions
from app.pipeline.video_eyes import VideoEyes, video_eyes_for
from app.pipeline.video_looking import look
from app.pipeline.video_pace import DEFAULT_PACE
from app.pipeline.video_watching import watch
from app.redaction.regions import Extent, covered_share, union
from app.track import Clip
from detectors.base import Box, DetectorError, Face, RgbImage
from tests.make_media import portrait

WIDTH, HEIGHT, STEP = 320, 240, 512
MAGENTA = (255, 0, 255)

Place = Callable[[int], Box | None]


@dataclass
class Shown:
    """A frame with a patch for a face; the detector knows its number from a corner."""

    pts: int
    picture: RgbImage

    def rgb(self) -> RgbImage:
        return self.picture

    def whole(self) -> RgbImage:
        return self.picture

    def little(self, px: int) -> RgbImage:
        size = self.rgb().shape[1] // px, self.rgb().shape[0] // px
        return np.asarray(cv2.resize(self.rgb(), size, interpolation=cv2.INTER_AREA), np.uint8)

    @property
    def is_light(self) -> bool:
        return True

    @property
    def nbytes(self) -> int:
        return self.picture.nbytes // 2


@dataclass
class Watcher:
    """Sees magenta, but for the frames where it misses; counts its looks."""

    missing: frozenset[int] = frozenset()
    looks: int = 0
    name: str = "stand-in"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        self.looks += 1
        if int(rgb[0, 0, 0]) in self.missing:
            return ()
        rows, columns = np.nonzero((rgb[..., 0] > 200) & (rgb[..., 1] < 60) & (rgb[..., 2] > 200))
        if not len(rows):
            return ()
        return (Face(Box(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1), 0.99, self.name),)


def shown(frames: int, place: Place, cut: int | None = None) -> Iterator[Shown]:
    for number in range(frames):
        picture = np.full((HEIGHT, WIDTH, 3), 40 if cut is None or number < cut else 150, np.uint8)
        box = place(number)
        if box is not None:
            picture[max(0, box.top) : box.bottom, max(0, box.left) : box.right] = MAGENTA
        picture[0, 0] = (number, 0, 0)
        yield Shown(number * STEP, picture)


def facts(frames: int) -> VideoFacts:
    return VideoFacts(
        width=WIDTH,
        height=HEIGHT,
        rotation=0,
        mirrored=False,
        aspect=Fraction(1),
        time_base=(1, 12800),
        frames=frames,
        seconds=None,
        average_rate=Fraction(25),
        has_sound=False,
        codec="h264",
        pix_fmt="yuv420p",
        bits=8,
        colour=ColourTags(),
        hdr=False,
        notes=(),
        captured_at=None,
        has_location=False,
    )


def looked(frames: int, place: Place, watcher: Watcher, cut: int | None = None) -> Clip:
    eyes = VideoEyes(watcher, OPERATING_POINTS[Sensitivity.STANDARD], 640)
    return look(shown(frames, place, cut), facts(frames), eyes)


def uncovered(clip: Clip, frames: int, place: Place) -> list[int]:
    """Numbers of frames in which some of the face is not covered."""
    bare = []
    for number in range(frames):
        box = place(number)
        covers = union(covered_regions(clip.tracks, (), number * STEP, Extent.HEAD), WIDTH, HEIGHT)
        if box is not None and covered_share(box, covers) < 1:
            bare.append(number)
    return bare


def walking(number: int) -> Box | None:
    return Box.of_size(20 + 2 * number, 60 + number // 3, 30, 40)


def test_who_stands_still_is_looked_at_seldom_and_covered_always() -> None:
    watcher = Watcher()
    clip = looked(150, lambda _: Box.of_size(100, 80, 40, 50), watcher)
    assert len(clip.tracks) == 1
    assert watcher.looks == len(clip.looks) < 30
    assert uncovered(clip, 150, lambda _: Box.of_size(100, 80, 40, 50)) == []
    assert (clip.frames, clip.first, clip.last) == (150, 0, 149 * STEP)
    assert clip.seconds == pytest.approx(6.0)


def test_who_walks_is_covered_where_the_detector_misses() -> None:
    clip = looked(100, walking, Watcher(frozenset({*range(30, 40), 55, 56, 70})))
    assert len(clip.tracks) == 1
    assert uncovered(clip, 100, walking) == []


def textured(frames: int, box: Box, cut: int | None = None) -> Iterator[Shown]:
    """Somebody who can be told from the wall behind."""
    face = np.random.default_rng(3).integers(0, 56, (box.height, box.width), np.uint8)
    for frame in shown(frames, lambda _: box, cut):
        frame.picture[box.top : box.bottom, box.left : box.right, 1] = face
        yield frame


@pytest.mark.parametrize("cut", [None, 100])
def test_who_is_not_found_any_more_while_nothing_changes_is_covered_until_the_cut(cut: int | None) -> None:
    box = Box.of_size(100, 80, 40, 50)
    eyes = VideoEyes(Watcher(frozenset(range(60, 150))), OPERATING_POINTS[Sensitivity.STANDARD], 640)
    clip = look(textured(150, box, cut), facts(150), eyes)
    assert [(track.first, track.last) for track in clip.tracks] == [(0, 149 * STEP if cut is None else 99 * STEP)]
    assert uncovered(clip, cut or 150, lambda _: box) == []


def test_who_comes_and_goes_is_found_to_the_frame() -> None:
    def passing(number: int) -> Box | None:
        return walking(number) if 41 <= number < 83 else None

    clip = looked(120, passing, Watcher())
    (track,) = clip.tracks
    assert uncovered(clip, 120, passing) == []
    assert {40 * STEP, 41 * STEP, 82 * STEP, 83 * STEP} <= set(clip.looks)
    assert track.first > 30 * STEP
    assert track.last < 93 * STEP


def test_who_jumps_about_is_looked_at_in_every_frame_between() -> None:
    def jumping(number: int) -> Box | None:
        return Box.of_size(40 + 25 * (number % 2) if 20 <= number < 24 else 40, 60, 30, 40)

    clip = looked(60, jumping, Watcher())
    assert uncovered(clip, 20, jumping) == []


def leaping(number: int) -> Box:
    """Never near where it was, nor where it will be."""
    return Box.of_size(97 * number % 280, 57 * number % 190, 30, 40)


def test_where_every_frame_is_looked_at_no_hand_waits_until_the_last_look_is_judged() -> None:
    begun = {number: threading.Event() for number in range(60)}

    class Waiting(Watcher):
        def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
            number = int(rgb[0, 0, 0])
            begun[number].set()
            if number == 40:
                assert begun[42].wait(60), "two looks later begins beside it"
            return super().detect(rgb)

    eyes = VideoEyes(Waiting(), OPERATING_POINTS[Sensitivity.STANDARD], 640, hands=3)
    assert look(shown(60, leaping), facts(60), eyes).looks == tuple(number * STEP for number in range(60))


def test_what_was_looked_at_in_vain_is_no_look() -> None:
    watcher = Watcher()
    clip = looked(90, lambda number: leaping(min(number, 40)), watcher)
    assert watcher.looks == len(clip.looks) + 1


def test_both_sides_of_a_cut_are_looked_at_and_it_is_not_bridged() -> None:
    clip = looked(80, lambda _: Box.of_size(100, 80, 40, 50), Watcher(), cut=37)
    assert clip.cuts == (37 * STEP,)
    assert {36 * STEP, 37 * STEP} <= set(clip.looks)
    assert sorted((track.first, track.last) for track in clip.tracks) == [(0, 36 * STEP), (37 * STEP, 79 * STEP)]


def scenery(seed: int) -> RgbImage:
    patches = 100 * np.random.default_rng(seed).integers(0, 3, (3, 4, 3), np.uint8)
    return np.asarray(cv2.resize(patches, (WIDTH, HEIGHT), interpolation=cv2.INTER_NEAREST), np.uint8)


def cuts_of(pictures: Sequence[RgbImage]) -> tuple[int, ...]:
    eyes = VideoEyes(Watcher(), OPERATING_POINTS[Sensitivity.STANDARD], 640)
    clip = look((Shown(number * STEP, picture) for number, picture in enumerate(pictures)), facts(len(pictures)), eyes)
    return tuple(pts // STEP for pts in clip.cuts)


def test_a_dissolve_is_one_cut_and_not_one_in_each_frame() -> None:
    before, after = scenery(1), scenery(2)
    shares = [0.0] * 10 + [share / 4 for share in (1, 2, 3)] + [1.0] * 10
    mixed = [np.asarray(cv2.addWeighted(before, 1 - share, after, share, 0), np.uint8) for share in shares]
    assert cuts_of(mixed) == (10,)


def test_two_cuts_in_a_row_are_two() -> None:
    assert cuts_of([scenery(1)] * 10 + [scenery(2)] + [scenery(3)] * 10) == (10, 11)


def test_who_passes_between_two_looks_is_found() -> None:
    def flitting(number: int) -> Box | None:
        return Box.of_size(100, 80, 40, 50) if number in (45, 46) else None

    sparse = replace(DEFAULT_PACE, passing=math.inf)
    eyes = VideoEyes(Watcher(), OPERATING_POINTS[Sensitivity.STANDARD], 640)
    tracker = watch(shown(90, flitting), facts(90), eyes, lambda *_: None, sparse).tracker
    assert (tracker.tracks(), tuple(tracker.beside)) == ((), ())
    clip = looked(90, flitting, Watcher())
    assert len(clip.tracks) == 1
    assert {44 * STEP, 45 * STEP, 46 * STEP, 47 * STEP} <= set(clip.looks)
    assert uncovered(clip, 90, flitting) == []


@pytest.mark.parametrize("first", range(40, 50))
def test_who_passes_is_found_though_something_else_passes_that_changes_more(first: int) -> None:
    def flitting(number: int) -> Box | None:
        return Box.of_size(100, 150, 40, 50) if number in (first, first + 1) else None

    def waving() -> Iterator[Shown]:
        for frame in shown(90, flitting):
            number = frame.pts // STEP
            frame.picture[60:120, (37 * number) % 250 : (37 * number) % 250 + 40] = 255
            yield frame

    clip = look(waving(), facts(90), VideoEyes(Watcher(), OPERATING_POINTS[Sensitivity.STANDARD], 640))
    assert len(clip.tracks) == 1
    assert uncovered(clip, 90, flitting) == []


def test_a_camera_that_moves_costs_no_more_than_twice_the_looks() -> None:
    stripes = np.repeat(np.random.default_rng(1).integers(0, 255, WIDTH), 8).astype(np.uint8)

    def panning(frames: int) -> Iterator[Shown]:
        for frame in shown(frames, lambda _: None):
            left = 3 * (frame.pts // STEP)
            frame.picture[:] = stripes[left : left + WIDTH, None]
            yield frame

    eyes = VideoEyes(Watcher(), OPERATING_POINTS[Sensitivity.STANDARD], 640)
    calm, restless = (look(frames, facts(100), eyes) for frames in (shown(100, lambda _: None), panning(100)))
    assert len(restless.looks) <= 2 * len(calm.looks)


def test_it_does_not_matter_which_look_is_done_first() -> None:
    def passing(number: int) -> Box | None:
        return walking(number) if 41 <= number < 83 else None

    one, several = (
        look(
            shown(120, passing, 60), facts(120), VideoEyes(Watcher(), OPERATING_POINTS[Sensitivity.STANDARD], 640, hands=hands)
        )
        for hands in (1, 3)
    )
    assert one == several
    assert list(one.looks) == sorted(set(one.looks))


def test_an_error_of_the_detector_ends_the_look() -> None:
    class Blind(Watcher):
        def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
            if int(rgb[0, 0, 0]) > 20:
                raise DetectorError("gone")
            return super().detect(rgb)

    with pytest.raises(DetectorError):
        looked(60, walking, Blind())


def test_no_frame_is_an_error_and_one_frame_a_clip() -> None:
    with pytest.raises(ItemError) as caught:
        looked(0, walking, Watcher())
    assert caught.value.code == "video-without-pictures"
    clip = looked(1, walking, Watcher())
    assert (clip.frames, clip.looks, len(clip.tracks)) == (1, (0,), 1)


def test_progress_is_told_and_may_stop() -> None:
    told: list[tuple[int, int | None]] = []

    def progress(done: int, total: int | None) -> None:
        told.append((done, total))
        if done == 5:
            raise KeyboardInterrupt

    eyes = VideoEyes(Watcher(), OPERATING_POINTS[Sensitivity.STANDARD], 640)
    with pytest.raises(KeyboardInterrupt):
        look(shown(20, walking), facts(20), eyes, progress)
    assert told == [(number, 20) for number in range(1, 6)]


def test_a_real_face_that_moves_and_grows_is_followed() -> None:
    face = cv2.resize(portrait(), (160, 160), interpolation=cv2.INTER_AREA)

    def frames() -> Iterator[Shown]:
        for number in range(24):
            side = 140 + number
            picture = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
            left, top = 4 * number, 20
            picture[top : top + side, left : left + side] = cv2.resize(face, (side, side))
            yield Shown(number * STEP, picture)

    clip = look(frames(), facts(24), video_eyes_for(Sensitivity.STANDARD))
    (track,) = clip.tracks
    assert (track.first, track.last) == (0, 23 * STEP)
    first, last = track.at(0), track.at(23 * STEP)
    assert first is not None
    assert last is not None
    assert 60 < last.left - first.left < 130
    assert last.width > first.width


def test_looks_follow_the_time_and_not_the_average_rate() -> None:
    quick = [Shown(number * 103, picture.rgb()) for number, picture in enumerate(shown(100, lambda _: None))]
    slow = [
        Shown(99 * 103 + (number + 1) * 2560, picture.rgb())
        for number, picture in enumerate(shown(60, lambda number: Box.of_size(100, 80, 40, 50) if 20 <= number < 30 else None))
    ]
    eyes = VideoEyes(Watcher(), OPERATING_POINTS[Sensitivity.STANDARD], 640)
    clip = look([*quick, *slow], replace(facts(160), average_rate=Fraction(60)), eyes)
    assert max(np.diff([pts for pts in clip.looks if pts > slow[0].pts])) <= 0.6 * 12800
    (track,) = clip.tracks
    assert track.first <= slow[20].pts
    assert track.last >= slow[29].pts


def test_a_flash_is_no_scene_and_is_covered() -> None:
    def standing(_: int) -> Box:
        return Box.of_size(100, 80, 40, 50)

    def flashing() -> Iterator[Shown]:
        for number, frame in enumerate(shown(60, standing)):
            if number == 30:
                frame.picture[:] = 250
            yield frame

    eyes = VideoEyes(Watcher(), OPERATING_POINTS[Sensitivity.STANDARD], 640)
    clip = look(flashing(), facts(60), eyes)
    assert clip.cuts == ()
    assert len(clip.tracks) == 1
    assert uncovered(clip, 60, standing) == []


@dataclass
class Brief:
    """Somebody whom the detector sees wherever they are; remembers at which frames it looked."""

    there: range
    looks: list[int] = field(default_factory=list)
    name: str = "stand-in"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        number = int(rgb[0, 0, 0])
        self.looks.append(number)
        return (Face(Box.of_size(100, 80, 40, 50), 0.99, self.name),) if number in self.there else ()


@pytest.mark.parametrize(("light", "is_seen"), [(0.25, True), (1.0, False)])
def test_who_passes_in_a_dim_picture_is_found(light: float, *, is_seen: bool) -> None:
    """A face that stands out by 24 levels where all others lie within 60; where they lie within 240 that is nothing."""
    ground = np.repeat(np.linspace(0, 240 * light, WIDTH).astype(np.uint8)[None, :, None], HEIGHT, 0).repeat(3, 2)

    def film() -> Iterator[Shown]:
        for number in range(90):
            picture = ground.copy()
            if number in there:
                picture[80:130, 100:140] += 24
            picture[0, 0] = (number, 0, 0)
            yield Shown(number * STEP, picture)

    there = range(45, 47)
    eyes = VideoEyes(Brief(there), OPERATING_POINTS[Sensitivity.STANDARD], 640)
    tracker = watch(film(), facts(90), eyes, lambda *_: None, DEFAULT_PACE).tracker
    assert (len(tracker.tracks()) == 1) == is_seen


@pytest.mark.parametrize("before", range(40, 56))
def test_a_frame_that_stands_for_seconds_is_looked_at_whatever_was_seen_before(before: int) -> None:
    """Frames 0.04 s apart, and then one that stays for two seconds: wherever in a calm stretch that happens."""
    box, number_of = Box.of_size(100, 80, 40, 50), {}

    def slowly() -> Iterator[Shown]:
        for number, one in enumerate(shown(before + 30, lambda _: box)):
            one.pts += 2 * 12800 if number >= before else 0
            number_of[one.pts] = number
            yield one

    eyes = VideoEyes(Watcher(), OPERATING_POINTS[Sensitivity.STANDARD], 640)
    clip = look(slowly(), facts(before + 30), eyes)
    covers = {
        number: union(covered_regions(clip.tracks, (), pts, Extent.HEAD), WIDTH, HEIGHT) for pts, number in number_of.items()
    }
    assert [number for number, cover in covers.items() if covered_share(box, cover) < 1] == []
    assert before - 1 in {number_of[pts] for pts in clip.looks}
