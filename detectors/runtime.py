"""What runs a network: OpenVINO in bfloat16 on processors that compute in it, ONNX Runtime in 32 bits on all others.

bfloat16 has the range of 32 bits and 8 of their 24 significant bits. On a processor with instructions for it (AMX or
AVX512_BF16: Xeon since 2021, Ryzen since 2022) that halves the time; on any other ONNX Runtime is the quicker one. What the
rounding changes in what is found is measured (README, "Figures").
"""

from __future__ import annotations

import math
import os
import queue
import sys
import threading
from collections import Counter
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from detectors.base import DetectorError, RgbImage
from detectors.blocks import in_whole_blocks

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
"""ONNX Runtime since 1.29 writes what it does and a number for this machine into the user's cache, and sends it to Microsoft,
unless this is there before it is loaded (its Privacy.md). It is compiled code: our refusal of connections does not see it."""
import onnxruntime  # noqa: E402 - see above
from onnxruntime.capi import onnxruntime_pybind11_state as errors  # noqa: E402

Maps = list[NDArray[np.float32]]
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
SHAPES_KEPT = 64
"""For how many layers OpenVINO keeps what it prepared for a picture's size: its default of 5,000 lets memory grow with every
new size of a mixed folder."""
OFTEN_PX, SIZES_OFTEN = 10 << 20, 4
SMALLEST_OFTEN_PX, LARGEST_OFTEN_PX = 1 << 17, 1 << 20
"""For a size of which so many pixels came in all it is prepared, and for so many sizes at most. To prepare takes a quarter of a
second, which is saved on as many pixels more, and 30 MB; larger pictures take much more memory, and small ones little time.
"""
LEAST_PX = 32
"""The side of a picture that every network here can be run on."""
_FIRST_RUN = threading.Lock()
onnxruntime.disable_telemetry_events()  # the older kind, which some builds for Windows have


class Runtime(Protocol):
    """A loaded network. Several threads may run it at once."""

    def run(self, rgb: RgbImage) -> Maps:
        """The outputs asked for, of `rgb`: (H, W, 3) uint8; the network takes its numbers as they are.

        Raises:
            DetectorError: when the network cannot be run.
        """
        ...

    def rest(self) -> None:
        """Let go of the memory that runs need, as far as nobody runs it: the next one takes it anew."""
        ...


class InFloat32:
    """ONNX Runtime: 1.9 times as fast as OpenCV 5's DNN on the same core, its heat within 2e-6 of it."""

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
        _run_first(self)

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


class InBfloat16:
    """OpenVINO, computing in bfloat16: twice as fast as ONNX Runtime where the processor does so itself.

    Prepared for any size of picture at first. Prepared for a single one it takes a fifth less time for the very same answer,
    and so it is for the sizes that come often, as those of a video's frames do.
    """

    def __init__(self, model: bytes, wanted: tuple[str, ...], threads: int, at_once: int = 1) -> None:
        """Load the network in ONNX format; `at_once` runs go on side by side, each on `threads` cores, others wait.

        Raises:
            DetectorError: when OpenVINO cannot read it.
        """
        self._model, self._wanted = model, wanted
        self._settings = {
            "INFERENCE_PRECISION_HINT": "bf16",
            "INFERENCE_NUM_THREADS": threads * at_once,
            "NUM_STREAMS": at_once,
            "ENABLE_CPU_PINNING": False,  # other processes of ours would be bound to the same core
            "CPU_RUNTIME_CACHE_CAPACITY": SHAPES_KEPT,
        }
        self._of_any_size = self._prepared(None)
        self._of_size: dict[tuple[int, ...], _Prepared] = {}
        self._came_px = Counter[tuple[int, ...]]()
        self._counting = threading.Lock()
        self._places = SIZES_OFTEN
        self._holds_too_much = threading.Event()
        _run_first(self)

    def run(self, rgb: RgbImage) -> Maps:
        """See `Runtime.run`."""
        prepared = self._of_size.get(rgb.shape) or self._often(rgb.shape)
        if prepared is not self._of_any_size:
            self._let_go()
        try:
            return prepared.run(rgb)
        except RuntimeError as error:
            raise DetectorError("OpenVINO cannot run the network") from error

    def rest(self) -> None:
        """See `Runtime.rest`."""
        for prepared in (self._of_any_size, *self._of_size.values()):
            prepared.lets_go()

    def _often(self, shape: tuple[int, ...]) -> _Prepared:
        """What runs the network on pictures of this shape (H, W, 3), once more; others need not wait while it is prepared."""
        size = math.prod(shape[:2])
        with self._counting:
            before = self._came_px[shape]
            self._came_px[shape] += size
            pays = SMALLEST_OFTEN_PX <= size <= LARGEST_OFTEN_PX and self._places > 0
            is_due = pays and before < OFTEN_PX <= before + size
            self._places -= is_due
        if is_due:
            with suppress(DetectorError):  # for want of memory, say: what is there goes on
                self._of_size[shape] = self._prepared(shape)
                self._holds_too_much.set()
        return self._of_size.get(shape, self._of_any_size)

    def _let_go(self) -> None:
        """Of what was needed for the sizes that have their own network now, as soon as nobody runs the one for all."""
        if self._holds_too_much.is_set():
            self._holds_too_much.clear()
            if not self._of_any_size.lets_go():
                self._holds_too_much.set()

    def _prepared(self, shape: tuple[int, ...] | None) -> _Prepared:
        core = _core()
        try:
            network = _of_pictures(in_whole_blocks(core.read_model(self._model)))
            if shape is not None:
                network.reshape([1, *shape])
            return _Prepared(core.compile_model(network, "CPU", self._settings), self._wanted)
        except RuntimeError as error:
            raise DetectorError("OpenVINO cannot read the network") from error


