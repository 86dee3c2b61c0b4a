"""Beside "decided on before" stands what was decided, of the item that it looks like."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.model import Actor, Channel, Role, Setting
from app.records import Answer, Question, decide, refer
from app.workplace import Workplace
from tests.ui.review.conftest import Scene

SAM = Actor("Sam Director", Role.DIRECTOR)


@pytest.mark.usefixtures("permission")
def test_of_a_copy_of_what_was_refused_it_is_said_that_it_was(scene: Scene, folder: Path, workplace: Workplace) -> None:
    scene.open([folder])
    verdict = scene.page.panel.verdict
    assert scene.item.screening is not None
    assert not verdict.likes
    media = replace(scene.item.screening.item, looks_like="00ff" * 4)
    scene.bench.model.replace_items([replace(scene.item, screening=replace(scene.item.screening, item=media))])
    asked = Question(
        "d" * 64, "old.jpg", None, Setting.ACTIVITY, Channel.PRINT, "SL-1", frozenset({"b5-doubt"}), looks_like=media.looks_like
    )
    with workplace.writing() as (register, _):
        refer(register, asked, "De Boog")
        decide(register, asked.sha256, Answer(approved=False, by=SAM, reason="not fitting"))
    scene.page.panel.ask_past(scene.item)
    scene.settle()
    (told,) = verdict.likes
    said, when = told
    assert said.endswith("Refused by Sam Director: not fitting")
    assert said.startswith("It looks like an edited copy of an item")
    assert when
    scene.page.go_on()
    scene.settle()
    assert not verdict.likes
