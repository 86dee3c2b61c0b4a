"""The two verbs over a whole listing: screen every item, or screen and release it. Results in input order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from app.batch.conveyor import AHEAD, Flight, conveyor
from app.batch.interruption import Interruption
from app.batch.under_way import Ear, Step, UnderWay
from app.batch.workers import Submitter, outcome_of, send_heard
from app.correction import Correction
from app.errors import BeeldkeurError, EnvironmentBrokenError, ItemError, UnsafeOutputError
from app.media.intake import Found
from app.metadata.inventory import Carried
from app.model import Decision, DecisionKind, Finding, Occurrence, Screening, Sensitivity, Verdict
from app.pipeline.judge import Asked, Decided, Known, Plan, judge_item, plan, sentence_values
from app.pipeline.prepared import Prepared
from app.pipeline.pulse import Pulse
from app.pipeline.release import Candidate, Opened, Wish, complete, final_stem, give_up, open_release
from app.pipeline.timed import DrawnTrack, TimedDecision
from app.pipeline.work import Inspected, inspect_file, prepare_file, screen_file
from app.pipeline.work_area import WorkArea
from app.records import Given, Question, Ruling, Rulings, issuer_of, mark_do_not_use, mark_reported, refer, ruling
from app.register import Register
from app.register.exports import bring_to_end
from app.rules.verdict import Judgement, findings
from app.text import Catalogue


class Fate(StrEnum):
    """What became of an item in an export."""

    RELEASED = "released"
    HELD = "held"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Screened:
    """One item looked at and judged, or why it could not be.

    `carried` is what the file holds beside its visible pixels, `companions` are the movies of a Live Photo beside it: both only
    where the run `inspects`.
    """

    found: Found
    screening: Screening | None = None
    verdict: Verdict | None = None
    findings: tuple[Finding, ...] = ()
    error: BeeldkeurError | None = None
    carried: tuple[Carried, ...] = ()
    companions: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """One item of an export: released with its entry, held with its reasons, or failed.

    `companions` are the movies of a Live Photo beside a released still: they stay behind. `name_withheld`: the source's name
    was asked for, but it tells of somebody, so the release is called by channel and number. `pts` is the timestamp in a
    held video at which what was written does not hold.
    """

    found: Found
    fate: Fate
    sha256: str | None = None
    output: Path | None = None
    output_sha256: str | None = None
    entry: str | None = None
    covered: int = 0
    findings: tuple[Finding, ...] = ()
    error: BeeldkeurError | None = None
    companions: tuple[Path, ...] = ()
    name_withheld: bool = False
    pts: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What all items of a run share, and in what some of them differ.

    `records` says whether a referral is put on record: only where setting and channel are known is it a question that a
    leader can answer. `differing` holds what is asked of single items instead of `asked`, `screenings` what is known of items
    that were looked at before, both by `Found.path`. `rulings` are the leaders' answers, read once; None asks the register
    for each item. `inspects`: screening tells what each file carries, too. `corrections` are of videos' tracks, by source;
    `timed` is what was written down about videos in seconds, by source. `area` is where the first pass over a video is kept
    until it is released; `told` hears how far long items are, in this thread. `given` is who said all this and what was
    confirmed, to be kept with each question; None where an event in work holds what was said.
    """

    register: Register
    known: Known
    asked: Asked
    catalogue: Catalogue
    sensitivity: Sensitivity
    decisions: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    interruption: Interruption = field(default_factory=Interruption)
    records: bool = False
    differing: Mapping[Path, Asked] = field(default_factory=dict)
    screenings: Mapping[Path, Screening] = field(default_factory=dict)
    rulings: Rulings | None = None
    inspects: bool = False
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    timed: Mapping[str, tuple[TimedDecision | DrawnTrack, ...]] = field(default_factory=dict)
    area: WorkArea | None = None
    told: Callable[[UnderWay], None] | None = None
    given: Given | None = None

    def asked_for(self, found: Found) -> Asked:
        """What is asked of one item."""
        return self.differing.get(found.path, self.asked)

    def decided(self, screening: Screening) -> tuple[Decision, ...]:
        """A person's decisions about this item."""
        sha256, clip = screening.item.sha256, screening.clip
        timed = self.timed.get(sha256, ())
        in_time = [one.at(clip) for one in timed if isinstance(one, TimedDecision)]
        if clip is None:
            in_time += [decision for one in timed if isinstance(one, DrawnTrack) for decision in one.in_photo()]
        return (*self.decisions.get(sha256, ()), *in_time)

    def said(self, screening: Screening) -> Decided:
        """All that people said of this item."""
        sha256, clip = screening.item.sha256, screening.clip
        drawn = (one for one in self.timed.get(sha256, ()) if isinstance(one, DrawnTrack))
        added = tuple(one.at(clip) for one in drawn) if clip is not None else ()
        return Decided(self.decided(screening), (*self.corrections.get(sha256, ()), *added))

    def plan(self, screening: Screening) -> Plan:
        """Who is covered and who stays visible."""
        said = self.said(screening)
        return plan(screening, said.decisions, said.corrections)

    def occurrence(self, found: Found) -> Occurrence:
        """Where an item was found in this run."""
        asked = self.asked_for(found)
        return Occurrence(str(found.path.absolute()), asked.event, asked.setting, asked.attested)

    def judge_only(self, found: Found, screening: Screening) -> tuple[Judgement, tuple[Finding, ...]]:
        """Judge an item; nothing is written."""
        asked, said = self.asked_for(found), self.said(screening)
        judgement = judge_item(screening, said, asked, self.known, self._ruling(self._question(found, screening)))
        values = sentence_values(screening, asked, self.known, self.catalogue, self.plan(screening).covers)
        return judgement, findings(judgement, self.catalogue.language, **values)

    def judged(self, found: Found, screening: Screening) -> tuple[Judgement, tuple[Finding, ...]]:
        """Judge an item, put the question on record where it is referred, and the marks that it bears."""
        judgement, reasons = self.judge_only(found, screening)
        issuer = issuer_of(self.asked_for(found).consent, self.known.policy)
        if self.records and judgement.verdict is Verdict.REFERRED:
            codes = frozenset(rule.code for rule in judgement.rules if rule.outcome is Verdict.REFERRED)
            refer(self.register, replace(self._question(found, screening), codes=codes), issuer)
        for decision in self.decided(screening):
            if decision.kind is DecisionKind.DO_NOT_USE:
                mark_do_not_use(self.register, screening.item, decision.author, issuer)
            elif decision.kind is DecisionKind.REPORTED:
                mark_reported(self.register, screening.item, decision.author, decision.reason, issuer)
        return judgement, reasons

    def _question(self, found: Found, screening: Screening) -> Question:
        """What would be put to a leader about an item, its reasons apart."""
        asked, where, said = self.asked_for(found), self.occurrence(found), self.said(screening)
        given = self.given and replace(self.given, decided=said.decisions, corrected=said.corrections)
        return Question(
            screening.item.sha256,
            where.path,
            where.event,
            where.setting,
            asked.channel,
            asked.consent.reference if asked.consent else None,
            frozenset(),
            screening.item.looks_like,
            screening.fingerprint,
            digest_of(said.decisions, said.corrections),
            where.attested,
            given,
        )

    def _ruling(self, question: Question) -> Ruling:
        return ruling(self.register, question) if self.rulings is None else self.rulings.of(question)


