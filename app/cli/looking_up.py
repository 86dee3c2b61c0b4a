"""The register looked at: entries, one export, the chain, and whether a file is a release of ours."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from app.books.entries import check_chain, concerned
from app.cli.output import here
from app.cli.payloads import Payload
from app.cli.session import Session, creating
from app.cli.wording import aligned, issuer, names_of_files, row
from app.errors import UsageError
from app.records import register_csv
from app.register import Entry, Query
from app.released import FoundFile, Status, look_up
from app.text import Catalogue

CHANGED, WITHDRAWN = 1, 3


def list_entries(session: Session) -> int:
    """`register list`."""
    arguments, printer = session.arguments, session.printer
    with session.register(readonly=True) as register:
        wanted = concerned(register, arguments.consent) if arguments.consent else None
        since = datetime.combine(arguments.since, time(), session.zone).astimezone(UTC) if arguments.since else None
        found = (
            entry
            for entry in register.entries(Query(since=since.isoformat() if since else None))
            if wanted is None or entry.subject in wanted
        )
        if printer.as_json:
            for entry in found:
                printer.record(entry_values(entry))
            return 0
        names = names_of_files(register)
        rows = [row(entry, names, session.catalogue) for entry in found]
    for line in aligned(rows) if rows else [session.catalogue.say("words.empty")]:
        printer.line(line)
    return 0


def show_entry(session: Session) -> int:
    """`register show`: an export in all its states, or one entry."""
    wanted, printer = session.arguments.entry, session.printer
    with session.register(readonly=True) as register:
        entries = tuple(register.entries(Query(subject=wanted))) or tuple(filter(None, [register.get(wanted)]))
        if not entries:
            raise UsageError("entry-unknown", entry=wanted)
        if printer.as_json:
            for entry in entries:
                printer.record(entry_values(entry))
            return 0
        names = names_of_files(register, entries[0].subject)
    rules = session.rules()
    heads = aligned([row(entry, names, session.catalogue) for entry in entries])
    for head, entry in zip(heads, entries, strict=True):
        printer.line(head)
        for line in Payload(entry, session.catalogue, rules).lines():
            printer.line(line)
    return 0


def verify_chain(session: Session) -> int:
    """`register verify`."""
    printer, say = session.printer, session.catalogue.say
    found = check_chain(session.workplace)
    printer.record(
        {
            "whole": found.is_whole,
            "entries": found.entries if found.is_whole else None,
            "breaks": [{"issuer": one.issuer, "position": one.position, "what": one.what} for one in found.breaks],
        }
    )
    for one in found.breaks:
        chain, what = issuer(one.issuer, session.catalogue), say(f"words.break-{one.what}")
        printer.line(say("words.chain-broken", issuer=chain, position=one.position, what=what))
    if found.is_whole:
        printer.line(say("words.chain-whole", entries=found.entries, chains=found.chains))
    return 0 if found.is_whole else CHANGED


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
    statuses: set[Status] = set()
    unreadable: list[UsageError] = []
    with session.register(readonly=True) as register:
        for path in session.arguments.paths:
            try:
                found = look_up(register, path)
            except UsageError as error:
                unreadable.append(error)
                continue
            statuses.add(found.status)
            session.printer.record(file_values(found))
            session.printer.line(_file_line(found, session.catalogue))
    if unreadable:
        for failure in unreadable[:-1]:
            session.printer.note(session.printer.sentence(failure))
        raise unreadable[-1]
    if statuses & {Status.CHANGED, Status.UNKNOWN}:
        return CHANGED
    return WITHDRAWN if Status.WITHDRAWN in statuses else 0


def _file_line(found: FoundFile, catalogue: Catalogue) -> str:
    """What the register knows of a file, for people."""
    channel = catalogue.say(f"words.channel-{found.channel}") if found.channel else None
    released = here(datetime.fromisoformat(found.released_at)) if found.released_at else None
    state = catalogue.say(f"words.status-{found.status}")
    return "  ".join([f"{found.path}: {state}", *filter(None, [found.entry, found.consent, channel, released])])


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
