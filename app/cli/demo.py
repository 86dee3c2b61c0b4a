"""`demo`: a sample event from real photos, screened, released and looked up, all below one folder of its own."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from app.cli.session import Session
from app.errors import EnvironmentBrokenError
from app.sample import make_event
from app.settings import HOME_VARIABLE

Main = Callable[[Sequence[str]], int]

CONSENT = "DEMO-2026-01"


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
