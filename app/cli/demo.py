"""`demo`: a sample event from real photos, screened, released and looked up, all below one folder of its own."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import piexif
from PIL import Image, ImageOps

from app.cli.session import Session
from app.errors import EnvironmentBrokenError
from app.settings import HOME_VARIABLE

Main = Callable[[Sequence[str]], int]

CONSENT = "DEMO-2026-01"
CAPTURED = b"2026:09:18 10:24:31"
SAMPLES = ("astronaut.png", "coffee.png", "chelsea.png", "rocket.jpg")
"""Photos that scikit-image carries: a portrait of an astronaut (NASA, public domain), a cup, a cat, a rocket."""


def demo(session: Session, main: Main) -> int:
    """Make the sample, run the commands a user would run, and check that all went as the script says.

    Args:
        session: the call; `--out` names the folder.
        main: runs a command line in this process.

    Raises:
        EnvironmentBrokenError: when the samples are missing, the folder cannot be written, or something went otherwise.
    """
    say, language, out = session.catalogue.say, str(session.catalogue.language), session.arguments.out
    try:
        out = _fresh(out)
        make_event(out)
    except OSError as error:
        raise EnvironmentBrokenError("file-unwritable", file=str(out), problem=error.strerror or str(error)) from error
    activity, lesson, released = out / "fotomap" / "sportdag", out / "fotomap" / "les", out / "vrijgegeven"
    permission = ["--channel", "newsletter", "--consent", CONSENT]
    steps: list[tuple[str, list[str], int]] = [
        ("consent", ["consent", "add", "--reference", CONSENT, "--given-by", "Schoolleiding", "--role", "director",
                     "--date", "2026-09-01", "--settings", "activity", "--channels", "newsletter,website",
                     "--document", str(out / "toestemming.txt")], 0),
        ("screen", ["screen", str(activity), "--setting", "activity", *permission], 3),
        ("export", ["export", str(activity), "--out", str(released), "--setting", "activity", *permission,
                    "--operator", "Communicatie", "--confirm-no-faces"], 3),
        ("lesson", ["export", str(lesson), "--out", str(released / "les"), "--setting", "lesson", *permission,
                    "--operator", "Communicatie"], 3),
        ("referral", ["referral", "list"], 0),
        ("verify", ["verify", *(str(released / f"nieuwsbrief-{number:04d}.jpg") for number in (2, 3, 4))], 0),
        ("register", ["register", "list"], 0),
        ("chain", ["register", "verify"], 0),
    ]  # fmt: skip
    with _home(out / "beeldkeur"):
        for name, words, expected in steps:
            for line in ("", f"== {say(f'demo.{name}')}", f"$ beeldkeur {' '.join(words)}"):
                session.printer.line(line)
            code = main([*words, "--lang", language])
            if code != expected:
                raise EnvironmentBrokenError("demo-failed", problem=f"{name}: {code}, not {expected}")
        _check(main, lesson, permission, released)
    session.printer.line()
    session.printer.line(say("demo.done", out=str(out)))
    return 0


def make_event(out: Path) -> None:
    """A folder of a sports day and one of a lesson, from the sample photos, with metadata planted in them.

    Raises:
        EnvironmentBrokenError: when the samples are not installed.
    """
    activity, lesson = out / "fotomap" / "sportdag", out / "fotomap" / "les"
    for folder in (activity, lesson):
        folder.mkdir(parents=True)
    (out / "toestemming.txt").write_text("Toestemming schoolleiding, voorbeeld / consent of the leadership, sample\n", "utf-8")
    portrait, cup, cat, rocket = (_sample(name) for name in SAMPLES)
    telling = _telling_exif(portrait)
    cat.save(activity / "1-zonder-opnametijd.jpg", quality=92)
    portrait.save(activity / "2-portret.jpg", quality=92, exif=telling, comment=b"Foto: J. Voorbeeld")
    cup.save(activity / "3-kantine.jpg", quality=92, exif=telling)
    wide = Image.new("RGB", (1280, 640))
    wide.paste(ImageOps.fit(rocket, (640, 640)), (0, 0))
    wide.paste(ImageOps.mirror(portrait).resize((640, 640)), (640, 0))
    wide.save(activity / "4-raket.jpg", quality=92, exif=telling)
    ImageOps.mirror(portrait).crop((40, 0, 512, 400)).save(lesson / "1-in-de-les.jpg", quality=92, exif=telling)


def _telling_exif(portrait: Image.Image) -> bytes:
    """All that a camera and its owner give away: place, time, serial number, name, and the face as a thumbnail."""
    thumbnail = io.BytesIO()
    portrait.resize((160, 160)).save(thumbnail, "JPEG")
    return bytes(
        piexif.dump(
            {
                "0th": {piexif.ImageIFD.Artist: "J. Voorbeeld", piexif.ImageIFD.Model: "Voorbeeldcamera"},
                "Exif": {
                    piexif.ExifIFD.DateTimeOriginal: CAPTURED,
                    piexif.ExifIFD.BodySerialNumber: "SN-0123456",
                    piexif.ExifIFD.CameraOwnerName: "J. Voorbeeld",
                },
                "GPS": {
                    piexif.GPSIFD.GPSLatitudeRef: "N",
                    piexif.GPSIFD.GPSLatitude: ((52, 1), (5, 1), (2640, 100)),
                    piexif.GPSIFD.GPSLongitudeRef: "E",
                    piexif.GPSIFD.GPSLongitude: ((5, 1), (7, 1), (1580, 100)),
                },
                "1st": {piexif.ImageIFD.Compression: 6},
                "thumbnail": thumbnail.getvalue(),
            }
        )
    )


def _sample(name: str) -> Image.Image:
    spec = importlib.util.find_spec("skimage")
    folder = Path(spec.submodule_search_locations[0]) / "data" if spec and spec.submodule_search_locations else None
    if folder is None or not (folder / name).is_file():
        raise EnvironmentBrokenError("demo-portrait-missing")
    with Image.open(folder / name) as image:
        return image.convert("RGB")


def _fresh(wanted: Path) -> Path:
    """The folder asked for where it is empty or not there, else one with a number: nothing is overwritten."""
    whole = wanted.absolute()
    named = whole if whole.name else whole / "demo"
    names = (wanted if number == 1 else named.with_name(f"{named.name}-{number}") for number in count(1))
    return next(folder for folder in names if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())))


@contextlib.contextmanager
def _home(folder: Path) -> Iterator[None]:
    """The program's own files in a folder of the sample: the user's register is not touched."""
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[HOME_VARIABLE]
        else:
            os.environ[HOME_VARIABLE] = before


def _check(main: Main, lesson: Path, permission: list[str], released: Path) -> None:
    """That the lesson was blocked under A1, one item is referred, and three files are out with their entries.

    Raises:
        EnvironmentBrokenError: `demo-failed`.
    """
    (blocked,) = _answers(main, ["screen", str(lesson), "--setting", "lesson", *permission])
    referrals = _answers(main, ["referral", "list"])
    files = sorted(file for file in released.rglob("*") if file.is_file())
    statuses = [answer["status"] for answer in _answers(main, ["verify", *map(str, files)])]
    checks = {
        "A1": blocked["verdict"] == "blocked" and blocked["findings"][0]["article"] == "A1",
        "B5": len(referrals) == 1,
        "files": statuses == ["released"] * 3,
    }
    wrong = [name for name, holds in checks.items() if not holds]
    if wrong:
        raise EnvironmentBrokenError("demo-failed", problem=", ".join(wrong))


def _answers(main: Main, words: list[str]) -> list[dict[str, Any]]:
    """What a command answers as JSON Lines."""
    answer = io.StringIO()
    with contextlib.redirect_stdout(answer):
        main([*words, "--json"])
    return [json.loads(line) for line in answer.getvalue().splitlines()]
