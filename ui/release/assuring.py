"""What was confirmed of each item that is about to leave, for its entry in the register. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.events.event import EventItem
from app.model import DecisionKind
from app.records import Assurance, Look
from ui.release.ready import Form
from ui.video.film import Watched
from ui.video.lanes import clip_of, stops_of

WHOLE = 100


def assurances(form: Form, watched: Mapping[str, Watched]) -> dict[str, Assurance]:
    """What is confirmed by a release as it is filled in, by the items' paths.

    Of what waits for the school leader as well: where that was approved just now, it leaves along.

    Args:
        form: what is filled in, and what would leave.
        watched: how much of each video was on the screen, by its path.
    """
    going, said_none = form.outlook.going, {item.path for item in form.outlook.dismissed}
    tried = (*going, *form.outlook.waiting)
    unseen = unseen_of(tried, watched)
    return {
        item.path: Assurance(
            own_account=form.is_own_account,
            no_face=form.has_looked and item.path in said_none,
            unseen=unseen.get(item.path),
        )
        for item in tried
    }


def unseen_of(items: Iterable[EventItem], watched: Mapping[str, Watched]) -> dict[str, Look]:
    """How far those were looked at of which nobody looked at all, by their paths.

    Somebody looked who went on from it in review (`EventItem.seen`), or said that nobody is recognisable, in review or on the
    contact sheet. Of a video it counts as well that all of it was on the screen; that is kept with the event.
    """
    looks = {
        item.path: _look(item, watched) for item in items if not item.seen and not item.has(DecisionKind.NOBODY_RECOGNISABLE)
    }
    return {path: look for path, look in looks.items() if look.percent < WHOLE or look.doubts}


def _look(item: EventItem, watched: Mapping[str, Watched]) -> Look:
    if clip_of(item) is None:
        return Look(0)
    seen = watched.get(item.path)
    doubts = sum(seen is None or not seen.has(stop.pts) for stop in stops_of(item))
    return Look(seen.percent if seen is not None else 0, doubts)
