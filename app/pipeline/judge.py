"""From what was seen, what was asked and what is on record to a verdict with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from app.consents import (
    LeadershipConsent,
    PersonConsent,
    PersonState,
    Use,
    capture_trust,
    leadership_state,
    person_state,
)
from app.media.likeness import alike
from app.model import CaptureTrust, Channel, Decision, DecisionKind, FoundFace, Region, Screening, Setting
from app.records import Policy, Ruling
from app.rules.facts import Facts, LessonPolicy, People, SocialMediaPolicy, Sound
from app.rules.protocol import PLACEHOLDERS, Protocol
from app.rules.verdict import Judgement, judge
from app.text import Catalogue

KEPT_IOU = 0.5
"""A decision about a region is about the face that overlaps it at least so much."""


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
    """What is on record and what time it is. `decided` gives the SHA-256 of items decided on by what they look like."""

    protocol: Protocol
    policy: Policy
    person_consents: Mapping[str, PersonConsent]
    decided: Mapping[str, str]
    now: datetime
    zone: tzinfo

    @property
    def today(self) -> date:
        """The day of export."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is to be covered and who stays visible, as decided: everybody found is covered unless a person said `keep`."""

    covered: tuple[FoundFace, ...]
    areas: tuple[Region, ...]
    kept: tuple[Decision, ...]


def plan(screening: Screening, decisions: tuple[Decision, ...]) -> Plan:
    """Apply a person's decisions to what was found."""
    kept = tuple(decision for decision in decisions if decision.kind is DecisionKind.KEEP)
    areas = tuple(d.region for d in decisions if d.kind is DecisionKind.COVER and d.region is not None)
    return Plan(
        tuple(face for face in screening.faces if not any(_is_about(decision, face) for decision in kept)),
        areas,
        kept,
    )


def judge_item(screening: Screening, decisions: tuple[Decision, ...], asked: Asked, known: Known, ruling: Ruling) -> Judgement:
    """The verdict on one item, with the rules that led to it."""
    item = screening.item
    trust = capture_trust(item.captured_at, asked.attested, known.now, known.zone)
    captured = {CaptureTrust.KNOWN: item.captured_at, CaptureTrust.ATTESTED: asked.attested}.get(trust)
    use = Use(asked.setting, asked.channel, asked.event, captured, known.today, known.zone)
    who = plan(screening, decisions)
    marks = {decision.kind for decision in decisions}
    facts = Facts(
        setting=asked.setting,
        channel=asked.channel,
        leadership=leadership_state(asked.consent, use),
        capture=trust,
        people=_people(who, asked, known, confirmed=DecisionKind.NOBODY_RECOGNISABLE in marks),
        some_covered=bool(who.covered or who.areas),
        kind=item.kind,
        sound=Sound.NONE,
        a2=SocialMediaPolicy(known.policy.a2),
        a7=LessonPolicy(known.policy.a7),
        do_not_use=DecisionKind.DO_NOT_USE in marks,
        not_fitting=DecisionKind.NOT_FITTING in marks,
        doubt=DecisionKind.DOUBT in marks,
        copy_of_decided=any(sha256 != item.sha256 and alike(look, item.looks_like) for look, sha256 in known.decided.items()),
    )
    return judge(known.protocol, facts, ruling.approved, ruling.refused)


def sentence_values(screening: Screening, asked: Asked, catalogue: Catalogue, faces: int) -> dict[str, str | int]:
    """What the sentences of the findings may mention; what is not known is a dash."""
    consent = asked.consent
    values: dict[str, str | int] = dict.fromkeys(PLACEHOLDERS, "-")
    if consent is not None:
        at = f" {consent.written_at:%H:%M}" if consent.written_at else ""
        values |= {"reference": consent.reference, "written": f"{consent.written_on}{at}"}
        if consent.withdrawn is not None:
            values["withdrawn"] = str(consent.withdrawn.at.date())
        if consent.valid_until is not None:
            values["valid_until"] = str(consent.valid_until)
    if screening.item.captured_at is not None:
        values["captured"] = f"{screening.item.captured_at:%Y-%m-%d %H:%M}"
    elif asked.attested is not None:
        values["captured"] = "..".join(dict.fromkeys(map(str, asked.attested)))
    if asked.channel is not None:
        values["channel"] = catalogue.say(f"words.channel-{asked.channel}")
    return values | {"faces": faces}


def _people(who: Plan, asked: Asked, known: Known, *, confirmed: bool) -> People:
    if who.kept:
        states = {
            person_state(known.person_consents.get(decision.person_consent or ""), asked.channel, known.today)
            for decision in who.kept
        }
        if PersonState.REFUSED in states:
            return People.KEPT_REFUSED
        return People.KEPT_WITH_CONSENT if states == {PersonState.GIVEN} else People.KEPT_WITHOUT_CONSENT
    if who.covered or who.areas:
        return People.COVERED
    return People.NOBODY_CONFIRMED if confirmed or asked.confirm_no_faces else People.NOBODY_UNCONFIRMED


def _is_about(decision: Decision, face: FoundFace) -> bool:
    return decision.region is not None and decision.region.bounds.iou(face.box) >= KEPT_IOU
