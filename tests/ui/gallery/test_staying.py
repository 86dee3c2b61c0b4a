"""What lies under the pointer in the grid stays there, whatever comes and goes above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.gallery.test_page import gallery, program
from tests.ui.pointing import pointer
from ui.gallery.grid import LARGEST_PX, SMALLEST_PX
from ui.gallery.page import GalleryPage
from ui.main import Program

__all__ = ["gallery", "pointer", "program"]

pytestmark = pytest.mark.usefixtures("pointer")


def rest() -> None:
    for _ in range(6):
        QApplication.processEvents()


def tile(page: GalleryPage, place: int) -> QRect:
    """Where a tile is on the screen."""
    seen = page.grid.visualRect(page.shown.index(place))
    return QRect(page.grid.viewport().mapToGlobal(seen.topLeft()), seen.size())


def point_at_tile(page: GalleryPage, place: int) -> QPoint:
    """Near its lower edge: what comes above the grid takes room at the upper one."""
    seen = tile(page, place)
    for around in (page.grid, page):
        seen &= QRect(around.mapToGlobal(QPoint()), around.size())
    at = QPoint(seen.center().x(), seen.bottom() - 20)
    QCursor.setPos(at)
    rest()
    return at


def leave(page: GalleryPage) -> None:
    QCursor.setPos(page.bar.mapToGlobal(page.bar.rect().center()))
    rest()


def click_there(page: GalleryPage, at: QPoint) -> list[str]:
    """Click a place on the screen, whatever is there; what is selected then."""
    hit = page.childAt(page.mapFromGlobal(at))
    assert hit is not None
    QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFromGlobal(at))
    return page.grid.paths()


def warn(page: GalleryPage) -> None:
    page.warned.warn("Not done.")
    rest()


def unwarn(page: GalleryPage) -> None:
    page.warned.warn("")
    rest()


@dataclass(frozen=True)
class View:
    """How wide the four tiles are, how far it is scrolled, and at which tile the pointer is."""

    tile_px: int
    is_at_end: bool
    place: int


VIEWS = {
    "all in one line": View(SMALLEST_PX, is_at_end=False, place=0),
    "the last of the line": View(SMALLEST_PX, is_at_end=False, place=3),
    "more than there is room for": View(LARGEST_PX, is_at_end=False, place=1),
    "scrolled to the end": View(LARGEST_PX, is_at_end=True, place=3),
}


@pytest.fixture(params=list(VIEWS.values()), ids=list(VIEWS))
def view(request: pytest.FixtureRequest) -> View:
    chosen: View = request.param
    return chosen


@pytest.fixture
def scrolled(view: View, gallery: GalleryPage) -> Iterator[GalleryPage]:
    leave(gallery)
    gallery.grid.set_tile_px(view.tile_px)
    rest()
    bar = gallery.grid.verticalScrollBar()
    bar.setValue(bar.maximum() if view.is_at_end else 0)
    assert bool(bar.value()) is view.is_at_end
    rest()
    yield gallery
    leave(gallery)


def test_a_banner_that_comes_and_goes_leaves_the_tile_where_it_is(scrolled: GalleryPage, view: View) -> None:
    place = view.place
    at, before, value = point_at_tile(scrolled, place), tile(scrolled, place), scrolled.grid.verticalScrollBar().value()
    (path,) = click_there(scrolled, at)
    for _ in range(2):
        height = scrolled.grid.height()
        warn(scrolled)
        assert scrolled.grid.height() < height
        assert tile(scrolled, place) == before
        assert click_there(scrolled, at) == [path]
        unwarn(scrolled)
        assert tile(scrolled, place) == before
        assert click_there(scrolled, at) == [path]
    assert scrolled.grid.verticalScrollBar().value() == value


def test_a_banner_that_was_there_leaves_it_too(scrolled: GalleryPage, view: View) -> None:
    warn(scrolled)
    at, before = point_at_tile(scrolled, view.place), tile(scrolled, view.place)
    unwarn(scrolled)
    assert tile(scrolled, view.place) == before
    assert click_there(scrolled, at) == [scrolled.shown.path_at(view.place)]


def test_once_the_pointer_is_elsewhere_the_grid_is_where_its_user_scrolled_it(scrolled: GalleryPage, view: View) -> None:
    before, value = tile(scrolled, 0), scrolled.grid.verticalScrollBar().value()
    room = scrolled.grid.viewport().height()
    point_at_tile(scrolled, view.place)
    warn(scrolled)
    leave(scrolled)
    lower = tile(scrolled, 0).top() - before.top()
    assert lower == room - scrolled.grid.viewport().height() > 0
    assert scrolled.grid.verticalScrollBar().value() == value
    point_at_tile(scrolled, view.place)
    unwarn(scrolled)
    leave(scrolled)
    assert scrolled.grid.viewport().height() == room
    assert tile(scrolled, 0).top() - before.top() in (0, lower)  # at the end there is no more to scroll


def test_who_scrolls_beside_room_that_was_made_goes_on_from_what_is_seen(gallery: GalleryPage) -> None:
    gallery.grid.set_tile_px(LARGEST_PX)
    leave(gallery)
    warn(gallery)
    point_at_tile(gallery, 0)
    unwarn(gallery)
    before = tile(gallery, 0).top()
    bar = gallery.grid.verticalScrollBar()
    bar.setValue(bar.value() + 10)
    rest()
    assert before - tile(gallery, 0).top() == 10
    bar.setValue(bar.maximum())
    rest()
    seen = tile(gallery, 3)
    leave(gallery)
    assert tile(gallery, 3) == seen


def test_where_the_pointer_is_elsewhere_the_page_flows(gallery: GalleryPage) -> None:
    leave(gallery)
    before = tile(gallery, 0).top()
    warn(gallery)
    assert tile(gallery, 0).top() > before
    assert gallery.grid.verticalScrollBar().value() == 0


def test_in_a_low_window_the_whole_page_goes_down_and_the_tile_stays(gallery: GalleryPage, program: Program) -> None:
    program.window.setMinimumSize(0, 0)
    program.window.resize(1280, 420)
    rest()
    leave(gallery)
    height = gallery.grid.height()
    at, before = point_at_tile(gallery, 0), tile(gallery, 0)
    warn(gallery)
    assert gallery.grid.height() == height
    assert tile(gallery, 0) == before
    assert click_there(gallery, at) == [gallery.shown.path_at(0)]
    leave(gallery)


def test_tiles_of_another_size_and_other_tiles_begin_at_the_top(gallery: GalleryPage) -> None:
    leave(gallery)
    warn(gallery)
    point_at_tile(gallery, 0)
    unwarn(gallery)
    whole = gallery.grid.viewport().height()
    gallery.grid.set_tile_px(LARGEST_PX)
    rest()
    leave(gallery)
    assert gallery.grid.viewport().height() > whole
    assert tile(gallery, 0).top() == gallery.grid.viewport().mapToGlobal(QPoint()).y()


@pytest.mark.parametrize("change", ["progress", "notices"])
def test_whatever_comes_or_goes(gallery: GalleryPage, change: str) -> None:
    at, before = point_at_tile(gallery, 1), tile(gallery, 1)
    changes: dict[str, Callable[[], None]] = {
        "progress": lambda: gallery.progress.setVisible(gallery.progress.isHidden()),
        "notices": lambda: gallery.banners.show_notices([] if gallery.banners.isVisible() else notices),
    }
    notices = list(gallery.banners.notices)
    for _ in range(3):
        changes[change]()
        rest()
        assert tile(gallery, 1) == before
    assert click_there(gallery, at) == [gallery.shown.path_at(1)]
    leave(gallery)
