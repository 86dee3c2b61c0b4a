from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from app.consents import LeadershipState
from app.model import CaptureTrust, Channel, MediaKind, Setting, Verdict
from app.rules.facts import Facts, LessonPolicy, People, SocialMediaPolicy, Sound
from app.rules.protocol import PLACEHOLDERS, Protocol, Rule
from app.rules.verdict import Judgement, findings, judge
from app.text import Language
from tests.rules.example import LESSON, PROTOCOL

ACTIVITY = replace(LESSON, setting=Setting.ACTIVITY)

# --- The table of PROTOCOL.md, by hand: the first row that fits, from the worst verdict to the best ------------------

NO_LESSON_CONSENT = {"missing", "withdrawn", "expired", "out-of-scope", "after-capture", "without-document"}
KEPT = {"kept-with-consent", "kept-without-consent", "kept-refused"}
FOUND = KEPT | {"covered"}


def is_blocked(f: Facts) -> bool:
    social = f.channel == "social-media" and f.leadership == "valid"
    return (
        f.setting == "lesson-recording"
        or (f.setting == "lesson" and f.leadership in NO_LESSON_CONSENT)
        or (f.setting == "lesson" and f.leadership == "valid" and f.capture == "known" and f.people in KEPT)
        or (f.setting in {"activity", "other"} and f.leadership == "valid" and f.people in KEPT - {"kept-with-consent"})
        or (social and f.people in KEPT)
        or (social and f.people in FOUND and f.a2 == "block")
    )


def is_referred(f: Facts) -> bool:
    return (
        f.setting is None
        or f.channel is None
        or f.leadership != "valid"
        or f.capture in {"unknown", "implausible"}
        or (f.setting == "lesson" and f.capture == "attested")
        or (f.setting == "lesson" and f.kind == "video")
        or (f.setting == "other" and f.people in FOUND)
        or f.people == "nobody-unconfirmed"
        or (f.channel == "social-media" and f.people in FOUND and f.a2 == "unset")
    )


def expected(f: Facts) -> str:
    if is_blocked(f):
        return "blocked"
    if is_referred(f):
        return "referred"
    if f.people == "covered" or (f.people == "kept-with-consent" and f.some_covered):
        return "cover"
    return "allowed"


def every_combination() -> Iterator[Facts]:
    for setting, channel, leadership, capture, people, a2, kind in product(
        (*Setting, None), (*Channel, None), LeadershipState, CaptureTrust, People, SocialMediaPolicy, MediaKind
    ):
        yield Facts(
            setting=setting,
            channel=channel,
            leadership=leadership,
            capture=capture,
            people=people,
            some_covered=kind is MediaKind.PHOTO,
            kind=kind,
            sound=Sound.NONE,
            a2=a2,
            a7=LessonPolicy.RECORDINGS,
        )


def test_every_row_of_the_table() -> None:
    """Some rule speaks of every combination, and at most one says why the item may be used."""
    wrong = []
    for facts in every_combination():
        judgement = judge(PROTOCOL, facts)
        outcomes = [rule.outcome for rule in judgement.rules]
        permissions = outcomes.count(Verdict.ALLOWED) + outcomes.count(Verdict.COVER)
        if judgement.verdict != expected(facts) or PROTOCOL.unmatched in judgement.rules or permissions > 1:
            wrong.append((facts, judgement))
    assert not wrong, f"{len(wrong)} combinations, among them {wrong[0]}"


def test_a_gap_between_the_rules_permits_nothing() -> None:
    """With all blocking and referring rules gone, only what the table permits is permitted (and video of lessons: A7)."""
    holes = replace(PROTOCOL, rules=tuple(r for r in PROTOCOL.rules if r.outcome in {Verdict.ALLOWED, Verdict.COVER}))
    for facts in every_combination():
        lesson_video = facts.setting == "lesson" and facts.kind == "video"
        if expected(facts) in {"blocked", "referred"} and not lesson_video:
            judgement = judge(holes, facts)
            assert (judgement.verdict, judgement.rules) == ("referred", (PROTOCOL.unmatched,))


# --- Each cause by its code -------------------------------------------------------------------------------------------


