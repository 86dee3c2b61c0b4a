from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import cv2
import numpy as np
import pytest

from app.consents import Giver, LeadershipConsent, PersonConsent, Withdrawal
from app.media.likeness import looks_like
from app.model import (
    Actor,
    Channel,
    Decision,
    DecisionKind,
    FoundFace,
    MediaItem,
    MediaKind,
    Region,
    RegionKind,
    Role,
    Screening,
    Sensitivity,
    Setting,
    Shape,
    Verdict,
)
from app.pipeline.judge import Asked, Known, answer_words, judge_item, plan, sentence_values
from app.records import Answer, Policy, Question, Referral, Ruling
from app.rules.verdict import findings
from app.text import Language, load_catalogue
from detectors.base import Box
from tests.make_media import noise, portrait
from tests.rules.example import PROTOCOL

SHA = "ab" * 32
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
OPERATOR = Actor("J. de Boer", Role.OPERATOR)
FIRST, SECOND = Box(10, 10, 50, 60), Box(100, 10, 140, 60)
NO_RULING = Ruling(frozenset(), frozenset())

CONSENT = LeadershipConsent(
    reference="TS-1",
    issuer="school",
    given_by="A. Jansen",
    role=Role.DIRECTOR,
    written_on=date(2026, 11, 1),
    written_at=time(9),
    settings=frozenset(Setting),
    channels=frozenset(Channel),
    recorded_at=datetime(2026, 11, 2, 9, tzinfo=UTC),
    event="sportdag",
    document_sha256="0" * 64,
)
ASKED = Asked(setting=Setting.ACTIVITY, channel=Channel.NEWSLETTER, consent=CONSENT, event="sportdag")
GIVEN = PersonConsent("P-1", "school", Giver.PARENT, frozenset({Channel.NEWSLETTER}), refused=False, recorded_at=NOW)
KNOWN = Known(
    PROTOCOL,
    Policy(),
    {"P-1": GIVEN, "P-2": replace(GIVEN, reference="P-2", refused=True)},
    {},
    NOW,
    ZoneInfo("Europe/Amsterdam"),
)

REFUSAL = Referral(
    "r1",
    "school",
    Question(SHA, "a.jpg", "sportdag", Setting.ACTIVITY, Channel.WEBSITE, "TS-2", frozenset({"b5-doubt"})),
    datetime(2026, 11, 18, 9, tzinfo=UTC),
    Answer(approved=False, by=Actor("M. Vos", Role.DEPUTY), reason="niet\ngeschikt"),
    answered_at=datetime(2026, 11, 18, 23, 30, tzinfo=UTC),
)


def screening(*boxes: Box, looks: str = "", captured: datetime | None = datetime(2026, 11, 10, 10)) -> Screening:  # noqa: DTZ001
    faces = tuple(FoundFace(f"{number:08d}", box, 0.9, doubtful=False, detector="test") for number, box in enumerate(boxes))
    item = MediaItem(SHA, MediaKind.PHOTO, 200, 100, captured, has_location=False, looks_like=looks)
    return Screening(item, faces, "f", Sensitivity.STANDARD, (), "jpeg")


def about(kind: DecisionKind, box: Box | None = None, consent: str | None = None, reason: str = "") -> Decision:
    region = Region(Shape.BOX, RegionKind.FACE, box) if box is not None else None
    return Decision(SHA, kind, OPERATOR, NOW, region, person_consent=consent, reason=reason)


def keep(box: Box, consent: str = "P-1") -> Decision:
    return about(DecisionKind.KEEP, box, consent)


def verdict(*decisions: Decision, of: Screening | None = None, asked: Asked = ASKED, known: Known = KNOWN) -> Verdict:
    return judge_item(of or screening(FIRST, SECOND), decisions, asked, known, NO_RULING).verdict


# --- Who is covered -----------------------------------------------------------------------------------------------------


