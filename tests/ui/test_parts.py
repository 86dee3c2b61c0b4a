from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import parts
from ui.flow import FlowLayout
from ui.parts import Banner, BannerKind, Card, EmptyState, IconLabel
from ui.theme import LIGHT, Theme, apply

Make = Callable[[str, str | None, Theme], QPushButton]


def test_a_field_is_named_described_and_reached_by_its_letter(qtbot: QtBot) -> None:
    field = QLineEdit()
    row = parts.form_row("&Kenmerk", field, "Staat op het formulier.")
    qtbot.addWidget(row)
    name = row.findChild(QLabel)
    assert name is not None
    assert name.buddy() is field
    assert (field.accessibleName(), field.accessibleDescription()) == ("Kenmerk", "Staat op het formulier.")
    assert [label.text() for label in row.findChildren(QLabel)] == ["&Kenmerk", "Staat op het formulier."]


def test_words_are_never_read_as_markup(qtbot: QtBot) -> None:
    for label in (parts.title("<b>x</b>"), parts.heading("<b>x</b>"), parts.body("<b>x</b>"), parts.muted("<b>x</b>")):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.wordWrap()


def test_a_banner_says_something_else(qtbot: QtBot) -> None:
    action = QPushButton("Openen")
    banner = Banner(BannerKind.WARNING, "Let op.", action)
    qtbot.addWidget(banner)
    banner.show()
    signs = banner.findChildren(IconLabel)
    before = signs[0].grab().toImage()
    banner.show_text(BannerKind.SUCCESS, "Klaar.")
    assert (banner.text, banner.accessibleName(), banner.property("kind")) == ("Klaar.", "Klaar.", "success")
    assert banner.findChildren(IconLabel) == signs
    assert len(signs) == 1
    assert signs[0].grab().toImage() != before
    assert action.isVisible()


def test_an_error_is_said_with_a_sign(qtbot: QtBot) -> None:
    shown = parts.error("Dit kenmerk bestaat niet.")
    qtbot.addWidget(shown)
    assert shown.accessibleName() == "Dit kenmerk bestaat niet."
    assert len(shown.findChildren(IconLabel)) == 1


def test_an_icon_takes_the_colour_of_the_words(qapp: QApplication, qtbot: QtBot) -> None:
    before = qapp.styleSheet(), qapp.font(), qapp.palette(), qapp.style().name()
    try:
        apply(qapp, LIGHT, 1.0)
        card = Card("Kaart")
        qtbot.addWidget(card)
        sign = IconLabel("star-filled", "error-icon")
        card.column.addWidget(sign)
        card.show()
        picture = sign.grab().toImage()
        assert picture.pixelColor(picture.width() // 2, picture.height() // 2) == QColor(LIGHT.error)
        assert card.accessibleName() == "Kaart"
    finally:
        qapp.setStyleSheet(before[0])
        qapp.setFont(before[1])
        qapp.setPalette(before[2])
        qapp.setStyle(before[3])


def test_an_unknown_icon_is_refused_where_it_is_asked_for(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        IconLabel("no-such-icon")


def test_an_empty_page_teaches(qtbot: QtBot) -> None:
    begin = QPushButton("Map openen")
    empty = EmptyState("drop", "Sleep een map hierheen", ["Eén.", "Twee."], [begin])
    qtbot.addWidget(empty)
    assert (empty.accessibleName(), empty.accessibleDescription()) == ("Sleep een map hierheen", "Eén. Twee.")
    with qtbot.waitSignal(begin.clicked):
        qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (parts.primary_button, "primary"),
        (parts.danger_button, "danger"),
        (parts.button, "plain"),
        (parts.quiet_button, "quiet"),
    ],
)
def test_a_button_has_its_kind_name_and_icon(qtbot: QtBot, make: Make, kind: str) -> None:
    made = make("&Vrijgeven", "export", LIGHT)
    qtbot.addWidget(made)
    assert (made.property("kind"), made.accessibleName(), made.autoDefault()) == (kind, "Vrijgeven", False)
    assert not made.icon().isNull()
    bare = make("Sluiten", None, LIGHT)
    qtbot.addWidget(bare)
    assert bare.icon().isNull()


def boxes(page: QWidget, count: int) -> tuple[FlowLayout, list[QWidget]]:
    """A flow of boxes of 100 by 30."""
    flow = FlowLayout(page, spacing=10)
    made = []
    for _ in range(count):
        box = QWidget()
        box.setFixedSize(100, 30)
        flow.addWidget(box)
        made.append(box)
    return flow, made


def test_a_flow_goes_on_below_where_the_line_is_full(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow, made = boxes(page, 3)
    assert flow.heightForWidth(320) == 30
    assert flow.heightForWidth(319) == 70
    assert flow.heightForWidth(50) == 110
    assert flow.sizeHint() == QSize(320, 30)
    assert flow.minimumSize() == QSize(100, 30)
    page.resize(220, 70)
    page.show()
    assert [box.geometry() for box in made] == [QRect(0, 0, 100, 30), QRect(110, 0, 100, 30), QRect(0, 40, 100, 30)]


def test_a_flow_leaves_no_hole_for_what_is_hidden(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow, made = boxes(page, 3)
    made[0].hide()
    page.resize(400, 70)
    page.show()
    assert made[1].geometry().topLeft() == page.rect().topLeft()
    assert flow.sizeHint() == QSize(210, 30)


def test_a_flow_gives_back_what_it_holds(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow, made = boxes(page, 2)
    assert flow.itemAt(2) is None
    assert flow.itemAt(-1) is None
    assert flow.takeAt(9) is None
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is made[0]
    assert flow.count() == 1


@pytest.mark.parametrize("make", [parts.primary_button, parts.danger_button, parts.button, parts.quiet_button])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_with_the_focus_is_pressed_by_key_and_no_other(make: Make, key: Qt.Key, qtbot: QtBot) -> None:
    dialog, pressed = QDialog(), list[str]()
    column = QVBoxLayout(dialog)
    focused, chosen = make("Stop", None, LIGHT), parts.primary_button("Release", None, LIGHT)
    for one in (focused, chosen):
        column.addWidget(one)
        one.clicked.connect(lambda _=False, one=one: pressed.append(one.text()))
    chosen.setDefault(True)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    focused.setFocus()
    qtbot.keyClick(focused, key)
    assert pressed == ["Stop"]
    chosen.setFocus()
    qtbot.keyClick(chosen, key)
    assert pressed == ["Stop", "Release"]


def test_enter_held_presses_once(qtbot: QtBot) -> None:
    made, pressed = parts.button("Stop", None, LIGHT), list[str]()
    made.clicked.connect(lambda _=False: pressed.append("Stop"))
    qtbot.addWidget(made)
    for is_repeated in (False, True, True):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", is_repeated)
        QApplication.sendEvent(made, press)
        assert press.isAccepted()
    assert len(pressed) == 1