def codes(facts: Facts, **decided: Any) -> set[str]:
    return {rule.code for rule in judge(PROTOCOL, facts, **decided).rules}


@pytest.mark.parametrize(
    ("changed", "code", "verdict"),
    [
        ({}, "a1-nobody", "allowed"),
        ({"setting": Setting.OTHER}, "a3-nobody", "allowed"),
        ({"people": People.COVERED}, "a1-cover", "cover"),
        ({"people": People.KEPT_WITH_CONSENT}, "a1-face-kept", "blocked"),
        ({"sound": Sound.IN_SCOPE}, "a7-lesson-sound-undecided", "referred"),
        ({"sound": Sound.OUT_OF_SCOPE}, "a1-sound-out-of-scope", "blocked"),
        ({"sound": Sound.IN_SCOPE, "a7": LessonPolicy.ANY}, "a7-lesson-sound", "blocked"),
        ({"sound": Sound.IN_SCOPE, "a7_decided": True}, "a1-voices-unconfirmed", "referred"),
        ({"sound": Sound.IN_SCOPE, "a7_decided": True, "voices_confirmed": True}, "a1-nobody", "allowed"),
        ({"sound": Sound.OUT_OF_SCOPE, "a7_decided": True, "voices_confirmed": True}, "a1-sound-out-of-scope", "blocked"),
        (
            {"kind": MediaKind.VIDEO, "sound": Sound.IN_SCOPE, "a7_decided": True, "people": People.COVERED},
            "a1-voices-unconfirmed",
            "referred",
        ),
        ({"kind": MediaKind.VIDEO}, "a7-lesson-video-undecided", "referred"),
        ({"kind": MediaKind.VIDEO, "people": People.COVERED}, "a7-lesson-video-undecided", "referred"),
        ({"kind": MediaKind.VIDEO, "people": People.COVERED, "a7_decided": True}, "a1-cover", "cover"),
        ({"kind": MediaKind.VIDEO, "a7": LessonPolicy.ANY, "a7_decided": True}, "a7-lesson-video", "blocked"),
        ({"people": People.COVERED, "a7": LessonPolicy.ANY}, "a1-cover", "cover"),
        ({"do_not_use": True}, "a3-do-not-use", "blocked"),
        ({"reported": True}, "a9-reported", "blocked"),
        ({"not_fitting": True}, "a8-not-fitting", "referred"),
        ({"doubt": True}, "b5-doubt", "referred"),
        ({"copy_of_decided": True}, "b5-copy-of-decided", "referred"),
        ({"setting": None}, "b5-setting-missing", "referred"),
        ({"channel": None}, "b5-channel-missing", "referred"),
    ],
)
def test_a_lesson_photo_of_nobody_but_for_one_thing(changed: dict[str, Any], code: str, verdict: str) -> None:
    judgement = judge(PROTOCOL, replace(LESSON, **changed))
    assert (judgement.rules[0].code, judgement.verdict) == (code, verdict)


@pytest.mark.parametrize(
    ("changed", "code", "verdict"),
    [
        ({"people": People.COVERED}, "a3-cover", "cover"),
        ({"people": People.KEPT_WITH_CONSENT}, "a3-kept-with-consent", "allowed"),
        ({"people": People.KEPT_WITH_CONSENT, "some_covered": True}, "a3-cover-others", "cover"),
        ({"people": People.KEPT_WITHOUT_CONSENT}, "a3-kept-without-consent", "blocked"),
        ({"people": People.KEPT_REFUSED}, "a3-kept-refused", "blocked"),
        ({"kind": MediaKind.VIDEO, "sound": Sound.IN_SCOPE, "a7": LessonPolicy.ANY}, "a3-nobody", "allowed"),
        ({"sound": Sound.OUT_OF_SCOPE}, "b5-sound-out-of-scope", "referred"),
        ({"leadership": LeadershipState.MISSING}, "b5-consent-missing", "referred"),
        ({"leadership": LeadershipState.AFTER_CAPTURE}, "b5-consent-after-capture", "referred"),
        ({"capture": CaptureTrust.ATTESTED}, "a3-nobody", "allowed"),
        ({"capture": CaptureTrust.UNKNOWN}, "b5-capture-unknown", "referred"),
    ],
)
def test_an_activity_photo_of_nobody_but_for_one_thing(changed: dict[str, Any], code: str, verdict: str) -> None:
    judgement = judge(PROTOCOL, replace(ACTIVITY, **changed))
    assert (judgement.rules[0].code, judgement.verdict) == (code, verdict)


