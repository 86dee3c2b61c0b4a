"""Referrals: what is put to the school leader, and what the leader answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from app.correction import Correction
from app.errors import UsageError
from app.model import LEADERSHIP, Actor, Channel, Decision, Setting, same_name
from app.records.assurances import Look
from app.records.grounds import ExportBasis
from app.records.kinds import CONVERTER, REFERRAL, REFERRAL_CLOSED, REFERRAL_DECIDED, REFERRAL_KINDS
from app.register.chain import Entry
from app.register.store import Query, Register, Transaction

ITEM_PREFIX = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Given:
    """What was said about an item along with a command, where no event in work holds it: the leader is shown it by this.

    `by` said it, None where nobody named themselves. `confirmed_nobody`: they confirmed that where nobody was found nobody is
    recognisable. `decided` and `corrected` are what the decisions file says of the item.
    """

    by: Actor | None = None
    confirmed_nobody: bool = False
    decided: tuple[Decision, ...] = ()
    corrected: tuple[Correction, ...] = ()

    @property
    def speakers(self) -> tuple[Actor, ...]:
        """All who said any of it."""
        by = (self.by,) if self.by is not None else ()
        return (*by, *(one.author for one in self.decided), *(one.author for one in self.corrected))


@dataclass(frozen=True, slots=True)
class Question:
    """What is put to the school leader about one item.

    `codes` are the findings that referred it. `looks_like` is the item's perceptual hash, `fingerprint` that of the screening,
    `decisions` a digest of what was decided about the item, `attested` the first and last day of capture that somebody
    attested: an answer counts for the use, the decisions and the days it was given about, and for no other. An approval counts
    for no other look at the item either, which may cover fewer people. `given` is None where an event in work holds what was
    said, and for what was asked before this was kept, as `attested` is then.
    """

    sha256: str
    path: str
    event: str | None
    setting: Setting | None
    channel: Channel | None
    consent: str | None
    codes: frozenset[str]
    looks_like: str = ""
    fingerprint: str = ""
    decisions: str = ""
    attested: tuple[date, date] | None = None
    given: Given | None = None

    def is_same(self, other: Question) -> bool:
        """Whether one answer serves both."""
        return self.is_about_use_of(other) and self.codes == other.codes

    def is_about_use_of(self, other: Question) -> bool:
        """Whether both are about the same use of the same item, with the same decisions and no other day of capture."""
        is_same_day = None in (self.attested, other.attested) or self.attested == other.attested
        return self._use() == other._use() and self.decisions == other.decisions and is_same_day

    def takes_place_of(self, other: Question) -> bool:
        """Whether `other`, asked earlier, need not be answered once this is asked: the same use, whatever was decided."""
        return self._use() == other._use()

    def _use(self) -> tuple[object, ...]:
        return self.sha256, self.event, self.setting, self.channel, self.consent


@dataclass(frozen=True, slots=True)
class Answer:
    """What the school leader decided about a referral; the last one counts.

    `look` is how much of the item the program had shown to them; None where that was not noted.
    """

    approved: bool
    by: Actor
    reason: str
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """A question as it stands in the register.

    It is open while it has no `answer` and is not `closed`: closed is what was asked anew with other reasons, or became
    needless because the item was released, or because its consent ended while another use of the item was approved.
    `answered_at` is when the last answer was given.
    """

    id: str
    issuer: str
    question: Question
    referred_at: datetime
    answer: Answer | None = None
    closed: bool = False
    answered_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answer is None and not self.closed


@dataclass(frozen=True, slots=True)
class Ruling:
    """The finding codes that a school leader approved and refused for one use of an item."""

    approved: frozenset[str]
    refused: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rulings:
    """All that was ever decided about referrals, read once: by the item's SHA-256, in the order of the last answer."""

    by_item: Mapping[str, tuple[Referral, ...]]

    def of(self, use: Question) -> Ruling:
        """What was decided about one use of an item, as `ruling` would have said when this was read."""
        return _ruled(self.by_item.get(use.sha256, ()), use)

    def answered(self, sha256: str) -> tuple[Referral, ...]:
        """All about one item that was answered, for whatever use, in the order of the last answer."""
        return tuple(referral for referral in self.by_item.get(sha256, ()) if referral.answer is not None)


