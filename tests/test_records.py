from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from app.consents import Giver, LeadershipConsent, PersonConsent
from app.errors import UsageError
from app.model import Actor, Channel, MediaItem, MediaKind, Role, Setting, Verdict
from app.records import (
    PERSON_CONSENT,
    REMOVAL_TASK,
    Answer,
    Assurance,
    ExportBasis,
    Given,
    Grounds,
    KeptFace,
    Look,
    Policy,
    Question,
    Ruling,
    add_consent,
    add_person_consent,
    basis_of,
    close_referrals,
    consent,
    consents,
    decide,
    decided_looks,
    do_not_use,
    is_marked,
    mark_do_not_use,
    mark_reported,
    open_referrals,
    opening_for,
    person_consent,
    person_consents,
    policy,
    refer,
    referrals,
    refused_items,
    register_csv,
    reported,
    ruling,
    rulings,
    set_policy,
    withdraw_consent,
    withdraw_person_consent,
)
from app.records.questions import lay_aside
from app.register import Query, Register, open_register
from app.register.exports import Export, abandon, finish, open_export

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LEADER = Actor("A. de Bruin", Role.DIRECTOR)
OPERATOR = Actor("K. Smit", Role.OPERATOR)
LEADERSHIP = LeadershipConsent(
    reference="SL-2026/01",
    issuer="De Wilg",
    given_by="A. de Bruin",
    role=Role.DEPUTY,
    written_on=date(2026, 2, 1),
    written_at=time(9, 30),
    settings=frozenset({Setting.ACTIVITY, Setting.LESSON}),
    channels=frozenset({Channel.NEWSLETTER, Channel.WEBSITE}),
    recorded_at=NOW,
    event="Sportdag",
    first_day=date(2026, 3, 1),
    last_day=date(2026, 3, 2),
    valid_until=date(2027, 3, 1),
    sound=True,
    document_sha256="ab" * 32,
)
PARENT = PersonConsent(
    reference="OUD-17",
    issuer="De Wilg",
    giver=Giver.PARENT,
    channels=frozenset({Channel.NEWSLETTER}),
    refused=False,
    recorded_at=NOW,
)
SHA = "0123456789abcdef" * 4
QUESTION = Question(
    sha256=SHA,
    path="/media/a.jpg",
    event="Sportdag",
    setting=Setting.ACTIVITY,
    channel=Channel.SOCIAL_MEDIA,
    consent="SL-2026/01",
    codes=frozenset({"a2-not-chosen"}),
    looks_like="00ff" * 4,
)
ITEM = MediaItem(SHA, MediaKind.PHOTO, 200, 100, None, has_location=False, looks_like="00ff" * 4)
YES = Answer(approved=True, by=LEADER, reason="fine")
NO = Answer(approved=False, by=LEADER, reason="not fitting")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with open_register(f"sqlite:///{tmp_path}/register.db") as register:
        yield register


def begun(register: Register, folder: Path, persons: tuple[str, ...] = ()) -> Export:
    basis = ExportBasis(
        SHA, "/media/a.jpg", "Sportdag", Setting.ACTIVITY, Channel.NEWSLETTER, LEADERSHIP.reference, persons, OPERATOR
    )
    export = open_export(register, opening_for(basis, "De Wilg", folder, ".jpg"))
    assert basis_of(export) == basis
    return export


def released(register: Register, folder: Path, name: str, persons: tuple[str, ...] = ()) -> Export:
    export = begun(register, folder, persons)
    assert export.temporary is not None
    export.temporary.write_text(export.id)
    finish(register, export, hashlib.sha256(export.id.encode()).hexdigest(), [folder / name])
    return export


# Consents


def test_a_leadership_consent_comes_back_as_it_was(register: Register) -> None:
    bare = replace(
        LEADERSHIP,
        reference="SL-2",
        written_at=None,
        event=None,
        first_day=None,
        last_day=None,
        valid_until=None,
        document_sha256=None,
        settings=frozenset(),
    )
    add_consent(register, LEADERSHIP)
    add_consent(register, bare)
    assert consent(register, LEADERSHIP.reference) == LEADERSHIP
    assert list(consents(register)) == [LEADERSHIP, bare]
    assert consent(register, "SL-3") is None


