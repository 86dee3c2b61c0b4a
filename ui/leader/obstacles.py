"""Why an approval is not possible, in plain words."""

from __future__ import annotations

from app.errors import BeeldkeurError
from app.events.waiting import Waiting
from app.text import Catalogue
from ui.dates import with_words
from ui.language import translate


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
        sentence = catalogue.say(f"errors.{refusal.code}", **refusal.params)
        return translate("Leader", "Without the picture there is nothing to approve; you can refuse. {problem}").format(
            problem=sentence
        )
    if one.covers is None:
        return translate("Leader", "This is being looked at first. One moment.")
    left = [finding for asking in one.asked for finding in asking.left]
    if left:
        reasons = " ".join(dict.fromkeys(with_words(f"{finding.article}: {finding.fact} {finding.remedy}") for finding in left))
        return translate("Leader", "An approval does not lift this. {reasons}").format(reasons=reasons)
    if any(asking.is_stale for asking in one.asked):
        return translate(
            "Leader",
            "What you see here is not what was put to you: something else was decided about it since, or it is not "
            "known here what was decided. Ask for it to be put to you again.",
        )
    return ""
