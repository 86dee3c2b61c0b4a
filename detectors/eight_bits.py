"""The same network in whole numbers of 8 bits: what its layers give is rounded to 256 steps, its weights to 255.

Processors that multiply bytes (VNNI: Intel since 2019, Ryzen since 2022) run it in less than half the time of 32 bits, and
two thirds of that of bfloat16. The steps are even ones over a range (Jacob et al. 2018, arXiv:1712.05877): for weights that of
each output channel, symmetric around zero; for what a layer gives that of all of it, and of each channel where a convolution
works on each alone, because those differ a hundredfold (Nagel et al. 2021, arXiv:2106.08295, section 3). Which ranges there are
was measured on pictures (`benchmarks/ranges.py`) and is read from a file. OpenVINO is told by its operation FakeQuantize and
computes in bytes whatever lies between two of them.

The first layers are left as they are: they have what is dark, or has hardly any contrast, within a few steps of what is well
lit. Later ones tell a face from others, whatever its light. The last ones are left, too: what they give is the answer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detectors.base import DetectorError
from detectors.layers import BACK, OF_ALL, OF_EACH, constant_of

Ranges = Mapping[str, tuple[float, NDArray[np.float32]]]
"""Of what a layer gives, by the layer's name: the lowest value; the highest, of all channels (1,) or of each (C,)."""
STEPS, WEIGHT_STEPS = 256, 255
"""A byte's; those of weights have as many below zero as above."""
FIRST, LAST = 12, 4
"""So many convolutions are left as they are at the beginning and at the end. With all rounded, of 218 faces that one look finds
in 32 bits in photos of a twentieth of their light 18 stay below the heat that counts, with all but the first 6 of them 5, with
all but 9 or 12 as few as in bfloat16 (6); so at a thirtieth, and at a twenty-fifth of the contrast (`benchmarks/rounding.py`).
12 take an eighth more time, the last 4 none. With these rounded a face's heat is 0.003 higher, and with it what is none."""
WAY, MATRIX_UNIT = "primitiveType", "amx"
"""OpenVINO's name for how a layer is computed, and what stands in it where a matrix unit does so."""
ONE_SIZE = (24, 40)
"""Of one of CenterFace's layers where it looks at 640 x 384 pixels: what is tried on it is how the network will be run."""
LEAST_OF_MOST = 1e-3
"""No channel's range is less than this part of the largest: one without anything in all pictures may have it in another."""


class Place(NamedTuple):
    """Where a network is rounded: what `layer` gives, for `inputs` of others."""

    layer: Any
    inputs: tuple[Any, ...]
    of_each: bool
    """Whether each channel has a range of its own."""


