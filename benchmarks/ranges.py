"""Measure between which values what CenterFace's layers give lies: what its rounding to 8 bits goes by.

    .venv/bin/python benchmarks/ranges.py FOLDER

FOLDER holds pictures and annotations.json (see detection.py). Looked at are those whose SHA-256 is even, at a long side of 640
or 960 pixels, by turns. Written is `detectors/centerface_ranges.json`: of all channels the largest value but for a hundred
thousandth of each picture's, and the lowest alike; of layers whose channels are rounded each by itself the largest of all.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import openvino  # noqa: E402
from openvino import op  # noqa: E402

from detectors.any_size import with_any_size  # noqa: E402
from detectors.centerface import INPUT, MULTIPLE, RANGES  # noqa: E402
from detectors.eight_bits import places_of  # noqa: E402
from detectors.weights import CENTERFACE, load  # noqa: E402

LONG_SIDES = (640, 960)
BEYOND = 1e-5
"""The part of a picture's values that may lie beyond a range of all channels."""
DIGITS = 4


def main() -> None:
    """Measure, write, and tell how many."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    paths = [folder / name for name in sorted(json.loads((folder / "annotations.json").read_text("utf-8")))]
    pictures = [path for path in paths if hashlib.sha256(path.read_bytes()).digest()[-1] % 2 == 0]

    core = openvino.Core()
    model = core.read_model(with_any_size(load(CENTERFACE), INPUT))
    places = places_of(model)
    model.add_results([op.Result(place.layer) for place in places])
    looks = core.compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    lows, highs = [0.0] * len(places), [np.zeros(1, np.float32)] * len(places)
    for number, path in enumerate(pictures):
        answers = looks(_input(path, LONG_SIDES[number % len(LONG_SIDES)]))
        for index, (place, output) in enumerate(zip(places, looks.outputs[-len(places) :], strict=True)):
            values = answers[output][0].reshape(answers[output].shape[1], -1)
            low, high = np.quantile(values, (BEYOND, 1 - BEYOND))
            lows[index] = min(lows[index], float(low))
            highs[index] = np.maximum(highs[index], values.max(1) if place.of_each else high)
    ranges: dict[str, tuple[float, list[float]]] = {
        place.layer.get_node().get_friendly_name(): (_short(low), [_short(float(one)) for one in high.reshape(-1)])
        for place, low, high in zip(places, lows, highs, strict=True)
    }
    text = "{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(one)}" for name, one in ranges.items()) + "\n}\n"
    RANGES.write_bytes(text.encode())
    print(f"{len(pictures)} pictures, {len(ranges)} layers, {sum(len(high) for _, high in ranges.values())} ranges")
    print(f"RANGES_SHA256, for detectors/centerface.py: {hashlib.sha256(text.encode()).hexdigest()}")


def _input(path: Path, long_side: int) -> NDArray[np.float32]:
    """(1, 3, H, W) of a picture, sides multiples of 32, RGB, 0 to 255."""
    rgb = cv2.cvtColor(np.asarray(cv2.imread(str(path)), np.uint8), cv2.COLOR_BGR2RGB)
    scale = long_side / max(rgb.shape[:2])
    small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    down, right = -small.shape[0] % MULTIPLE, -small.shape[1] % MULTIPLE
    padded = cv2.copyMakeBorder(small, 0, down, 0, right, cv2.BORDER_CONSTANT)
    return np.ascontiguousarray(padded.transpose(2, 0, 1)[None], np.float32)


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


if __name__ == "__main__":
    main()
