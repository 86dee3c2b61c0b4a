from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.errors import EnvironmentBrokenError, UsageError
from app.register import Break, BreakKind, Query, Register, open_register
from app.register import store as store_module
from app.register.chain import ERASURE, NO_PREDECESSOR, digest
from app.register.faults import faults_explained, file_faults_explained

ROOT = Path(__file__).parents[2]


class RegisterContract:
    """What every database must do; a class for each gives the fixture `url` of an empty one."""

    @pytest.fixture
    def register(self, url: str) -> Iterator[Register]:
        with open_register(url) as register:
            yield register

    def test_entries_link_up_for_each_issuer(self, register: Register) -> None:
        first = register.append("A", "note", "s1", {"text": "één"})
        other = register.append("B", "note", "s1")
        second = register.append("A", "note", "s2", {}, lookup="l")
        assert (first.position, first.previous) == (1, NO_PREDECESSOR)
        assert (other.position, other.previous) == (1, NO_PREDECESSOR)
        assert (second.position, second.previous) == (2, first.hash)
        assert register.heads() == {"A": second.hash, "B": other.hash}
        assert register.verify() == ()

    def test_payloads_come_back_without_their_salt(self, register: Register) -> None:
        payload: dict[str, object] = {"path": "/ü/\udcff.jpg", "n": [1, None, {"x": True}]}
        entry = register.append("A", "note", "s", payload)
        again = register.get(entry.id)
        assert again is not None
        assert again.payload == payload
        assert entry.digest != register.append("A", "note", "s", payload).digest
        assert register.get("nothing") is None

    def test_the_salt_is_not_the_callers(self, register: Register) -> None:
        with pytest.raises(ValueError, match="salt"):
            register.append("A", "note", "s", {"salt": "mine"})

    def test_entries_are_found_by_each_field(self, register: Register) -> None:
        one = register.append("A", "x", "s1", {}, "l1")
        two = register.append("B", "y", "s2", {}, "l2")
        for query in (
            Query(("y",)),
            Query(subject="s2"),
            Query(lookup="l2"),
            Query(issuer="B"),
            Query(since=two.created_at),
        ):
            assert [entry.id for entry in register.entries(query)] == [two.id]
        assert [entry.id for entry in register.entries()] == [one.id, two.id]
        assert list(register.entries(Query(()))) == []

    def test_long_lists_come_page_by_page(self, register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(store_module, "PAGE", 3)
        with register.transaction() as transaction:
            ids = [transaction.append("A", "x", str(number)).id for number in range(9)]
        assert [entry.id for entry in register.entries()] == ids

    def test_unfinished_are_those_without_an_end(self, register: Register) -> None:
        register.append("A", "begun", "1")
        register.append("A", "begun", "2")
        register.append("A", "ended", "1")
        assert [entry.subject for entry in register.unfinished("begun", ("ended",))] == ["2"]

    def test_a_transaction_is_whole_or_nothing(self, register: Register) -> None:
        def fail() -> None:
            with register.transaction() as transaction:
                transaction.append("A", "x", "1")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail()
        assert list(register.entries()) == []

    def test_erasing_keeps_the_chain_whole(self, register: Register) -> None:
        entries = [register.append("A", "x", str(number), {"name": "secret"}) for number in range(3)]
        said = register.erase([entries[1].id], "term", "A")
        assert said.kind == ERASURE
        erased = register.get(entries[1].id)
        assert erased is not None
        assert erased.payload is None
        assert register.verify() == ()

    def test_what_does_not_exist_or_is_an_erasure_cannot_be_erased(self, register: Register) -> None:
        entry = register.append("A", "x", "1")
        erasure = register.erase([entry.id], "term", "A")
        for entry_id in ("nothing", erasure.id):
            with pytest.raises(ValueError, match="can be erased"):
                register.erase([entry_id], "term", "A")
        assert len(list(register.entries())) == 2

    def test_there_is_room_for_a_signature(self, register: Register) -> None:
        entry = register.append("A", "x", "1")
        assert (entry.signature, entry.signing_key) == (None, None)

    def test_two_processes_extend_one_chain(self, register: Register, url: str) -> None:
        children = [subprocess.Popen([sys.executable, "-c", APPENDER, url], cwd=ROOT) for _ in range(2)]  # noqa: S603
        assert [child.wait() for child in children] == [0, 0]
        assert register.verify() == ()
        assert [entry.position for entry in register.entries()] == list(range(1, 101))


APPENDER = """
import sys
from app.register import open_register
with open_register(sys.argv[1], busy_timeout_s=60) as register:
    for number in range(50):
        register.append("A", "x", str(number), {"number": number})
"""


class TestSqlite(RegisterContract):
    pass


def fill(url: str, heads: Path | None = None, count: int = 4) -> None:
    with open_register(url, heads_path=heads) as register:
        for number in range(count):
            register.append("A", "x", str(number), {"number": number})


@contextmanager
def behind_our_back(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection of somebody who first takes the guards away."""
    with closing(sqlite3.connect(file)) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection


def edit_payload(db: sqlite3.Connection) -> None:
    db.execute("UPDATE payloads SET text = '{}' WHERE entry_id = (SELECT id FROM entries WHERE position = 2)")


def edit_header(db: sqlite3.Connection) -> None:
    db.execute("UPDATE entries SET subject = 'other' WHERE position = 2")


def delete_middle(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM payloads WHERE entry_id = (SELECT id FROM entries WHERE position = 2)")
    db.execute("DELETE FROM entries WHERE position = 2")


def delete_tail(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM payloads WHERE entry_id = (SELECT id FROM entries WHERE position = 4)")
    db.execute("DELETE FROM entries WHERE position = 4")


def delete_all(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM payloads")
    db.execute("DELETE FROM entries")


def swap(db: sqlite3.Connection) -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        db.execute("UPDATE entries SET position = ? WHERE position = ?", (new, old))


def swap_sequence(db: sqlite3.Connection) -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        db.execute("UPDATE entries SET sequence = ? WHERE sequence = ?", (new, old))


def erase_silently(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM payloads WHERE entry_id = (SELECT id FROM entries WHERE position = 2)")


def move_to_another_chain(db: sqlite3.Connection) -> None:
    db.execute("UPDATE entries SET issuer = 'B', position = 1 WHERE position = 4")


@pytest.mark.parametrize(
    ("tamper", "kind"),
    [
        (edit_payload, BreakKind.PAYLOAD_CHANGED),
        (edit_header, BreakKind.HEADER_CHANGED),
        (delete_middle, BreakKind.GAP),
        (delete_tail, BreakKind.HEAD_MISSING),
        (delete_all, BreakKind.HEAD_MISSING),
        (swap, BreakKind.HEADER_CHANGED),
        (swap_sequence, BreakKind.ORDER),
        (erase_silently, BreakKind.PAYLOAD_MISSING),
        (move_to_another_chain, BreakKind.HEADER_CHANGED),
    ],
)
def test_tampering_is_found_and_nothing_is_written(
    tamper: Callable[[sqlite3.Connection], None], kind: BreakKind, url: str, file: Path, heads: Path
) -> None:
    fill(url, heads)
    with behind_our_back(file) as db:
        tamper(db)
    before, heads_before = file.read_bytes(), heads.read_bytes()
    with pytest.raises(EnvironmentBrokenError, match="register-tampered"):
        open_register(url, heads_path=heads)
    assert file.read_bytes() == before
    assert heads.read_bytes() == heads_before
    with open_register(url, heads_path=heads, readonly=True) as register:
        assert kind in {found.kind for found in register.verify()}
    assert heads.read_bytes() == heads_before


def test_a_register_that_vanished_is_missed(url: str, file: Path, heads: Path) -> None:
    fill(url, heads)
    file.unlink()
    with pytest.raises(EnvironmentBrokenError, match="register-tampered"):
        open_register(url, heads_path=heads)
    assert not file.exists()
    with open_register(url, heads_path=heads, readonly=True) as register:
        assert register.verify() == (Break("A", 0, BreakKind.HEAD_MISSING),)


def test_an_emptied_register_is_missed(url: str, file: Path, heads: Path) -> None:
    fill(url, heads)
    file.write_bytes(b"")
    with pytest.raises(EnvironmentBrokenError, match="register-tampered"):
        open_register(url, heads_path=heads)
    assert file.read_bytes() == b""


def test_heads_of_several_registers_stand_side_by_side(tmp_path: Path, url: str, heads: Path) -> None:
    other = f"sqlite:///{tmp_path}/other.db"
    fill(url, heads)
    fill(other, heads)
    fill(url, heads)
    for address in (url, other):
        with open_register(address, heads_path=heads) as register:
            assert register.verify() == ()


def test_heads_may_lag_behind(url: str, heads: Path) -> None:
    fill(url, heads)
    fill(url)  # somebody else, who remembers elsewhere
    fill(url, heads)


def test_heads_that_were_lost_meanwhile_are_not_forgotten(url: str, file: Path, heads: Path) -> None:
    fill(url, heads)
    before = heads.read_bytes()
    with open_register(url, heads_path=heads), behind_our_back(file) as db:
        delete_tail(db)
    assert heads.read_bytes() == before


@pytest.mark.parametrize("content", ["{", "[]", '{"registers": 1}', '{"registers": {"x": 1}}'])
def test_heads_that_cannot_be_read_stop_everything(content: str, url: str, file: Path, tmp_path: Path) -> None:
    heads = tmp_path / "heads.json"
    heads.write_text(content, "utf-8")
    with pytest.raises(EnvironmentBrokenError, match="register-heads-unreadable"):
        open_register(url, heads_path=heads)
    assert not file.exists()


def test_the_database_itself_refuses_changes(url: str, file: Path) -> None:
    fill(url)
    with closing(sqlite3.connect(file)) as db:
        for statement in (
            "UPDATE entries SET kind = 'y'",
            "DELETE FROM entries",
            "UPDATE payloads SET text = '{}'",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(statement)


def test_guards_that_were_taken_away_come_back(url: str, file: Path) -> None:
    fill(url)
    with behind_our_back(file):
        pass
    fill(url)
    with closing(sqlite3.connect(file)) as db, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute("DELETE FROM entries")


def test_a_changed_entry_is_not_read_as_if_it_were_whole(url: str, file: Path) -> None:
    with open_register(url) as register:
        register.append("A", "x", "1", {"number": 1})
        with behind_our_back(file) as db:
            db.execute("UPDATE payloads SET text = '{\"number\":2}'")
        with pytest.raises(EnvironmentBrokenError, match="register-tampered"):
            list(register.entries())


def test_what_was_erased_stands_nowhere_in_the_files(url: str, file: Path) -> None:
    with open_register(url) as register:
        entry = register.append("A", "x", "1", {"name": "Marieke van Voorbeeld"})
        register.erase([entry.id], "term", "A")
        for part in file.parent.glob(file.name + "*"):
            assert b"Marieke" not in part.read_bytes()
        assert digest('{"name":"Marieke van Voorbeeld"}') != entry.digest


def test_a_lock_is_one_clear_error(url: str, file: Path) -> None:
    with open_register(url, busy_timeout_s=0.01) as register:
        register.append("A", "x", "1")
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(EnvironmentBrokenError, match="register-locked") as caught:
                register.append("A", "x", "2")
            with pytest.raises(EnvironmentBrokenError, match="register-locked"):
                open_register(url, busy_timeout_s=0.01)
        assert caught.value.params == {"register": str(file)}
        assert len(list(register.entries())) == 1


def test_a_reader_does_not_keep_the_register_from_opening(url: str, file: Path) -> None:
    # As when two processes create it at once: only one can change how the file is kept.
    fill(url)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=DELETE").fetchall()
        other.execute("BEGIN")
        other.execute("SELECT * FROM meta").fetchall()
        with open_register(url, busy_timeout_s=0.01) as register:
            assert len(list(register.entries())) == 4
            with pytest.raises(EnvironmentBrokenError, match="register-locked"):
                register.append("A", "x", "1")
    with open_register(url) as register:
        assert len(list(register.entries())) == 4


def test_what_a_killed_process_wrote_can_be_read(url: str, file: Path) -> None:
    killed = (
        f"import os; from app.register import open_register; r = open_register({url!r}); r.append('A', 'x', '1'); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False).returncode == 9  # noqa: S603
    assert file.with_name(file.name + "-wal").stat().st_size
    with open_register(url, readonly=True) as register:
        assert len(list(register.entries())) == 1


class ServerError(Exception):
    """As a database server's driver raises it."""

    def __init__(self, sqlstate: str | None) -> None:
        self.sqlstate = sqlstate


class OperationalError(ServerError):
    """PEP 249's name for what is out of the program's hands."""


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ServerError("55P03"), "register-locked"),
        (ServerError("25006"), "register-read-only"),
        (ServerError("53100"), "disk-full"),
        (ServerError("42501"), "register-unreadable"),
        (OperationalError(None), "register-unreadable"),
    ],
)
def test_a_servers_complaints_are_explained(error: ServerError, code: str) -> None:
    with pytest.raises(EnvironmentBrokenError, match=code), faults_explained("a server"):
        raise DBAPIError("SELECT", None, error)


