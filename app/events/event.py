"""The values of an event in work. Pure: no files, no SQL, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from pathlib import Path, PurePath
from typing import Any

from app.correction import Correction, CorrectionKind
from app.events.copies import agreed
from app.media.intake import Found
from app.model import MEANT_IOU, Channel, Decision, DecisionKind, Finding, Screening, Sensitivity, Setting, Verdict
from app.pipeline.judge import Decided, plan
from app.records import Standing

SCHOOL_STARTS, SCHOOL_ENDS = time(8, 15), time(15, 15)
"""Hours in which most Dutch schools teach, Monday to Friday: what was made then may have been made in a lesson."""
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Use:
    """What something is released for: where it goes, and on which consent. None is not chosen yet, or not known any more."""

    channel: Channel | None = None
    consent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A folder of one occasion. `days` are its first and last day, `out` is where its releases go.

    `no_lesson`: somebody confirmed that what was made during school hours was surely no lesson. `reminded`: the question
    whether there are children who must appear nowhere was asked, and answered with yes. `grouping`: somebody switched on that
    faces are compared, to suggest who is the same person; it is biometric processing, and off for every new event.
    """

    id: str
    name: str
    setting: Setting
    roots: tuple[str, ...]
    created_at: datetime
    days: tuple[date, date] | None = None
    channel: Channel | None = None
    consent: str | None = None
    sensitivity: Sensitivity = Sensitivity.STANDARD
    out: str | None = None
    no_lesson: bool = False
    reminded: bool = False
    other_files: int = 0
    grouping: bool = False

    @property
    def use(self) -> Use:
        """What its items are released for now; it can be changed."""
        return Use(self.channel, self.consent)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an item could not be looked at or released: an error's code and what fills its sentence."""

    code: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What came of the last try to release an item. `fate` is `released`, `held` or `failed`; `at` is aware.

    `reasons` are in the language in which it was tried. `pts` is the timestamp in a video at which what was written did not
    hold; None where it is not about a moment, and for what was tried before that was kept. `channel` and `consent` are those
    of that try: the event may have others by now. `run` (aware) is when the run began that it was tried in. Any of them is
    None where it was not kept, and `covered` where only the register tells of it.
    """

    fate: str
    at: datetime
    channel: Channel | None = None
    consent: str | None = None
    run: datetime | None = None
    output: str | None = None
    entry: str | None = None
    covered: int | None = 0
    reasons: tuple[Finding, ...] = ()
    problem: Problem | None = None
    pts: int | None = None

    def is_for(self, use: Use) -> bool:
        """Whether it was tried for just that; what is not known is not."""
        return None not in (self.channel, self.consent) and Use(self.channel, self.consent) == use


@dataclass(frozen=True, slots=True)
class Belonging:
    """A person said who this is: the face with this id in the item is the person with that id in the event. Never a name."""

    face: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """One photo or video of an event. `setting` and `attested` are its own, where they differ from the event's.

    `seen`: a person looked at it closely. `starred`: chosen for release. `corrections` are what people changed about a video's
    tracks, in the order in which they did. `people` says which faces are the same person as elsewhere. Nothing of the picture
    is held here.
    """

    path: str
    root: str
    relative: str
    screening: Screening | None = None
    problem: Problem | None = None
    decisions: tuple[Decision, ...] = ()
    corrections: tuple[Correction, ...] = ()
    starred: bool = False
    seen: bool = False
    setting: Setting | None = None
    attested: tuple[date, date] | None = None
    ending: Ending | None = None
    people: tuple[Belonging, ...] = ()

    @property
    def found(self) -> Found:
        """Where it lies."""
        return Found(Path(self.path), Path(self.root), PurePath(self.relative))

    @property
    def is_looked_at(self) -> bool:
        """Whether screening is done with it, well or badly."""
        return self.screening is not None or self.problem is not None

    def has(self, kind: DecisionKind) -> bool:
        """Whether somebody decided so about it."""
        return any(decision.kind is kind for decision in self.decisions)

    @property
    def doubts(self) -> int:
        """Faces (of a video tracks) that the program doubts and nobody has decided about; corrections of what is not there.

        Whoever looked closely (`seen`) looked at those too: they are moments to see like the doubtful tracks. A lost correction
        uncovers nobody, so nothing is let through by it; and when others are found again, `seen` is taken back.
        """
        if self.screening is None:
            return 0
        if self.screening.clip is not None:
            who = plan(self.screening, self.decisions, self.corrections).tracks
            return 0 if self.seen else sum(bool(track.doubts) for track in who.tracks) + len(who.lost)
        decided = [decision.region for decision in self.decisions if decision.region is not None]
        return sum(
            face.doubtful and not any(region.bounds.iou(face.box) >= MEANT_IOU for region in decided)
            for face in self.screening.faces
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """An item's verdict with its reasons, in the language it was judged in.

    `standing` is the worst of what the releases of its bytes are by now, of whatever event and place, as the register says;
    None where there was none, and while no release of anything ever had to be taken down.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    standing: Standing | None = None


