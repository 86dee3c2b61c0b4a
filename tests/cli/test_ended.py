"""Runs that end before their end: Ctrl-C, a polite kill, `kill -9`; and the real thing from end to end."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.cli.conftest import CONSENT, ROOT, RUN, Cli, environment, fingerprint, started
from tests.cli.killed import POINTS
from tests.make_media import encoded, portrait, portrait_path, time_exif
from tests.stand_ins import CAPTURED, photo, photos

WITHIN_S = 60


def is_tidy(cli: Cli, out: Path) -> bool:
    """The chain holds, nothing is open, and the output folder holds the confirmed files and nothing else."""
    assert cli("register", "verify").code == 0
    entries = cli("register", "list", "--json").lines
    subjects = {
        kind: {one["subject"] for one in entries if one["kind"] == f"export-{kind}"}
        for kind in ("opened", "confirmed", "abandoned")
    }
    assert subjects["opened"] == subjects["confirmed"] | subjects["abandoned"]
    assert not subjects["confirmed"] & subjects["abandoned"]
    staged = {
        one["payload"]["output"]
        for one in entries
        if one["kind"] == "export-staged" and one["subject"] in subjects["confirmed"]
    }
    files = {str(file) for file in out.rglob("*") if file.is_file()}
    assert not [file for file in files if ".beeldkeur-" in file]
    assert files <= staged
    assert not files or cli("verify", *sorted(files)).code == 0
    return len(files) == len(subjects["confirmed"])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "polite kill"])
def test_an_interrupted_export_says_what_it_did_and_leaves_nothing_half_done(
    number: signal.Signals, cli: Cli, tmp_path: Path, out: Path
) -> None:
    cli.consent()
    for index in range(8):
        photo(tmp_path / "in" / f"{index}.jpg", 0, seed=index)
    before = fingerprint(tmp_path / "in")
    words = ("export", tmp_path / "in", "--out", out, *RUN, "--operator", "Kim", "--confirm-no-faces", "--jobs", "1", "--json")
    with started(cli.home, *words) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # as a terminal does: the workers hear it too
        else:
            process.terminate()
        rest, said = process.communicate(timeout=WITHIN_S)
    assert process.returncode == 130
    lines = [json.loads(line) for line in (first + rest).splitlines()]
    released = [line for line in lines if line["outcome"] == "released"]
    assert 1 <= len(lines) < 8
    assert f"Interrupted: {len(lines)} of 8 done" in said
    assert "Traceback" not in said
    assert sorted(line["output"] for line in released) == sorted(str(file) for file in out.iterdir())
    assert fingerprint(tmp_path / "in") == before
    assert is_tidy(cli, out)


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_export_is_brought_to_its_end_by_the_next_start(point: str, cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    photos(tmp_path / "in", 3)
    words = ["export", str(tmp_path / "in"), "--out", str(out), *RUN, "--operator", "Kim", "--jobs", "1"]
    killed = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.cli.killed", point, "2", *words],
        cwd=ROOT,
        env=environment(cli.home),
        capture_output=True,
        text=True,
        check=False,
        timeout=WITHIN_S,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert cli("register", "verify").code == 0
    said = cli.export(tmp_path / "in", out)
    assert said.code == 0
    assert "An earlier run broke off" in said.err
    assert ("Releases confirmed after all: 1" in said.err) is (point == "named")
    assert is_tidy(cli, out)


@pytest.mark.skipif(portrait_path() is None, reason="scikit-image's pictures are not installed")
def test_the_real_thing_from_end_to_end(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    source = tmp_path / "in" / "sub" / "astronaut.jpg"
    source.parent.mkdir(parents=True)
    source.write_bytes(encoded(portrait(), "jpeg", exif=time_exif(CAPTURED)))
    (tmp_path / "in" / "broken.jpg").write_bytes(b"x")
    words = ("export", tmp_path / "in", "--out", out, *RUN, "--operator", "Kim", "--jobs", "1", "--json")
    with started(cli.home, *words) as process:
        answer, said = process.communicate(timeout=WITHIN_S)
    assert process.returncode == 1, said
    failed, released = [json.loads(line) for line in answer.splitlines()]
    assert failed["error"]["code"] == "not-an-image"
    assert (released["outcome"], released["covered"]) == ("released", 1)
    output = Path(released["output"])
    assert output == out / "sub" / "nieuwsbrief-0002.jpg"
    assert released["output_sha256"] == hashlib.sha256(output.read_bytes()).hexdigest()
    with Image.open(output) as image:
        written = np.asarray(image.convert("RGB")).astype(int)
    difference = np.abs(written - portrait().astype(int)).max(axis=2)
    assert np.median(difference[80:180, 180:260]) > 20  # the face
    assert np.median(difference[400:, :]) < 10  # the suit
    assert cli("verify", output, "--json").line["consent"] == CONSENT
    assert is_tidy(cli, out)


def test_a_console_of_few_characters_ends_nothing(cli: Cli) -> None:
    cli.consent("--event", "caf\N{LATIN SMALL LETTER E WITH ACUTE} \N{SNOWMAN}")
    for words in (("consent", "show", CONSENT), ()):
        with started(cli.home, *words, PYTHONIOENCODING="ascii") as process:
            answer, said = process.communicate(timeout=WITHIN_S)
        assert (process.returncode, said) == (0, "")
        assert answer.isascii()


def test_who_reads_no_further_is_no_bug(tmp_path: Path) -> None:
    """`... | head -1`: the rest can be told to nobody."""
    home = tmp_path / "home"
    environ = {**os.environ, "BEELDKEUR_HOME": str(home)}
    child = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "policy", "show", "--lang", "en"],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    child.stdout.close()
    _, said = child.communicate(timeout=60)
    assert child.returncode == 4
    assert b"bug" not in said
    logs = [file.read_text("utf-8") for file in home.rglob("*.log")]
    assert logs
    assert not any("bug" in log or "Traceback" in log for log in logs)
