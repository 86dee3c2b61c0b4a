"""What the program records, as register entries and back: consents, policy, referrals, and what an export rests on."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Literal, TextIO, TypeVar

from cattrs.preconf.json import make_converter

from app.consents import REFERENCE, LeadershipConsent, PersonConsent, Withdrawal
from app.errors import UsageError
from app.model import LEADERSHIP, Actor, Channel, MediaItem, Recipient, Setting, Verdict
from app.register.chain import Entry, canonical_json
from app.register.exports import Export, ExportState, Opening, exports_resting_on_within
from app.register.store import Query, Register, Transaction

CONSENT = "consent"
CONSENT_WITHDRAWN = "consent-withdrawn"
PERSON_CONSENT = "person-consent"
PERSON_CONSENT_WITHDRAWN = "person-consent-withdrawn"
REMOVAL_TASK = "removal-task"
POLICY = "policy"
REFERRAL = "referral"
REFERRAL_DECIDED = "referral-decided"
REFERRAL_CLOSED = "referral-closed"
DO_NOT_USE = "do-not-use"
REPORTED = "reported"
MARKS = (DO_NOT_USE, REPORTED)
REFERRAL_KINDS = (REFERRAL, REFERRAL_DECIDED, REFERRAL_CLOSED)
FOUNDATION = "foundation"
"""The chain of what holds for all schools at once: the policy."""
POLICY_CHOICES = {"a2": ("cover", "block"), "a7": ("recordings", "any")}
ITEM_PREFIX = re.compile(r"[0-9a-f]{8,64}")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet read a cell as a formula."""

Consent = TypeVar("Consent", LeadershipConsent, PersonConsent)

_CONVERTER = make_converter(unstruct_collection_overrides={frozenset: sorted})
_CONVERTER.register_unstructure_hook(time, lambda value: value.isoformat())
_CONVERTER.register_structure_hook(time, lambda value, _: time.fromisoformat(value))


@dataclass(frozen=True, slots=True)
class Policy:
    """What the foundation chose, once; see the protocol's A2 and A7. `issuer` is meant where a consent names no school."""

    a2: Literal["unset", "cover", "block"] = "unset"
    a7: Literal["recordings", "any"] = "recordings"
    issuer: str = "school"


@dataclass(frozen=True, slots=True)
class KeptFace:
    """A face that stays visible: its box (left, top, width, height) in pixels of the source, on whose consent, and why."""

    box: tuple[int, int, int, int]
    person_consent: str
    reason: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """How the verdict came about that let an item out.

    `codes` are the findings, `settled` the referrals that a leader's approval decided; `attested` is the first and last day
    of capture that the operator attests, `confirmed_nobody` that a person confirmed that nobody is recognisable:
    `confirmed_by`, or without it the operator. `dismissed` are the boxes (as in `KeptFace`) of what was found and a person
    held for no face.
    """

    verdict: Verdict
    codes: tuple[str, ...]
    settled: tuple[str, ...]
    protocol: str
    fingerprint: str
    attested: tuple[date, date] | None
    confirmed_nobody: bool
    kept: tuple[KeptFace, ...]
    dismissed: tuple[tuple[int, int, int, int], ...] = ()
    confirmed_by: Actor | None = None


@dataclass(frozen=True, slots=True)
class ExportBasis:
    """What an export is made from and rests on; `persons` are the person consents of faces that stay visible."""

    sha256: str
    path: str
    event: str | None
    setting: Setting
    channel: Channel
    consent: str
    persons: tuple[str, ...]
    operator: Actor
    grounds: Grounds | None = None


@dataclass(frozen=True, slots=True)
class ConcernedExport:
    """An export that rests on a withdrawn consent and has to be taken back. `released_at` None: it is being made."""

    id: str
    output: Path | None
    channel: Channel | None
    released_at: datetime | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is put to the school leader about one item.

    `codes` are the findings that referred it. `looks_like` is the item's perceptual hash, `fingerprint` that of the
    screening, `decisions` a digest of what was decided about the item: an answer counts for the use and the decisions it
    was given about, and for no other.
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

    def is_same(self, other: Question) -> bool:
        """Whether one answer serves both."""
        return self.is_about_use_of(other) and self.codes == other.codes

    def is_about_use_of(self, other: Question) -> bool:
        """Whether both are about the same use of the same item, with the same decisions."""
        return self._use() == other._use()

    def _use(self) -> tuple[object, ...]:
        return self.sha256, self.event, self.setting, self.channel, self.consent, self.decisions


