"""What preparing a release gave, of a photo as of a video."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Prepared:
    """A written and proven temporary file: its SHA-256, how many areas are covered, and the gate's figures.

    `people` are the names that the source carries, `companions` the movies of a Live Photo that lie beside it.
    """

    sha256: str
    covered: int
    figures: dict[str, Any]
    people: tuple[str, ...] = ()
    companions: tuple[Path, ...] = ()
