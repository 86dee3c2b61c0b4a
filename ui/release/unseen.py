"""What would leave though nobody looked at it: named once more before it leaves, and let go by who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app.events.event import EventItem
from app.records import Look
from ui.language import translate
from ui.parts import Banner, BannerKind, Card, muted
from ui.release.assuring import unseen_of
from ui.rooms import Context
from ui.video.lanes import clip_of

NAMED_AT_MOST = 12


class UnseenCard(Card):
    """What was not looked at, and a box to mark for who lets it go all the same. `changed` tells that it was."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Release", "Not looked at"))
        self.setObjectName("unseenCard")
        self._context = context
        self._unseen: Mapping[str, Look] = {}
        self.told = Banner(
            BannerKind.WARNING,
            translate("Release", "Whom the program missed is not covered, and only who looks closely (Review) sees it."),
        )
        self.lines = muted("")
        self.lines.setObjectName("unseenLines")
        self.confirmed = QCheckBox(translate("Release", "I release these without having looked"))
        self.confirmed.setObjectName("unseenBox")
        self.confirmed.toggled.connect(self.changed)
        for part in (self.told, self.lines, self.confirmed):
            self.column.addWidget(part)
        self.hide()

    @property
    def lets_go(self) -> bool:
        """Whether all was looked at, or somebody said that it may leave all the same."""
        return not self._unseen or self.confirmed.isChecked()

    def show_items(self, going: Iterable[EventItem]) -> None:
        """Name those of them that nobody looked at; where they are others than before, it has to be said anew."""
        items = tuple(going)
        unseen = unseen_of(items, self._context.bench.watched)
        if unseen != self._unseen:
            self._unseen = unseen
            self.lines.setText("\n".join(unseen_lines(items, unseen)))
            self.confirmed.setChecked(False)
        self.setVisible(bool(unseen))


def unseen_lines(items: Iterable[EventItem], unseen: Mapping[str, Look]) -> list[str]:
    """The photos that nobody looked at in one line, and each such video in one.

    Args:
        items: what would leave, in its order.
        unseen: as `unseen_of` says of them.
    """
    left = [item for item in items if item.path in unseen]
    photos = [item.found.path.name for item in left if clip_of(item) is None]
    lines = [translate("Release", "Not looked at by anybody: {names}").format(names=_names(photos))] if photos else []
    return lines + [_of_a_video(item, unseen[item.path]) for item in left if clip_of(item) is not None]


def _names(names: list[str]) -> str:
    said = ", ".join(names[:NAMED_AT_MOST])
    left = len(names) - NAMED_AT_MOST
    return said + (" " + translate("Release", "and %n more", None, left) if left > 0 else "")


def _of_a_video(item: EventItem, look: Look) -> str:
    """How much of it was seen."""
    said = translate("Release", "{name}: {percent} % seen").format(name=item.found.path.name, percent=look.percent)
    return said + (", " + translate("Release", "%n doubt(s) not looked at", None, look.doubts) if look.doubts else "")
