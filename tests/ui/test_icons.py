from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from app.text import ASSETS
from ui.icons import ICON_PX, RATIOS, colour_of, icon, image, names, pixmap
from ui.theme import DARK, LIGHT, Theme

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: str(theme.name))
NAMES = names()


def inked(picture: QImage) -> dict[int, int]:
    """The opaque pixels of a picture: how many there are of each colour, ARGB."""
    counts: dict[int, int] = {}
    for y in range(picture.height()):
        for x in range(picture.width()):
            value = picture.pixel(x, y)
            if value >> 24 == 0xFF:
                counts[value] = counts.get(value, 0) + 1
    return counts


def is_only(drawn: dict[int, int], colour: str) -> bool:
    """Whether there is ink, and all of one colour; where lines cross, Qt rounds a channel down by one."""
    owed = QColor(colour)
    seen = [QColor(value) for value in drawn]
    off = [max(abs(one.red() - owed.red()), abs(one.green() - owed.green()), abs(one.blue() - owed.blue())) for one in seen]
    return bool(off) and max(off) <= 1


def test_there_are_icons() -> None:
    assert len(NAMES) >= 50


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_one_drawing_on_the_same_grid(name: str) -> None:
    text = (ASSETS / "icons" / f"{name}.svg").read_text("utf-8")
    root = ET.fromstring(text)  # noqa: S314 - our own file
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert not re.search(r"#[0-9a-fA-F]{3}|<script|<image|href|<text", text)


@THEMES
@pytest.mark.parametrize("name", NAMES)
def test_an_icon_shows_in_the_colour_of_the_theme(qapp: QApplication, theme: Theme, name: str) -> None:
    drawn = inked(image(name, theme.text, 48))
    assert is_only(drawn, theme.text)
    assert 24 <= sum(drawn.values()) <= 48 * 48 // 2


def test_no_two_icons_look_alike(qapp: QApplication) -> None:
    looks: dict[bytes, str] = {}
    for name in NAMES:
        look = bytes(image(name, LIGHT.text, 40).constBits())
        assert look not in looks, (name, looks[look])
        looks[look] = name


@THEMES
def test_an_icon_is_sharp_at_every_ratio_and_faint_when_disabled(qapp: QApplication, theme: Theme) -> None:
    made = icon("export", theme, on="on_accent")
    side = QSize(ICON_PX, ICON_PX)
    for ratio in RATIOS:
        shown = made.pixmap(side, ratio)
        assert shown.size() == side * ratio
        assert shown.devicePixelRatio() == ratio
        assert is_only(inked(shown.toImage()), theme.on_accent)
    disabled = made.pixmap(side, 2, QIcon.Mode.Disabled).toImage()
    assert is_only(inked(disabled), theme.disabled)


def test_an_icon_grows_with_the_text(qapp: QApplication) -> None:
    assert icon("home", LIGHT).pixmap(QSize(40, 40), 3).size() == QSize(120, 120)


@pytest.mark.parametrize("name", ["no-such-icon", "", "controls/light/check", "../style"])
def test_an_unknown_icon_is_refused(qapp: QApplication, name: str) -> None:
    with pytest.raises(KeyError):
        icon(name, LIGHT)


@pytest.mark.parametrize("on", ["no-such-colour", "name", "covered", "pairs"])
def test_an_unknown_colour_is_refused(on: str) -> None:
    with pytest.raises(KeyError):
        colour_of(LIGHT, on)


def test_the_colour_of_a_pair_is_its_foreground() -> None:
    assert colour_of(DARK, "blocked") == DARK.blocked.fore


def test_a_pixmap_is_as_large_as_the_screen_needs(qapp: QApplication) -> None:
    shown = pixmap("star", LIGHT.link, 20, 1.5)
    assert (shown.width(), shown.devicePixelRatio()) == (30, 1.5)
    assert is_only(inked(shown.toImage()), LIGHT.link)
