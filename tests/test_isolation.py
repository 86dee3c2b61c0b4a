from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import HOME_VARIABLE
from tests.make_media import encoded, portrait
from ui.__main__ import configured_hosts

ROOT = Path(__file__).parents[1]
BEGIN = "import socket, sys\nfrom app.isolation import NetworkUseError, is_isolated, isolate\n"


def run(code: str, *, begin: str = BEGIN) -> str:
    """What a process of its own prints: a hook cannot be taken away again."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", begin + code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_it_says_whether_it_is() -> None:
    assert run("print(is_isolated()); isolate(); print(is_isolated()); isolate()") == "False\nTrue"


@pytest.mark.parametrize(
    "call",
    [
        "socket.create_connection(('192.0.2.1', 80), 0.01)",
        "socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
        "socket.getaddrinfo('example.invalid', 443)",
        "socket.gethostbyname('example.invalid')",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))",
        "socket.socket().bind(('192.0.2.1', 0))",
        "__import__('urllib.request').request.urlopen('http://192.0.2.1/', timeout=0.01)",
        "__import__('http.client').client.HTTPConnection('192.0.2.1', timeout=0.01).request('GET', '/')",
    ],
)
def test_nothing_leaves(call: str) -> None:
    assert run(f"isolate()\ntry:\n    {call}\nexcept NetworkUseError:\n    print('refused')") == "refused"


def test_this_machine_and_what_was_configured_are_let_through() -> None:
    code = (
        "isolate(frozenset({'Database.School.invalid'}))\n"
        "server = socket.create_server(('127.0.0.1', 0))\n"
        "socket.create_connection(server.getsockname()).close()\n"
        "one, other = socket.socketpair()\n"
        "try:\n    socket.getaddrinfo('database.school.invalid', 5432)\n"
        "except NetworkUseError:\n    print('refused')\n"
        "except OSError:\n    print('asked')\n"
    )
    assert run(code) == "asked"


def test_the_program_and_its_workers_are_isolated() -> None:
    code = (
        "if __name__ == '__main__':\n"
        "    from app.batch.workers import Workers\n"
        "    with Workers(1, bool) as workers:\n"
        "        print(workers.submit(is_isolated).result(60))\n"
        "    from ui.__main__ import main\n"
        "    main(['policy', 'show', '--register', 'sqlite://'])\n"
        "    print(is_isolated())\n"
    )
    lines = run(code).splitlines()
    assert (lines[0], lines[-1]) == ("True", "True")


@pytest.mark.parametrize(
    ("words", "hosts"),
    [
        (["--register", "postgresql+psycopg://kim:secret@db.school.invalid:5432/register"], {"db.school.invalid"}),
        (["screen", "x", "--register=postgresql://db.school.invalid/register"], {"db.school.invalid"}),
        (["--register", "sqlite:////srv/register.sqlite"], set()),
        (["--register", "sqlite://[nonsense"], set()),
        (["--register"], set()),
        ([], set()),
    ],
)
def test_only_the_register_that_was_named_is_let_through(words: list[str], hosts: set[str]) -> None:
    assert configured_hosts(words) == hosts


def test_looking_leaves_nothing_in_the_folders_of_the_user(tmp_path: Path) -> None:
    """What a library writes there by itself (caches, numbers for the machine, what it means to report) would tell of it."""
    (picture := tmp_path / "a.jpg").write_bytes(encoded(portrait(), "jpeg"))
    told_otherwise = {name for name in os.environ if name == "CI" or name.startswith(("ORT_", "XDG_"))}
    empty = {name: tmp_path / name for name in ("HOME", "TMPDIR")}
    for folder in empty.values():
        folder.mkdir()
    environment = {name: value for name, value in os.environ.items() if name not in told_otherwise}
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "app.cli", "screen", str(picture), "--json"],
        cwd=ROOT,
        env={**environment, **{name: str(folder) for name, folder in empty.items()}, HOME_VARIABLE: str(tmp_path / "own")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert '"score"' in done.stdout, done.stderr
    assert [file for folder in empty.values() for file in folder.rglob("*")] == []
