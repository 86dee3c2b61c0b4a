from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from unittest.mock import Mock

import cv2
import numpy as np
import pytest

from detectors import in_openvino
from detectors import quickest as choosing
from detectors.any_size import with_any_size
from detectors.base import DetectorError
from detectors.centerface import INPUT, OUTPUTS, RANGES, RANGES_SHA256
from detectors.eight_bits import ranges_in
from detectors.in_onnxruntime import InFloat32
from detectors.in_openvino import InOpenVino, NotPreparedError, computes_bfloat16, computes_in_bytes
from detectors.quickest import quickest
from detectors.runtime import Runtime
from detectors.weights import CENTERFACE, load
from tests.make_media import portrait

Maker = Callable[[bytes], Runtime]
here_only = pytest.mark.skipif(not computes_bfloat16(), reason="this processor does not compute in bfloat16")
bytes_only = pytest.mark.skipif(not computes_in_bytes(), reason="this processor does not multiply bytes")


def in_float32(model: bytes) -> Runtime:
    return InFloat32(model, OUTPUTS, 1)


def in_bfloat16(model: bytes) -> Runtime:
    return InOpenVino(model, OUTPUTS, 1, at_once=2)


def in_bytes(model: bytes) -> Runtime:
    return InOpenVino(model, OUTPUTS, 1, 2, ranges_in(RANGES, RANGES_SHA256))


ALL = [
    pytest.param(in_float32, id="float32"),
    pytest.param(in_bfloat16, id="bfloat16", marks=here_only),
    pytest.param(in_bytes, id="bytes", marks=bytes_only),
]


@pytest.fixture(scope="module")
def model() -> bytes:
    return with_any_size(load(CENTERFACE), INPUT)


def picture(width: int, height: int) -> np.ndarray:
    return np.asarray(cv2.resize(portrait(), (width, height)), np.uint8)


@pytest.mark.parametrize(
    ("make", "heat_off", "size_off"),
    [
        pytest.param(in_float32, 1e-4, 1e-3, id="float32"),
        pytest.param(in_bfloat16, 0.03, 0.1, id="bfloat16", marks=here_only),
        pytest.param(in_bytes, 0.06, 0.2, id="bytes", marks=bytes_only),
    ],
)
def test_opencv_runs_the_published_file_to_the_same_maps(make: Maker, heat_off: float, size_off: float, model: bytes) -> None:
    """The file is changed before a runtime reads it; another runtime on the file as it is must agree."""
    seen = picture(224, 160)
    reference = cv2.dnn.readNetFromONNX(np.frombuffer(load(CENTERFACE), np.uint8))
    reference.setInput(cv2.dnn.blobFromImage(seen))
    heat, size, offset, _ = reference.forward(["537", "538", "539", "540"])
    ours = make(model).run(seen)
    face = heat[0, 0] > 0.2
    assert face.any()
    assert np.abs(ours[0] - heat).max() < heat_off
    for map_, expected in ((ours[1], size), (ours[2], offset)):
        assert np.abs(map_ - expected)[0][:, face].max() < size_off


