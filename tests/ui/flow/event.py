"""A folder to begin with, what must be on record for it, and a second process that looks at what came of it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import piexif
from PIL import ExifTags, Image, ImageOps

from app.sample import sample, telling_exif
from app.settings import HOME_VARIABLE
from tests.ui.flow.hands import ROOT

CONSENT, PERSON = "SL-2024-01", "P-2024-7"
CAPTURED = b"2024:05:14 16:30:00"
"""After school hours of most schools; after the consent was given."""
ALLOWED_TAGS = frozenset({ExifTags.Base.Software, ExifTags.Base.ExifOffset, ExifTags.Base.ImageUniqueID})
ALLOWED_NAMES = frozenset({"SourceFile", "EXIF:Software", "EXIF:ImageUniqueID"})
"""The program's name, and the random number by which the register knows the file."""
ALLOWED_BLOCKS = frozenset({"exif", "jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"})
ALLOWED_GROUPS = frozenset({"SourceFile", "File", "Composite", "ExifTool", "JFIF"})
"""What is the container's own, or is told of the file as it lies on the disk."""


def make_photos(folder: Path) -> dict[str, str]:
    """A portrait, two people, a cup, a cat; each file's SHA-256 by its name."""
    folder.mkdir(parents=True)
    portrait, cup, cat = sample("astronaut.png"), sample("coffee.png"), sample("chelsea.png")
    told = piexif.load(telling_exif(portrait))
    told["Exif"][piexif.ExifIFD.DateTimeOriginal] = CAPTURED
    telling = piexif.dump(told)
    two = Image.new("RGB", (1280, 640))
    two.paste(portrait.resize((640, 640)), (0, 0))
    two.paste(ImageOps.mirror(portrait).resize((640, 640)), (640, 0))
    pictures = {"1-portret": portrait, "2-samen": two, "3-beker": cup, "4-kat": cat}
    for name, picture in pictures.items():
        picture.save(folder / f"{name}.jpg", quality=92, exif=telling)
    (folder / "lijst.txt").write_text("geen foto", "utf-8")
    return sums(folder.glob("*.jpg"))


def sums(files: Iterable[Path]) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def beeldkeur(home: Path, *words: str) -> tuple[int, list[dict[str, Any]]]:
    """The command line in a process of its own: its exit code, and what it says as JSON Lines."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "app.cli", *words],
        cwd=ROOT,
        env=os.environ | {HOME_VARIABLE: str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return done.returncode, [json.loads(line) for line in lines] if "--json" in words else [{"text": done.stdout + done.stderr}]


def record_consents(home: Path, folder: Path) -> None:
    """A leadership consent for activities and lessons, and one parent's consent, both for the newsletter."""
    document = folder / "toestemming.pdf"
    document.write_bytes(b"%PDF-1.4 signed")
    given = ["--reference", CONSENT, "--given-by", "Sam Director", "--role", "director", "--date", "2024-01-05"]
    scope = ["--settings", "activity,lesson", "--channels", "newsletter", "--issuer", "De Boog", "--document", str(document)]
    assert beeldkeur(home, "consent", "add", *given, *scope)[0] == 0
    person = ["--reference", PERSON, "--issuer", "De Boog", "--giver", "parent", "--channels", "newsletter"]
    assert beeldkeur(home, "person-consent", "add", *person)[0] == 0


def status(home: Path, file: Path) -> dict[str, Any]:
    """What a process that knows nothing of the window says of a file."""
    _, (found,) = beeldkeur(home, "verify", str(file), "--json")
    return found


def left_over(file: Path) -> set[str]:
    """What a file carries beside its picture, beyond what may stay; an independent program is asked where there is one."""
    with Image.open(file) as image:
        exif = image.getexif()
        tags = {*exif, *exif.get_ifd(ExifTags.IFD.Exif)} - ALLOWED_TAGS
        carried = {str(tag) for tag in tags} | (set(map(str, image.info)) - ALLOWED_BLOCKS)
    judge = shutil.which("exiftool")
    if judge is None:
        return carried
    told = json.loads(subprocess.run([judge, "-j", "-G0", str(file)], capture_output=True, check=True).stdout)[0]  # noqa: S603
    names = {name for name in told if name.partition(":")[0] not in ALLOWED_GROUPS}
    return carried | (names - ALLOWED_NAMES)


def is_solid(file: Path, box: tuple[int, int, int, int]) -> bool:
    """Whether nothing is seen of what lay in a box but one grey; of its corners, a head shows nothing."""
    left, top, right, bottom = box
    across, down = (right - left) // 5, (bottom - top) // 5
    with Image.open(file) as image:
        part = image.convert("RGB").crop((left + across, top + down, right - across, bottom - down))
    return int(np.ptp(np.asarray(part, np.int16).reshape(-1, 3), axis=0).max()) <= 8
