"""What waits for a school leader: each item once, with what is asked of it, how it would go out, and what an approval would do.

Every function may take long: none is for the window's thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from app.batch.interruption import Interruption
from app.batch.origin import Origin
from app.batch.runs import Run
from app.batch.workers import Submitter, Workers, outcome_of, send_heard
from app.consents import LeadershipConsent, LeadershipState, Use, leadership_state
from app.correction import Correction
from app.errors import BeeldkeurError, ItemError
from app.events.desk import Desk
from app.events.event import Event, EventItem, Judged, corrections_by_source, decisions_by_source
from app.events.said import Said, Work, authors, said_of
from app.media.intake import Found
from app.model import Actor, Decision, DecisionKind, Finding, Region, Role, Screening, Sensitivity, Verdict, same_name
from app.pipeline.judge import Asked, Known, answer_words, plan
from app.pipeline.video_plan import TrackPlan
from app.pipeline.work import screen_file, start
from app.pipeline.work_area import WorkArea
from app.records import (
    Answer,
    Made,
    Question,
    Referral,
    Rulings,
    consents,
    histories,
    open_referrals,
    rulings,
)
from app.records.questions import lay_aside
from app.redaction.regions import Extent, head_of, person_of
from app.register import Register
from app.rules.protocol import PLACEHOLDERS, Rule
from app.rules.verdict import TURNED_DOWN, Judgement, findings
from app.text import Catalogue
from app.workplace import Workplace, cores

_ANYBODY = Actor("-", Role.DIRECTOR)
"""Whoever will answer: what an approval would do does not depend on it."""
_ENDED = frozenset({LeadershipState.MISSING, LeadershipState.WITHDRAWN, LeadershipState.EXPIRED})
"""A consent does not come back from these; the protocol may have an approval settle one of them all the same."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One use of an item that a leader is asked about.

    `judged` is how that use is judged now, and `approved` how it would be judged after an approval. While the item was not
    looked at, `judged` tells why it was asked, and `approved` is None. `is_stale`: what is shown is not what was asked about,
    since something else was decided about the item, or it was looked at otherwise: an approval would be of what nobody saw.
    Then `approved` is how it would be judged if all that is shown were asked about anew and approved. `is_over`: there is no
    consent for this use, it was withdrawn or has ended, so that no approval can ever let it go.
    """

    referral: Referral
    judged: Judged
    approved: Judged | None = None
    is_stale: bool = False
    is_over: bool = False

    @property
    def question(self) -> Question:
        """What is asked."""
        return self.referral.question

    @property
    def is_liftable(self) -> bool:
        """Whether an approval would let the item go."""
        return self.approved is not None and self.approved.verdict.may_leave and not self.is_stale

    @property
    def left(self) -> tuple[Finding, ...]:
        """What would still hold the item after an approval; where that is stale, what would hold it whatever is approved."""
        found = self.approved.findings if self.approved else ()
        blocks = tuple(finding for finding in found if finding.outcome is Verdict.BLOCKED)
        if self.is_stale and blocks:  # beside them, an approval settles nothing, and the rest says nothing
            return blocks
        return tuple(finding for finding in found if finding.outcome in (Verdict.BLOCKED, Verdict.REFERRED))


@dataclass(frozen=True, slots=True)
class Waiting:
    """One item that waits. A refusal is given to all that is asked of it, an approval to all that is not over.

    `event` and `item` are those in work, where there still are any; `screening` is the item's, or that of looking at it now.
    `covers` are in pixels of the full-size picture, None while nobody looked at it; `dismissed` are those faces that somebody
    said were none, the same. Of a video, `tracks` says who is covered and when. `decisions` is the digest of what was decided
    and corrected about what is shown, `deciders` who did, as `same_name` spells them. A reported item is not shown.
    `before` is what leaders answered earlier about this item, for whatever use, the last one last.
    """

    sha256: str
    asked: tuple[Asking, ...]
    event: Event | None = None
    item: EventItem | None = None
    screening: Screening | None = None
    covers: tuple[Region, ...] | None = None
    dismissed: tuple[Region, ...] = ()
    tracks: TrackPlan = field(default_factory=TrackPlan)
    decisions: str = ""
    deciders: frozenset[str] = frozenset()
    is_reported: bool = False
    before: tuple[Referral, ...] = ()

    @property
    def path(self) -> str:
        """Where it lay when it was last asked about."""
        return self.asked[-1].question.path

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.replace("\\", "/").rpartition("/")[2]

    @property
    def live(self) -> tuple[Asking, ...]:
        """What an approval would be about: all that is asked but what is over."""
        return tuple(one for one in self.asked if not one.is_over)

    @property
    def last(self) -> Asking:
        """What was asked last, of what is not over where there is any: so it is shown."""
        return (self.live or self.asked)[-1]

    @property
    def refused_before(self) -> tuple[Referral, ...]:
        """What leaders refused earlier of this item, the last one last."""
        return tuple(one for one in self.before if one.answer is not None and not one.answer.approved)

    @property
    def is_liftable(self) -> bool:
        """Whether an approval would let it go, for all that is asked and not over; the picture has to be seen still."""
        is_shown = not self.is_reported and self.covers is not None
        return is_shown and bool(self.live) and all(one.is_liftable for one in self.live)


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of looking at an item: its screening, or the error."""

    sha256: str
    screening: Screening | None = None
    error: BeeldkeurError | None = None