@pytest.mark.parametrize("make", ALL)
def test_several_threads_may_run_it_at_once_at_several_sizes(make: Maker, model: bytes) -> None:
    loaded = make(model)
    pictures = [picture(side, side * 3 // 4) for side in (128, 256, 384)] * 3
    alone = [loaded.run(seen) for seen in pictures]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(loaded.run, pictures))
    for one, other in zip(alone, together, strict=True):
        assert [map_.tobytes() for map_ in one] == [map_.tobytes() for map_ in other]


@pytest.mark.parametrize(
    "make", [pytest.param(in_bfloat16, id="bfloat16", marks=here_only), pytest.param(in_bytes, id="bytes", marks=bytes_only)]
)
def test_a_size_that_comes_often_is_prepared_for_and_gives_the_same_answer(
    make: Maker, model: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_openvino, "OFTEN_PX", 3 * 128 * 96)
    monkeypatch.setattr(in_openvino, "SMALLEST_OFTEN_PX", 128 * 96)
    monkeypatch.setattr(in_openvino, "LARGEST_OFTEN_PX", 256 * 192)
    monkeypatch.setattr(in_openvino, "SIZES_OFTEN", 2)
    prepared = list[object]()
    prepare, lets_go = InOpenVino._prepared, Mock(side_effect=[False, True, True])
    monkeypatch.setattr(in_openvino._Prepared, "lets_go", lets_go)

    def noted(loaded: InOpenVino, shape: tuple[int, ...] | None) -> object:
        prepared.append(shape)
        return prepare(loaded, shape)

    monkeypatch.setattr(InOpenVino, "_prepared", noted)
    loaded = make(model)
    assert isinstance(loaded, InOpenVino)
    answers = [
        [[map_.tobytes() for map_ in loaded.run(picture(*size))] for size in ((128, 96), (256, 192), (384, 288), (96, 64))]
        for _ in range(4)
    ]
    assert all(answer == answers[0] for answer in answers)
    assert prepared == [None, (192, 256, 3), (96, 128, 3)]
    assert lets_go.call_count == 2 + 1  # not the first time, the second time, and once for the other size
    monkeypatch.undo()
    assert loaded._of_any_size.lets_go()
    assert [map_.tobytes() for map_ in loaded.run(picture(384, 288))] == answers[0][2]


@here_only
def test_without_room_for_a_network_of_its_own_a_size_goes_on_as_it_did(model: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_openvino, "OFTEN_PX", 1)
    monkeypatch.setattr(in_openvino, "SMALLEST_OFTEN_PX", 128 * 96)
    loaded = InOpenVino(model, OUTPUTS, 1)
    loaded._model = b"no room"
    seen = picture(128, 96)
    assert [map_.shape for map_ in loaded.run(seen)] == [map_.shape for map_ in loaded.run(seen)]
    assert loaded._of_size == {}


@here_only
def test_nothing_is_computed_that_nobody_asks_for(model: bytes) -> None:
    """The network also tells where eyes, nose and mouth are."""
    loaded = InOpenVino(model, OUTPUTS[1:], 1)
    assert len(loaded.run(picture(128, 96))) == len(loaded._of_any_size._compiled.outputs) == len(OUTPUTS) - 1


@here_only
def test_memory_is_not_taken_from_who_runs(model: bytes) -> None:
    """It is asked for while the network runs, until nobody does."""
    loaded = InOpenVino(model, OUTPUTS, 1, at_once=2)
    pictures = [picture(side, side * 3 // 4) for side in (128, 384, 256)] * 4
    alone = [[map_.tobytes() for map_ in loaded.run(seen)] for seen in pictures]
    with ThreadPoolExecutor(2) as threads:
        running = [threads.submit(loaded.run, seen) for seen in pictures]
        while not all(run.done() for run in running):
            loaded._of_any_size.lets_go()
    assert [[map_.tobytes() for map_ in run.result()] for run in running] == alone
    assert loaded._of_any_size.lets_go()


@pytest.mark.parametrize("make", ALL)
def test_after_a_rest_it_sees_the_same(make: Maker, model: bytes) -> None:
    loaded, seen = make(model), picture(224, 160)
    before = [map_.tobytes() for map_ in loaded.run(seen)]
    loaded.rest()
    assert [map_.tobytes() for map_ in loaded.run(seen)] == before


@here_only
def test_it_rests_without_the_memory_of_its_runs(model: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_openvino, "OFTEN_PX", 1)
    monkeypatch.setattr(in_openvino, "SMALLEST_OFTEN_PX", 1)
    loaded = InOpenVino(model, OUTPUTS, 1)
    loaded.run(picture(128, 96))
    networks = [loaded._of_any_size, *loaded._of_size.values()]
    assert len(networks) > 1
    asked = [Mock(wraps=network.lets_go) for network in networks]
    for network, ask in zip(networks, asked, strict=True):
        monkeypatch.setattr(network, "lets_go", ask)
    loaded.rest()
    assert all(ask.call_count == 1 for ask in asked)


@pytest.mark.parametrize(
    ("runs_it", "make"),
    [
        pytest.param("onnxruntime.InferenceSession.run", in_float32, id="float32"),
        pytest.param("openvino.InferRequest.infer", in_bfloat16, id="bfloat16", marks=here_only),
    ],
)
def test_it_has_run_before_two_threads_may_run_it(
    runs_it: str, make: Maker, model: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two first runs at once can wait for each other for ever, within the bindings."""
    module, owner, name = runs_it.split(".")
    belongs_to = getattr(import_module(module), owner)
    run, runs = getattr(belongs_to, name), []

    def counted(*given: object, **named: object) -> object:
        runs.append(threading.current_thread())
        return run(*given, **named)

    monkeypatch.setattr(belongs_to, name, counted)
    make(model)
    assert runs == [threading.current_thread()]


@pytest.mark.parametrize("make", ALL)
def test_what_it_cannot_read_or_run_is_an_error_of_the_detector(make: Maker, model: bytes) -> None:
    with pytest.raises(DetectorError):
        make(b"no network")
    with pytest.raises(DetectorError):
        make(model).run(np.zeros((32, 32, 4), np.uint8))


@pytest.mark.parametrize(
    ("in_bytes", "in_bfloat16", "kind", "name"),
    [
        pytest.param(False, False, InFloat32, "onnxruntime ", id="float32"),
        pytest.param(False, True, InOpenVino, " bfloat16", id="bfloat16", marks=here_only),
        pytest.param(True, False, InOpenVino, " 8 bits", id="bytes", marks=bytes_only),
    ],
)
def test_the_processor_decides(  # noqa: PLR0913 - two of them are fixtures
    *, in_bytes: bool, in_bfloat16: bool, kind: type, name: str, model: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "computes_bfloat16", lambda: in_bfloat16)
    monkeypatch.setattr(choosing, "computes_in_bytes", lambda: in_bytes)
    chosen = quickest(model, OUTPUTS, 1, 1, ranges_in(RANGES, RANGES_SHA256))
    assert isinstance(chosen, kind)
    assert name in chosen.name
    without = quickest(model, OUTPUTS, 1)
    assert isinstance(without, InOpenVino if in_bfloat16 else InFloat32)
    assert " 8 bits" not in without.name


def test_what_cannot_be_made_ready_in_bytes_is_run_as_without_and_says_so(
    model: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "computes_bfloat16", lambda: False)
    monkeypatch.setattr(choosing, "computes_in_bytes", lambda: True)
    monkeypatch.setattr(choosing, "InOpenVino", Mock(side_effect=NotPreparedError))
    assert quickest(model, OUTPUTS, 1, 1, ranges_in(RANGES, RANGES_SHA256)).name.startswith("onnxruntime ")


@bytes_only
def test_ranges_of_another_network_are_an_error(model: bytes) -> None:
    with pytest.raises(DetectorError, match="no range"):
        quickest(model, OUTPUTS, 1, 1, {})


def test_where_openvino_cannot_ask_the_processor_it_is_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Mock(get_property=Mock(side_effect=RuntimeError), compile_model=Mock(side_effect=RuntimeError))
    monkeypatch.setattr(in_openvino, "_core", lambda: broken)
    assert not computes_bfloat16.__wrapped__()
    assert not computes_in_bytes.__wrapped__()


def test_without_openvino_it_is_float32() -> None:
    asked = (
        "import sys; sys.modules['openvino'] = None; import detectors.in_openvino as one;"
        "print(one.computes_bfloat16(), one.computes_in_bytes())"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout  # noqa: S603
    assert said.strip() == "False False"


@bytes_only
def test_bytes_are_not_multiplied_exactly_without_instructions_for_it() -> None:
    """oneDNN, which OpenVINO computes with, can be told to do without them."""
    asked = "from detectors.in_openvino import computes_in_bytes; print(computes_in_bytes())"
    environ = dict(os.environ, ONEDNN_MAX_CPU_ISA="AVX2")
    command = [sys.executable, "-c", asked]
    said = subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout  # noqa: S603
    assert said.strip() == "False"


def test_nothing_that_reports_its_use_is_loaded() -> None:
    asked = (
        "import sys; from detectors.centerface import Network; Network();"
        "print([name for name in sys.modules if 'telemetry' in name or name.startswith('openvino.tools.ovc.')])"
    )
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.strip() == "[]"  # noqa: S603
