"""How a table shares its width, and that what has to be read in it is not cut off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from ui.consents.table import Line, RowsView, TableModel, breakable, shared

HEADERS = ("State", "File", "Released")
CELLS = ("to be taken down", "nieuwsbrief-sportdag-0001.jpg", "30-11-2026 21:14")


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[RowsView]:
    view = RowsView("Files", stretched=1, wraps=True)
    model = TableModel(HEADERS, {}, view)
    view.setModel(model)
    model.load([Line(None, CELLS)])
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    view.fit()
    yield view
    view.hide()


def test_the_widest_gives_way_and_none_below_its_own() -> None:
    assert shared((100, 300), 500, 0, (50, 50)) == (200, 300)
    assert shared((100, 300), 250, 0, (50, 50)) == (100, 150)
    assert shared((100, 300), 40, 0, (50, 120)) == (50, 120)
    assert shared((), 100, 0, ()) == ()


def test_where_there_is_room_all_is_in_one_line(view: RowsView) -> None:
    assert view.rowHeight(0) == view.verticalHeader().defaultSectionSize()
    assert sum(view.columnWidth(column) for column in range(3)) == view.viewport().width()


def test_where_there_is_little_lines_break_and_headers_stay_whole(view: RowsView) -> None:
    header = view.horizontalHeader()
    low = view.rowHeight(0)
    view.resize(300, 300)
    assert view.rowHeight(0) > low
    assert all(view.columnWidth(column) >= header.sectionSizeHint(column) for column in range(3))
    assert view.columnWidth(1) > view.fontMetrics().horizontalAdvance("nieuwsbrief-")
    view.resize(900, 300)
    assert view.rowHeight(0) == low


def test_names_of_files_may_break_and_dates_may_not(view: RowsView) -> None:
    shown = breakable("nieuwsbrief-0001.jpg 30-11-2026")
    assert [part.strip() for part in shown.split("\N{ZERO WIDTH SPACE}")] == ["nieuwsbrief-", "0001.jpg 30-11-2026"]
    assert view.model().index(0, 1).data() == CELLS[1]


def test_rows_that_are_alike_grow_with_what_comes_in_sight(qtbot: QtBot) -> None:
    view, short = RowsView("Entries", stretched=1, wraps=True, alike=True), ("state", "a.jpg", "21:14")
    model = TableModel(HEADERS, {}, view)
    view.setModel(model)
    model.load(
        [*(Line(None, short) for _ in range(60)), Line(None, ("state", "a b c d e f g h i j k l m n o p " * 3, "21:14"))]
    )
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    view.fit()
    low = view.rowHeight(0)
    view.scrollToBottom()
    assert view.rowHeight(0) == view.rowHeight(60) >= view.sizeHintForRow(60) > low
    view.hide()


def test_a_word_out_of_sight_is_measured_by_itself(view: RowsView) -> None:
    model = view.model()
    assert isinstance(model, TableModel)
    model.load([*(Line(None, ("x", "y", "z")) for _ in range(40)), Line(None, CELLS)])
    view.resize(300, 200)
    view.fit()
    assert view.columnWidth(1) > view.fontMetrics().horizontalAdvance("nieuwsbrief-")


def test_rows_grow_as_the_table_narrows(view: RowsView) -> None:
    heights = []
    for width in (900, 500, 300):
        view.resize(width, 300)
        heights.append(view.rowHeight(0))
    assert all(one <= other for one, other in pairwise(heights))
