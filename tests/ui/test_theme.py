from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.model import Verdict
from app.text import ASSETS
from ui.theme import (
    BODY_PT,
    DARK,
    LIGHT,
    MARK_CONTRAST,
    TEXT_CONTRAST,
    Pair,
    RegionState,
    Theme,
    apply,
    contrast,
    luminance,
    stylesheet,
    system_theme,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: str(theme.name))
COLOUR = re.compile(r"#[0-9a-f]{6}")


def widgets() -> tuple[QWidget, ...]:
    """One of each that takes the focus and can be clicked, with words in it."""
    tabs = QTabBar()
    tabs.addTab("Alle")
    buttons = [QPushButton("Vrijgeven") for _ in range(5)]
    for button, kind in zip(buttons, ("primary", "danger", "quiet", "nav", "plain"), strict=True):
        button.setProperty("kind", kind)
    fields = (QLineEdit("naam"), QComboBox(), QDateEdit(), QSpinBox())
    return (*buttons, *fields, QToolButton(), QCheckBox("ja"), QRadioButton("ja"), QSlider(), tabs)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Pair("#000000", "#ffffff")) == pytest.approx(21.0)
    assert contrast(Pair("#ffffff", "#ffffff")) == pytest.approx(1.0)
    assert contrast(Pair("#767676", "#ffffff")) == pytest.approx(4.54, abs=0.005)
    assert luminance("#ff0000") == pytest.approx(0.2126)


@THEMES
def test_every_pair_has_the_contrast_owed(theme: Theme) -> None:
    poor = [(pair, round(contrast(pair), 2), owed) for pair, owed in theme.pairs() if contrast(pair) < owed]
    assert not poor


@THEMES
def test_every_colour_is_measured(theme: Theme) -> None:
    measured = {colour for pair, _ in theme.pairs() for colour in (pair.fore, pair.back)}
    parts = dataclasses.asdict(theme)
    decoration = {parts.pop("line")}  # means nothing, so that nobody has to see it
    colours = {value for value in parts.values() if isinstance(value, str) and value.startswith("#")}
    colours |= {value for part in parts.values() if isinstance(part, dict) for value in part.values() if isinstance(value, str)}
    assert colours - decoration <= measured


@THEMES
def test_text_is_held_to_more_than_marks(theme: Theme) -> None:
    owed = dict(theme.pairs())
    for verdict in Verdict:
        assert contrast(theme.verdict(verdict)) >= TEXT_CONTRAST
    assert owed[Pair(theme.muted, theme.window)] == TEXT_CONTRAST
    assert owed[Pair(theme.focus, theme.accent)] == MARK_CONTRAST


@THEMES
def test_regions_are_told_apart_by_their_dashes(theme: Theme) -> None:
    assert len({theme.region(state).dashes for state in RegionState}) == len(RegionState)


@THEMES
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_the_sheet_is_filled_and_names_files_that_exist(theme: Theme, scale: float) -> None:
    sheet = stylesheet(theme, scale)
    assert "$" not in sheet
    assert "em;" not in sheet
    files = re.findall(r"url\(([^)]*)\)", sheet)
    assert files
    assert all((ASSETS / file).is_file() for file in files)
    assert set(COLOUR.findall(sheet)) <= set(COLOUR.findall(repr(theme)))


@THEMES
def test_the_controls_are_drawn_in_the_colours_of_the_theme(theme: Theme) -> None:
    drawn = sorted((ASSETS / "icons" / "controls" / theme.name).glob("*.svg"))
    assert drawn
    for file in drawn:
        owed = theme.on_accent if file.stem in ("check", "dash", "dot") else theme.text
        assert set(COLOUR.findall(file.read_text("utf-8"))) == {owed}


@pytest.fixture
def restored(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which looks afterwards as it did before."""
    before = qapp.styleSheet(), qapp.font(), qapp.palette(), qapp.style().name()
    yield qapp
    qapp.setStyleSheet(before[0])
    qapp.setFont(before[1])
    qapp.setPalette(before[2])
    qapp.setStyle(before[3])


def page_of(qtbot: QtBot) -> tuple[QWidget, tuple[QWidget, ...]]:
    """A page that is shown, with all the widgets."""
    page, shown = QWidget(), widgets()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for widget in shown:
        column.addWidget(widget)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page, shown


@THEMES
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_qt_takes_the_sheet_without_a_word(restored: QApplication, qtbot: QtBot, theme: Theme, scale: float) -> None:
    apply(restored, theme, scale)
    page, shown = page_of(qtbot)
    page.grab()
    assert restored.font().pointSizeF() == pytest.approx(BODY_PT * scale)
    assert restored.palette().color(QPalette.ColorRole.Window) == QColor(theme.window)
    for widget in shown:
        assert widget.sizeHint().height() >= 28 * scale, widget
        assert widget.sizeHint().width() >= 24 * scale, widget


@THEMES
def test_the_button_that_clears_a_field_stands_in_its_middle(restored: QApplication, qtbot: QtBot, theme: Theme) -> None:
    apply(restored, theme, 1.0)
    field = QLineEdit("trip")
    field.setClearButtonEnabled(True)
    qtbot.addWidget(field)
    field.show()
    clear = field.findChild(QToolButton)
    assert clear is not None
    qtbot.waitUntil(lambda: clear.property("opacity") == 1.0)
    seen, ground = field.grab(clear.geometry()).toImage(), QColor(theme.surface).rgb()
    marked = [(x, y) for x in range(seen.width()) for y in range(seen.height()) if seen.pixel(x, y) != ground]
    assert abs((min(y for _, y in marked) + max(y for _, y in marked)) / 2 - (seen.height() - 1) / 2) <= 1
    assert max(x for x, _ in marked) < seen.width() - 1


@THEMES
def test_the_focus_shows_on_everything_that_takes_it(restored: QApplication, qtbot: QtBot, theme: Theme) -> None:
    apply(restored, theme, 1.0)
    page, shown = page_of(qtbot)
    ring = QColor(theme.focus).rgb()
    for widget in shown:
        other = shown[0] if widget is not shown[0] else shown[1]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        without = pixels(page, widget, ring)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.hasFocus() or widget.focusProxy() is not None
        assert pixels(page, widget, ring) - without >= 2 * 20, (widget, widget.property("kind"))


def pixels(page: QWidget, widget: QWidget, colour: int) -> int:
    """How many pixels of a widget have a colour."""
    picture = page.grab(widget.geometry()).toImage()
    return sum(picture.pixel(x, y) == colour for x in range(picture.width()) for y in range(picture.height()))


@pytest.mark.parametrize(
    ("scheme", "expected"), [(Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Unknown, LIGHT)]
)
def test_the_theme_of_the_desktop(scheme: Qt.ColorScheme, expected: Theme) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
            return scheme

    class Desktop:
        def styleHints(self) -> Hints:  # noqa: N802 - Qt's name
            return Hints()

    assert system_theme(cast("QApplication", Desktop())) is expected


def test_text_stays_between_one_and_two() -> None:
    assert stylesheet(LIGHT, 0.3) == stylesheet(LIGHT, 1.0)
    assert stylesheet(LIGHT, 9.0) == stylesheet(LIGHT, 2.0)
    assert stylesheet(LIGHT, 1.0) != stylesheet(LIGHT, 2.0) != stylesheet(DARK, 2.0)
