"""How well does grouping put the same person's photos together?

    .venv/bin/python benchmarks/grouping.py PEOPLE_FOLDER [--box 43,38,64,76] [--heights 48,32,24]

PEOPLE_FOLDER/<person>/<photo>: one main person a photo, whose face is about at --box x,y,w,h. Faces are found, encoded and
linked by the program's own code. People are split by the parity of the SHA-256 of their folder's name: on one half the limit
is chosen (the smallest at which B-cubed completeness and purity are both at least 0.99), on the other it is reported.
`--heights` makes the photos smaller first, so that a face is about so high, and says how the figures fall.

Purity says how much of a group is one person, completeness how much of a person is in one group. Pairwise: of all pairs within
groups, how many are one person; of all pairs of one person, how many share a group. B-cubed: the same seen from each face,
itself included, on average; with 95 % intervals (bootstrap over people). Photos of one person here come from many days and
cameras, which a school event's do not; they show adults, which a school event's do not either: face_recognition's authors
say that it mixes up children easily.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.grouping.linkage import Place, groups
from app.grouping.suggesting import LIMIT
from app.media.image import decode
from app.media.intake import read_source
from app.model import Sensitivity
from app.pipeline.eyes import eyes_for
from detectors.base import Box, RgbImage
from detectors.encoder import encoder

LIMITS = tuple(round(0.40 + 0.02 * step, 2) for step in range(14))
GOOD = 0.99
"""The purity and the completeness that the limit is chosen for."""
DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Sample:
    """One main face: of whom, its photo's pixels, where it is."""

    person: str
    rgb: RgbImage
    box: Box


@dataclass(frozen=True, slots=True)
class Figures:
    """Purity and completeness, by pairs and B-cubed; `each` holds the latter of each face, (N, 2)."""

    pairs: tuple[float, float]
    cubed: tuple[float, float]
    each: NDArray[np.float64]


def samples(folder: Path, truth: Box) -> tuple[list[Sample], int]:
    """The main faces that the program finds, and how many photos there are."""
    eyes, found = eyes_for(Sensitivity.STANDARD), []
    files = sorted(path for path in folder.glob("*/*") if path.is_file())
    for path in files:
        source = read_source(path)
        faces = [face.box for face in eyes.look(source).faces]
        best = max(faces, key=truth.iou, default=None)
        if best is not None and truth.iou(best) > 0:
            found.append(Sample(path.parent.name, decode(source).rgb, best))
    return found, len(files)


def smaller(sample: Sample, height: int) -> Sample:
    """The same photo so small that the face is `height` pixels high; never enlarged."""
    scale = min(1.0, height / sample.box.height)
    rgb, box = sample.rgb, sample.box
    size = (round(rgb.shape[1] * scale), round(rgb.shape[0] * scale))
    place = Box(*(round(edge * scale) for edge in (box.left, box.top, box.right, box.bottom)))
    return Sample(sample.person, np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8), place)


def is_for_choosing(person: str) -> bool:
    """In which half somebody is."""
    return int(hashlib.sha256(person.encode()).hexdigest(), 16) % 2 == 0


def figures(people: Sequence[str], grouped: Sequence[Sequence[int]]) -> Figures:
    """How well the groups (of row numbers) fit the people."""
    group = np.zeros(len(people), int)
    for number, rows in enumerate(grouped):
        group[list(rows)] = number
    _, person = np.unique(np.asarray(people), return_inverse=True)
    same_group, same_person = group[:, None] == group[None, :], person[:, None] == person[None, :]
    both = (same_group & same_person).sum(axis=1)
    each = np.stack([both / same_group.sum(axis=1), both / same_person.sum(axis=1)], axis=1)
    hits = int(both.sum()) - len(people)
    within, of_one = int(same_group.sum()) - len(people), int(same_person.sum()) - len(people)
    pairs = (hits / within if within else 1.0, hits / of_one if of_one else 1.0)
    mean = each.mean(axis=0)
    return Figures(pairs, (float(mean[0]), float(mean[1])), each)


def intervals(people: Sequence[str], each: NDArray[np.float64]) -> tuple[str, str]:
    """95 % of the means over people drawn with replacement."""
    names = np.asarray(people)
    by_person = [each[names == name] for name in np.unique(names)]
    random = np.random.default_rng(0)
    draws = [
        np.concatenate([by_person[number] for number in random.integers(0, len(by_person), len(by_person))]).mean(axis=0)
        for _ in range(DRAWS)
    ]
    low, high = np.percentile(draws, [2.5, 97.5], axis=0)
    return f"{low[0]:.3f} to {high[0]:.3f}", f"{low[1]:.3f} to {high[1]:.3f}"


def encodings(chosen: Sequence[Sample]) -> NDArray[np.float32]:
    """(N, 128) float32."""
    model = encoder()
    return np.stack([model.encode(one.rgb, one.box) for one in chosen])


def apart(number: int) -> list[Place]:
    """Every face in a photo of its own."""
    return [Place(str(row)) for row in range(number)]


def report(folder: Path, truth: Box, heights: Sequence[int]) -> None:
    """Print the tables."""
    found, number = samples(folder, truth)
    print(f"\n{number} photos; the main face was found in {len(found)}.\n")
    choosing = [one for one in found if is_for_choosing(one.person)]
    people, coded = [one.person for one in choosing], encodings(choosing)
    print(f"Chosen on {len(set(people))} people, {len(people)} faces:\n")
    print("| limit | purity, pairs | completeness, pairs | purity, B-cubed | completeness, B-cubed |")
    print("|---|---|---|---|---|")
    chosen: float | None = None
    for limit in LIMITS:
        one = figures(people, groups(coded, apart(len(people)), limit))
        chosen = limit if chosen is None and min(one.cubed) >= GOOD else chosen
        print(f"| {limit:.2f} | {_row(one)} |", flush=True)
    print(f"\nChosen: {chosen}; the program's limit is {LIMIT:.2f}. The other half:\n")
    print("| face height | people | faces | purity, pairs | completeness, pairs | purity, B-cubed | completeness, B-cubed |")
    print("|---|---|---|---|---|---|---|")
    other = [one for one in found if not is_for_choosing(one.person)]
    for height in (0, *heights):
        small = [smaller(one, height) if height else one for one in other]
        people = [one.person for one in small]
        one = figures(people, groups(encodings(small), apart(len(small)), LIMIT))
        spread = intervals(people, one.each)
        said = str(height) if height else f"as it is (median {np.median([one.box.height for one in small]):.0f})"
        print(f"| {said} | {len(set(people))} | {len(people)} | {_row(one, spread)} |", flush=True)


def _row(one: Figures, spread: tuple[str, str] | None = None) -> str:
    cells = [f"{one.pairs[0]:.3f}", f"{one.pairs[1]:.3f}"]
    for number, value in enumerate(one.cubed):
        cells.append(f"{value:.3f}" + (f" ({spread[number]})" if spread else ""))
    return " | ".join(cells)


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--box", default="43,38,64,76")
    parser.add_argument("--heights", default="48,32,24")
    arguments = parser.parse_args()
    heights = [int(one) for one in arguments.heights.split(",") if one]
    report(arguments.folder, Box.of_size(*(int(one) for one in arguments.box.split(","))), heights)


if __name__ == "__main__":
    main()
