"""The head of the room: what is on, how far comparing is, and what was done last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.events.event import EventItem
from app.events.people import left_alone
from app.grouping.suggesting import SMALLEST_PX
from ui.flow import FlowLayout
from ui.language import translate
from ui.parts import Banner, BannerKind, button, muted, quiet_button, title
from ui.people.groups import Group
from ui.theme import SPACE_8, SPACE_12, Theme


class Header(QWidget):
    """`compare`, `switch_off` and `stop` are its buttons."""

    def __init__(self, theme: Theme, *, stacked: bool = False, parent: QWidget | None = None) -> None:
        """`stacked`: what was done is said below the buttons, where the text is large."""
        super().__init__(parent)
        self._count = muted("")
        self._count.setObjectName("peopleCount")
        self.compare = button(translate("People", "Compare anew"), "refresh", theme)
        self.compare.setObjectName("compareAnew")
        self.switch_off = quiet_button(translate("People", "Switch off, and forget"), "trash", theme)
        self.switch_off.setObjectName("groupingOff")
        self.switch_off.setToolTip(
            translate("People", "No faces are compared any more, and who was held to be one person is forgotten.")
        )
        self.stop = button(translate("People", "Stop"), "stop", theme)
        self.stop.setObjectName("stopComparing")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(translate("People", "Photos compared"))
        self._warning = Banner(
            BannerKind.WARNING,
            translate(
                "People", "These are suggestions. Children, and brothers and sisters, are easily mixed up: look at every face."
            ),
        )
        self.said = Banner(BannerKind.NOTICE, "")
        self.said.setObjectName("peopleSaid")
        keeping = self.said.sizePolicy()
        keeping.setRetainSizeWhenHidden(not stacked)  # it is a little higher than the buttons beside it
        self.said.setSizePolicy(keeping)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(title(translate("People", "People")))
        column.addWidget(self._count)
        self._row = QWidget()
        flow = FlowLayout(self._row)
        flow.addWidget(self.compare)
        flow.addWidget(self.switch_off)
        beside = QBoxLayout(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        beside.setSpacing(SPACE_12)
        beside.addWidget(self._row)
        beside.addWidget(self.said, 1)
        column.addLayout(beside)
        self._under_way = QWidget()
        under_way = QHBoxLayout(self._under_way)
        under_way.setContentsMargins(0, 0, 0, 0)
        under_way.setSpacing(SPACE_12)
        under_way.addWidget(self.bar, 1)
        under_way.addWidget(self.stop)
        column.addWidget(self._under_way)
        column.addWidget(self._warning)
        self.say("")

    def say(self, text: str) -> None:
        """What was done, or why it was not; "" says nothing."""
        self.said.show_text(BannerKind.NOTICE, text)
        self.said.setVisible(bool(text))

    def show_progress(self, done: int, total: int) -> None:
        """So many photos of so many."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def show_state(self, *, is_on: bool, is_comparing: bool, has_groups: bool) -> None:
        """What can be done now."""
        if is_comparing and not self._under_way.isVisible():
            self.bar.setRange(0, 0)
        self._row.setVisible(is_on)
        self.compare.setVisible(has_groups)
        self.compare.setEnabled(not is_comparing)
        self._under_way.setVisible(is_comparing)
        self._warning.setVisible(has_groups)

    def count(self, groups: Sequence[Group], items: Sequence[EventItem]) -> None:
        """How many persons and suggestions there are, and which faces are not compared."""
        if not groups:
            self._count.setVisible(False)
            return
        confirmed = sum(group.is_confirmed for group in groups)
        left = left_alone(items)
        parts = [
            translate("People", "%n person(s) confirmed", None, confirmed),
            translate("People", "%n suggestion(s)", None, len(groups) - confirmed),
        ]
        if left.small:
            small = translate("People", "%n face(s) smaller than {px} pixels not compared", None, left.small)
            parts.append(small.format(px=SMALLEST_PX))
        if left.doubtful:
            parts.append(translate("People", "%n doubtful face(s) not compared", None, left.doubtful))
        self._count.setText(" · ".join(parts))
        self._count.setVisible(True)
