"""The protocol as a value: its rules, read from TOML and checked strictly.

A protocol has `name`, `version` and `source`, any number of `[[rule]]`, and two rules without a condition: `[refused]`, for
what a leader turned down, and `[unmatched]`, for facts that no rule speaks of. `parse_protocol` says what a rule holds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from string import Formatter
from typing import Any, TypeVar, get_args, get_type_hints

from cattrs import BaseValidationError, Converter, transform_error

from app.errors import EnvironmentBrokenError
from app.model import Verdict
from app.rules.facts import Facts
from app.text import Language

PLACEHOLDERS = frozenset({"reference", "written", "withdrawn", "valid_until", "captured", "channel", "faces"})
"""What a sentence may ask for.

`reference`, `written` (day and time), `withdrawn` (day) and `valid_until` are of the leadership's consent, `captured` is the
time of capture or the attested days, `channel` its name in the reader's language, `faces` the number to be covered.
"""

_T = TypeVar("_T")
_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ARTICLE = re.compile(r"[A-Z][0-9]{1,2}")
_WHOLE = "protocol"
"""Stands for the rule's code in errors that concern the file as a whole."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same in both languages, with `{placeholders}`."""

    nl: str
    en: str

    def fill(self, language: Language, params: dict[str, str | int]) -> str:
        """The sentence in one language, filled.

        Raises:
            KeyError: when a placeholder's value is missing: a bug of the caller.
        """
        return {Language.NL: self.nl, Language.EN: self.en}[language].format(**params)


@dataclass(frozen=True, slots=True)
class Rule:
    """One cause and its outcome. `when` and `settles` pair names of facts with allowed values, and with the value decided."""

    code: str
    article: str
    outcome: Verdict
    fact: Sentence
    remedy: Sentence
    when: tuple[tuple[str, frozenset[object]], ...] = ()
    settles: tuple[tuple[str, object], ...] = ()

    def matches(self, facts: Facts) -> bool:
        """Whether every condition holds."""
        return all(getattr(facts, name) in allowed for name, allowed in self.when)


@dataclass(frozen=True, slots=True)
class Protocol:
    """A protocol that passed all checks."""

    name: str
    version: str
    source: str
    rules: tuple[Rule, ...]
    refused: Rule
    unmatched: Rule

    @property
    def by_code(self) -> Mapping[str, Rule]:
        """All of its rules, those without a condition too, by their codes."""
        return {rule.code: rule for rule in (*self.rules, self.refused, self.unmatched)}


@dataclass(frozen=True, slots=True)
class _RawRule:
    code: str
    article: str
    outcome: Verdict
    fact: Sentence
    remedy: Sentence
    when: dict[str, list[Any]] = field(default_factory=dict)
    settles: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _RawProtocol:
    name: str
    version: str
    source: str
    refused: dict[str, Any]
    unmatched: dict[str, Any]
    rule: list[dict[str, Any]]


@lru_cache(maxsize=2)
def parse_protocol(text: str) -> Protocol:
    """Read a protocol from TOML; the same text gives the same value again.

    A rule has a stable `code`, an `article`, an `outcome`, the sentences `fact` and `remedy` in both languages (with no
    other placeholders than `PLACEHOLDERS`), `when` (name of a fact -> list of allowed values; a fact that is not named
    may have any value) and, if a leader may lift it, `settles` (name of a fact -> the value that an approval gives it).

    Args:
        text: the TOML document.

    Returns:
        The protocol, its rules in the order of the document.

    Raises:
        EnvironmentBrokenError: `protocol-invalid`, with the rule's code and the problem.
    """
    try:
        raw = _structure(tomllib.loads(text), _RawProtocol, _WHOLE)
    except tomllib.TOMLDecodeError as error:
        raise _invalid(_WHOLE, str(error)) from error
    rules = tuple(_rule(table, f"#{number}") for number, table in enumerate(raw.rule, start=1))
    refused, unmatched = _rule(raw.refused, "refused"), _rule(raw.unmatched, "unmatched")
    for problem in _whole_problems(raw, rules, refused, unmatched):
        raise _invalid(_WHOLE, problem)
    for rule in rules:
        for problem in _rule_problems(rule):
            raise _invalid(rule.code, problem)
    return Protocol(raw.name, raw.version, raw.source, rules, refused, unmatched)


