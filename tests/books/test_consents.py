from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.books.consents import (
    Standing,
    Wanted,
    add_of_leadership,
    hash_of,
    leadership_consents,
    offers,
    persons_consents,
    standing,
)
from app.books.withdrawing import ConsentKind, releases_under, withdraw
from app.consents import LeadershipState, Withdrawal
from app.errors import UsageError
from app.model import Channel, Setting
from app.records import consent, person_consent
from app.workplace import Workplace
from tests.ui.book_keeping import KIM, leadership, of_person, record, release


def test_without_a_register_nothing_is_offered(workplace: Workplace) -> None:
    assert offers(workplace, Wanted()) == ()


def test_the_valid_come_first_then_the_doubtful_then_the_rest(workplace: Workplace) -> None:
    lesson, proof = frozenset({Setting.LESSON}), "0" * 64
    may = {"first_day": date(2026, 5, 1), "last_day": date(2026, 5, 20)}
    record(
        workplace,
        leadership("SL-BARE", settings=lesson),
        leadership("SL-WIDE", settings=lesson, document_sha256=proof),
        leadership("SL-GOOD", settings=lesson, document_sha256=proof, **may),
        leadership("SL-ACTIVITY"),
        leadership("SL-BETTER", settings=lesson, document_sha256=proof, **may),
    )
    found = offers(workplace, Wanted(Setting.LESSON, Channel.PRINT, None, None))
    assert [(one.consent.reference, one.state, one.is_choosable) for one in found] == [
        ("SL-BETTER", LeadershipState.VALID, True),
        ("SL-GOOD", LeadershipState.VALID, True),
        ("SL-WIDE", LeadershipState.TOO_WIDE, True),
        ("SL-ACTIVITY", LeadershipState.OUT_OF_SCOPE, False),
        ("SL-BARE", LeadershipState.WITHOUT_DOCUMENT, False),
    ]


def test_the_last_recorded_is_listed_first(workplace: Workplace) -> None:
    record(workplace, leadership("SL-001"), leadership("SL-002"), of_person("OU-001"), of_person("OU-002"))
    assert [one.reference for one in leadership_consents(workplace)] == ["SL-002", "SL-001"]
    assert [one.reference for one in persons_consents(workplace)] == ["OU-002", "OU-001"]


def test_what_a_consent_is_worth_by_itself() -> None:
    over = date(2026, 3, 31)
    gone = Withdrawal(datetime(2026, 2, 1, tzinfo=UTC), "moved")
    day = date(2026, 4, 1)
    assert standing(leadership(valid_until=day), day) is Standing.VALID
    assert standing(leadership(valid_until=over), day) is Standing.EXPIRED
    assert standing(leadership(valid_until=over, withdrawn=gone), day) is Standing.WITHDRAWN
    assert standing(of_person(), day) is Standing.VALID
    assert standing(of_person(refused=True), day) is Standing.REFUSED
    assert standing(of_person(refused=True, valid_until=over), day) is Standing.REFUSED


def test_a_reference_stands_for_one_consent(workplace: Workplace) -> None:
    record(workplace, of_person("XX-001"))
    with pytest.raises(UsageError, match="consent-exists"):
        add_of_leadership(workplace, leadership("XX-001"))


def test_withdrawing_names_what_it_concerns_before_and_after(workplace: Workplace, tmp_path: Path) -> None:
    record(workplace, leadership(), of_person())
    first, _ = release(workplace, tmp_path / "out", "SL-2026-001", data=b"one")
    second, file = release(workplace, tmp_path / "out", "SL-2026-001", data=b"two", persons=["OU-2026-001"])
    before = releases_under(workplace, "SL-2026-001")
    assert [one.id for one in before] == [second, first]
    assert (before[0].output, before[0].channel) == (file, Channel.NEWSLETTER)
    assert [one.id for one in releases_under(workplace, "OU-2026-001")] == [second]
    after = withdraw(workplace, ConsentKind.PERSON, "OU-2026-001", " moved ", KIM)
    assert [one.id for one in after] == [second]
    after = withdraw(workplace, ConsentKind.LEADERSHIP, "SL-2026-001", "asked to", KIM)
    assert {one.id for one in after} == {first, second}
    with workplace.reading() as register:
        leader, person = consent(register, "SL-2026-001"), person_consent(register, "OU-2026-001")
    assert leader is not None
    assert leader.withdrawn is not None
    assert person is not None
    assert person.withdrawn is not None
    assert person.withdrawn.reason == "moved"


def test_a_document_is_known_by_its_hash_alone(tmp_path: Path) -> None:
    document = tmp_path / "scan.pdf"
    document.write_bytes(b"abc")
    assert hash_of(document) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    with pytest.raises(UsageError, match="file-unreadable"):
        hash_of(tmp_path / "none.pdf")
