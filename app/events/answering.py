"""A leader's answers to what waits: about what was shown, and by nobody who would approve of his or her own work.

Every function may take long: none is for the window's thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.errors import UsageError
from app.events.waiting import Waiting
from app.model import LEADERSHIP, same_name
from app.records import Answer, Answered, Look, Question, decide, histories, open_referrals
from app.workplace import Workplace

SHOWN_AT_MOST = 200
"""So many past answers are told; the register holds them all."""
NOT_NOTED: Mapping[str, Look] = {}


@dataclass(frozen=True, slots=True)
class Ruled:
    """What became of answers: how many items were answered, and which were not.

    `changed` are asked about otherwise than was shown; `own` are whoever answers to approve of his or her own work.
    """

    answered: int
    changed: tuple[str, ...]
    own: tuple[str, ...] = ()


def rule(
    workplace: Workplace,
    items: Iterable[Waiting],
    answer: Answer,
    operator: str = "",
    looks: Mapping[str, Look] = NOT_NOTED,
) -> Ruled:
    """Record one answer to items as they were shown; about which something else is asked by now is left as it is.

    Nobody approves of his or her own work: not who works here, nor who decided about the item or released it before. Nor is
    anything approved that was shown otherwise than it was asked. A refusal holds back, and is always recorded.

    Args:
        workplace: whose register.
        items: as they were shown.
        answer: the leader's.
        operator: the name of whoever works here; empty where it is not known, or is a leader's.
        looks: how much of each item was shown to who answers, by its SHA-256.

    Raises:
        UsageError: `referral-role` when the answer is by nobody of the school leadership.
    """
    if answer.by.role not in LEADERSHIP:
        raise UsageError("referral-role", role=answer.by.role.value)
    answered, changed, own = 0, list[str](), list[str]()
    with workplace.writing() as (register, _):
        now: dict[str, dict[str, Question]] = {}
        for referral in open_referrals(register):
            now.setdefault(referral.question.sha256, {})[referral.id] = referral.question
        for one in items:
            asked = now.get(one.sha256, {})
            if asked.keys() != {asking.referral.id for asking in one.asked} or (
                answer.approved and not _is_as_shown(one, asked)
            ):
                changed.append(one.sha256)
            elif answer.approved and is_own(one, answer.by.name, operator):
                own.append(one.sha256)
            else:
                decide(register, one.sha256, replace(answer, look=looks.get(one.sha256, answer.look)))
                answered += 1
    return Ruled(answered, tuple(changed), tuple(own))


def is_own(one: Waiting, name: str, operator: str) -> bool:
    """Whether who bears this name would approve of his or her own work.

    Args:
        one: the item.
        name: of whoever decides.
        operator: of whoever works here; empty where it is not known, or is a leader's.
    """
    return same_name(name) in ({same_name(operator)} | one.deciders) - {""}


def _is_as_shown(one: Waiting, asked: Mapping[str, Question]) -> bool:
    """Whether what was shown is what all of these questions are about."""
    shown = (one.decisions, one.screening.fingerprint if one.screening else None)
    return one.is_liftable and all((question.decisions, question.fingerprint) == shown for question in asked.values())


def past_answers(workplace: Workplace) -> tuple[Answered, ...]:
    """What leaders answered, the last first, at most `SHOWN_AT_MOST`."""
    with workplace.reading() as register:
        lines = [line for told in histories(register).values() for line in told if isinstance(line, Answered)]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True)[:SHOWN_AT_MOST])
