"""What of that which waits whoever decides here may approve, and why not the rest. Everything may be refused."""

from __future__ import annotations

from collections.abc import Sequence

from app.events.answering import is_own
from app.events.waiting import Waiting
from app.model import LEADERSHIP
from ui.language import translate
from ui.leader.browser import Browser
from ui.leader.obstacles import obstacle
from ui.leader.who import WhoDecides
from ui.rooms import Context


class Allowing:
    """Asked anew each time: a picture comes, a name is typed, somebody reports something."""

    def __init__(self, context: Context, browser: Browser, who: WhoDecides) -> None:
        self._context, self._browser, self._who = context, browser, who
        self._model, self._pictures = browser.model, browser.pictures

    @property
    def operator(self) -> str:
        """Who works here; nobody's name where that is a leader, who may decide under it."""
        preferences = self._context.preferences
        return "" if preferences.role in LEADERSHIP else preferences.name

    def may_approve(self, one: Waiting) -> bool:
        """Whether an approval would let it go, it was on the screen, and it is not this person's own work."""
        return self._has_seen(one) and not self._is_own(one)

    def is_barred(self, one: Waiting) -> bool:
        """Whether nobody can approve it."""
        return not one.is_liftable or self._pictures.is_withheld(one) or self._pictures.refusal(one) is not None

    def why_barred(self, one: Waiting) -> str:
        """Why nobody can approve it, in plain words; empty where somebody can."""
        return obstacle(one, self._pictures.refusal(one), self._context.catalogue)

    def why_held(self, chosen: Sequence[Waiting], *, is_alone: bool) -> str:
        """Why this person may not approve some of these, or not yet; `is_alone`: of which one is shown at a time."""
        said = own_sentence(sum(map(self._is_own, chosen))), self._unseen_sentence(chosen, is_alone=is_alone)
        return " ".join(filter(None, said))

    def _is_own(self, one: Waiting) -> bool:
        actor = self._who.actor
        return actor is not None and is_own(one, actor.name, self.operator)

    def _has_seen(self, one: Waiting) -> bool:
        return self._model.can_approve(one) and self._browser.has_seen(one)

    def _unseen_sentence(self, chosen: Sequence[Waiting], *, is_alone: bool) -> str:
        count = sum(not (self.is_barred(one) or self._is_own(one) or self._has_seen(one)) for one in chosen)
        if not count:
            return ""
        if is_alone:
            return translate("Leader", "You can approve it once its picture is there.")
        return translate("Leader", "%n file(s) here were not in view yet: scroll to see each of them first.", None, count)


def own_sentence(count: int) -> str:
    """That so many are this person's own work; empty where none is."""
    if not count:
        return ""
    return translate(
        "Leader",
        "Nobody approves their own work: %n file(s) here were worked on under this name. Let somebody else of the "
        "school leadership approve.",
        None,
        count,
    )
