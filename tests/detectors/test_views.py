from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import pytest

from detectors.base import Box, Face, RgbImage
from detectors.centerface import CenterFace, Network
from detectors.views import Evened, Mirrored, Quarters, Turned
from tests.make_media import portrait


@dataclass(frozen=True)
class White:
    """Sees what is white."""

    name: str = "white"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        left, top, width, height = cv2.boundingRect(np.asarray((rgb == 255).all(2), np.uint8))
        return (Face(Box.of_size(left, top, width, height), 0.5, self.name),)


BOX = Box(10, 20, 40, 65)


def picture() -> RgbImage:
    drawn = np.zeros((100, 200, 3), np.uint8)
    drawn[BOX.top : BOX.bottom, BOX.left : BOX.right] = 255
    return drawn


@pytest.mark.parametrize("view", [Mirrored(White()), Turned(White(), 1), Turned(White(), 2), Turned(White(), 3)])
def test_boxes_are_those_of_the_picture_as_it_is(view: Mirrored | Turned) -> None:
    assert [face.box for face in view.detect(picture())] == [BOX]


def test_each_view_says_which_it_is() -> None:
    names = [view.detect(picture())[0].detector for view in (Mirrored(White()), Turned(White(), 1), Turned(White(), 2))]
    assert names == ["white-mirrored", "white-turned-90", "white-turned-180"]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_view_sees_who_stands_on_their_head(quarters: Quarters, network: Network) -> None:
    """Where the picture is turned back by as much as it was turned, it is the upright one again."""
    plain = CenterFace(480, network=network)
    turned = np.ascontiguousarray(np.rot90(portrait(), -quarters))
    best, upright = Turned(plain, quarters).detect(turned)[0], plain.detect(portrait())[0]
    assert best.score == upright.score
    assert best.score > max((face.score for face in plain.detect(turned)), default=0)


def test_an_evened_view_sees_who_stands_in_the_dark(network: Network) -> None:
    plain = CenterFace(480, network=network)
    noise = np.random.default_rng(1).normal(0, 1, portrait().shape)
    dark = np.clip(portrait() * 0.02 + noise, 0, 255).astype(np.uint8)
    best = [max((face.score for face in view.detect(dark)), default=0) for view in (plain, Evened(plain, 480))]
    assert best[0] < best[1]
    assert best[1] > 0.3