def test_everybody_is_covered_unless_somebody_said_keep() -> None:
    assert [face.box for face in plan(screening(FIRST, SECOND), ()).covered] == [FIRST, SECOND]
    who = plan(screening(FIRST, SECOND), (keep(FIRST),))
    assert [face.box for face in who.covered] == [SECOND]
    assert [kept.face.box for kept in who.kept] == [FIRST]


@pytest.mark.parametrize("setting", list(Setting))
@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("policy", [Policy(), Policy(a2="cover"), Policy(a2="block")])
def test_nothing_rests_on_nobody_being_recognisable(setting: Setting, channel: Channel, policy: Policy) -> None:
    """Faces too small or too blurred to recognise are covered, counted and judged as all others (A1, A2)."""
    clear, asked = screening(FIRST, SECOND), replace(ASKED, setting=setting, channel=channel)
    known = replace(KNOWN, policy=policy)
    unclear = replace(clear, faces=tuple(replace(face, recognisable=False) for face in clear.faces))
    assert [face.box for face in plan(unclear, ()).covered] == [FIRST, SECOND]
    assert judge_item(unclear, (), asked, known, NO_RULING) == judge_item(clear, (), asked, known, NO_RULING)
    assert verdict(of=unclear, asked=asked, known=known) is not Verdict.ALLOWED
    assert plan(unclear, (keep(FIRST),)).kept[0].face.box == FIRST


@pytest.mark.parametrize(
    ("box", "covered"),
    [
        (Box(14, 12, 54, 62), [SECOND]),
        (Box(30, 10, 70, 60), [FIRST, SECOND]),
        (Box(12, 20, 22, 30), [FIRST, SECOND]),
        (Box(0, 0, 200, 100), [FIRST, SECOND]),
        (Box(10, 10, 140, 60), [FIRST, SECOND]),
    ],
    ids=["nearly the face", "half beside", "a part of it", "the whole picture", "both in one"],
)
def test_keep_is_about_the_very_face_it_lies_on(box: Box, covered: list[Box]) -> None:
    assert [face.box for face in plan(screening(FIRST, SECOND), (keep(box),)).covered] == covered


def test_a_second_keep_of_one_face_keeps_nobody_who_stands_beside() -> None:
    face, other = Box(0, 0, 100, 90), Box(15, 0, 115, 90)
    of, twice = screening(face, other), (keep(face), keep(face, "P-2"))
    assert [one.box for one in plan(of, twice).covered] == [other]
    assert verdict(*twice, of=of) is Verdict.REFERRED


def test_one_keep_keeps_one_face_of_two_that_overlap() -> None:
    left, right = Box(0, 0, 100, 90), Box(45, 0, 145, 90)
    who = plan(screening(left, right), (keep(Box(0, 0, 145, 90)),))
    assert [kept.face.box for kept in who.kept] == [left]
    assert [face.box for face in who.covered] == [right]


def test_a_keep_on_nothing_keeps_nobody_and_is_referred() -> None:
    nowhere = keep(Box(0, 0, 5, 5))
    who = plan(screening(), (nowhere,))
    assert (who.kept, who.unmatched) == ((), (nowhere,))
    assert verdict(nowhere, of=screening()) is Verdict.REFERRED
    assert verdict(nowhere, of=screening(FIRST), asked=replace(ASKED, confirm_no_faces=True)) is Verdict.REFERRED


def test_a_cover_outside_the_picture_is_referred() -> None:
    outside = about(DecisionKind.COVER, Box(100_000, 0, 100_010, 10))
    assert verdict(outside) is Verdict.REFERRED


def test_cover_everybody_outweighs_every_keep() -> None:
    who = plan(screening(FIRST, SECOND), (keep(FIRST), about(DecisionKind.COVER_ALL)))
    assert [face.box for face in who.covered] == [FIRST, SECOND]
    assert who.kept == ()


def no_face(box: Box) -> Decision:
    return about(DecisionKind.NOT_A_FACE, box)


