from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from detectors.base import DetectorError
from detectors.centerface import CenterFace, Network, decode
from tests.make_media import portrait


def maps(height: int = 8, width: int = 8) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return (
        np.zeros((height, width), np.float32),
        np.zeros((2, height, width), np.float32),
        np.zeros((2, height, width), np.float32),
    )


def test_a_cell_becomes_a_box() -> None:
    heat, size, offset = maps()
    heat[3, 5] = 0.9
    size[:, 3, 5] = np.log(6), np.log(4)  # height 24, width 16
    offset[:, 3, 5] = 0.25, -0.5
    ((left, top, right, bottom, score),) = decode(heat, size, offset, 0.5).tolist()
    centre_x, centre_y = (5 - 0.5 + 0.5) * 4, (3 + 0.25 + 0.5) * 4
    assert (left, top, right, bottom) == pytest.approx((centre_x - 8, centre_y - 12, centre_x + 8, centre_y + 12), abs=1e-4)
    assert score == pytest.approx(0.9)


def test_overlapping_cells_are_one_face_and_distant_ones_two() -> None:
    heat, size, offset = maps(8, 32)
    size[:] = np.log(5)
    heat[3, 4], heat[3, 5], heat[3, 25] = 0.7, 0.9, 0.8
    assert decode(heat, size, offset, 0.5)[:, 4] == pytest.approx([0.9, 0.8])


def test_below_the_floor_nothing_counts() -> None:
    heat, size, offset = maps()
    heat[2, 2] = 0.04
    assert decode(heat, size, offset, 0.05).shape == (0, 5)


def test_one_network_serves_many_sizes_without_mixing_them_up(network: Network) -> None:
    small, large = CenterFace(320, network=network), CenterFace(640, network=network)
    first = small.detect(portrait())
    assert first
    assert large.detect(portrait()) != first
    assert small.detect(portrait()) == first


def test_unreadable_weights_are_refused() -> None:
    with pytest.raises(DetectorError):
        Network(b"no network")


def test_several_threads_may_look_at_once(network: Network) -> None:
    detectors = [CenterFace(side, network=network) for side in (320, 480, 640) * 2]
    alone = [detector.detect(portrait()) for detector in detectors]
    with ThreadPoolExecutor(len(detectors)) as threads:
        assert list(threads.map(lambda detector: detector.detect(portrait()), detectors)) == alone
