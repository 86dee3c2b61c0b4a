"""May a face stay visible? Which consents of persons could be relied on, and what speaks against it.

The rules have the last word, at the release too; here somebody who reviews is told before the decision is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.consents import LESSONS, Giver, person_state
from app.events.event import Event, EventItem, Judged
from app.model import MEANT_IOU, Channel, DecisionKind, Finding, FoundFace, Verdict
from app.text import Catalogue
from app.workplace import Workplace

_ABOUT_FACES = frozenset({"a1-face-kept", "a2-face-kept", "a2-somebody-found"})
"""Findings that say by themselves why nobody may be recognisable."""


class OfferState(StrEnum):
    """Whether a person's consent can be relied on for this face, and if not, why not."""

    GIVEN = "given"
    REFUSED = "refused"
    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    TAKEN = "taken"
    """It stands for another face of the same photo already."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A person's consent on record."""

    reference: str
    giver: Giver
    state: OfferState

    @property
    def is_valid(self) -> bool:
        """Whether it may be chosen."""
        return self.state is OfferState.GIVEN


def offers(workplace: Workplace, channel: Channel | None, taken: frozenset[str]) -> tuple[Offer, ...]:
    """All consents of persons on record, those that may be chosen first. Reads the register.

    Args:
        workplace: where the register is.
        channel: where the photo goes; without one, no consent can be relied on.
        taken: references that stand for another face of the photo.

    Raises:
        EnvironmentBrokenError: when the register cannot be read.
    """
    with workplace.reading() as register:
        known = workplace.known(register)
    found = []
    for consent in known.person_consents.values():
        state = OfferState(person_state(consent, channel, known.today).value)
        is_taken = state is OfferState.GIVEN and consent.reference in taken
        found.append(Offer(consent.reference, consent.giver, OfferState.TAKEN if is_taken else state))
    return tuple(sorted(found, key=lambda offer: (not offer.is_valid, offer.reference)))


def taken(item: EventItem, face: FoundFace, twins: Iterable[EventItem] = ()) -> frozenset[str]:
    """The references that stand for another face of the photo, here or where the same photo lies a second time."""
    decisions = (decision for one in (item, *twins) for decision in one.decisions if decision.kind is DecisionKind.KEEP)
    return frozenset(
        decision.person_consent
        for decision in decisions
        if decision.person_consent is not None and (decision.region is None or decision.region.bounds.iou(face.box) < MEANT_IOU)
    )


def never_visible(event: Event, item: EventItem) -> str | None:
    """The article under which nobody stays visible, whatever consent there is: A1 in lessons, A2 on social media."""
    if (item.setting or event.setting) in LESSONS:
        return "A1"
    return "A2" if event.channel is Channel.SOCIAL_MEDIA else None


def refusal(event: Event, item: EventItem, foreseen: Judged | None, catalogue: Catalogue) -> Finding | None:
    """Why a face may not stay visible; None where nothing is known against it.

    Args:
        event: the event.
        item: the photo with the face kept.
        foreseen: how it would be judged so; None is unknown, and so a refusal.
        catalogue: the reader's language.
    """
    article = never_visible(event, item)
    blocking = [one for one in foreseen.findings if one.outcome is Verdict.BLOCKED] if foreseen else []
    if article is not None:
        told = next((one for one in blocking if one.code in _ABOUT_FACES), None)
        return told or _said(catalogue, f"keep-{article.lower()}", article)
    if foreseen is None:
        return _said(catalogue, "keep-unknown", "B5")
    return blocking[0] if blocking else None


def _said(catalogue: Catalogue, key: str, article: str) -> Finding:
    fact, remedy = catalogue.say(f"words.review-{key}"), catalogue.say(f"words.review-{key}-remedy")
    return Finding(key, article, Verdict.BLOCKED, fact, remedy)
