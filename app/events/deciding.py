"""What a person decides about an item, as a new value of it. Pure; who decides and when are given.

A detected face is covered unless somebody says otherwise: nothing here makes a cover smaller. What a person draws comes on
top of what was found. That nobody is recognisable was said of what was to be seen then: who decides about a face or an area
afterwards takes it back, for it has to be looked at anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.events.event import EventItem
from app.model import MEANT_IOU, Actor, Decision, DecisionKind, FoundFace, Region, RegionKind, Setting, Shape

ITEM_MARKS = (
    DecisionKind.DO_NOT_USE,
    DecisionKind.COVER_ALL,
    DecisionKind.NOT_FITTING,
    DecisionKind.DOUBT,
    DecisionKind.NOBODY_RECOGNISABLE,
)
"""What can be said of an item as a whole and taken back again; a report under A9 cannot."""


class FaceState(StrEnum):
    """What becomes of a face that was found."""

    COVERED = "covered"
    DOUBTFUL = "doubtful"
    KEPT = "kept"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, and when (aware)."""

    actor: Actor
    at: datetime


def mark(item: EventItem, kind: DecisionKind, author: Author, reason: str = "") -> EventItem:
    """Say something of the item as a whole; saying it twice changes nothing.

    Raises:
        ValueError: for an item that was not looked at, or a kind that is not about items.
    """
    if kind not in ITEM_MARKS:
        raise ValueError(f"{kind} is not said of an item")
    if item.has(kind):
        return item
    return _with(item, Decision(_source(item), kind, author.actor, author.at, reason=reason))


def unmark(item: EventItem, kind: DecisionKind) -> EventItem:
    """Take back what was said of the item as a whole."""
    if kind not in ITEM_MARKS:
        raise ValueError(f"{kind} cannot be taken back")
    return replace(item, decisions=tuple(one for one in item.decisions if one.kind is not kind))


def face_state(item: EventItem, face: FoundFace) -> FaceState:
    """What becomes of a face, as decided so far."""
    kind = next((one.kind for one in item.decisions if _is_about(one, face)), None)
    if kind is DecisionKind.KEEP and not item.has(DecisionKind.COVER_ALL):
        return FaceState.KEPT
    if kind is DecisionKind.NOT_A_FACE and not item.has(DecisionKind.COVER_ALL):
        return FaceState.DISMISSED
    return FaceState.DOUBTFUL if face.doubtful and not item.seen else FaceState.COVERED


def dismiss(item: EventItem, face: FoundFace, author: Author) -> EventItem:
    """What was found is no face."""
    return _about_face(item, face, Decision(_source(item), DecisionKind.NOT_A_FACE, author.actor, author.at, _region(face)))


def keep(item: EventItem, face: FoundFace, person_consent: str, author: Author, reason: str = "") -> EventItem:
    """The face stays visible, on that person's consent. Whether it may is for the rules to say."""
    decision = Decision(
        _source(item),
        DecisionKind.KEEP,
        author.actor,
        author.at,
        _region(face),
        person_consent=person_consent,
        reason=reason,
    )
    return _about_face(item, face, decision)


def cover_again(item: EventItem, face: FoundFace) -> EventItem:
    """Nothing is decided about the face any more: it is covered."""
    return replace(item, decisions=tuple(one for one in _unconfirmed(item) if not _is_about(one, face)))


def toggle(item: EventItem, face: FoundFace, author: Author) -> EventItem:
    """A face that would be covered is none; one about which something else was decided is covered after all."""
    if face_state(item, face) in (FaceState.COVERED, FaceState.DOUBTFUL):
        return dismiss(item, face, author)
    return cover_again(item, face)


def draw(item: EventItem, region: Region, author: Author) -> EventItem:
    """Cover an area that a person drew: a missed head, a name, a number, a board, a screen, a plate."""
    cover = Decision(_source(item), DecisionKind.COVER, author.actor, author.at, region)
    return replace(item, decisions=(*_unconfirmed(item), cover))


def redraw(item: EventItem, drawn: Decision, region: Region, author: Author) -> EventItem:
    """A drawn area, moved or resized."""
    new = replace(drawn, region=region, author=author.actor, decided_at=author.at)
    return replace(item, decisions=tuple(new if one == drawn else one for one in _unconfirmed(item)))


def erase(item: EventItem, drawn: Decision) -> EventItem:
    """A drawn area is not covered after all; what was found below it still is."""
    return replace(item, decisions=tuple(one for one in _unconfirmed(item) if one != drawn))


def drawn(item: EventItem) -> tuple[Decision, ...]:
    """The areas that people drew, in the order of drawing."""
    return tuple(one for one in item.decisions if one.kind is DecisionKind.COVER)


def attest(item: EventItem, days: tuple[date, date] | None) -> EventItem:
    """The operator attests the first and last day of capture; None takes it back."""
    return replace(item, attested=days)


def set_setting(item: EventItem, setting: Setting | None) -> EventItem:
    """The item was made under other circumstances than the event; None: under the same."""
    return replace(item, setting=setting)


def _unconfirmed(item: EventItem) -> tuple[Decision, ...]:
    """What was decided, without the word that nobody is recognisable."""
    return tuple(one for one in item.decisions if one.kind is not DecisionKind.NOBODY_RECOGNISABLE)


def _with(item: EventItem, decision: Decision) -> EventItem:
    return replace(item, decisions=(*item.decisions, decision))


def _about_face(item: EventItem, face: FoundFace, decision: Decision) -> EventItem:
    return _with(cover_again(item, face), decision)


def _is_about(decision: Decision, face: FoundFace) -> bool:
    is_face = decision.kind in (DecisionKind.KEEP, DecisionKind.NOT_A_FACE)
    return is_face and decision.region is not None and decision.region.bounds.iou(face.box) >= MEANT_IOU


def _region(face: FoundFace) -> Region:
    return Region(Shape.BOX, RegionKind.FACE, face.box)


def _source(item: EventItem) -> str:
    if item.screening is None:
        raise ValueError("an item that was not looked at cannot be decided on")
    return item.screening.item.sha256
