"""A leader is told what a leader can do: nobody sends them to themselves, or has them do what only others can."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.errors import ItemError
from app.model import Finding, Verdict
from app.rules.protocol import Rule, parse_protocol
from app.text import Catalogue, Language, load_catalogue
from tests.ui.leader.asking import said
from ui.leader.page import LeaderPage
from ui.leader.remedies import problem_for_leader, remedy_for_leader

PROTOCOL = Path(__file__).parents[3] / "assets" / "protocol.toml"
TO_THE_LEADER = re.compile(
    r"ask the school leadership|have the school leadership record|vraag de schoolleiding|laat de schoolleiding vastleggen"
    r"|voor aan de schoolleiding",
    re.IGNORECASE,
)
BY_WHO_WORKS_WITH_IT = re.compile(
    r"(^|[.;:,] )(or |of |and |en )?(draw|teken|choose|kies|remove the|verwijder|delete|record the|leg de|state the|geef de dag"
    r"|take that decision back|neem die keuze)\b",
    re.IGNORECASE,
)


def rules() -> tuple[Rule, ...]:
    protocol = parse_protocol(PROTOCOL.read_text("utf-8"))
    return (*protocol.rules, protocol.refused, protocol.unmatched)


def told(rule: Rule, catalogue: Catalogue) -> str:
    remedy = rule.remedy.nl if catalogue.language is Language.NL else rule.remedy.en
    return remedy_for_leader(Finding(rule.code, rule.article, rule.outcome, "", remedy), catalogue)


@pytest.mark.parametrize("language", Language)
def test_nobody_is_sent_to_themselves_or_told_to_do_what_others_do(language: Language) -> None:
    catalogue = load_catalogue(language)
    remedies = {rule.code: told(rule, catalogue) for rule in rules()}
    assert {code: text for code, text in remedies.items() if TO_THE_LEADER.search(text)} == {}
    assert {code: text for code, text in remedies.items() if BY_WHO_WORKS_WITH_IT.search(text)} == {}


@pytest.mark.parametrize("language", Language)
def test_of_what_an_approval_lifts_it_is_told_when_to_approve(language: Language) -> None:
    catalogue = load_catalogue(language)
    words = "keur" if language is Language.NL else "approve"
    lifted = {rule.code: told(rule, catalogue) for rule in rules() if rule.settles}
    assert {code: text for code, text in lifted.items() if words not in text.lower()} == {}


def test_every_remedy_is_one_of_a_rule() -> None:
    codes = {rule.code for rule in rules()}
    keys = load_catalogue(Language.EN).sentences
    mine = {key.removeprefix("words.leader-remedy-") for key in keys if key.startswith("words.leader-remedy-")}
    assert mine <= codes


def test_a_rule_of_another_protocol_speaks_for_itself() -> None:
    other = Finding("their-own", "X1", Verdict.REFERRED, "So it is.", "Do this.")
    assert remedy_for_leader(other, load_catalogue(Language.EN)) == "Do this."


def test_a_file_that_is_gone_is_not_for_the_leader_to_add_again() -> None:
    catalogue = load_catalogue(Language.EN)
    assert "Ask whoever put this to you" in problem_for_leader(ItemError("missing"), catalogue)
    assert problem_for_leader(ItemError("unreadable"), catalogue) == catalogue.say("errors.unreadable")


def test_the_page_says_so(page: LeaderPage) -> None:
    text = said(page)
    assert "Ask the school leadership" not in text
    assert "Approve only if nothing speaks against it" in text
