"""Consents of the leadership and of persons in the register: given, withdrawn, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from app.consents import REFERENCE, LeadershipConsent, PersonConsent, Withdrawal
from app.errors import UsageError
from app.model import Actor, Channel
from app.records.choices import Policy, policy
from app.records.grounds import basis_of
from app.records.kinds import CONSENT, CONSENT_WITHDRAWN, CONVERTER, PERSON_CONSENT, PERSON_CONSENT_WITHDRAWN, REMOVAL_TASK
from app.register.chain import Entry
from app.register.exports import Export, ExportState, exports_resting_on_within
from app.register.store import Query, Register, Transaction

Consent = TypeVar("Consent", LeadershipConsent, PersonConsent)


@dataclass(frozen=True, slots=True)
class ConcernedExport:
    """An export that rests on a withdrawn consent and has to be taken back. `released_at` None: it is being made."""

    id: str
    output: Path | None
    channel: Channel | None
    released_at: datetime | None


def concerned_export(export: Export) -> ConcernedExport:
    """What has to be known of an export to take it back."""
    basis = basis_of(export)
    released = datetime.fromisoformat(export.released_at) if export.released_at else None
    return ConcernedExport(export.id, export.output, basis.channel if basis else None, released)


def add_consent(register: Register, consent: LeadershipConsent) -> Entry:
    """Record a consent of the school leadership.

    Raises:
        UsageError: `reference-malformed`, or `consent-exists`: a reference stands for one consent for ever.
    """
    return _add(register, CONSENT, consent)


def add_person_consent(register: Register, consent: PersonConsent) -> Entry:
    """Record a person's consent or refusal; raises as `add_consent`."""
    return _add(register, PERSON_CONSENT, consent)


def consent(register: Register, reference: str) -> LeadershipConsent | None:
    """The leadership consent of this reference, with its withdrawal; None when unknown or erased."""
    return next(_consents(register, LeadershipConsent, reference), None)


def consents(register: Register) -> Iterator[LeadershipConsent]:
    """All leadership consents, in the order in which they were recorded."""
    return _consents(register, LeadershipConsent)


def person_consent(register: Register, reference: str) -> PersonConsent | None:
    """The person consent of this reference, with its withdrawal; None when unknown or erased."""
    return next(_consents(register, PersonConsent, reference), None)


def person_consents(register: Register) -> Iterator[PersonConsent]:
    """All person consents, in the order in which they were recorded."""
    return _consents(register, PersonConsent)


def issuer_of(given: LeadershipConsent | None, chosen: Policy) -> str:
    """In which school's chain a note about an item or an event stands: that of its consent, else the one that is meant."""
    return given.issuer if given is not None else chosen.issuer


def issuer_for(register: Register, reference: str | None) -> str:
    """The same, by the consent's reference."""
    return issuer_of(consent(register, reference) if reference else None, policy(register))


def withdraw_consent(
    register: Register, reference: str, reason: str, actor: Actor | None = None
) -> tuple[ConcernedExport, ...]:
    """Withdraw a leadership consent and, in the same step, write a removal task for each export that rests on it.

    Returns:
        The exports concerned, those still being made included.

    Raises:
        UsageError: `consent-unknown` or `consent-already-withdrawn`.
    """
    return _withdraw(register, CONSENT, reference, reason, actor)


def withdraw_person_consent(
    register: Register, reference: str, reason: str, actor: Actor | None = None
) -> tuple[ConcernedExport, ...]:
    """Withdraw a person consent; as `withdraw_consent`."""
    return _withdraw(register, PERSON_CONSENT, reference, reason, actor)


def _add(register: Register, kind: str, value: LeadershipConsent | PersonConsent) -> Entry:
    if not REFERENCE.fullmatch(value.reference):
        raise UsageError("reference-malformed", reference=value.reference)
    payload = CONVERTER.unstructure(replace(value, withdrawn=None))
    with register.transaction() as transaction:
        # One name for all consents: an export says only the reference.
        if transaction.entries(Query((CONSENT, PERSON_CONSENT), subject=value.reference)):
            raise UsageError("consent-exists", reference=value.reference)
        return transaction.append(value.issuer, kind, value.reference, payload)


def _consents(register: Register, kind: type[Consent], reference: str | None = None) -> Iterator[Consent]:
    given, taken = (CONSENT, CONSENT_WITHDRAWN) if kind is LeadershipConsent else (PERSON_CONSENT, PERSON_CONSENT_WITHDRAWN)
    withdrawals = {entry.subject: _withdrawal(entry) for entry in register.entries(Query((taken,), subject=reference))}
    for entry in register.entries(Query((given,), subject=reference)):
        if entry.payload is not None:
            found = CONVERTER.structure(entry.payload, kind)
            yield replace(found, withdrawn=withdrawals.get(entry.subject))


def _withdrawal(entry: Entry) -> Withdrawal:
    """Withdrawn it stays, also when the reason was erased."""
    return Withdrawal(datetime.fromisoformat(entry.created_at), str((entry.payload or {}).get("reason", "")))


def _withdraw(register: Register, kind: str, reference: str, reason: str, actor: Actor | None) -> tuple[ConcernedExport, ...]:
    withdrawn = CONSENT_WITHDRAWN if kind == CONSENT else PERSON_CONSENT_WITHDRAWN
    with register.transaction() as transaction:
        given = transaction.entries(Query((kind,), subject=reference))
        if not given:
            raise UsageError("consent-unknown", reference=reference)
        if transaction.entries(Query((withdrawn,), subject=reference)):
            raise UsageError("consent-already-withdrawn", reference=reference)
        by = CONVERTER.unstructure(actor) if actor else None
        transaction.append(given[0].issuer, withdrawn, reference, {"reason": reason, "by": by})
        return tuple(_take_back(transaction, reference))


def _take_back(transaction: Transaction, reference: str) -> Iterator[ConcernedExport]:
    for export in exports_resting_on_within(transaction, reference):
        if export.state is ExportState.ABANDONED:
            continue
        concerned = concerned_export(export)
        task = {
            "output": str(concerned.output) if concerned.output else None,
            "channel": concerned.channel,
            "released_at": export.released_at,
        }
        transaction.append(export.issuer, REMOVAL_TASK, export.id, task, reference)
        yield concerned
