"""What a release would come to, before it is begun: how many go, how many stay, and why. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from app.events.event import Ending, Event, EventItem
from app.events.waiting import dismissed_in
from app.model import Finding, Verdict
from ui.event_model import Row
from ui.video.lanes import plan_of

RELEASED, HELD, FAILED = "released", "held", "failed"
"""The fates of an `Ending`."""
BEFORE = "before"
"""Among the results no fate of its own: released, but not in the last run, or not for what the event is released for now."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why items stay, and how many of them."""

    finding: Finding
    count: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to be expected of each of the chosen items; `going` are those that would be released, in their order.

    `covered`, `as_they_are`: released with and without covers. `referred`: put to the school leader. `blocked`: not for any
    use as it is. `unreadable`: no photo that can be read. `unknown`: not looked at or judged yet. `waiting` are those that
    are referred; `staying` are blocked or unreadable. `dismissed` are those of `going` in which somebody said of `dismissals`
    faces, together, that they are none.
    """

    going: tuple[EventItem, ...] = ()
    waiting: tuple[EventItem, ...] = ()
    staying: tuple[Row, ...] = ()
    dismissed: tuple[EventItem, ...] = ()
    dismissals: int = 0
    covered: int = 0
    as_they_are: int = 0
    referred: int = 0
    blocked: int = 0
    unreadable: int = 0
    unknown: int = 0
    reasons: tuple[Reason, ...] = ()

    @property
    def held(self) -> int:
        """How many were looked at and stay."""
        return self.referred + self.blocked


def outlook(rows: Iterable[Row]) -> Outlook:
    """What to expect of these items, as they are judged now."""
    by_verdict: dict[Verdict, list[Row]] = {verdict: [] for verdict in Verdict}
    unreadable, unknown = list[Row](), 0
    going = list[EventItem]()
    for row in rows:
        if row.item.problem is not None:
            unreadable.append(row)
        elif row.item.screening is None or row.judged is None:
            unknown += 1
        else:
            by_verdict[row.judged.verdict].append(row)
            if row.judged.verdict.may_leave:
                going.append(row.item)
    denied = {item.path: found for item in going if (found := dismissals_of(item))}
    return Outlook(
        going=tuple(going),
        waiting=tuple(row.item for row in by_verdict[Verdict.REFERRED]),
        staying=(*by_verdict[Verdict.BLOCKED], *unreadable),
        dismissed=tuple(item for item in going if item.path in denied),
        dismissals=sum(denied.values()),
        covered=len(by_verdict[Verdict.COVER]),
        as_they_are=len(by_verdict[Verdict.ALLOWED]),
        referred=len(by_verdict[Verdict.REFERRED]),
        blocked=len(by_verdict[Verdict.BLOCKED]),
        unreadable=len(unreadable),
        unknown=unknown,
        reasons=_grouped([*by_verdict[Verdict.BLOCKED], *by_verdict[Verdict.REFERRED]]),
    )


def dismissals_of(item: EventItem) -> int:
    """Of how many faces that were found, in a video tracks, somebody said that they are none."""
    if item.screening is not None and item.screening.clip is not None:
        return len(plan_of(item).nobody)
    return len(dismissed_in(item.screening, item.decisions)) if item.screening else 0


def held_back(rows: Iterable[Row], event: Event, now: datetime) -> tuple[EventItem, ...]:
    """Items that are not even tried to be released, ended as if they had been: the results tell of them, too.

    Args:
        rows: what stays, with why.
        event: where it would have gone.
        now: aware.

    Raises:
        ValueError: when the event has no channel or consent.
    """
    if event.channel is None or event.consent is None:
        raise ValueError("a release has a channel and a consent")
    kept = list[EventItem]()
    for row in rows:
        ending = Ending(fate=HELD, at=now, channel=event.channel, consent=event.consent)
        if row.item.problem is not None:
            ending = replace(ending, fate=FAILED, problem=row.item.problem)
        elif row.judged is not None:
            ending = replace(ending, reasons=row.judged.findings)
        kept.append(replace(row.item, ending=ending))
    return tuple(kept)


def _grouped(held: Iterable[Row]) -> tuple[Reason, ...]:
    """The reasons that hold, those of most items first. Where a sentence names a time, the first item's stands for all."""
    found: dict[str, Finding] = {}
    counts: dict[str, int] = {}
    for row in held:
        if row.judged is None:
            continue
        for finding in row.judged.findings:
            if finding.outcome in (Verdict.REFERRED, Verdict.BLOCKED):
                found.setdefault(finding.code, finding)
                counts[finding.code] = counts.get(finding.code, 0) + 1
    return tuple(Reason(found[code], count) for code, count in sorted(counts.items(), key=lambda one: -one[1]))
