"""What an OpenVINO model is made of, as far as it is changed here before it is run."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

OF_ALL, OF_EACH, BACK = "Convolution", "GroupConvolution", "ConvolutionBackpropData"
"""OpenVINO's names of convolutions: of all channels together, of each alone, and to a larger size."""


def constant_of(node: Any) -> NDArray[np.float32] | None:
    """A node's second input, where it is constant, or constant and brought to another shape."""
    source = node.input_value(1)
    origin = source.get_node()
    if origin.get_type_name() == "Reshape":
        origin = origin.input_value(0).get_node()
    if origin.get_type_name() != "Constant" or source.get_partial_shape().is_dynamic:
        return None
    return np.asarray(origin.data, np.float32).reshape(tuple(source.get_shape()))


def is_alone(node: Any) -> bool:
    """Whether one other node, and no more, gets what it gives."""
    return node.get_output_size() == 1 and len(users(node)) == 1


def users(node: Any) -> list[Any]:
    """The inputs that get what it gives, but for what asks only for its number of dimensions, to shape a bias by it."""
    return [one for one in node.output(0).get_target_inputs() if one.get_node().get_type_name() != "ShapeOf"]
