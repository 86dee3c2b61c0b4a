"""Faces that somebody said were none: shown once more before photos leave, and confirmed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app.events.event import EventItem
from ui.language import translate
from ui.parts import Banner, BannerKind, Card
from ui.release.outlook import Outlook
from ui.release.strip import Strip
from ui.rooms import Context

LARGER = 2


class DeniedCard(Card):
    """All photos with such a face, and a box to mark once they were looked at. `changed` tells that it was."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Release", "Said to be no face"))
        self.setObjectName("deniedCard")
        self._shown: tuple[EventItem, ...] = ()
        self.told = Banner(BannerKind.WARNING, "")
        self.strip = Strip(context, None, LARGER)
        self.confirmed = QCheckBox(translate("Release", "I looked: there is no face inside the dashed lines"))
        self.confirmed.setObjectName("lookedBox")
        self.confirmed.toggled.connect(self.changed)
        for part in (self.told, self.strip, self.confirmed):
            self.column.addWidget(part)
        self.hide()

    @property
    def has_looked(self) -> bool:
        """Whether somebody confirmed having looked at what is shown."""
        return self.confirmed.isChecked()

    def show_outlook(self, seen: Outlook) -> None:
        """Show those of them that would leave; others than before have to be looked at anew."""
        self.setVisible(bool(seen.dismissed))
        if seen.dismissed == self._shown:
            return
        self._shown = seen.dismissed
        self.confirmed.setChecked(False)
        where = translate("Release", "%n file(s)", None, len(seen.dismissed))
        said = translate(
            "Release",
            "In {photos}, %n face(s) that the program found were said to be no face. They are not covered.",
            None,
            seen.dismissals,
        )
        self.told.show_text(BannerKind.WARNING, said.format(photos=where))
        self.strip.show_items(seen.dismissed)
