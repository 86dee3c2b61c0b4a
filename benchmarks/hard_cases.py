"""Measure which faces our screening misses: by what the annotators said of them, and in pictures made hard.

    .venv/bin/python benchmarks/hard_cases.py FOLDER [--sensitivity standard,high,low] [--pictures 120] [--cases all]

FOLDER holds pictures and annotations.json: {path: [{x, y, w, h, ignore, attrs: {name: value}}]}, pixels of the upright picture.

First table: recall of faces of at least 16 px by attribute, over all pictures, at each sensitivity, with Wilson's 95 %
interval. Second: by perceived skin tone, how much the recall differs from that of all other rated faces of the same heights
(weighed by the group's own heights); the 95 % interval comes from drawing pictures anew (20,000 times), because faces of one
picture resemble each other. The wider interval holds for all groups at once (Bonferroni): of six intervals of 95 %, one lies
beside 0 by chance in every fourth table. A group is behind when the whole of the wider one lies below 0. Third: the same
pictures (--pictures of them, those with the lowest SHA-256) turned, in the dark, against the light, in motion, in a mirror,
on a poster; and drawn. A drawn face is no person: there the figure is how often it was taken for one.

Found is what `benchmarks/detection.py` calls found. Pictures made hard lie in a temporary folder and go with it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import detection
import hard_pictures
import numpy as np
from numpy.typing import NDArray
from PIL import Image

SMALLEST_PX = 16
HEIGHTS_PX = (16, 32, 64, 128)
"""Lower ends of the heights that are held against each other."""
DRAWS = 20_000
Z_95 = 1.96
MISSED = 0.05
"""What lies outside of an interval of 95 %."""
QUALITY = 95
DRAWN_PAGES = 12
SEED = 5
SKIN = "perceived_skin"
UNRATED = "Not Sure"

Item = Mapping[str, Any]
Annotations = Mapping[str, Sequence[Item]]


@dataclass(frozen=True, slots=True)
class Seen:
    """One annotated face: in which picture, how high in pixels, what was said of it, and whether it was found."""

    picture: str
    height: float
    attrs: Mapping[str, str]
    found: bool


def seen(annotations: Annotations, boxes: Mapping[str, Sequence[Item]]) -> list[Seen]:
    """Every face that counts, with whether one of the picture's boxes is its own."""
    faces = []
    for path, annotated in annotations.items():
        taken = matched(annotated, boxes.get(path, ()))
        faces += [
            Seen(path, face["h"], {name: str(value) for name, value in face.get("attrs", {}).items()}, number in taken)
            for number, face in enumerate(annotated)
            if detection.counts(face) and face["h"] >= SMALLEST_PX
        ]
    return faces


def matched(faces: Sequence[Item], boxes: Sequence[Item]) -> set[int]:
    """The faces that were found: the surest box chooses first, and each box has one face."""
    taken: set[int] = set()
    for box in sorted(boxes, key=lambda box: -box["score"]):
        fits = {number: detection.fit(box, face) for number, face in enumerate(faces) if number not in taken}
        best = max(fits, key=fits.__getitem__, default=None)
        if best is not None and fits[best] >= detection.IOU:
            taken.add(best)
    return taken


def wilson(hits: int, number: int) -> tuple[float, float]:
    """95 % interval of a share."""
    share, z2 = hits / number, Z_95**2
    middle = (share + z2 / (2 * number)) / (1 + z2 / number)
    half = Z_95 / (1 + z2 / number) * math.sqrt(share * (1 - share) / number + z2 / (4 * number**2))
    return middle - half, middle + half


def share(faces: Sequence[Seen]) -> str:
    """Recall with its interval, for a cell."""
    hits = sum(face.found for face in faces)
    if not faces:
        return "-"
    low, high = wilson(hits, len(faces))
    return f"{hits / len(faces):.3f} ({low:.2f} to {high:.2f})"


