from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from app.pipeline.side_by_side import Hands

WITHIN_S = 30


def test_results_come_in_the_order_of_giving() -> None:
    with Hands([lambda number: number * 2] * 3) as hands:
        told = [result for number in range(50) for result in hands.give(number)]
        told += hands.rest()
    assert told == [number * 2 for number in range(50)]


def test_few_are_under_way_and_no_hand_does_two_things_at_once() -> None:
    busy, most, lock = [0, 0], [0, 0], threading.Lock()

    def work_of(hand: int) -> Callable[[int], int]:
        def work(number: int) -> int:
            with lock:
                busy[hand] += 1
                most[hand] = max(most[hand], busy[hand])
            with lock:
                busy[hand] -= 1
            return number

        return work

    given = 0
    with Hands([work_of(0), work_of(1)]) as hands:
        for number in range(40):
            given += len(hands.give(number))
            assert number + 1 - given <= 4
        assert given + len(hands.rest()) == 40
    assert max(most) == 1


def test_what_was_promised_is_told_there_and_nowhere_else() -> None:
    with Hands([lambda number: number * 2] * 2) as hands:
        told = hands.give(1)
        promises = [hands.promise(number) for number in range(20)]
        assert [promise.result() for promise in promises] == [number * 2 for number in range(20)]
        assert [*told, *hands.rest()] == [2]


def test_an_error_reaches_the_caller_and_nobody_hangs() -> None:
    def work(number: int) -> int:
        if number == 3:
            raise ZeroDivisionError
        return number

    def give_all() -> None:
        with Hands([work, work]) as hands:
            for number in range(100):
                hands.give(number)
            hands.rest()

    with pytest.raises(ZeroDivisionError):
        give_all()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("looking")]


def test_an_error_of_the_caller_waits_for_what_is_under_way() -> None:
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def work(_: int) -> None:
        begun.set()
        assert go_on.wait(WITHIN_S)
        ended.set()

    def give_one_and_fail() -> None:
        with Hands([work]) as hands:
            hands.give(1)
            assert begun.wait(WITHIN_S)
            go_on.set()
            raise KeyError

    with pytest.raises(KeyError):
        give_one_and_fail()
    assert ended.is_set()
