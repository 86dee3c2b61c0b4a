"""What is on record about an item as such: that it must not be used, or was reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.model import Actor, MediaItem, Recipient
from app.records.kinds import CONVERTER, DO_NOT_USE, DO_NOT_USE_LIFTED, MARKS, REPORTED
from app.records.questions import referrals
from app.register.chain import Entry
from app.register.store import Query, Register


def decided_looks(register: Register) -> Mapping[str, str]:
    """The SHA-256 of each item that was decided on, must not be used or was reported, by its perceptual hash."""
    marked = {
        str((entry.payload or {}).get("looks_like", "")): entry.subject for entry in _standing(register.entries(Query(MARKS)))
    }
    found = {**_looks(register, approved=True), **_looks(register, approved=False), **marked}
    return {look: sha256 for look, sha256 in found.items() if look}


def mark_do_not_use(register: Register, item: MediaItem, by: Actor, issuer: str) -> bool:
    """Record that an item must not be used, so that later runs know it without the decisions file.

    Returns:
        Whether it was recorded now.
    """
    return _mark(register, issuer, DO_NOT_USE, item, {"by": CONVERTER.unstructure(by)})


def lift_do_not_use(register: Register, item: MediaItem, by: Actor, issuer: str) -> bool:
    """Record that an item may be used after all: who marked it took it back.

    Returns:
        Whether it was marked until now.
    """
    with register.transaction() as transaction:
        entries = transaction.entries(Query((DO_NOT_USE, DO_NOT_USE_LIFTED), subject=item.sha256))
        if not _standing(entries):
            return False
        transaction.append(issuer, DO_NOT_USE_LIFTED, item.sha256, {"by": CONVERTER.unstructure(by)})
    return True


def do_not_use(register: Register) -> frozenset[str]:
    """The SHA-256 of each item that must not be used."""
    return frozenset(entry.subject for entry in _standing(register.entries(Query((DO_NOT_USE, DO_NOT_USE_LIFTED)))))


def mark_reported(register: Register, item: MediaItem, by: Actor, to: str, issuer: str) -> bool:
    """Record that somebody reported an item as unacceptable (A9): it is never copied again.

    Args:
        register: the register.
        item: what was reported.
        by: who reported it.
        to: to whom, a `Recipient`.
        issuer: in whose chain it stands.

    Returns:
        Whether it was recorded now; a second report to the other recipient is recorded too.

    Raises:
        ValueError: when `to` is no recipient.
    """
    return _mark(register, issuer, REPORTED, item, {"by": CONVERTER.unstructure(by), "to": Recipient(to).value})


def reported(register: Register) -> frozenset[str]:
    """The SHA-256 of each item that was reported under A9."""
    return frozenset(entry.subject for entry in register.entries(Query((REPORTED,))))


def is_marked(register: Register, sha256: str) -> bool:
    """Whether the register says now that an item must not be used or was reported."""
    return bool(_standing(register.entries(Query(MARKS, subject=sha256))))


def _standing(entries: Iterable[Entry]) -> list[Entry]:
    """The marks that stand, in the order in which they were made; a report is never lifted."""
    standing: list[Entry] = []
    for entry in entries:
        if entry.kind == DO_NOT_USE_LIFTED:
            standing = [one for one in standing if one.kind != DO_NOT_USE or one.subject != entry.subject]
        else:
            standing.append(entry)
    return standing


def _mark(register: Register, issuer: str, kind: str, item: MediaItem, payload: Mapping[str, object]) -> bool:
    lookup = str(payload.get("to", ""))
    with register.transaction() as transaction:
        lifts = (DO_NOT_USE_LIFTED,) if kind == DO_NOT_USE else ()
        if _standing(transaction.entries(Query((kind, *lifts), subject=item.sha256, lookup=lookup))):
            return False
        transaction.append(issuer, kind, item.sha256, {"looks_like": item.looks_like, **payload}, lookup)
    return True


def _looks(register: Register, *, approved: bool) -> dict[str, str]:
    return {
        referral.question.looks_like: referral.question.sha256
        for referral in referrals(register)
        if referral.question.looks_like and referral.answer and referral.answer.approved is approved
    }
