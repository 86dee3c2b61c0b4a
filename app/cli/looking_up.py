"""The register looked at: entries, one export, the chain, and whether a file is a release of ours."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from app.cli.session import Session, creating
from app.errors import UsageError
from app.records import register_csv
from app.register import Entry, Query, Register
from app.register.exports import exports_resting_on
from app.released import FoundFile, look_up

CHANGED, WITHDRAWN = 1, 3


def list_entries(session: Session) -> int:
    """`register list`."""
    arguments, printer = session.arguments, session.printer
    with session.register(readonly=True) as register:
        wanted = _concerned(register, arguments.consent) if arguments.consent else None
        since = datetime.combine(arguments.since, time(), session.zone).astimezone(UTC) if arguments.since else None
        any_shown = False
        for entry in register.entries(Query(since=since.isoformat() if since else None)):
            if wanted is None or entry.subject in wanted:
                any_shown = True
                printer.record(entry_values(entry))
                printer.line(f"{entry.created_at[:19]}  {entry.issuer}#{entry.position}  {entry.kind:22}  {entry.subject}")
    if not any_shown:
        printer.line(session.catalogue.say("words.empty"))
    return 0


def show_entry(session: Session) -> int:
    """`register show`: an export in all its states, or one entry."""
    wanted, printer = session.arguments.entry, session.printer
    with session.register(readonly=True) as register:
        entries = tuple(register.entries(Query(subject=wanted))) or tuple(filter(None, [register.get(wanted)]))
        if not entries:
            raise UsageError("entry-unknown", entry=wanted)
        for entry in entries:
            printer.record(entry_values(entry))
            printer.line(f"{entry.created_at[:19]}  {entry.issuer}#{entry.position}  {entry.kind}  {entry.subject}")
            for name, value in (entry.payload or {}).items():
                printer.line(f"    {name}: {value}")
    return 0


def verify_chain(session: Session) -> int:
    """`register verify`."""
    printer, say = session.printer, session.catalogue.say
    with session.register(readonly=True) as register:
        breaks = register.verify()
        count, chains = sum(1 for _ in register.entries()) if not breaks else 0, len(register.heads()) if not breaks else 0
    printer.record(
        {
            "whole": not breaks,
            "entries": count if not breaks else None,
            "breaks": [{"issuer": one.issuer, "position": one.position, "what": one.kind.value} for one in breaks],
        }
    )
    for one in breaks:
        printer.line(say("words.chain-broken", issuer=one.issuer, position=one.position, what=one.kind.value))
    if not breaks:
        printer.line(say("words.chain-whole", entries=count, chains=chains))
    return CHANGED if breaks else 0


def write_csv(session: Session) -> int:
    """`register csv`."""
    file: Path = session.arguments.file
    with session.register(readonly=True) as register, creating(file) as stream:
        register_csv(register, stream)
    session.printer.record({"file": stream.name})
    session.printer.line(session.catalogue.say("words.csv-written", file=stream.name))
    return 0


def verify_files(session: Session) -> int:
    """`verify`: is this file a release of ours, unchanged, and with which consent?

    Raises:
        UsageError: `file-unreadable`, once the other files are told of.
    """
    statuses: set[str] = set()
    unreadable: list[UsageError] = []
    with session.register(readonly=True) as register:
        for path in session.arguments.paths:
            try:
                values = file_values(look_up(register, path))
            except UsageError as error:
                unreadable.append(error)
                continue
            statuses.add(values["status"])
            session.printer.record(values)
            state = session.catalogue.say(f"words.status-{values['status']}")
            parts = [values["entry"], values["consent"], values["channel"], (values["released_at"] or "")[:19]]
            session.printer.line("  ".join([f"{path}: {state}", *filter(None, parts)]))
    if unreadable:
        for failure in unreadable[:-1]:
            session.printer.note(session.printer.sentence(failure))
        raise unreadable[-1]
    if statuses & {"changed", "unknown"}:
        return CHANGED
    return WITHDRAWN if "withdrawn" in statuses else 0


def file_values(found: FoundFile) -> dict[str, Any]:
    """What the register knows of a file, as the contract has it."""
    return {
        "path": str(found.path),
        "status": found.status.value,
        "entry": found.entry,
        "consent": found.consent,
        "channel": found.channel.value if found.channel else None,
        "released_at": found.released_at,
    }


def entry_values(entry: Entry) -> dict[str, Any]:
    """A register entry as JSON."""
    return {
        "id": entry.id,
        "issuer": entry.issuer,
        "position": entry.position,
        "kind": entry.kind,
        "subject": entry.subject,
        "created_at": entry.created_at,
        "hash": entry.hash,
        "payload": entry.payload,
    }


def _concerned(register: Register, reference: str) -> frozenset[str]:
    """The consent itself and all exports that rest on it."""
    return frozenset({reference, *(export.id for export in exports_resting_on(register, reference))})
