"""Places that are full, shut or no files at all: a sentence, an exit code, and nothing left behind."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.errors import EnvironmentBrokenError
from app.pipeline import prepare
from tests.cli.conftest import Cli, fingerprint
from tests.stand_ins import photo, photos

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's devices")


@linux
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/full", "/dev/tty"])
def test_a_device_is_never_read(cli: Cli, tmp_path: Path, device: str) -> None:
    good, link = photo(tmp_path / "a.jpg"), tmp_path / "b.jpg"
    link.symlink_to(device)
    said = cli("screen", good, device, link, "--json")
    assert said.code == 1
    assert [line["error"] and line["error"]["code"] for line in said.lines] == [None, "not-a-file", "not-a-file"]


def test_a_link_to_a_photo_is_that_photo(cli: Cli, tmp_path: Path) -> None:
    good, link = photo(tmp_path / "a.jpg"), tmp_path / "in" / "b.jpg"
    link.parent.mkdir()
    link.symlink_to(good)
    assert cli("screen", link.parent, "--json").line["sha256"] == cli("screen", good, "--json").line["sha256"]


@linux
def test_a_full_disk_ends_the_run_and_says_so() -> None:
    with pytest.raises(EnvironmentBrokenError) as caught:
        prepare.write(Path("/dev/full"), b"picture")
    assert caught.value.code == "out-disk-full"


def test_a_disk_that_fills_up_leaves_nothing_half_done(
    cli: Cli, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.consent()
    before, calls = fingerprint(folder), 0

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    said = cli.export(folder, out)
    assert said.code == 4
    assert out.exists()
    monkeypatch.undo()
    released = [line["output"] for line in said.lines if line["output"]]
    assert sorted(str(file) for file in out.rglob("*") if file.is_file()) == sorted(released)
    assert cli("register", "verify").code == 0
    assert fingerprint(folder) == before


@linux
@pytest.mark.parametrize("place", ["/proc/beeldkeur", "/dev/null/beeldkeur"])
def test_a_target_that_takes_nothing_is_the_surroundings_fault(cli: Cli, tmp_path: Path, place: str) -> None:
    cli.consent()
    photos(tmp_path / "in", 2)
    said = cli.export(tmp_path / "in", Path(place))
    assert (said.code, said.lines) == (4, [])
    assert cli("register", "verify").code == 0
    assert [line for line in cli("register", "list", "--json").lines if line["kind"] == "export"] == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is shut to root")
def test_a_folder_without_rights_is_an_item_of_its_own(cli: Cli, tmp_path: Path) -> None:
    photo(tmp_path / "in" / "a.jpg")
    shut = tmp_path / "in" / "shut"
    photo(shut / "b.jpg")
    shut.chmod(0)
    try:
        said = cli("screen", tmp_path / "in", "--json")
    finally:
        shut.chmod(0o755)
    assert [line["error"] and line["error"]["code"] for line in said.lines] == [None, "folder-unreadable"]
