from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from app.books.drafts import (
    Caution,
    Defect,
    Field,
    LeadershipDraft,
    PersonDraft,
    cautions,
    leadership_consent,
    leadership_defects,
    person_consent,
    person_defects,
)
from app.consents import Giver
from app.model import Channel, Role, Setting
from app.text import Language, load_catalogue

TODAY = date(2026, 5, 10)
NOW = datetime(2026, 5, 10, 9, tzinfo=UTC)
GOOD = LeadershipDraft(
    reference=" SL-2026-001 ",
    issuer="De Boog",
    given_by="Sam Director",
    written_on=date(2026, 5, 1),
    settings=frozenset({Setting.ACTIVITY}),
    channels=frozenset({Channel.PRINT}),
)
PERSON = PersonDraft(reference="OU-001", issuer="De Boog", channels=frozenset({Channel.PRINT}))


def test_a_good_draft_becomes_the_consent_it_says() -> None:
    assert leadership_defects(GOOD, "Kim", TODAY) == ()
    given = leadership_consent(replace(GOOD, event=" Sports day ", written_at=time(9)), NOW)
    assert (given.reference, given.event, given.written_at, given.recorded_at) == ("SL-2026-001", "Sports day", time(9), NOW)
    assert leadership_consent(GOOD, NOW).event is None
    assert person_defects(PERSON, TODAY) == ()
    assert person_consent(replace(PERSON, giver=Giver.STAFF, refused=True), NOW).refused


@pytest.mark.parametrize(
    ("change", "field", "defect"),
    [
        ({"reference": " "}, Field.REFERENCE, Defect.MISSING),
        ({"reference": "Jan Jansen"}, Field.REFERENCE, Defect.REFERENCE_MALFORMED),
        ({"reference": "A1"}, Field.REFERENCE, Defect.REFERENCE_MALFORMED),
        ({"issuer": ""}, Field.ISSUER, Defect.MISSING),
        ({"given_by": ""}, Field.GIVEN_BY, Defect.MISSING),
        ({"given_by": " kim  de VRIES"}, Field.GIVEN_BY, Defect.GIVER_IS_OPERATOR),
        ({"role": Role.OPERATOR}, Field.ROLE, Defect.MISSING),
        ({"written_on": date(2026, 5, 11)}, Field.WRITTEN, Defect.IN_FUTURE),
        ({"settings": frozenset()}, Field.SETTINGS, Defect.MISSING),
        ({"channels": frozenset()}, Field.CHANNELS, Defect.MISSING),
        ({"first_day": date(2026, 5, 2), "last_day": date(2026, 5, 1)}, Field.DAYS, Defect.DAYS_REVERSED),
        ({"valid_until": date(2026, 5, 9)}, Field.VALID_UNTIL, Defect.OVER_ALREADY),
    ],
)
def test_each_defect_is_found_at_its_field(change: dict[str, Any], field: Field, defect: Defect) -> None:
    assert leadership_defects(replace(GOOD, **change), "Kim de Vries", TODAY) == ((field, defect),)


def test_a_person_needs_a_reference_and_a_channel() -> None:
    assert person_defects(PersonDraft(issuer="De Boog"), TODAY) == (
        (Field.REFERENCE, Defect.MISSING),
        (Field.CHANNELS, Defect.MISSING),
    )


def test_lessons_are_cautioned_of_what_a1_will_say() -> None:
    lesson = replace(GOOD, settings=frozenset({Setting.LESSON}))
    assert set(cautions(lesson)) == set(Caution)
    assert cautions(GOOD) == ()
    whole = replace(lesson, document_sha256="0" * 64, event="Museum", written_at=time(9))
    assert cautions(whole) == ()
    days = replace(whole, event="", first_day=date(2026, 5, 1), last_day=date(2026, 5, 31))
    assert cautions(days) == ()
    assert cautions(replace(days, last_day=date(2026, 6, 1))) == (Caution.LESSON_TOO_WIDE,)


@pytest.mark.parametrize("language", Language)
def test_every_defect_and_caution_has_its_sentence(language: Language) -> None:
    said = load_catalogue(language)
    assert all(said.say(f"words.defect-{one}") for one in Defect)
    assert all(said.say(f"words.caution-{one}") for one in Caution)
