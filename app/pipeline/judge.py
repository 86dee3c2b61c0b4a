"""From what was seen, what was asked and what is on record to a verdict with its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from app.consents import (
    Captured,
    LeadershipConsent,
    PersonConsent,
    PersonState,
    Use,
    capture_trust,
    leadership_state,
    person_state,
)
from app.correction import Correction
from app.media.likeness import copies
from app.model import MEANT_IOU, CaptureTrust, Channel, Decision, DecisionKind, FoundFace, Region, Screening, Setting
from app.pipeline.video_plan import NO_TRACKS, TrackPlan, plan_tracks
from app.records import Policy, Question, Referral, Ruling
from app.redaction.regions import touches
from app.rules.facts import Facts, LessonPolicy, People, SocialMediaPolicy, Sound
from app.rules.protocol import PLACEHOLDERS, Protocol
from app.rules.verdict import TURNED_DOWN, Judgement, judge
from app.text import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a run asks of every item: where it comes from, where it goes, on whose permission."""

    setting: Setting | None = None
    channel: Channel | None = None
    consent: LeadershipConsent | None = None
    event: str | None = None
    attested: tuple[date, date] | None = None
    confirm_no_faces: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record and what time it is.

    `decided` gives the SHA-256 of items decided on by what they look like; `refused` is what a leader refused last of an item,
    for some use, by its SHA-256; `do_not_use` are those that must not be used at all, `reported` those reported under A9.
    """

    protocol: Protocol
    policy: Policy
    person_consents: Mapping[str, PersonConsent]
    decided: Mapping[str, str]
    now: datetime
    zone: tzinfo
    refused: Mapping[str, Referral] = field(default_factory=dict)
    do_not_use: frozenset[str] = frozenset()
    reported: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        """The day of export."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Kept:
    """A face that stays visible, and the decision that says so."""

    face: FoundFace
    decision: Decision


