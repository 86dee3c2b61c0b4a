from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from app.batch import conveyor as conveyor_module
from app.batch.conveyor import Flight, conveyor
from app.batch.interruption import Interruption
from app.errors import EnvironmentBrokenError

Tasks = Iterator[int]


class Line:
    """Futures that are finished when the conveyor waits: the last submitted first, so that order is worth something."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pending: deque[tuple[int, Future[Any]]] = deque()
        self.most = 0
        self.steps: list[tuple[str, int]] = []
        monkeypatch.setattr(conveyor_module, "wait", self.wait)

    def submit(self, task: int) -> Future[Any]:
        future: Future[Any] = Future()
        self.pending.append((task, future))
        self.most = max(self.most, len(self.pending))
        return future

    def wait(self, futures: list[Future[Any]], return_when: str) -> None:
        assert futures
        task, future = self.pending.pop()
        future.set_result(task)

    def launch(self, task: int) -> Flight[int, int]:
        return Flight(task, self.submit(task), self.first)

    def first(self, flight: Flight[int, int], future: Future[Any]) -> None:
        self.steps.append(("first", flight.task))
        flight.follow(self.submit(flight.task), self.second)

    def second(self, flight: Flight[int, int], future: Future[Any]) -> None:
        flight.land(future.result() * 10)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(monkeypatch)


def test_ten_thousand_tasks_keep_their_order_and_few_are_under_way(line: Line) -> None:
    drawn = 0

    def tasks() -> Tasks:
        nonlocal drawn
        while drawn < 10_000:
            drawn += 1
            yield drawn

    handed_out = 0
    for task, result in conveyor(tasks(), line.launch, 7):
        handed_out += 1
        assert (task, result) == (handed_out, handed_out * 10)
        assert drawn - handed_out < 7
    assert handed_out == 10_000
    assert line.most == 7
    assert not line.pending


def test_nothing_to_do(line: Line) -> None:
    assert list(conveyor([], line.launch, 3)) == []


def test_one_after_the_other(line: Line) -> None:
    assert list(conveyor(range(3), line.launch, 1)) == [(0, 0), (1, 10), (2, 20)]


def test_an_error_in_a_step_reaches_the_caller(line: Line) -> None:
    def fail(flight: Flight[int, int], future: Future[Any]) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(conveyor(range(3), lambda task: Flight(task, line.submit(task), fail), 2))


def hand_out_of(broken: int, in_flight: int, slow: int) -> list[int]:
    """Which of four items come out before an error: the one that is `broken`, where another never ends."""
    futures = [Future[int]() for _ in range(4)]
    for number, future in enumerate(futures):
        if number != slow:
            future.set_result(number)

    def land(flight: Flight[int, int], future: Future[Any]) -> None:
        if flight.task == broken:
            raise EnvironmentBrokenError("out-disk-full")
        flight.land(future.result())

    came = list[int]()
    with pytest.raises(EnvironmentBrokenError):
        came.extend(task for task, _ in conveyor(range(4), lambda task: Flight(task, futures[task], land), in_flight))
    return came


def test_what_was_done_before_an_error_is_handed_out_first() -> None:
    """It has perhaps been released, and nobody would hear of it."""
    assert hand_out_of(broken=3, in_flight=4, slow=0) == [1, 2]
    assert hand_out_of(broken=1, in_flight=4, slow=2) == [0]


def test_an_item_that_cannot_be_launched_does_not_keep_back_what_is_done() -> None:
    futures = [Future[int]() for _ in range(3)]
    futures[0].set_result(0)
    futures[2].set_result(2)

    def launch(task: int) -> Flight[int, int]:
        if task == 3:
            raise EnvironmentBrokenError("workers-broken")
        return Flight(task, futures[task], lambda flight, future: flight.land(future.result()))

    flow = conveyor(range(4), launch, 3)
    assert [next(flow), next(flow)] == [(0, 0), (2, 2)]
    with pytest.raises(EnvironmentBrokenError):
        next(flow)


def test_an_interruption_first_hands_out_what_is_done_in_order(line: Line) -> None:
    interruption = Interruption()

    def land(flight: Flight[int, int], future: Future[Any]) -> None:
        flight.land(future.result() * 10)
        if flight.task == 2:
            interruption.ask()

    flow = conveyor(range(4), lambda task: Flight(task, line.submit(task), land), 4, interruption.moment)
    assert [next(flow), next(flow)] == [(2, 20), (3, 30)]
    with pytest.raises(KeyboardInterrupt):
        next(flow)


def test_a_signal_waits_for_a_moment_when_nothing_is_half_done() -> None:
    interruption = Interruption()
    interruption.ask()  # between two moments: nothing happens yet
    with pytest.raises(KeyboardInterrupt), interruption.moment():
        pytest.fail("the moment was not taken")
    other = Interruption()
    with pytest.raises(KeyboardInterrupt), other.moment():
        other.ask()
    with Interruption().moment():
        pass


def test_another_thread_stops_a_run_that_waits_and_what_is_done_is_handed_out() -> None:
    """The first item never ends; the third is done and handed out, the second is not heard of."""
    interruption = Interruption()
    futures: list[Future[Any]] = [Future() for _ in range(3)]
    landed = threading.Event()

    def land(flight: Flight[int, int], future: Future[Any]) -> None:
        flight.land(future.result())
        landed.set()

    flow = conveyor(range(3), lambda task: Flight(task, futures[task], land), 3, interruption.moment, interruption.stopped)
    results: list[tuple[int, int]] = []

    def run() -> bool:
        try:
            results.extend(flow)
        except KeyboardInterrupt:
            return True
        return False

    with ThreadPoolExecutor(1) as pool:
        ended = pool.submit(run)
        futures[2].set_result(30)
        assert landed.wait(20)
        interruption.stop()
        interruption.stop()
        assert ended.result(20)
    assert results == [(2, 30)]


def test_a_stop_while_nobody_waits_is_heard_at_the_next_moment() -> None:
    interruption = Interruption()
    interruption.stop()
    with pytest.raises(KeyboardInterrupt), interruption.moment():
        pytest.fail("the moment was not taken")


def test_a_stop_during_a_moment_is_heard_when_it_ends() -> None:
    interruption = Interruption()
    with pytest.raises(KeyboardInterrupt), interruption.moment():
        interruption.stop()  # returns: nothing is raised in the thread that asks
    assert interruption.stopped.done()


def test_a_signal_raises_nothing_where_it_falls_and_wakes_who_waits() -> None:
    interruption, reached = Interruption(), list[str]()

    def work() -> None:
        with interruption.moment():
            interruption.ask()  # a lock that is taken here has to be given back
            interruption.stopped.result(timeout=60)
            reached.append("the end")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert reached == ["the end"]


def test_the_end_of_each_step_is_told_once_and_before_what_follows(line: Line) -> None:
    steps: list[str] = []

    def first(flight: Flight[int, int], _: Future[Any]) -> None:
        steps.append("first")
        assert flight.glance is None
        flight.follow(line.submit(flight.task), second)

    def second(flight: Flight[int, int], _: Future[Any]) -> None:
        steps.append("second")
        flight.land(1)

    def launch(task: int) -> Flight[int, int]:
        return Flight(task, line.submit(task), first, over=lambda: steps.append("over"))

    assert list(conveyor([0], launch, 1)) == [(0, 1)]
    assert steps == ["over", "first", "second"]
