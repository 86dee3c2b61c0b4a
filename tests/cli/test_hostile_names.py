"""Names of files are anybody's: they steer no terminal, forge no line, and stop no run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import RUN, Cli
from tests.stand_ins import photo

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not allow such names")

NAMES = {
    "line feed": "a\nfake.jpg: ALLOWED  (faces: 0).jpg",
    "carriage return": "a\rb.jpg",
    "escape": "\x1b[2J\x1b[31mred\x1b]0;title\x07.jpg",
    "right to left": "photo\u202egpj.exe.jpg",
    "no utf-8": os.fsdecode(b"caf\xe9\xff.jpg"),
    "255 bytes": "x" * 251 + ".jpg",
    "255 bytes, another format": "x" * 252 + ".gi",
    "formula": "=cmd|' calc'!A0.jpg",
    "option": "--out.jpg",
    "blank": " .jpg",
    "braces": "{error} %s {0}.jpg",
    "quotes": "\"'<&>.jpg",
    "zero width": "a\u200bb\ufeff.jpg",
}


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    for seed, name in enumerate(NAMES.values()):
        photo(tmp_path / "in" / name, seed=seed)
    return tmp_path / "in"


def steers_nothing(text: str, lines: int) -> bool:
    """Whether the text is so many lines, each of characters that only show themselves."""
    return len(text.splitlines()) == lines and all(line.isprintable() for line in text.split("\n"))


def test_names_are_screened_exported_and_looked_up(hostile: Path, cli: Cli, out: Path) -> None:
    cli.consent()
    plain = out.parent / "plain"
    for seed in range(len(NAMES)):
        photo(plain / f"{seed:02d}.jpg", seed=seed)
    said = cli("screen", hostile, *RUN)
    assert said.code == 0
    assert steers_nothing(said.out, len(cli("screen", plain, *RUN).out.splitlines()))
    assert {line["path"] for line in cli("screen", hostile, *RUN, "--json").lines} == {str(file) for file in hostile.iterdir()}
    for names in ("number", "keep", "keep"):
        said = cli.export(hostile, out, "--names", names)
        assert said.code == 0
        assert {line["path"] for line in said.lines} == {str(file) for file in hostile.iterdir()}
        assert all(Path(line["output"]).is_file() for line in said.lines)
    people = cli("export", hostile, "--out", out, *RUN, "--operator", "Kim", "--names", "keep")
    assert people.code == 0
    assert steers_nothing(people.out, len(cli("export", plain, "--out", out, *RUN, "--operator", "Kim").out.splitlines()))
    outputs = [line["output"] for line in said.lines]
    assert {line["status"] for line in cli("verify", *outputs, "--json").lines} == {"released"}
    assert steers_nothing(cli("verify", *outputs).out, len(NAMES))
    assert steers_nothing(cli("consent", "withdraw", RUN[-1], "--reason", "x").out, 1 + 5 * len(NAMES))


def test_names_in_errors_report_referrals_and_table(hostile: Path, cli: Cli, tmp_path: Path) -> None:
    cli.consent()
    for seed, file in enumerate(hostile.iterdir()):
        file.write_bytes(photo(tmp_path / "nobody.jpg", 0, seed=seed).read_bytes())
    said = cli("screen", hostile, *RUN, "--report", tmp_path / "r.html")
    assert said.code == 3
    page = (tmp_path / "r.html").read_text("utf-8")
    assert all(char.isprintable() or char == "\n" for char in page)
    listed = cli("referral", "list")
    assert steers_nothing(listed.out, 2 * len(NAMES))  # each with its reason
    assert {line["path"] for line in cli("referral", "list", "--json").lines} == {str(file) for file in hostile.iterdir()}
    assert cli("register", "csv", tmp_path / "r.csv").code == 0
    assert all(line.isprintable() for line in (tmp_path / "r.csv").read_text("utf-8").splitlines())
    files = list(hostile.iterdir())
    assert cli("referral", "refuse", *files, "--by", "Sam", "--role", "board", "--reason", "x").code == 0
    assert cli("referral", "list", "--json").lines == []
    for file in files:
        file.unlink()
    assert cli("screen", *files).code == 2
    empty = tmp_path / "empty.jpg"
    empty.touch()
    said = cli("screen", *files, empty)
    assert said.code == 1
    assert steers_nothing(said.out, 2 * (len(NAMES) + 1) + 1)
    for file in files:
        assert steers_nothing(cli("verify", file).err, 1)


def test_events_and_reasons_steer_nothing_either(cli: Cli) -> None:
    cli.consent("--event", "Sport\x1b[2J\ndag")
    for words in (("consent", "list"), ("consent", "show", RUN[-1]), ("register", "list"), ("register", "show", RUN[-1])):
        said = cli(*words)
        assert steers_nothing(said.out, len(said.out.splitlines()))
    entry = cli("register", "list", "--json").lines[0]["id"]
    assert steers_nothing(cli("register", "show", entry).out, len(cli("register", "show", entry).out.splitlines()))
