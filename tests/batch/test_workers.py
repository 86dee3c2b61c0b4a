from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import Any

import pytest
from pebble.pool.base_pool import Task, TaskPayload

from app.batch.workers import Workers, outcome_of
from app.errors import EnvironmentBrokenError, ItemError
from app.log import NAME
from app.pipeline.pulse import Pulse
from tests.batch import deeds

ROOT = Path(__file__).parents[2]
GONE_WITHIN_MS = 20_000


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(2, deeds.ready, limit_s=1.5) as workers:
        yield workers


def others_go_on(workers: Workers, bad: Callable[[], None]) -> Future[Any]:
    """A bad task among good ones; the good ones come back."""
    before, between, after = workers.submit(deeds.double, 1), workers.submit(bad), workers.submit(deeds.double, 3)
    assert [outcome_of(before), outcome_of(after)] == [2, 6]
    return between


def test_an_item_error_arrives_as_it_was_raised(workers: Workers) -> None:
    with pytest.raises(ItemError) as caught:
        outcome_of(workers.submit(deeds.refuse, "too-many-pixels"))
    assert (caught.value.code, caught.value.params) == ("too-many-pixels", {"limit": 7})


@pytest.mark.parametrize(
    ("deed", "status"),
    [(deeds.leave, 9), (deeds.crash, -signal.SIGSEGV), (deeds.be_killed, -signal.SIGKILL)],
    ids=["leaves", "crashes", "is killed"],
)
def test_a_worker_that_dies_is_one_failed_item(workers: Workers, deed: Callable[[], None], status: int) -> None:
    with pytest.raises(ItemError) as caught:
        outcome_of(others_go_on(workers, deed))
    assert (caught.value.code, caught.value.params) == ("worker-died", {"status": status})


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bound no memory")
@pytest.mark.parametrize("deed", [deeds.eat_memory, deeds.eat_memory_by_numpy, deeds.eat_memory_by_opencv])
def test_what_eats_memory_is_one_failed_item(workers: Workers, deed: Callable[[], None]) -> None:
    with pytest.raises(ItemError) as caught:
        outcome_of(others_go_on(workers, deed))
    assert caught.value.code == "out-of-memory"


def test_a_worker_that_hangs_is_one_failed_item(workers: Workers) -> None:
    with pytest.raises(ItemError) as caught:
        outcome_of(others_go_on(workers, deeds.hang))
    assert (caught.value.code, caught.value.params) == ("timed-out", {"seconds": 1})
    assert outcome_of(workers.submit(deeds.double, 4)) == 8


def test_broken_surroundings_show(workers: Workers) -> None:
    with pytest.raises(EnvironmentBrokenError):
        outcome_of(workers.submit(deeds.break_down))


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        (deeds.blunder, "ZeroDivisionError"),
        (deeds.misuse_opencv, "error"),
        (deeds.blunder_without_words, "ErrorThatCannotTravel"),
        (deeds.lose_patience, "TimeoutError"),
    ],
)
def test_a_bug_of_ours_is_one_failed_item_and_stands_in_the_log(
    workers: Workers, deed: Callable[[], None], kind: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(NAME), "propagate", True)
    with pytest.raises(ItemError) as caught:
        outcome_of(others_go_on(workers, deed))
    assert (caught.value.code, caught.value.params) == ("program-fault", {"kind": kind})
    assert f"\n{kind}\n" in caplog.text
    assert re.search(rf"\n  deeds.py:\d+ {deed.__name__}\n", caplog.text)
    assert "Anna" not in caplog.text


def test_a_bug_that_another_executor_brings_is_one_failed_item_too() -> None:
    future: Future[Any] = Future()
    future.set_exception(ValueError("Anna"))
    with pytest.raises(ItemError) as caught:
        outcome_of(future)
    assert (caught.value.code, caught.value.params) == ("program-fault", {"kind": "ValueError"})


