"""Which items are shown, in which order and how large: states with their counts, marks, name, order, size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.badges import Badge, colours, paint_sign
from ui.event_model import Row
from ui.flow import FlowLayout
from ui.gallery.facts import Mark, Order, Wanted, state_of
from ui.gallery.grid import LARGEST_PX, SMALLEST_PX, STEP_PX, USUAL_PX
from ui.gallery.wording import Wording
from ui.icons import icon
from ui.language import translate
from ui.parts import IconLabel, PushButton, button
from ui.still import StillComboBox, StillSlider
from ui.theme import SPACE_4, SPACE_8, Theme

STATES = (Badge.ALLOWED, Badge.COVER, Badge.REFERRED, Badge.BLOCKED, Badge.WAITING, Badge.UNREADABLE)
OFTEN_EMPTY = frozenset({Badge.WAITING, Badge.UNREADABLE})
SIGN_PX = 16
TYPING_MS = 120


class Filters(QWidget):
    """The gallery's filter. Signals: `wanted` with a `Wanted`, `ordered` with an `Order`, `sized` with a width."""

    wanted = Signal(object)
    ordered = Signal(object)
    sized = Signal(int)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        states = QWidget()
        flow = FlowLayout(states)
        self.states = {state: self._chip(state) for state in STATES}
        for chip in self.states.values():
            flow.addWidget(chip)
        column.addWidget(states)
        tools = QWidget()
        flow = FlowLayout(tools)
        for tool in (self._make_search(), self._make_marks(), self._make_order(), self._make_size(), self._make_clear()):
            flow.addWidget(tool)
        column.addWidget(tools)
        self.count([])
        self._emit()

    @property
    def chosen(self) -> Wanted:
        """What is wanted now."""
        return Wanted(
            frozenset(state for state, chip in self.states.items() if chip.isChecked()),
            frozenset(mark for mark, action in self.marks.items() if action.isChecked()),
            self.search.text().strip(),
        )

    def count(self, rows: Iterable[Row]) -> None:
        """Say how many there are in each state."""
        counts = Counter(state_of(row) for row in rows)
        for state, chip in self.states.items():
            chip.setText(f"{self._wording.state(state)}: {counts[state]}")
            chip.setAccessibleName(chip.text())
            chip.setVisible(counts[state] > 0 or state not in OFTEN_EMPTY or chip.isChecked())

    def clear(self) -> None:
        """Everything again."""
        for chip in self.states.values():
            chip.setChecked(False)
        for action in self.marks.values():
            action.setChecked(False)
        self.search.clear()
        self._emit()

    def restore(self, wanted: Wanted, order: Order) -> None:
        """Filter and sort as before; told like a choice of the user."""
        for state, chip in self.states.items():
            chip.setChecked(state in wanted.states)
        for mark, action in self.marks.items():
            action.setChecked(mark in wanted.marks)
        self.search.setText(wanted.name)
        self.order.setCurrentIndex(self.order.findData(order))
        self._emit()
        self.ordered.emit(order)

    def set_mark(self, mark: Mark, *, on: bool) -> None:
        """Filter for a mark, or no longer."""
        self.marks[mark].setChecked(on)
        self._emit()

    def only(self, state: Badge) -> None:
        """Show items of one state alone."""
        self.clear()
        self.states[state].setChecked(True)
        self._emit()

    def _chip(self, state: Badge) -> QPushButton:
        chip = PushButton()
        chip.setObjectName(f"state-{state}")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.setIcon(_sign_icon(state, self._theme))
        chip.setToolTip(translate("Gallery", "Show only these; again: show all"))
        chip.clicked.connect(self._emit)
        return chip

    def _make_search(self) -> QLineEdit:
        self.search = QLineEdit()
        self.search.setObjectName("searchField")
        self.search.setAccessibleName(translate("Gallery", "Search by name"))
        self.search.setPlaceholderText(translate("Gallery", "Search by name"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(20 * self.search.fontMetrics().averageCharWidth())
        action = QAction(self)
        action.setShortcut("Ctrl+F")
        action.triggered.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.addAction(action)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._emit)
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._emit)
        return self.search

    def _make_marks(self) -> QPushButton:
        names = {
            Mark.FACES: translate("Gallery", "With faces"),
            Mark.NOBODY: translate("Gallery", "Nobody found"),
            Mark.DOUBT: translate("Gallery", "With doubt"),
            Mark.DISMISSED: translate("Gallery", "With a face said to be none"),
            Mark.NOT_REVIEWED: translate("Gallery", "Not reviewed yet"),
            Mark.STARRED: translate("Gallery", "Chosen"),
            Mark.NO_TIME: translate("Gallery", "Without time of capture"),
            Mark.RELEASED: translate("Gallery", "Released"),
        }
        self._filter = button(translate("Gallery", "&Filter"), "filter", self._theme)
        self._filter.setObjectName("filterButton")
        menu = QMenu(self._filter)
        self.marks: dict[Mark, QAction] = {}
        for mark, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(self._emit)
            self.marks[mark] = action
        self._filter.setMenu(menu)
        return self._filter

    def _make_order(self) -> StillComboBox:
        self.order = StillComboBox()
        self.order.setObjectName("orderBox")
        self.order.setAccessibleName(translate("Gallery", "Order"))
        for order, name in {
            Order.USABLE: translate("Gallery", "Usable first"),
            Order.DOUBT: translate("Gallery", "Doubt first"),
            Order.CAPTURED: translate("Gallery", "Time of capture"),
            Order.NAME: translate("Gallery", "Name"),
        }.items():
            self.order.addItem(icon("sort", self._theme), name, order)
        self.order.activated.connect(lambda _: self.ordered.emit(Order(self.order.currentData())))
        return self.order

    def _make_size(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        self.size_slider = StillSlider(Qt.Orientation.Horizontal)
        self.size_slider.setObjectName("sizeSlider")
        self.size_slider.setRange(SMALLEST_PX, LARGEST_PX)
        self.size_slider.setSingleStep(STEP_PX)
        self.size_slider.setPageStep(2 * STEP_PX)
        self.size_slider.setValue(USUAL_PX)
        self.size_slider.setMinimumSize(120, 28)
        self.size_slider.setAccessibleName(translate("Gallery", "Size of the thumbnails"))
        self.size_slider.setToolTip(translate("Gallery", "Size of the thumbnails (+ and - in the grid)"))
        self.size_slider.valueChanged.connect(self.sized)
        whole.setMinimumHeight(self.search.sizeHint().height())
        row.addWidget(IconLabel("grid", "muted-icon"))
        row.addWidget(self.size_slider)
        return whole

    def _make_clear(self) -> QPushButton:
        self.clear_button = button(translate("Gallery", "Show all"), "close", self._theme)
        self.clear_button.setProperty("kind", "quiet")
        self.clear_button.setObjectName("clearFilters")
        self.clear_button.clicked.connect(self.clear)
        return self.clear_button

    def _emit(self) -> None:
        self._typing.stop()
        wanted = self.chosen
        self.clear_button.setVisible(wanted != Wanted())
        count = len(wanted.marks)
        self._filter.setText(translate("Gallery", "&Filter") if not count else translate("Gallery", "&Filter") + f" ({count})")
        self.wanted.emit(wanted)


def _sign_icon(state: Badge, theme: Theme) -> QIcon:
    made = QIcon()
    for ratio in (1, 2, 3):
        drawn = QPixmap(QSize(SIGN_PX, SIGN_PX) * ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        side = SIGN_PX * ratio
        paint_sign(painter, QRectF(2, 2, side - 4, side - 4), state, colours(state, theme))
        painter.end()
        made.addPixmap(drawn)
    return made