def covers_of(screening: Screening, decisions: tuple[Decision, ...], extent: Extent = Extent.HEAD) -> tuple[Region, ...]:
    """What a release would cover at least, and at this extent just that, in pixels of the full-size picture."""
    who = plan(screening, decisions)
    return (*(person_of(face.box, extent) for face in who.covered), *who.areas)


def dismissed_in(
    screening: Screening, decisions: tuple[Decision, ...], corrections: tuple[Correction, ...] = ()
) -> tuple[Region, ...]:
    """The faces that were found, that somebody said were none, and that are not covered, in pixels of the full-size picture.

    Of a video, one for each track that somebody said was nobody, wholly or in part: where it began.
    """
    who = plan(screening, decisions, corrections)
    tracks = (track.keys[0].box for track in who.tracks.nobody)
    return tuple(head_of(box) for box in (*(one.face.box for one in who.dismissed), *tracks))


def waiting(desk: Desk, catalogue: Catalogue, looked: Mapping[str, Screening] | None = None) -> tuple[Waiting, ...]:
    """What waits for an answer, in the order of asking.

    Args:
        desk: whose register and events.
        catalogue: the reader's language.
        looked: screenings, by SHA-256, of items that are in no event in work.

    Raises:
        EnvironmentBrokenError: when the register or the events cannot be read.
    """
    with desk.workplace.reading() as register:
        questions: dict[str, list[Referral]] = {}
        for referral in open_referrals(register):
            questions.setdefault(referral.question.sha256, []).append(referral)
        if not questions:
            return ()
        permissions = {one.reference: one for one in consents(register)}
        operators = _operators(register)
        eyes = _Judge(register, desk.workplace.known(register), permissions, rulings(register), operators, catalogue)
        works = _works(desk, questions)
        return tuple(
            eyes.waiting(tuple(asked), works.get(sha256), (looked or {}).get(sha256)) for sha256, asked in questions.items()
        )


def without_what_is_over(workplace: Workplace, items: Iterable[Waiting]) -> tuple[Waiting, ...]:
    """The items as an approval is about them: of what may be approved, the questions that are over wait no more.

    Raises:
        EnvironmentBrokenError: when the register cannot be written.
    """
    known = tuple(items)
    over = {one.referral.id for item in known if item.is_liftable for one in item.asked if one.is_over}
    if not over:
        return known
    with workplace.writing() as (register, _):
        lay_aside(register, over)
    return tuple(replace(item, asked=item.live) if item.is_liftable else item for item in known)


def look_at(
    desk: Desk, wanted: Sequence[Waiting], interruption: Interruption, sensitivity: Sensitivity = Sensitivity.STANDARD
) -> Iterator[Looked]:
    """Look at items of which no screening is known; each is told as soon as it is known.

    An item that was asked about after a look of another sensitivity is looked at so again: what is shown has to be what was
    asked about.

    What lies there now and is not what was asked about is an `ItemError` (`changed-since-screening`).

    Raises:
        EnvironmentBrokenError: when the surroundings break.
    """
    version, area = desk.workplace.protocol().version, WorkArea(desk.workplace.places.work)
    with Workers(max(1, min(cores(), len(wanted))), start, sensitivity, origin=Origin.LOOKER) as workers:
        looker = _Looker(workers, version, area, interruption.stopped)
        for one, future in [(one, looker.send(one, sensitivity)) for one in wanted]:
            try:
                screening = looker.as_asked(one, future, sensitivity)
            except ItemError as error:
                yield Looked(one.sha256, error=error)
                continue
            if screening is None:
                return
            if screening.item.sha256 != one.sha256:
                yield Looked(one.sha256, error=ItemError("changed-since-screening"))
            else:
                yield Looked(one.sha256, screening)


