"""What is said at the start of releases during which the program was ended: what became of each, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.events.broken_off import BrokenOff, Ended
from ui.language import translate
from ui.parts import body, heading
from ui.theme import SPACE_12, SPACE_24

WIDE_LETTERS = 80
OF_SCREEN = 0.9
"""How much of the screen it takes at most, each way: its frame has to fit as well."""


class BrokenOffDialog(QDialog):
    """The lines scroll between what it is about and its button, which are always in sight, however many there are."""

    def __init__(self, found: Sequence[BrokenOff], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("brokenOffDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Beeldkeur")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        said = translate("Release", "The program was ended while it was releasing %n file(s).", None, len(found))
        self.said = heading(said)
        self.lines = QPlainTextEdit("\n\n".join(lines_of(found)))
        self.lines.setObjectName("brokenOffLines")
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        # What it says can be walked through with the arrows, and copied: a folder that is out of reach has to be looked for.
        self.lines.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.lines.setAccessibleName(said)
        rest = body(translate("Release", "What else was chosen and has no mark in its event did not leave either."))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        self.ok_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok_button.setDefault(True)
        column.addWidget(self.said)
        column.addWidget(self.lines, 1)
        column.addWidget(rest)
        column.addWidget(buttons)
        self.ok_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its lines need, and never higher than the screen; only now its letters are as large as they will be."""
        super().showEvent(event)
        most = self.screen().availableSize() * OF_SCREEN
        self.resize(min(self.fontMetrics().averageCharWidth() * WIDE_LETTERS, most.width()), most.height())
        self._column.activate()
        document = self.lines.document()  # its height is told in lines, as they break at this width
        around = 2 * (ceil(document.documentMargin()) + self.lines.frameWidth())
        needed = ceil(document.size().height()) * self.lines.fontMetrics().lineSpacing() + around
        self.resize(self.width(), min(most.height(), self.height() - self.lines.viewport().height() + needed))


def tell_broken_off(found: Sequence[BrokenOff], parent: QWidget) -> None:
    """Say it over the window; nothing where there is nothing to say."""
    if found:
        BrokenOffDialog(found, parent).open()


def lines_of(found: Sequence[BrokenOff]) -> list[str]:
    """A line for each: first what somebody has to do something about."""
    order = (Ended.UNKNOWN, Ended.NOT_RELEASED, Ended.RELEASED)
    return [_line(one) for one in sorted(found, key=lambda one: order.index(one.ended))]


def _line(one: BrokenOff) -> str:
    said = {
        Ended.RELEASED: translate("Release", "{name}: it was released after all, as {output}. You need do nothing."),
        Ended.NOT_RELEASED: translate(
            "Release", "{name}: it was not released, and nothing of it was left behind. Release it again."
        ),
        Ended.UNKNOWN: translate(
            "Release",
            "{name}: it is not known yet, as the folder {folder} cannot be reached. Connect its disk and start the program "
            "again.",
        ),
    }[one.ended]
    name = one.source.name if one.source is not None else translate("Release", "a file")
    if one.event is not None:
        name = f"{name} ({one.event})"
    return said.format(name=name, output=one.output or "-", folder=one.folder or "-")