def refer(register: Register, question: Question, issuer: str) -> bool:
    """Record a question for the school leader, unless the same one is open or was answered already.

    An open one about the same use of the item is closed: it was asked for other reasons, with other decisions, or after
    another look at the item, and an answer to it would serve nobody.

    Returns:
        Whether it was recorded now.
    """
    with register.transaction() as transaction:
        known = _referrals(transaction.entries(Query(REFERRAL_KINDS, subject=question.sha256)))
        if any(_serves(referral, question) for referral in known):
            return False
        waiting = [referral for referral in known if referral.is_open and question.takes_place_of(referral.question)]
        _close(transaction, waiting, "asked anew")
        transaction.append(issuer, REFERRAL, question.sha256, CONVERTER.unstructure(question))
    return True


def close_referrals(register: Register, released: ExportBasis) -> None:
    """Close what is open about the use in which an item was just released: nothing waits for an answer any more."""

    def is_needless(referral: Referral) -> bool:
        asked = referral.question
        use = (asked.sha256, asked.setting, asked.channel, asked.consent)
        return referral.is_open and use == (released.sha256, released.setting, released.channel, released.consent)

    query = Query(REFERRAL_KINDS, subject=released.sha256)
    if any(map(is_needless, _referrals(register.entries(query)))):
        with register.transaction() as transaction:
            _close(transaction, filter(is_needless, _referrals(transaction.entries(query))), "released")


def lay_aside(register: Register, ids: AbstractSet[str]) -> None:
    """Close those of these questions that are open: their consent ended, and an approval would let none of them go.

    Whoever asks so again is asked anew.
    """
    with register.transaction() as transaction:
        known = _referrals(transaction.entries(Query(REFERRAL_KINDS)))
        _close(transaction, (referral for referral in known if referral.id in ids and referral.is_open), "consent ended")


def referrals(register: Register) -> tuple[Referral, ...]:
    """All referrals, each with its last answer, in the order in which they were asked."""
    return _referrals(register.entries(Query(REFERRAL_KINDS)))


def referrals_about(register: Register, sha256: str) -> tuple[Referral, ...]:
    """The referrals of one item, each with its last answer, in the order in which they were asked."""
    return _referrals(register.entries(Query(REFERRAL_KINDS, subject=sha256)))


def open_referrals(register: Register) -> tuple[Referral, ...]:
    """The referrals that wait for an answer."""
    return tuple(referral for referral in referrals(register) if referral.is_open)


def decide(register: Register, item: str, answer: Answer) -> tuple[Entry, ...]:
    """Record the school leader's answer to all open questions about an item; without open ones, a change of mind.

    Args:
        register: the register.
        item: its path, or at least eight hex digits of its SHA-256.
        answer: the decision, by a member of the school leadership.

    Raises:
        UsageError: `referral-unknown`, `referral-ambiguous`, `referral-role`, or `referral-own`: nobody approves of what they
            themselves said along with the question.
    """
    if answer.by.role not in LEADERSHIP:
        raise UsageError("referral-role", role=answer.by.role.value)
    payload = CONVERTER.unstructure(answer)
    with register.transaction() as transaction:
        known = _referrals(transaction.entries(Query(REFERRAL_KINDS)))
        sha256 = _resolve(known, item)
        about = [referral for referral in known if referral.question.sha256 == sha256]
        asked = [referral for referral in about if referral.is_open] or [referral for referral in about if referral.answer]
        if not asked:
            raise UsageError("referral-unknown", item=item)
        if answer.approved and any(_is_own(referral.question, answer.by) for referral in asked):
            raise UsageError("referral-own", name=answer.by.name)
        return tuple(transaction.append(referral.issuer, REFERRAL_DECIDED, sha256, payload, referral.id) for referral in asked)


def _is_own(question: Question, by: Actor) -> bool:
    speakers = question.given.speakers if question.given is not None else ()
    return same_name(by.name) in {same_name(one.name) for one in speakers}


def ruling(register: Register, use: Question) -> Ruling:
    """What was decided about one use of an item, finding by finding; of two answers the later one counts.

    Args:
        register: the register.
        use: the item, the look at it, its use and the decisions about it; its codes do not count.
    """
    return _ruled(_by_answer(register.entries(Query(REFERRAL_KINDS, subject=use.sha256))), use)


