"""What the window asks of the core about an event: begin, come back to it, screen, judge, release.

Every method may take long: none is for the window's thread. None touches a widget.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from app.batch.interruption import Interruption
from app.batch.origin import Origin
from app.batch.runs import Export, Exported, Run, Screened, screen_all
from app.batch.under_way import UnderWay
from app.batch.workers import Workers
from app.errors import BeeldkeurError, UsageError
from app.events.event import (
    Ending,
    Event,
    EventItem,
    Judged,
    Problem,
    corrections_by_source,
    decisions_by_source,
    item_of,
    looked_at_again,
    made_in_school_hours,
)
from app.events.store import EventStore, Kept
from app.media.intake import walk
from app.model import Actor, Channel, Decision, DecisionKind, Sensitivity, Setting, Verdict
from app.pipeline.judge import Asked
from app.pipeline.release import Wish
from app.pipeline.work import start
from app.pipeline.work_area import WorkArea
from app.records import (
    REFERRAL_DECIDED,
    Question,
    Referral,
    Standing,
    consent,
    issuer_for,
    lift_do_not_use,
    mark_do_not_use,
    mark_reported,
    open_referrals,
    rulings,
    worst_standings,
)
from app.register import Query, Register
from app.text import Catalogue
from app.workplace import Workplace, cores

NO_LESSON = "no-lesson-confirmed"
"""The register's kind of entry for the answer to "surely no lesson?"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """What is asked once, when an event begins."""

    name: str
    setting: Setting
    days: tuple[date, date] | None = None
    channel: Channel | None = None
    consent: str | None = None
    reminded: bool = False
    sensitivity: Sensitivity = Sensitivity.STANDARD


def _nobody(_: EventItem) -> None:
    """Nobody wants to be told."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a long piece of work goes: in which language, who is told of each item when it is done, and what ends it.

    `hear`, in the same thread, is told how far long items are: of each no more often than twice a second, and of its end.
    """

    catalogue: Catalogue
    tell: Callable[[EventItem], None] = _nobody
    interruption: Interruption = field(default_factory=Interruption)
    hear: Callable[[UnderWay], None] | None = None


@dataclass(frozen=True, slots=True)
class OpenEvent:
    """An event with its items, in their order."""

    event: Event
    items: tuple[EventItem, ...]


@dataclass(frozen=True, slots=True)
class PutForward:
    """What became of items that were to be put to the school leader.

    So many are `asked` about now, `waiting` waited already, and of `approved` all was approved that was asked about, which does
    not lift what holds them. `refused` is what a leader refused of the others for this use, each once.
    """

    asked: int = 0
    waiting: int = 0
    approved: int = 0
    refused: tuple[Referral, ...] = ()


