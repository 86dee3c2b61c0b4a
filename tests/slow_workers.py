"""Workers whose tasks are half done until somebody ends them: for whoever is told how far they are."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

import pytest

from app.errors import ItemError
from app.pipeline.pulse import Pulse
from tests.stand_ins import AtOnce


class SlowWorkers(AtOnce):
    """Says of every task that its half is done, in the order in which they came, and does it when asked to."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[Future[Any], Callable[[], Any]]] = []

    def __call__(self, *_: object, **_named: object) -> SlowWorkers:
        """Where workers are made: these."""
        return self

    def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        future: Future[Any] = Future()
        for pulse in arguments:
            if isinstance(pulse, Pulse):
                pulse.progress()(0.5)
        self.waiting.append((future, partial(function, *arguments)))
        return future

    def finish(self, number: int = 0) -> None:
        """Do one of those that wait."""
        future, work = self.waiting.pop(number)
        future.set_result(work())

    def crash(self, number: int = 0) -> None:
        """One of those that wait is not done, nor will be."""
        future, _ = self.waiting.pop(number)
        future.set_exception(ItemError("worker-died", status=1))


def use_slow_workers(monkeypatch: pytest.MonkeyPatch) -> SlowWorkers:
    """Have a desk work with these; whoever waits for them looks often how far they are."""
    made = SlowWorkers()
    monkeypatch.setattr("app.events.desk.Workers", made)
    monkeypatch.setattr("app.batch.conveyor.GLANCE_S", 0.01)
    return made
