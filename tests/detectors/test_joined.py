"""Two convolutions that are joined say what both said; whatever is otherwise stays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from detectors.any_size import with_any_size
from detectors.centerface import INPUT
from detectors.joined import joined
from detectors.weights import CENTERFACE, load

openvino = pytest.importorskip("openvino")

GIVEN, NARROW, WIDE = 12, 4, 24
PICTURE = np.random.default_rng(1).normal(size=(1, GIVEN, 10, 18)).astype(np.float32)


def convolutions(model: Any) -> int:
    return sum(node.get_type_name() == "Convolution" for node in model.get_ordered_ops())


def outputs(model: Any, picture: Any) -> list[Any]:
    compiled = openvino.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    return list(compiled(picture).values())


def pair(
    *,
    biased: bool = True,
    bent: bool = False,
    shared: bool = False,
    steps: tuple[int, int] = (1, 1),
    sides: tuple[int, int] = (1, 1),
) -> Any:
    """Two convolutions; `bent`: a ReLU lies between them, `shared`: what the first gives goes elsewhere, too."""
    ops, random = openvino.opset13, np.random.default_rng(3)

    def weights(*shape: int) -> Any:
        return ops.constant(random.normal(size=shape).astype(np.float32))

    def convolution(before: Any, out: int, of: int, number: int) -> Any:
        step, side = [steps[number]] * 2, sides[number]
        return ops.convolution(before, weights(out, of, side, side), step, [side // 2] * 2, [side // 2] * 2, [1, 1])

    given = ops.parameter([1, GIVEN, -1, -1], np.float32)
    narrow = convolution(given, NARROW, GIVEN, 0)
    narrow = ops.add(narrow, weights(1, NARROW, 1, 1)) if biased else narrow
    narrow = ops.relu(narrow) if bent else narrow
    wide = ops.relu(ops.add(convolution(narrow, WIDE, NARROW, 1), weights(1, WIDE, 1, 1)))
    return openvino.Model([ops.result(wide), *([ops.result(narrow)] if shared else [])], [given])


@pytest.mark.parametrize("biased", [True, False])
def test_two_are_joined_and_say_the_same(*, biased: bool) -> None:
    model, same = pair(biased=biased), joined(pair(biased=biased))
    assert (convolutions(model), convolutions(same)) == (2, 1)
    (one,), (other,) = outputs(model, PICTURE), outputs(same, PICTURE)
    assert np.abs(one).max() > 1
    assert np.abs(one - other).max() < 1e-4


@pytest.mark.parametrize(
    "otherwise",
    [
        {"bent": True},
        {"shared": True},
        {"shared": True, "biased": False},
        {"steps": (2, 1)},
        {"steps": (1, 2)},
        {"sides": (3, 1)},
        {"sides": (1, 3)},
    ],
    ids=repr,
)
def test_what_is_otherwise_stays_as_it_is(otherwise: dict[str, Any]) -> None:
    model, same = pair(**otherwise), joined(pair(**otherwise))
    assert convolutions(same) == 2
    assert all(np.array_equal(*both) for both in zip(outputs(model, PICTURE), outputs(same, PICTURE), strict=True))


def test_the_network_has_two_convolutions_less_and_says_the_same() -> None:
    core, data = openvino.Core(), with_any_size(load(CENTERFACE), INPUT)
    model, same = core.read_model(data), joined(core.read_model(data))
    assert convolutions(model) - convolutions(same) == 2
    picture = np.random.default_rng(2).integers(0, 256, (1, 3, 96, 160)).astype(np.float32)
    for one, other in zip(outputs(model, picture), outputs(same, picture), strict=True):
        assert np.abs(one - other).max() < 1e-3