@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        *((state, Verdict.BLOCKED) for state in sorted(NO_LESSON_CONSENT)),
        *((state, Verdict.REFERRED) for state in ("same-day", "recorded-late", "too-wide")),
    ],
)
def test_each_defect_of_a_lesson_consent_has_a_code_of_its_own(state: str, verdict: Verdict) -> None:
    judgement = judge(PROTOCOL, replace(LESSON, leadership=LeadershipState(state)))
    assert [(rule.code, rule.article, rule.outcome) for rule in judgement.rules] == [(f"a1-consent-{state}", "A1", verdict)]


@pytest.mark.parametrize("state", ["same-day", "recorded-late", "too-wide", "without-document"])
def test_what_only_lessons_ask_is_told_as_doubt_elsewhere(state: str) -> None:
    for setting in (Setting.ACTIVITY, Setting.OTHER):
        assert codes(replace(LESSON, setting=setting, leadership=LeadershipState(state))) == {"b5-consent-doubtful"}


@pytest.mark.parametrize("state", ["same-day", "recorded-late", "too-wide"])
def test_all_a_leader_has_to_decide_is_told_at_once(state: str) -> None:
    facts = replace(LESSON, leadership=LeadershipState(state), capture=CaptureTrust.ATTESTED)
    assert codes(facts) == {f"a1-consent-{state}", "a1-capture-attested"}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (replace(LESSON, leadership=LeadershipState.MISSING, capture=CaptureTrust.ATTESTED), {"a1-consent-missing"}),
        (replace(LESSON, capture=CaptureTrust.UNKNOWN), {"a1-capture-unknown"}),
        (replace(LESSON, capture=CaptureTrust.IMPLAUSIBLE), {"a1-capture-implausible"}),
        (replace(ACTIVITY, capture=CaptureTrust.IMPLAUSIBLE), {"b5-capture-implausible"}),
        (replace(LESSON, setting=None, capture=CaptureTrust.UNKNOWN), {"b5-setting-missing", "b5-capture-unknown"}),
        (replace(LESSON, setting=None, capture=CaptureTrust.IMPLAUSIBLE), {"b5-setting-missing", "b5-capture-implausible"}),
        (
            replace(LESSON, setting=Setting.LESSON_RECORDING, capture=CaptureTrust.UNKNOWN),
            {"a7-lesson-recording", "b5-capture-unknown"},
        ),
        (
            replace(LESSON, setting=Setting.LESSON_RECORDING, capture=CaptureTrust.IMPLAUSIBLE),
            {"a7-lesson-recording", "b5-capture-implausible"},
        ),
        (
            replace(LESSON, kind=MediaKind.VIDEO, sound=Sound.IN_SCOPE, voices_confirmed=True),
            {"a7-lesson-video-undecided", "a1-nobody"},
        ),
        (
            replace(LESSON, kind=MediaKind.VIDEO, sound=Sound.IN_SCOPE, a7=LessonPolicy.ANY),
            {"a7-lesson-video", "a1-voices-unconfirmed", "a1-nobody"},
        ),
        (
            replace(LESSON, sound=Sound.IN_SCOPE, a7=LessonPolicy.ANY, voices_confirmed=True),
            {"a7-lesson-sound", "a1-nobody"},
        ),
        (
            replace(LESSON, kind=MediaKind.VIDEO, channel=Channel.SOCIAL_MEDIA, sound=Sound.IN_SCOPE),
            {"a7-lesson-video-undecided", "a1-voices-unconfirmed", "a1-nobody"},
        ),
        (
            replace(ACTIVITY, kind=MediaKind.VIDEO, channel=Channel.SOCIAL_MEDIA, sound=Sound.IN_SCOPE),
            {"a2-voices-unconfirmed", "a3-nobody"},
        ),
        (
            replace(ACTIVITY, kind=MediaKind.VIDEO, channel=Channel.SOCIAL_MEDIA, sound=Sound.OUT_OF_SCOPE),
            {"a2-voices-unconfirmed", "b5-sound-out-of-scope", "a3-nobody"},
        ),
        (replace(ACTIVITY, kind=MediaKind.VIDEO, channel=Channel.SOCIAL_MEDIA), {"a3-nobody"}),
        (
            replace(LESSON, sound=Sound.OUT_OF_SCOPE, a7=LessonPolicy.ANY),
            {"a7-lesson-sound", "a1-sound-out-of-scope", "a1-nobody"},
        ),
        (replace(LESSON, sound=Sound.OUT_OF_SCOPE), {"a7-lesson-sound-undecided", "a1-sound-out-of-scope", "a1-nobody"}),
        (replace(ACTIVITY, sound=Sound.IN_SCOPE, a7=LessonPolicy.ANY), {"a3-nobody"}),
        (replace(ACTIVITY, setting=Setting.OTHER, sound=Sound.OUT_OF_SCOPE), {"b5-sound-out-of-scope", "a3-nobody"}),
        (
            replace(ACTIVITY, setting=Setting.OTHER, people=People.KEPT_REFUSED),
            {"a3-kept-refused", "b5-other-somebody-found"},
        ),
        (
            replace(ACTIVITY, setting=Setting.OTHER, people=People.KEPT_WITHOUT_CONSENT),
            {"a3-kept-without-consent", "b5-other-somebody-found"},
        ),
        (
            replace(ACTIVITY, channel=Channel.SOCIAL_MEDIA, people=People.KEPT_WITH_CONSENT, a2=SocialMediaPolicy.BLOCK),
            {"a2-somebody-found"},
        ),
        (
            replace(ACTIVITY, channel=Channel.SOCIAL_MEDIA, people=People.COVERED, leadership=LeadershipState.MISSING),
            {"b5-consent-missing"},
        ),
    ],
)
def test_exactly_what_is_told(facts: Facts, told: set[str]) -> None:
    assert codes(facts) == told