@dataclass(frozen=True, slots=True)
class _Looker:
    """Has items looked at, however long a video takes; what a run kept of one is not looked at again."""

    workers: Submitter
    protocol_version: str
    area: WorkArea
    stopped: Future[None]

    def send(self, one: Waiting, sensitivity: Sensitivity) -> Future[Any]:
        """Begin to look at one."""
        submit = partial(self.workers.submit, screen_file, Path(one.path), sensitivity, self.protocol_version, self.area)
        return send_heard(submit, self.area.pulse())

    def as_asked(self, one: Waiting, sent: Future[Any], sensitivity: Sensitivity) -> Screening | None:
        """The look that was asked about where any sensitivity gives it, else the one that was sent; None once it is stopped.

        Raises:
            ItemError: when it cannot be read.
            EnvironmentBrokenError: when the surroundings break.
        """
        screening = self._outcome(sent)
        for other in (each for each in Sensitivity if each is not sensitivity):
            if screening is None or screening.fingerprint in _fingerprints(one) or screening.item.sha256 != one.sha256:
                break
            seen = self._outcome(self.send(one, other))
            screening = seen if seen is None or seen.fingerprint in _fingerprints(one) else screening
        return screening

    def _outcome(self, future: Future[Any]) -> Screening | None:
        wait((future, self.stopped), return_when=FIRST_COMPLETED)
        if self.stopped.done():
            return None
        screening: Screening = outcome_of(future)
        return screening


def _fingerprints(one: Waiting) -> frozenset[str]:
    """How it was looked at when it was asked about."""
    return frozenset(asking.question.fingerprint for asking in one.asked)


def _operators(register: Register) -> Mapping[str, frozenset[str]]:
    """Who released each item before, by its SHA-256, as `same_name` spells them."""
    told = {sha256: [line for line in lines if isinstance(line, Made)] for sha256, lines in histories(register).items()}
    return {sha256: frozenset(same_name(line.operator.name) for line in lines) for sha256, lines in told.items() if lines}


