"""Why an approval is not possible, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from app.errors import BeeldkeurError
from app.events.waiting import Asking, Waiting
from app.model import Finding
from app.pipeline.judge import use_words
from app.text import Catalogue
from ui.dates import with_words
from ui.language import translate
from ui.leader.remedies import problem_for_leader, remedy_for_leader


def obstacle(one: Waiting, refusal: BeeldkeurError | None, catalogue: Catalogue) -> str:
    """Why this item cannot be approved; empty where it can, as soon as its picture was on the screen.

    Args:
        one: the item.
        refusal: why its picture cannot be shown, if so.
        catalogue: the reader's language.
    """
    if one.is_reported:
        return translate("Leader", "This was reported under A9: it is not shown and cannot be approved.")
    if refusal is not None:
        said = translate("Leader", "Without the picture there is nothing to approve; you can refuse. {problem}")
        return said.format(problem=problem_for_leader(refusal, catalogue))
    if one.covers is None:
        return translate("Leader", "This is being looked at first. One moment.")
    asked = one.live or one.asked
    left = [finding for asking in asked for finding in asking.left]
    if left:
        return translate("Leader", "An approval does not lift this. {reasons}").format(reasons=_reasons(left, catalogue))
    if any(asking.is_stale for asking in asked):
        return translate(
            "Leader",
            "What you see here is not what was put to you: something else was decided about it since, or it is not "
            "known here what was decided. Ask for it to be put to you again.",
        )
    return ""


def why_over(one: Waiting, asking: Asking, catalogue: Catalogue) -> str:
    """That this use, which is named, can be approved no more while others can, and why; empty where it is not so."""
    if not (asking.is_over and one.live):
        return ""
    said = translate("Leader", "The use for {use} can no longer be approved: your approval does not count for it. {reasons}")
    return said.format(use=use_words(asking.question, catalogue), reasons=_reasons(asking.left, catalogue))


def _reasons(left: Iterable[Finding], catalogue: Catalogue) -> str:
    return " ".join(dict.fromkeys(_reason(finding, catalogue) for finding in left))


def _reason(finding: Finding, catalogue: Catalogue) -> str:
    return with_words(f"{finding.article}: {finding.fact} {remedy_for_leader(finding, catalogue)}")
