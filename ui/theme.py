"""Light and dark: the colours, sizes and style sheet of the window.

Colours are "#rrggbb". Each text colour has at least 4.5 to 1 against the grounds it is used on, each border, icon, mark and
focus ring 3 to 1 (WCAG 2.2 AA, 1.4.3 and 1.4.11); the tests measure every pair of `Theme.pairs`.
"""

from __future__ import annotations

import re
import sys
from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.model import Verdict
from app.text import ASSETS

BODY_PT = 13.0 if sys.platform == "darwin" else 10.5  # a point is a pixel on macOS, 4/3 of one elsewhere: 13 and 14 pixels
SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32 = 4, 8, 12, 16, 24, 32
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
_LINEAR_UP_TO = 0.04045  # of sRGB
_FIXED_UP_TO_PX = 12  # lines, roundings and gaps stay; what holds text or is a target grows with the text


class ThemeName(StrEnum):
    """The two themes."""

    LIGHT = "light"
    DARK = "dark"


class RegionState(StrEnum):
    """What happens to a region that is drawn over a photo."""

    COVERED = "covered"
    DOUBTFUL = "doubtful"
    KEPT = "kept"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Pair:
    """A foreground that is readable on its background."""

    fore: str
    back: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A line over a photo: its colour, and the dashes that tell it apart without colour.

    Attributes:
        colour: to be drawn over a wider line in `Theme.halo`, so that it shows on every photo.
        dashes: as for `QPen.setDashPattern`, in widths of the pen; empty for an unbroken line.
    """

    colour: str
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour of the window by what it is for.

    Attributes:
        window: the ground of pages. `surface`: of cards, fields and lists. `raised`: of headers and what is pointed at.
        line: a separator that means nothing. `edge`: the border of a control.
        text, muted: on the three grounds. `link`, `error`: accent and danger as text or line on them.
        accent, danger: filled buttons, with `on_accent`, `on_danger` on them; `accent_hover`, `danger_hover` under the pointer.
        selected: the ground of a chosen row, under `text`.
        focus: the ring around what has the focus, on the grounds and on filled buttons.
        disabled: text and lines of what cannot be used (WCAG exempts it; still 3 to 1 here).
    """

    name: ThemeName
    window: str
    surface: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    link: str
    danger: str
    danger_hover: str
    on_danger: str
    error: str
    focus: str
    selected: str
    disabled: str
    allowed: Pair
    cover: Pair
    referred: Pair
    blocked: Pair
    neutral: Pair
    covered: Outline
    doubtful: Outline
    kept: Outline
    ignored: Outline
    halo: str

    def verdict(self, verdict: Verdict) -> Pair:
        """The colours of a verdict."""
        return {
            Verdict.ALLOWED: self.allowed,
            Verdict.COVER: self.cover,
            Verdict.REFERRED: self.referred,
            Verdict.BLOCKED: self.blocked,
        }[verdict]

    def region(self, state: RegionState) -> Outline:
        """The outline of a region over a photo."""
        return {
            RegionState.COVERED: self.covered,
            RegionState.DOUBTFUL: self.doubtful,
            RegionState.KEPT: self.kept,
            RegionState.IGNORED: self.ignored,
        }[state]

    def pairs(self) -> tuple[tuple[Pair, float], ...]:
        """Every foreground with a ground it is used on, and the contrast that is owed there."""
        grounds = (self.window, self.surface, self.raised, self.selected)
        written = [Pair(fore, back) for fore in (self.text, self.muted, self.link, self.error) for back in grounds]
        written += [Pair(self.on_accent, self.accent), Pair(self.on_accent, self.accent_hover)]
        written += [Pair(self.on_danger, self.danger), Pair(self.on_danger, self.danger_hover)]
        tinted = (self.allowed, self.cover, self.referred, self.blocked, self.neutral)
        written += [*tinted, *(Pair(self.text, pair.back) for pair in tinted)]
        filled = (self.accent, self.accent_hover, self.danger, self.danger_hover)
        drawn = [Pair(fore, back) for fore in (self.edge, self.focus, self.disabled) for back in grounds]
        drawn += [Pair(fill, back) for fill in filled for back in (self.window, self.surface)]
        drawn += [Pair(self.focus, back) for back in (*filled, *(pair.back for pair in tinted))]
        drawn += [Pair(pair.fore, back) for pair in tinted for back in grounds]
        drawn += [Pair(self.region(state).colour, self.halo) for state in RegionState]
        return (*((pair, TEXT_CONTRAST) for pair in written), *((pair, MARK_CONTRAST) for pair in drawn))


_COVERED, _DOUBTFUL = Outline("#9cc4ff"), Outline("#ffc94d", (4.0, 2.0))
_KEPT, _IGNORED = Outline("#8df0b0", (1.0, 1.5)), Outline("#d6dbdf", (1.0, 4.0))