def item_of(found: Found) -> EventItem:
    """A file that nobody looked at yet."""
    return EventItem(path=str(found.path.absolute()), root=str(found.root.absolute()), relative=str(found.relative))


def looked_at_again(item: EventItem, screening: Screening | None, problem: Problem | None) -> EventItem:
    """The item after a look. Whoever saw others than are found now has not looked at these, nor said that they are nobody.

    Of other bytes under the same name nothing was said. While they cannot be read, what uncovers stays only where it names its
    bytes: decisions do, corrections do not.
    """
    if screening is not None and _is_other(item, screening.item.sha256):
        return EventItem(
            path=item.path,
            root=item.root,
            relative=item.relative,
            screening=screening,
            problem=problem,
            ending=item.ending,
        )
    new = replace(item, screening=screening, problem=problem)
    if screening is None:
        new = replace(new, corrections=tuple(one for one in item.corrections if one.kind is not CorrectionKind.REMOVE))
    if item.screening is None or (screening is not None and _found_in(screening) == _found_in(item.screening)):
        return new
    said = tuple(one for one in item.decisions if one.kind is not DecisionKind.NOBODY_RECOGNISABLE)
    return replace(new, decisions=said, seen=False)


def _is_other(item: EventItem, sha256: str) -> bool:
    """Whether what was found or said of an item is about other bytes than these."""
    known = {item.screening.item.sha256} if item.screening is not None else set()
    return bool((known | {one.sha256 for one in item.decisions}) - {sha256})


def _found_in(screening: Screening) -> tuple[object, ...]:
    """Who was found where and when."""
    tracks = screening.clip.tracks if screening.clip is not None else ()
    return screening.item.sha256, tuple(face.box for face in screening.faces), tracks


def as_twin(item: EventItem, twin: EventItem) -> EventItem:
    """`item` with all that was decided about `twin`: the same photo in another place, or `item` itself unless it is that."""
    if item.screening is None or twin.screening is None or item.screening.item.sha256 != twin.screening.item.sha256:
        return item
    starred = item.starred and not twin.has(DecisionKind.REPORTED)
    return replace(
        item,
        decisions=twin.decisions,
        corrections=twin.corrections,
        setting=twin.setting,
        attested=twin.attested,
        starred=starred,
        people=twin.people,
    )


_OF_ALL_COPIES = ("decisions", "corrections", "setting", "attested", "people")
_CHANGED_BY_PEOPLE = (*_OF_ALL_COPIES, "starred", "seen")


def says_the_same(item: EventItem, other: EventItem) -> bool:
    """Whether the same was said of two items, as far as it is said of all copies of a file."""
    return all(getattr(item, name) == getattr(other, name) for name in _OF_ALL_COPIES)


def changed_likewise(now: EventItem, before: EventItem, after: EventItem) -> EventItem:
    """`now` with what a person changed from `before` to `after`: what looks brought since then stays.

    Nothing changes where the file is another by now: it was not said of that.
    """
    if now.screening is not None and _is_other(after, now.screening.item.sha256):
        return now
    valid = looked_at_again(after, now.screening, now.problem)
    names = (name for name in _CHANGED_BY_PEOPLE if getattr(before, name) != getattr(after, name))
    changed: dict[str, Any] = {name: getattr(valid, name) for name in names}
    return replace(now, **changed)


def decisions_by_source(items: Iterable[EventItem]) -> Mapping[str, tuple[Decision, ...]]:
    """Decisions by the source's SHA-256: a photo that lies in two places was decided on in both alike, or is in doubt."""
    return {sha256: said.decisions for sha256, said in _said_by_source(items).items() if said.decisions}


def corrections_by_source(items: Iterable[EventItem]) -> Mapping[str, tuple[Correction, ...]]:
    """Corrections by the source's SHA-256; where the copies of a video were not corrected alike, those that remove nobody."""
    return {sha256: said.corrections for sha256, said in _said_by_source(items).items() if said.corrections}


def _said_by_source(items: Iterable[EventItem]) -> Mapping[str, Decided]:
    copies: dict[str, list[Decided]] = {}
    for item in items:
        if item.screening is not None:
            copies.setdefault(item.screening.item.sha256, []).append(Decided(item.decisions, item.corrections))
    return {sha256: agreed(sha256, said) if len(said) > 1 else said[0] for sha256, said in copies.items()}


def made_in_school_hours(item: EventItem, zone: tzinfo) -> bool:
    """Whether an item was made on a weekday while most schools teach; unknown is no."""
    captured = item.screening.item.captured_at if item.screening else None
    if captured is None:
        return False
    wall = captured.astimezone(zone) if captured.tzinfo else captured
    return wall.weekday() < SATURDAY and SCHOOL_STARTS <= wall.time() <= SCHOOL_ENDS
