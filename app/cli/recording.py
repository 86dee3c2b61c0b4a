"""Consents, person consents, referrals and the foundation's choices: what people record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.books.consents import hash_of
from app.cli.output import here
from app.cli.payloads import in_words
from app.cli.recorded import choice, fields, leadership_row, person_row, question_lines
from app.cli.session import Session
from app.cli.wording import Row, aligned
from app.consents import LeadershipConsent, PersonConsent
from app.errors import UsageError
from app.model import Actor
from app.pipeline.judge import answer_words
from app.records import (
    Answer,
    ConcernedExport,
    Look,
    Referral,
    add_consent,
    add_person_consent,
    basis_of,
    consent,
    consents,
    decide,
    open_referrals,
    person_consents,
    policy,
    referrals,
    rulings,
    set_policy,
    withdraw_consent,
    withdraw_person_consent,
)
from app.register import Register
from app.register.exports import Export, ExportState, exports_resting_on


def add_leadership(session: Session) -> int:
    """`consent add`."""
    given = session.arguments
    if given.first_day is not None and given.last_day is not None and given.last_day < given.first_day:
        raise UsageError("days-reversed")
    written_on, written_at = given.date
    document = hash_of(given.document) if given.document is not None else None
    with session.register() as register:
        added = LeadershipConsent(
            reference=given.reference,
            issuer=given.issuer or policy(register).issuer,
            given_by=given.given_by,
            role=given.role,
            written_on=written_on,
            written_at=written_at,
            settings=given.settings,
            channels=given.channels,
            recorded_at=session.now,
            event=given.event,
            first_day=given.first_day,
            last_day=given.last_day,
            valid_until=given.valid_until,
            sound=given.sound,
            document_sha256=document,
        )
        add_consent(register, added)
    session.printer.record(leadership_values(added))
    session.printer.line(session.catalogue.say("words.consent-added", reference=given.reference))
    return 0


def add_person(session: Session) -> int:
    """`person-consent add`."""
    given = session.arguments
    added = PersonConsent(
        given.reference, given.issuer, given.giver, given.channels, given.refused, session.now, given.valid_until
    )
    with session.register() as register:
        add_person_consent(register, added)
    session.printer.record(person_values(added))
    session.printer.line(session.catalogue.say("words.consent-added", reference=given.reference))
    return 0


def list_leadership(session: Session) -> int:
    """`consent list`."""
    with session.register(readonly=True) as register:
        found = tuple(consents(register))
    for one in found:
        session.printer.record(leadership_values(one))
    return _listed(session, [leadership_row(one, session.zone, session.catalogue) for one in found])


def show_leadership(session: Session) -> int:
    """`consent show`: one consent, and what was released under it."""
    reference, printer = session.arguments.reference, session.printer
    with session.register(readonly=True) as register:
        found = consent(register, reference)
        if found is None:
            raise UsageError("consent-unknown", reference=reference)
        exports = [one for one in exports_resting_on(register, reference) if one.state is ExportState.CONFIRMED]
    printer.record(leadership_values(found) | {"releases": [export.id for export in exports]})
    for line in fields(leadership_values(found), session.catalogue):
        printer.line(line)
    printer.line(session.catalogue.say("words.releases-made", count=len(exports)))
    for line in aligned([_export_row(session, one) for one in exports]) if exports else ():
        printer.line(f"    {line}")
    return 0


def withdraw_leadership(session: Session) -> int:
    """`consent withdraw`."""
    given = session.arguments
    with session.register() as register:
        return _withdrawn(session, withdraw_consent(register, given.reference, given.reason))


def list_persons(session: Session) -> int:
    """`person-consent list`."""
    with session.register(readonly=True) as register:
        found = tuple(person_consents(register))
    for one in found:
        session.printer.record(person_values(one))
    return _listed(session, [person_row(one, session.zone, session.catalogue) for one in found])


def withdraw_person(session: Session) -> int:
    """`person-consent withdraw`."""
    given = session.arguments
    with session.register() as register:
        return _withdrawn(session, withdraw_person_consent(register, given.reference, given.reason))


def list_referrals(session: Session) -> int:
    """`referral list`: what waits for a decision."""
    with session.register(readonly=True) as register:
        found, answers = open_referrals(register), rulings(register)
    rules = session.rules() if found else {}
    for one in found:
        before = answers.answered(one.question.sha256)
        session.printer.record(referral_values(one, before))
        for line in question_lines(one.question, rules, session.catalogue):
            session.printer.line(line)
        for earlier in before:
            session.printer.line(f"    {answer_words(earlier, session.zone, session.catalogue)}")
    if not found:
        session.printer.line(session.catalogue.say("words.empty"))
    return 0


def decide_referrals(session: Session) -> int:
    """`referral approve` and `referral refuse`."""
    given = session.arguments
    nothing_shown = Look(0)  # a command line shows no picture
    answer = Answer(given.action == "approve", Actor(given.by, given.role), given.reason, nothing_shown)
    with session.register() as register:
        for item in given.items:
            entries = decide(register, item, answer)
            session.printer.record(
                {"item": item, "sha256": entries[0].subject, "approved": answer.approved, "decided": len(entries)}
            )
            session.printer.line(session.catalogue.say("words.referral-decided", count=len(entries), item=item))
            if answer.approved:
                _say_what_is_withdrawn(session, register, frozenset(entry.lookup for entry in entries))
    return 0


def _say_what_is_withdrawn(session: Session, register: Register, answered: frozenset[str]) -> None:
    """Say of what was approved that it stays held all the same: a consent that was withdrawn does not come back to life."""
    asked = [referral.question for referral in referrals(register) if referral.id in answered]
    for reference in sorted({question.consent for question in asked if question.consent is not None}):
        given = consent(register, reference)
        if given is not None and given.withdrawn is not None:
            session.printer.note(session.catalogue.say("words.approved-in-vain", reference=reference))


def show_policy(session: Session) -> int:
    """`policy show`."""
    with session.register(readonly=True) as register:
        chosen = policy(register)
    values = {"a2": chosen.a2, "a7": chosen.a7, "issuer": chosen.issuer}
    session.printer.record(values)
    for name, value in values.items():
        session.printer.line(choice(name, value, session.catalogue))
    return 0


def change_policy(session: Session) -> int:
    """`policy set`."""
    given = session.arguments
    with session.register() as register:
        set_policy(register, given.name, given.value)
    session.printer.record({given.name: given.value})
    chosen = choice(given.name, given.value, session.catalogue)
    session.printer.line(session.catalogue.say("words.policy-recorded", choice=chosen))
    return 0


def leadership_values(one: LeadershipConsent) -> dict[str, Any]:
    """A leadership consent as JSON."""
    return {
        "reference": one.reference,
        "issuer": one.issuer,
        "given_by": one.given_by,
        "role": one.role.value,
        "written_on": one.written_on.isoformat(),
        "written_at": one.written_at.isoformat() if one.written_at else None,
        "settings": sorted(one.settings),
        "channels": sorted(one.channels),
        "event": one.event,
        "from": one.first_day.isoformat() if one.first_day else None,
        "until": one.last_day.isoformat() if one.last_day else None,
        "valid_until": one.valid_until.isoformat() if one.valid_until else None,
        "sound": one.sound,
        "document_sha256": one.document_sha256,
        "recorded_at": one.recorded_at.isoformat(),
        "withdrawn_at": one.withdrawn.at.isoformat() if one.withdrawn else None,
    }


def person_values(one: PersonConsent) -> dict[str, Any]:
    """A person consent as JSON."""
    return {
        "reference": one.reference,
        "issuer": one.issuer,
        "giver": one.giver.value,
        "channels": sorted(one.channels),
        "state": "refused" if one.refused else "given",
        "valid_until": one.valid_until.isoformat() if one.valid_until else None,
        "recorded_at": one.recorded_at.isoformat(),
        "withdrawn_at": one.withdrawn.at.isoformat() if one.withdrawn else None,
    }


def referral_values(one: Referral, before: Iterable[Referral] = ()) -> dict[str, Any]:
    """A referral as JSON, with what was answered before about the same item."""
    asked = one.question
    return {
        "id": one.id,
        "sha256": asked.sha256,
        "path": asked.path,
        "event": asked.event,
        "setting": asked.setting.value if asked.setting else None,
        "channel": asked.channel.value if asked.channel else None,
        "consent": asked.consent,
        "codes": sorted(asked.codes),
        "referred_at": one.referred_at.isoformat(),
        "answered_before": [_answer_values(earlier) for earlier in before],
    }


def _answer_values(one: Referral) -> dict[str, Any]:
    """An earlier answer as JSON, and for which use it was given."""
    asked, answer = one.question, one.answer
    return {
        "approved": answer.approved if answer else None,
        "answered_at": one.answered_at.isoformat() if one.answered_at else None,
        "by": answer.by.name if answer else None,
        "role": answer.by.role.value if answer else None,
        "reason": answer.reason if answer else None,
        "event": asked.event,
        "setting": asked.setting.value if asked.setting else None,
        "channel": asked.channel.value if asked.channel else None,
        "consent": asked.consent,
    }


def _withdrawn(session: Session, concerned: tuple[ConcernedExport, ...]) -> int:
    """Say which releases have to be taken back."""
    say, printer = session.catalogue.say, session.printer
    printer.line(say("words.consent-withdrawn", reference=session.arguments.reference, count=len(concerned)))
    for export in concerned:
        printer.record(
            {
                "entry": export.id,
                "output": str(export.output) if export.output else None,
                "channel": export.channel.value if export.channel else None,
                "released_at": export.released_at.isoformat() if export.released_at else None,
            }
        )
        values = {
            "output": str(export.output or "-"),
            "channel": say(f"words.channel-{export.channel}") if export.channel else "-",
            "when": here(export.released_at) if export.released_at else "-",
        }
        printer.line("    " + say("words.remove", entry=export.id, **values))
    return 0


def _listed(session: Session, rows: Sequence[Row]) -> int:
    for line in aligned(rows) if rows else [session.catalogue.say("words.empty")]:
        session.printer.line(line)
    return 0


def _export_row(session: Session, export: Export) -> Row:
    """A release: when, where to, the file, and what finds it in the register."""
    basis = basis_of(export)
    channel = in_words("channel", basis.channel if basis else None, session.catalogue)
    return in_words("released_at", export.released_at, session.catalogue), channel, str(export.output), export.id
