"""What else can be told of an item: the file itself, and what the register holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import ItemError
from app.events.event import EventItem
from app.media.sniff import HEAD_BYTES, Format, sniff
from app.records import Departure, HistoryLine, departures, history
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


def left_before(workplace: Workplace, items: Iterable[EventItem]) -> Mapping[str, tuple[Departure, ...]]:
    """The earlier releases of items by their paths, oldest first, of whatever event and channel. Reads the register.

    Raises:
        EnvironmentBrokenError: when it cannot be read.
    """
    with workplace.reading() as register:
        found = departures(register)
    sources = {item.path: item.screening.item.sha256 for item in items if item.screening is not None}
    return {path: found[sha256] for path, sha256 in sources.items() if sha256 in found}
