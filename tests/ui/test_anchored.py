"""What lies under the pointer stays where it is, whatever becomes higher or lower above or below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pointing import point_at, pointer, top_of
from ui.anchored import AnchoredArea

__all__ = ["pointer"]

TOLD_PX, BUTTON_PX, APART_PX = 100, 24, 6
"""Whatever style and letters the tests before left behind."""


class Told(QLabel):
    """What becomes higher and lower."""

    def __init__(self) -> None:
        super().__init__()
        self.tell(1)

    def tell(self, times: int) -> None:
        self.setText("\n".join(["told"] * times))
        self.setFixedHeight(times * TOLD_PX)


def evenly(column: QVBoxLayout) -> QVBoxLayout:
    """The same, its parts so far from each other and from its edges."""
    column.setSpacing(APART_PX)
    column.setContentsMargins(APART_PX, APART_PX, APART_PX, APART_PX)
    return column


class Control(QWidget):
    """What can have the focus, and has no style of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(BUTTON_PX)


class Painted(QObject):
    """Where a widget was whenever its page was painted."""

    def __init__(self, page: QWidget, widget: QWidget) -> None:
        super().__init__()
        self._page, self._widget = page, widget
        self.places: set[int] = set()
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._page and event.type() == QEvent.Type.Paint:
            self.places.add(top_of(self._widget))
        return False


class Sheet:
    """Words, two buttons below each other in one part, a line before them, and words."""

    def __init__(self, qtbot: QtBot, height: int = 400) -> None:
        self.qtbot = qtbot
        self.area = AnchoredArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.before, self.after, self.line = Told(), Told(), QFrame()
        self.line.setProperty("kind", "line")
        self.part = QWidget()
        inner = evenly(QVBoxLayout(self.part))
        self.said = Told()
        self.first, self.second = Control(), Control()
        self.line.setFixedHeight(1)
        inner.addWidget(self.said)
        inner.addWidget(self.first)
        inner.addWidget(self.second)
        page = QWidget()
        column = evenly(QVBoxLayout(page))
        for widget in (self.before, self.line, self.part, self.after):
            column.addWidget(widget)
        column.addStretch(1)
        self.area.setWidget(page)
        self.area.resize(300, height)
        qtbot.addWidget(self.area)
        with qtbot.waitExposed(self.area):
            self.area.show()
        self.rest()
        self.first.clearFocus()  # Qt gives it to what comes first
        self.rest()

    @property
    def value(self) -> int:
        return self.area.verticalScrollBar().value()

    def rest(self) -> None:
        for _ in range(4):
            QApplication.processEvents()

    def after_(self, change: Callable[[], object]) -> set[int]:
        """Where the second button is seen from now on, all that was painted."""
        page = self.area.widget()
        assert page is not None
        painted = Painted(page, self.second)
        painted.places.add(top_of(self.second))
        change()
        self.rest()
        painted.places.add(top_of(self.second))
        page.removeEventFilter(painted)
        return painted.places

    def leave(self) -> None:
        """The pointer goes elsewhere."""
        QCursor.setPos(self.area.mapToGlobal(QPoint(self.area.width() + 200, 10)))
        self.rest()


@pytest.fixture
def sheet(qtbot: QtBot, pointer: None) -> Iterator[Sheet]:
    made = Sheet(qtbot)
    made.leave()
    yield made
    made.leave()


@pytest.mark.parametrize("height", [300, 400, 900], ids=["scrolled", "nearly full", "half empty"])
@pytest.mark.parametrize("which", ["before", "said"])
def test_it_is_painted_at_one_place_only(qtbot: QtBot, pointer: None, height: int, which: str) -> None:
    sheet = Sheet(qtbot, height)
    told = getattr(sheet, which)
    told.tell(2)
    sheet.rest()
    sheet.area.ensureWidgetVisible(sheet.second)
    sheet.rest()
    point_at(sheet.second)
    for times in (3, 1, 2, 5, 1):
        assert len(sheet.after_(partial(told.tell, times))) == 1, times
    sheet.leave()


