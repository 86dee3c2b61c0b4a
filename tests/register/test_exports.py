from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.beside import beside
from app.errors import EnvironmentBrokenError
from app.register import Query, Register, open_register
from app.register import exports as exports_module
from app.register.commit import commit_file
from app.register.exports import (
    CONFIRMED,
    Export,
    ExportState,
    Opening,
    Outcome,
    Recovered,
    abandon,
    confirm,
    exports_of_output,
    exports_resting_on,
    find_export,
    finish,
    open_export,
    recover,
    stage,
)
from app.register.owner import Owner, current_owner, may_be_alive

ROOT = Path(__file__).parents[2]
CONTENT = b"a released picture"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def register(url: str) -> Iterator[Register]:
    with open_register(url) as register:
        yield register


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def opening(folder: Path) -> Opening:
    return Opening("A", folder, ".jpg", ("SL-1", "OUD-2"), {"channel": "print"})


def written(export: Export) -> Path:
    assert export.temporary is not None
    export.temporary.write_bytes(CONTENT)
    return export.temporary


def test_an_export_passes_its_states(register: Register, opening: Opening, folder: Path) -> None:
    export = open_export(register, opening)
    assert export.state is ExportState.OPENED
    assert export.owner == current_owner()
    assert export.details == {"channel": "print"}
    written(export)
    assert finish(register, export, SHA256, [folder / "a.jpg"], {"width": 3}) == folder / "a.jpg"
    done = find_export(register, export.id)
    assert done is not None
    assert (done.state, done.output, done.output_sha256) == (ExportState.CONFIRMED, folder / "a.jpg", SHA256)
    assert done.figures == {"width": 3}
    assert done.released_at is not None
    assert os.listdir(folder) == ["a.jpg"]  # noqa: PTH208
    assert register.verify() == ()


def test_exports_are_found_by_output_and_by_reference(register: Register, opening: Opening, folder: Path) -> None:
    export = open_export(register, opening)
    other = open_export(register, replace(opening, references=("SL-9",)))
    written(export)
    finish(register, export, SHA256, [folder / "a.jpg"])
    assert [found.id for found in exports_of_output(register, SHA256)] == [export.id]
    for reference in opening.references:
        assert [found.id for found in exports_resting_on(register, reference)] == [export.id]
    assert [found.id for found in exports_resting_on(register, "SL-9")] == [other.id]
    assert exports_of_output(register, "0" * 64) == ()
    assert find_export(register, "nothing") is None


def test_what_the_header_says_survives_erasure(register: Register, opening: Opening, folder: Path) -> None:
    export = open_export(register, opening)
    written(export)
    finish(register, export, SHA256, [folder / "a.jpg"])
    register.erase([entry.id for entry in register.entries(Query(subject=export.id))], "term", "A")
    (found,) = exports_of_output(register, SHA256)
    assert (found.id, found.state, found.references) == (export.id, ExportState.CONFIRMED, opening.references)
    assert (found.temporary, found.owner, found.output, found.details) == (None, None, None, {})


def test_states_that_cannot_follow_are_refused(register: Register, opening: Opening, folder: Path) -> None:
    export = open_export(register, opening)
    with pytest.raises(ValueError, match="cannot follow opened"):
        confirm(register, export.id)
    stage(register, export.id, SHA256, folder / "a.jpg")
    stage(register, export.id, SHA256, folder / "b.jpg")
    confirm(register, export.id)
    with pytest.raises(ValueError, match="cannot follow confirmed"):
        stage(register, export.id, SHA256, folder / "c.jpg")
    with pytest.raises(ValueError, match="cannot follow confirmed"):
        abandon(register, export.id, "x")
    with pytest.raises(ValueError, match="no such export"):
        confirm(register, "nothing")


def test_a_taken_name_is_passed_over(register: Register, opening: Opening, folder: Path) -> None:
    (folder / "a.jpg").write_bytes(b"theirs")
    export = open_export(register, opening)
    written(export)
    assert finish(register, export, SHA256, [folder / "a.jpg", folder / "b.jpg"]) == folder / "b.jpg"
    assert (folder / "a.jpg").read_bytes() == b"theirs"


