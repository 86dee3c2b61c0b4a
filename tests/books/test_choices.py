from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.books.choices import choices, choose, register_place
from app.errors import UsageError
from app.model import Actor, Role
from app.records import POLICY, Policy, set_policy
from app.register import Query
from app.settings import Places, Settings
from app.workplace import Workplace

ANNE = Actor("A. de Bruin", Role.DIRECTOR)


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    home = Places(tmp_path / "home")
    return Workplace(home, Settings(), home.register_url)


def test_before_anything_was_chosen(workplace: Workplace) -> None:
    found = choices(workplace)
    assert found.policy == Policy()
    assert not found.made


def test_a_choice_is_recorded_with_who_made_it_and_when(workplace: Workplace) -> None:
    before = workplace.now
    found = choose(workplace, {"a2": "block", "a7": "any", "issuer": " De Regenboog "}, ANNE)
    assert found == choices(workplace)
    assert found.policy == Policy("block", "any", "De Regenboog")
    assert {choice.by for choice in found.made.values()} == {ANNE}
    assert all(before <= choice.at <= workplace.now for choice in found.made.values())


def test_what_is_chosen_already_is_not_recorded_again(workplace: Workplace) -> None:
    choose(workplace, {"a2": "cover", "a7": "recordings"}, ANNE)
    choose(workplace, {"a2": "cover", "a7": "any"}, Actor("B. Bestuur", Role.BOARD))
    with workplace.reading() as register:
        entries = [(entry.subject, entry.payload["value"]) for entry in register.entries(Query((POLICY,))) if entry.payload]
    assert entries == [("a2", "cover"), ("a7", "recordings"), ("a7", "any")]
    assert choices(workplace).made["a2"].by == ANNE


def test_a_choice_of_an_unknown_hand_is_told_so(workplace: Workplace) -> None:
    with workplace.writing() as (register, _):
        set_policy(register, "a2", "cover")
    assert choices(workplace).made["a2"].by is None


def test_only_the_leadership_chooses_and_only_what_there_is(workplace: Workplace) -> None:
    with pytest.raises(ValueError, match="operator"):
        choose(workplace, {"a2": "cover"}, Actor("Kim", Role.OPERATOR))
    with pytest.raises(UsageError, match="policy-value"):
        choose(workplace, {"a2": "maybe"}, ANNE)
    assert not choices(workplace).made


@pytest.mark.parametrize(
    ("url", "name", "is_local"),
    [
        ("sqlite:////data/register.sqlite", "/data/register.sqlite", True),
        ("sqlite:///:memory:", ":memory:", True),
        ("postgresql+psycopg://kim:geheim@db.school.nl/keur", "postgresql+psycopg://kim:***@db.school.nl/keur", False),
    ],
)
def test_where_the_register_is_without_its_password(workplace: Workplace, url: str, name: str, *, is_local: bool) -> None:
    place = register_place(replace(workplace, register_url=url))
    assert (place.name, place.is_local) == (name, is_local)
    assert "geheim" not in place.name