def test_what_is_no_face_is_neither_covered_nor_kept_nor_anybody() -> None:
    who = plan(screening(FIRST, SECOND), (no_face(FIRST),))
    assert [face.box for face in who.covered] == [SECOND]
    assert [(one.face.box, one.decision) for one in who.dismissed] == [(FIRST, no_face(FIRST))]
    assert (who.kept, who.areas, who.unmatched) == ((), (), ())
    assert verdict(no_face(FIRST)) is Verdict.COVER


def test_an_item_with_nobody_but_what_is_no_face_waits_for_a_person() -> None:
    both = (no_face(FIRST), no_face(SECOND))
    assert verdict(*both) is Verdict.REFERRED
    assert verdict(*both, about(DecisionKind.NOBODY_RECOGNISABLE)) is Verdict.ALLOWED
    assert verdict(*both, asked=replace(ASKED, confirm_no_faces=True)) is Verdict.ALLOWED
    assert verdict(*both, asked=replace(ASKED, setting=Setting.OTHER, confirm_no_faces=True)) is Verdict.ALLOWED
    assert verdict(*both, about(DecisionKind.COVER, Box(1, 1, 20, 20))) is Verdict.COVER
    assert verdict(no_face(FIRST), about(DecisionKind.NOBODY_RECOGNISABLE)) is Verdict.COVER


@pytest.mark.parametrize(
    ("box", "covered"),
    [
        (Box(14, 12, 54, 62), [SECOND]),
        (Box(30, 10, 70, 60), [FIRST, SECOND]),
        (Box(12, 20, 22, 30), [FIRST, SECOND]),
        (Box(0, 0, 200, 100), [FIRST, SECOND]),
        (Box(150, 70, 190, 90), [FIRST, SECOND]),
    ],
    ids=["nearly the face", "half beside", "a part of it", "the whole picture", "nobody"],
)
def test_no_face_is_about_the_very_face_it_lies_on_and_else_without_effect(box: Box, covered: list[Box]) -> None:
    who = plan(screening(FIRST, SECOND), (no_face(box),))
    assert [face.box for face in who.covered] == covered
    assert who.unmatched == ()
    assert verdict(no_face(box)) is Verdict.COVER


def test_one_decision_dismisses_one_face_of_two_that_overlap() -> None:
    left, right = Box(0, 0, 100, 90), Box(45, 0, 145, 90)
    both = no_face(Box(0, 0, 145, 90))
    for decisions in ((both,), (both, both)):  # the same said twice is said once
        who = plan(screening(left, right), decisions)
        assert [one.face.box for one in who.dismissed] == [left]
        assert [face.box for face in who.covered] == [right]


def test_somebody_who_consented_is_somebody_whatever_comes_first() -> None:
    for decisions in ((keep(FIRST), no_face(FIRST)), (no_face(FIRST), keep(FIRST))):
        who = plan(screening(FIRST, SECOND), decisions)
        assert [kept.face.box for kept in who.kept] == [FIRST]
        assert (who.dismissed, who.unmatched) == ((), ())
        assert [face.box for face in who.covered] == [SECOND]


def test_cover_everybody_covers_what_is_no_face_too() -> None:
    who = plan(screening(FIRST, SECOND), (no_face(FIRST), about(DecisionKind.COVER_ALL)))
    assert [face.box for face in who.covered] == [FIRST, SECOND]
    assert who.dismissed == ()


@pytest.mark.parametrize(
    "kind", [RegionKind.NAME, RegionKind.NUMBER, RegionKind.BOARD, RegionKind.SCREEN, RegionKind.PLATE, RegionKind.HEAD]
)
@pytest.mark.parametrize("shape", [Shape.BOX, Shape.ELLIPSE, Shape.MASK])
def test_whatever_kind_of_area_a_person_draws_is_covered(kind: RegionKind, shape: Shape) -> None:
    runs = (10, 190) if shape is Shape.MASK else ()
    region = Region(shape, kind, Box(150, 70, 170, 80), runs=runs)
    drawn = Decision(SHA, DecisionKind.COVER, OPERATOR, NOW, region)
    assert plan(screening(), (drawn,)).areas == (region,)
    assert verdict(drawn, of=screening()) is Verdict.COVER


