"""Room on a page that holds nothing: above a part, so that it does not go up, and below the end, to scroll further."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


class SpareRoom:
    """In the box layout of one page, whose parts stand below each other."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._made: list[QSpacerItem] = []

    def make_above(self, widget: QWidget, px: int) -> None:
        """So much more above the part in which a widget is, and above the line that sets this part apart."""
        column = self._column
        if column is None:
            return
        place = self._place(column, widget)
        before = column.itemAt(place - 1) if place > 0 else None
        line = before.widget() if before is not None else None
        if line is not None and line.property("kind") == "line":
            place -= 1
        made = QSpacerItem(0, px, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        column.insertSpacerItem(place, made)
        self._made.append(made)

    def give_back(self, widget: QWidget, most_px: int) -> int:
        """Take away so much of what was made above a widget, at most; how much it was."""
        column, left = self._column, most_px
        if column is None:
            return 0
        place = self._place(column, widget)
        for made in [one for one in self._made if column.indexOf(one) < place]:
            height = made.sizeHint().height()
            taken = min(height, left)
            left -= taken
            made.changeSize(0, height - taken, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            if taken == height:
                column.removeItem(made)
                self._made.remove(made)
        column.invalidate()
        return most_px - left

    def above(self, y: int) -> int:
        """How much of what was made lies above this row of the page."""
        return sum(made.geometry().height() for made in self._made if made.geometry().top() < y)

    def make_below(self, px: int) -> None:
        """The page is so high at least."""
        self._page.setMinimumHeight(px)

    def forget(self) -> None:
        """There is none any more."""
        column = self._column
        for made in self._made:
            if column is not None:
                column.removeItem(made)
        self._made.clear()
        self._page.setMinimumHeight(0)
        if column is not None:
            column.invalidate()

    @property
    def _column(self) -> QBoxLayout | None:
        layout: QLayout | None = self._page.layout()
        return layout if isinstance(layout, QBoxLayout) else None

    def _place(self, column: QBoxLayout, widget: QWidget) -> int:
        """Of the part in which a widget is; a row of parts has one place."""
        part, above = widget, widget.parentWidget()
        while above is not None and above is not self._page:
            part, above = above, above.parentWidget()
        return next((place for place in range(column.count()) if _holds(column.itemAt(place), part)), 0)


def _holds(item: QLayoutItem | None, part: QWidget) -> bool:
    inner = item.layout() if item is not None else None
    if item is None or inner is None:
        return item is not None and item.widget() is part
    return any(_holds(inner.itemAt(place), part) for place in range(inner.count()))