def digest_of(decisions: tuple[Decision, ...], corrections: tuple[Correction, ...] = ()) -> str:
    """What was decided and corrected, apart from when and by whom, as a SHA-256; empty where nothing was."""
    told = sorted(
        repr((decision.kind.value, decision.region, decision.span, decision.person_consent, decision.reason))
        for decision in decisions
    )
    told += [repr((one.kind.value, one.anchor, one.other, one.keys, one.span)) for one in corrections]
    return hashlib.sha256("\n".join(told).encode()).hexdigest() if told else ""


def screen_all(run: Run, listing: Iterable[Found], workers: Submitter, jobs: int) -> Iterator[Screened]:
    """Screen every item.

    Raises:
        EnvironmentBrokenError: when the surroundings break: the rest is not looked at.
    """

    def judge(flight: Flight[Found, Screened], future: Future[Any]) -> None:
        try:
            seen: Screening | Inspected = outcome_of(future)
        except ItemError as error:
            flight.land(Screened(flight.task, error=error))
            return
        screening = seen.screening if isinstance(seen, Inspected) else seen
        judgement, reasons = run.judged(flight.task, screening)
        screened = Screened(flight.task, screening, judgement.verdict, reasons)
        if isinstance(seen, Inspected):
            screened = replace(screened, carried=seen.carried, companions=seen.companions)
        flight.land(screened)

    def launch(found: Found) -> Flight[Found, Screened]:
        sent = _look(run, found, workers, inspect_file if run.inspects else screen_file)
        return Flight(found, sent.future, judge, glance=sent.ear, over=sent.over)

    return (
        screened for _, screened in conveyor(listing, launch, jobs * AHEAD, run.interruption.moment, run.interruption.stopped)
    )