def test_a_person_consent_comes_back_as_it_was(register: Register) -> None:
    refused = replace(PARENT, reference="OUD-18", refused=True, valid_until=date(2027, 1, 1))
    add_person_consent(register, PARENT)
    add_person_consent(register, refused)
    assert person_consent(register, PARENT.reference) == PARENT
    assert list(person_consents(register)) == [PARENT, refused]
    assert consent(register, PARENT.reference) is None


@pytest.mark.parametrize("reference", ["", "AB", "Jan de Vries", "sl-1", "-A1", "A" * 33, "SL-1\n"])
def test_a_reference_that_could_be_a_name_is_refused(register: Register, reference: str) -> None:
    with pytest.raises(UsageError, match="reference-malformed"):
        add_consent(register, replace(LEADERSHIP, reference=reference))
    with pytest.raises(UsageError, match="reference-malformed"):
        add_person_consent(register, replace(PARENT, reference=reference))
    assert list(register.entries()) == []


def test_a_reference_stands_for_one_consent(register: Register) -> None:
    add_consent(register, LEADERSHIP)
    with pytest.raises(UsageError, match="consent-exists"):
        add_consent(register, LEADERSHIP)
    with pytest.raises(UsageError, match="consent-exists"):
        add_person_consent(register, replace(PARENT, reference=LEADERSHIP.reference))


def test_withdrawing_lists_every_export_and_writes_the_tasks(register: Register, tmp_path: Path) -> None:
    add_consent(register, LEADERSHIP)
    done = released(register, tmp_path, "a.jpg")
    going_on = begun(register, tmp_path)
    abandon(register, begun(register, tmp_path).id, "x")
    concerned = withdraw_consent(register, LEADERSHIP.reference, "a parent asked", LEADER)
    assert [(export.id, export.output, export.channel) for export in concerned] == [
        (done.id, tmp_path / "a.jpg", Channel.NEWSLETTER),
        (going_on.id, None, Channel.NEWSLETTER),
    ]
    assert concerned[0].released_at is not None
    assert concerned[1].released_at is None
    tasks = list(register.entries(Query((REMOVAL_TASK,), lookup=LEADERSHIP.reference)))
    assert [task.subject for task in tasks] == [done.id, going_on.id]
    found = consent(register, LEADERSHIP.reference)
    assert found is not None
    assert found.withdrawn is not None
    assert found.withdrawn.reason == "a parent asked"
    assert found.withdrawn.at.tzinfo is not None
    assert register.verify() == ()


def test_withdrawing_a_person_consent_concerns_only_what_shows_that_person(register: Register, tmp_path: Path) -> None:
    add_person_consent(register, PARENT)
    released(register, tmp_path, "a.jpg")
    kept = released(register, tmp_path, "b.jpg", ("OUD-16", PARENT.reference))
    assert [export.id for export in withdraw_person_consent(register, PARENT.reference, "asked")] == [kept.id]
    found = person_consent(register, PARENT.reference)
    assert found is not None
    assert found.withdrawn is not None


def test_what_is_unknown_or_withdrawn_cannot_be_withdrawn(register: Register) -> None:
    add_consent(register, LEADERSHIP)
    with pytest.raises(UsageError, match="consent-unknown"):
        withdraw_consent(register, "SL-9", "x")
    with pytest.raises(UsageError, match="consent-unknown"):
        withdraw_person_consent(register, LEADERSHIP.reference, "x")
    withdraw_consent(register, LEADERSHIP.reference, "x")
    with pytest.raises(UsageError, match="consent-already-withdrawn"):
        withdraw_consent(register, LEADERSHIP.reference, "x")


