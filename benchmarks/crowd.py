"""Does a photo with many faces take longer to screen than one with few? Cost should grow with pixels, not with people.

    .venv/bin/python benchmarks/crowd.py [--faces 1,30,300] [--rounds 5] [--size 6000x4000]

Photos of one size, made as for the other measurements of speed (`benchmarks/photos.py`), that differ in how many faces they
hold, are screened in turn in one process on one core, with all that `screen` does with a file. Printed for each: faces put in,
faces found, the median of the rounds in seconds, and as a multiple of the first photo's.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

import cv2
import photos

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from app.model import Sensitivity
from app.pipeline.work import inspect_file, start

SEED = 7
STANDARD = Sensitivity.STANDARD


def timed(path: Path) -> tuple[int, float]:
    """How many faces were found, and seconds of one core."""
    began = time.process_time()
    found = inspect_file(path, STANDARD, "benchmark").screening.faces
    return len(found), time.process_time() - began


def main() -> None:
    """Make the photos, screen them in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faces", default="1,30,300")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--size", default="6000x4000")
    args = parser.parse_args()
    width, height = (int(side) for side in args.size.split("x"))
    cv2.setNumThreads(1)
    start(STANDARD)
    with tempfile.TemporaryDirectory() as folder:
        made = {}
        for count in (int(text) for text in args.faces.split(",")):
            path = Path(folder) / f"{count}.jpg"
            made[path] = photos.make(path, faces=count, size=(width, height), seed=SEED)
        turns = [{path: timed(path) for path in made} for _ in range(args.rounds + 1)][1:]  # the first one warms up
        medians = {path: statistics.median(turn[path][1] for turn in turns) for path in made}
        for path, faces in made.items():
            ratio = medians[path] / next(iter(medians.values()))
            print(f"{faces:4} faces, {turns[0][path][0]:4} found: {medians[path]:.2f} s, {ratio:.2f} times the first")


if __name__ == "__main__":
    main()
