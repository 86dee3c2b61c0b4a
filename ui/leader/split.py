"""The picture, and beside it what is told of it and how it is decided."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.language import translate
from ui.leader.browser import Browser
from ui.leader.panel import AskedPanel
from ui.leader.pictures import LARGE_PX
from ui.leader.verdict_form import VerdictForm
from ui.leader.who import direction_of
from ui.rooms import Context
from ui.theme import SPACE_12, SPACE_16

SHARES = 3, 2
"""How wide the picture is, and what is told beside it; large letters need more."""


class AskedSplit(QSplitter):
    """Where the letters are large, the form is scrolled: there is no room for it below what is told."""

    def __init__(self, context: Context, browser: Browser, asked: AskedPanel, form: VerdictForm) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(SPACE_16, 0, 0, 0)
        beside.setSpacing(SPACE_12)
        beside.addWidget(asked, 1)
        is_large = direction_of(context) is QBoxLayout.Direction.TopToBottom
        if is_large:
            beside.addWidget(_scrolling(form), 1)
        else:
            beside.addWidget(form)
        self.addWidget(browser)
        self.addWidget(side)
        self.setChildrenCollapsible(False)
        for place, share in enumerate(SHARES):
            self.setStretchFactor(place, share)
        if not is_large:
            self.setSizes([share * LARGE_PX for share in SHARES])


def _scrolling(form: VerdictForm) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(translate("Leader", "Your decision"))
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(form)
    area.setMinimumWidth(form.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
    form.asked_for.connect(area.ensureWidgetVisible)
    return area
