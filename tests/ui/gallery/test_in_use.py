"""While somebody is about to click a tile, or goes over them by keys, no tile takes the place of another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.events.deciding import mark
from app.model import DecisionKind
from tests.ui.gallery.making import AUTHOR
from tests.ui.gallery.test_page import gallery, program
from tests.ui.pointing import middle, pointer
from tests.ui.programs import settle
from ui.gallery.facts import Mark, Order, Wanted
from ui.gallery.page import GalleryPage
from ui.main import Program
from ui.rooms import Room

__all__ = ["gallery", "pointer", "program"]

pytestmark = pytest.mark.usefixtures("pointer")


@pytest.fixture
def scene(gallery: GalleryPage, program: Program, qtbot: QtBot) -> Scene:
    return Scene(gallery, program, qtbot)


class Scene:
    """What a test asks of the gallery. Four photos, the first of which is blocked by and by: then it would be the last."""

    def __init__(self, page: GalleryPage, program: Program, qtbot: QtBot) -> None:
        self.page, self._program, self._qtbot = page, program, qtbot
        self.leave()
        page.shown.arrange()
        self.first = self.names[0]

    @property
    def names(self) -> list[str]:
        return [row.item.relative for row in self.page.shown.rows()]

    def point_at_the_first(self) -> QPoint:
        seen = self.page.grid.visualRect(self.page.shown.index(0))
        at = self.page.grid.viewport().mapToGlobal(seen.center())
        QCursor.setPos(at)
        self._rest()
        return at

    def leave(self) -> None:
        QCursor.setPos(middle(self.page.bar))
        self._rest()

    def block_the_first(self) -> None:
        """A verdict comes in; what waits for things to settle has settled."""
        item = next(item for item in self._program.bench.model.items() if item.relative == self.first)
        self._program.bench.change("no", [mark(item, DecisionKind.DO_NOT_USE, AUTHOR)])
        settle(self._program, self._qtbot)
        if self.page.shown._settle.isActive():
            self.page.shown._settle.stop()
            self.page.shown._settle.timeout.emit()
        self._rest()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.grid, key)
        self._rest()

    def focus_elsewhere(self) -> None:
        self.page.filters.setFocus()
        self.page.bar.only.setFocus()
        self._rest()

    def _rest(self) -> None:
        for _ in range(6):
            QApplication.processEvents()


def test_the_tile_under_the_pointer_is_the_one_that_is_clicked(scene: Scene) -> None:
    at = scene.point_at_the_first()
    before = scene.names
    scene.block_the_first()
    assert scene.names == before
    viewport = scene.page.grid.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.mapFromGlobal(at))
    (path,) = scene.page.grid.paths()
    assert path.endswith(scene.first)
    scene.leave()
    assert scene.names == [*before[1:], scene.first]


def test_who_goes_over_them_by_keys_finds_them_where_they_were(scene: Scene) -> None:
    scene.page.grid.setFocus()
    scene.press(Qt.Key.Key_Right)
    before = scene.names
    scene.block_the_first()
    assert scene.names == before
    scene.focus_elsewhere()
    assert scene.names == [*before[1:], scene.first]


def test_who_only_watches_sees_what_is_usable_come_first(scene: Scene) -> None:
    scene.page.grid.setFocus()
    before = scene.names
    scene.block_the_first()
    assert scene.names == [*before[1:], scene.first]


@pytest.mark.parametrize(
    "ask",
    [
        lambda page: page.shown.sort_by(Order.NAME),
        lambda page: page.shown.want(Wanted(marks=frozenset({Mark.FACES}))),
    ],
    ids=["order", "filter"],
)
def test_what_its_user_asks_for_is_done_at_once(scene: Scene, ask: Callable[[GalleryPage], None]) -> None:
    scene.point_at_the_first()
    before = scene.names
    ask(scene.page)
    assert scene.names != before
    scene.leave()


def test_who_comes_back_finds_them_in_order(scene: Scene, program: Program) -> None:
    scene.point_at_the_first()
    before = scene.names
    scene.block_the_first()
    program.window.go(Room.SETTINGS)
    program.window.go(Room.GALLERY)
    assert scene.names == [*before[1:], scene.first]
    scene.leave()
