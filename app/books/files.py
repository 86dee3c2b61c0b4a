"""Files that somebody holds against the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import UsageError
from app.released import FoundFile, look_up
from app.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that cannot be read, with the sentence's code and values."""

    path: Path
    error: UsageError


def look_up_all(workplace: Workplace, paths: Sequence[Path]) -> tuple[FoundFile | Unread, ...]:
    """What the register knows of files, in their order; folders are looked into, one level deep and in order of names."""
    files = [file for path in paths for file in _files(path)]
    found: list[FoundFile | Unread] = []
    with workplace.reading() as register:
        for file in files:
            try:
                found.append(look_up(register, file))
            except UsageError as error:
                found.append(Unread(file, error))
    return tuple(found)


def _files(path: Path) -> list[Path]:
    try:
        return sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else [path]
    except OSError:
        return [path]  # reading it will say why
