"""Measure how many annotated faces our screening finds, and what it takes for one besides.

    .venv/bin/python benchmarks/detection.py FOLDER [--sensitivity standard|high|low] [--screened JSONL | --boxes JSON]

FOLDER holds pictures and annotations.json: {path: [{x, y, w, h, ignore}]} in pixels of the upright picture. It is screened by
`screen --json`, unless the lines of an earlier run are given. Printed, for each source (first part of the path) and in all:
recall of faces at least 16, 32 and 128 px high and false boxes a picture; recall of 16 / 32 px at 1, 3 and 8 false boxes a
picture; average precision; the median of box area over face area. Then how far the scores are from probabilities, on the
pictures whose SHA-256 is odd (ours were fitted on the even ones): the reliability curve in ten steps, and the expected
calibration error beside what chance alone makes of it. The boxes of another program (benchmarks/peer_detection.py) come by
--boxes: {path: [[x, y, w, h, score]]}.

A face is found when a box overlaps it with IoU of at least 0.3, or covers at least 60 % of it and is less than six times as
large. Each face is found once; faces that are ignored or below 8 px neither count nor harm, nor do second boxes on a face.
A picture that could not be screened counts as one in which nothing was found.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCREENED = {0, 1, 3}
"""Exit codes with which a run came to its end."""
IOU, COVERED, TIMES_LARGER = 0.3, 0.6, 6
COUNTED_PX = 8
HEIGHTS_PX = (16, 32, 128)
FALSE_BOXES = (1, 3, 8)
STEPS = 10
DRAWS = 400

Item = Mapping[str, Any]


@dataclass
class Found:
    """What was found in some pictures."""

    pictures: int = 0
    faces: list[float] = field(default_factory=list)  # their heights
    boxes: list[tuple[float, float]] = field(default_factory=list)  # score, height of the face found or 0
    areas: list[float] = field(default_factory=list)  # box over face

    def add(self, faces: Sequence[Item], boxes: Sequence[Item]) -> None:
        """Match one picture's boxes, the surest first."""
        self.pictures += 1
        self.faces += [face["h"] for face in faces if counts(face)]
        taken: set[int] = set()
        for box in sorted(boxes, key=lambda box: -box["score"]):
            fits = {number: fit(box, face) for number, face in enumerate(faces)}
            fits = {number: value for number, value in fits.items() if value >= IOU}
            free = [number for number in fits if number not in taken]
            if not free:
                if not fits:
                    self.boxes.append((box["score"], 0))
                continue
            best = max(free, key=fits.__getitem__)
            taken.add(best)
            if counts(faces[best]):
                self.boxes.append((box["score"], faces[best]["h"]))
                self.areas.append(area(box) / area(faces[best]))

    def recall(self, boxes: Sequence[tuple[float, float]], height: float) -> float:
        """The part of the faces of at least this height that these boxes found."""
        return sum(h >= height for _, h in boxes) / max(1, sum(h >= height for h in self.faces))

    def surest(self, false_boxes: int) -> list[tuple[float, float]]:
        """The boxes with the highest scores, up to so many false ones a picture."""
        chosen, wrong = [], 0
        for box in sorted(self.boxes, reverse=True):
            wrong += not box[1]
            if wrong > false_boxes * self.pictures:
                break
            chosen.append(box)
        return chosen

    def average_precision(self) -> float:
        """The area below the curve of precision over recall, precision made monotone."""
        hits, points = 0, []
        for rank, (_, height) in enumerate(sorted(self.boxes, reverse=True), 1):
            hits += bool(height)
            points.append((bool(height), hits / rank))
        total = best = 0.0
        for hit, precision in reversed(points):
            best = max(best, precision)
            total += best * hit
        return total / max(1, len(self.faces))


def area(box: Item) -> float:
    """Width times height, a trace more, so that it is never zero (and an overlap of exactly the limit falls short of it)."""
    return float(box["w"] * box["h"]) + 1e-9


def counts(face: Item) -> bool:
    """Whether a face has to be found."""
    return not face.get("ignore") and bool(face["h"] >= COUNTED_PX)


def fit(box: Item, face: Item) -> float:
    """IoU, or the least that counts where the face is covered by a box that is not too large."""
    width = min(box["x"] + box["w"], face["x"] + face["w"]) - max(box["x"], face["x"])
    height = min(box["y"] + box["h"], face["y"] + face["h"]) - max(box["y"], face["y"])
    common = max(0.0, width) * max(0.0, height)
    iou = common / (area(box) + area(face) - common)
    covers = common / area(face) >= COVERED and area(box) < TIMES_LARGER * area(face)
    return float(max(iou, IOU) if covers else iou)