@dataclass(frozen=True, slots=True)
class Answer:
    """What the school leader decided about a referral; the last one counts."""

    approved: bool
    by: Actor
    reason: str


@dataclass(frozen=True, slots=True)
class Referral:
    """A question as it stands in the register.

    It is open while it has no `answer` and is not `closed`: closed is what was asked anew with other reasons, or became
    needless because the item was released.
    """

    id: str
    issuer: str
    question: Question
    referred_at: datetime
    answer: Answer | None = None
    closed: bool = False

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


# Consents


def add_consent(register: Register, consent: LeadershipConsent) -> Entry:
    """Record a consent of the school leadership.

    Raises:
        UsageError: `reference-malformed`, or `consent-exists`: a reference stands for one consent for ever.
    """
    return _add(register, CONSENT, consent)


def add_person_consent(register: Register, consent: PersonConsent) -> Entry:
    """Record a person's consent or refusal; raises as `add_consent`."""
    return _add(register, PERSON_CONSENT, consent)


def consent(register: Register, reference: str) -> LeadershipConsent | None:
    """The leadership consent of this reference, with its withdrawal; None when unknown or erased."""
    return next(_consents(register, LeadershipConsent, reference), None)


def consents(register: Register) -> Iterator[LeadershipConsent]:
    """All leadership consents, in the order in which they were recorded."""
    return _consents(register, LeadershipConsent)


def person_consent(register: Register, reference: str) -> PersonConsent | None:
    """The person consent of this reference, with its withdrawal; None when unknown or erased."""
    return next(_consents(register, PersonConsent, reference), None)


def person_consents(register: Register) -> Iterator[PersonConsent]:
    """All person consents, in the order in which they were recorded."""
    return _consents(register, PersonConsent)


def withdraw_consent(
    register: Register, reference: str, reason: str, actor: Actor | None = None
) -> tuple[ConcernedExport, ...]:
    """Withdraw a leadership consent and, in the same step, write a removal task for each export that rests on it.

    Returns:
        The exports concerned, those still being made included.

    Raises:
        UsageError: `consent-unknown` or `consent-already-withdrawn`.
    """
    return _withdraw(register, CONSENT, reference, reason, actor)


def withdraw_person_consent(
    register: Register, reference: str, reason: str, actor: Actor | None = None
) -> tuple[ConcernedExport, ...]:
    """Withdraw a person consent; as `withdraw_consent`."""
    return _withdraw(register, PERSON_CONSENT, reference, reason, actor)


def opening_for(basis: ExportBasis, issuer: str, folder: Path, suffix: str) -> Opening:
    """How an export on this basis is opened, so that withdrawing a consent finds it.

    Args:
        basis: what it rests on.
        issuer: in whose chain it stands: the consent's school.
        folder: where the output will be.
        suffix: the output's, with its dot.
    """
    details: dict[str, object] = _CONVERTER.unstructure(basis)
    return Opening(issuer, folder, suffix, (basis.consent, *basis.persons), details)


def basis_of(export: Export) -> ExportBasis | None:
    """What an export rests on; None once erased."""
    return _CONVERTER.structure(dict(export.details), ExportBasis) if export.details else None


# Policy


def set_policy(register: Register, name: str, value: str, actor: Actor | None = None) -> Entry:
    """Record a choice of the foundation, `a2`, `a7` or `issuer` (free text), and who made it.

    Raises:
        UsageError: `policy-unknown` or `policy-value`.
    """
    if name in POLICY_CHOICES and value not in POLICY_CHOICES[name]:
        raise UsageError("policy-value", name=name, value=value, allowed=", ".join(POLICY_CHOICES[name]))
    if name == "issuer" and not value.strip():
        raise UsageError("policy-value", name=name, value=value, allowed="…")
    if name != "issuer" and name not in POLICY_CHOICES:
        raise UsageError("policy-unknown", name=name, allowed=", ".join((*POLICY_CHOICES, "issuer")))
    by = {"by": _CONVERTER.unstructure(actor)} if actor else {}
    return register.append(FOUNDATION, POLICY, name, {"value": value.strip(), **by})


def policy(register: Register) -> Policy:
    """What was chosen last."""
    chosen = {entry.subject: (entry.payload or {}).get("value") for entry in register.entries(Query((POLICY,)))}
    return _CONVERTER.structure({name: value for name, value in chosen.items() if value is not None}, Policy)


# Referrals


