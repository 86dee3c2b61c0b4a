from __future__ import annotations

from dataclasses import replace

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.events.event import Judged
from app.model import Verdict
from tests.ui.gallery.making import item, screening
from ui.event_model import EventModel, runs


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = EventModel()
    qtmodeltester.check(model)
    model.load(item(f"{number}.jpg") for number in range(5))
    model.replace_judged({"/photos/2.jpg": Judged(Verdict.COVER, ())})
    model.load([item("other.jpg")])
    qtmodeltester.check(model)


def test_a_change_tells_of_the_rows_that_changed_and_of_no_other(qtbot: QtBot) -> None:
    model = EventModel()
    model.load(item(f"{number}.jpg") for number in range(6))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))

    seen = [item(f"{number}.jpg", screening()) for number in (1, 2, 4)]
    model.replace_items([*seen, item("5.jpg")])

    assert told == [(1, 2), (4, 4)]
    assert model.at(4).item.screening == screening()
    model.replace_items([replace(seen[0])])
    assert len(told) == 2


def test_runs_are_first_and_last() -> None:
    assert runs([]) == []
    assert runs([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