class Desk:
    """One for the window's life; `close` it at the end."""

    def __init__(self, workplace: Workplace, store: EventStore) -> None:
        """Work at this place, save to this store."""
        self.workplace = workplace
        self._store = store

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    # Events

    def begin(self, paths: Sequence[Path], new: NewEvent) -> OpenEvent:
        """Walk the paths and store the event.

        Raises:
            UsageError: `no-media` where there is nothing to look at.
            EnvironmentBrokenError: when it cannot be stored.
        """
        listing = walk(paths)
        if not listing.found:
            raise UsageError("no-media", other=listing.other)
        event = Event(
            id=secrets.token_hex(8),
            name=new.name.strip(),
            setting=new.setting,
            roots=tuple(str(path.absolute()) for path in paths),
            created_at=self.workplace.now,
            days=new.days,
            channel=new.channel,
            consent=new.consent,
            sensitivity=new.sensitivity,
            reminded=new.reminded,
            other_files=listing.other,
        )
        items = tuple(item_of(found) for found in listing.found)
        self._store.begin(event, items)
        return OpenEvent(event, items)

    def recent(self, retention: timedelta) -> tuple[Event, ...]:
        """The events in work, the last touched first; what was not touched for longer than `retention` expires.

        So does what first passes over videos found.
        """
        self._expire(retention)
        return self._store.events()

    def events(self) -> tuple[Event, ...]:
        """The same, and nothing expires."""
        return self._store.events()

    def kept(self, retention: timedelta) -> tuple[Kept, ...]:
        """The same with what a list of them shows."""
        self._expire(retention)
        return self._store.kept()

    def reopen(self, event_id: str) -> OpenEvent | None:
        """An event exactly as it was left; None when it has expired."""
        event = self._store.event(event_id)
        return None if event is None else OpenEvent(event, self._store.items(event_id))

    def save(self, event: Event, items: Iterable[EventItem] = ()) -> None:
        """Store an event and those of its items that changed."""
        self._store.save(event, items, self.workplace.now)

    def forget(self, event_id: str) -> None:
        """Delete an event's working data; originals, releases and the register stay."""
        self._forget_first_passes(self._store.forget(event_id))

    # Looking and judging

    def screen(
        self,
        event: Event,
        items: Sequence[EventItem],
        course: Course,
    ) -> None:
        """Look at items, several at a time; each is told as soon as it is known, in the order given.

        Args:
            event: the event.
            items: those to look at, in the order in which they are wanted.
            course: who is told, in this thread, and what ends it; what was told stays.

        Raises:
            EnvironmentBrokenError: when the surroundings break.
        """
        by_path = {item.found.path: item for item in items}
        jobs = max(1, min(cores(), len(items)))
        with self.workplace.reading() as register:
            run = self._run(register, OpenEvent(event, ()), course)
            with Workers(jobs, start, event.sensitivity, origin=Origin.LOOKER) as workers:
                try:
                    for screened in screen_all(run, [item.found for item in items], workers, jobs):
                        course.tell(_looked_at(by_path[screened.found.path], screened))
                except KeyboardInterrupt:
                    return

    def judge(self, opened: OpenEvent, chosen: Sequence[EventItem], catalogue: Catalogue) -> tuple[Judged | None, ...]:
        """Judge the chosen items by what is on record now, recording nothing; None for what could not be looked at."""
        sources = {item.screening.item.sha256 for item in chosen if item.screening}
        same = tuple(one for one in opened.items if one.screening and one.screening.item.sha256 in sources)
        with self.workplace.reading() as register:
            run = self._run(register, OpenEvent(opened.event, (*same, *chosen)), Course(catalogue))
            run, worst = replace(run, rulings=rulings(register)), worst_standings(register)
            return tuple(_judged(run, item, worst) for item in chosen)

    def school_hours(self, event: Event, items: Iterable[EventItem]) -> int:
        """How many items of an activity were made while most schools teach: "surely no lesson?"."""
        if event.setting is not Setting.ACTIVITY or event.no_lesson:
            return 0
        zone = self.workplace.zone
        return sum(made_in_school_hours(item, zone) for item in items if item.setting in (None, Setting.ACTIVITY))

    def confirm_no_lesson(self, event: Event, count: int, actor: Actor) -> None:
        """Record that what was made during school hours was surely no lesson."""
        with self.workplace.writing() as (register, _):
            payload = {"event": event.name, "items": count, "by": {"name": actor.name, "role": actor.role.value}}
            register.append(issuer_for(register, event.consent), NO_LESSON, event.id, payload)

    def note_do_not_use(self, event: Event, items: Sequence[EventItem], actor: Actor) -> None:
        """Put on record of each item whether it must not be used, so that other events and later runs know it."""
        with self.workplace.writing() as (register, _):
            issuer = issuer_for(register, event.consent)
            for item in items:
                if item.screening is None:
                    continue
                note = mark_do_not_use if item.has(DecisionKind.DO_NOT_USE) else lift_do_not_use
                note(register, item.screening.item, actor, issuer)

    def report(self, event: Event, item: EventItem, actor: Actor, to: str) -> EventItem:
        """Put on record that an item was reported under A9, and to whom: it is never copied or shown again.

        Raises:
            ValueError: when it was not looked at yet.
        """
        if item.screening is None:
            raise ValueError("an item that was not looked at cannot be told apart")
        media = item.screening.item
        with self.workplace.writing() as (register, _):
            mark_reported(register, media, actor, to, issuer_for(register, event.consent))
        mark = Decision(media.sha256, DecisionKind.REPORTED, actor, self.workplace.now, reason=to)
        reported = replace(item, decisions=(*item.decisions, mark), starred=False)
        self.save(event, [reported])
        return reported

    # Releasing

    def release(self, opened: OpenEvent, chosen: Sequence[EventItem], wish: Wish, course: Course) -> None:
        """Release the chosen items; those that are referred are put to the school leader.

        Args:
            opened: the event and all of its items; it has a channel and a consent.
            chosen: those to release, in their order.
            wish: how.
            course: who is told of each item, in this thread, once it is saved; and what ends it, nothing half done.

        Raises:
            UsageError: `consent-unknown`, or `giver-is-operator`.
            EnvironmentBrokenError: when the surroundings break.
        """
        event, by_path = opened.event, {item.found.path: item for item in chosen}
        jobs, began = max(1, min(cores(), len(chosen))), self.workplace.now
        with self.workplace.writing() as (register, _):
            run = self._run(register, opened, course)
            permission = run.asked.consent
            if permission is None or event.channel is None:
                raise UsageError("consent-unknown", reference=event.consent or "-")
            if permission.is_given_by(wish.operator.name):
                raise UsageError("giver-is-operator", name=wish.operator.name, reference=permission.reference)
            workers = Workers(jobs, start, event.sensitivity, origin=Origin.LOOKER)
            exports = Export(replace(run, records=True), wish, workers)
            try:
                with workers:
                    for exported in exports.all([item.found for item in chosen], jobs):
                        item = by_path[exported.found.path]
                        ending = replace(ending_of(event, exported, self.workplace.now), run=began)
                        self._store.save_ending(event.id, item.path, ending)
                        course.tell(replace(item, ending=ending))
            except KeyboardInterrupt:
                return
            finally:
                exports.give_up_rest()

    def put_forward(self, opened: OpenEvent, chosen: Sequence[EventItem], catalogue: Catalogue) -> PutForward:
        """Put what is referred among the chosen items to the school leader, and tell what was answered already."""
        with self.workplace.writing() as (register, _):
            run = replace(self._run(register, opened, Course(catalogue)), records=True)
            before, answers = _open_by_use(register), rulings(register)
            referred, refused = list[_Use](), dict[str, Referral]()
            for item in chosen:
                if item.screening is None:
                    continue
                judgement, _ = run.judged(item.found, item.screening)
                use = _Use.of(item.screening.item.sha256, run.asked_for(item.found))
                if judgement.verdict is Verdict.REFERRED:
                    referred.append(use)
                elif run.known.protocol.refused in judgement.rules:
                    refused |= {one.id: one for one in _last_refusal(answers.answered(use.sha256), use)}
            now = _open_by_use(register)
            asked = sum(now.get(use) not in (None, before.get(use)) for use in referred)
            waits = sum(use in now and now[use] == before.get(use) for use in referred)
            return PutForward(asked, waits, len(referred) - asked - waits, tuple(refused.values()))

    def answers(self) -> frozenset[str]:
        """Which answers of leaders are on record: where it changes, verdicts may."""
        with self.workplace.reading() as register:
            return frozenset(entry.id for entry in register.entries(Query((REFERRAL_DECIDED,))))

    # Inside

    @property
    def _area(self) -> WorkArea:
        return WorkArea(self.workplace.places.work)

    def _expire(self, retention: timedelta) -> None:
        now = self.workplace.now
        self._forget_first_passes(self._store.expire(now - retention))
        self._area.expire(now, retention)

    def _forget_first_passes(self, videos: Iterable[str]) -> None:
        """Another event with the same video holds what was found itself: at worst it is looked at anew."""
        for sha256 in videos:
            self._area.forget(sha256)

    def _run(self, register: Register, opened: OpenEvent, course: Course) -> Run:
        event, items = opened.event, opened.items
        asked = Asked(
            setting=event.setting,
            channel=event.channel,
            consent=consent(register, event.consent) if event.consent else None,
            event=event.name,
        )
        return Run(
            register=register,
            known=self.workplace.known(register),
            asked=asked,
            catalogue=course.catalogue,
            sensitivity=event.sensitivity,
            decisions=decisions_by_source(items),
            corrections=corrections_by_source(items),
            interruption=course.interruption,
            differing=_differing(asked, items),
            screenings={item.found.path: item.screening for item in items if item.screening is not None},
            area=self._area,
            told=course.hear,
        )


