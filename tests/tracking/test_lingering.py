"""Who was surely there and has not changed is still there; whatever changed is not."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from app.track import Origin
from app.tracking.lingering import Lingering, with_lingering
from app.tracking.sighting import Glance, Sighting
from app.tracking.timeline import Timeline
from app.tracking.tracker import tracks_of
from detectors.base import Box, RgbImage

SIZE = 640, 360
SCALE = 3
FULL = SIZE[0] * SCALE, SIZE[1] * SCALE
HEAD = Box(300, 120, 360, 200)
FLOOR = 0.1


def noise(seed: int, width: int, height: int) -> RgbImage:
    """What can be told from anything else, (height, width, 3), smooth enough for a codec."""
    picture = np.random.default_rng(seed).integers(0, 255, (height, width, 3)).astype(np.uint8)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 3) * 3, np.uint8)


def frame(box: Box | None = HEAD, *, seed: int = 1, brighter: int = 0) -> RgbImage:
    """A room, with somebody at a place."""
    rgb = noise(0, *SIZE)
    if box is not None:
        rgb[box.top : box.bottom, box.left : box.right] = noise(seed, box.width, box.height)
    return np.asarray(np.clip(rgb.astype(np.int16) // 2 + brighter, 0, 255), np.uint8)


def at(box: Box, score: float = 0.9) -> Sighting:
    """A sighting of a box of the small frame, in pixels of the full one."""
    return Sighting(Box(*(SCALE * edge for edge in (box.left, box.top, box.right, box.bottom))), score)


def seen(shown: Sequence[tuple[RgbImage, tuple[Sighting, ...]]]) -> list[tuple[Sighting, ...]]:
    """Who lingers in each frame."""
    lingering = Lingering(FULL)
    glances = [lingering.see(rgb, Glance(number, sightings)) for number, (rgb, sightings) in enumerate(shown)]
    return [tuple(one for one in glance.sightings if one.lingers) for glance in glances]


KNOWN = [(frame(), (at(HEAD),))] * 3


def moved(right: int, down: int = 0) -> Box:
    return Box(HEAD.left + right, HEAD.top + down, HEAD.right + right, HEAD.bottom + down)


def test_who_is_lost_while_nothing_changes_lingers_for_as_long() -> None:
    lingers = seen([*KNOWN, *[(frame(), ())] * 20])
    assert lingers[:3] == [()] * 3
    assert [[(one.box, one.score) for one in each] for each in lingers[3:]] == [[(at(HEAD).box, FLOOR)]] * 20


def test_light_may_change_and_the_camera_may_move() -> None:
    lingers = seen([*KNOWN, *((frame(moved(6 * step, 3 * step), brighter=4 * step), ()) for step in range(1, 6))])
    assert [one.box for each in lingers[3:] for one in each] == [at(moved(6 * step, 3 * step)).box for step in range(1, 6)]


@pytest.mark.parametrize("after", [frame(None), frame(seed=2), frame(moved(60))], ids=["gone", "somebody else", "moved far"])
def test_what_changed_does_not_linger(after: RgbImage) -> None:
    assert seen([*KNOWN, (after, ()), (frame(), ())])[3:] == [(), ()]


def test_who_is_seen_again_is_no_lingerer_and_may_be_lost_again() -> None:
    lingers = seen([*KNOWN, (frame(), ()), (frame(), (at(HEAD, 0.12),)), (frame(), ())])
    assert [len(each) for each in lingers] == [0, 0, 0, 1, 0, 1]


@pytest.mark.parametrize(("scores", "lingers"), [((0.9,), 0), ((0.15,) * 11, 0), ((0.9, 0.9), 1), ((0.16,) * 12, 1)])
def test_only_who_was_surely_somebody_lingers(scores: tuple[float, ...], lingers: int) -> None:
    assert len(seen([*((frame(), (at(HEAD, score),)) for score in scores), (frame(), ())])[-1]) == lingers


@pytest.mark.parametrize("head", [Box(300, 120, 307, 129), HEAD], ids=["small", "flat"])
def test_what_looks_like_much_else_does_not_linger(head: Box) -> None:
    rgb = frame(head)
    if head == HEAD:
        rgb[HEAD.top : HEAD.bottom, HEAD.left : HEAD.right] = 128
    assert seen([*[(rgb, (at(head),))] * 3, (rgb, ())])[-1] == ()


def test_nobody_lingers_over_a_cut() -> None:
    lingering = Lingering(FULL)
    for number, (rgb, sightings) in enumerate(KNOWN):
        lingering.see(rgb, Glance(number, sightings))
    lingering.forget()
    assert lingering.see(frame(), Glance(3, ())).sightings == ()


def test_of_two_looks_at_a_frame_the_one_that_sees_nobody_hears_of_the_lingerer() -> None:
    lingerer = Sighting(at(HEAD).box, FLOOR, lingers=True)
    told = with_lingering(Glance(5, (), fine=True), Glance(5, (lingerer,)))
    assert (told.sightings, told.fine) == ((lingerer,), True)
    sees_them = Glance(5, (at(HEAD, 0.3),), fine=True)
    assert with_lingering(sees_them, Glance(5, (lingerer,))) == sees_them
    assert with_lingering(sees_them, None) == sees_them


def test_a_track_goes_on_over_a_lingerer_and_nobody_is_made_of_one() -> None:
    times = Timeline(tuple(range(60)), (), *FULL, 25.0)
    lingerer = Sighting(at(HEAD).box, FLOOR, lingers=True)
    glances = [Glance(pts, (at(HEAD),) if pts < 10 else (lingerer,)) for pts in range(0, 50, 5)]
    (track,) = tracks_of(glances, times)
    assert (track.first, track.last) == (0, 50)
    assert {key.origin for key in track.keys if 5 < key.pts <= 45} == {Origin.FILLED}
    assert tracks_of([Glance(pts, (lingerer,)) for pts in range(0, 50, 5)], times) == ()