def ranges_in(path: Path, sha256: str) -> Ranges:
    """Those that a file holds: a JSON object of {layer: [lowest, [highest, ...]]}.

    Raises:
        DetectorError: when it is missing, or its SHA-256 (64 hex digits) is another: with other ranges nobody might be found.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DetectorError(f"{path.name} is missing") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DetectorError(f"{path.name} is not the known one: refused")
    return {layer: (float(low), np.asarray(high, np.float32)) for layer, (low, high) in json.loads(data).items()}


def in_eight_bits(model: Any, ranges: Ranges, first: int = FIRST, last: int = LAST) -> Any:
    """Round an OpenVINO model as `ranges` say, but for its `first` and `last` convolutions; the same model.

    Raises:
        DetectorError: when a layer that should be rounded has no range, or one of other channels.
    """
    for place in places_of(model, first, last):
        name = place.layer.get_node().get_friendly_name()
        low, high = ranges.get(name, (0.0, np.zeros(0, np.float32)))
        if high.size not in (1, place.layer.get_partial_shape()[1].get_max_length()):
            raise DetectorError(f"no range for what layer {name} gives")
        rounded = _rounded(place.layer, *_around_zero(low, high), STEPS)
        for one in place.inputs:
            one.replace_source_output(rounded)
    for node in _between(model, first, last):
        if _is_convolution(node):
            node.input(1).replace_source_output(_rounded_weights(node))
    model.validate_nodes_and_infer_types()
    return model


def places_of(model: Any, first: int = FIRST, last: int = LAST) -> tuple[Place, ...]:
    """Where an OpenVINO model is to be rounded: before each convolution, and where two layers are added up."""
    found = dict[str, tuple[Any, list[Any]]]()
    for node in _between(model, first, last):
        for one in _rounded_inputs(node):
            layer = one.get_source_output()
            found.setdefault(layer.get_node().get_friendly_name(), (layer, []))[1].append(one)
    return tuple(
        Place(layer, tuple(inputs), all(one.get_node().get_type_name() == OF_EACH for one in inputs))
        for layer, inputs in found.values()
    )


def multiplies_bytes(core: Any) -> bool:
    """Whether OpenVINO multiplies bytes exactly on this processor, and not in blocks of a matrix unit.

    Without instructions of its own for it, a processor adds two products up in 16 bits, which are too few for the largest: of
    255 x 127 a channel only half arrives. With a matrix unit (AMX) bytes are no quicker than bfloat16 (9.5 and 9.1 ms a look).
    """
    import openvino  # noqa: PLC0415 - only here where it is known to be there

    layers = openvino.opset13
    channels, largest, weight = 64, 255.0, 127.0
    given = layers.parameter([1, channels, *ONE_SIZE], np.float32)
    weights = layers.constant(np.full((6 * channels, channels, 1, 1), weight, np.float32))
    summed = layers.convolution(
        _rounded(given.output(0), np.float32(0), np.float32(largest), STEPS),
        _rounded(weights.output(0), np.float32(-weight), np.float32(weight), WEIGHT_STEPS),
        *([1, 1], [0, 0], [0, 0], [1, 1]),
    )
    compiled = core.compile_model(openvino.Model([summed], [given]), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    answer = compiled(np.full((1, channels, *ONE_SIZE), largest, np.float32))[0]
    is_exact = bool(np.allclose(answer, channels * largest * weight, rtol=1e-3))
    return is_exact and not any(MATRIX_UNIT in way for way in _ways(compiled))


def _ways(compiled: Any) -> Iterator[str]:
    """How OpenVINO computes each layer, by its names for that: `brgconv_avx512_1x1_I8`, say."""
    for node in compiled.get_runtime_model().get_ops():
        told = node.get_rt_info()
        if WAY in told:
            yield told[WAY].astype(str)


def _between(model: Any, first: int, last: int) -> Iterator[Any]:
    """What is computed after the first convolutions and before the last ones, in that order."""
    nodes = model.get_ordered_ops()
    places = [place for place, node in enumerate(nodes) if _is_convolution(node)]
    if first + last < len(places):
        yield from nodes[places[first] : places[-last] if last else None]


def _is_convolution(node: Any) -> bool:
    return node.get_type_name() in (OF_ALL, OF_EACH, BACK)


def _rounded_inputs(node: Any) -> Iterator[Any]:
    if _is_convolution(node):
        yield node.input(0)
    elif node.get_type_name() == "Add" and constant_of(node) is None:
        yield from node.inputs()


def _around_zero(low: float, high: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The range as bytes have it, (1, C, 1, 1) each: zero is one of its steps; signed ones have one step more below."""
    high = np.maximum(high, LEAST_OF_MOST * high.max()).reshape(1, -1, 1, 1)
    if low >= 0:
        return np.zeros_like(high), high
    half = STEPS // 2
    high = np.maximum(high, np.float32(-low * (half - 1) / half))
    return -high * np.float32(half / (half - 1)), high


def _rounded_weights(node: Any) -> Any:
    """A convolution's weights: one range for each output channel."""
    values, kind = constant_of(node), node.get_type_name()
    if values is None:
        raise DetectorError(f"{node.get_friendly_name()} has no weights")
    kept = (1,) if kind == BACK else (0, 1) if kind == OF_EACH else (0,)
    others = tuple(axis for axis in range(values.ndim) if axis not in kept)
    most = np.maximum(np.abs(values).max(others, keepdims=True), np.finfo(np.float32).tiny)
    return _rounded(node.input_value(1), -most, most, WEIGHT_STEPS)


def _rounded(source: Any, low: Any, high: Any, steps: int) -> Any:
    from openvino import opset13 as layers  # noqa: PLC0415 - only here where it is known to be there

    ends = layers.constant(np.asarray(low, np.float32)), layers.constant(np.asarray(high, np.float32))
    return layers.fake_quantize(source, *ends, *ends, steps).output(0)
