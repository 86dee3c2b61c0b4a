"""The same network with as many channels as the processor's matrix unit takes at a time: the same answer in less time.

AMX multiplies bfloat16 in blocks of 32 channels (Intel, "Intrinsics Guide", TDPBF16PS). A convolution whose input has half a
block more takes three times as long with OpenVINO 2026.4. In MobileNetV2's blocks (Sandler et al. 2018, arXiv:1801.04381) one
convolution widens, the next works on each channel alone, and a third narrows: there, channels of nothing but zeros are added
in between. In CenterFace these are the blocks of 144; with 160 a look takes a twentieth less time, and each output is the
same to the bit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from detectors.layers import OF_ALL, OF_EACH, constant_of, is_alone, users

BLOCK = 32


def in_whole_blocks(model: Any) -> Any:
    """Widen what is between two convolutions of an OpenVINO model to whole blocks of channels; the same model.

    Only where all is as told above, with biases and ReLUs: whatever is otherwise stays as it is.
    """
    for node in model.get_ordered_ops():
        if node.get_type_name() == OF_EACH and tuple(node.input_value(1).get_shape())[1:3] == (1, 1):
            _widen(node)
    model.validate_nodes_and_infer_types()
    return model


def _widen(each: Any) -> None:
    more = -each.input_value(1).get_shape()[0] % BLOCK
    before, after = _as_told(_upwards(each)), _as_told(_downwards(each))
    if not more or before is None or after is None:
        return
    *biases, widens = before
    *others, narrows = after
    for node, axis in ((widens, 0), (each, 0), (narrows, 1), *((bias, 1) for bias in (*biases, *others))):
        _pad(node, axis, more)


def _as_told(nodes: Iterator[Any]) -> list[Any] | None:
    """The biases up to a convolution of all channels, and that; None where there is something else before it."""
    found = list[Any]()
    for node in nodes:
        kind = node.get_type_name()
        if kind == OF_ALL:
            return [*found, node]
        if kind == "Add" and constant_of(node) is not None:
            found.append(node)
        elif kind != "Relu":
            return None
    return None


def _upwards(node: Any) -> Iterator[Any]:
    """What a node comes from, one after the other, for as long as nothing else gets it."""
    above = node.input_value(0).get_node()
    while is_alone(above):
        yield above
        above = above.input_value(0).get_node()


def _downwards(node: Any) -> Iterator[Any]:
    """What a node goes to, one after the other, for as long as nothing else does."""
    while is_alone(node):
        (target,) = users(node)
        node = target.get_node()
        yield node


def _pad(node: Any, axis: int, more: int) -> None:
    """Add so many zeros along one axis of a node's weights."""
    from openvino import op  # noqa: PLC0415 - only here where it is known to be there

    weights = constant_of(node)
    if weights is None:
        raise ValueError(f"{node.get_friendly_name()} has no weights")
    padded = np.pad(weights, [(0, more if number == axis else 0) for number in range(weights.ndim)])
    node.input(1).replace_source_output(op.Constant(padded).output(0))
