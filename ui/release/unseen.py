"""What would leave though nobody looked at it: named once more before it leaves, and let go by who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app.events.event import EventItem
from app.model import DecisionKind
from ui.language import translate
from ui.parts import Banner, BannerKind, Card, muted
from ui.rooms import Context
from ui.video.film import Watched
from ui.video.lanes import clip_of, stops_of

NAMED_AT_MOST = 12
WHOLE = 100


class UnseenCard(Card):
    """What was not looked at, and a box to mark for who lets it go all the same. `changed` tells that it was."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Release", "Not looked at"))
        self.setObjectName("unseenCard")
        self._context = context
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
        return not self.lines.text() or self.confirmed.isChecked()

    def show_items(self, going: Iterable[EventItem]) -> None:
        """Name those of them that nobody looked at; where they are others than before, it has to be said anew."""
        said = "\n".join(unseen_lines(going, self._context.bench.watched))
        if said != self.lines.text():
            self.lines.setText(said)
            self.confirmed.setChecked(False)
        self.setVisible(bool(said))


def unseen_lines(items: Iterable[EventItem], watched: Mapping[str, Watched]) -> list[str]:
    """The photos that nobody looked at in one line, and each such video in one.

    Somebody looked who went on from it in review (`EventItem.seen`), or said that nobody is recognisable, in review or on the
    contact sheet. Of a video it counts as well that all of it was on the screen; that is known since the event was opened.
    """
    unseen = [item for item in items if not item.seen and not item.has(DecisionKind.NOBODY_RECOGNISABLE)]
    photos = [item.found.path.name for item in unseen if clip_of(item) is None]
    lines = [translate("Release", "Not looked at by anybody: {names}").format(names=_names(photos))] if photos else []
    return lines + [line for item in unseen if clip_of(item) is not None and (line := _of_a_video(item, watched))]


def _names(names: list[str]) -> str:
    said = ", ".join(names[:NAMED_AT_MOST])
    left = len(names) - NAMED_AT_MOST
    return said + (" " + translate("Release", "and %n more", None, left) if left > 0 else "")


def _of_a_video(item: EventItem, watched: Mapping[str, Watched]) -> str:
    """How much of it was seen; "" where all of it was, with each of its doubts."""
    seen = watched.get(item.path)
    percent = seen.percent if seen is not None else 0
    doubts = sum(seen is None or not seen.has(stop.pts) for stop in stops_of(item))
    if percent >= WHOLE and not doubts:
        return ""
    said = translate("Release", "{name}: {percent} % seen").format(name=item.found.path.name, percent=percent)
    return said + (", " + translate("Release", "%n doubt(s) not looked at", None, doubts) if doubts else "")