def test_a_mask_that_holds_nothing_of_the_picture_covers_nobody() -> None:
    """Its bounds reach into the picture, what it holds does not: nobody may pass as covered by it."""
    beside = Region(Shape.MASK, RegionKind.FACE, Box(190, 90, 210, 110), runs=(200, 200))
    drawn = Decision(SHA, DecisionKind.COVER, OPERATOR, NOW, beside)
    who = plan(screening(), (drawn,))
    assert (who.areas, who.unmatched) == ((), (drawn,))
    assert verdict(drawn, of=screening()) is Verdict.REFERRED


def test_what_a_leader_refused_for_one_use_is_referred_for_another() -> None:
    assert verdict(known=replace(KNOWN, refused={SHA: REFUSAL})) is Verdict.REFERRED


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.NL, "Afgewezen op 2026-11-19 door M. Vos (adjunct-directeur), voor schoolwebsite met toestemming TS-2: “"),
        (Language.EN, "Refused on 2026-11-19 by M. Vos (deputy director), for website under consent TS-2: “"),
    ],
)
@pytest.mark.parametrize("is_this_use", [False, True])
def test_whoever_reads_that_it_was_refused_reads_by_whom_and_why(language: Language, words: str, *, is_this_use: bool) -> None:
    known, catalogue = replace(KNOWN, refused={SHA: REFUSAL}), load_catalogue(language)
    ruling = Ruling(frozenset(), frozenset({"b5-doubt"}) if is_this_use else frozenset())
    seen = screening(FIRST)
    judged = judge_item(seen, (), ASKED, known, ruling)
    told = findings(judged, language, **sentence_values(seen, ASKED, known, catalogue, 1))
    assert told[0].fact.endswith(f" {words}niet geschikt”.")
    assert not any(words in finding.fact for finding in told[1:])
    unrefused = findings(judged, language, **sentence_values(seen, ASKED, KNOWN, catalogue, 1))
    assert not any(words in finding.fact for finding in unrefused)


def test_an_answer_about_a_use_that_was_not_chosen_yet_is_told_too() -> None:
    english, zone = load_catalogue(Language.EN), KNOWN.zone
    bare = replace(REFUSAL, question=replace(REFUSAL.question, channel=None, consent=None))
    assert "for a channel not chosen yet without a consent chosen" in answer_words(bare, zone, english)
    with pytest.raises(ValueError, match="nobody answered"):
        answer_words(replace(REFUSAL, answer=None), zone, english)


def test_what_must_not_be_used_stays_so_without_the_decisions_file() -> None:
    assert verdict(known=replace(KNOWN, do_not_use=frozenset({SHA}))) is Verdict.BLOCKED


def test_what_was_reported_is_blocked_whatever_a_leader_approved() -> None:
    leader = about(DecisionKind.REPORTED, reason="leadership")
    assert verdict(leader) is Verdict.BLOCKED
    assert verdict(known=replace(KNOWN, reported=frozenset({SHA}))) is Verdict.BLOCKED
    assert verdict(known=replace(KNOWN, reported=frozenset({"cd" * 32}))) is Verdict.COVER
    every = Ruling(frozenset(rule.code for rule in PROTOCOL.rules), frozenset())
    judged = judge_item(screening(FIRST), (leader,), ASKED, KNOWN, every)
    assert (judged.verdict, judged.rules[0].code) == (Verdict.BLOCKED, "a9-reported")


def test_a_report_says_to_whom() -> None:
    assert about(DecisionKind.REPORTED, reason="board")
    for reason in ("", "the press"):
        with pytest.raises(ValueError, match="to whom"):
            about(DecisionKind.REPORTED, reason=reason)


