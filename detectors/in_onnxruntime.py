"""A network run by ONNX Runtime in 32 bits, on any processor."""

from __future__ import annotations

import os

import numpy as np

from detectors.base import DetectorError, RgbImage
from detectors.runtime import Maps, run_first

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
"""ONNX Runtime since 1.29 writes what it does and a number for this machine into the user's cache, and sends it to Microsoft,
unless this is there before it is loaded (its Privacy.md). It is compiled code: our refusal of connections does not see it."""
import onnxruntime  # noqa: E402 - see above
from onnxruntime.capi import onnxruntime_pybind11_state as errors  # noqa: E402

ERRORS_ONLY = 3
"""ONNX Runtime's log level: it would warn on each run that the declared output sizes are others."""
RUNTIME_ERRORS = (
    errors.Fail,
    errors.RuntimeException,
    errors.EngineError,
    errors.EPFail,
    errors.NotImplemented,
    errors.InvalidArgument,
    errors.InvalidGraph,
    errors.InvalidProtobuf,
)
"""ONNX Runtime's errors have no base of their own."""
onnxruntime.disable_telemetry_events()  # the older kind, which some builds for Windows have


class InFloat32:
    """ONNX Runtime: 1.9 times as fast as OpenCV 5's DNN on the same core, its heat within 2e-6 of it."""

    name: str = f"onnxruntime {onnxruntime.__version__}"

    def __init__(self, model: bytes, wanted: tuple[str, ...], threads: int) -> None:
        """Load the network in ONNX format; each run takes `threads` cores.

        Raises:
            DetectorError: when ONNX Runtime cannot read it.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = ERRORS_ONLY
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads leave the cores to others
        try:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except RUNTIME_ERRORS as error:
            raise DetectorError("ONNX Runtime cannot read the network") from error
        self._wanted, self._input = list(wanted), self._session.get_inputs()[0].name
        run_first(self)

    def run(self, rgb: RgbImage) -> Maps:
        """See `Runtime.run`."""
        picture = np.ascontiguousarray(rgb.transpose(2, 0, 1)[None], np.float32)
        try:
            maps: Maps = self._session.run(self._wanted, {self._input: picture})
        except RUNTIME_ERRORS as error:
            raise DetectorError("ONNX Runtime cannot run the network") from error
        return maps

    def rest(self) -> None:
        """See `Runtime.rest`: ONNX Runtime keeps it for as long as it is loaded."""
