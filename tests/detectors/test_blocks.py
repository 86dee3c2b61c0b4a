"""Channels of zeros make whole blocks, and no difference to any answer."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from detectors.any_size import with_any_size
from detectors.blocks import BLOCK, in_whole_blocks
from detectors.centerface import INPUT, OUTPUTS
from detectors.in_openvino import computes_bfloat16
from detectors.weights import CENTERFACE, load

openvino = pytest.importorskip("openvino")

WIDE, NARROW = 40, 8


def depths(model: Any) -> list[int]:
    """Of all convolutions that work on each channel alone."""
    alone = (node for node in model.get_ordered_ops() if node.get_type_name() == "GroupConvolution")
    return [node.output(0).get_partial_shape()[1].get_length() for node in alone]


def outputs(model: Any, picture: Any, precision: str = "f32") -> list[Any]:
    compiled = openvino.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": precision})
    return list(compiled(picture).values())


def block(*, shared: bool = False, per_group: int = 1) -> Any:
    """One of MobileNetV2's blocks; `shared`: what the middle gives goes elsewhere, too."""
    ops, random = openvino.opset13, np.random.default_rng(3)

    def weights(*shape: int) -> Any:
        return ops.constant(random.normal(size=shape).astype(np.float32))

    once, none = [1, 1], [0, 0]
    given = ops.parameter([1, NARROW, -1, -1], np.float32)
    wide = ops.relu(
        ops.add(ops.convolution(given, weights(WIDE, NARROW, 1, 1), once, none, none, once), weights(1, WIDE, 1, 1))
    )
    kernel = weights(WIDE // per_group, per_group, per_group, 3, 3)
    each = ops.relu(ops.add(ops.group_convolution(wide, kernel, once, once, once, once), weights(1, WIDE, 1, 1)))
    narrow = ops.convolution(each, weights(NARROW, WIDE, 1, 1), once, none, none, once)
    return openvino.Model([ops.result(narrow), *([ops.result(each)] if shared else [])], [given])


PICTURE = np.random.default_rng(1).normal(size=(1, NARROW, 12, 20)).astype(np.float32)


def test_a_block_is_widened_and_says_the_same() -> None:
    model, same = block(), in_whole_blocks(block())
    assert (depths(model), depths(same)) == ([WIDE], [2 * BLOCK])
    for one, other in zip(outputs(model, PICTURE), outputs(same, PICTURE), strict=True):
        assert np.abs(one - other).max() < 1e-4


@pytest.mark.parametrize("model", [block(shared=True), block(per_group=2)])
def test_what_is_otherwise_stays_as_it_is(model: Any) -> None:
    assert depths(in_whole_blocks(model)) == [WIDE]


@pytest.mark.skipif(not computes_bfloat16(), reason="this processor does not compute in bfloat16")
def test_the_network_has_whole_blocks_and_says_the_same_to_the_bit() -> None:
    core, data = openvino.Core(), with_any_size(load(CENTERFACE), INPUT)
    model, same = core.read_model(data), in_whole_blocks(core.read_model(data))
    assert {depth % BLOCK for depth in depths(model)} == {0, 16}
    assert {depth % BLOCK for depth in depths(same)} == {0}
    picture = np.random.default_rng(2).integers(0, 256, (1, 3, 96, 160)).astype(np.float32)
    found = [outputs(each, picture, "bf16") for each in (model, same)]
    assert len(found[0]) >= len(OUTPUTS)
    assert all(np.array_equal(one, other) for one, other in zip(*found, strict=True))
