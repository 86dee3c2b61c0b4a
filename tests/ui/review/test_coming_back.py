"""Who leaves the room and comes back finds what was shown there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.events.event import Problem
from tests.ui.review.conftest import Scene
from ui.review.page import ReviewPage

Key = Qt.Key
pytestmark = pytest.mark.usefixtures("permission")


def press(scene: Scene, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(scene.canvas, key)
        scene.settle()


def leave_and_come_back(scene: Scene) -> str:
    scene.page.hide()
    scene.page.show()
    scene.page.arrive(None)
    scene.settle()
    return scene.item.found.path.name


def test_it_is_the_same_one_at_the_same_place(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    first = scene.item.found.path.name
    press(scene, Key.Key_Right)
    name, place = scene.item.found.path.name, scene.page.header.place.text()
    assert name != first
    assert place.startswith("2 of 3")
    assert leave_and_come_back(scene) == name
    assert scene.page.header.place.text() == place
    press(scene, Key.Key_Left)  # one that was seen already
    assert leave_and_come_back(scene) == first


def test_a_page_that_is_made_anew_shows_it_too(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    press(scene, Key.Key_Right)
    path = scene.item.path
    page = ReviewPage(scene.context)  # as after another language or text size
    scene.qtbot.addWidget(page)
    page.arrive(None)
    scene.settle()
    assert page.editor.path == path


def test_where_the_round_is_over_it_begins_anew(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    press(scene, Key.Key_Right, Key.Key_Right)
    last = scene.item.found.path.name
    assert leave_and_come_back(scene) == last  # it was not seen yet
    press(scene, Key.Key_Right)
    assert leave_and_come_back(scene) != last


def test_what_cannot_be_looked_at_any_more_is_not_come_back_to(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    item = scene.item
    scene.bench.model.replace_items([replace(item, screening=None, problem=Problem("unreadable"))])
    assert leave_and_come_back(scene) != item.found.path.name


def test_another_event_begins_at_its_own_first(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    press(scene, Key.Key_Right)
    scene.bench.close_event()
    assert scene.bench.in_review == ""