SOMEBODY = [People.COVERED, People.KEPT_WITH_CONSENT, People.KEPT_WITHOUT_CONSENT, People.KEPT_REFUSED]


@pytest.mark.parametrize("setting", [Setting.LESSON, Setting.ACTIVITY, Setting.OTHER])
@pytest.mark.parametrize("people", SOMEBODY)
def test_social_media_with_somebody(setting: Setting, people: People) -> None:
    facts = replace(LESSON, setting=setting, channel=Channel.SOCIAL_MEDIA, people=people)
    assert judge(PROTOCOL, replace(facts, a2=SocialMediaPolicy.BLOCK)).verdict == "blocked"
    assert "a2-somebody-found" in codes(replace(facts, a2=SocialMediaPolicy.BLOCK))
    assert "a2-not-chosen" in codes(replace(facts, a2=SocialMediaPolicy.UNSET))
    assert ("a2-face-kept" in codes(replace(facts, a2=SocialMediaPolicy.COVER))) == (people is not People.COVERED)


def test_social_media_without_anybody_is_no_matter_of_a2() -> None:
    for a2 in SocialMediaPolicy:
        assert judge(PROTOCOL, replace(ACTIVITY, channel=Channel.SOCIAL_MEDIA, a2=a2)).verdict == "allowed"


def test_the_worst_finding_wins_and_comes_first() -> None:
    facts = replace(ACTIVITY, people=People.COVERED, doubt=True, do_not_use=True, not_fitting=True)
    judgement = judge(PROTOCOL, facts)
    assert [rule.outcome for rule in judgement.rules] == ["blocked", "referred", "referred", "cover"]
    assert judgement.verdict == "blocked"
    assert judgement.protocol_version == PROTOCOL.version


