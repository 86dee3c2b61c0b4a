from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from tests.stand_ins import photos, use_stand_ins

ROOT = Path(__file__).parents[2]
CONSENT = "SL-2024-01"
RUN = ("--setting", "activity", "--channel", "newsletter", "--consent", CONSENT)


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON Lines; anything else in it fails here."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def line(self) -> Any:
        """The only line of JSON."""
        (line,) = self.lines
        return line


@dataclass(frozen=True)
class Cli:
    """The program, with its own files in `home`; in this process, in English unless told otherwise."""

    home: Path
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *words: str | Path, lang: str = "en") -> Said:
        self.capsys.readouterr()
        code = main([*map(str, words), "--lang", lang])
        out, err = self.capsys.readouterr()
        return Said(code, out, err)

    def consent(self, *more: str, reference: str = CONSENT) -> None:
        """A leadership consent for the activity of May 2024, for four channels."""
        scope = ("--settings", "activity,lesson", "--channels", "newsletter,website,print,social-media")
        given = ("--given-by", "Sam Director", "--role", "director", "--date", "2024-01-05")
        assert self("consent", "add", "--reference", reference, *given, *scope, *more).code == 0

    def export(self, folder: Path, out: Path, *more: str | Path, run: Sequence[str] = RUN) -> Said:
        """An export with `--json`."""
        return self("export", folder, "--out", out, *run, "--operator", "Kim", "--jobs", "1", "--json", *more)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def cli(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The program with stand-ins for workers and eyes."""
    use_stand_ins(monkeypatch)
    monkeypatch.setenv("BEELDKEUR_HOME", str(home))
    return Cli(home, capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three photos, one of them below, and a file that is none."""
    made = tmp_path / "photos"
    photos(made, 2)
    photos(made / "sub", 1)
    (made / "notes.txt").write_text("no photo", "utf-8")
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def fingerprint(folder: Path) -> Mapping[str, tuple[str, int]]:
    """Every file below a folder: its hash and its time of change."""
    return {
        str(file.relative_to(folder)): (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file()
    }


def environment(home: Path, **more: str) -> dict[str, str]:
    """The variables of a program of its own."""
    return {**os.environ, "BEELDKEUR_HOME": str(home), "PYTHONPATH": str(ROOT), **more}


def started(home: Path, *words: str | Path, **more: str) -> subprocess.Popen[str]:
    """The real program, in a process and a session of its own."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "app.cli", *map(str, words), "--lang", "en"],
        cwd=ROOT,
        env=environment(home, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
