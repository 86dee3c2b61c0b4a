"""Attack our covers: how often does a matcher still tell who is behind one?

    .venv/bin/python benchmarks/covers.py PEOPLE_FOLDER [--box 43,38,64,76]

PEOPLE_FOLDER/<person>/<photo>.jpg is released by `export`. The attacker knows where the face is (--box x,y,w,h) and has one
photo of each person, each of their photos in turn: uncovered (clean), or covered like those to be told apart (alike: McPherson
et al. 2016, arXiv:1609.00408). Features: face_recognition's encoding, by distance; the box as 24 x 24 grey pixels, by
correlation. Printed: the share told rightly (rank-1), chance, and the factor above chance with its 95 % interval. The first
line of a feature, with nothing covered, shows what the attack can do. People with fewer than two released photos are left out.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import cv2
import numpy as np
from clean import release
from numpy.typing import NDArray
from PIL import Image

GREY_PX = 24
Z_95 = 1.96
Box = tuple[int, int, int, int]
Vector = NDArray[np.float64]
Feature = Callable[[Path, Box], Vector]


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


def pixels(path: Path) -> NDArray[np.uint8]:
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


def main() -> int:
    """Release, attack, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("people", type=Path, metavar="PEOPLE_FOLDER")
    parser.add_argument("--box", default="43,38,64,76", metavar="x,y,w,h")
    given = parser.parse_args()
    x, y, width, height = (int(part) for part in given.box.split(","))
    with tempfile.TemporaryDirectory() as scratch:
        by_person: dict[str, list[tuple[Path, Path]]] = defaultdict(list)
        items = release([given.people.resolve()], Path(scratch), "--names", "keep")
        for item in items:
            if item["output"]:
                by_person[Path(item["path"]).parent.name].append((Path(item["path"]), Path(item["output"])))
        people = [photos for photos in by_person.values() if len(photos) > 1]
        print(f"{len(items)} photos, {sum(map(len, people))} released of {len(people)} people\n")
        if len(people) < 2:  # noqa: PLR2004 - nobody to tell apart
            return 2
        print("| attack | rank-1 | chance | factor | 95 % | attempts |\n|---|---:|---:|---:|---:|---:|")
        features: dict[str, Feature] = {"encoding": encoding, "pixels": grey}
        for name, feature in features.items():
            clean = [[feature(source, (x, y, width, height)) for source, _ in photos] for photos in people]
            covered = [[feature(output, (x, y, width, height)) for _, output in photos] for photos in people]
            attacks = {"nothing covered": (clean, clean), "clean": (clean, covered), "alike": (covered, covered)}
            for kind, (gallery, probes) in attacks.items():
                print(line(f"{name}, {kind}", *rank1(gallery, probes), 1 / len(people)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
