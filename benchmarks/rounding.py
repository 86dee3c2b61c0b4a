"""Measure what rounding to 8 bits (or to bfloat16) changes in what CenterFace finds.

    .venv/bin/python benchmarks/rounding.py FOLDER

FOLDER holds pictures and annotations.json (see detection.py). Looked at are those whose SHA-256 is odd: `ranges.py` went by the
others. Each is brought to a long side of 640, then of 1280 pixels, and looked at in 32 bits and in the numbers that photos and
videos are looked at with here: as it is, with less light, and with less contrast. Printed for each: how many annotated faces
have a box at each heat, and how many boxes have no face; of faces seen at 0.25 in 32 bits, how many are not, and how much their
heat differs: mean, standard deviation, and what 1 % and 99 % stay below.

A box is a face's from an IoU of 0.4 on, as in `detection.py` ignored faces neither count nor harm.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from detectors.any_size import with_any_size  # noqa: E402
from detectors.base import Box, Face, RgbImage  # noqa: E402
from detectors.centerface import INPUT, OUTPUTS, CenterFace, Network  # noqa: E402
from detectors.in_onnxruntime import InFloat32  # noqa: E402
from detectors.weights import CENTERFACE, load  # noqa: E402

LONG_SIDES = (640, 1280)
HEATS = (0.15, 0.25, 0.35, 0.5)
IOU, SEEN = 0.4, 0.25
LIGHTS: dict[str, tuple[float, float]] = {
    "as they are": (1, 0),
    "a tenth of the light": (0.1, 0),
    "a twentieth of the light": (0.05, 0),
    "a thirtieth of the light": (1 / 30, 0),
    "a tenth of the contrast": (0.1, 128),
    "a twenty-fifth of the contrast": (0.04, 128),
}
"""By how much values are multiplied, and around which one."""


class Exact(Network):
    """In 32 bits, whatever is quickest here."""

    def __init__(self) -> None:
        """Load it."""
        self._runtime = InFloat32(with_any_size(load(CENTERFACE), INPUT), OUTPUTS, cv2.getNumThreads())


@dataclass
class Tally:
    """What one way of computing says: the best heat of each annotated face, and of each box that has none."""

    faces: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)

    def count(self, found: Sequence[Face], annotated: Sequence[tuple[Box, bool]]) -> None:
        """Add one picture's; annotated faces with whether they are ignored."""
        taken = set[int]()
        for box, ignored in annotated:
            near = [number for number, face in enumerate(found) if face.box.iou(box) >= IOU]
            taken.update(near)
            if not ignored:
                self.faces.append(max((found[number].score for number in near), default=0.0))
        self.others += [face.score for number, face in enumerate(found) if number not in taken]


def main() -> None:
    """Look, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    networks = {
        "32 bits": Exact(),
        "photos": Network(),
        "videos": Network(may_round=True),
    }
    for name, network in networks.items():
        print(f"{name}: {network.runs_on}")
    for long_side, (light, (times, around)) in product(LONG_SIDES, LIGHTS.items()):
        tallies = {name: Tally() for name in networks}
        for rgb, annotated in _pictures(folder):
            lit = np.clip(np.rint((rgb - np.float32(around)) * times + around), 0, 255).astype(np.uint8)
            for name, network in networks.items():
                tallies[name].count(CenterFace(long_side, network=network).detect(lit), annotated)
        print(f"\n{long_side} pixels, {light}, {len(tallies['32 bits'].faces)} faces")
        _print(tallies)


def _pictures(folder: Path) -> Iterator[tuple[RgbImage, list[tuple[Box, bool]]]]:
    annotations: dict[str, list[dict[str, Any]]] = json.loads((folder / "annotations.json").read_text("utf-8"))
    for name, faces in sorted(annotations.items()):
        data = (folder / name).read_bytes()
        if hashlib.sha256(data).digest()[-1] % 2:
            bgr = np.asarray(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR), np.uint8)
            boxes = [(Box(one["x"], one["y"], one["x"] + one["w"], one["y"] + one["h"]), one["ignore"]) for one in faces]
            yield np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8), boxes


def _print(tallies: dict[str, Tally]) -> None:
    print(
        "| | " + " | ".join(f"faces / others from {heat}" for heat in HEATS) + " | lost | heat differs: mean, sd, 1 %, 99 % |"
    )
    print("|---|" + "---:|" * (len(HEATS) + 2))
    exact = np.array(tallies["32 bits"].faces)
    for name, tally in tallies.items():
        faces, others = np.array(tally.faces), np.array(tally.others)
        counts = [f"{(faces >= heat).mean():.3f} / {(others >= heat).sum()}" for heat in HEATS]
        off = (faces - exact)[exact >= SEEN]
        ends, lost = np.percentile(off, (1, 99)), (faces < SEEN)[exact >= SEEN].sum()
        print(
            f"| {name} | {' | '.join(counts)} | {lost} | {off.mean():+.4f}, {off.std():.4f}, {ends[0]:+.3f}, {ends[1]:+.3f} |"
        )


if __name__ == "__main__":
    main()