def test_a_drawn_area_is_covered_beside_the_faces() -> None:
    area = about(DecisionKind.COVER, Box(150, 70, 190, 90))
    who = plan(screening(FIRST), (area,))
    assert [region.bounds for region in who.areas] == [Box(150, 70, 190, 90)]
    assert [face.box for face in who.covered] == [FIRST]


@pytest.mark.parametrize(
    "kind", [DecisionKind.DO_NOT_USE, DecisionKind.NOT_FITTING, DecisionKind.DOUBT, DecisionKind.NOBODY_RECOGNISABLE]
)
def test_no_word_about_the_whole_uncovers_anybody(kind: DecisionKind) -> None:
    assert len(plan(screening(FIRST, SECOND), (about(kind),)).covered) == 2


# --- The verdicts of the protocol ---------------------------------------------------------------------------------------


def test_people_found_are_covered() -> None:
    assert verdict() is Verdict.COVER


def test_kept_with_consent_outside_lessons() -> None:
    assert verdict(keep(FIRST)) is Verdict.COVER
    assert verdict(keep(FIRST), of=screening(FIRST)) is Verdict.ALLOWED


KEPT_BLOCKED = {
    "refused": (keep(FIRST, "P-2"), ASKED),
    "not on record": (keep(FIRST, "P-9"), ASKED),
    "for another channel": (keep(FIRST), replace(ASKED, channel=Channel.WEBSITE)),
    "in a lesson": (keep(FIRST), replace(ASKED, setting=Setting.LESSON)),
    "on social media": (keep(FIRST), replace(ASKED, channel=Channel.SOCIAL_MEDIA)),
}


@pytest.mark.parametrize(("decision", "asked"), KEPT_BLOCKED.values(), ids=list(KEPT_BLOCKED))
def test_kept_is_blocked(decision: Decision, asked: Asked) -> None:
    assert verdict(decision, asked=asked) is Verdict.BLOCKED


@pytest.mark.parametrize(
    "consent",
    [
        replace(GIVEN, withdrawn=Withdrawal(NOW, "ouder belde")),
        replace(GIVEN, valid_until=date(2026, 11, 19)),
        replace(GIVEN, refused=True),
    ],
    ids=["withdrawn", "expired", "refused"],
)
def test_a_person_consent_must_hold_on_the_day_of_export(consent: PersonConsent) -> None:
    assert verdict(keep(FIRST), known=replace(KNOWN, person_consents={"P-1": GIVEN})) is Verdict.COVER
    assert verdict(keep(FIRST), known=replace(KNOWN, person_consents={"P-1": consent})) is Verdict.BLOCKED


def test_one_refusal_among_several_kept_blocks() -> None:
    assert verdict(keep(FIRST), keep(SECOND, "P-2")) is Verdict.BLOCKED


REFERRED = {
    "no setting": (replace(ASKED, setting=None), screening(FIRST)),
    "no channel": (replace(ASKED, channel=None), screening(FIRST)),
    "no consent": (replace(ASKED, consent=None), screening(FIRST)),
    "somebody in other": (replace(ASKED, setting=Setting.OTHER), screening(FIRST)),
    "no capture time": (ASKED, screening(FIRST, captured=None)),
    "a capture time to come": (ASKED, screening(FIRST, captured=datetime(2027, 1, 3, 3, tzinfo=UTC))),
    "nobody, not confirmed": (ASKED, screening()),
    "social media, not chosen": (replace(ASKED, channel=Channel.SOCIAL_MEDIA), screening(FIRST)),
    "lesson, only attested": (
        replace(ASKED, setting=Setting.LESSON, attested=(date(2026, 11, 10), date(2026, 11, 10))),
        screening(FIRST, captured=None),
    ),
}


@pytest.mark.parametrize(("asked", "seen"), REFERRED.values(), ids=list(REFERRED))
def test_referred(asked: Asked, seen: Screening) -> None:
    assert verdict(asked=asked, of=seen) is Verdict.REFERRED