class _Prepared:
    """A network of OpenVINO that is ready to run; raises its errors as they are."""

    def __init__(self, compiled: Any, wanted: tuple[str, ...]) -> None:
        self._compiled, self._wanted = compiled, [compiled.output(name) for name in wanted]
        self._idle: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def run(self, rgb: RgbImage) -> Maps:
        try:
            request = self._idle.get_nowait()
        except queue.Empty:
            request = self._compiled.create_infer_request()
        found = request.infer({0: np.ascontiguousarray(rgb)[None]}, share_inputs=True)
        self._idle.put(request)
        return [found[output] for output in self._wanted]

    def lets_go(self) -> bool:
        """Whether it lets go of the memory for the largest picture so far: not while it runs."""
        try:
            self._compiled.release_memory()
        except RuntimeError:
            return False
        return True


def _run_first(loaded: Runtime) -> None:
    """Run what was just loaded, before two threads do.

    Bindings prepare themselves during their first run. OpenVINO's wait for ever where two threads do so at once: one holds the
    guard and waits for the interpreter, the other the reverse. Seen once in some 30 short videos on a busy machine.
    """
    with _FIRST_RUN:
        loaded.run(np.zeros((LEAST_PX, LEAST_PX, 3), np.uint8))


def _of_pictures(model: Any) -> Any:
    """The same network with an input of (1, H, W, 3) uint8: OpenVINO turns it round faster than NumPy."""
    import openvino  # noqa: PLC0415 - only here where it is known to be there
    from openvino.preprocess import PrePostProcessor  # noqa: PLC0415

    steps = PrePostProcessor(model)
    steps.input().tensor().set_element_type(openvino.Type.u8).set_layout(openvino.Layout("NHWC"))
    steps.input().model().set_layout(openvino.Layout("NCHW"))
    return steps.build()


@cache
def computes_bfloat16() -> bool:
    """Whether the processor has instructions for it, and OpenVINO is there to use them."""
    try:
        core = _core()
    except ImportError:
        return False
    return "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")


@cache
def _core() -> Any:
    # Its tools for converting models are not needed, and bring a package along that reports their use over the internet.
    sys.modules.setdefault("openvino.tools.ovc", None)  # type: ignore[arg-type]  # "not importable", which OpenVINO allows for
    import openvino  # noqa: PLC0415 - where the processor has no use for it, it need not be installed

    return openvino.Core()


def quickest_name() -> str:
    """What `quickest` is here, and its version."""
    if not computes_bfloat16():
        return f"onnxruntime {onnxruntime.__version__}"
    return f"openvino {version('openvino')} bfloat16"


def quickest(model: bytes, wanted: tuple[str, ...], threads: int, at_once: int = 1) -> Runtime:
    """The network in ONNX format, its first input (any, 3, any, any), on what is quickest here.

    Args:
        model: the file's bytes.
        wanted: names of the outputs.
        threads: how many cores each run takes.
        at_once: how many runs may go on side by side.

    Raises:
        DetectorError: when it cannot be read.
    """
    return InBfloat16(model, wanted, threads, at_once) if computes_bfloat16() else InFloat32(model, wanted, threads)
