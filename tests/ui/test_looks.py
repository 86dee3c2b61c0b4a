"""Thumbnails come in the order in which they are wanted; those of an event that was closed do not stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any, cast

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.errors import ItemError
from app.pipeline.preview import Look
from tests.stand_ins import AtOnce
from ui.looks import KEPT_BYTES, UNDER_WAY, Looks
from ui.tasks import Tasks


class ByHand(AtOnce):
    """Workers that end a piece of work when a test says so."""

    def __init__(self, *_: object) -> None:
        super().__init__()
        self.asked: list[tuple[str, Future[Any]]] = []

    def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        future: Future[Any] = Future()
        if arguments:
            self.asked.append((str(arguments[0]), future))
        return future

    def end(self, path: str, *, broken: bool = False) -> None:
        future = next(future for asked, future in self.asked if asked == path)
        if broken:
            future.set_exception(ItemError("timed-out", seconds=1))
        else:
            future.set_result(Look(np.zeros((10, 16, 3), np.uint8), 1600, 1000, "0" * 64))


@pytest.fixture
def made(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Looks, ByHand]]:
    monkeypatch.setattr("ui.looks.Workers", ByHand)
    tasks = Tasks()
    looks = Looks(tasks)
    yield looks, cast("ByHand", looks._workers)
    tasks.close()


def test_what_is_in_view_comes_first_in_its_order(made: tuple[Looks, ByHand], qtbot: QtBot) -> None:
    looks, workers = made
    looks.want([f"old{number}" for number in range(10)])
    looks.want(["a", "b", "c"])
    for number in range(UNDER_WAY):
        with qtbot.waitSignal(looks.thumbnail_ready):
            workers.end(f"old{number}")
    assert [path for path, _ in workers.asked] == ["old0", "old1", "old2", "old3", "a", "b", "c"]


def test_what_is_there_or_refused_is_not_asked_for_again(made: tuple[Looks, ByHand], qtbot: QtBot) -> None:
    looks, workers = made
    looks.want(["a", "b"])
    with qtbot.waitSignals([looks.thumbnail_ready] * 2):
        workers.end("a")
        workers.end("b", broken=True)
    looks.want(["a", "b"])
    assert len(workers.asked) == 2
    assert looks.there("a") is not None
    assert looks.is_refused("b")


def test_a_picture_of_a_closed_event_does_not_stay(made: tuple[Looks, ByHand], qtbot: QtBot) -> None:
    looks, workers = made
    looks.want(["a"])
    looks.forget()
    with qtbot.waitSignal(looks.thumbnail_ready):
        workers.end("a")
    assert looks.there("a") is None
    assert KEPT_BYTES > 0