def test_a_name_taken_at_the_last_moment_is_passed_over(
    register: Register, opening: Opening, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(temporary: Path, final: Path) -> None:
        if final.name == "a.jpg":
            final.write_bytes(b"theirs")
        commit_file(temporary, final)

    monkeypatch.setattr(exports_module, "commit_file", late)
    export = open_export(register, opening)
    written(export)
    assert finish(register, export, SHA256, [folder / "a.jpg", folder / "b.jpg"]) == folder / "b.jpg"
    assert (folder / "a.jpg").read_bytes() == b"theirs"
    assert (folder / "b.jpg").read_bytes() == CONTENT


def test_without_a_free_name_the_export_stays_open(register: Register, opening: Opening, folder: Path) -> None:
    (folder / "a.jpg").symlink_to(folder / "nowhere")
    export = open_export(register, opening)
    temporary = written(export)
    with pytest.raises(FileExistsError):
        finish(register, export, SHA256, [folder / "a.jpg"])
    temporary.unlink()
    abandon(register, export.id, "no name")
    found = find_export(register, export.id)
    assert found is not None
    assert found.state is ExportState.ABANDONED


# Killed at any point

CHILD = """
import os, sys
from pathlib import Path
from app.register import exports, open_register
from app.register.commit import commit_file

url, folder, point = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
content, sha256 = bytes.fromhex(sys.argv[4]), sys.argv[5]

def die(*_args, **_options):
    os._exit(9)

def at(name):
    if point == name:
        die()

register = open_register(url)
if point == "within-open":
    exports._required = die
export = exports.open_export(register, exports.Opening("A", folder, ".jpg", ("SL-1",), {}))
at("opened")
export.temporary.write_bytes(content[:5])
at("half-written")
export.temporary.write_bytes(content)
at("written")
exports.stage(register, export.id, sha256, folder / "a.jpg")
at("staged")
if point == "linked":
    Path.unlink = die
commit_file(export.temporary, folder / "a.jpg")
at("renamed")
exports.confirm(register, export.id)
at("confirmed")
"""

POINTS = ["within-open", "opened", "half-written", "written", "staged", "linked", "renamed", "confirmed"]


def kill_at(point: str, url: str, folder: Path) -> None:
    child = subprocess.run(  # noqa: S603
        [sys.executable, "-c", CHILD, url, str(folder), point, CONTENT.hex(), SHA256], cwd=ROOT, check=False
    )
    assert child.returncode == 9


def assert_all_is_accounted_for(register: Register, folder: Path) -> None:
    for file in folder.iterdir():
        found = exports_of_output(register, hashlib.sha256(file.read_bytes()).hexdigest())
        assert [(export.state, export.output) for export in found] == [(ExportState.CONFIRMED, file)]
    assert not list(folder.glob(".*"))
    assert register.verify() == ()


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_point_nothing_is_lost(point: str, url: str, folder: Path) -> None:
    kill_at(point, url, folder)
    with open_register(url) as register:
        recovered = recover(register)
        assert_all_is_accounted_for(register, folder)
        outcomes = [found.outcome for found in recovered]
        if point in {"linked", "renamed"}:
            assert outcomes == [Outcome.CONFIRMED]
        else:
            assert outcomes == ([] if point in {"within-open", "confirmed"} else [Outcome.ABANDONED])
        assert recover(register) == ()


def test_what_lies_beside_the_temporary_file_goes_with_it(url: str, folder: Path) -> None:
    kill_at("staged", url, folder)
    (temporary,) = folder.iterdir()
    beside(temporary, "was").write_bytes(b"a film as it was")
    beside(temporary, "parts").write_bytes(b"parts of it")
    with open_register(url) as register:
        assert [found.outcome for found in recover(register)] == [Outcome.ABANDONED]
    assert not list(folder.iterdir())


def test_somebody_elses_file_under_the_final_name_is_not_touched(url: str, folder: Path) -> None:
    kill_at("staged", url, folder)
    (folder / "a.jpg").write_bytes(b"theirs")
    with open_register(url) as register:
        assert [found.outcome for found in recover(register)] == [Outcome.ABANDONED]
    assert [(file.name, file.read_bytes()) for file in folder.iterdir()] == [("a.jpg", b"theirs")]


def test_a_drive_that_is_away_is_waited_for(url: str, folder: Path) -> None:
    kill_at("renamed", url, folder)
    away = folder.rename(folder.parent / "away")
    with open_register(url) as register:
        assert [found.outcome for found in recover(register)] == [Outcome.LEFT]
        away.rename(folder)
        assert [found.outcome for found in recover(register)] == [Outcome.CONFIRMED]
        assert_all_is_accounted_for(register, folder)


def test_a_file_that_cannot_be_read_is_left(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: Path) -> str:
        raise PermissionError

    kill_at("renamed", url, folder)
    monkeypatch.setattr(exports_module, "_sha256", refuse)
    with open_register(url) as register:
        assert [found.outcome for found in recover(register)] == [Outcome.LEFT]


def test_what_lives_or_is_elsewhere_is_not_ours(register: Register, opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = written(open_export(register, opening))
    assert recover(register) == ()
    monkeypatch.setattr(exports_module, "current_owner", lambda: Owner(1, "", "another machine"))
    written(open_export(register, opening))
    assert recover(register) == ()
    assert temporary.exists()


def test_two_that_recover_at_once_do_not_collide(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kill_at("renamed", url, folder)
    settle = exports_module._settle_files
    with open_register(url) as register:

        def meanwhile(export: Export) -> Outcome:
            confirm(register, export.id)
            return settle(export)

        monkeypatch.setattr(exports_module, "_settle_files", meanwhile)
        assert len(recover(register)) == 1
        assert len(list(register.entries(Query((CONFIRMED,))))) == 1


def test_no_entry_makes_recovery_delete_another_file(
    register: Register, opening: Opening, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    precious = folder / "precious.jpg"
    precious.write_bytes(b"theirs")
    with monkeypatch.context() as patch:
        patch.setattr(exports_module, "_temporary", lambda *_: precious)
        patch.setattr(exports_module, "current_owner", lambda: replace(current_owner(), started="long ago"))
        export = open_export(register, opening)
    assert recover(register) == (Recovered(export.id, Outcome.ABANDONED, None),)
    assert precious.exists()


# Processes


def test_this_process_lives() -> None:
    assert may_be_alive(current_owner())
    assert may_be_alive(replace(current_owner(), started=""))


def test_a_process_that_ended_does_not_live() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert not may_be_alive(replace(current_owner(), pid=child.pid))


@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells when a process started")
def test_a_later_process_with_the_same_number_is_another() -> None:
    assert current_owner().started
    assert not may_be_alive(replace(current_owner(), started="1"))


# The final name


@pytest.fixture(params=["hard link", "rename"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to a final name: with hard links, and on a file system without them."""

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    if request.param == "rename":
        monkeypatch.setattr(Path, "hardlink_to", refuse)


@pytest.mark.usefixtures("way")
class TestCommitFile:
    def test_the_file_gets_its_name(self, folder: Path) -> None:
        (folder / "t").write_bytes(CONTENT)
        commit_file(folder / "t", folder / "f")
        assert [(file.name, file.read_bytes()) for file in folder.iterdir()] == [("f", CONTENT)]

    def test_a_taken_name_is_refused(self, folder: Path) -> None:
        (folder / "t").write_bytes(CONTENT)
        (folder / "f").write_bytes(b"theirs")
        with pytest.raises(FileExistsError):
            commit_file(folder / "t", folder / "f")
        assert (folder / "f").read_bytes() == b"theirs"
        assert (folder / "t").read_bytes() == CONTENT

    def test_a_missing_folder_is_an_os_error(self, folder: Path) -> None:
        (folder / "t").write_bytes(CONTENT)
        with pytest.raises(FileNotFoundError):
            commit_file(folder / "t", folder / "none" / "f")


def test_a_drive_that_cannot_promise_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    monkeypatch.setattr("ctypes.CDLL", lambda *_args, **_options: object())
    (folder / "t").write_bytes(CONTENT)
    with pytest.raises(EnvironmentBrokenError, match="folder-unsuitable"):
        commit_file(folder / "t", folder / "f")
    assert not (folder / "f").exists()
