"""That the same file lies in an event more than once, in words: what is decided of one of them holds for the others too."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from app.events.event import EventItem
from ui.language import translate

NAMED_AT_MOST = 5


def same_file_text(item: EventItem, others: Iterable[EventItem]) -> str:
    """Which other items are the same file; empty where there are none."""
    names = [name_beside(item, other) for other in others]
    if not names:
        return ""
    left = len(names) - NAMED_AT_MOST
    said = ", ".join(names[:NAMED_AT_MOST])
    said += " " + translate("Copies", "and %n more", None, left) if left > 0 else ""
    return translate("Copies", "same file as {names}").format(names=said)


def name_beside(item: EventItem, other: EventItem) -> str:
    """How another item is called: by its file's name, with as much of where it lies as tells the two apart."""
    own, whole = _plain(item), _plain(other)
    name = whole.rpartition("/")[2]
    if name != own.rpartition("/")[2]:
        return name
    return whole if whole != own else f"{PurePath(other.root).name}/{whole}"


def _plain(item: EventItem) -> str:
    return item.relative.replace("\\", "/")