def test_the_news_of_a_task_may_lag_behind_the_death_of_its_worker(workers: Workers) -> None:
    manager = workers._pool._pool_manager
    task = Task(1, Future(), None, TaskPayload(deeds.double, (), {}))
    tasks, glances = {1: task}, 0

    class Tasks(dict[int, Task]):
        def copy(self) -> dict[int, Task]:
            nonlocal glances
            glances += 1
            task.worker_id = 77 if glances == 3 else 0
            return tasks

    late = type(manager)(workers._pool._context, multiprocessing.get_context("spawn"))
    late.task_manager.tasks = Tasks()
    assert late.find_expired_task(77) is task
    assert glances == 3


def test_a_task_that_says_how_far_it_is_does_not_hang(workers: Workers, tmp_path: Path) -> None:
    """The time that it may take counts from what it said last."""
    manager = type(workers._pool._pool_manager)(workers._pool._context, multiprocessing.get_context("spawn"))
    pulse = Pulse(tmp_path / "pulse")
    pulse.progress()(0.5)
    os.utime(tmp_path / "pulse", (1000, 1000))
    tasks = {number: Task(number, Future(), None, TaskPayload(deeds.double, (1, Pulse()), {})) for number in (1, 2, 3)}
    for number in (1, 2):
        tasks[number].payload.args = (1, pulse)
    tasks[1].timestamp = tasks[3].timestamp = 500.0
    manager.task_manager.tasks = tasks
    manager.update_tasks()  # type: ignore[no-untyped-call]
    assert [task.timestamp for task in tasks.values()] == [1000.0, 0.0, 500.0]


@pytest.mark.parametrize(("leap", "counted_from"), [(3600.0, 4550.0), (-300.0, 700.0), (5.0, 950.0)])
def test_the_time_that_a_machine_slept_is_not_counted_against_a_task(
    leap: float, counted_from: float, workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is it where its clock was set."""
    manager = type(workers._pool._pool_manager)(workers._pool._context, multiprocessing.get_context("spawn"))
    pulse = Pulse(tmp_path / "pulse")
    pulse.progress()(0.5)
    os.utime(tmp_path / "pulse", (950, 950))
    task = Task(1, Future(), None, TaskPayload(deeds.double, (1, pulse), {}))
    task.timestamp = 900.0
    manager.task_manager.tasks = {1: task}
    for moment in (1000.0, 1000.0 + leap):
        monkeypatch.setattr(manager, "now", lambda moment=moment: moment)
        manager.update_tasks()  # type: ignore[no-untyped-call]
    assert task.timestamp == counted_from


def test_workers_that_cannot_start_are_broken_surroundings() -> None:
    with Workers(1, deeds.never_ready) as workers:
        with pytest.raises(EnvironmentBrokenError) as caught:
            outcome_of(workers.submit(deeds.double, 1))
        assert caught.value.code == "workers-broken"
        with pytest.raises(EnvironmentBrokenError):
            workers.submit(deeds.double, 1)


def test_leaving_early_stops_what_hangs() -> None:
    with Workers(1, deeds.ready) as workers:
        hanging = workers.submit(deeds.hang)
    assert not hanging.running()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_workers_get_ready_before_they_have_anything_to_do(tmp_path: Path) -> None:
    said = tmp_path / "said"
    os.mkfifo(said)
    listening = os.open(said, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(listening, "rb") as stream, Workers(1, deeds.say_ready, said):
        assert select.select([stream], [], [], GONE_WITHIN_MS / 1000)[0]
        assert stream.read(1) == b"!"


def test_stopping_twice_is_stopping_once() -> None:
    with Workers(1, deeds.ready) as workers:
        hanging = workers.submit(deeds.hang)
        workers.stop()
        assert not hanging.running()


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs pidfd_open(2)")
def test_workers_die_with_a_parent_that_was_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-m", "tests.batch.deeds"], cwd=ROOT, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    with parent, contextlib.ExitStack() as opened:
        handles = []
        for _ in range(2):
            handles.append(os.pidfd_open(int(parent.stdout.readline())))
            opened.callback(os.close, handles[-1])
        parent.kill()
        for handle in handles:
            poll = select.poll()
            poll.register(handle, select.POLLIN)
            assert poll.poll(GONE_WITHIN_MS), "a worker outlived its parent"


def test_a_task_that_was_taken_back_is_no_fault() -> None:
    future = Future[int]()
    future.cancel()
    with pytest.raises(CancelledError):
        outcome_of(future)