def _works(desk: Desk, questions: Mapping[str, Sequence[Referral]]) -> Mapping[str, Work]:
    """The items in work that are asked about, by SHA-256: of the event of that name, the one at that path where it is there."""
    names = {referral.question.event for asked in questions.values() for referral in asked}
    found: dict[str, Work] = {}
    for event in desk.events():
        opened = desk.reopen(event.id) if event.name in names else None
        if opened is None:
            continue
        decisions, corrections = decisions_by_source(opened.items), corrections_by_source(opened.items)
        for item in opened.items:
            sha256 = item.screening.item.sha256 if item.screening else ""
            paths = {referral.question.path for referral in questions.get(sha256, ()) if referral.question.event == event.name}
            if paths and (sha256 not in found or (item.path in paths and found[sha256].item.path not in paths)):
                found[sha256] = Work(event, item, decisions.get(sha256, ()), corrections.get(sha256, ()))
    return found


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges what is asked by what is on record; nothing is written."""

    register: Register
    known: Known
    permissions: Mapping[str, LeadershipConsent]
    rulings: Rulings
    operators: Mapping[str, frozenset[str]]
    catalogue: Catalogue

    def waiting(self, asked: tuple[Referral, ...], work: Work | None, looked: Screening | None) -> Waiting:
        """One item, with all that is asked about it; it is shown as it was asked about last, for a use that is not over."""
        sha256 = asked[0].question.sha256
        questions = tuple(one.question for one in asked)
        screening = work.item.screening if work else looked
        over = frozenset(one.id for one in asked if screening is not None and self._is_over(one, screening, work))
        last = next((one for one in reversed(asked) if one.id not in over), asked[-1])
        shown = said_of(last.question, work)
        decisions, corrections = shown.decisions, shown.corrections
        said = (*decisions, *(work.decisions if work else ()))
        is_reported = sha256 in self.known.reported or any(one.kind is DecisionKind.REPORTED for one in said)
        return Waiting(
            sha256=sha256,
            asked=tuple(
                replace(self._asking(referral, screening, work, shown), is_over=referral.id in over) for referral in asked
            ),
            event=work.event if work else None,
            item=work.item if work else None,
            screening=screening,
            covers=covers_of(screening, decisions) if screening and not is_reported else None,
            dismissed=dismissed_in(screening, decisions, corrections) if screening and not is_reported else (),
            tracks=plan(screening, decisions, corrections).tracks if screening and not is_reported else TrackPlan(),
            decisions=shown.digest,
            deciders=frozenset(map(same_name, authors(questions, work))) | self.operators.get(sha256, frozenset()),
            is_reported=is_reported,
            before=self.rulings.answered(sha256),
        )

    def _is_over(self, referral: Referral, screening: Screening, work: Work | None) -> bool:
        """Whether its consent ended, and would hold it still if all that is known now were asked anew and approved."""
        question = referral.question
        use = Use(question.setting, question.channel, question.event, None, self.known.today, self.known.zone)
        state = leadership_state(self.permissions.get(question.consent or ""), use)
        if state not in _ENDED:
            return False
        said = said_of(question, work)
        now, _ = self._judgement(question, screening, said, self.rulings)
        approved = self._if_approved(_anew(referral, screening, said, now))
        held, _ = self._judgement(question, screening, said, approved)
        return any(state in dict(rule.when).get("leadership", frozenset()) for rule in held.rules if _holds(rule))

    def _asking(self, referral: Referral, screening: Screening | None, work: Work | None, shown: Said) -> Asking:
        question = referral.question
        if screening is None:
            return Asking(referral, Judged(Verdict.REFERRED, self._told(question)))
        said = said_of(question, work)
        judgement, reasons = self._judgement(question, screening, said, self.rulings)
        is_other_day = question.attested is not None and question.attested != said.attested
        is_as_asked = (shown.digest, screening.fingerprint) == (question.decisions, question.fingerprint)
        is_stale = is_other_day or not is_as_asked
        answers = self._if_approved(_anew(referral, screening, said, judgement) if is_stale else referral)
        approved, left = self._judgement(question, screening, said, answers)
        return Asking(referral, Judged(judgement.verdict, reasons), Judged(approved.verdict, left), is_stale)

    def _told(self, question: Question) -> tuple[Finding, ...]:
        """Why it was asked, as far as that can be said without having looked at the item."""
        values: dict[str, str | int] = dict.fromkeys(PLACEHOLDERS, "-")
        values["reference"] = question.consent or "-"
        if question.channel is not None:
            values["channel"] = self.catalogue.say(f"words.channel-{question.channel}")
        refusal = self.known.refused.get(question.sha256)
        values[TURNED_DOWN] = answer_words(refusal, self.known.zone, self.catalogue) if refusal is not None else ""
        protocol = self.known.protocol
        rules = tuple(rule for rule in (*protocol.rules, protocol.unmatched) if rule.code in question.codes)
        return findings(Judgement(Verdict.REFERRED, rules, (), protocol.version), self.catalogue.language, **values)

    def _if_approved(self, referral: Referral) -> Rulings:
        """The answers on record, and an approval of this question as the last of them."""
        sha256 = referral.question.sha256
        others = tuple(one for one in self.rulings.by_item.get(sha256, ()) if one.id != referral.id)
        approved = replace(referral, answer=Answer(approved=True, by=_ANYBODY, reason=""))
        return Rulings({sha256: (*others, approved)})

    def _judgement(
        self, question: Question, screening: Screening, said: Said, answers: Rulings
    ) -> tuple[Judgement, tuple[Finding, ...]]:
        """The verdict on one use of an item, and its reasons in words."""
        path = Path(question.path)
        asked = Asked(
            setting=question.setting,
            channel=question.channel,
            consent=self.permissions.get(question.consent or ""),
            event=question.event,
            attested=said.attested,
            confirm_no_faces=said.confirmed_nobody,
        )
        run = Run(
            register=self.register,
            known=self.known,
            asked=asked,
            catalogue=self.catalogue,
            sensitivity=screening.sensitivity,
            decisions={question.sha256: said.decisions},
            corrections={question.sha256: said.corrections},
            rulings=answers,
        )
        return run.judge_only(Found(path, path, PurePath(path.name)), screening)


def _anew(referral: Referral, screening: Screening, said: Said, judgement: Judgement) -> Referral:
    """The question as it would be asked now."""
    codes = frozenset(rule.code for rule in judgement.rules if rule.outcome is Verdict.REFERRED)
    question, look = referral.question, screening.fingerprint
    anew = replace(question, decisions=said.digest, attested=said.attested, codes=codes, fingerprint=look)
    return replace(referral, question=anew)


def _holds(rule: Rule) -> bool:
    """Whether an item does not leave for it."""
    return rule.outcome in (Verdict.BLOCKED, Verdict.REFERRED)
