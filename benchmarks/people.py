"""Measure how often we warn of people where no face is found, and how often where there are none.

    .venv/bin/python benchmarks/people.py [--heads FOLDER] [--faces FOLDER] [--empty FOLDER] [--pictures 70]

FOLDERs of --heads and --faces hold pictures and annotations.json: {path: [{x, y, w, h}]}, pixels of the upright picture. Heads
are boxed from behind too: first it is told how many heads are found as faces; then squares are cut out in which there are
heads, but no face was found, and each is screened as a photo of its own. Faces: pictures with a few large faces, the heads of
all of them under a grey ellipse, as if turned away; what is left are bodies. --empty holds pictures without people.
Printed for each set: the share of pictures in which a face is found (of somebody, or of nobody), of the others the share that
is warned of, with Wilson's 95 % interval. In --empty a warning is a false alarm.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import detection
import hard_cases
from PIL import Image, ImageDraw

WARNING = "b5-people-likely"
LARGE_PX, FEW = 90, 6
"""Faces: at least one so high, no more than so many."""
SQUARES = (5.0, 4.0, 3.0, 2.2)
"""Sides tried for a square, in heights of its head."""
HEAD_PX = 30
EACH = 4
"""At most so many squares of a picture."""

Item = Mapping[str, Any]
Make = Callable[[Path, int], None]


def overlap(box: Item, square: tuple[int, int, int]) -> float:
    """Square pixels of the box that lie in the square (left, top, side)."""
    left, top, side = square
    width = min(left + side, box["x"] + box["w"]) - max(left, box["x"])
    height = min(top + side, box["y"] + box["h"]) - max(top, box["y"])
    return float(max(0.0, width) * max(0.0, height))


def square_about(head: Item, found: Sequence[Item], size: tuple[int, int]) -> tuple[int, int, int] | None:
    """The widest square in the picture with this head near its top, and nobody's found face in it."""
    for times in SQUARES:
        side = int(times * head["h"])
        if side > min(size):
            continue
        left = min(max(0, int(head["x"] + head["w"] / 2 - side / 2)), size[0] - side)
        top = min(max(0, int(head["y"] - 0.8 * head["h"])), size[1] - side)
        if not any(overlap(face, (left, top, side)) for face in found):
            return left, top, side
    return None


def faceless(heads: Sequence[Item], found: Sequence[Item], size: tuple[int, int]) -> list[tuple[int, int, int]]:
    """Squares in which there are heads but no face was found, away from each other."""
    chosen: list[tuple[int, int, int]] = []
    for head in heads:
        if head["h"] < HEAD_PX or any(detection.fit(face, head) >= detection.IOU for face in found):
            continue
        square = square_about(head, found, size)
        if square is None or any(max(abs(square[0] - x), abs(square[1] - y)) < side / 2 for x, y, side in chosen):
            continue
        chosen.append(square)
    return chosen[:EACH]


def from_heads(folder: Path, out: Path, sensitivity: str) -> None:
    """Say how many heads are found, and cut out where none is."""
    annotations: dict[str, list[Item]] = json.loads((folder / "annotations.json").read_text("utf-8"))
    boxes = detection.faces_by_path(detection.screen(folder, sensitivity), folder)
    faces = hard_cases.seen(annotations, boxes)
    print(f"Heads of {hard_cases.SMALLEST_PX} px and more that are found as faces: {hard_cases.share(faces)} of {len(faces)}\n")
    for path, heads in annotations.items():
        with Image.open(folder / path) as picture:
            rgb = picture.convert("RGB")
        for number, (left, top, side) in enumerate(faceless(heads, boxes.get(path, ()), rgb.size)):
            name = hashlib.sha256(f"{path} {number}".encode()).hexdigest()[:16]
            rgb.crop((left, top, left + side, top + side)).save(out / f"{name}.png")


def from_faces(folder: Path, out: Path, number: int) -> None:
    """Pictures of a few large faces, with all heads under an ellipse."""
    annotations: dict[str, list[Item]] = json.loads((folder / "annotations.json").read_text("utf-8"))
    for path in sorted(_few_large(annotations), key=lambda path: hashlib.sha256(path.encode()).hexdigest())[:number]:
        with Image.open(folder / path) as picture:
            rgb = picture.convert("RGB")
        pen = ImageDraw.Draw(rgb)
        for face in annotations[path]:
            x, y, w, h = (face[side] for side in "xywh")
            pen.ellipse((x - w * 0.35, y - h * 0.45, x + w * 1.35, y + h * 1.15), fill=(128, 128, 128))
        rgb.save(out / f"{hashlib.sha256(path.encode()).hexdigest()[:16]}.png")


def _few_large(annotations: Mapping[str, Sequence[Item]]) -> Iterator[str]:
    for path, faces in annotations.items():
        if 0 < len(faces) <= FEW and max(face["h"] for face in faces) >= LARGE_PX:
            yield path


def told(name: str, folder: Path, sensitivity: str) -> str:
    """The line of one set."""
    items = [json.loads(line) for line in detection.screen(folder, sensitivity).splitlines() if line.strip()]
    items = [item for item in items if not item["error"] and item["kind"] == "photo"]
    others = [item for item in items if not item["faces"]]
    warned = sum(any(finding["code"] == WARNING for finding in item["findings"]) for item in others)
    low, high = hard_cases.wilson(warned, len(others)) if others else (0.0, 1.0)
    share = f"{warned / max(1, len(others)):.2f} ({low:.2f} to {high:.2f})"
    return f"| {name} | {len(items)} | {len(items) - len(others)} | {share} |"


def main() -> int:
    """Make the sets, screen them, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("heads", "faces", "empty"):
        parser.add_argument(f"--{name}", type=Path, metavar="FOLDER")
    parser.add_argument("--pictures", type=int, default=70)
    parser.add_argument("--sensitivity", default="standard")
    given = parser.parse_args()
    lines = []
    with tempfile.TemporaryDirectory() as name:
        heads, faces = Path(name).resolve() / "heads", Path(name).resolve() / "faces"
        if given.heads:
            heads.mkdir()
            from_heads(given.heads.resolve(), heads, given.sensitivity)
            lines.append(told("heads without a found face", heads, given.sensitivity))
        if given.faces:
            faces.mkdir()
            from_faces(given.faces.resolve(), faces, given.pictures)
            lines.append(told("bodies, heads covered", faces, given.sensitivity))
        if given.empty:
            lines.append(told("without people", given.empty.resolve(), given.sensitivity))
    print("| set | pictures | with a face found | of the others warned of |\n|---|---:|---:|---:|")
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