@dataclass(frozen=True, slots=True)
class Dismissed:
    """What the detectors took for a face, and the decision that it is none."""

    face: FoundFace
    decision: Decision


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is to be covered and who stays visible: everybody found is covered unless a person said `keep` or `not a face`.

    `areas` are further regions to cover; `unmatched` are decisions about a place where there is nothing to keep or cover;
    `dismissed` is neither covered nor counted as somebody. Of a video, faces and areas are those of `tracks`, and only there.
    """

    covered: tuple[FoundFace, ...]
    areas: tuple[Region, ...]
    kept: tuple[Kept, ...]
    unmatched: tuple[Decision, ...]
    dismissed: tuple[Dismissed, ...] = ()
    tracks: TrackPlan = NO_TRACKS

    @property
    def shows_nobody(self) -> bool:
        """Whether nobody was found, and nobody and nothing was drawn."""
        return not (self.covers or self.keeps)

    @property
    def covers(self) -> int:
        """How many people and areas are covered, of a video at some moment at least."""
        return len(self.covered) + len(self.areas) + len(self.tracks.covered) + len(self.tracks.areas)

    @property
    def keeps(self) -> tuple[Decision, ...]:
        """The decisions by which somebody stays visible."""
        return (*(kept.decision for kept in self.kept), *(kept.decision for kept in self.tracks.kept))


def plan(screening: Screening, decisions: tuple[Decision, ...], corrections: tuple[Correction, ...] = ()) -> Plan:
    """Apply a person's decisions to what was found, whatever their order.

    One `keep` keeps one face, and outweighs that it should be none: who consented is somebody. One "not a face" dismisses
    the one face it is about. "Cover everybody" keeps and dismisses none. `corrections` are of a video's tracks, in the order in
    which they were made.
    """
    if screening.clip is not None:
        size = screening.item.width, screening.item.height
        tracks, nowhere = plan_tracks(screening.clip, size, decisions, corrections)
        return Plan((), (), (), nowhere, tracks=tracks)
    return _plan_faces(screening, decisions)


def _plan_faces(screening: Screening, decisions: tuple[Decision, ...]) -> Plan:
    everybody = any(decision.kind is DecisionKind.COVER_ALL for decision in decisions)
    by_kind: dict[DecisionKind, list[Decision]] = {}
    for decision in decisions:
        by_kind.setdefault(decision.kind, []).append(decision)
    areas, outside = _areas(screening, by_kind.get(DecisionKind.COVER, []))
    left, kept, nowhere = _kept(screening, [] if everybody else by_kind.get(DecisionKind.KEEP, []))
    dismissed = _dismissed(screening, left, [] if everybody else by_kind.get(DecisionKind.NOT_A_FACE, []))
    for one in dismissed:
        left.remove(one.face)
    unmatched = tuple(decision for decision in decisions if decision in outside or decision in nowhere)
    return Plan(tuple(left), areas, kept, unmatched, dismissed)


def _areas(screening: Screening, covers: list[Decision]) -> tuple[tuple[Region, ...], list[Decision]]:
    """The regions that hold some of the picture, and the decisions about others."""
    width, height = screening.item.width, screening.item.height
    outside = [decision for decision in covers if decision.region is None or not touches(decision.region, width, height)]
    return tuple(decision.region for decision in covers if decision.region and decision not in outside), outside


def _kept(screening: Screening, keeps: list[Decision]) -> tuple[list[FoundFace], tuple[Kept, ...], list[Decision]]:
    """The faces that are left, those that are kept, and the decisions about none."""
    left, kept, nowhere = list(screening.faces), list[Kept](), list[Decision]()
    for decision in keeps:
        face = _meant(decision, screening.faces)
        if face is None or face not in left:
            nowhere.append(decision)
        else:
            left.remove(face)
            kept.append(Kept(face, decision))
    return left, tuple(kept), nowhere


def _dismissed(screening: Screening, left: list[FoundFace], denials: list[Decision]) -> tuple[Dismissed, ...]:
    """Those of the faces left that a decision is about; about a face that is kept or dismissed already it is about no other."""
    found: dict[FoundFace, Dismissed] = {}
    for decision in denials:
        face = _meant(decision, screening.faces)
        if face is not None and face in left:
            found.setdefault(face, Dismissed(face, decision))
    return tuple(found.values())


def _meant(decision: Decision, faces: Sequence[FoundFace]) -> FoundFace | None:
    """The face that the decision is about."""
    face = max(faces, key=lambda face: _overlap(decision, face), default=None)
    return face if face is not None and _overlap(decision, face) >= MEANT_IOU else None


@dataclass(frozen=True, slots=True)
class Decided:
    """What people said of one item: decisions, and corrections of a video's tracks in the order in which they were made."""

    decisions: tuple[Decision, ...] = ()
    corrections: tuple[Correction, ...] = ()


def judge_item(
    screening: Screening, said: tuple[Decision, ...] | Decided, asked: Asked, known: Known, ruling: Ruling
) -> Judgement:
    """The verdict on one item, with the rules that led to it."""
    decided = said if isinstance(said, Decided) else Decided(said)
    decisions = decided.decisions
    item = screening.item
    trust, captured = _relied_on(screening, asked, known)
    use = Use(asked.setting, asked.channel, asked.event, captured, known.today, known.zone)
    who = plan(screening, decisions, decided.corrections)
    marks = {decision.kind for decision in decisions}
    facts = Facts(
        setting=asked.setting,
        channel=asked.channel,
        leadership=leadership_state(asked.consent, use),
        capture=trust,
        people=_people(who, asked, known, confirmed=DecisionKind.NOBODY_RECOGNISABLE in marks),
        some_covered=who.covers > 0,
        kind=item.kind,
        sound=_sound(who.tracks, asked.consent),
        a2=SocialMediaPolicy(known.policy.a2),
        a7=LessonPolicy(known.policy.a7),
        voices_confirmed=DecisionKind.NOBODY_AUDIBLE in marks,
        do_not_use=DecisionKind.DO_NOT_USE in marks or item.sha256 in known.do_not_use,
        not_fitting=DecisionKind.NOT_FITTING in marks,
        doubt=DecisionKind.DOUBT in marks,
        reported=DecisionKind.REPORTED in marks or item.sha256 in known.reported,
        copy_of_decided=_is_decided_elsewhere(screening, known, ruling),
        decision_unmatched=bool(who.unmatched or who.tracks.astray),
        people_likely=screening.people_likely,
    )
    return judge(known.protocol, facts, ruling.approved, ruling.refused)


