from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.tasks import Tasks


class Knot:
    """Refers to itself: only the collector frees it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collected_in() -> Iterator[list[str]]:
    """The threads in which Python collected."""
    threads: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        if phase == "stop":
            threads.append(threading.current_thread().name)

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


def tie_knots() -> int:
    return len([Knot() for _ in range(20_000)])


def test_garbage_is_collected_on_the_windows_thread_alone(qtbot: QtBot, collected_in: list[str]) -> None:
    assert gc.isenabled()
    tasks = Tasks()
    knot = Knot()
    gone = weakref.ref(knot)
    del knot
    done: list[int] = []
    for _ in range(5):
        tasks.run(tie_knots, done.append)
    qtbot.waitUntil(lambda: len(done) == 5)
    qtbot.waitUntil(lambda: gone() is None)
    tasks.close()
    assert gc.isenabled()
    assert set(collected_in) == {threading.main_thread().name}
