from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.consents import Giver, LeadershipConsent, PersonConsent, PersonState
from app.errors import ItemError
from app.events.deciding import Author, FaceState, face_state, keep, toggle
from app.events.desk import Course, Desk, NewEvent, OpenEvent
from app.events.event import EventItem, Judged
from app.events.keeping import OfferState, never_visible, offers, refusal, taken
from app.events.telling import file_facts, past
from app.media.sniff import Format
from app.model import Actor, Channel, DecisionKind, Finding, Role, Setting, Verdict
from app.records import Marked, add_person_consent
from app.text import Catalogue, Language, load_catalogue
from app.workplace import Workplace
from tests.events.conftest import CONSENT
from tests.stand_ins import photo

AUTHOR = Author(Actor("Kim", Role.OPERATOR), datetime(2024, 6, 1, tzinfo=UTC))
NOTHING_BLOCKS = Judged(Verdict.COVER, (Finding("a3-cover", "A3", Verdict.COVER, "fact", "remedy"),))


@pytest.fixture
def opened(desk: Desk, tmp_path: Path, english: Catalogue) -> OpenEvent:
    photo(tmp_path / "fotos" / "a.jpg", 2)
    new = NewEvent(name="Sportdag", setting=Setting.ACTIVITY, channel=Channel.NEWSLETTER, consent=CONSENT)
    begun = desk.begin([tmp_path / "fotos"], new)
    told: list[EventItem] = []
    desk.screen(begun.event, begun.items, Course(english, told.append))
    return replace(begun, items=tuple(told))


def person(reference: str, *channels: Channel, refused: bool = False) -> PersonConsent:
    recorded = datetime(2024, 1, 6, tzinfo=UTC)
    return PersonConsent(reference, "De Boog", Giver.PARENT, frozenset(channels), refused, recorded)


def test_offers_say_why_one_does_not_count(workplace: Workplace) -> None:
    with workplace.writing() as (register, _):
        for consent in (
            person("P-1", Channel.WEBSITE),
            person("P-2", Channel.NEWSLETTER, refused=True),
            person("P-3", Channel.NEWSLETTER),
            person("P-4", Channel.NEWSLETTER),
        ):
            add_person_consent(register, consent)
    found = offers(workplace, Channel.NEWSLETTER, frozenset({"P-3"}))
    assert [(offer.reference, offer.state) for offer in found] == [
        ("P-4", OfferState.GIVEN),
        ("P-1", OfferState.MISSING),
        ("P-2", OfferState.REFUSED),
        ("P-3", OfferState.TAKEN),
    ]
    assert [offer.is_valid for offer in found] == [True, False, False, False]
    assert not any(offer.is_valid for offer in offers(workplace, None, frozenset()))


def test_every_state_of_a_consent_can_be_said() -> None:
    assert {state.value for state in PersonState} < {state.value for state in OfferState}
    for language in Language:
        catalogue = load_catalogue(language)
        for state in OfferState:
            assert catalogue.say(f"words.review-offer-{state}")
        for giver in Giver:
            assert catalogue.say(f"words.review-giver-{giver}")


def test_a_reference_is_taken_by_another_face_only(opened: OpenEvent) -> None:
    item = opened.items[0]
    assert item.screening is not None
    first, second = item.screening.faces
    kept = keep(item, first, "P-1", AUTHOR)
    assert taken(kept, first) == frozenset()
    assert taken(kept, second) == {"P-1"}
    assert taken(item, second, [kept]) == {"P-1"}


@pytest.mark.parametrize("language", list(Language))
def test_lessons_and_social_media_refuse_whatever_the_rules_foresee(opened: OpenEvent, language: Language) -> None:
    catalogue, item, event = load_catalogue(language), opened.items[0], opened.event
    lesson = replace(item, setting=Setting.LESSON)
    social = replace(event, channel=Channel.SOCIAL_MEDIA)
    assert never_visible(event, item) is None
    for one_event, one, article in ((event, lesson, "A1"), (social, item, "A2")):
        assert never_visible(one_event, one) == article
        for foreseen in (None, NOTHING_BLOCKS):
            against = refusal(one_event, one, foreseen, catalogue)
            assert against is not None
            assert (against.article, against.outcome) == (article, Verdict.BLOCKED)
            assert against.fact
            assert against.remedy


def test_what_is_not_known_is_refused_and_what_blocks_is_said(opened: OpenEvent, english: Catalogue) -> None:
    event, item = opened.event, opened.items[0]
    assert refusal(event, item, NOTHING_BLOCKS, english) is None
    assert refusal(event, item, None, english) is not None
    blocked = Finding("a3-kept-refused", "A3", Verdict.BLOCKED, "fact", "remedy")
    assert refusal(event, item, Judged(Verdict.BLOCKED, (blocked,)), english) is blocked


def test_a_face_is_toggled_there_and_back(opened: OpenEvent) -> None:
    item = opened.items[0]
    assert item.screening is not None
    face = item.screening.faces[0]
    dismissed = toggle(item, face, AUTHOR)
    assert face_state(dismissed, face) is FaceState.DISMISSED
    assert toggle(dismissed, face, AUTHOR) == item
    assert toggle(keep(item, face, "P-1", AUTHOR), face, AUTHOR) == item


def test_what_can_be_told_of_a_file(opened: OpenEvent, desk: Desk, permission: LeadershipConsent) -> None:
    item = opened.items[0]
    facts = file_facts(item.found.path)
    assert (facts.size, facts.format) == (item.found.path.stat().st_size, Format.JPEG)
    with pytest.raises(ItemError, match="missing"):
        file_facts(item.found.path.with_name("nowhere.jpg"))
    assert item.screening is not None
    sha256 = item.screening.item.sha256
    with desk.workplace.writing():
        pass
    assert past(desk.workplace, sha256) == ()
    reported = desk.report(opened.event, item, AUTHOR.actor, "board")
    assert reported.has(DecisionKind.REPORTED)
    (line,) = past(desk.workplace, sha256)
    assert isinstance(line, Marked)
