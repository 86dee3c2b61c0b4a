"""What the gallery tells apart about an item, and in which order items stand. Pure: no widgets, no files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.events.event import EventItem
from app.model import Channel, DecisionKind, Verdict
from app.pipeline.judge import plan
from app.records import Standing
from ui.badges import Badge
from ui.event_model import Row
from ui.video.axis import length
from ui.video.lanes import clip_of, plan_of

LIKELY = 0.02
"""From this probability of an unlisted face on, an item is looked at alone and not on a contact sheet."""

RELEASED, HELD = "released", "held"
"""Fates of `Ending`."""


class Mark(StrEnum):
    """What can be filtered for, beside the state."""

    FACES = "faces"
    NOBODY = "nobody"
    DOUBT = "doubt"
    DISMISSED = "dismissed"
    NOT_REVIEWED = "not-reviewed"
    STARRED = "starred"
    NO_TIME = "no-time"
    RELEASED = "released"


class Order(StrEnum):
    """How items can be sorted."""

    USABLE = "usable"
    DOUBT = "doubt"
    CAPTURED = "captured"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items are shown: in one of these states (all where empty), with every one of these marks, with this in the name."""

    states: frozenset[Badge] = frozenset()
    marks: frozenset[Mark] = frozenset()
    name: str = ""

    def accepts(self, row: Row) -> bool:
        """Whether an item is among them."""
        if self.states and state_of(row) not in self.states:
            return False
        if self.name and self.name.casefold() not in row.item.relative.casefold():
            return False
        return all(is_released(row) if mark is Mark.RELEASED else MARKED[mark](row.item) for mark in self.marks)


def is_out(row: Row) -> bool:
    """Whether nobody is to use it: nothing is proposed about it any more."""
    return row.is_reported or row.item.has(DecisionKind.DO_NOT_USE)


def state_of(row: Row) -> Badge:
    """What an item is at a glance: its verdict, or why there is none."""
    if row.item.problem is not None:
        return Badge.UNREADABLE
    if row.is_reported:
        return Badge.BLOCKED
    if row.judged is None or row.item.screening is None:
        return Badge.WAITING
    return Badge.of(row.judged.verdict)


def shows_nobody(item: EventItem) -> bool:
    """Whether nobody was found in it, and nobody and nothing was drawn; unknown is no."""
    if item.screening is None:
        return False
    if item.screening.clip is not None:
        planned = plan_of(item)
        return not (planned.tracks or planned.areas)
    if not item.decisions:
        return not item.screening.faces
    return plan(item.screening, item.decisions).shows_nobody


def faces_in(item: EventItem) -> int:
    """How many faces (of a video: tracks) there are in it, without those that a person dismissed."""
    if item.screening is None:
        return 0
    if item.screening.clip is not None:
        return len(plan_of(item).tracks)
    if not item.has(DecisionKind.NOT_A_FACE):
        return len(item.screening.faces)
    planned = plan(item.screening, item.decisions)
    return len(planned.covered) + len(planned.kept)


def dismissed_in(item: EventItem) -> int:
    """Of how many faces that were found a person said that they are none; of a video, of how many tracks."""
    if item.screening is not None and item.screening.clip is not None:
        return len(plan_of(item).nobody)
    if item.screening is None or not item.has(DecisionKind.NOT_A_FACE):
        return 0
    return len(plan(item.screening, item.decisions).dismissed)


def lacks_time(item: EventItem) -> bool:
    """Whether neither the file nor a person says when it was made."""
    return item.screening is not None and item.screening.item.captured_at is None and item.attested is None


def is_for_sheet(row: Row) -> bool:
    """Whether somebody still has to confirm that nobody can be recognised in it, and it is not one to be looked at alone."""
    return _is_unconfirmed(row) and not _is_likely(row.item)


def is_for_alone(row: Row) -> bool:
    """Whether somebody still has to confirm that nobody can be recognised in it, and may well be in it all the same.

    The program all but found somebody, or it did find a face and a person said that it is none.
    """
    return _is_unconfirmed(row) and _is_likely(row.item)


def _is_unconfirmed(row: Row) -> bool:
    return shows_nobody(row.item) and not is_out(row) and not row.item.has(DecisionKind.NOBODY_RECOGNISABLE)