def test_an_erased_consent_counts_as_missing_and_withdrawn_stays_withdrawn(register: Register, tmp_path: Path) -> None:
    add_consent(register, LEADERSHIP)
    export = released(register, tmp_path, "a.jpg")
    opened = next(register.entries(Query(subject=export.id)))
    register.erase([opened.id], "term", "De Wilg")
    (concerned,) = withdraw_consent(register, LEADERSHIP.reference, "x")
    assert (concerned.output, concerned.channel) == (tmp_path / "a.jpg", None)
    said, given = (list(register.entries(Query((kind,)))) for kind in ("consent-withdrawn", "consent"))
    register.erase([said[0].id], "term", "De Wilg")
    found = consent(register, LEADERSHIP.reference)
    assert found is not None
    assert found.withdrawn is not None
    register.erase([given[0].id], "term", "De Wilg")
    assert consent(register, LEADERSHIP.reference) is None
    assert list(consents(register)) == []


def test_grounds_come_back_as_they_were_and_so_do_older_ones(register: Register, tmp_path: Path) -> None:
    kept = KeptFace((1, 2, 3, 4), "OUD-17", "won the race")
    days = (date(2026, 3, 1), date(2026, 3, 2))
    grounds = Grounds(
        verdict=Verdict.COVER,
        codes=("a3-cover",),
        settled=("a8",),
        protocol="1",
        fingerprint="f",
        attested=days,
        confirmed_nobody=True,
        kept=(kept,),
        dismissed=((5, 6, 7, 8), (9, 9, 9, 9)),
        confirmed_by=LEADER,
        assurance=Assurance(own_account=True, no_face=True, unseen=Look(40, 2)),
    )
    basis = ExportBasis(SHA, "a.jpg", None, Setting.ACTIVITY, Channel.PRINT, "SL-1", (), OPERATOR, grounds)
    opening = opening_for(basis, "De Wilg", tmp_path, ".jpg")
    assert basis_of(open_export(register, opening)) == basis
    older: dict[str, Any] = json.loads(json.dumps(opening.details))
    del older["grounds"]["dismissed"], older["grounds"]["confirmed_by"], older["grounds"]["assurance"]
    found = basis_of(open_export(register, replace(opening, details=older)))
    assert found == replace(basis, grounds=replace(grounds, dismissed=(), confirmed_by=None, assurance=None))
    assert register.verify() == ()


# Policy


def test_the_policy_is_what_was_chosen_last(register: Register) -> None:
    assert policy(register) == Policy("unset", "recordings", "school")
    set_policy(register, "a2", "block")
    set_policy(register, "a2", "cover")
    set_policy(register, "a7", "any")
    set_policy(register, "issuer", " De Wilg ")
    assert policy(register) == Policy("cover", "any", "De Wilg")


def test_the_register_says_who_chose(register: Register) -> None:
    set_policy(register, "a2", "cover", LEADER)
    (chosen,) = register.entries(Query(("policy",)))
    assert chosen.payload == {"value": "cover", "by": {"name": LEADER.name, "role": "director", "key": ""}}
    assert policy(register).a2 == "cover"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("a2", "unset", "policy-value"),
        ("a7", "", "policy-value"),
        ("issuer", " ", "policy-value"),
        ("a1", "x", "policy-unknown"),
    ],
)
def test_a_choice_that_does_not_exist_is_refused(register: Register, name: str, value: str, code: str) -> None:
    with pytest.raises(UsageError, match=code):
        set_policy(register, name, value)
    assert policy(register) == Policy()


# Referrals


def test_the_same_question_is_asked_once_while_open(register: Register) -> None:
    assert refer(register, QUESTION, "De Wilg")
    assert not refer(register, replace(QUESTION, path="/elsewhere/a.jpg"), "De Wilg")
    assert refer(register, replace(QUESTION, channel=None), "De Wilg")
    first, *_ = found = open_referrals(register)
    assert len(found) == 2
    assert (first.question, first.issuer, first.answer) == (QUESTION, "De Wilg", None)


def test_a_question_asked_anew_for_other_reasons_replaces_the_open_one(register: Register) -> None:
    anew = replace(QUESTION, codes=frozenset({"a8"}))
    for question in (QUESTION, replace(QUESTION, channel=None), anew):
        refer(register, question, "De Wilg")
    assert [referral.question for referral in open_referrals(register)] == [replace(QUESTION, channel=None), anew]