class _Use(NamedTuple):
    """An item in one use: of which event, for what, on whose word."""

    sha256: str
    event: str | None
    setting: Setting | None
    channel: Channel | None
    consent: str | None

    @classmethod
    def of(cls, sha256: str, asked: Asked) -> _Use:
        """The use that a run asks of an item."""
        return cls(sha256, asked.event, asked.setting, asked.channel, asked.consent.reference if asked.consent else None)

    @classmethod
    def about(cls, asked: Question) -> _Use:
        """The use that a leader was asked about."""
        return cls(asked.sha256, asked.event, asked.setting, asked.channel, asked.consent)


def _open_by_use(register: Register) -> Mapping[_Use, str]:
    """The id of the question that waits about each use of an item."""
    return {_Use.about(one.question): one.id for one in open_referrals(register)}


def _last_refusal(answered: Sequence[Referral], use: _Use) -> tuple[Referral, ...]:
    """What was refused last of this use, if anything was."""
    about = [one for one in answered if one.answer and not one.answer.approved and _Use.about(one.question) == use]
    return tuple(about[-1:])


def ending_of(event: Event, exported: Exported, now: datetime) -> Ending:
    """What became of an item, to keep with it."""
    if event.channel is None or event.consent is None:
        raise ValueError("a release has a channel and a consent")
    return Ending(
        fate=exported.fate.value,
        at=now,
        channel=event.channel,
        consent=event.consent,
        output=str(exported.output) if exported.output else None,
        entry=exported.entry,
        covered=exported.covered,
        reasons=exported.findings,
        problem=problem_of(exported.error) if exported.error else None,
        pts=exported.pts,
    )


def problem_of(error: BeeldkeurError) -> Problem:
    """An error as a value that can be kept."""
    return Problem(error.code, tuple(sorted(error.params.items())))


def _looked_at(item: EventItem, screened: Screened) -> EventItem:
    if screened.error is not None:
        return looked_at_again(item, None, problem_of(screened.error))
    return looked_at_again(item, screened.screening, None)


def _judged(run: Run, item: EventItem, worst: Mapping[str, Standing]) -> Judged | None:
    """Its bytes may have left more than once, from another place or in another event: all of that counts."""
    if item.screening is None:
        return None
    judgement, reasons = run.judge_only(item.found, item.screening)
    return Judged(judgement.verdict, reasons, worst.get(item.screening.item.sha256))


def _differing(asked: Asked, items: Iterable[EventItem]) -> Mapping[Path, Asked]:
    return {
        item.found.path: replace(asked, setting=item.setting or asked.setting, attested=item.attested)
        for item in items
        if item.setting is not None or item.attested is not None
    }