def rulings(register: Register) -> Rulings:
    """The answers to all referrals as they stand now, for judging many items without asking the register for each."""
    found: dict[str, list[Referral]] = {}
    for referral in _by_answer(register.entries(Query(REFERRAL_KINDS))):
        found.setdefault(referral.question.sha256, []).append(referral)
    return Rulings({sha256: tuple(about) for sha256, about in found.items()})


def _ruled(about: Iterable[Referral], use: Question) -> Ruling:
    """`about`: the item's referrals, those answered in the order of their last answer."""
    verdicts: dict[str, bool] = {}
    for referral in about:
        if referral.answer and referral.question.is_about_use_of(use) and _counts_for(referral.answer, referral.question, use):
            verdicts |= dict.fromkeys(referral.question.codes, referral.answer.approved)
    approved = frozenset(code for code, is_approved in verdicts.items() if is_approved)
    return Ruling(approved, frozenset(verdicts) - approved)


def refused_items(register: Register) -> Mapping[str, Referral]:
    """What was refused of each item whose last answer, for whatever use, was a refusal, by its SHA-256."""
    last = {one.question.sha256: one for one in _by_answer(register.entries(Query(REFERRAL_KINDS))) if one.answer}
    return {sha256: one for sha256, one in last.items() if one.answer and not one.answer.approved}


def _serves(asked: Referral, question: Question) -> bool:
    """Whether what was asked makes asking `question` needless: it is answered for it, or who would answer is shown no less."""
    if asked.closed or not asked.question.is_same(question):
        return False
    if asked.answer is not None:
        return _counts_for(asked.answer, asked.question, question)
    shows_no_less = asked.question.given is not None or question.given is None
    return asked.question.fingerprint == question.fingerprint and shows_no_less


def _counts_for(answer: Answer, asked: Question, use: Question) -> bool:
    """Whether an answer counts for a use that it is about: a refusal in any case, an approval for the look that was shown."""
    return not answer.approved or asked.fingerprint == use.fingerprint


def _referrals(entries: Iterable[Entry]) -> tuple[Referral, ...]:
    """Referrals in the order of asking."""
    found = {referral.id: referral for referral in _replay(entries)}
    return tuple(found.values())


def _by_answer(entries: Iterable[Entry]) -> tuple[Referral, ...]:
    """Referrals, those answered in the order of their last answer."""
    found: dict[str, Referral] = {}
    for referral in _replay(entries):
        found.pop(referral.id, None)
        found[referral.id] = referral
    return tuple(found.values())


def _replay(entries: Iterable[Entry]) -> Iterator[Referral]:
    """Each referral as it was asked, and again with each answer."""
    asked: dict[str, Referral] = {}
    for entry in entries:
        if entry.payload is None:
            continue
        if entry.kind == REFERRAL:
            question = CONVERTER.structure(entry.payload, Question)
            asked[entry.id] = Referral(entry.id, entry.issuer, question, datetime.fromisoformat(entry.created_at))
            yield asked[entry.id]
        elif entry.lookup in asked:
            asked[entry.lookup] = _answered(asked[entry.lookup], entry)
            yield asked[entry.lookup]


def _answered(referral: Referral, entry: Entry) -> Referral:
    """The same, as it stands after an answer, or once it was closed."""
    if entry.kind == REFERRAL_CLOSED:
        return replace(referral, closed=True)
    at = datetime.fromisoformat(entry.created_at)
    return replace(referral, answer=CONVERTER.structure(entry.payload, Answer), closed=False, answered_at=at)


def _close(transaction: Transaction, waiting: Iterable[Referral], reason: str) -> None:
    for referral in waiting:
        transaction.append(referral.issuer, REFERRAL_CLOSED, referral.question.sha256, {"reason": reason}, referral.id)


def _resolve(known: Iterable[Referral], item: str) -> str:
    questions = [referral.question for referral in known]
    prefix = item.lower()
    found = {question.sha256 for question in questions if ITEM_PREFIX.fullmatch(prefix) and question.sha256.startswith(prefix)}
    if not found:
        path = Path(item).absolute()
        found = {question.sha256 for question in questions if Path(question.path).absolute() == path}
    if not found:
        raise UsageError("referral-unknown", item=item)
    if len(found) > 1:
        raise UsageError("referral-ambiguous", item=item)
    return found.pop()