def test_without_a_rule_that_fits_the_item_is_referred() -> None:
    for facts in (LESSON, ACTIVITY):
        judgement = judge(replace(PROTOCOL, rules=()), facts, approved={"no-rule"})
        assert judgement == Judgement(Verdict.REFERRED, (PROTOCOL.unmatched,), (), PROTOCOL.version)


# --- A leader's decision ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "approved", "verdict"),
    [
        (replace(LESSON, leadership=LeadershipState.SAME_DAY), {"a1-consent-same-day"}, "allowed"),
        (replace(LESSON, leadership=LeadershipState.RECORDED_LATE), {"a1-consent-recorded-late"}, "allowed"),
        (replace(LESSON, leadership=LeadershipState.TOO_WIDE), {"a1-consent-too-wide"}, "allowed"),
        (replace(LESSON, leadership=LeadershipState.TOO_WIDE), {"a1-consent-same-day"}, "referred"),
        (replace(LESSON, capture=CaptureTrust.UNKNOWN), {"a1-capture-unknown"}, "allowed"),
        (replace(LESSON, capture=CaptureTrust.IMPLAUSIBLE), {"a1-capture-implausible"}, "allowed"),
        (replace(LESSON, capture=CaptureTrust.ATTESTED), {"a1-capture-attested"}, "allowed"),
        (replace(LESSON, people=People.NOBODY_UNCONFIRMED), {"b5-nobody-unconfirmed"}, "allowed"),
        (replace(LESSON, kind=MediaKind.VIDEO, people=People.COVERED), {"a7-lesson-video-undecided"}, "cover"),
        (replace(LESSON, sound=Sound.IN_SCOPE), {"a7-lesson-sound-undecided"}, "referred"),
        (replace(LESSON, sound=Sound.IN_SCOPE), {"a7-lesson-sound-undecided", "a1-voices-unconfirmed"}, "allowed"),
        (
            replace(ACTIVITY, channel=Channel.SOCIAL_MEDIA, sound=Sound.IN_SCOPE),
            {"a2-voices-unconfirmed"},
            "allowed",
        ),
        (
            replace(ACTIVITY, channel=Channel.SOCIAL_MEDIA, sound=Sound.OUT_OF_SCOPE),
            {"b5-sound-out-of-scope"},
            "referred",
        ),
        (replace(LESSON, doubt=True, not_fitting=True), {"b5-doubt"}, "referred"),
        (replace(LESSON, doubt=True, not_fitting=True), {"b5-doubt", "a8-not-fitting"}, "allowed"),
        (replace(LESSON, copy_of_decided=True), {"b5-copy-of-decided"}, "allowed"),
        (replace(ACTIVITY, leadership=LeadershipState.EXPIRED), {"b5-consent-expired"}, "allowed"),
        (replace(ACTIVITY, leadership=LeadershipState.OUT_OF_SCOPE), {"b5-consent-out-of-scope"}, "allowed"),
        (replace(ACTIVITY, leadership=LeadershipState.AFTER_CAPTURE), {"b5-consent-after-capture"}, "allowed"),
        (replace(ACTIVITY, leadership=LeadershipState.SAME_DAY), {"b5-consent-doubtful"}, "allowed"),
        (replace(ACTIVITY, capture=CaptureTrust.UNKNOWN), {"b5-capture-unknown"}, "allowed"),
        (replace(ACTIVITY, capture=CaptureTrust.IMPLAUSIBLE), {"b5-capture-implausible"}, "allowed"),
        (replace(ACTIVITY, sound=Sound.OUT_OF_SCOPE), {"b5-sound-out-of-scope"}, "allowed"),
    ],
)
def test_an_approval_decides_the_facts(facts: Facts, approved: set[str], verdict: str) -> None:
    assert judge(PROTOCOL, facts).verdict == "referred"
    judgement = judge(PROTOCOL, facts, approved=approved)
    assert judgement.verdict == verdict
    assert {rule.code for rule in judgement.settled} <= approved
    assert not {rule.code for rule in judgement.rules} & {rule.code for rule in judgement.settled}


