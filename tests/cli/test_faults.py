"""A bug of ours, come upon at one item: it fails, with one clear error; the others go on, and the log says where it was."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from tests.cli.conftest import RUN, Cli
from tests.make_film import Film, film, patch_scene
from tests.stand_ins import photo

MESSAGE = "Something went wrong in the program itself (ValueError)"
DAY = ("--captured", "2024-05-14")


@pytest.fixture
def mixed(cli: Cli, tmp_path: Path) -> Path:
    """A photo and a video."""
    cli.consent()
    photo(tmp_path / "in" / "a.jpg")
    film(tmp_path / "in" / "b.mp4", Film(30), patch_scene)
    return tmp_path / "in"


def blunder(*_: object) -> NoReturn:
    raise ValueError("the photo of Anna")


@pytest.mark.parametrize(("step", "bad"), [("screen", 0), ("screen_video", 1)])
def test_a_bug_in_a_look_fails_one_item(step: str, bad: int, cli: Cli, mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"app.pipeline.work.{step}", blunder)
    said = cli("screen", mixed, *RUN, "--json")
    assert said.code == 1
    errors = [line["error"] for line in said.lines]
    assert errors[1 - bad] is None
    assert errors[bad]["code"] == "program-fault"
    assert errors[bad]["message"].startswith(MESSAGE)
    log = (cli.home / "beeldkeur.log").read_text("utf-8")
    assert "ValueError" in log
    assert "test_faults.py" in log
    assert "Anna" not in log + said.err + said.out
    assert "Traceback" not in said.err


@pytest.mark.parametrize(("step", "bad"), [("prepare", 0), ("prepare_video", 1)])
def test_a_bug_in_a_release_fails_one_item(step: str, bad: int, cli: Cli, mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"app.pipeline.work.{step}", blunder)
    said = cli.export(mixed, mixed.with_name("out"), *DAY)
    assert said.code == 1
    assert [line["outcome"] for line in said.lines] == [("failed" if number == bad else "released") for number in range(2)]
    assert said.lines[bad]["error"]["code"] == "program-fault"
    assert len(list(mixed.with_name("out").iterdir())) == 1
    assert cli("register", "verify").code == 0
