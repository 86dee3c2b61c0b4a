"""Measure down to which height and sharpness a matcher still tells who a face is, and whom our rule marks as not recognisable.

    PYTHONPATH=. .venv/bin/python benchmarks/recognisable.py PEOPLE_FOLDER [--heights 4,6,…] [--blurs 0.04,…] [--box x,y,w,h]

PEOPLE_FOLDER/<person>/<photo>.jpg; the face is at --box (x,y,w,h pixels). Each photo is reduced so that the face has a height
(and enlarged again, the best an attacker can do without guessing), or blurred by a Gaussian whose sigma is a part of the face's
height. The attacker has one photo of everybody, sharp (clean) or made like those to be told apart (alike), each of their photos
in turn; he compares encodings of face_recognition or small grey pictures. Printed for both halves of the people (by the parity
of the SHA-256 of the folder's name: the rule was chosen on the even half and is reported on the odd one): the highest factor
above chance of the four attacks with its 95 % interval, the factor of encodings with sharp photos, and the share of photos that
the rule of `app/pipeline/recognisable.py` marks. At the end: all photos that are marked only for their blur, as one attack.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import covers
import cv2
import numpy as np

from app.media.image import Picture
from app.pipeline.recognisable import SMALLEST_PX, is_recognisable
from detectors.base import Box

HEIGHTS_PX = (4, 6, 8, 10, 12, 16, 24, 48)
BLURS = (0.04, 0.06, 0.08, 0.1, 0.15, 0.2)
HALVES = ("even", "odd")

Place = tuple[int, int, int, int]
Alteration = Callable[[covers.Pixels], covers.Pixels]
Photos = list[list[covers.Pixels]]


@dataclass(frozen=True, slots=True)
class Case:
    """One way of making it hard. `height_px`: as high the face is told to be, where that was changed."""

    name: str
    alter: Alteration
    height_px: int | None = None


@dataclass(frozen=True, slots=True)
class Vectors:
    """Of each person's photos: encodings, and small grey pictures."""

    encodings: list[list[covers.Vector]]
    pixels: list[list[covers.Vector]]


def reduced(face_px: int, place: Place) -> Alteration:
    """The face so many pixels high, enlarged again."""

    def alter(rgb: covers.Pixels) -> covers.Pixels:
        scale = face_px / place[3]
        size = max(1, round(rgb.shape[1] * scale)), max(1, round(rgb.shape[0] * scale))
        small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
        return np.asarray(cv2.resize(small, rgb.shape[1::-1], interpolation=cv2.INTER_CUBIC), np.uint8)

    return alter


def blurred(part: float, place: Place) -> Alteration:
    """Blurred, the sigma being a part of the face's height."""

    def alter(rgb: covers.Pixels) -> covers.Pixels:
        return np.asarray(cv2.GaussianBlur(rgb, (0, 0), part * place[3]), np.uint8)

    return alter


def cases(heights: Sequence[int], blurs: Sequence[float], place: Place) -> Iterator[Case]:
    """All ways, the harmless one first."""
    yield Case("sharp, as it is", lambda rgb: rgb)
    for height in sorted(heights, reverse=True):
        yield Case(f"{height} px high", reduced(height, place), height)
    for part in blurs:
        yield Case(f"blurred by {part} of its height", blurred(part, place))


def vectors(photos: Photos, place: Place) -> Vectors:
    """What the attacker compares."""
    x, y, width, height = place
    where = [(y, x + width, y + height, x)]
    encode = covers.matcher().face_encodings
    encodings = [[np.asarray(encode(rgb, where, model="small")[0], np.float64) for rgb in own] for own in photos]
    return Vectors(encodings, [[grey(rgb, place) for rgb in own] for own in photos])


def grey(rgb: covers.Pixels, place: Place) -> covers.Vector:
    """The box as few grey pixels, with mean 0 and length 1."""
    x, y, width, height = place
    part = cv2.cvtColor(rgb[y : y + height, x : x + width], cv2.COLOR_RGB2GRAY)
    small = cv2.resize(part, (covers.GREY_PX, covers.GREY_PX), interpolation=cv2.INTER_AREA).astype(np.float64).ravel()
    small -= small.mean()
    return np.asarray(small / max(float(np.linalg.norm(small)), 1e-6), np.float64)


