"""The icons of `assets/icons`, in the colours of a theme. They are line drawings of 24 by 24 in `currentColor`."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from app.text import ASSETS
from ui.theme import Pair, Theme

ICON_PX = 20
"""The side of an icon in a button at a text size of 100 %."""

RATIOS = (1, 2, 3)
SIDES_PX = (ICON_PX, 30, 40)  # text at 100, 150 and 200 %; in between the next larger one is made smaller


def names() -> tuple[str, ...]:
    """The names of all icons, in order."""
    return tuple(sorted(file.stem for file in (ASSETS / "icons").glob("*.svg")))


def icon(name: str, theme: Theme, *, on: str = "text") -> QIcon:
    """An icon for a button, menu or list, sharp on screens of 1, 2 and 3 pixels a point.

    Args:
        name: of the file in `assets/icons`, without its ending.
        theme: whose colour it takes.
        on: which colour of the theme: that of the words beside it, such as "text", "on_accent", "link" or "allowed".

    Raises:
        KeyError: when there is no such icon: a bug of ours.
    """
    made = QIcon()
    colours = {QIcon.Mode.Normal: colour_of(theme, on), QIcon.Mode.Disabled: theme.disabled}
    for mode, colour in colours.items():
        for side_px in sorted({side_px * ratio for side_px in SIDES_PX for ratio in RATIOS}):
            made.addPixmap(pixmap(name, colour, side_px), mode)
    return made


def colour_of(theme: Theme, name: str) -> str:
    """A colour of a theme by its field; of a pair, such as a verdict's, the foreground.

    Raises:
        KeyError: when the theme has no such colour: a bug of ours.
    """
    found = getattr(theme, name, None)
    if isinstance(found, Pair):
        return found.fore
    if not isinstance(found, str) or not found.startswith("#"):
        raise KeyError(name)
    return found


def pixmap(name: str, colour: str, side_px: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a square picture; Qt keeps those that were asked for lately.

    Args:
        name: as for `icon`.
        colour: "#rrggbb".
        side_px: in device-independent pixels.
        ratio: how many pixels of the screen make one of those.

    Raises:
        KeyError: when there is no such icon.
    """
    key = f"beeldkeur/{name}/{colour}/{side_px}/{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = QPixmap.fromImage(image(name, colour, round(side_px * ratio)))
        found.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, found)
    return found


def image(name: str, colour: str, side_px: int) -> QImage:
    """An icon as a transparent square of `side_px` pixels, ARGB32 with premultiplied alpha.

    Raises:
        KeyError: when there is no such icon.
    """
    drawn = QImage(QSize(side_px, side_px), QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, side_px, side_px))
    painter.end()
    return drawn


@cache
def _drawing(name: str) -> str:
    file = ASSETS / "icons" / f"{name}.svg"
    if file.parent.name != "icons" or not file.is_file():
        raise KeyError(name)
    return file.read_text("utf-8")