def refer(register: Register, question: Question, issuer: str) -> bool:
    """Record a question for the school leader, unless the same one is open or was answered already.

    An open one about the same use of the item, for other reasons, is closed.

    Returns:
        Whether it was recorded now.
    """
    with register.transaction() as transaction:
        known = _referrals(transaction.entries(Query(REFERRAL_KINDS, subject=question.sha256)))
        if any(referral.question.is_same(question) and not referral.closed for referral in known):
            return False
        waiting = [referral for referral in known if referral.is_open and referral.question.is_about_use_of(question)]
        _close(transaction, waiting, "asked anew")
        transaction.append(issuer, REFERRAL, question.sha256, _CONVERTER.unstructure(question))
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


def referrals(register: Register) -> tuple[Referral, ...]:
    """All referrals, each with its last answer, in the order in which they were asked."""
    return _referrals(register.entries(Query(REFERRAL_KINDS)))


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
        UsageError: `referral-unknown`, `referral-ambiguous`, or `referral-role`.
    """
    if answer.by.role not in LEADERSHIP:
        raise UsageError("referral-role", role=answer.by.role.value)
    payload = _CONVERTER.unstructure(answer)
    with register.transaction() as transaction:
        known = _referrals(transaction.entries(Query(REFERRAL_KINDS)))
        sha256 = _resolve(known, item)
        about = [referral for referral in known if referral.question.sha256 == sha256]
        asked = [referral for referral in about if referral.is_open] or [referral for referral in about if referral.answer]
        if not asked:
            raise UsageError("referral-unknown", item=item)
        return tuple(transaction.append(referral.issuer, REFERRAL_DECIDED, sha256, payload, referral.id) for referral in asked)


def ruling(register: Register, use: Question) -> Ruling:
    """What was decided about one use of an item, finding by finding; of two answers the later one counts.

    Args:
        register: the register.
        use: the item, its use and the decisions about it; its codes do not count.
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
        if referral.answer and referral.question.is_about_use_of(use):
            verdicts |= dict.fromkeys(referral.question.codes, referral.answer.approved)
    approved = frozenset(code for code, is_approved in verdicts.items() if is_approved)
    return Ruling(approved, frozenset(verdicts) - approved)


def refused_items(register: Register) -> frozenset[str]:
    """The SHA-256 of each item whose last answer, for whatever use, was a refusal."""
    answered = {
        referral.question.sha256: referral.answer.approved
        for referral in _by_answer(register.entries(Query(REFERRAL_KINDS)))
        if referral.answer
    }
    return frozenset(sha256 for sha256, approved in answered.items() if not approved)


def decided_looks(register: Register) -> Mapping[str, str]:
    """The SHA-256 of each item that was decided on, must not be used or was reported, by its perceptual hash."""
    marked = {str((entry.payload or {}).get("looks_like", "")): entry.subject for entry in register.entries(Query(MARKS))}
    found = {**_looks(register, approved=True), **_looks(register, approved=False), **marked}
    return {look: sha256 for look, sha256 in found.items() if look}


def mark_do_not_use(register: Register, item: MediaItem, by: Actor, issuer: str) -> bool:
    """Record that an item must not be used, so that later runs know it without the decisions file.

    Returns:
        Whether it was recorded now.
    """
    return _mark(register, issuer, DO_NOT_USE, item, {"by": _CONVERTER.unstructure(by)})


def do_not_use(register: Register) -> frozenset[str]:
    """The SHA-256 of each item that must not be used."""
    return frozenset(entry.subject for entry in register.entries(Query((DO_NOT_USE,))))


def mark_reported(register: Register, item: MediaItem, by: Actor, to: str, issuer: str) -> bool:
    """Record that somebody reported an item as unacceptable (A9): it is never copied again.

    Args:
        register: the register.
        item: what was reported.
        by: who reported it.
        to: to whom, a `Recipient`.
        issuer: in whose chain it stands.

    Returns:
        Whether it was recorded now; a second report to the other recipient is recorded too.

    Raises:
        ValueError: when `to` is no recipient.
    """
    return _mark(register, issuer, REPORTED, item, {"by": _CONVERTER.unstructure(by), "to": Recipient(to).value})


def reported(register: Register) -> frozenset[str]:
    """The SHA-256 of each item that was reported under A9."""
    return frozenset(entry.subject for entry in register.entries(Query((REPORTED,))))


def is_marked(register: Register, sha256: str) -> bool:
    """Whether the register says now that an item must not be used or was reported."""
    return any(register.entries(Query(MARKS, subject=sha256)))


def _mark(register: Register, issuer: str, kind: str, item: MediaItem, payload: Mapping[str, object]) -> bool:
    lookup = str(payload.get("to", ""))
    with register.transaction() as transaction:
        if transaction.entries(Query((kind,), subject=item.sha256, lookup=lookup)):
            return False
        transaction.append(issuer, kind, item.sha256, {"looks_like": item.looks_like, **payload}, lookup)
    return True


