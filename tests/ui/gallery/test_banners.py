"""Notices come and go; the keyboard reaches their answers where they stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.gallery.banners import Banners
from ui.gallery.notices import Concern, Notice
from ui.parts import BannerKind
from ui.theme import LIGHT

NOTICES = (
    Notice(Concern.LESSON, BannerKind.WARNING, "Made in school hours.", ("No", "Yes")),
    Notice(Concern.REMINDER, BannerKind.NOTICE, "There are children who must appear nowhere."),
    Notice(Concern.NO_TIME, BannerKind.NOTICE, "Nobody knows when.", ("Attest",)),
)


def by_tab(first: QWidget, last: QWidget, qtbot: QtBot) -> list[str]:
    """What the keyboard meets from one control to another."""
    QApplication.processEvents()  # the layout shows what is new
    first.setFocus()
    met: list[str] = []
    window = first.window()
    while (focused := window.focusWidget()) is not last and len(met) < 20:
        assert focused is not None
        met.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    return met


@pytest.mark.parametrize("stacked", [False, True], ids=["beside", "below"])
def test_tab_meets_the_answers_between_what_stands_above_and_below(stacked: bool, qtbot: QtBot) -> None:  # noqa: FBT001
    page, above, below = QWidget(), QPushButton("change"), QPushButton("filter")
    above.setObjectName("above")
    banners = Banners(LIGHT, stacked=stacked)
    column = QVBoxLayout(page)
    for part in (above, banners, below):
        column.addWidget(part)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    banners.show_notices(NOTICES)
    assert by_tab(above, below, qtbot) == ["above", "answer-lesson-0", "answer-lesson-1", "moreBanners"]
    more = banners.findChild(QPushButton, "moreBanners")
    assert more is not None
    more.click()
    unfolded = ["above", "answer-lesson-0", "answer-lesson-1", "moreBanners", "answer-no-time-0"]
    assert by_tab(above, below, qtbot) == unfolded
    banners.show_notices(NOTICES[1:])
    assert by_tab(above, below, qtbot)[0] == "above"
    assert by_tab(above, below, qtbot)[-1] == "answer-no-time-0"