EVERYTHING = frozenset(rule.code for rule in (*PROTOCOL.rules, PROTOCOL.unmatched, PROTOCOL.refused))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(LESSON, setting=None), "b5-setting-missing"),
        (replace(LESSON, channel=None), "b5-channel-missing"),
        (replace(ACTIVITY, leadership=LeadershipState.MISSING), "b5-consent-missing"),
        (replace(ACTIVITY, channel=Channel.SOCIAL_MEDIA, people=People.COVERED), "a2-not-chosen"),
        (replace(ACTIVITY, leadership=LeadershipState.WITHDRAWN), "b5-consent-withdrawn"),
        (replace(ACTIVITY, setting=Setting.OTHER, people=People.COVERED), "b5-other-somebody-found"),
        (replace(ACTIVITY, people=People.COVERED, decision_unmatched=True), "b5-decision-unmatched"),
    ],
)
def test_what_no_leader_can_lift(facts: Facts, code: str) -> None:
    judgement = judge(PROTOCOL, facts, approved=EVERYTHING)
    assert judgement.verdict == "referred"
    assert code in {rule.code for rule in judgement.rules}


def test_an_approval_of_everything_never_lifts_a_block() -> None:
    for facts in every_combination():
        approved = judge(PROTOCOL, facts, approved=EVERYTHING)
        if expected(facts) == "blocked":
            assert (approved.verdict, approved.settled) == ("blocked", ())
        if facts.setting == "lesson" and facts.people in KEPT:
            assert approved.verdict in ({"blocked"} if facts.channel else {"blocked", "referred"})
        if facts.channel == "social-media" and facts.people in KEPT:
            assert approved.verdict in {"blocked", "referred"}
        if facts.setting in {"lesson-recording", None} or facts.channel is None or facts.leadership == "missing":
            assert approved.verdict in {"blocked", "referred"}


def test_after_an_approval_the_rest_is_judged_anew() -> None:
    """One referral hides a blocked one: the consent's doubt settled, the visible face in a lesson is what remains."""
    facts = replace(LESSON, leadership=LeadershipState.SAME_DAY, people=People.KEPT_WITH_CONSENT)
    judgement = judge(PROTOCOL, facts, approved={"a1-consent-same-day"})
    assert [rule.code for rule in judgement.settled] == ["a1-consent-same-day"]
    assert [rule.code for rule in judgement.rules] == ["a1-face-kept"]


def test_approvals_follow_each_other() -> None:
    facts = replace(
        ACTIVITY, setting=Setting.OTHER, leadership=LeadershipState.OUT_OF_SCOPE, capture=CaptureTrust.UNKNOWN, doubt=True
    )
    approved = {"b5-consent-out-of-scope", "b5-capture-unknown", "b5-doubt"}
    assert judge(PROTOCOL, facts, approved=approved).verdict == "allowed"
    for left_out in approved:
        assert judge(PROTOCOL, facts, approved=approved - {left_out}).verdict == "referred"


def test_rules_that_settle_each_other_in_a_circle_come_to_an_end() -> None:
    rule = next(rule for rule in PROTOCOL.rules if rule.code == "b5-doubt")
    there = replace(rule, code="there", when=(("doubt", frozenset({True})),), settles=(("doubt", False),))
    back = replace(rule, code="back", when=(("doubt", frozenset({False})),), settles=(("doubt", True),))
    judgement = judge(replace(PROTOCOL, rules=(there, back)), replace(LESSON, doubt=True), approved={"there", "back"})
    assert (judgement.verdict, judgement.rules, judgement.settled) == ("referred", (there,), (there, back))


def test_a_refusal_blocks_and_outweighs_an_approval() -> None:
    facts = replace(LESSON, doubt=True)
    for approved in (frozenset[str](), frozenset({"b5-doubt"})):
        judgement = judge(PROTOCOL, facts, approved=approved, refused={"b5-doubt"})
        assert judgement.verdict == "blocked"
        assert [rule.code for rule in judgement.rules] == ["referral-refused", "b5-doubt", "a1-nobody"]


def test_a_refusal_blocks_though_the_reason_for_asking_is_gone() -> None:
    """The operator attests the day, or confirms that nobody is recognisable: the leader has refused all the same."""
    for facts in (replace(ACTIVITY, capture=CaptureTrust.ATTESTED), replace(ACTIVITY, people=People.NOBODY_CONFIRMED)):
        assert judge(PROTOCOL, facts).verdict == "allowed"
        assert judge(PROTOCOL, facts, refused={"b5-capture-unknown"}).verdict == "blocked"