def test_what_was_asked_without_what_was_given_is_asked_anew_with_it(register: Register) -> None:
    told = replace(QUESTION, given=Given(OPERATOR))
    assert refer(register, QUESTION, "De Wilg")  # before it was kept with the question
    assert refer(register, told, "De Wilg")
    assert not refer(register, replace(told, given=Given(OPERATOR, confirmed_nobody=True)), "De Wilg")
    assert [referral.question for referral in open_referrals(register)] == [told]


def test_an_answer_counts_for_the_day_of_capture_it_was_given_about(register: Register) -> None:
    one, other = ((day, day) for day in (date(2026, 3, 1), date(2026, 3, 2)))
    refer(register, replace(QUESTION, attested=one), "De Wilg")
    decide(register, SHA, YES)
    assert ruling(register, replace(QUESTION, attested=one)).approved == QUESTION.codes
    assert ruling(register, replace(QUESTION, attested=other)).approved == frozenset()
    assert ruling(register, QUESTION).approved == QUESTION.codes  # the file itself says when, or another question is asked


def test_an_approval_counts_for_the_look_that_was_shown_and_a_refusal_for_any(register: Register) -> None:
    """Another sensitivity, or another version, may cover fewer people than the leader saw covered."""
    shown, other = replace(QUESTION, fingerprint="1" * 64), replace(QUESTION, fingerprint="2" * 64)
    refer(register, shown, "De Wilg")
    decide(register, SHA, YES)
    assert ruling(register, shown).approved == rulings(register).of(shown).approved == QUESTION.codes
    assert ruling(register, other).approved == rulings(register).of(other).approved == frozenset()
    assert not refer(register, shown, "De Wilg")
    assert refer(register, other, "De Wilg")
    decide(register, SHA, NO)
    assert ruling(register, shown).refused == ruling(register, other).refused == QUESTION.codes
    assert not refer(register, replace(QUESTION, fingerprint="3" * 64), "De Wilg")


@pytest.mark.parametrize("name", ["Kim Bakker", " kim  BAKKER"])
def test_nobody_approves_of_what_they_asked_themselves(register: Register, name: str) -> None:
    asked = replace(QUESTION, given=Given(Actor("Kim Bakker", Role.OPERATOR)))
    refer(register, asked, "De Wilg")
    own = Actor(name, Role.DIRECTOR)
    with pytest.raises(UsageError, match="referral-own"):
        decide(register, SHA, replace(YES, by=own))
    assert len(open_referrals(register)) == 1
    decide(register, SHA, replace(NO, by=own))
    assert ruling(register, asked).refused == QUESTION.codes


def test_a_release_closes_what_is_open_about_that_use_alone(register: Register) -> None:
    assert QUESTION.setting
    assert QUESTION.channel
    assert QUESTION.consent
    elsewhere = replace(QUESTION, consent="ANOTHER-1")
    for question in (QUESTION, elsewhere):
        refer(register, question, "De Wilg")
    released = ExportBasis(SHA, "a.jpg", None, QUESTION.setting, QUESTION.channel, QUESTION.consent, (), OPERATOR)
    close_referrals(register, released)
    assert [referral.question for referral in open_referrals(register)] == [elsewhere]
    before = len(tuple(register.entries()))
    close_referrals(register, released)
    assert len(tuple(register.entries())) == before
    decide(register, SHA, YES)
    assert ruling(register, QUESTION) == Ruling(frozenset(), frozenset())


def test_an_answer_settles_all_open_questions_about_the_item(register: Register) -> None:
    other = replace(QUESTION, sha256="f" * 64, path="/media/b.jpg")
    also = replace(QUESTION, codes=frozenset({"a8"}), channel=Channel.PRINT)
    for question in (QUESTION, also, other):
        refer(register, question, "De Wilg")
    assert len(decide(register, SHA[:8], YES)) == 2
    assert [referral.question for referral in open_referrals(register)] == [other]
    assert [referral.answer for referral in referrals(register)] == [YES, YES, None]
    assert ruling(register, QUESTION) == Ruling(frozenset({"a2-not-chosen"}), frozenset())
    assert ruling(register, also) == Ruling(frozenset({"a8"}), frozenset())
    assert ruling(register, replace(QUESTION, setting=Setting.LESSON)) == Ruling(frozenset(), frozenset())
    assert ruling(register, other) == Ruling(frozenset(), frozenset())
    assert not refer(register, QUESTION, "De Wilg")
    for changed in (replace(QUESTION, event="another day"), replace(QUESTION, decisions="a face kept")):
        assert ruling(register, changed) == Ruling(frozenset(), frozenset())
        assert refer(register, changed, "De Wilg")