def test_lessons() -> None:
    lesson = replace(ASKED, setting=Setting.LESSON)
    assert verdict(asked=lesson) is Verdict.COVER
    assert verdict(asked=replace(lesson, consent=None)) is Verdict.BLOCKED
    assert verdict(asked=replace(ASKED, setting=Setting.LESSON_RECORDING)) is Verdict.BLOCKED
    assert verdict(asked=lesson, of=screening(FIRST, captured=datetime(2026, 10, 1, 10, tzinfo=UTC))) is Verdict.BLOCKED


def test_social_media_as_the_foundation_chose() -> None:
    social = replace(ASKED, channel=Channel.SOCIAL_MEDIA)
    assert verdict(asked=social, known=replace(KNOWN, policy=Policy(a2="cover"))) is Verdict.COVER
    assert verdict(asked=social, known=replace(KNOWN, policy=Policy(a2="block"))) is Verdict.BLOCKED


def test_nobody_found_is_cleared_by_a_person_only() -> None:
    empty = screening()
    assert verdict(about(DecisionKind.NOBODY_RECOGNISABLE), of=empty) is Verdict.ALLOWED
    assert verdict(of=empty, asked=replace(ASKED, confirm_no_faces=True)) is Verdict.ALLOWED
    assert verdict(about(DecisionKind.COVER, Box(1, 1, 20, 20)), of=empty) is Verdict.COVER


def test_confirming_nobody_does_not_overrule_what_was_found() -> None:
    assert verdict(about(DecisionKind.NOBODY_RECOGNISABLE)) is Verdict.COVER


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (DecisionKind.DO_NOT_USE, Verdict.BLOCKED),
        (DecisionKind.NOT_FITTING, Verdict.REFERRED),
        (DecisionKind.DOUBT, Verdict.REFERRED),
    ],
)
def test_marks(kind: DecisionKind, expected: Verdict) -> None:
    assert verdict(about(kind)) is expected


def test_a_refusal_blocks_and_an_approval_of_doubt_lets_pass() -> None:
    doubt = (about(DecisionKind.DOUBT),)
    judged = judge_item(screening(FIRST), doubt, ASKED, KNOWN, NO_RULING)
    codes = frozenset(rule.code for rule in judged.rules if rule.outcome is Verdict.REFERRED)
    assert judge_item(screening(FIRST), doubt, ASKED, KNOWN, Ruling(frozenset(), codes)).verdict is Verdict.BLOCKED
    assert judge_item(screening(FIRST), doubt, ASKED, KNOWN, Ruling(codes, frozenset())).verdict is Verdict.COVER


# --- Edited copies ------------------------------------------------------------------------------------------------------


def edited() -> str:
    """What a smaller, poorer and brighter copy looks like."""
    small = cv2.resize(portrait(), None, fx=0.2, fy=0.2, interpolation=cv2.INTER_AREA)
    _, data = cv2.imencode(".jpg", np.clip(small * 1.3 + 20, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 20])
    return looks_like(np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8))


def test_an_edited_copy_of_what_was_decided_is_referred() -> None:
    decided = replace(KNOWN, decided={looks_like(portrait()): "cd" * 32})
    assert edited() != looks_like(portrait())
    assert verdict(of=screening(FIRST, looks=edited()), known=decided) is Verdict.REFERRED


def test_another_photo_and_the_item_itself_are_not() -> None:
    decided = replace(KNOWN, decided={looks_like(portrait()): "cd" * 32})
    assert verdict(of=screening(FIRST, looks=looks_like(noise(200, 160))), known=decided) is Verdict.COVER
    assert verdict(of=screening(FIRST), known=replace(KNOWN, decided={"": "cd" * 32})) is Verdict.COVER
    itself = replace(KNOWN, decided={looks_like(portrait()): SHA})
    assert verdict(of=screening(FIRST, looks=looks_like(portrait())), known=itself) is Verdict.COVER
