"""What people recorded, in words: the clock that days are read from, and that no code is left in either language."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from app.cli.recorded import choice, leadership_row, person_row, question_lines
from app.consents import Giver, LeadershipConsent, PersonConsent, Withdrawal
from app.model import Channel, Role, Setting
from app.records import Question
from app.text import Language, load_catalogue

ZONE = timezone(timedelta(hours=2))
LATE = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
"""Half past midnight of the next day in that zone."""
DUTCH = load_catalogue(Language.NL)


def leadership(withdrawn: Withdrawal | None) -> LeadershipConsent:
    return LeadershipConsent(
        "SL-1", "foundation", "Sam", Role.BOARD, date(2026, 1, 2), None, frozenset(Setting), frozenset(Channel), LATE,
        withdrawn=withdrawn,
    )  # fmt: skip


def person(withdrawn: Withdrawal | None) -> PersonConsent:
    channels = frozenset({Channel.PRINT})
    return PersonConsent("P-1", "School A", Giver.STAFF, channels, refused=False, recorded_at=LATE, withdrawn=withdrawn)


def test_a_withdrawal_is_of_the_day_on_the_clock_of_the_zone() -> None:
    ended = Withdrawal(LATE, "x")
    assert "ingetrokken op 2026-07-01" in leadership_row(leadership(ended), ZONE, DUTCH)
    assert "ingetrokken op 2026-06-30" in leadership_row(leadership(ended), UTC, DUTCH)
    assert "ingetrokken op 2026-07-01" in person_row(person(ended), ZONE, DUTCH)
    neither = (*leadership_row(leadership(None), ZONE, DUTCH), *person_row(person(None), ZONE, DUTCH))
    assert not any("ingetrokken" in cell for cell in neither)


def test_what_may_be_long_comes_last() -> None:
    *_, scope = leadership_row(leadership(None), ZONE, DUTCH)
    assert scope.startswith("activiteit, les, opname van een les, anders: niemand in beeld -> alleen binnen school, ")
    assert scope.endswith(", schoolwebsite")


def test_the_foundations_own_consent_is_told_in_words() -> None:
    assert leadership_row(leadership(None), ZONE, DUTCH)[1:3] == ("stichting", "Sam (bestuur)")


def test_a_question_of_which_little_is_known() -> None:
    asked = Question("ab" * 32, "a.jpg", None, None, None, None, frozenset({"gone-from-the-protocol"}))
    assert list(question_lines(asked, {}, DUTCH)) == ["abababababab  a.jpg  - / - / -", "    - gone-from-the-protocol"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("name", "value"), [("a2", "unset"), ("a2", "cover"), ("a2", "block"), ("a7", "recordings"), ("a7", "any"), ("issuer", "x")]
)
def test_each_choice_has_words_of_its_own(name: str, value: str, language: Language) -> None:
    catalogue = load_catalogue(language)
    told = choice(name, value, catalogue)
    assert told.startswith(f"{name} = {value} (")
    assert (catalogue.say("words.policy-issuer") in told) is (name == "issuer")