@cache
def _domains() -> dict[str, dict[str | bool, object]]:
    """For every fact the values it may have, by how the TOML writes them."""
    return {name: _domain(hint) for name, hint in get_type_hints(Facts).items()}


def _domain(hint: Any) -> dict[str | bool, object]:
    if hint is bool:
        return {True: True, False: False}
    domain: dict[str | bool, object] = {}
    for part in get_args(hint) or (hint,):
        if isinstance(part, type) and issubclass(part, StrEnum):
            domain.update({member.value: member for member in part})
        else:
            domain["none"] = None
    return domain


def _structure(raw: dict[str, Any], kind: type[_T], rule: str) -> _T:
    try:
        return _converter().structure(raw, kind)
    except BaseValidationError as error:
        raise _invalid(rule, "; ".join(transform_error(error))) from error


@cache
def _converter() -> Converter:
    """One for all: what it works out about a class is worked out once."""
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(str, _text)
    return converter


def _text(raw: object, wanted: type[str]) -> str:
    """Nothing is turned into text. The hook is asked for the subclasses of `str` too: the enums."""
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError("a text that is not blank")
    return wanted(raw)


def _rule(table: dict[str, Any], place: str) -> Rule:
    code = table.get("code", place)
    raw = _structure(table, _RawRule, str(code))
    for pattern, value in ((_CODE, raw.code), (_ARTICLE, raw.article)):
        if not pattern.fullmatch(value):
            raise _invalid(raw.code, f"{value!r} is no code or article")
    for sentence in (raw.fact.nl, raw.fact.en, raw.remedy.nl, raw.remedy.en):
        _check_placeholders(sentence, raw.code)
    when = tuple((name, frozenset(_value(name, value, raw.code) for value in allowed)) for name, allowed in raw.when.items())
    settles = tuple((name, _value(name, value, raw.code)) for name, value in raw.settles.items())
    return Rule(raw.code, raw.article, raw.outcome, raw.fact, raw.remedy, when, settles)


def _value(name: str, raw: object, code: str) -> object:
    domain = _domains().get(name)
    if domain is None:
        raise _invalid(code, f"there is no fact {name!r}")
    if not isinstance(raw, str | bool) or raw not in domain:
        raise _invalid(code, f"{raw!r} is no value of {name!r}")
    return domain[raw]


def _check_placeholders(sentence: str, code: str) -> None:
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError as error:
        raise _invalid(code, f"{error}: {sentence!r}") from error
    for _, name, spec, conversion in parts:
        if name is not None and (name not in PLACEHOLDERS or spec or conversion):
            raise _invalid(code, f"unknown placeholder {name!r}")


def _whole_problems(raw: _RawProtocol, rules: tuple[Rule, ...], refused: Rule, unmatched: Rule) -> Iterator[str]:
    codes = [rule.code for rule in (*rules, refused, unmatched)]
    yield from (f"code {code!r} occurs twice" for code in sorted({code for code in codes if codes.count(code) > 1}))
    if not rules:
        yield "there are no rules"
    if refused.outcome is not Verdict.BLOCKED or unmatched.outcome is not Verdict.REFERRED:
        yield "what a leader refused is blocked, and what no rule speaks of is referred"
    if any((*rule.when, *rule.settles) for rule in (refused, unmatched)) or {"when", "settles"} & {
        *raw.refused,
        *raw.unmatched,
    }:
        yield "[refused] and [unmatched] have no condition and settle nothing"


def _rule_problems(rule: Rule) -> Iterator[str]:
    if not rule.when:
        yield "a rule has a condition"
    yield from (f"no value of {name!r} is allowed" for name, allowed in rule.when if not allowed)
    if rule.settles and rule.outcome is not Verdict.REFERRED:
        yield "only what is referred can be settled"
    conditions = dict(rule.when)
    if rule.settles and all(value in conditions.get(name, {value}) for name, value in rule.settles):
        yield "the rule would still hold after being settled"


def _invalid(rule: str, problem: str) -> EnvironmentBrokenError:
    return EnvironmentBrokenError("protocol-invalid", rule=rule, problem=problem)
