from __future__ import annotations

import csv
import os
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from app.register import open_register
from tests.cli.conftest import CONSENT, RUN, Cli, fingerprint
from tests.stand_ins import photo

VERIFY_KEYS = ["path", "status", "entry", "consent", "channel", "released_at"]


@pytest.fixture
def released(cli: Cli, folder: Path, out: Path) -> list[dict[str, str]]:
    cli.consent()
    lines: list[dict[str, str]] = cli.export(folder, out).lines
    return lines


def test_a_release_is_known_again(cli: Cli, released: list[dict[str, str]], tmp_path: Path) -> None:
    renamed = tmp_path / "renamed.jpg"
    shutil.copy(released[0]["output"], renamed)
    said = cli("verify", renamed, released[1]["output"], "--json")
    assert said.code == 0
    for line, one in zip(said.lines, released, strict=False):
        assert list(line) == VERIFY_KEYS
        assert (line["status"], line["entry"], line["consent"], line["channel"]) == (
            "released",
            one["entry"],
            CONSENT,
            "newsletter",
        )
        assert line["released_at"].endswith("+00:00")
    assert said.lines[0]["path"] == str(renamed)
    assert "released and unchanged" in cli("verify", renamed).out


def test_a_changed_release_is_told_from_an_unknown_file(cli: Cli, released: list[dict[str, str]], tmp_path: Path) -> None:
    changed, foreign = tmp_path / "changed.jpg", photo(tmp_path / "foreign.jpg", seed=9)
    changed.write_bytes(Path(released[0]["output"]).read_bytes() + b"\0")
    said = cli("verify", changed, "--json")
    assert (said.code, said.line["status"], said.line["entry"]) == (1, "changed", released[0]["entry"])
    said = cli("verify", foreign, "--json")
    assert said.code == 1
    assert said.line == dict.fromkeys(VERIFY_KEYS) | {"path": str(foreign), "status": "unknown"}
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    (tmp_path / "empty").write_bytes(b"")
    assert cli("verify", tmp_path / "notes.txt", tmp_path / "empty", "--json").code == 1
    assert cli("verify", tmp_path / "gone.jpg", "--json").code == 2


def test_a_withdrawn_release(cli: Cli, released: list[dict[str, str]], tmp_path: Path) -> None:
    cli("consent", "withdraw", CONSENT, "--reason", "x")
    said = cli("verify", released[0]["output"], "--json")
    assert (said.code, said.line["status"], said.line["consent"]) == (3, "withdrawn", CONSENT)
    assert cli("verify", released[0]["output"], photo(tmp_path / "foreign.jpg", seed=9)).code == 1


def test_a_released_file_says_nothing_but_its_entry(released: list[dict[str, str]]) -> None:
    for line in released:
        data = Path(line["output"]).read_bytes()
        assert line["entry"].encode() in data
        for secret in (b"Kim", b"Sam", CONSENT.encode(), b"IMG_", b"2024", b"photos"):
            assert secret not in data
        with Image.open(line["output"]) as image:
            assert not image.getexif().get_ifd(0x8825)


def test_entries_are_listed(cli: Cli, released: list[dict[str, str]]) -> None:
    lines = cli("register", "list", "--json").lines
    assert list(lines[0]) == ["id", "issuer", "position", "kind", "subject", "created_at", "hash", "payload"]
    assert {line["kind"] for line in lines} == {"consent", "export-opened", "export-staged", "export-confirmed"}
    about = cli("register", "list", "--consent", CONSENT, "--json").lines
    assert len(about) == len(lines) == 1 + 3 * 3
    assert cli("register", "list", "--consent", "SL-404", "--json").lines == []
    assert cli("register", "list", "--since", "2100-12-31", "--json").lines == []
    assert len(cli("register", "list", "--since", "2024-01-01", "--json").lines) == len(lines)
    assert cli("register", "list", "--since", "2100-12-31").out == "Nothing.\n"


def test_one_export_in_all_its_states(cli: Cli, released: list[dict[str, str]]) -> None:
    entry = released[0]["entry"]
    lines = cli("register", "show", entry, "--json").lines
    assert [line["kind"] for line in lines] == ["export-opened", "export-staged", "export-confirmed"]
    assert {line["subject"] for line in lines} == {entry}
    assert [line["id"] for line in cli("register", "show", lines[1]["id"], "--json").lines] == [lines[1]["id"]]
    assert cli("register", "show", entry).out.count(entry) >= len(lines)
    assert cli("register", "show", "nothing").code == 2


def test_the_chain_holds_and_goes_out_as_csv(cli: Cli, released: list[dict[str, str]], tmp_path: Path) -> None:
    said = cli("register", "verify", "--json")
    assert (said.code, said.line) == (0, {"whole": True, "entries": 10, "breaks": []})
    table = tmp_path / "register.csv"
    assert cli("register", "csv", table, "--json").line == {"file": str(table)}
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert len(rows) == 11
    assert rows[0][-1] == "payload"
    assert cli("register", "csv", table / "x.csv").code == 4  # a file is no folder
    before = table.read_bytes()
    assert cli("register", "csv", table, "--json").line == {"file": str(tmp_path / "register-2.csv")}
    assert table.read_bytes() == before