# Out


def register_csv(register: Register, file: TextIO) -> None:
    """Write one line for each entry. `file` is opened with `newline=""`; erased payloads are empty."""
    writer = csv.writer(file, lineterminator="\n")
    columns = ("issuer", "position", "id", "kind", "subject", "lookup", "created_at", "digest", "hash")
    writer.writerow((*columns, "payload"))
    for entry in register.entries():
        payload = canonical_json(entry.payload) if entry.payload is not None else ""
        writer.writerow([_cell(value) for value in (*(getattr(entry, column) for column in columns), payload)])


def _cell(value: object) -> str:
    """A cell that stays on its line and that no spreadsheet takes for a formula."""
    text = " ".join(str(value).splitlines())
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _add(register: Register, kind: str, value: LeadershipConsent | PersonConsent) -> Entry:
    if not REFERENCE.fullmatch(value.reference):
        raise UsageError("reference-malformed", reference=value.reference)
    payload = _CONVERTER.unstructure(replace(value, withdrawn=None))
    with register.transaction() as transaction:
        # One name for all consents: an export says only the reference.
        if transaction.entries(Query((CONSENT, PERSON_CONSENT), subject=value.reference)):
            raise UsageError("consent-exists", reference=value.reference)
        return transaction.append(value.issuer, kind, value.reference, payload)


def _consents(register: Register, kind: type[Consent], reference: str | None = None) -> Iterator[Consent]:
    given, taken = (CONSENT, CONSENT_WITHDRAWN) if kind is LeadershipConsent else (PERSON_CONSENT, PERSON_CONSENT_WITHDRAWN)
    withdrawals = {entry.subject: _withdrawal(entry) for entry in register.entries(Query((taken,), subject=reference))}
    for entry in register.entries(Query((given,), subject=reference)):
        if entry.payload is not None:
            found = _CONVERTER.structure(entry.payload, kind)
            yield replace(found, withdrawn=withdrawals.get(entry.subject))


def _withdrawal(entry: Entry) -> Withdrawal:
    """Withdrawn it stays, also when the reason was erased."""
    return Withdrawal(datetime.fromisoformat(entry.created_at), str((entry.payload or {}).get("reason", "")))


def _withdraw(register: Register, kind: str, reference: str, reason: str, actor: Actor | None) -> tuple[ConcernedExport, ...]:
    withdrawn = CONSENT_WITHDRAWN if kind == CONSENT else PERSON_CONSENT_WITHDRAWN
    with register.transaction() as transaction:
        given = transaction.entries(Query((kind,), subject=reference))
        if not given:
            raise UsageError("consent-unknown", reference=reference)
        if transaction.entries(Query((withdrawn,), subject=reference)):
            raise UsageError("consent-already-withdrawn", reference=reference)
        by = _CONVERTER.unstructure(actor) if actor else None
        transaction.append(given[0].issuer, withdrawn, reference, {"reason": reason, "by": by})
        return tuple(_take_back(transaction, reference))


def _take_back(transaction: Transaction, reference: str) -> Iterator[ConcernedExport]:
    for export in exports_resting_on_within(transaction, reference):
        if export.state is ExportState.ABANDONED:
            continue
        basis = basis_of(export)
        concerned = ConcernedExport(
            export.id,
            export.output,
            basis.channel if basis else None,
            datetime.fromisoformat(export.released_at) if export.released_at else None,
        )
        task = {
            "output": str(concerned.output) if concerned.output else None,
            "channel": concerned.channel,
            "released_at": export.released_at,
        }
        transaction.append(export.issuer, REMOVAL_TASK, export.id, task, reference)
        yield concerned


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
            question = _CONVERTER.structure(entry.payload, Question)
            asked[entry.id] = Referral(entry.id, entry.issuer, question, datetime.fromisoformat(entry.created_at))
            yield asked[entry.id]
        elif entry.lookup in asked:
            closed = entry.kind == REFERRAL_CLOSED
            answer = asked[entry.lookup].answer if closed else _CONVERTER.structure(entry.payload, Answer)
            asked[entry.lookup] = replace(asked[entry.lookup], answer=answer, closed=closed)
            yield asked[entry.lookup]


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


def _looks(register: Register, *, approved: bool) -> dict[str, str]:
    return {
        referral.question.looks_like: referral.question.sha256
        for referral in referrals(register)
        if referral.question.looks_like and referral.answer and referral.answer.approved is approved
    }
