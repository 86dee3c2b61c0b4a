"""What counts of what was said of a file that lies in several places. Pure.

Copies are changed alike. Where they do not agree all the same, nobody knows which of them was meant: then nothing counts by
which anybody or anything is seen or heard, all that covers does, and the item is in doubt, so that it waits for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from app.batch.runs import digest_of
from app.correction import Correction, CorrectionKind
from app.model import Decision, DecisionKind
from app.pipeline.judge import Decided

if TYPE_CHECKING:
    from app.events.event import EventItem

LETS_OUT = frozenset(
    {
        DecisionKind.KEEP,
        DecisionKind.NOT_A_FACE,
        DecisionKind.NOBODY_RECOGNISABLE,
        DecisionKind.KEEP_SOUND,
        DecisionKind.NOBODY_AUDIBLE,
    }
)
"""Decisions by which more is seen or heard, or nobody looks any more."""


def agreed(sha256: str, copies: Sequence[Decided]) -> Decided:
    """What was said of a file, if it was said of all of its copies (at least one); or else what covers and holds back."""
    first = copies[0]
    if len({digest_of(one.decisions, one.corrections) for one in copies}) == 1:
        return first
    said = tuple(dict.fromkeys(decision for one in copies for decision in one.decisions))
    corrections = tuple(dict.fromkeys(correction for one in copies for correction in one.corrections))
    spoken: list[Decision | Correction] = [*said, *corrections]
    last = max(spoken, key=lambda one: one.decided_at)
    doubt = Decision(sha256, DecisionKind.DOUBT, last.author, last.decided_at)
    return Decided(
        (*(one for one in said if one.kind not in LETS_OUT), doubt),
        tuple(one for one in corrections if one.kind is not CorrectionKind.REMOVE),
    )


def same_files(items: Iterable[EventItem]) -> Mapping[str, tuple[EventItem, ...]]:
    """Of each item whose bytes lie among these once more, the other items that are the same file, by its path, in their order.

    What nobody looked at yet is not known to be the same as anything.
    """
    copies: dict[str, list[EventItem]] = {}
    for item in items:
        if item.screening is not None:
            copies.setdefault(item.screening.item.sha256, []).append(item)
    return {
        item.path: tuple(other for other in same if other is not item)
        for same in copies.values()
        if len(same) > 1
        for item in same
    }
