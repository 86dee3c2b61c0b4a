"""From facts to a verdict: the worst finding wins, and where no rule speaks the item is referred."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from app.model import Finding, Verdict
from app.rules.facts import Facts
from app.rules.protocol import Protocol, Rule
from app.text import Language

TURNED_DOWN = "turned_down"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its reasons, the worst first, and the referrals that a leader's approval settled on the way."""

    verdict: Verdict
    rules: tuple[Rule, ...]
    settled: tuple[Rule, ...]
    protocol_version: str


def judge(
    protocol: Protocol,
    facts: Facts,
    approved: AbstractSet[str] = frozenset(),
    refused: AbstractSet[str] = frozenset(),
) -> Judgement:
    """Judge one item.

    An approval lifts no finding: it decides the facts that the rule `settles`, and the item is judged anew with them. So
    no approval passes what the protocol blocks, nor a referral that settles nothing. A refusal blocks, whatever became of the
    reasons for which the item was referred, and outweighs an approval: only the leader can take it back.

    Args:
        protocol: the rules.
        facts: what is the case.
        approved: codes of the referrals of this item that a leader approved.
        refused: codes of the referrals of this item that a leader turned down.

    Returns:
        The judgement; it always has at least one rule.
    """
    settled: tuple[Rule, ...] = ()
    while True:
        matched = _matched(protocol, facts, refused)
        lifted = _lifted(matched, approved, settled)
        if not lifted:
            return Judgement(matched[0].outcome, matched, settled, protocol.version)
        for rule in lifted:
            decided: dict[str, Any] = dict(rule.settles)
            facts = replace(facts, **decided)
        settled += lifted


def findings(judgement: Judgement, language: Language, **params: str | int) -> tuple[Finding, ...]:
    """The judgement's reasons as sentences, the worst first.

    Args:
        judgement: what to tell.
        language: the reader's.
        **params: values for the placeholders, see `protocol.PLACEHOLDERS`; those that no sentence asks for may be left out.
            `TURNED_DOWN` is a sentence of its own: what a leader refused of the item, when and why. It follows the fact of a
            rule that speaks of that; empty where nothing was refused.

    Returns:
        One finding for each rule.

    Raises:
        KeyError: when a placeholder's value is missing: a bug of the caller.
    """
    return tuple(
        Finding(rule.code, rule.article, rule.outcome, _fact(rule, language, params), rule.remedy.fill(language, params))
        for rule in judgement.rules
    )


def _fact(rule: Rule, language: Language, params: dict[str, str | int]) -> str:
    fact, refusal = rule.fact.fill(language, params), params.get(TURNED_DOWN)
    return f"{fact} {refusal}" if refusal and _speaks_of_refusals(rule) else fact


def _speaks_of_refusals(rule: Rule) -> bool:
    """Whether it is for what a leader turned down for this use (blocked without a condition), or for another one."""
    is_refused = not rule.when and rule.outcome is Verdict.BLOCKED
    return is_refused or True in dict(rule.when).get("copy_of_decided", frozenset())


def _matched(protocol: Protocol, facts: Facts, refused: AbstractSet[str]) -> tuple[Rule, ...]:
    matched = [rule for rule in protocol.rules if rule.matches(facts)] or [protocol.unmatched]
    if refused:
        matched.append(protocol.refused)
    return tuple(sorted(matched, key=lambda rule: -rule.outcome.severity))


def _lifted(matched: tuple[Rule, ...], approved: AbstractSet[str], settled: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The referrals to settle now: none where something is blocked, and none twice (so judging comes to an end)."""
    if matched[0].outcome is Verdict.BLOCKED:
        return ()
    return tuple(rule for rule in matched if rule.settles and rule.code in approved and rule not in settled)
