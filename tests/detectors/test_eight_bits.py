"""Rounding to 8 bits: even steps over the ranges that are given, and nothing else."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from detectors import eight_bits
from detectors.any_size import with_any_size
from detectors.base import DetectorError
from detectors.centerface import INPUT, OUTPUTS, RANGES, RANGES_SHA256, Network
from detectors.eight_bits import FIRST, LAST, Ranges, in_eight_bits, multiplies_bytes, places_of, ranges_in
from detectors.in_onnxruntime import InFloat32
from detectors.in_openvino import computes_in_bytes
from detectors.weights import CENTERFACE, load
from tests.make_media import portrait

openvino = pytest.importorskip("openvino")

CHANNELS, SIDE = 4, 6
SIZES = np.array([1000.0, 10.0, 1.0, 0.1], np.float32)
"""The largest value of each channel."""


def convolution(*, of_each: bool) -> Any:
    """A model that gives what its one convolution gets, by weights that bytes hold exactly."""
    ops = openvino.opset13
    given = ops.parameter([1, CHANNELS, SIDE, SIDE], np.float32, name="given")
    once, none = [1, 1], [0, 0]
    if of_each:
        weights = ops.constant(np.ones((CHANNELS, 1, 1, 1, 1), np.float32))
        result = ops.group_convolution(given, weights, once, none, none, once)
    else:
        result = ops.convolution(
            given, ops.constant(np.eye(CHANNELS, dtype=np.float32)[:, :, None, None]), once, none, none, once
        )
    return openvino.Model([result], [given])


def rounded(values: np.ndarray, ranges: Ranges, *, of_each: bool = False) -> np.ndarray:
    model = in_eight_bits(convolution(of_each=of_each), ranges, first=0, last=0)
    compiled = openvino.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    return np.asarray(compiled(values)[0])


def values_up_to(most: np.ndarray, least: float = 0.0) -> np.ndarray:
    random = np.random.default_rng(5)
    return np.asarray(random.uniform(least, 1, (1, CHANNELS, SIDE, SIDE)) * most.reshape(1, -1, 1, 1), np.float32)


def test_values_move_by_half_a_step_at_most() -> None:
    given = values_up_to(np.array([2, 2, 2, 2], np.float32))
    found = rounded(given, {"given": (0.0, np.array([2], np.float32))})
    assert 0 < np.abs(found - given).max() <= 2 / 255 / 2 + 1e-5


def test_signed_values_too_and_nothing_stays_nothing() -> None:
    given = values_up_to(np.array([2, 2, 2, 2], np.float32), least=-1)
    given[0, 0] = 0
    found = rounded(given, {"given": (-2.0, np.array([1], np.float32))})
    assert np.abs(found - given).max() <= 4 / 255 / 2 + 0.02  # the largest value lies half a step inside
    assert not found[0, 0].any()


def test_values_beyond_a_range_become_its_end() -> None:
    found = rounded(np.full((1, CHANNELS, SIDE, SIDE), 9, np.float32), {"given": (0.0, np.array([2], np.float32))})
    assert np.allclose(found, 2)


def test_where_each_channel_is_worked_on_alone_each_has_its_own_steps() -> None:
    given = values_up_to(SIZES)
    found = rounded(given, {"given": (0.0, SIZES)}, of_each=True)
    off = np.abs(found - given).max((0, 2, 3))
    assert (off[:3] <= SIZES[:3] / 255 / 2 * 1.01).all()
    assert off[3] <= 1 / 255 / 2 * 1.01  # not less than a thousandth of the largest range
    together = rounded(given, {"given": (0.0, np.array([1000], np.float32))}, of_each=True)
    assert not together[0, 2:].any()


@pytest.mark.parametrize(
    "ranges",
    [{}, {"other": (0.0, np.array([1], np.float32))}, {"given": (0.0, np.array([1, 2], np.float32))}],
    ids=["none", "another layer's", "of other channels"],
)
def test_a_layer_without_its_range_is_an_error(ranges: Ranges) -> None:
    with pytest.raises(DetectorError, match="given"):
        in_eight_bits(convolution(of_each=False), ranges, first=0, last=0)


def test_the_ranges_that_come_along_are_those_of_the_network() -> None:
    model = openvino.Core().read_model(with_any_size(load(CENTERFACE), INPUT))
    ranges = ranges_in(RANGES, RANGES_SHA256)
    assert {place.layer.get_node().get_friendly_name() for place in places_of(model)} == set(ranges)
    assert all(high.max() > 0 and low <= 0 and np.isfinite(high).all() for low, high in ranges.values())
    before = len(model.get_ops())
    kinds = [node.get_type_name() for node in in_eight_bits(model, ranges).get_ops()]
    assert len(kinds) > before
    assert kinds.count("FakeQuantize") == len(ranges) + sum("Convolution" in kind for kind in kinds) - FIRST - LAST


def test_the_first_convolutions_and_the_last_are_left_as_they_are() -> None:
    model = in_eight_bits(convolution(of_each=False), {}, first=1, last=0)
    assert "FakeQuantize" not in {node.get_type_name() for node in model.get_ops()}
    model = openvino.Core().read_model(with_any_size(load(CENTERFACE), INPUT))
    convolutions = [node for node in model.get_ordered_ops() if "Convolution" in node.get_type_name()]
    in_eight_bits(model, ranges_in(RANGES, RANGES_SHA256))
    is_rounded = [node.input_value(1).get_node().get_type_name() == "FakeQuantize" for node in convolutions]
    assert is_rounded == [False] * FIRST + [True] * (len(convolutions) - FIRST - LAST) + [False] * LAST


@pytest.mark.skipif(not computes_in_bytes(), reason="this processor does not multiply bytes")
@pytest.mark.parametrize(
    ("light", "around", "off"),
    [pytest.param(1, 0, 0.05, id="as it is"), pytest.param(0.03, 0, 0.05, id="dark"), pytest.param(0.03, 128, 0.15, id="flat")],
)
def test_who_stands_in_the_dark_is_seen_as_in_32_bits(light: float, around: float, off: float) -> None:
    """With all layers rounded the heat of the dark portrait is 0.08 less, that of the flat one 0.4."""
    seen = cv2.resize(portrait(), (320, 320), interpolation=cv2.INTER_AREA)
    lit = np.clip(np.rint((seen - np.float32(around)) * light + around), 0, 255).astype(np.uint8)
    exact = InFloat32(with_any_size(load(CENTERFACE), INPUT), OUTPUTS, 1).run(lit)[0].max()
    assert exact > 0.8
    assert Network(threads=1, may_round=True).run(lit)[0].max() > exact - off


def test_only_the_known_ranges_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "ranges.json"
    with pytest.raises(DetectorError, match=r"ranges\.json is missing"):
        ranges_in(path, RANGES_SHA256)
    path.write_bytes(RANGES.read_bytes().replace(b"1", b"0", 1))
    with pytest.raises(DetectorError, match=r"ranges\.json is not the known one"):
        ranges_in(path, RANGES_SHA256)


def test_ranges_are_read_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "ranges.json"
    path.write_text(json.dumps({"one": [-1.5, [2]], "other": [0, [1, 2]]}), "utf-8")
    one, other = ranges_in(path, hashlib.sha256(path.read_bytes()).hexdigest()).values()
    assert (one[0], one[1].tolist()) == (-1.5, [2])
    assert (other[0], other[1].tolist()) == (0, [1, 2])


@pytest.mark.skipif(not computes_in_bytes(), reason="this processor does not multiply bytes")
def test_where_a_matrix_unit_multiplies_them_bytes_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    core = openvino.Core()
    assert multiplies_bytes(core)
    monkeypatch.setattr(eight_bits, "_ways", lambda _: iter(["unknown_f32", "brgconv_avx512_amx_1x1_I8"]))
    assert not multiplies_bytes(core)


def test_how_a_layer_is_computed_is_told_by_openvino() -> None:
    """Were it not, a matrix unit would not be noticed."""
    compiled = openvino.Core().compile_model(convolution(of_each=False), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    assert any("conv" in way for way in eight_bits._ways(compiled))
