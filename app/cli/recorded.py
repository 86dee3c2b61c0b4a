"""What people recorded, in words: consents, questions to the leader, and the foundation's choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from typing import Any

from app.books.findings import rule_words
from app.cli.payloads import NONE, in_words, label
from app.cli.wording import Row, issuer
from app.consents import LeadershipConsent, PersonConsent, Withdrawal
from app.records import Question
from app.rules.protocol import Rule
from app.text import Catalogue

NAMES = {"from": "first_day", "until": "last_day", "withdrawn_at": "withdrawn"}
"""What fields of a consent are called elsewhere."""


def leadership_row(one: LeadershipConsent, zone: tzinfo, catalogue: Catalogue) -> Row:
    """A leadership consent: what it is, whose, of when, whether it was withdrawn, and for what: that may be long."""
    role, settings, channels = (
        in_words(name, value, catalogue)
        for name, value in (("role", one.role.value), ("settings", sorted(one.settings)), ("channels", sorted(one.channels)))
    )
    scope = f"{settings} -> {channels}"
    written = f"{one.written_on}{f' {one.written_at:%H:%M}' if one.written_at else ''}"
    ended = _ended(one.withdrawn, zone, catalogue)
    return one.reference, issuer(one.issuer, catalogue), f"{one.given_by} ({role})", written, ended, scope


def person_row(one: PersonConsent, zone: tzinfo, catalogue: Catalogue) -> Row:
    """A person consent, or that it was refused, and for where: that may be long."""
    giver, channels = in_words("giver", one.giver.value, catalogue), in_words("channels", sorted(one.channels), catalogue)
    state = catalogue.say("words.refused" if one.refused else "words.given")
    until = catalogue.say("words.until-day", day=str(one.valid_until)) if one.valid_until else ""
    ended = _ended(one.withdrawn, zone, catalogue)
    return one.reference, issuer(one.issuer, catalogue), giver, state, until, ended, channels


def fields(values: Mapping[str, Any], catalogue: Catalogue) -> Iterator[str]:
    """Each field of what was recorded, by name and value, below each other."""
    names = {name: f"{label(NAMES.get(name, name), catalogue)}:" for name in values}
    width = max(map(len, names.values()))
    for name, value in values.items():
        told = issuer(str(value), catalogue) if name == "issuer" else in_words(name, value, catalogue)
        yield f"{names[name]:{width}} {told}"


def question_lines(asked: Question, rules: Mapping[str, Rule], catalogue: Catalogue) -> Iterator[str]:
    """What is asked about an item, and for which reasons."""
    use = {"setting": asked.setting, "channel": asked.channel}
    words = {name: in_words(name, one.value if one else None, catalogue) for name, one in use.items()}
    where = " / ".join([*words.values(), asked.consent or NONE])
    yield f"{asked.sha256[:12]}  {asked.path}  {where}"
    known = {"reference": asked.consent, "channel": words["channel"] if asked.channel else None}
    filled = {name: value for name, value in known.items() if value}
    for code in sorted(asked.codes):
        yield f"    - {rule_words(rules[code], filled, catalogue) if code in rules else code}"


def choice(name: str, value: str, catalogue: Catalogue) -> str:
    """One choice of the foundation, as it is made and in words."""
    words = catalogue.sentences.get(f"words.policy-{name}-{value}")
    return f"{name} = {value} ({words or catalogue.say('words.policy-issuer')})"


def _ended(withdrawal: Withdrawal | None, zone: tzinfo, catalogue: Catalogue) -> str:
    return "" if withdrawal is None else catalogue.say("words.withdrawn", when=str(withdrawal.at.astimezone(zone).date()))