def test_a_servers_other_complaints_are_ours() -> None:
    with pytest.raises(DBAPIError), faults_explained("a server"):
        raise DBAPIError("SELECT", None, ServerError("23505"))


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk-full"), (errno.EROFS, "register-read-only"), (errno.EACCES, "register-unreadable")],
)
def test_the_file_systems_complaints_are_explained(number: int, code: str) -> None:
    with pytest.raises(EnvironmentBrokenError, match=code), file_faults_explained("a file"):
        raise OSError(number, "")


def test_a_newer_register_is_left_alone(url: str, file: Path) -> None:
    fill(url)
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE meta SET value = '2'")
    before = file.read_bytes()
    for readonly in (False, True):
        with pytest.raises(EnvironmentBrokenError, match="register-newer"):
            open_register(url, readonly=readonly)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all, " * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_file_that_is_no_database_is_left_alone(content: bytes, url: str, file: Path) -> None:
    file.write_bytes(content)
    for readonly in (False, True):
        with pytest.raises(EnvironmentBrokenError, match="register-unreadable"):
            open_register(url, readonly=readonly)
    assert file.read_bytes() == content


@pytest.mark.parametrize("schema", ["CREATE TABLE recipes (name)", "CREATE TABLE meta (name, value)"])
def test_somebody_elses_database_is_left_alone(schema: str, url: str, file: Path) -> None:
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(schema)
    before = file.read_bytes()
    with pytest.raises(EnvironmentBrokenError, match="register-unreadable"):
        open_register(url)
    assert file.read_bytes() == before


