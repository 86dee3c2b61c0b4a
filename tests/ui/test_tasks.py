from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.errors import BeeldkeurError, ItemError
from ui.tasks import Lane, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def test_work_is_done_elsewhere_and_its_result_arrives_here(tasks: Tasks, qtbot: QtBot) -> None:
    here, seen = threading.get_ident(), list[tuple[int, int]]()
    tasks.run(threading.get_ident, lambda there: seen.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != here
    assert seen[0][1] == here


def test_on_the_desk_one_piece_goes_after_the_other(tasks: Tasks, qtbot: QtBot) -> None:
    begun, go_on, order = threading.Event(), threading.Event(), list[int]()

    def first() -> None:
        begun.set()
        go_on.wait(10)
        order.append(1)

    tasks.run(first)
    tasks.run(lambda: order.append(2))
    begun.wait(10)
    assert not order
    go_on.set()
    qtbot.waitUntil(lambda: order == [1, 2])


def test_long_work_does_not_hold_up_the_desk(tasks: Tasks, qtbot: QtBot) -> None:
    go_on, done = threading.Event(), list[int]()
    tasks.run(lambda: go_on.wait(10), lane=Lane.LONG)
    tasks.run(lambda: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    go_on.set()


def test_an_error_is_told_to_who_asked_else_to_all(tasks: Tasks, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ItemError("missing")

    heard, asked = list[BeeldkeurError](), list[BeeldkeurError]()
    tasks.failed.connect(heard.append)
    tasks.run(fail, None, asked.append)
    qtbot.waitUntil(lambda: bool(asked))
    assert not heard
    tasks.run(fail)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].code == "missing"


def test_a_bug_is_told_apart(tasks: Tasks, qtbot: QtBot) -> None:
    bugs = list[BaseException]()
    tasks.bug.connect(bugs.append)
    tasks.run(lambda: 1 // 0, None, lambda error: pytest.fail(error.code))
    qtbot.waitUntil(lambda: bool(bugs))
    assert isinstance(bugs[0], ZeroDivisionError)


def test_what_was_saved_before_closing_is_saved(qtbot: QtBot) -> None:
    tasks, saved = Tasks(), list[int]()
    for number in range(20):
        tasks.run(lambda number=number: saved.append(number))  # type: ignore[misc]
    tasks.close()
    assert saved == list(range(20))
    tasks.run(lambda: saved.append(99))
    tasks.here(lambda: saved.append(98))
    assert saved == list(range(20))


def test_what_is_called_afterwards_dies_on_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    """A widget that another thread lets go of last is destroyed there: Qt does not survive that."""
    died, here = list[int](), threading.get_ident()

    class Held:
        def take(self, _: object) -> None:
            return

        def __del__(self) -> None:
            died.append(threading.get_ident())

    for _ in range(200):
        tasks.run(lambda: None, Held().take, lane=Lane.LONG)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    qtbot.waitUntil(lambda: len(died) == 200)
    assert set(died) == {here}


def test_at_last_comes_after_a_result_an_error_and_a_bug(tasks: Tasks, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ItemError("missing")

    order = list[str]()
    tasks.bug.connect(lambda _: order.append("bug"))
    tasks.run(lambda: 1, lambda _: order.append("then"), at_last=lambda: order.append("last"))
    tasks.run(fail, None, lambda _: order.append("failed"), at_last=lambda: order.append("last"))
    tasks.run(lambda: 1 // 0, None, at_last=lambda: order.append("last"))
    qtbot.waitUntil(lambda: len(order) == 6)
    assert order == ["then", "last", "failed", "last", "bug", "last"]
