"""What people said of an item that waits for a leader: along with the question, or in the event where it is in work. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.batch.runs import digest_of
from app.correction import Correction
from app.events.event import Event, EventItem
from app.model import Decision
from app.records import Question


@dataclass(frozen=True, slots=True)
class Work:
    """An item in work, and all that was decided about its bytes in its event."""

    event: Event
    item: EventItem
    decisions: tuple[Decision, ...]
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """All that people said of an item, by which it is shown and judged."""

    decisions: tuple[Decision, ...] = ()
    corrections: tuple[Correction, ...] = ()
    attested: tuple[date, date] | None = None
    confirmed_nobody: bool = False

    @property
    def digest(self) -> str:
        """Of what was decided."""
        return digest_of(self.decisions, self.corrections)


def said_of(question: Question, work: Work | None) -> Said:
    """What was given with the question itself, and no event's word in its place: the answer is about that."""
    if question.given is not None:
        given = question.given
        return Said(given.decided, given.corrected, question.attested, given.confirmed_nobody)
    return Said(work.decisions, work.corrections, work.item.attested) if work is not None else Said()


def authors(questions: Iterable[Question], work: Work | None) -> frozenset[str]:
    """The names of all who said anything of the item, with a question or where it is in work."""
    actors = [actor for question in questions if question.given is not None for actor in question.given.speakers]
    if work is not None:
        actors += [*(one.author for one in work.decisions), *(one.author for one in work.corrections)]
    return frozenset(actor.name for actor in actors)