def sentence_values(screening: Screening, asked: Asked, known: Known, catalogue: Catalogue, faces: int) -> dict[str, str | int]:
    """What the sentences of the findings may mention; what is not known is a dash. A refusal of the item is told in words."""
    captured = _relied_on(screening, asked, known)[1] or screening.item.captured_at
    consent = asked.consent
    values: dict[str, str | int] = dict.fromkeys(PLACEHOLDERS, "-")
    refusal = known.refused.get(screening.item.sha256)
    values[TURNED_DOWN] = answer_words(refusal, known.zone, catalogue) if refusal is not None else ""
    if consent is not None:
        at = f" {consent.written_at:%H:%M}" if consent.written_at else ""
        values |= {"reference": consent.reference, "written": f"{consent.written_on}{at}"}
        if consent.withdrawn is not None:
            values["withdrawn"] = str(consent.withdrawn.at.date())
        if consent.valid_until is not None:
            values["valid_until"] = str(consent.valid_until)
    if isinstance(captured, datetime):
        values["captured"] = f"{captured:%Y-%m-%d %H:%M}"
    elif captured is not None:
        values["captured"] = "..".join(dict.fromkeys(map(str, captured)))
    if asked.channel is not None:
        values["channel"] = catalogue.say(f"words.channel-{asked.channel}")
    return values | {"faces": faces}


def answer_words(answered: Referral, zone: tzinfo, catalogue: Catalogue) -> str:
    """What a leader answered, in a sentence: when (as a date in ISO 8601, of `zone`), who, for which use, and why.

    Raises:
        ValueError: when nobody answered.
    """
    answer, question = answered.answer, answered.question
    if answer is None or answered.answered_at is None:
        raise ValueError("nobody answered")
    say = catalogue.say
    return say(
        "words.answer-approved" if answer.approved else "words.answer-refused",
        when=str(answered.answered_at.astimezone(zone).date()),
        name=answer.by.name,
        role=say(f"words.leader-role-{answer.by.role}"),
        use=use_words(question, catalogue),
        reason=" ".join(answer.reason.split()),
    )


def use_words(question: Question, catalogue: Catalogue) -> str:
    """For what and on whose word it was asked: "newsletter under consent TS-1"."""
    say = catalogue.say
    channel = say(f"words.channel-{question.channel}") if question.channel is not None else say("words.answer-no-channel")
    consent = say("words.answer-consent", reference=question.consent) if question.consent else say("words.answer-no-consent")
    return f"{channel} {consent}"


def _relied_on(screening: Screening, asked: Asked, known: Known) -> tuple[CaptureTrust, Captured | None]:
    """How far the capture time can be relied on, and what is: the file's own time or the attested days."""
    trust = capture_trust(screening.item.captured_at, asked.attested, known.now, known.zone)
    captured: dict[CaptureTrust, Captured | None] = {
        CaptureTrust.KNOWN: screening.item.captured_at,
        CaptureTrust.ATTESTED: asked.attested,
    }
    return trust, captured.get(trust)


def _is_decided_elsewhere(screening: Screening, known: Known, ruling: Ruling) -> bool:
    """Whether a copy of the item was decided on, or the item itself was refused for another use."""
    item = screening.item
    if item.sha256 in known.refused and not ruling.refused:
        return True
    return bool(copies(item, known.decided))


def _people(who: Plan, asked: Asked, known: Known, *, confirmed: bool) -> People:
    if who.keeps:
        states = {
            person_state(known.person_consents.get(decision.person_consent or ""), asked.channel, known.today)
            for decision in who.keeps
        }
        if PersonState.REFUSED in states:
            return People.KEPT_REFUSED
        return People.KEPT_WITH_CONSENT if states == {PersonState.GIVEN} else People.KEPT_WITHOUT_CONSENT
    if not who.shows_nobody:
        return People.COVERED
    return People.NOBODY_CONFIRMED if confirmed or asked.confirm_no_faces else People.NOBODY_UNCONFIRMED


def _sound(tracks: TrackPlan, consent: LeadershipConsent | None) -> Sound:
    if tracks.sound is None:
        return Sound.NONE
    return Sound.IN_SCOPE if consent is not None and consent.sound else Sound.OUT_OF_SCOPE


def _overlap(decision: Decision, face: FoundFace) -> float:
    return decision.region.bounds.iou(face.box) if decision.region is not None else 0.0