def is_marked(rgb: covers.Pixels, case: Case, place: Place) -> bool:
    """Whether our rule says that nobody can tell who it is."""
    if case.height_px is not None and case.height_px < SMALLEST_PX:
        return True
    x, y, width, height = place
    return not is_recognisable(Picture(rgb, rgb.shape[1], rgb.shape[0]), Box.of_size(x, y, width, height))


def factors(sharp: Vectors, made: Vectors) -> dict[str, tuple[float, int]]:
    """(share told rightly, attempts) of each attack."""
    return {
        "encodings, clean": covers.rank1(sharp.encodings, made.encodings),
        "encodings, alike": covers.rank1(made.encodings, made.encodings),
        "pixels, clean": covers.rank1(sharp.pixels, made.pixels),
        "pixels, alike": covers.rank1(made.pixels, made.pixels),
    }


def interval(share: float, number: int, people: int) -> str:
    """Times chance with the 95 % interval, wide enough for one at chance."""
    half = covers.Z_95 * math.sqrt(max(share * (1 - share), (1 - 1 / people) / people) / number)
    return f"{share * people:.1f} ({max(0.0, share - half) * people:.1f} to {(share + half) * people:.1f})"


def told(marked: Sequence[tuple[int, int, covers.Vector]], gallery: list[list[covers.Vector]]) -> tuple[float, int]:
    """(share told rightly, attempts) of single photos (person, photo, vector) against every turn of other, sharp photos."""
    hits = number = 0
    for turn in range(min(map(len, gallery))):
        known = np.stack([own[turn] for own in gallery])
        for person, photo, vector in marked:
            if photo == turn:
                continue
            hits += int(np.linalg.norm(known - vector, axis=1).argmin()) == person
            number += 1
    return hits / max(1, number), number


def measure(photos: Photos, ways: Sequence[Case], place: Place, half: str) -> None:
    """Print one half's lines."""
    sharp, only_blurred = vectors(photos, place), list[tuple[int, int, covers.Vector]]()
    for case in ways:
        made = [[case.alter(rgb) for rgb in own] for own in photos]
        of_case = vectors(made, place)
        marks = [[is_marked(rgb, case, place) for rgb in own] for own in made]
        if case.height_px is None:
            only_blurred += [
                (person, number, of_case.encodings[person][number])
                for person, own in enumerate(marks)
                for number, marked in enumerate(own)
                if marked
            ]
        found = factors(sharp, of_case)
        worst = max(found, key=lambda attack: found[attack][0])
        cells = [half, case.name, f"{interval(*found[worst], len(photos))}, {worst}"]
        cells += [interval(*found["encodings, clean"], len(photos)), f"{np.mean([mark for own in marks for mark in own]):.2f}"]
        print("| " + " | ".join(cells) + " |", flush=True)
    share, number = told(only_blurred, sharp.encodings)
    if number:
        print(f"| {half} | marked for blur alone | | {interval(share, number, len(photos))} | 1.00 |", flush=True)


def main() -> int:
    """Alter, attack, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("people", type=Path, metavar="PEOPLE_FOLDER")
    parser.add_argument("--heights", default=",".join(map(str, HEIGHTS_PX)), metavar="PX,…")
    parser.add_argument("--blurs", default=",".join(map(str, BLURS)), metavar="PART,…")
    parser.add_argument("--box", default="43,38,64,76", metavar="x,y,w,h")
    parser.add_argument("--half", default="even,odd", metavar="HALF,…")
    given = parser.parse_args()
    x, y, width, height = (int(part) for part in given.box.split(","))
    place = (x, y, width, height)
    heights = [int(one) for one in given.heights.split(",") if one]
    ways = list(cases(heights, [float(one) for one in given.blurs.split(",") if one], place))
    people = sorted(folder for folder in given.people.iterdir() if folder.is_dir())
    print("| half | face | times chance, worst attack | encodings, sharp gallery | marked |\n|---|---|---|---|---:|")
    for half in given.half.split(","):
        own = [one for one in people if hashlib.sha256(one.name.encode()).digest()[-1] % 2 == HALVES.index(half)]
        photos = [[covers.pixels(file) for file in sorted(folder.glob("*.jpg"))] for folder in own]
        measure(photos, ways, place, half)
    return 0


if __name__ == "__main__":
    sys.exit(main())
