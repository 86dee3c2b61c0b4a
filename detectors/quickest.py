"""What runs a network quickest here.

On a processor with instructions for it, bfloat16 halves the time of 32 bits, and bytes take less again; on any other ONNX
Runtime is the quickest, in 32 bits. What the rounding changes in what is found is measured (README, "Figures").
"""

from __future__ import annotations

from contextlib import suppress

from detectors.eight_bits import Ranges
from detectors.in_openvino import InOpenVino, NotPreparedError, computes_bfloat16, computes_in_bytes
from detectors.runtime import Runtime


def quickest(model: bytes, wanted: tuple[str, ...], threads: int, at_once: int = 1, ranges: Ranges | None = None) -> Runtime:
    """The network in ONNX format, its first input (any, 3, any, any), on what is quickest here.

    Args:
        model: the file's bytes.
        wanted: names of the outputs.
        threads: how many cores each run takes.
        at_once: how many runs may go on side by side.
        ranges: for bytes; without them it is not run in these.

    Raises:
        DetectorError: when it cannot be read, or `ranges` are those of another.
    """
    if ranges is not None and computes_in_bytes():
        with suppress(NotPreparedError):  # not every processor that multiplies bytes was tried
            return InOpenVino(model, wanted, threads, at_once, ranges)
    if computes_bfloat16():
        return InOpenVino(model, wanted, threads, at_once)
    from detectors.in_onnxruntime import InFloat32  # noqa: PLC0415 - takes a while to load, and few processors need it

    return InFloat32(model, wanted, threads)
