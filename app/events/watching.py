"""How much of each video was on the screen, kept with the event and gone with it.

It fails closed: what is damaged, or was not written as it is now, counts for nothing, and then nothing was watched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise

from app.errors import EnvironmentBrokenError
from app.events.store import EventStore
from app.model import Screening
from app.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Shown:
    """Which parts of a video's time were on the screen.

    `sha256` and `fingerprint` are those of the look under which it was shown. A second has `a_second` parts; `runs` are the
    first and the last part of each stretch that was shown, counted from 0, in order and apart.
    """

    sha256: str
    fingerprint: str
    a_second: int
    runs: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        """Refuse stretches that are none.

        Raises:
            ValueError: when they do not follow each other, or begin before the video does.
        """
        ends = [part for run in self.runs for part in run]
        if any(first > last for first, last in self.runs) or any(part < 0 for part in ends):
            raise ValueError("a stretch begins in the video, and before it ends")
        if any(later[0] <= earlier[1] for earlier, later in pairwise(self.runs)):
            raise ValueError("stretches follow each other")

    def is_of(self, screening: Screening, a_second: int) -> bool:
        """Whether it was said of just this look, in parts of just this length."""
        look = screening.item.sha256, screening.fingerprint, a_second
        return look == (self.sha256, self.fingerprint, self.a_second)


def keep_shown(workplace: Workplace, event_id: str, shown: Mapping[str, Shown]) -> None:
    """Store what was shown of these videos, by path, in place of what was stored of them. May take long.

    Of an event that has expired nothing is stored.

    Raises:
        EnvironmentBrokenError: when it cannot be stored.
    """
    with closing(EventStore(workplace.places.events)) as store:
        store.save_shown(event_id, {path: _text(one) for path, one in shown.items()})


def shown_in(workplace: Workplace, event_id: str) -> dict[str, Shown]:
    """What was shown of the videos of an event, by path; of what cannot be read, nothing. May take long."""
    try:
        with closing(EventStore(workplace.places.events)) as store:
            stored = store.shown(event_id)
    except EnvironmentBrokenError:
        return {}
    read = ((path, _read(state)) for path, state in stored.items())
    return {path: one for path, one in read if one is not None}


def _text(one: Shown) -> str:
    return json.dumps({"sha256": one.sha256, "fingerprint": one.fingerprint, "a_second": one.a_second, "runs": one.runs})


def _read(state: str) -> Shown | None:
    try:
        match json.loads(state):
            case {"sha256": str(sha256), "fingerprint": str(look), "a_second": int(parts), "runs": list(runs)}:
                return Shown(sha256, look, parts, tuple(map(_run, runs)))
    except (ValueError, RecursionError):
        return None
    return None


def _run(found: object) -> tuple[int, int]:
    match found:
        case [int(first), int(last)]:
            return first, last
    raise ValueError("no stretch")
