"""What a school leader can do about a reason: who works with the photos has other means, and would ask the school leader."""

from __future__ import annotations

from app.errors import BeeldkeurError
from app.model import Finding
from app.text import Catalogue


def remedy_for_leader(reason: Finding, catalogue: Catalogue) -> str:
    """In words for a leader; the rule's own where there are none, as of a protocol that another foundation brought."""
    return catalogue.sentences.get(f"words.leader-remedy-{reason.code}", reason.remedy)


def problem_for_leader(refusal: BeeldkeurError, catalogue: Catalogue) -> str:
    """Why a picture cannot be shown, the same."""
    own = catalogue.sentences.get(f"words.leader-problem-{refusal.code}")
    return own if own is not None else catalogue.say(f"errors.{refusal.code}", **refusal.params)
