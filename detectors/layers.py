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
