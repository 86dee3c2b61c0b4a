"""A network run by OpenVINO, in the numbers that the processor is quickest with.

Where it has instructions for them: in bytes (`detectors.eight_bits`) or in bfloat16, which has the range of 32 bits and 8 of
their 24 significant bits (AMX or AVX512_BF16: Xeon since 2021, Ryzen since 2022).
"""

from __future__ import annotations

import math
import queue
import sys
import threading
from collections import Counter
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from typing import Any

import numpy as np

from detectors.base import DetectorError, RgbImage
from detectors.blocks import in_whole_blocks
from detectors.eight_bits import Ranges, in_eight_bits, multiplies_bytes
from detectors.joined import joined
from detectors.runtime import Maps, run_first

SHAPES_KEPT = 128
"""For how many layers OpenVINO keeps what it prepared for a picture's size: its default of 5,000 lets memory grow with every
new size of a mixed folder. With 64, frames that are looked at upright and turned in turns are prepared for each time."""
OFTEN_PX, SIZES_OFTEN = 10 << 20, 4
SMALLEST_OFTEN_PX, LARGEST_OFTEN_PX = 1 << 17, 1 << 20
"""For a size of which so many pixels came in all it is prepared, and for so many sizes at most. To prepare takes a quarter of a
second, which is saved on as many pixels more, and 30 MB; larger pictures take much more memory, and small ones little time.
"""


class NotPreparedError(DetectorError):
    """OpenVINO cannot make the network ready on this processor, or for want of memory."""


class InOpenVino:
    """OpenVINO, computing in bytes where it is given the ranges for it, and else in bfloat16, if the processor does so itself.

    Prepared for any size of picture at first. Prepared for a single one it takes a fifth less time for the very same answer,
    and so it is for the sizes that come often, as those of a video's frames do.
    """

    def __init__(
        self, model: bytes, wanted: tuple[str, ...], threads: int, at_once: int = 1, ranges: Ranges | None = None
    ) -> None:
        """Load the network in ONNX format; `at_once` runs go on side by side, each on `threads` cores, others wait.

        Raises:
            NotPreparedError: when OpenVINO cannot read it or make it ready here.
            DetectorError: when `ranges` are those of another.
        """
        self._model, self._wanted, self._ranges = model, wanted, ranges
        self.name = f"openvino {version('openvino')} {'bfloat16' if ranges is None else '8 bits'}"
        self._settings = {
            "INFERENCE_PRECISION_HINT": "bf16" if computes_bfloat16() else "f32",
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
        run_first(self)

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
            network = core.read_model(self._model)
            network = in_whole_blocks(joined(network)) if self._ranges is None else in_eight_bits(network, self._ranges)
            network = _of_pictures(_giving(network, self._wanted))
            if shape is not None:
                network.reshape([1, *shape])
            return _Prepared(core.compile_model(network, "CPU", self._settings), self._wanted)
        except RuntimeError as error:
            raise NotPreparedError("OpenVINO cannot read the network") from error


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


def _giving(model: Any, wanted: tuple[str, ...]) -> Any:
    """The same network, which computes no more than these outputs."""
    for result in model.get_results():
        if result.input_value(0).get_names().isdisjoint(wanted):
            model.remove_result(result)
    return model


def _of_pictures(model: Any) -> Any:
    """The same network with an input of (1, H, W, 3) uint8: OpenVINO turns it round faster than NumPy.

    And faster still where the numbers become bfloat16 first, which holds a byte to the bit: nothing is copied any more, and a
    look takes a thirtieth less time.
    """
    import openvino  # noqa: PLC0415 - only here where it is known to be there
    from openvino.preprocess import PrePostProcessor  # noqa: PLC0415

    steps = PrePostProcessor(model)
    steps.input().tensor().set_element_type(openvino.Type.u8).set_layout(openvino.Layout("NHWC"))
    if computes_bfloat16():
        steps.input().preprocess().convert_element_type(openvino.Type.bf16)
    steps.input().model().set_layout(openvino.Layout("NCHW"))
    return steps.build()


@cache
def computes_bfloat16() -> bool:
    """Whether the processor has instructions for it, and OpenVINO is there to use them."""
    try:
        return "BF16" in _core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    except (ImportError, RuntimeError):
        return False


@cache
def computes_in_bytes() -> bool:
    """Whether the processor multiplies bytes exactly, and OpenVINO is there to let it."""
    try:
        return multiplies_bytes(_core())
    except (ImportError, RuntimeError):
        return False


@cache
def _core() -> Any:
    # Its tools for converting models are not needed, and bring a package along that reports their use over the internet.
    sys.modules.setdefault("openvino.tools.ovc", None)  # type: ignore[arg-type]  # "not importable", which OpenVINO allows for
    import openvino  # noqa: PLC0415 - where the processor has no use for it, it need not be installed

    return openvino.Core()
