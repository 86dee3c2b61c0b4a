"""Attack our covers: how often does a matcher still tell who is behind one?

    .venv/bin/python benchmarks/covers.py PEOPLE_FOLDER [--cover solid,soft,disc] [--extent head] [--box 43,38,64,76]
    .venv/bin/python benchmarks/covers.py PEOPLE_FOLDER --not-offered

PEOPLE_FOLDER/<person>/<photo>.jpg is released by `export` in each style and extent, into `benchmarks/out/covers`.
With --not-offered it is covered here instead, by what the program does not offer: to show why. The attacker knows where the
face is (--box x,y,w,h) and has one photo of each person, each of their photos in turn: uncovered (clean), or covered like those
to be told apart (alike: McPherson et al. 2016, arXiv:1609.00408). Features: face_recognition's encoding, by distance; the box
as 24 x 24 grey pixels, by correlation. Printed: the share told rightly (rank-1), chance, and the factor above chance with its
95 % interval. The first lines, with nothing covered, show what the attack can do. People with fewer than two released photos
are left out. A style that reaches a factor of 2 in any attack is not offered: the exit code is then 1.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import cv2
import numpy as np
from clean import ROOT, release
from numpy.typing import NDArray
from PIL import Image

OUT = ROOT / "benchmarks" / "out" / "covers"
LIMIT = 2.0
"""Times chance: a cover with which an attacker reaches it is not offered."""
GREY_PX = 24
Z_95 = 1.96
Box = tuple[int, int, int, int]
Vector = NDArray[np.float64]
Pixels = NDArray[np.uint8]
Feature = Callable[[Path, Box], Vector]
Covering = Callable[[Pixels, Box], None]


def encoding(path: Path, box: Box) -> Vector:
    """face_recognition's encoding of what is at the box."""
    x, y, width, height = box
    places = [(y, x + width, y + height, x)]
    return np.asarray(matcher().face_encodings(pixels(path), known_face_locations=places)[0], np.float64)


def matcher() -> ModuleType:
    """face_recognition with its encoder; it asks `pkg_resources` for its models, which setuptools 82 no longer has."""
    if "face_recognition" not in sys.modules:
        stub = ModuleType("pkg_resources")
        vars(stub)["resource_filename"] = lambda package, name: str(Path(sys.modules[package].__file__ or "").parent / name)
        sys.modules["pkg_resources"] = stub
    import face_recognition  # noqa: PLC0415 - needs the stub

    module: ModuleType = face_recognition
    return module


def pixels(path: Path) -> Pixels:
    """A photo as RGB."""
    with Image.open(path) as image:
        return np.array(image.convert("RGB"))


def grey(path: Path, box: Box) -> Vector:
    """The box as few grey pixels, with mean 0 and length 1 (or all zero where it is flat)."""
    x, y, width, height = box
    part = cv2.cvtColor(pixels(path)[y : y + height, x : x + width], cv2.COLOR_RGB2GRAY)
    small = cv2.resize(part, (GREY_PX, GREY_PX), interpolation=cv2.INTER_AREA).astype(np.float64).ravel()
    small -= small.mean()
    length = float(np.linalg.norm(small))
    return np.asarray(small / length if length > 1e-6 else small, np.float64)  # noqa: PLR2004 - rounding


def rank1(gallery: list[list[Vector]], probes: list[list[Vector]]) -> tuple[float, int]:
    """(share told rightly, number of attempts); a tie counts as the part of it that a guess among the tied gets right."""
    hits, number = 0.0, 0
    for turn in range(min(map(len, gallery))):
        known = np.stack([photos[turn] for photos in gallery])
        for person, photos in enumerate(probes):
            for probe in photos[:turn] + photos[turn + 1 :]:
                far = np.linalg.norm(known - probe, axis=1)
                nearest = np.flatnonzero(far <= far.min() + 1e-9)
                hits += (person in nearest) / len(nearest)
                number += 1
    return hits / number, number


def line(name: str, share: float, number: int, chance: float) -> str:
    """One attack's figures; the interval is of the attempts, wide enough for one at chance."""
    half = Z_95 * math.sqrt(max(share * (1 - share), chance * (1 - chance)) / number)
    low, high = max(0.0, share - half) / chance, (share + half) / chance
    return f"| {name} | {share:.4f} | {chance:.4f} | {share / chance:.1f} | {low:.1f} to {high:.1f} | {number} |"


def faces_found(sources: Sequence[Path]) -> dict[Path, list[Box]]:
    """Where the program finds faces."""
    command = [sys.executable, "-m", "app.cli", "screen", "--json", *map(str, sources)]
    told = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False).stdout
    items = map(json.loads, told.splitlines())
    return {Path(item["path"]): [(face["x"], face["y"], face["w"], face["h"]) for face in item["faces"]] for item in items}