LIGHT = Theme(
    name=ThemeName.LIGHT,
    window="#f5f6f7",
    surface="#ffffff",
    raised="#ebeef0",
    line="#d7dde1",
    edge="#76838c",
    text="#1a2327",
    muted="#4f5c64",
    accent="#0b7285",
    accent_hover="#0c7e93",
    on_accent="#ffffff",
    link="#0a6273",
    danger="#c62b2b",
    danger_hover="#d03535",
    on_danger="#ffffff",
    error="#a81f1f",
    focus="#0a1216",
    selected="#d5ebef",
    disabled="#78848b",
    allowed=Pair("#1b6335", "#dcf2e2"),
    cover=Pair("#2a4c9e", "#e2e9fb"),
    referred=Pair("#7a4b00", "#fdeecb"),
    blocked=Pair("#9c1c1c", "#fbe1df"),
    neutral=Pair("#49555c", "#e8ecee"),
    covered=_COVERED,
    doubtful=_DOUBTFUL,
    kept=_KEPT,
    ignored=_IGNORED,
    halo="#101416",
)

DARK = Theme(
    name=ThemeName.DARK,
    window="#14191c",
    surface="#1c2226",
    raised="#283036",
    line="#333d43",
    edge="#84929b",
    text="#eceff1",
    muted="#b4bfc6",
    accent="#17809a",
    accent_hover="#13768c",
    on_accent="#ffffff",
    link="#7fd3e3",
    danger="#d23c3c",
    danger_hover="#c83434",
    on_danger="#ffffff",
    error="#ffa69e",
    focus="#ffffff",
    selected="#16424d",
    disabled="#84929b",
    allowed=Pair("#93e0ab", "#16351f"),
    cover=Pair("#b3c8ff", "#1f2f57"),
    referred=Pair("#ffd179", "#41300a"),
    blocked=Pair("#ffb0a8", "#4c1b1b"),
    neutral=Pair("#c6d0d6", "#2d363c"),
    covered=_COVERED,
    doubtful=_DOUBTFUL,
    kept=_KEPT,
    ignored=_IGNORED,
    halo="#101416",
)


def luminance(colour: str) -> float:
    """The relative luminance of "#rrggbb" as WCAG 2.2 defines it, 0.0 (black) to 1.0 (white)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(pair: Pair) -> float:
    """The contrast of a pair as WCAG 2.2 defines it, 1.0 (none) to 21.0."""
    darker, lighter = sorted((luminance(pair.fore), luminance(pair.back)))
    return (lighter + 0.05) / (darker + 0.05)


def scaled_px(length_px: float, scale: float) -> int:
    """A length that grows with the text, in device-independent pixels: an icon's side, the height of a row."""
    return round(length_px * scale)


def stylesheet(theme: Theme, scale: float) -> str:
    """The style sheet of the whole window.

    Args:
        theme: its colours.
        scale: of the text, 1.0 to 2.0; what lies outside is brought inside.
    """
    scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
    words: dict[str, str] = {}
    for name, value in asdict(theme).items():
        if isinstance(value, dict):
            words |= {f"{name}_{part}": str(colour) for part, colour in value.items()}
        else:
            words[name] = str(value)
    words["controls"] = (ASSETS / "icons" / "controls" / theme.name).as_posix()
    words["radio_px"] = f"{(scaled_px(18, scale) + 2) // 2}px"  # half of an indicator with its border: a circle
    words["knob_px"], words["knob_out_px"] = f"{scaled_px(20, scale) // 2 + 2}px", f"-{scaled_px(20, scale) // 2}px"
    sheet = (ASSETS / "style.qss").read_text("utf-8")
    sheet = re.sub(r"\b([\d.]+)em\b", lambda found: f"{float(found[1]) * BODY_PT * scale:.1f}pt", sheet)
    sheet = re.sub(r"\b(\d+)px\b", lambda found: f"{_grown(int(found[1]), scale)}px", sheet)
    return Template(sheet).substitute(words)


def apply(app: QApplication, theme: Theme, scale: float) -> None:
    """Give the whole program this theme and text size; may be called again while it runs.

    Icons keep the colour they were made in: what holds them is made anew with the theme.
    """
    app.setStyle("Fusion")
    app.setPalette(palette(theme))
    font = app.font()
    font.setPointSizeF(BODY_PT * min(max(scale, SMALLEST_SCALE), LARGEST_SCALE))
    app.setFont(font)
    app.setStyleSheet(stylesheet(theme, scale))


def system_theme(app: QApplication) -> Theme:
    """The theme that the desktop asks for; light where it does not say."""
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def palette(theme: Theme) -> QPalette:
    """The colours for what is painted by hand or by the style and not by the style sheet."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.window,
        roles.WindowText: theme.text,
        roles.Base: theme.surface,
        roles.AlternateBase: theme.window,
        roles.Text: theme.text,
        roles.PlaceholderText: theme.muted,
        roles.Button: theme.surface,
        roles.ButtonText: theme.text,
        roles.BrightText: theme.on_danger,
        roles.ToolTipBase: theme.raised,
        roles.ToolTipText: theme.text,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.on_accent,
        roles.Accent: theme.accent,
        roles.Link: theme.link,
        roles.LinkVisited: theme.link,
        roles.Light: theme.surface,
        roles.Midlight: theme.raised,
        roles.Mid: theme.line,
        roles.Dark: theme.edge,
        roles.Shadow: theme.line,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return made


def _grown(length_px: int, scale: float) -> int:
    return length_px if length_px <= _FIXED_UP_TO_PX else scaled_px(length_px, scale)
