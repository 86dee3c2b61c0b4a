"""Why an item was held after it was written, and what to do about it in the window."""

from __future__ import annotations

from app.events.event import EventItem
from app.model import Finding
from app.text import Catalogue

HELD = "held"
"""The fate of such an `Ending`."""


def failed_proof(item: EventItem, catalogue: Catalogue) -> Finding | None:
    """What was wrong with what was written of it last; None where it left, or was not even written."""
    if item.ending is None or item.ending.fate != HELD:
        return None
    return next((reason for reason in item.ending.reasons if is_proof(reason.code, catalogue)), None)


def is_proof(code: str, catalogue: Catalogue) -> bool:
    """Whether an error's code is one with which a written file did not hold."""
    return f"remedies.{code}" in catalogue.sentences


def remedy_of(reason: Finding, catalogue: Catalogue) -> str:
    """What to do about it: where the command line has an option for it, the window has another way."""
    return catalogue.sentences.get(f"remedies.{reason.code}-in-window", reason.remedy)