def by_attribute(faces: Sequence[Seen]) -> dict[tuple[str, str], list[Seen]]:
    """The faces of each value of each attribute, and all."""
    groups: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for face in faces:
        groups["all", ""].append(face)
        for attribute in sorted(face.attrs.items()):
            groups[attribute].append(face)
    return dict(sorted(groups.items()))


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a group's recall is above that of others of equal height, with its interval and that for all groups at once."""

    faces: int
    middle: float
    alone: tuple[float, float]
    at_once: tuple[float, float]

    @property
    def verdict(self) -> str:
        """What the wider interval tells."""
        return "behind" if self.at_once[1] < 0 else "ahead" if self.at_once[0] > 0 else "chance"


def tone_differences(faces: Sequence[Seen]) -> dict[str, Gap]:
    """How far each perceived tone is from the others."""
    rated = [face for face in faces if face.attrs.get(SKIN, UNRATED) != UNRATED]
    pictures = {path: number for number, path in enumerate(sorted({face.picture for face in rated}))}
    tones = {tone: number for number, tone in enumerate(sorted({face.attrs[SKIN] for face in rated}))}
    counts = np.zeros((len(pictures), len(tones), len(HEIGHTS_PX), 2))
    for face in rated:
        height = sum(face.height >= low for low in HEIGHTS_PX) - 1
        counts[pictures[face.picture], tones[face.attrs[SKIN]], height] += (face.found, 1)
    random = np.random.default_rng(SEED)
    weights = (
        random.multinomial(len(pictures), np.full(len(pictures), 1 / len(pictures)), DRAWS) if pictures else np.zeros((0, 0))
    )
    drawn = np.tensordot(weights.astype(float), counts, axes=1)
    differences = {}
    for tone, number in tones.items():
        middle = float(_difference(counts.sum(0)[None], number)[0])
        spread = _difference(drawn, number)
        alone, at_once = (_interval(spread, MISSED / number_of) for number_of in (1, len(tones)))
        differences[tone] = Gap(int(counts[:, number, :, 1].sum()), middle, alone, at_once)
    return differences


def _interval(drawn: NDArray[np.float64], missed: float) -> tuple[float, float]:
    """Between which figures all but so much of what was drawn lies."""
    low, high = np.nanquantile(drawn, [missed / 2, 1 - missed / 2]).tolist()
    return low, high


def _difference(counts: NDArray[np.float64], tone: int) -> NDArray[np.float64]:
    """(draws, tones, heights, [found, number]) to (draws): heights that only one side has are left out."""
    own, others = counts[:, tone], np.delete(counts, tone, 1).sum(1)
    both = (own[..., 1] > 0) & (others[..., 1] > 0)
    weight = np.where(both, own[..., 1], 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        gap = np.where(both, own[..., 0] / own[..., 1] - others[..., 0] / others[..., 1], 0)
        difference: NDArray[np.float64] = (weight * gap).sum(1) / weight.sum(1)
    return difference


def chosen(folder: Path, annotations: Annotations, number: int) -> list[str]:
    """So many pictures with faces that count, those with the lowest SHA-256."""
    counted = [path for path, faces in annotations.items() if any(map(detection.counts, faces))]
    return sorted(counted, key=lambda path: hashlib.sha256((folder / path).read_bytes()).hexdigest())[:number]


def make_case(case: str, folder: Path, annotations: Annotations, out: Path) -> Annotations:
    """Write the pictures of one case; returns what is annotated on them."""
    random = np.random.default_rng(SEED)
    made: dict[str, Sequence[Item]] = {}
    if case == "drawn":
        for number in range(DRAWN_PAGES):
            rgb, faces = hard_pictures.drawn_page(number, random)
            made[f"{number:03d}.jpg"] = faces
            _write(out / f"{number:03d}.jpg", rgb)
        return made
    alter = hard_pictures.ALTERATIONS[case]
    for number, (path, annotated) in enumerate(annotations.items()):
        boxes = [(face["x"], face["y"], face["w"], face["h"]) for face in annotated]
        rgb, places = alter(_read(folder / path), boxes, random)
        name = f"{number:04d}.jpg"
        made[name] = [dict(face) | dict(zip("xywh", place, strict=True)) for face, place in zip(annotated, places, strict=True)]
        _write(out / name, rgb)
    return made


def _read(path: Path) -> hard_pictures.Pixels:
    data = np.frombuffer(path.read_bytes(), np.uint8)
    picture = cv2.imdecode(data, cv2.IMREAD_COLOR)
    if picture is None:
        raise SystemExit(f"{path.name} cannot be read")
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), np.uint8)


