"""The banners above the grid: the most pressing one, the rest on request."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.flow import FlowLayout
from ui.gallery.notices import Concern, Notice
from ui.language import translate
from ui.parts import Banner, button, quiet_button
from ui.theme import SPACE_8, Theme

AT_ONCE = 1


class Banners(QWidget):
    """Shows notices. `answered` carries the concern and the number of the answer; `left`: what had the focus is gone."""

    answered = Signal(str, int)
    left = Signal()

    def __init__(self, theme: Theme, *, stacked: bool = False, parent: QWidget | None = None) -> None:
        """`stacked`: the buttons stand below the words, where the text is large."""
        super().__init__(parent)
        self._theme, self._stacked = theme, stacked
        self._notices: list[Notice] = []
        self._all = False
        self._turner: QWidget = self
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_8)
        self.setVisible(False)

    @property
    def notices(self) -> list[Notice]:
        """What there is to say, also what is folded away."""
        return self._notices

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Say these; nothing moves where they are the same as before."""
        if list(notices) == self._notices:
            return
        focused = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._notices = list(notices)
        self._fill()
        if had_focus:
            self.left.emit()

    def _fill(self) -> None:
        while (taken := self._column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._notices if self._all else self._notices[:AT_ONCE]
        for place, notice in enumerate(shown):
            banner, tools = Banner(notice.kind, notice.text), self._answers(notice)
            banner.setObjectName(f"banner-{notice.concern}")
            if place == 0 and len(self._notices) > AT_ONCE:
                tools.append(self._more())
            self._column.addWidget(banner)
            layout = banner.layout()
            if self._stacked and tools:
                below = QWidget()
                layout = FlowLayout(below)
                self._column.addWidget(below)
            for tool in tools:
                if layout is not None:
                    layout.addWidget(tool)
        self.setVisible(bool(self._notices))
        self._keep_order()

    def _keep_order(self) -> None:
        """Tab comes here where the notices stand: what is made last would otherwise be reached last."""
        before = self.previousInFocusChain()
        while before is not None and before is not self and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        for place in range(self._column.count()):
            part = self._column.itemAt(place)
            shown = part.widget() if part is not None else None
            for tool in shown.findChildren(QAbstractButton) if shown is not None else ():
                if before is not None:
                    QWidget.setTabOrder(before, tool)
                before = tool

    def _answers(self, notice: Notice) -> list[QWidget]:
        answers: list[QWidget] = []
        for number, words in enumerate(notice.answers):
            answer = button(words, None, self._theme)
            answer.setObjectName(f"answer-{notice.concern}-{number}")
            answer.clicked.connect(partial(self._answer, notice.concern, number))
            answers.append(answer)
        return answers

    def _more(self) -> QWidget:
        rest = len(self._notices) - AT_ONCE
        words = translate("Gallery", "Fewer messages") if self._all else translate("Gallery", "%n more message(s)", None, rest)
        more = quiet_button(words, "up" if self._all else "down", self._theme)
        more.setObjectName("moreBanners")
        more.clicked.connect(self._turn)
        self._turner = more
        return more

    def _turn(self) -> None:
        self._all = not self._all
        self._fill()
        self._turner.setFocus()

    def _answer(self, concern: Concern, number: int) -> None:
        self.answered.emit(concern, number)