def covered_alike(covering: Covering, faces: dict[Path, list[Box]], out: Path) -> list[tuple[Path, Path]]:
    """What the program does not do: each photo and its copy with every face found covered in another way."""
    pairs = []
    for source, boxes in faces.items():
        rgb, copy = pixels(source), out / source.parent.name / source.name
        for box in boxes:
            covering(rgb, box)
        copy.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(rgb).save(copy, quality=90, subsampling=0)
        pairs.append((source, copy))
    return pairs


def filled(rgb: Pixels, held: Pixels, by: Pixels) -> None:
    """Put other pixels where `held` is not 0."""
    rgb[held > 0] = by[held > 0]


def ellipse(rgb: Pixels, box: Box, wider: float) -> Pixels:
    """1 inside the ellipse about the middle of the box that is so many times as large."""
    x, y, width, height = box
    held = np.zeros(rgb.shape[:2], np.uint8)
    middle, axes = (x + width // 2, y + height // 2), (round(width * wider / 2) + 4, round(height * wider / 2) + 4)
    return np.asarray(cv2.ellipse(held, middle, axes, 0, 0, 360, 1, -1), np.uint8)


def face_only(rgb: Pixels, box: Box) -> None:
    """A solid ellipse around the box of the face."""
    filled(rgb, ellipse(rgb, box, 1.42), np.full_like(rgb, 106))


def gaussian(rgb: Pixels, box: Box) -> None:
    """A blur of 35 pixels over the head."""
    filled(rgb, ellipse(rgb, box, 1.9), np.asarray(cv2.GaussianBlur(rgb, (35, 35), 0), np.uint8))


def mosaic(rgb: Pixels, box: Box) -> None:
    """Four cells across the box of the face."""
    x, y, width, height = box
    part = rgb[max(0, y) : y + height, max(0, x) : x + width]
    cells = cv2.resize(part, (4, 4), interpolation=cv2.INTER_AREA)
    part[:] = cv2.resize(cells, part.shape[1::-1], interpolation=cv2.INTER_NEAREST)


NOT_OFFERED: dict[str, Covering] = {"face-only": face_only, "gaussian": gaussian, "mosaic": mosaic}


def released(sources: Sequence[Path], out: Path, style: str, extent: str) -> list[tuple[Path, Path]]:
    """Each photo that `export` let out, and its release."""
    items = release(sources, out, "--names", "keep", "--cover", style, "--extent", extent)
    return [(Path(item["path"]), Path(item["output"])) for item in items if item["output"]]


def attack(pairs: Sequence[tuple[Path, Path]], box: Box, name: str) -> float:
    """Print every attack's line; the highest factor above chance."""
    by_person: dict[str, list[tuple[Path, Path]]] = defaultdict(list)
    for source, output in pairs:
        by_person[source.parent.name].append((source, output))
    people = [photos for photos in by_person.values() if len(photos) > 1]
    if len(people) < 2:  # noqa: PLR2004 - nobody to tell apart
        raise SystemExit("fewer than two people with two released photos")
    highest = 0.0
    for kind, feature in {"encoding": encoding, "pixels": grey}.items():
        clean = [[feature(source, box) for source, _ in photos] for photos in people]
        covered = [[feature(output, box) for _, output in photos] for photos in people]
        print(line(f"nothing, {kind}", *rank1(clean, clean), 1 / len(people)))
        for known, gallery in {"clean": clean, "alike": covered}.items():
            share, number = rank1(gallery, covered)
            print(line(f"{name}, {kind}, {known}", share, number, 1 / len(people)), flush=True)
            highest = max(highest, share * len(people))
    return highest


def main() -> int:
    """Release, attack, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("people", type=Path, metavar="PEOPLE_FOLDER")
    parser.add_argument("--cover", default="solid,soft,disc", metavar="STYLE,…")
    parser.add_argument("--extent", default="head", metavar="EXTENT,…")
    parser.add_argument("--not-offered", action="store_true")
    parser.add_argument("--box", default="43,38,64,76", metavar="x,y,w,h")
    given = parser.parse_args()
    x, y, width, height = (int(part) for part in given.box.split(","))
    sources = [given.people.resolve()]
    print("| cover, attack | rank-1 | chance | factor | 95 % | attempts |\n|---|---:|---:|---:|---:|---:|")
    if given.not_offered:
        faces = faces_found(sources)
        for name, covering in NOT_OFFERED.items():
            attack(covered_alike(covering, faces, empty(name)), (x, y, width, height), name)
        return 0
    highest = 0.0
    for style in given.cover.split(","):
        for extent in given.extent.split(","):
            name = f"{style} {extent}"
            pairs = released(sources, empty(name.replace(" ", "-")), style, extent)
            highest = max(highest, attack(pairs, (x, y, width, height), name))
    return int(highest >= LIMIT)


def empty(name: str) -> Path:
    """An empty folder for one way of covering."""
    folder = OUT / name
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
