"""What would leave twice: the same file lies in the event in more than one place. It asks nothing and holds nothing back."""

from __future__ import annotations

from collections.abc import Iterable

from app.events.copies import same_files
from app.events.event import EventItem
from ui.copies import name_beside
from ui.language import translate
from ui.parts import Banner, BannerKind, Card, muted

NAMED_AT_MOST = 12


class TwiceCard(Card):
    """Names the copies that would go out together."""

    def __init__(self) -> None:
        super().__init__(translate("Release", "Twice the same file"))
        self.setObjectName("twiceCard")
        self.told = Banner(BannerKind.WARNING, "")
        self.lines = muted("")
        self.lines.setObjectName("twiceLines")
        for part in (self.told, self.lines):
            self.column.addWidget(part)
        self.hide()

    def show_items(self, going: Iterable[EventItem]) -> None:
        """Tell of these."""
        same, named, lines = same_files(items := tuple(going)), set[str](), list[str]()
        for item in items:
            if item.path in same and item.path not in named:
                named.update((item.path, *(other.path for other in same[item.path])))
                lines.append(_line(item, same[item.path]))
        self.setVisible(bool(lines))
        self.told.show_text(BannerKind.WARNING, _told(len(lines)))
        left = len(lines) - NAMED_AT_MOST
        rest = [translate("Release", "and %n more", None, left)] if left > 0 else []
        self.lines.setText("\n".join([*lines[:NAMED_AT_MOST], *rest]))


def _line(item: EventItem, others: tuple[EventItem, ...]) -> str:
    return " = ".join([item.found.path.name, *(name_beside(item, other) for other in others)])


def _told(count: int) -> str:
    return translate(
        "Release",
        "%n file(s) would go out more than once: the same file lies in this event in several places. If that is not meant, "
        "go back and choose one of each.",
        None,
        count,
    )