def test_an_empty_register_is_read_without_being_made(cli: Cli) -> None:
    assert cli("register", "verify", "--json").line == {"whole": True, "entries": 0, "breaks": []}
    assert cli("register", "list", "--json").lines == []
    assert not (cli.home / "register.sqlite").exists()


# a register that is not as it must be: exit 4, one sentence, nothing written


def tamper(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TRIGGER IF EXISTS entries_stay_as_they_are")
        connection.execute("UPDATE entries SET created_at = '2020-01-01T00:00:00+00:00' WHERE position = 1")


def make_newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'schema_version'")


def replace(file: Path) -> None:
    for one in file.parent.glob("register.sqlite*"):
        one.unlink()
    file.write_bytes(b"this is no database, " * 200)


def is_refused(cli: Cli, folder: Path, out: Path) -> None:
    before = fingerprint(folder)
    for words in (
        ("export", folder, "--out", out, *RUN, "--operator", "Kim", "--json"),
        ("consent", "withdraw", CONSENT, "--reason", "x"),
        ("policy", "set", "a2", "cover"),
        ("screen", folder, *RUN, "--json"),
    ):
        said = cli(*words)
        assert (said.code, said.out) == (4, ""), words
        assert len(said.err.strip().splitlines()) == 1
        assert said.err.strip().endswith((".", ";"))
    assert not out.exists()
    assert fingerprint(folder) == before


@pytest.mark.parametrize("harm", [tamper, make_newer, replace])
def test_a_register_that_is_not_as_it_must_be(harm: object, cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    file = cli.home / "register.sqlite"
    assert callable(harm)
    harm(file)
    with closing(sqlite3.connect(file)) as connection:
        before = None if harm is replace else connection.execute("SELECT count(*) FROM entries").fetchone()
    is_refused(cli, folder, out)
    with closing(sqlite3.connect(file)) as connection:
        assert before == (None if harm is replace else connection.execute("SELECT count(*) FROM entries").fetchone())


def test_a_broken_chain_is_told_and_shown(cli: Cli) -> None:
    cli.consent()
    tamper(cli.home / "register.sqlite")
    said = cli("register", "verify", "--json")
    assert said.code == 1
    assert said.line["whole"] is False
    assert said.line["entries"] is None
    assert list(said.line["breaks"][0]) == ["issuer", "position", "what"]
    assert "BROKEN: chain school, entry 1: the entry was changed." in cli("register", "verify").out


def test_a_register_that_somebody_else_writes_to(cli: Cli, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.consent()
    monkeypatch.setattr("app.workplace.open_register", partial(open_register, busy_timeout_s=0.05))
    with closing(sqlite3.connect(cli.home / "register.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        said = cli.export(folder, out)
        other.rollback()
    assert (said.code, said.out) == (4, "")
    assert "in use" in said.err
    assert not out.exists()


def test_a_register_that_may_not_be_written(cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    file = cli.home / "register.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    file.chmod(0o444)
    cli.home.chmod(0o555)
    try:
        if os.access(file, os.W_OK):
            pytest.skip("this user may write everything")
        is_refused(cli, folder, out)
    finally:
        cli.home.chmod(0o755)
        file.chmod(0o644)


def test_heads_that_cannot_be_read(cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    (cli.home / "register-heads.json").write_text("not json", "utf-8")
    is_refused(cli, folder, out)


# places


def test_home_and_register_can_be_elsewhere(cli: Cli, folder: Path, out: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "share" / "register.db"
    elsewhere.parent.mkdir()
    url = f"sqlite:///{elsewhere}"
    words = (
        "--given-by",
        "Sam",
        "--role",
        "director",
        "--date",
        "2024-01-05",
        "--settings",
        "activity",
        "--channels",
        "newsletter",
    )
    assert cli("--register", url, "consent", "add", "--reference", CONSENT, *words).code == 0
    assert cli.export(folder, out, "--register", url).code == 0
    assert elsewhere.exists()
    assert {file.name for file in cli.home.iterdir()} == {"beeldkeur.log", "register-heads.json"}
    assert cli("register", "verify", "--json").line["entries"] == 0
    assert cli("register", "verify", "--json", "--register", url).line["entries"] == 10


@pytest.mark.parametrize("url", ["", "no url", "frobnicate://x", "sqlite"])
def test_an_address_that_is_none(url: str, cli: Cli) -> None:
    said = cli("consent", "list", "--register", url)
    assert (said.code, said.out) == (2, "") or url == ""


def test_a_home_that_cannot_be_used(cli: Cli, folder: Path) -> None:
    cli.home.write_text("a file", "utf-8")
    said = cli("screen", folder)
    assert (said.code, said.out) == (4, "")
    assert len(said.err.strip().splitlines()) == 1
    cli.home.unlink()
    (cli.home / "beeldkeur.log").mkdir(parents=True)
    said = cli("screen", folder)
    assert (said.code, said.out) == (4, "")
    assert "Traceback" not in said.err


@pytest.mark.parametrize("content", ["language = 3", 'language = "fr"', "colour = 'red'", "not toml", 'protocol = "gone.toml"'])
def test_settings_that_are_wrong_never_become_defaults(content: str, cli: Cli, folder: Path) -> None:
    cli.home.mkdir()
    (cli.home / "settings.toml").write_text(content, "utf-8")
    said = cli("screen", folder, "--json")
    assert (said.code, said.out) == (4, "")
    assert len(said.err.strip().splitlines()) == 1