def test_a_register_without_a_version_is_unreadable(url: str, file: Path) -> None:
    fill(url)
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("DELETE FROM meta")
    with pytest.raises(EnvironmentBrokenError, match="register-unreadable"):
        open_register(url)


def test_a_folder_in_the_place_of_the_file_is_unreadable(url: str, file: Path) -> None:
    file.mkdir()
    with pytest.raises(EnvironmentBrokenError, match="register-unreadable"):
        open_register(url)


def test_reading_only_writes_nothing(url: str, file: Path) -> None:
    # Root may write to any file, so SQLite's own read-only mode stands in for a file without the right to write.
    fill(url)
    before = file.read_bytes()
    with open_register(url, readonly=True) as register:
        assert len(list(register.entries())) == 4
        with pytest.raises(EnvironmentBrokenError, match="register-read-only"):
            register.append("A", "x", "1")
    assert file.read_bytes() == before


def test_a_file_that_may_not_be_written_is_one_clear_error(url: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(url)
    real = sqlite3.connect

    def connect(place: str, **options: object) -> sqlite3.Connection:
        return real(f"{Path(place).as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False)

    monkeypatch.setattr("sqlite3.dbapi2.connect", connect)
    monkeypatch.setattr("sqlite3.connect", connect)
    before = file.read_bytes()
    with pytest.raises(EnvironmentBrokenError, match="register-read-only"):
        open_register(url)
    assert file.read_bytes() == before


def test_reading_what_does_not_exist_creates_nothing(url: str, file: Path) -> None:
    with open_register(url, readonly=True) as register:
        assert list(register.entries()) == []
        assert register.verify() == ()
        with pytest.raises(EnvironmentBrokenError, match="register-read-only"):
            register.append("A", "x", "1")
    assert not file.exists()


def test_a_full_disk_is_one_clear_error(url: str) -> None:
    with open_register(url) as register:
        register.append("A", "x", "1")
        with register.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
        with pytest.raises(EnvironmentBrokenError, match="disk-full"):
            register.append("A", "x", "2", {"long": "x" * 100_000})
        assert register.verify() == ()


def test_our_own_mistakes_stay_visible(url: str) -> None:
    with open_register(url) as register, pytest.raises(IntegrityError), register.reading() as connection:
        connection.exec_driver_sql("INSERT INTO meta (name, value) VALUES ('schema_version', '1')")


@pytest.mark.parametrize("bad", ["", "register.db", "nosuchdatabase://x/y"])
def test_a_malformed_url_is_the_users_mistake(bad: str) -> None:
    with pytest.raises(UsageError, match="register-url-malformed"):
        open_register(bad)


def test_a_missing_driver_is_said(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentBrokenError, match="register-driver-missing"):
        open_register("postgresql+pg8000://nobody@localhost/none")


def test_the_folder_of_a_new_register_is_made(tmp_path: Path) -> None:
    fill(f"sqlite:///{tmp_path}/a/b/register.db")
