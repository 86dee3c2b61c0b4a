"""Things made ahead of whoever works on them."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from app.ahead import ahead

WITHIN_S = 20


@pytest.mark.parametrize("most", [1, 3])
def test_things_come_in_order_each_made_while_those_before_are_worked_on(most: int) -> None:
    made = [threading.Event() for _ in range(12)]

    def source() -> Iterator[int]:
        for number in range(8):
            made[number].set()
            yield number

    for number, thing in enumerate(ahead(source(), most)):
        assert thing == number
        assert all(event.wait(WITHIN_S) for event in made[: min(8, number + most + 1)])
        assert not any(event.is_set() for event in made[number + most + 1 :])


@pytest.mark.parametrize("most", [1, 3])
def test_what_fails_ahead_is_raised_when_its_turn_comes(most: int) -> None:
    def source() -> Iterator[int]:
        yield 1
        raise ValueError("of the second")

    things = ahead(source(), most)
    assert next(things) == 1
    with pytest.raises(ValueError, match="of the second"):
        next(things)


@pytest.mark.parametrize("most", [1, 3])
def test_who_leaves_early_leaves_nothing_open(most: int) -> None:
    closed = threading.Event()

    def source() -> Iterator[int]:
        try:
            yield from range(100)
        finally:
            closed.set()

    before, things = threading.active_count(), ahead(source(), most)
    assert next(things) == 0
    things.close()
    assert closed.is_set()
    assert threading.active_count() == before