def test_the_later_answer_counts(register: Register) -> None:
    refer(register, replace(QUESTION, codes=frozenset({"a2-not-chosen", "a8", "b5"})), "De Wilg")
    decide(register, SHA, NO)
    assert refused_items(register).keys() == {SHA}
    assert ruling(register, QUESTION).refused == {"a2-not-chosen", "a8", "b5"}
    decide(register, SHA, YES)  # a change of mind
    assert ruling(register, QUESTION) == Ruling(frozenset({"a2-not-chosen", "a8", "b5"}), frozenset())
    assert refused_items(register) == {}
    assert decided_looks(register) == {QUESTION.looks_like: SHA}
    refer(register, replace(QUESTION, codes=frozenset({"a8"})), "De Wilg")
    decide(register, SHA, NO)
    assert ruling(register, QUESTION) == Ruling(frozenset({"a2-not-chosen", "b5"}), frozenset({"a8"}))


def test_what_was_answered_before_is_kept_with_when(register: Register) -> None:
    other = replace(QUESTION, channel=Channel.PRINT)
    refer(register, QUESTION, "De Wilg")
    assert rulings(register).answered(SHA) == ()
    decide(register, SHA, NO)
    refer(register, other, "De Wilg")
    (refused,) = rulings(register).answered(SHA)  # what waits is no answer
    assert (refused.question, refused.answer) == (QUESTION, NO)
    assert refused_items(register) == {SHA: refused}
    decide(register, SHA, YES)
    assert [one.answer for one in rulings(register).answered(SHA)] == [NO, YES]
    entries = {entry.lookup: entry.created_at for entry in register.entries() if entry.kind == "referral-decided"}
    assert {one.id: one.answered_at.isoformat() for one in referrals(register) if one.answered_at} == entries
    assert rulings(register).answered("f" * 64) == ()


def test_what_is_laid_aside_waits_no_more_and_is_asked_anew(register: Register) -> None:
    other = replace(QUESTION, channel=Channel.PRINT)
    for question in (QUESTION, other):
        refer(register, question, "De Wilg")
    first, second = open_referrals(register)
    lay_aside(register, {first.id})
    lay_aside(register, {first.id})
    assert open_referrals(register) == (second,)
    decide(register, SHA, YES)
    assert ruling(register, QUESTION) == Ruling(frozenset(), frozenset())  # nobody approved of it
    assert refer(register, QUESTION, "De Wilg")


def test_answers_read_once_are_those_of_the_register(register: Register) -> None:
    other = replace(QUESTION, sha256="f" * 64, path="/media/b.jpg")
    wide = replace(QUESTION, codes=frozenset({"a2-not-chosen", "a8"}))
    for question in (QUESTION, other, replace(QUESTION, channel=Channel.PRINT)):
        refer(register, question, "De Wilg")
    decide(register, SHA, NO)
    decide(register, SHA, YES)
    refer(register, wide, "De Wilg")
    decide(register, SHA, NO)
    read = rulings(register)
    uses = (QUESTION, other, replace(QUESTION, channel=Channel.PRINT), replace(QUESTION, decisions="x"))
    assert [read.of(use) for use in uses] == [ruling(register, use) for use in uses]
    assert read.of(QUESTION) == Ruling(frozenset(), frozenset({"a2-not-chosen", "a8"}))
    assert read.of(replace(QUESTION, sha256="0" * 64)) == Ruling(frozenset(), frozenset())
    decide(register, SHA, YES)
    assert read.of(QUESTION).refused
    assert not ruling(register, QUESTION).refused