class Export:
    """The export of a listing: screens, judges, and lets out what may leave."""

    def __init__(self, run: Run, wish: Wish, workers: Submitter) -> None:
        """Values for all items; nothing happens yet.

        A release asks the register itself what a leader decided, whatever the run read before.
        """
        self._run, self._wish, self._workers = replace(run, rulings=None), wish, workers
        self._under_way: dict[str, Opened] = {}

    def all(self, listing: Iterable[Found], jobs: int) -> Iterator[Exported]:
        """Export every item.

        Raises:
            EnvironmentBrokenError: when the surroundings break: the rest stays where it is.
        """
        interruption = self._run.interruption
        flights = conveyor(enumerate(listing, 1), self._launch, jobs * AHEAD, interruption.moment, interruption.stopped)
        return (exported for _, exported in flights)

    def give_up_rest(self) -> None:
        """What is still under way comes to nothing: its bytes deleted, its entry abandoned.

        A file that has its final name already is confirmed instead. To be called once the workers are gone, so that none of
        them writes again what is deleted here. Where the register itself is out of reach, the next start does it.
        """
        while self._under_way:
            export_id, _ = self._under_way.popitem()
            with suppress(EnvironmentBrokenError):
                bring_to_end(self._run.register, export_id)

    def _launch(self, task: tuple[int, Found]) -> Flight[tuple[int, Found], Exported]:
        known = self._run.screenings.get(task[1].path)
        sent = _look(self._run, task[1], self._workers, screen_file) if known is None else _Sent(_seen(known))
        return Flight(task, sent.future, self._judge, glance=sent.ear, over=sent.over)

    def _judge(self, flight: Flight[tuple[int, Found], Exported], future: Future[Any]) -> None:
        number, found = flight.task
        try:
            screening: Screening = outcome_of(future)
        except ItemError as error:
            flight.land(Exported(found, Fate.FAILED, error=error))
            return
        judgement, reasons = self._run.judged(found, screening)
        if not judgement.verdict.may_leave:
            flight.land(Exported(found, Fate.HELD, screening.item.sha256, findings=reasons))
            return
        decisions = self._run.decided(screening)
        confirmed = (one.author for one in decisions if one.kind is DecisionKind.NOBODY_RECOGNISABLE)
        candidate = Candidate(
            self._run.occurrence(found),
            found.relative,
            number,
            screening,
            self._run.plan(screening),
            judgement,
            next(confirmed, None),
        )
        opened = open_release(self._run.register, candidate, self._run.asked_for(found), self._wish)
        self._under_way[opened.export.id] = opened

        def settle(flight: Flight[tuple[int, Found], Exported], future: Future[Any]) -> None:
            flight.land(self._settled(found, opened, reasons, future))

        sent = _send(self._run, found, Step.COVERING, partial(self._workers.submit, prepare_file, opened.order))
        flight.follow(sent.future, settle)
        flight.glance, flight.over = sent.ear, sent.over

    def _settled(self, found: Found, opened: Opened, reasons: tuple[Finding, ...], future: Future[Any]) -> Exported:
        sha256 = opened.order.screening.item.sha256
        try:
            prepared: Prepared = outcome_of(future)
            output = self._completed(found, opened, prepared)
        except UnsafeOutputError as error:
            self._give_up(opened, error.code)
            pts = error.params.get("pts")
            findings = (self._gate_finding(error), *reasons)
            return Exported(found, Fate.HELD, sha256, findings=findings, pts=pts if isinstance(pts, int) else None)
        except ItemError as error:
            self._give_up(opened, error.code)
            return Exported(found, Fate.FAILED, sha256, error=error)
        del self._under_way[opened.export.id]
        if self._run.area is not None and opened.order.screening.clip is not None:
            self._run.area.forget(sha256)
        return Exported(
            found,
            Fate.RELEASED,
            sha256,
            output,
            prepared.sha256,
            opened.export.id,
            prepared.covered,
            findings=reasons,
            companions=prepared.companions,
            name_withheld=opened.kept_stem is not None and final_stem(opened, prepared) != opened.kept_stem,
        )

    def _completed(self, found: Found, opened: Opened, prepared: Prepared) -> Path:
        """Where it is, once it is judged again: writing a video takes long, and a leader may think again."""
        if not self._run.judge_only(found, opened.order.screening)[0].verdict.may_leave:
            raise UnsafeOutputError("refused-meanwhile")
        return complete(self._run.register, opened, prepared)

    def _give_up(self, opened: Opened, reason: str) -> None:
        give_up(self._run.register, opened, reason)
        del self._under_way[opened.export.id]

    def _gate_finding(self, error: UnsafeOutputError) -> Finding:
        """That the proof failed, as a reason like any other."""
        say = self._run.catalogue.say
        fact, remedy = say(f"errors.{error.code}", **error.params), say(f"remedies.{error.code}")
        return Finding(error.code, "B5", Verdict.REFERRED, fact, remedy)


@dataclass(frozen=True, slots=True)
class _Sent:
    """A task on its way, and how to see how far it is."""

    future: Future[Any]
    ear: Ear | None = None

    @property
    def over(self) -> Callable[[], None] | None:
        """To be called when it has come."""
        return None if self.ear is None else self.ear.end


def _look(run: Run, found: Found, workers: Submitter, function: Callable[..., Any]) -> _Sent:
    submit = partial(workers.submit, function, found.path, run.sensitivity, run.known.protocol.version, run.area)
    return _send(run, found, Step.LOOKING, submit)


def _send(run: Run, found: Found, step: Step, submit: Callable[[Pulse], Future[Any]]) -> _Sent:
    """Submit a task that may take long."""
    pulse = run.area.pulse() if run.area is not None else Pulse()
    future = send_heard(submit, pulse)
    return _Sent(future, Ear(found, step, pulse, run.told) if run.told is not None else None)


def _seen(screening: Screening) -> Future[Any]:
    """An item that was looked at before: should its bytes have changed since, preparing refuses it."""
    future: Future[Any] = Future()
    future.set_result(screening)
    return future
