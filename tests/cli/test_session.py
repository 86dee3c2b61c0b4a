from __future__ import annotations

from pathlib import Path

import pytest

from app.batch.interruption import Interruption
from app.cli.main import main
from app.cli.session import creating
from app.errors import EnvironmentBrokenError
from tests.cli.conftest import RUN, Cli
from tests.events.test_broken_off import killed
from tests.stand_ins import photo
from tests.ui.programs import workplace_at


def test_the_log_holds_no_path_and_no_name(cli: Cli, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.consent("--event", "Verjaardag Eva")
    photo(tmp_path / "Klas van Juf Anna" / "Jan Jansen.jpg")
    (tmp_path / "Klas van Juf Anna" / "Piet.jpg").write_bytes(b"x")
    assert cli.export(tmp_path / "Klas van Juf Anna", out, "--names", "keep", "--event", "verjaardag eva").code == 1
    assert cli("verify", tmp_path / "Klas van Juf Anna" / "weg.jpg").code == 2
    monkeypatch.setattr("app.cli.looking.walk", lambda paths: (_ for _ in ()).throw(ValueError(f"{paths[0]} of Kim")))
    with pytest.raises(ValueError, match="of Kim"):
        cli("screen", tmp_path / "Klas van Juf Anna")
    text = (cli.home / "beeldkeur.log").read_text("utf-8")
    assert "export" in text
    assert "file-unreadable" in text
    assert "ValueError" in text
    for never in ("Jan", "Piet", "Juf", "Anna", "Eva", "eva", "Kim", "Sam", "tmp", ".jpg", RUN[-1], "/"):
        assert never not in text


def test_a_bug_of_ours_shows(cli: Cli, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one in the work on an item: that fails the item."""
    cli.consent()

    def blunder(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("app.cli.looking.walk", blunder)
    with pytest.raises(ZeroDivisionError):
        cli.export(folder, out)
    assert "Unexpected error" in cli.capsys.readouterr().err
    assert not out.exists()


def test_ctrl_c_before_anything_was_done(cli: Cli, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.consent()

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("app.cli.looking.walk", interrupt)
        assert main(["screen", str(folder)]) == 130
    heard = Interruption.heard

    def asked(interruption: Interruption) -> object:
        interruption.ask()
        return heard(interruption)

    monkeypatch.setattr(Interruption, "heard", asked)
    said = cli.export(folder, out)
    assert (said.code, said.out) == (130, "")
    assert "Interrupted: 0 of 3 done" in said.err
    assert not out.exists() or not list(out.iterdir())


def test_a_table_that_breaks_off_is_not_left(tmp_path: Path) -> None:
    table = tmp_path / "register.csv"
    table.write_text("an earlier one", "utf-8")

    def break_off() -> None:
        with creating(table) as stream:
            stream.write("half")
            raise EnvironmentBrokenError("register-tampered")

    with pytest.raises(EnvironmentBrokenError, match="register-tampered"):
        break_off()
    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [("register.csv", "an earlier one")]
    with creating(table) as stream:
        stream.write("whole")
    assert (tmp_path / "register-2.csv").read_text("utf-8") == "whole"


def test_a_release_that_broke_off_in_a_folder_out_of_reach_is_told(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(workplace_at(cli.home), tmp_path / "disk", "one.jpg", monkeypatch)
    (tmp_path / "disk").rename(tmp_path / "unplugged")
    assert "Of releases that broke off (number: 1) it is not known yet" in cli("policy", "set", "a2", "cover").err
    (tmp_path / "unplugged").rename(tmp_path / "disk")
    assert "Releases confirmed after all: 0; cleaned up: 1" in cli("policy", "set", "a2", "cover").err
    assert cli("policy", "set", "a2", "cover").err == ""
