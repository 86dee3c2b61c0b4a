"""Small widgets that all pages share. Their words come as arguments, their look from the style sheet by `kind`."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon, pixmap
from ui.theme import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32, Theme

_READABLE_EM = 32  # a line of some 75 characters


class BannerKind(StrEnum):
    """How pressing a banner is."""

    NOTICE = "notice"
    WARNING = "warning"
    DANGER = "danger"
    SUCCESS = "success"


_BANNER_ICONS = {
    BannerKind.NOTICE: "info",
    BannerKind.WARNING: "warning",
    BannerKind.DANGER: "ban",
    BannerKind.SUCCESS: "shield-check",
}


class PushButton(QPushButton):
    """Pressed by Enter as by Space while it has the focus; no other file makes one of Qt's own."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for it, and not for the button that a dialogue chose; held, it presses once."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not is_plain:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class IconLabel(QLabel):
    """An icon beside words, as high as they are, in the text colour the style sheet gives to its `kind`.

    It says nothing of its own: the words beside it do.
    """

    def __init__(self, name: str, kind: str = "icon", *, em: float = 1.5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._em = em
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_icon(name)

    def show_icon(self, name: str) -> None:
        """Show another one.

        Raises:
            KeyError: when there is no such icon.
        """
        pixmap(name, "#000000", 1)  # what is not there shows here, not while it is painted
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        """A square of `em` times the height of the letters."""
        side = round(self._em * self.fontMetrics().height() / 1.2)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        colour = self.palette().color(self.foregroundRole()).name()
        side = min(self.width(), self.height())
        painter.drawPixmap(0, (self.height() - side) // 2, pixmap(self._name, colour, side, self.devicePixelRatioF()))
        painter.end()


def title(text: str) -> QLabel:
    """The name of a page."""
    return _words(text, "title")


def heading(text: str) -> QLabel:
    """The name of a part of a page."""
    return _words(text, "heading")


def body(text: str) -> QLabel:
    """Plain words."""
    return _words(text, "body")


def muted(text: str) -> QLabel:
    """Words that explain."""
    return _words(text, "muted")


def error(text: str) -> QWidget:
    """What is wrong, with a sign, so that it is not said by colour alone."""
    shown = QWidget()
    row = QHBoxLayout(shown)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    row.addWidget(IconLabel("warning", "error-icon"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_words(text, "error"), 1)
    shown.setAccessibleName(text)
    return shown


def primary_button(text: str, icon_name: str | None, theme: Theme) -> QPushButton:
    """The one thing a page is for."""
    return _button(text, icon_name, theme, ("primary", "on_accent"))


def danger_button(text: str, icon_name: str | None, theme: Theme) -> QPushButton:
    """What cannot be taken back."""
    return _button(text, icon_name, theme, ("danger", "on_danger"))


def button(text: str, icon_name: str | None, theme: Theme) -> QPushButton:
    """Any other action."""
    return _button(text, icon_name, theme, ("plain", "text"))


def quiet_button(text: str, icon_name: str | None, theme: Theme) -> QPushButton:
    """An action that should not draw the eye."""
    return _button(text, icon_name, theme, ("quiet", "link"))


class Card(QFrame):
    """A raised sheet; what belongs together goes into its `column`."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        self.column.setSpacing(SPACE_12)
        if name:
            self.column.addWidget(heading(name))


class Banner(QFrame):
    """One sentence that has to be seen, with at most one thing to do about it."""

    def __init__(self, kind: BannerKind, text: str, action: QAbstractButton | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        row.setSpacing(SPACE_12)
        self._sign = IconLabel(_BANNER_ICONS[kind])
        self._label = body(text)
        row.addWidget(self._sign)
        row.addWidget(self._label, 1)
        if action is not None:
            row.addWidget(action)
        self.show_text(kind, text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def show_text(self, kind: BannerKind, text: str) -> None:
        """Say something else."""
        self._sign.show_icon(_BANNER_ICONS[kind])
        self._label.setText(text)
        self.setAccessibleName(text)
        if self.property("kind") != kind.value:
            self.setProperty("kind", kind.value)
            polish(self)


class EmptyState(QWidget):
    """What a page says where there is nothing yet: what it is for, and how to begin."""

    def __init__(self, icon_name: str, name: str, lines: Sequence[str], buttons: Sequence[QAbstractButton] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(lines))
        middle = QWidget()
        middle.setMaximumWidth(_READABLE_EM * self.fontMetrics().height())
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addStretch(1)
        column.addWidget(IconLabel(icon_name, "accent-icon", em=4), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (title(name), *(muted(line) for line in lines)):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        if buttons:
            column.addSpacing(SPACE_12)
            column.addLayout(_centred(buttons, SPACE_12))
        column.addStretch(2)
        row = _centred((middle,), 0)
        row.setStretch(1, 100)
        row.setContentsMargins(SPACE_32, SPACE_32, SPACE_32, SPACE_32)
        self.setLayout(row)


def form_row(label: str, widget: QWidget, help_text: str = "") -> QWidget:
    """A field under its name, and a line of help under it.

    The name is the field's accessible name and (by an ampersand in it) its shortcut, the help its accessible description.
    """
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_4)
    name = _words(label, "label")
    name.setBuddy(widget)
    widget.setAccessibleName(label.replace("&", ""))
    column.addWidget(name)
    column.addWidget(widget)
    if help_text:
        widget.setAccessibleDescription(help_text)
        column.addWidget(muted(help_text))
    return shown


def polish(widget: QWidget) -> None:
    """Have the style sheet look again at a widget, and all in it, after one of its properties changed."""
    for one in (widget, *widget.findChildren(QWidget)):
        one.style().unpolish(one)
        one.style().polish(one)
        one.update()


def _words(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)  # a file's name may look like mark-up
    label.setWordWrap(True)
    return label


def _button(text: str, icon_name: str | None, theme: Theme, look: tuple[str, str]) -> QPushButton:
    kind, on = look
    made = PushButton(text)
    made.setProperty("kind", kind)
    made.setAccessibleName(text.replace("&", ""))
    if icon_name is not None:
        made.setIcon(icon(icon_name, theme, on=on))
    made.setAutoDefault(False)  # else it would be the one for Enter in all of a dialogue once it had the focus
    return made


def _centred(widgets: Sequence[QWidget], spacing: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