def _write(path: Path, rgb: hard_pictures.Pixels) -> None:
    Image.fromarray(rgb).save(path, quality=QUALITY)


def screened(folder: Path, annotations: Annotations, sensitivity: str) -> tuple[list[Seen], float]:
    """The annotated faces of a folder and the boxes a picture that found none of them."""
    boxes = detection.faces_by_path(detection.screen(folder, sensitivity), folder)
    if missing := [path for path in annotations if path not in boxes]:
        raise SystemExit(f"{len(missing)} pictures could not be screened, {missing[0]} among them")
    found = detection.Found()
    for path, annotated in annotations.items():
        found.add(annotated, boxes[path])
    return seen(annotations, boxes), sum(not height for _, height in found.boxes) / max(1, found.pictures)


def attribute_tables(folder: Path, annotations: Annotations, sensitivities: Sequence[str]) -> None:
    """Print the first and the second table."""
    by_sensitivity = {one: screened(folder, annotations, one)[0] for one in sensitivities}
    groups = {one: by_attribute(faces) for one, faces in by_sensitivity.items()}
    print(_row("attribute", "value", "faces", *(f"recall, {one}" for one in sensitivities)))
    print("|---|---|---:|" + "---:|" * len(sensitivities))
    for (name, value), faces in groups[sensitivities[0]].items():
        print(_row(name, value, len(faces), *(share(groups[one][name, value]) for one in sensitivities)))
    print("\n" + _row("perceived skin tone", "faces", "sensitivity", "difference", "95 % interval", "for all at once", ""))
    print("|---|---:|---|---:|---|---|---|")
    for one, seen_faces in by_sensitivity.items():
        for tone, gap in tone_differences(seen_faces).items():
            spans = (f"{low:+.3f} to {high:+.3f}" for low, high in (gap.alone, gap.at_once))
            print(_row(tone, gap.faces, one, f"{gap.middle:+.3f}", *spans, gap.verdict))


def case_table(folder: Path, annotations: Annotations, sensitivities: Sequence[str], cases: Sequence[str]) -> None:
    """Print the third table, line by line as it comes."""
    print("\n" + _row("case", "pictures", "faces", "sensitivity", "found", "boxes besides, a picture"))
    print("|---|---:|---:|---|---:|---:|")
    for case in cases:
        with tempfile.TemporaryDirectory() as name:
            out = Path(name).resolve()
            made = make_case(case, folder, annotations, out)
            for one in sensitivities:
                faces, besides = screened(out, made, one)
                name_of_case = f"{case} (taken for a face)" if case in hard_pictures.DRAWINGS else case
                print(_row(name_of_case, len(made), len(faces), one, share(faces), f"{besides:.2f}"), flush=True)


def _row(*cells: object) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


def main() -> int:
    """Screen as it is, make hard, screen again, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--sensitivity", default="standard", metavar="SENSITIVITY,…")
    parser.add_argument("--pictures", type=int, default=120, help="of which hard cases are made; 0: none")
    parser.add_argument("--cases", default="all", metavar="CASE,…", help=f"{', '.join(hard_pictures.ALTERATIONS)}, drawn")
    parser.add_argument("--only-cases", action="store_true", help="leave out the tables of attributes")
    given = parser.parse_args()
    folder = given.folder.resolve()
    annotations: Annotations = json.loads((folder / "annotations.json").read_text("utf-8"))
    sensitivities = given.sensitivity.split(",")
    if not given.only_cases:
        attribute_tables(folder, annotations, sensitivities)
    cases = [*hard_pictures.ALTERATIONS, "drawn"] if given.cases == "all" else given.cases.split(",")
    if given.pictures:
        some = {path: annotations[path] for path in chosen(folder, annotations, given.pictures)}
        case_table(folder, some, sensitivities, cases)
    return 0


if __name__ == "__main__":
    sys.exit(main())