def test_what_is_hidden_above_and_what_ends_below_leave_it_where_it_is(sheet: Sheet) -> None:
    sheet.after.tell(3)
    sheet.rest()
    sheet.area.verticalScrollBar().setValue(sheet.area.verticalScrollBar().maximum())
    sheet.rest()
    point_at(sheet.second)
    assert len(sheet.after_(lambda: sheet.after.tell(1))) == 1
    assert len(sheet.after_(sheet.after.hide)) == 1
    assert len(sheet.after_(sheet.before.hide)) == 1
    assert len(sheet.after_(sheet.before.show)) == 1


def test_without_pointer_and_focus_the_page_flows_as_pages_do(sheet: Sheet) -> None:
    before = top_of(sheet.second)
    sheet.before.tell(2)
    sheet.rest()
    assert (top_of(sheet.second) - before, sheet.value) == (TOLD_PX, 0)


def test_what_has_the_focus_stays_too(sheet: Sheet) -> None:
    sheet.area.activateWindow()
    sheet.second.setFocus()
    sheet.rest()
    assert len(sheet.after_(lambda: sheet.before.tell(2))) == 1
    sheet.second.clearFocus()
    sheet.rest()
    assert sheet.value == 0


def test_once_the_pointer_is_elsewhere_the_page_is_where_its_user_scrolled_it(sheet: Sheet) -> None:
    sheet.before.tell(2)
    sheet.rest()
    bar = sheet.area.verticalScrollBar()
    bar.setValue(30)
    sheet.rest()
    point_at(sheet.second)
    assert len(sheet.after_(lambda: sheet.before.tell(4))) == 1
    assert bar.value() == 30 + 2 * TOLD_PX
    sheet.leave()
    assert bar.value() == 30


def test_once_the_pointer_is_elsewhere_room_that_was_made_is_gone(sheet: Sheet) -> None:
    page = sheet.area.widget()
    assert page is not None
    heights = []
    for times in (2, 1):
        sheet.before.tell(times)
        sheet.rest()
        heights.append((page.height(), sheet.line.y()))
    sheet.before.tell(2)
    sheet.rest()
    point_at(sheet.second)
    sheet.after_(lambda: sheet.before.tell(1))
    assert (page.height(), sheet.line.y()) == heights[0]
    sheet.leave()
    assert (page.height(), sheet.line.y()) == heights[1]


def test_who_scrolls_beside_room_that_was_made_is_at_the_same_words_when_it_is_gone(sheet: Sheet) -> None:
    sheet.before.tell(2)
    sheet.after.tell(6)
    sheet.rest()
    point_at(sheet.second)
    sheet.after_(lambda: sheet.before.tell(1))
    sheet.area.verticalScrollBar().setValue(sheet.part.y() + 20)
    seen = top_of(sheet.second)
    sheet.leave()
    assert top_of(sheet.second) == seen


def test_room_that_is_made_stands_above_the_line_of_the_part(sheet: Sheet) -> None:
    sheet.before.tell(2)
    sheet.rest()
    point_at(sheet.second)
    gap = sheet.part.y() - sheet.line.y()
    assert len(sheet.after_(lambda: sheet.before.tell(1))) == 1
    assert sheet.before.y() < 20  # what is read goes nowhere
    assert sheet.part.y() - sheet.line.y() == gap


def test_what_is_shown_anew_begins_at_its_top(sheet: Sheet) -> None:
    point_at(sheet.second)
    sheet.after_(lambda: sheet.before.tell(3))
    assert sheet.value > 0
    sheet.area.begin_anew()
    sheet.before.tell(4)
    sheet.rest()
    assert sheet.value == 0
    assert len(sheet.after_(lambda: sheet.before.tell(1))) >= 1


def test_between_two_controls_the_nearer_one_stays(sheet: Sheet) -> None:
    place = point_at(sheet.second)
    QCursor.setPos(place.x(), top_of(sheet.second) - 2)
    assert len(sheet.after_(lambda: sheet.said.tell(2))) == 1


def test_what_went_away_under_the_pointer_leaves_its_neighbour_in_place(sheet: Sheet) -> None:
    point_at(sheet.first)

    def change() -> None:
        sheet.said.tell(3)
        sheet.first.setParent(None)
        sheet.first.deleteLater()

    assert len(sheet.after_(change)) == 1
