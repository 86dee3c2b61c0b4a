"""One line about the long items under way: the name of one, how far it is, the time left, and how many others there are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.batch.under_way import UnderWay
from ui.elided import ElidedLabel
from ui.language import translate
from ui.long_items import LongItems

MINUTE_S = 60
NAME_CHARS = 40
"""More of a name is not shown where all of it would push aside how far the item is."""


class LongLine(ElidedLabel):
    """Hidden until something is known of a long item, and when the work ends; between two items its place stays, empty."""

    def __init__(self, items: LongItems, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = items
        self.setObjectName("longLine")
        self.setProperty("kind", "muted")
        self.said = ""
        """All that it says, also where there is no room for it."""
        self._say()
        if not self.said:  # else it is shown with what it lies in
            self.hide()
        items.changed.connect(self._show)
        items.ended.connect(self.hide)

    def _show(self) -> None:
        self._say()
        if self.said:
            self.show()

    def _say(self) -> None:
        one, others = self._items.longest, self._items.others
        said = sentence(one, one.found.path.name, others) if one is not None else ""
        if said == self.said:
            return
        self.said = said
        width = NAME_CHARS * self.fontMetrics().averageCharWidth()
        name = self.fontMetrics().elidedText(one.found.path.name, Qt.TextElideMode.ElideMiddle, width) if one else ""
        self.setText(sentence(one, name, others) if one is not None else "")
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.setMinimumHeight(self.fontMetrics().height())


def sentence(one: UnderWay, name: str, others: int) -> str:
    """How far an item is, by what name, and how many others are under way."""
    said = translate("LongItems", "{name}: {percent} %").format(name=name, percent=int(100 * one.share))
    if one.left_s is not None:
        said += ", " + time_left(one.left_s)
    return said + (" " + translate("LongItems", "(and %n more video(s))", None, others) if others else "")


def time_left(seconds: float) -> str:
    """A time in rough words: nobody needs the seconds."""
    if seconds < MINUTE_S:
        return translate("LongItems", "less than a minute left")
    return translate("LongItems", "about %n minute(s) left", None, round(seconds / MINUTE_S))
