from __future__ import annotations

import numpy as np
import pytest

from detectors import hands
from detectors.base import Box, DetectorError
from detectors.hands import PalmNetwork, Palms, is_installed, views
from detectors.weights import Weights
from tests.make_media import portrait

needs_weights = pytest.mark.skipif(not is_installed(), reason="the package that carries the weights is not installed")
SOMEWHERE = Box(0, 0, 10, 10)


def seen(*odds: float) -> Palms:
    return Palms(tuple((SOMEWHERE, one) for one in odds))


@pytest.mark.parametrize("size", [(300, 200), (200, 300), (64, 64), (1600, 200), (1, 1)])
def test_views_lie_in_the_picture_and_reach_its_corners(size: tuple[int, int]) -> None:
    width, height = size
    whole, *closer = views(width, height)
    assert whole == Box(0, 0, width, height)
    assert len(closer) == 9
    assert all(view.clipped(width, height) == view and view.width == view.height for view in closer)
    assert {(0, 0), (width, height)} <= {(view.left, view.top) for view in closer} | {
        (view.right, view.bottom) for view in closer
    }


def test_a_palm_that_only_one_size_sees_counts_less() -> None:
    assert seen(2.0, -1.0, 3.0).evidence == pytest.approx(2.5)
    assert seen(-3.0, -1.0, 3.0).evidence == pytest.approx(0.0)


def test_anchors_are_those_of_the_network() -> None:
    anchors = hands._anchors()
    assert anchors.shape == (2016, 2)
    assert anchors[[0, 1, 2, 48]].tolist() == [[4, 4], [4, 4], [12, 4], [4, 12]]
    assert anchors[[1152, 1157, 1158, 2015]].tolist() == [[8, 8], [8, 8], [24, 8], [184, 184]]


def test_without_the_package_it_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = Weights("no_such_package", "a.task", "0" * 64, "Apache-2.0")
    monkeypatch.setattr(hands, "HAND_LANDMARKER", missing)
    assert not is_installed()
    with pytest.raises(DetectorError):
        PalmNetwork()


@needs_weights
def test_nothing_speaks_for_hands_where_there_are_none() -> None:
    network = PalmNetwork()
    assert network.look(np.full((240, 320, 3), 127, np.uint8)).evidence < -1
    assert network.look(portrait()).evidence < 0  # her hands are not in it


@needs_weights
def test_boxes_are_in_pixels_of_the_picture() -> None:
    """A picture twice as large: the same views, boxes twice as large."""
    network, rgb = PalmNetwork(), portrait()
    once, twice = network.look(rgb), network.look(np.repeat(np.repeat(rgb, 2, axis=0), 2, axis=1))
    box, odds = once.best[0]
    larger, same = twice.best[0]
    assert same == pytest.approx(odds, abs=0.2)
    assert larger.iou(Box(box.left * 2, box.top * 2, box.right * 2, box.bottom * 2)) > 0.8
