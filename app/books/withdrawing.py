"""Taking a consent back: what was released under it, before and after."""

from __future__ import annotations

from enum import StrEnum

from app.model import Actor
from app.records import ConcernedExport, concerned_export, withdraw_consent, withdraw_person_consent
from app.register.exports import ExportState, exports_resting_on
from app.workplace import Workplace


class ConsentKind(StrEnum):
    """Whose consent it is."""

    LEADERSHIP = "leadership"
    PERSON = "person"


def releases_under(workplace: Workplace, reference: str) -> tuple[ConcernedExport, ...]:
    """The exports that rest on a consent, those being made included, the last one first."""
    with workplace.reading() as register:
        resting = exports_resting_on(register, reference)
        found = [concerned_export(export) for export in resting if export.state is not ExportState.ABANDONED]
    return tuple(reversed(found))


def withdraw(workplace: Workplace, kind: ConsentKind, reference: str, reason: str, actor: Actor) -> tuple[ConcernedExport, ...]:
    """Withdraw a consent and write a removal task for each export that rests on it.

    Raises:
        UsageError: `consent-unknown` or `consent-already-withdrawn`.
    """
    take_back = withdraw_consent if kind is ConsentKind.LEADERSHIP else withdraw_person_consent
    with workplace.writing() as (register, _):
        return take_back(register, reference, reason.strip(), actor)
