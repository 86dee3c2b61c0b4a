from __future__ import annotations

from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model import Verdict
from ui.badges import Badge, BadgeLabel, badge_size, colours, paint_badge, paint_sign
from ui.theme import DARK, LIGHT, Pair, Theme

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: str(theme.name))
SIDE = 32


def grey(picture: QImage) -> npt.NDArray[np.uint8]:
    """(H, W) uint8 of a picture."""
    flat = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return rows[:, : flat.width()].copy()


def shape(badge: Badge, pair: Pair) -> npt.NDArray[np.bool_]:
    """(SIDE, SIDE) bool: where the sign differs from its ground, colours taken away."""
    picture = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    picture.fill(QColor(pair.back))
    painter = QPainter(picture)
    paint_sign(painter, QRectF(4, 4, SIDE - 8, SIDE - 8), badge, pair)
    painter.end()
    seen = grey(picture).astype(int)
    fore, back = (int(grey(_flat(colour))[0, 0]) for colour in (pair.fore, pair.back))
    found: npt.NDArray[np.bool_] = np.abs(seen - fore) < np.abs(seen - back)
    return found


def _flat(colour: str) -> QImage:
    picture = QImage(2, 2, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    return picture


def painted(badge: Badge, theme: Theme, text: str, width: int = 240) -> QImage:
    """A badge on the ground of a card."""
    picture = QImage(width, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor(theme.surface))
    painter = QPainter(picture)
    paint_badge(painter, QRectF(0, 0, width, 40), badge, theme, text=text)
    painter.end()
    return picture


@THEMES
def test_the_signs_differ_without_their_colour(qapp: QApplication, theme: Theme) -> None:
    shapes = {badge: shape(badge, colours(badge, theme)) for badge in Badge}
    for badge, seen in shapes.items():
        assert 0.08 <= float(seen.mean()) <= 0.9, badge
    for one, other in combinations(Badge, 2):
        apart = float((shapes[one] ^ shapes[other]).mean())
        assert apart >= 0.06, (one, other, apart)


@THEMES
def test_the_signs_differ_in_one_pair_of_colours(qapp: QApplication, theme: Theme) -> None:
    shapes = [shape(badge, theme.neutral).tobytes() for badge in Badge]
    assert len(set(shapes)) == len(Badge)


@THEMES
@pytest.mark.parametrize("badge", Badge)
def test_a_badge_shows_its_colours_and_its_words(qapp: QApplication, theme: Theme, badge: Badge) -> None:
    pair = colours(badge, theme)
    words, none = painted(badge, theme, "mag na afdekken"), painted(badge, theme, "")
    for picture in (words, none):
        seen = np.frombuffer(picture.constBits(), np.uint32)
        for colour in (pair.fore, pair.back):
            assert int((seen == QColor(colour).rgb()).sum()) >= 15
    assert not np.array_equal(grey(words), grey(painted(badge, theme, "mag niet")))


def test_every_verdict_has_its_badge_in_its_colours() -> None:
    for verdict in Verdict:
        assert Badge.of(verdict).value == verdict.value
        assert colours(Badge.of(verdict), DARK) == DARK.verdict(verdict)


def test_the_size_fits_the_words(qapp: QApplication) -> None:
    font = qapp.font()
    alone, short, long = badge_size("", font), badge_size("mag niet", font), badge_size("nog niet vrijgegeven", font)
    assert alone.width() == alone.height() == short.height() == long.height()
    assert alone.width() < short.width() < long.width()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    assert badge_size("mag niet", larger).height() > 1.5 * short.height()


@pytest.mark.parametrize(("room", "is_whole"), [("bold", True), ("regular", True), ("less", False)])
def test_words_are_set_lighter_before_they_are_cut(
    room: str,
    is_whole: bool,  # noqa: FBT001
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words, picture, written = "mag gebruikt worden", QImage(400, 40, QImage.Format.Format_RGB32), []
    monkeypatch.setattr(QPainter, "drawText", lambda _, *told: written.append(told[-1]))
    hand = QPainter(picture)
    wanted = badge_size(words, hand.font())
    regular = hand.fontMetrics().horizontalAdvance(words)
    bold = QFont(hand.font())
    bold.setBold(True)
    saved = QFontMetrics(bold).horizontalAdvance(words) - regular
    assert saved >= 0
    width = {"bold": wanted.width(), "regular": wanted.width() - saved, "less": wanted.width() - saved - 12}[room]
    paint_badge(hand, QRectF(0, 0, width, wanted.height()), Badge.ALLOWED, LIGHT, text=words)
    hand.end()
    assert (written == [words]) is is_whole
    assert len(written) == 1


def test_nothing_is_painted_outside_the_room_there_is(qapp: QApplication) -> None:
    picture = QImage(200, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    paint_badge(painter, QRectF(10, 5, 90, 30), Badge.HELD, LIGHT, text="nog niet vrijgegeven" * 3)
    painter.end()
    dark = np.argwhere(grey(picture) < 255)
    top, left = dark.min(axis=0)
    bottom, right = dark.max(axis=0)
    assert top >= 5
    assert bottom < 35
    assert left >= 10
    assert 80 <= right < 100


def test_the_painter_is_left_as_it_was(qapp: QApplication) -> None:
    picture = QImage(200, 40, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    before = painter.pen(), painter.brush(), painter.font(), painter.transform()
    paint_badge(painter, QRectF(0, 0, 200, 40), Badge.REFERRED, LIGHT, text="voorleggen")
    assert (painter.pen(), painter.brush(), painter.font(), painter.transform()) == before
    painter.end()


def test_a_label_says_what_it_shows(qtbot: QtBot) -> None:
    label = BadgeLabel(Badge.COVER, "mag na afdekken", LIGHT)
    qtbot.addWidget(label)
    assert (label.badge, label.accessibleName()) == (Badge.COVER, "mag na afdekken")
    label.resize(label.sizeHint())
    before = grey(label.grab().toImage())
    label.show_badge(Badge.BLOCKED, "mag niet")
    assert (label.badge, label.accessibleName()) == (Badge.BLOCKED, "mag niet")
    after = grey(label.grab().toImage())
    assert not np.array_equal(before, after)
    assert label.minimumSizeHint().width() < label.sizeHint().width()