def test_a_refusal_blocks_also_what_comes_up_after_an_approval() -> None:
    facts = replace(LESSON, setting=Setting.OTHER, people=People.COVERED, channel=Channel.SOCIAL_MEDIA)
    assert judge(PROTOCOL, facts, refused={"a2-not-chosen"}).verdict == "blocked"
    assert judge(replace(PROTOCOL, rules=()), facts, refused={"no-rule"}).verdict == "blocked"
    hidden = _hidden_behind_doubt()
    assert judge(hidden, replace(LESSON, doubt=True), approved={"b5-doubt"}).verdict == "referred"
    assert judge(hidden, replace(LESSON, doubt=True), approved={"b5-doubt"}, refused={"hidden"}).verdict == "blocked"


def _hidden_behind_doubt() -> Protocol:
    doubt = next(rule for rule in PROTOCOL.rules if rule.code == "b5-doubt")
    return replace(PROTOCOL, rules=(doubt, replace(doubt, code="hidden", when=(("doubt", frozenset({False})),))))


# --- Sentences --------------------------------------------------------------------------------------------------------

PARAMS: dict[str, str | int] = {
    "reference": "SL-2026-01",
    "written": "2 februari 2026, 9.30 uur",
    "withdrawn": "1 maart 2026",
    "valid_until": "30 juni 2026",
    "captured": "3 februari 2026",
    "channel": "nieuwsbrief",
    "faces": 7,
}
ALL_RULES = (*PROTOCOL.rules, PROTOCOL.refused, PROTOCOL.unmatched)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_rule_speaks_both_languages(rule: Rule) -> None:
    assert set(PARAMS) == PLACEHOLDERS
    told = {}
    for language in Language:
        (finding,) = findings(Judgement(rule.outcome, (rule,), (), "1"), language, **PARAMS)
        assert (finding.code, finding.article, finding.outcome) == (rule.code, rule.article, rule.outcome)
        told[language] = finding
        for sentence in (finding.fact, finding.remedy):
            assert sentence.endswith(".")
            assert "{" not in sentence
            assert "anonim" not in sentence.lower()
            assert "anonym" not in sentence.lower()
    assert told[Language.NL].fact != told[Language.EN].fact
    assert told[Language.NL].remedy != told[Language.EN].remedy


def test_findings_are_filled_and_in_the_order_of_the_judgement() -> None:
    judgement = judge(PROTOCOL, replace(ACTIVITY, people=People.COVERED, leadership=LeadershipState.VALID, doubt=True))
    dutch = findings(judgement, Language.NL, faces=7)
    assert [finding.code for finding in dutch] == ["b5-doubt", "a3-cover"]
    assert dutch[1].fact.startswith("Gezichten die onherkenbaar worden gemaakt: 7.")
    assert findings(judgement, Language.EN, faces=7)[1].fact.startswith("Faces that will be covered: 7.")
    with pytest.raises(KeyError):
        findings(judgement, Language.NL)


def test_the_explanation_of_a2_names_the_footnote_and_what_counts_as_social_media() -> None:
    for rule in PROTOCOL.rules:
        if rule.article == "A2":
            for sentence, footnote in ((rule.fact.nl, "voetnoot 2"), (rule.fact.en, "footnote 2")):
                assert all(word in sentence for word in (footnote, "16", "WhatsApp", "YouTube"))


@pytest.mark.parametrize("state", ["missing", "out-of-scope", "after-capture"])
def test_that_covering_heals_nothing_is_said_once(state: str) -> None:
    judgement = judge(PROTOCOL, replace(LESSON, leadership=LeadershipState(state), people=People.COVERED, doubt=True))
    dutch = " ".join(finding.remedy for finding in findings(judgement, Language.NL, **PARAMS))
    assert dutch.count("onherkenbaar maken herstelt dat niet") == 1
    assert "erwijder" in dutch
    assert "origineel" in dutch