def screen(folder: Path, sensitivity: str) -> str:
    """Screen the folder with files of our own; returns the JSON Lines.

    Raises:
        SystemExit: when the run did not come to its end.
    """
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "app.cli", "screen", str(folder), "--json", "--sensitivity", sensitivity]
        environ = os.environ | {"BEELDKEUR_HOME": home}
        done = subprocess.run(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode not in SCREENED:
        raise SystemExit(f"screen ended with {done.returncode}")
    return done.stdout


def faces_by_path(lines: str, folder: Path) -> dict[str, list[Item]]:
    """The boxes of each screened picture, by its path below the folder."""
    items = [json.loads(line) for line in lines.splitlines() if line.strip()]
    return {os.path.relpath(Path(one["path"]).resolve(), folder): one["faces"] for one in items if not one["error"]}


def boxes_by_path(text: str) -> dict[str, list[Item]]:
    """Another program's boxes."""
    names = ("x", "y", "w", "h", "score")
    return {path: [dict(zip(names, row, strict=True)) for row in rows] for path, rows in json.loads(text).items()}


def table(sources: Mapping[str, Found]) -> str:
    """The figures as a Markdown table."""
    heads = ["source", "pictures", "faces", *(f"recall {px} px" for px in HEIGHTS_PX), "false/picture"]
    heads += [*(f"recall at {limit}" for limit in FALSE_BOXES), "AP", "box/face area"]
    rows = [heads, ["---"] + ["---:"] * (len(heads) - 1)]
    for name, found in sources.items():
        false = sum(not height for _, height in found.boxes) / max(1, found.pictures)
        row = [name, str(found.pictures), str(len(found.faces))]
        row += [f"{found.recall(found.boxes, px):.3f}" for px in HEIGHTS_PX] + [f"{false:.2f}"]
        for surest in map(found.surest, FALSE_BOXES):
            row.append(" / ".join(f"{found.recall(surest, px):.3f}" for px in HEIGHTS_PX[:2]))
        rows.append([*row, f"{found.average_precision():.3f}", f"{statistics.median(found.areas or [0]):.2f}"])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


Judged = tuple[float, bool]
"""The score of a box, and whether it is a face."""


def stepped(boxes: Sequence[Judged]) -> list[list[Judged]]:
    """The boxes in ten steps of their score."""
    steps: list[list[Judged]] = [[] for _ in range(STEPS)]
    for score, is_face in boxes:
        steps[min(STEPS - 1, int(score * STEPS))].append((score, is_face))
    return steps


def calibration_error(boxes: Sequence[Judged]) -> float:
    """The expected calibration error (Naeini et al. 2015): how far a step's scores are from its share of faces, on average."""
    parts = [(len(step), *(statistics.fmean(each) for each in zip(*step, strict=True))) for step in stepped(boxes) if step]
    return sum(size * abs(score - faces) for size, score, faces in parts) / max(1, len(boxes))


def chance_error(scores: Sequence[float]) -> float:
    """The error that scores which are true probabilities stay below in 95 of 100 draws: few boxes err by chance alone."""
    chance = random.Random(1)  # noqa: S311 - a simulation
    drawn = sorted(calibration_error([(score, chance.random() < score) for score in scores]) for _ in range(DRAWS))
    return drawn[int(0.95 * DRAWS)]


def reliability(sources: Mapping[str, Found]) -> str:
    """For each source the boxes in ten steps of their score, how many of them are faces, and the expected calibration error."""
    heads = ["source", "boxes", *(f"{step / STEPS:.1f}" for step in range(STEPS)), "error", "by chance up to"]
    rows = [heads, ["---"] + ["---:"] * (len(heads) - 1)]
    for name, found in sources.items():
        boxes = [(score, bool(height)) for score, height in found.boxes]
        shares = [f"{statistics.fmean(face for _, face in step):.2f} ({len(step)})" if step else "" for step in stepped(boxes)]
        errors = calibration_error(boxes), chance_error([score for score, _ in boxes])
        rows.append([name, str(len(boxes)), *shares, *(f"{error:.3f}" for error in errors)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def is_odd(path: Path) -> bool:
    """Whether a file belongs to the half on which nothing was fitted."""
    return hashlib.sha256(path.read_bytes()).digest()[-1] % 2 == 1


def main() -> int:
    """Screen, match, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--sensitivity", default="standard", choices=("standard", "high", "low"))
    parser.add_argument("--screened", type=Path, metavar="FILE.jsonl", help="an earlier run, relative paths as from here")
    parser.add_argument("--boxes", type=Path, metavar="FILE.json", help="another program's boxes")
    given = parser.parse_args()
    folder = given.folder.resolve()
    annotations: dict[str, list[Item]] = json.loads((folder / "annotations.json").read_text("utf-8"))
    if given.boxes:
        boxes = boxes_by_path(given.boxes.read_text("utf-8"))
    else:
        boxes = faces_by_path(
            given.screened.read_text("utf-8") if given.screened else screen(folder, given.sensitivity), folder
        )
    if missing := sum(path not in boxes for path in annotations):
        print(f"{missing} annotated pictures were not screened: nothing was found in them", file=sys.stderr)
    names = [*sorted({path.split("/")[0] for path in annotations}), "all"]
    sources, odd = {name: Found() for name in names}, {name: Found() for name in names}
    for path, faces in annotations.items():
        for found in (sources, odd) if is_odd(folder / path) else (sources,):
            for name in (path.split("/")[0], "all"):
                found[name].add(faces, boxes.get(path, []))
    print(f"{table(sources)}\n\nfaces among the boxes by their score, on the odd half:\n\n{reliability(odd)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
