"""What is said at the start of releases during which the program was ended: what became of each, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.events.broken_off import BrokenOff, Ended
from ui.language import translate

NAMED_AT_MOST = 12


def tell_broken_off(found: Sequence[BrokenOff], parent: QWidget) -> None:
    """Say it over the window; nothing where there is nothing to say."""
    if not found:
        return
    said = translate("Release", "The program was ended while it was releasing %n file(s).", None, len(found))
    box = QMessageBox(QMessageBox.Icon.Information, "Beeldkeur", said, parent=parent)
    box.setObjectName("brokenOffBox")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    rest = translate("Release", "What else was chosen and has no mark in its event did not leave either.")
    box.setInformativeText("\n\n".join([*lines_of(found), rest]))
    box.open()


def lines_of(found: Sequence[BrokenOff]) -> list[str]:
    """A line for each: first what somebody has to do something about."""
    order = (Ended.UNKNOWN, Ended.NOT_RELEASED, Ended.RELEASED)
    shown = sorted(found, key=lambda one: order.index(one.ended))
    lines = [_line(one) for one in shown[:NAMED_AT_MOST]]
    rest = len(shown) - NAMED_AT_MOST
    return [*lines, translate("Release", "and %n more", None, rest)] if rest > 0 else lines


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
    return said.format(name=name, output=one.output or "-", folder=one.folder or "-")
