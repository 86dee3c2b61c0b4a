"""Findings that the register keeps by their codes, in words, as the protocol words them now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import EnvironmentBrokenError
from app.rules.protocol import PLACEHOLDERS, Rule
from app.text import Catalogue
from app.workplace import Workplace

NOT_KEPT = "…"
"""Stands for what the register does not keep of a finding, such as the number of faces."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The protocol's rules by their codes; none, and the `problem`, where it cannot be read: the register can all the same."""

    by_code: Mapping[str, Rule]
    problem: EnvironmentBrokenError | None = None


def rules_of(workplace: Workplace) -> Rules:
    """The rules of the foundation's protocol."""
    try:
        return Rules(workplace.protocol().by_code)
    except EnvironmentBrokenError as error:
        return Rules({}, error)


def rule_words(rule: Rule, known: Mapping[str, str], catalogue: Catalogue) -> str:
    """A rule's article and fact, filled as far as the register knows."""
    values: dict[str, str | int] = {**dict.fromkeys(PLACEHOLDERS, NOT_KEPT), **known}
    return f"{rule.article}: {rule.fact.fill(catalogue.language, values).replace(f': {NOT_KEPT}', '')}"
