"""Pictures of frames are made where somebody looks at them, and nowhere else."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pytest

from app.model import Sensitivity
from app.pipeline import video_watching
from app.pipeline.eyes import OPERATING_POINTS
from app.pipeline.video_eyes import VideoEyes
from app.pipeline.video_picture import MadeOnce, picture_of
from app.pipeline.video_watching import Looked, watch
from app.tracking.passing import CELL_PX, cells_of
from detectors.base import RgbImage
from tests.pipeline.test_video_looking import Place, Shown, Watcher, facts, shown, walking

FRAMES = 100


@dataclass
class Counted(Shown):
    """A frame that counts how often its picture was made."""

    light: bool = True
    made: int = 0

    def rgb(self) -> RgbImage:
        self.made += 1
        return self.picture

    def little(self, px: int) -> RgbImage:
        assert px == CELL_PX
        return cells_of(self.picture)

    @property
    def is_light(self) -> bool:
        return self.light


def counted(place: Place, *, light: bool) -> list[Counted]:
    return [Counted(frame.pts, frame.picture, light) for frame in shown(FRAMES, place)]


def watched(coming: list[Counted]) -> Looked:
    eyes = VideoEyes(Watcher(), OPERATING_POINTS[Sensitivity.STANDARD], 640)
    return watch(coming, facts(FRAMES), eyes, lambda _done, _total: None)


def test_of_frames_that_nobody_looks_at_no_picture_is_made() -> None:
    coming = counted(lambda _: None, light=True)
    looks = watched(coming).tracker.looks.all
    assert {frame.pts for frame in coming if frame.made} == set(looks)
    assert 0 < len(looks) < FRAMES / 3
    assert max(frame.made for frame in coming) == 1


@pytest.mark.parametrize("place", [lambda _: None, walking])
def test_it_makes_no_difference_to_what_is_seen(place: Place) -> None:
    light, heavy = (watched(counted(place, light=is_light)).tracker for is_light in (True, False))
    assert light.looks.all == heavy.looks.all
    assert light.tracks() == heavy.tracks()


def test_of_frames_that_take_much_memory_none_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    coming = counted(lambda _: None, light=True)
    monkeypatch.setattr(video_watching, "HELD_BYTES", coming[0].nbytes * 36)  # three windows of half a second, 25 a second
    watched(coming)
    assert {frame.made for frame in coming} == {1}
    coming = counted(lambda _: None, light=True)
    monkeypatch.setattr(video_watching, "HELD_BYTES", coming[0].nbytes * 38)
    watched(coming)
    assert min(frame.made for frame in coming) == 0


def test_a_heavy_frame_is_not_held_for_its_picture() -> None:
    frame = counted(lambda _: None, light=False)[0]
    picture = picture_of(frame)
    assert (frame.made, picture() is picture()) == (1, True)


def test_two_who_ask_at_once_get_one_picture() -> None:
    made, both_ask = list[RgbImage](), threading.Barrier(2)

    def make() -> RgbImage:
        made.append(np.zeros((2, 2, 3), np.uint8))
        return made[-1]

    picture = MadeOnce(make)

    def ask(_: int) -> RgbImage:
        both_ask.wait()
        return picture()

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(ask, range(2))
    assert one is other
    assert len(made) == 1
