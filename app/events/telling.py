"""What else can be told of an item: the file itself, and what the register holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import ItemError
from app.events.event import EventItem
from app.media.likeness import copies
from app.media.sniff import HEAD_BYTES, Format, sniff
from app.model import MediaItem
from app.records import Answered, Departure, HistoryLine, Lifted, Marked, decided_looks, departures, history
from app.workplace import Workplace


@dataclass(frozen=True, slots=True)
class FileFacts:
    """How many bytes a file has, and what they are; None where they are no photo that is read."""

    size: int
    format: Format | None


def file_facts(path: Path) -> FileFacts:
    """Look at the head of a file.

    Raises:
        ItemError: `missing` or `unreadable` when it cannot be read.
    """
    if not path.is_file():
        raise ItemError("missing")
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        size = path.stat().st_size
    except OSError as error:
        raise ItemError("unreadable") from error
    found = sniff(head)
    return FileFacts(size, found if isinstance(found, Format) else None)


def past(workplace: Workplace, sha256: str) -> tuple[HistoryLine, ...]:
    """What the register says of a photo, oldest first. Reads the register.

    Raises:
        EnvironmentBrokenError: when it cannot be read.
    """
    with workplace.reading() as register:
        return history(register, sha256)


def decided_of_likes(workplace: Workplace, item: MediaItem) -> tuple[Answered | Marked, ...]:
    """What was decided last of each item of which this one looks like an edited copy, oldest first. Reads the register.

    Raises:
        EnvironmentBrokenError: when it cannot be read.
    """
    with workplace.reading() as register:
        likes = copies(item, decided_looks(register))
        found = [_decided_last(history(register, sha256)) for sha256 in likes]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.at))


def _decided_last(lines: Iterable[HistoryLine]) -> Answered | Marked | None:
    """A mark that stands says more than an answer."""
    answered: Answered | None = None
    marked: Marked | None = None
    for line in lines:
        if isinstance(line, Answered):
            answered = line
        elif isinstance(line, Marked):
            marked = line
        elif isinstance(line, Lifted) and marked is not None and marked.to is None:
            marked = None
    return marked or answered


def left_before(workplace: Workplace, items: Iterable[EventItem]) -> Mapping[str, tuple[Departure, ...]]:
    """The earlier releases of items by their paths, oldest first, of whatever event and channel. Reads the register.

    Raises:
        EnvironmentBrokenError: when it cannot be read.
    """
    with workplace.reading() as register:
        found = departures(register)
    sources = {item.path: item.screening.item.sha256 for item in items if item.screening is not None}
    return {path: found[sha256] for path, sha256 in sources.items() if sha256 in found}
