"""The removal tasks: what was released under a consent that was withdrawn, and who took it down."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from app.errors import UsageError
from app.model import Actor, Channel, Role
from app.records import REMOVAL_DONE, REMOVAL_TASK, basis_of
from app.records.table import cell
from app.register import Entry, Query
from app.register.exports import Export, ExportState, find_export
from app.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Done:
    """That a release was taken down: who says so, when (aware)."""

    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class RemovalTask:
    """A release of id `export` that has to be taken down because `consent` was withdrawn.

    `operator` released it. What was erased, or is not known because the release never ended, is None.
    """

    export: str
    consent: str
    asked_at: datetime
    output: Path | None
    channel: Channel | None
    released_at: datetime | None
    operator: Actor | None
    done: Done | None = None


def removals(workplace: Workplace) -> tuple[RemovalTask, ...]:
    """Every removal task: the open ones first, and among equals the last asked for first.

    Of exports that were under way when the consent was withdrawn, and came to nothing, there is nothing to take down.
    """
    with workplace.reading() as register:
        ended = {(entry.subject, entry.lookup): _done(entry) for entry in register.entries(Query((REMOVAL_DONE,)))}
        asked = ((entry, find_export(register, entry.subject)) for entry in register.entries(Query((REMOVAL_TASK,))))
        found = [_task(entry, export, ended) for entry, export in asked if not _came_to_nothing(export)][::-1]
    return tuple(sorted(found, key=lambda task: task.done is not None))


def mark_removed(workplace: Workplace, tasks: Iterable[RemovalTask], by: Actor) -> int:
    """Record that releases were taken down.

    Returns:
        How many were recorded now; one that was done before is not recorded again.

    Raises:
        UsageError: `removal-unknown` when there is no such task; then nothing is recorded.
    """
    with workplace.writing() as (register, _), register.transaction() as transaction:
        count = 0
        for task in tasks:
            asked = transaction.entries(Query((REMOVAL_TASK,), subject=task.export, lookup=task.consent))
            if not asked:
                raise UsageError("removal-unknown", entry=task.export)
            if not transaction.entries(Query((REMOVAL_DONE,), subject=task.export, lookup=task.consent)):
                said = {"by": {"name": by.name, "role": by.role.value}}
                transaction.append(asked[0].issuer, REMOVAL_DONE, task.export, said, task.consent)
                count += 1
    return count


def removals_csv(tasks: Iterable[RemovalTask], file: TextIO) -> None:
    """Write one line for each task. `file` is opened with `newline=""`."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("consent", "entry", "output", "channel", "released_at", "released_by", "asked_at", "done_at", "done_by"))
    for task in tasks:
        values = (
            task.consent,
            task.export,
            task.output,
            task.channel,
            task.released_at and task.released_at.isoformat(),
            task.operator and task.operator.name,
            task.asked_at.isoformat(),
            task.done and task.done.at.isoformat(),
            task.done and task.done.by.name,
        )
        writer.writerow([cell("" if value is None else value) for value in values])


def _came_to_nothing(export: Export | None) -> bool:
    return export is not None and export.state is ExportState.ABANDONED


def _task(entry: Entry, export: Export | None, ended: dict[tuple[str, str], Done]) -> RemovalTask:
    said = entry.payload or {}
    basis = basis_of(export) if export else None
    output = export.output if export and export.output else said.get("output")
    released = export.released_at if export and export.released_at else said.get("released_at")
    return RemovalTask(
        export=entry.subject,
        consent=entry.lookup,
        asked_at=datetime.fromisoformat(entry.created_at),
        output=Path(str(output)) if output else None,
        channel=Channel(str(said["channel"])) if said.get("channel") else None,
        released_at=datetime.fromisoformat(str(released)) if released else None,
        operator=basis.operator if basis else None,
        done=ended.get((entry.subject, entry.lookup)),
    )


def _done(entry: Entry) -> Done:
    by = (entry.payload or {}).get("by")
    named = by if isinstance(by, dict) else {}
    actor = Actor(str(named.get("name", "-")), Role(named.get("role", Role.OPERATOR)))
    return Done(actor, datetime.fromisoformat(entry.created_at))