def _is_likely(item: EventItem) -> bool:
    """Of a video one small picture tells nothing: it is always looked at alone."""
    screening = item.screening
    if screening is None:
        return False
    return screening.weak >= LIKELY or screening.people_likely or bool(screening.faces) or screening.clip is not None


def length_of(item: EventItem) -> str:
    """How long a video is; empty for a photo."""
    clip = clip_of(item)
    return length(clip) if clip is not None else ""


def fate_of(row: Row) -> Badge | None:
    """What became of an item that somebody tried to release; None where nobody did.

    A release for another channel than the event has now, or on another consent, is none for this one. Nor is what is not known.
    A release whose consent was withdrawn has to be taken down, also where it left from elsewhere, or a copy did.
    """
    standing = row.judged.standing if row.judged is not None else None
    if row.item.ending is not None:
        return Badge.of_ending(row.item.ending.fate, standing, is_for_this=row.item.ending.is_for(row.use))
    return Badge.TO_TAKE_DOWN if standing is Standing.TO_TAKE_DOWN else None


def other_channel(row: Row) -> Channel | None:
    """For which other channel than the event's own somebody last tried to release it; None where there is none, or unknown."""
    tried = row.item.ending.channel if row.item.ending is not None else None
    return tried if tried is not row.use.channel else None


def is_released(row: Row) -> bool:
    """Whether its last try to release it went well, and was for the channel and on the consent that the event has now."""
    ending = row.item.ending
    return ending is not None and ending.fate == RELEASED and ending.is_for(row.use)


def can_release(row: Row) -> bool:
    """Whether it makes sense to try."""
    return row.item.screening is not None and not is_out(row)


MARKED: dict[Mark, Callable[[EventItem], bool]] = {  # beside `is_released`, for which the event counts
    Mark.FACES: lambda item: faces_in(item) > 0,
    Mark.NOBODY: shows_nobody,
    Mark.DOUBT: lambda item: item.doubts > 0 or item.has(DecisionKind.DOUBT),
    Mark.DISMISSED: lambda item: dismissed_in(item) > 0,
    Mark.NOT_REVIEWED: lambda item: not item.seen and not item.has(DecisionKind.NOBODY_RECOGNISABLE),
    Mark.STARRED: lambda item: item.starred,
    Mark.NO_TIME: lacks_time,
}


def arranged(rows: Iterable[Row], wanted: Wanted, order: Order) -> list[int]:
    """The places of the rows that are wanted, in this order; rows that are equal in it stand as they stood."""
    kept = [(place, row) for place, row in enumerate(rows) if wanted.accepts(row)]
    key = KEYS[order]
    return [place for place, _ in sorted(kept, key=lambda one: key(one[1]))]


_RANKS = {Badge.COVER: 3, Badge.REFERRED: 4, Badge.WAITING: 5, Badge.BLOCKED: 6, Badge.UNREADABLE: 7}


def _usable(row: Row) -> int:
    """What can be used at once first; then what only waits for the word that nobody is in it."""
    state = state_of(row)
    if state is Badge.ALLOWED:
        return 0 if shows_nobody(row.item) else 1
    if state is Badge.REFERRED and is_for_sheet(row):
        return 2
    return _RANKS[state]


def _doubtful(row: Row) -> tuple[int, int]:
    return -row.item.doubts, 0 if row.judged is not None and row.judged.verdict is Verdict.REFERRED else 1


def _captured(row: Row) -> tuple[bool, datetime]:
    """By the clock on the wall: some files name their zone, most do not."""
    at = row.item.screening.item.captured_at if row.item.screening is not None else None
    return at is None, datetime.min if at is None else at.replace(tzinfo=None)  # noqa: DTZ901 - only to sort by


def _named(row: Row) -> tuple[tuple[int, int, str], ...]:
    """IMG_9 before IMG_10."""
    parts = re.split(r"(\d+)", row.item.relative.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


KEYS: dict[Order, Callable[[Row], Any]] = {
    Order.USABLE: _usable,
    Order.DOUBT: _doubtful,
    Order.CAPTURED: _captured,
    Order.NAME: _named,
}
