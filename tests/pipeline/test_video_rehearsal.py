"""Somebody whom only a cover beside them brings out is covered at once, not after all was written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.media.video.source import read_video
from app.model import Screening, Sensitivity
from app.pipeline import video_prepare, video_screen
from app.pipeline.eyes import OperatingPoint
from app.pipeline.video_eyes import VideoEyes
from app.pipeline.video_plan import TrackPlan
from app.pipeline.video_prepare import VideoOrder, prepare_video
from app.pipeline.video_rehearsal import is_worth_keeping
from app.pipeline.video_screen import screen_video
from app.tracking.sighting import Glance, Sighting
from app.tracking.tracks import Judging
from detectors.base import Box, Face, RgbImage
from tests.make_film import Film, film, patch_scene, pictures
from tests.make_media import ENTRY, Rgb
from tests.stand_ins import MAGENTA, Patches

CYAN, YELLOW = (0, 255, 255), (255, 255, 0)
SHY = 2
"""In so many frames somebody else is there."""
GREY = np.array((98, 106, 116))


class Shy:
    """Takes magenta patches for faces, and cyan ones: for doubtful ones as long as there is a magenta one.

    And yellow ones: for doubtful ones as long as there is any other.
    """

    name = "shy"

    def __init__(self) -> None:
        self.looks = 0

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        self.looks += 1
        bold, shy, shyer = Patches().detect(rgb), self._of(CYAN, rgb), self._of(YELLOW, rgb)
        return (
            *bold,
            *(replace(face, score=0.2 if bold else 0.9) for face in shy),
            *(replace(face, score=0.2 if bold or shy else 0.9) for face in shyer),
        )

    def _of(self, colour: tuple[int, int, int], rgb: RgbImage) -> tuple[Face, ...]:
        swapped = np.where((np.abs(rgb.astype(int) - colour).max(axis=2) < 90)[..., None], np.array(MAGENTA), 0)
        return Patches().detect(swapped.astype(np.uint8))


def two(number: int) -> Rgb:
    picture = patch_scene(number)
    if number < SHY:
        picture[90:138, 150:198] = CYAN
    return picture


@pytest.fixture
def eyes(monkeypatch: pytest.MonkeyPatch) -> Shy:
    shy = Shy()
    for module in (video_screen, video_prepare):
        monkeypatch.setattr(module, "video_eyes_for", lambda _: VideoEyes(shy, OperatingPoint(0.15, 0.5, 0.15), 640))
    return shy


def screened(path: Path) -> Screening:
    return screen_video(read_video(path), Sensitivity.STANDARD, "test")


def ordered(path: Path, screening: Screening) -> VideoOrder:
    assert screening.clip is not None
    plan = TrackPlan(screening.clip.tracks)
    return VideoOrder(path=path, screening=screening, entry=ENTRY, temporary=path.with_suffix(".part"), plan=plan)


@pytest.mark.usefixtures("eyes")
def test_whom_a_cover_brings_out_is_a_track_and_covered_in_the_first_attempt(tmp_path: Path) -> None:
    path = film(tmp_path / "two.mp4", Film(30, sound=False), two)
    screening = screened(path)
    clip = screening.clip
    assert clip is not None
    (late,) = (track for track in clip.tracks if track.keys[0].box.left > 130)
    assert (late.doubts, len(clip.tracks), tuple(clip.aside or ())) == (("short",), 2, ())
    prepared = prepare_video(ordered(path, screening))
    assert (prepared.figures["attempts"], prepared.covered) == (1, 2)
    for picture in pictures(path.with_suffix(".part"))[:SHY]:
        assert np.abs(picture[100:128, 160:188].astype(int) - GREY).mean() < 8


@pytest.mark.usefixtures("eyes")
def test_who_was_brought_out_may_bring_out_another(tmp_path: Path) -> None:
    def three(number: int) -> Rgb:
        picture = two(number)
        if number < SHY:
            picture[90:138, 210:258] = YELLOW
        return picture

    path = film(tmp_path / "three.mp4", Film(30, sound=False), three)
    prepared = prepare_video(ordered(path, screened(path)))
    assert (prepared.figures["attempts"], prepared.covered) == (1, 3)


@pytest.mark.usefixtures("eyes")
@pytest.mark.parametrize("is_known", [True, False])
def test_for_what_is_not_rehearsed_there_is_the_gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_known: bool) -> None:  # noqa: FBT001
    monkeypatch.setattr("app.pipeline.video_looking.rehearse", lambda *_: ())
    path = film(tmp_path / "two.mp4", Film(30, sound=False), two)
    screening = screened(path)
    clip = screening.clip
    assert clip is not None
    assert len(clip.tracks) == 1
    assert {key.score for key in clip.aside or ()} == {0.2}
    order = ordered(path, screening if is_known else replace(screening, clip=replace(clip, aside=None)))
    prepared = prepare_video(order)
    assert (prepared.figures["attempts"], prepared.covered) == (2, 2)


def test_nothing_is_looked_at_twice_where_nobody_was_seen_beside_another(tmp_path: Path, eyes: Shy) -> None:
    path = film(tmp_path / "one.mp4", Film(30, sound=False), patch_scene)
    screening = screened(path)
    assert screening.clip is not None
    assert eyes.looks == len(screening.clip.looks)
    eyes.looks = 0
    prepared = prepare_video(ordered(path, screening))
    assert eyes.looks == prepared.figures["looked_frames"]


def sighted(*scores: tuple[int, float]) -> Glance:
    return Glance(0, tuple(Sighting(Box.of_size(left, 100, 40, 40), score) for left, score in scores))


@pytest.mark.parametrize(
    ("glance", "is_kept"),
    [
        (sighted((100, 0.9), (170, 0.2)), True),
        (sighted((100, 0.9), (300, 0.2)), False),
        (sighted((100, 0.9), (170, 0.6)), False),
        (sighted((100, 0.9), (170, 0.1)), False),
        (sighted((100, 0.3), (170, 0.2)), True),
        (sighted(), False),
    ],
)
def test_only_doubtful_sightings_beside_others_are_kept(glance: Glance, is_kept: bool) -> None:  # noqa: FBT001
    assert is_worth_keeping(glance, Judging()) is is_kept