def test_an_item_is_named_by_path_or_by_digits(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refer(register, replace(QUESTION, path=str(tmp_path / "deadbeef")), "De Wilg")
    for item in (SHA, SHA[:8].upper(), str(tmp_path / "deadbeef"), "deadbeef"):
        assert decide(register, item, YES)
    for item in (SHA[:7], "f" * 8, "nothing.jpg", ""):
        with pytest.raises(UsageError, match="referral-unknown"):
            decide(register, item, YES)


def test_an_item_that_may_be_two_is_ambiguous(register: Register) -> None:
    refer(register, QUESTION, "De Wilg")
    refer(register, replace(QUESTION, sha256=SHA[:10] + "f" * 54), "De Wilg")
    for item in (SHA[:8], QUESTION.path):
        with pytest.raises(UsageError, match="referral-ambiguous"):
            decide(register, item, YES)
    assert decide(register, SHA[:12], YES)


def test_only_the_leadership_decides(register: Register) -> None:
    refer(register, QUESTION, "De Wilg")
    with pytest.raises(UsageError, match="referral-role"):
        decide(register, SHA, replace(YES, by=OPERATOR))
    assert len(open_referrals(register)) == 1


def test_an_erased_referral_is_gone(register: Register) -> None:
    refer(register, QUESTION, "De Wilg")
    decide(register, SHA, NO)
    register.erase([entry.id for entry in register.entries()], "term", "De Wilg")
    assert referrals(register) == ()
    assert refused_items(register) == {}


# Marks


def test_what_is_marked_stays_marked_and_its_copies_are_known(register: Register) -> None:
    assert mark_do_not_use(register, ITEM, OPERATOR, "De Wilg")
    assert not mark_do_not_use(register, ITEM, LEADER, "De Wilg")
    other = replace(ITEM, sha256="f" * 64, looks_like="ff00" * 4)
    assert mark_reported(register, other, OPERATOR, "leadership", "De Wilg")
    assert not mark_reported(register, other, LEADER, "leadership", "De Wilg")
    assert mark_reported(register, other, LEADER, "board", "De Wilg")
    assert do_not_use(register) == {SHA}
    assert reported(register) == {other.sha256}
    assert [is_marked(register, sha256) for sha256 in (SHA, other.sha256, "0" * 64)] == [True, True, False]
    assert decided_looks(register) == {ITEM.looks_like: SHA, other.looks_like: other.sha256}
    first = next(register.entries(Query(("reported",))))
    by = {"name": OPERATOR.name, "role": "operator", "key": ""}
    assert first.payload == {"looks_like": other.looks_like, "by": by, "to": "leadership"}
    register.erase([entry.id for entry in register.entries()], "term", "De Wilg")
    assert do_not_use(register) == {SHA}
    assert reported(register) == {other.sha256}


def test_a_report_to_somebody_else_is_refused(register: Register) -> None:
    with pytest.raises(ValueError, match="press"):
        mark_reported(register, ITEM, OPERATOR, "press", "De Wilg")
    assert reported(register) == frozenset()


# Out


def test_the_csv_has_one_harmless_line_for_each_entry(register: Register) -> None:
    add_person_consent(register, replace(PARENT, issuer="=HYPERLINK(1)"))
    register.append("@school\nline", "x", " +1", {"name": 'a\n"b"'})
    erased = register.append("A", "x", "-1", {"name": "gone"})
    register.erase([erased.id], "term", "A")
    out = io.StringIO(newline="")
    register_csv(register, out)
    assert len(out.getvalue().splitlines()) == 5
    head, *rows = csv.reader(io.StringIO(out.getvalue(), newline=""))
    lines = [dict(zip(head, row, strict=True)) for row in rows]
    assert [line["issuer"] for line in lines] == ["'=HYPERLINK(1)", "'@school line", "A", "A"]
    assert lines[0]["kind"] == PERSON_CONSENT
    assert (lines[1]["subject"], lines[2]["subject"]) == ("' +1", "'-1")
    assert lines[1]["payload"] == '{"name":"a\\n\\"b\\""}'
    assert lines[2]["payload"] == ""
    assert "salt" not in out.getvalue()
