"""An export as a row of states, so that it can be killed at any point.

`opened` before the first byte is written, `staged` once the written file was verified, then the file gets its final
name, then `confirmed`; `abandoned` when it came to nothing. Every state is an entry whose subject is the export's id. So
there is never an export without an entry, and never half a file under a final name.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from app.beside import delete
from app.errors import UnsafeOutputError
from app.register.chain import Entry
from app.register.commit import commit_file
from app.register.owner import Owner, current_owner, may_be_alive
from app.register.store import NOTHING, Query, Register, Transaction

OPENED = "export-opened"
RESTS_ON = "export-rests-on"
STAGED = "export-staged"
CONFIRMED = "export-confirmed"
ABANDONED = "export-abandoned"
KINDS = (OPENED, RESTS_ON, STAGED, CONFIRMED, ABANDONED)


class ExportState(StrEnum):
    """How far an export came."""

    OPENED = "opened"
    STAGED = "staged"
    CONFIRMED = "confirmed"
    ABANDONED = "abandoned"


STATES = {
    OPENED: ExportState.OPENED,
    STAGED: ExportState.STAGED,
    CONFIRMED: ExportState.CONFIRMED,
    ABANDONED: ExportState.ABANDONED,
}
MAY_FOLLOW = {
    STAGED: {ExportState.OPENED, ExportState.STAGED},  # staged again when the final name turned out to be taken
    CONFIRMED: {ExportState.STAGED},
    ABANDONED: {ExportState.OPENED, ExportState.STAGED},
}


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known before the first byte is written.

    `folder` is where the output will be; the temporary file lies in it too, with the output's `suffix` (`.jpg`).
    `references` are what the export rests on and is found by; `details` are JSON values for others to read.
    """

    issuer: str
    folder: Path
    suffix: str
    references: tuple[str, ...]
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Export:
    """An export as the register has it.

    `id` goes into the released file. `output` is the final path of the last staging, `released_at` (ISO 8601, UTC) the
    time of confirmation, `figures` what was staged with it. `temporary`, `owner` and `details` are gone once erased.
    """

    id: str
    issuer: str
    state: ExportState
    opened_at: str
    references: tuple[str, ...]
    temporary: Path | None
    owner: Owner | None
    details: Mapping[str, object]
    output: Path | None = None
    output_sha256: str | None = None
    figures: Mapping[str, object] | None = None
    released_at: str | None = None


class Outcome(StrEnum):
    """What recovering did with an unfinished export; `LEFT`: its folder is out of reach, so nothing can be known."""

    CONFIRMED = "confirmed"
    ABANDONED = "abandoned"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Recovered:
    """One unfinished export of a process that is gone."""

    export_id: str
    outcome: Outcome
    output: Path | None


def open_export(register: Register, opening: Opening) -> Export:
    """Record that an export begins, before anything is written.

    Returns:
        The export, with its random id and the temporary path to write to.
    """
    export_id = secrets.token_hex(16)
    owner = current_owner()
    temporary = _temporary(opening.folder.absolute(), export_id, opening.suffix)
    payload = {"temporary": str(temporary), "owner": asdict(owner), "details": dict(opening.details)}
    first, *others = opening.references or ("",)
    with register.transaction() as transaction:
        transaction.append(opening.issuer, OPENED, export_id, payload, first)
        for reference in others:
            transaction.append(opening.issuer, RESTS_ON, export_id, {}, reference)
        return _required(transaction, export_id)


def stage(register: Register, export_id: str, output_sha256: str, final: Path, figures: Mapping[str, object] = NOTHING) -> None:
    """Record the verified temporary file's hash and the name it is about to get.

    Raises:
        ValueError: when the export is not open.
    """
    payload = {"output": str(final.absolute()), "figures": dict(figures)}
    _advance(register, export_id, STAGED, payload, output_sha256)


def confirm(register: Register, export_id: str) -> None:
    """Record that the file has its final name.

    Raises:
        ValueError: when the export is not staged.
    """
    _advance(register, export_id, CONFIRMED, NOTHING, "")


def abandon(register: Register, export_id: str, reason: str) -> None:
    """Record that the export came to nothing; the caller has deleted the temporary file.

    Raises:
        ValueError: when the export is already confirmed or abandoned.
    """
    _advance(register, export_id, ABANDONED, {"reason": reason}, "")


def finish(
    register: Register,
    export: Export,
    output_sha256: str,
    finals: Iterable[Path],
    figures: Mapping[str, object] = NOTHING,
) -> Path:
    """Stage, name and confirm a written and verified temporary file.

    Args:
        register: the register.
        export: as `open_export` gave it.
        output_sha256: the temporary file's hash.
        finals: final paths to try in turn; taken ones are passed over.
        figures: JSON values to stage with it.

    Returns:
        The final path.

    Raises:
        FileExistsError: when all names are taken; the export stays open, for the caller to abandon.
        UnsafeOutputError: `output-changed` when the file is no longer what was verified.
    """
    if export.temporary is None:
        raise ValueError("an export that was just opened has a temporary file")
    if _sha256(export.temporary) != output_sha256:
        raise UnsafeOutputError("output-changed")
    for final in finals:
        if final.exists() or final.is_symlink():
            continue
        stage(register, export.id, output_sha256, final, figures)
        try:
            commit_file(export.temporary, final)
        except FileExistsError:
            continue
        confirm(register, export.id)
        return final
    raise FileExistsError("every name is taken")


def find_export(register: Register, export_id: str) -> Export | None:
    """The export of this id."""
    return _assemble(register.entries(Query(KINDS, subject=export_id)))


def exports_of_output(register: Register, output_sha256: str) -> tuple[Export, ...]:
    """The exports whose output has this hash."""
    return _found(register, Query((STAGED,), lookup=output_sha256))


def exports_resting_on(register: Register, reference: str) -> tuple[Export, ...]:
    """The exports that rest on a reference, in whatever state."""
    return _found(register, Query((OPENED, RESTS_ON), lookup=reference))


def exports_resting_on_within(transaction: Transaction, reference: str) -> tuple[Export, ...]:
    """The same, as part of a transaction."""
    ids = {entry.subject: None for entry in transaction.entries(Query((OPENED, RESTS_ON), lookup=reference))}
    return tuple(_required(transaction, export_id) for export_id in ids)


def recover(register: Register) -> tuple[Recovered, ...]:
    """Bring to an end what processes of this machine that are gone left unfinished.

    Where the final file is there with the staged hash, the export is confirmed; otherwise its temporary file is deleted
    and it is abandoned. A file under a final name is never deleted: it may be somebody else's.
    """
    begun = (find_export(register, entry.subject) for entry in register.unfinished(OPENED, (CONFIRMED, ABANDONED)))
    return tuple(
        _bring_to_end(register, export) for export in begun if export and not (export.owner and may_be_alive(export.owner))
    )


def bring_to_end(register: Register, export_id: str) -> Recovered:
    """Bring one unfinished export to an end as `recover` does, also one of this process.

    Raises:
        ValueError: when there is no such export.
    """
    export = find_export(register, export_id)
    if export is None:
        raise ValueError(f"no such export: {export_id}")
    return _bring_to_end(register, export)


def _bring_to_end(register: Register, export: Export) -> Recovered:
    try:
        outcome = _settle_files(export)
    except OSError:
        return Recovered(export.id, Outcome.LEFT, export.output)
    if outcome is not Outcome.LEFT:
        kind, payload = (CONFIRMED, {}) if outcome is Outcome.CONFIRMED else (ABANDONED, {"reason": "interrupted"})
        with register.transaction() as transaction:
            # Another process that starts at the same time may have been here already.
            if _required(transaction, export.id).state in MAY_FOLLOW[kind]:
                transaction.append(export.issuer, kind, export.id, payload)
    return Recovered(export.id, outcome, export.output)


def _settle_files(export: Export) -> Outcome:
    """Delete the temporary file, and what lies beside it, and say how the export ends.

    Raises:
        OSError: when a file cannot be read or deleted.
    """
    folders = {file.parent for file in (export.temporary, export.output) if file is not None}
    if not all(folder.is_dir() for folder in folders):
        return Outcome.LEFT  # a drive that is not there now may hold the finished file
    is_final = export.output is not None and export.output.is_file() and _sha256(export.output) == export.output_sha256
    # Only a name that this program makes, so that no entry can make it delete another file.
    if export.temporary is not None and export.temporary == _temporary(
        export.temporary.parent, export.id, export.temporary.suffix
    ):
        delete(export.temporary)
    return Outcome.CONFIRMED if is_final else Outcome.ABANDONED


def _temporary(folder: Path, export_id: str, suffix: str) -> Path:
    return folder / f".beeldkeur-{export_id}{suffix}"


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _advance(register: Register, export_id: str, kind: str, payload: Mapping[str, object], lookup: str) -> None:
    with register.transaction() as transaction:
        export = _required(transaction, export_id)
        if export.state not in MAY_FOLLOW[kind]:
            raise ValueError(f"{kind} cannot follow {export.state}")
        transaction.append(export.issuer, kind, export_id, payload, lookup)


def _required(transaction: Transaction, export_id: str) -> Export:
    export = _assemble(iter(transaction.entries(Query(KINDS, subject=export_id))))
    if export is None:
        raise ValueError(f"no such export: {export_id}")
    return export


def _found(register: Register, query: Query) -> tuple[Export, ...]:
    ids = {entry.subject: None for entry in register.entries(query)}
    return tuple(export for export in (find_export(register, export_id) for export_id in ids) if export)


def _assemble(entries: Iterator[Entry]) -> Export | None:
    """One export from its entries, in their order; None without any."""
    by_kind: dict[str, Entry] = {}
    references: list[str] = []
    state = ExportState.OPENED
    for entry in entries:
        by_kind[entry.kind] = entry
        state = STATES.get(entry.kind, state)
        if entry.kind in {OPENED, RESTS_ON} and entry.lookup:
            references.append(entry.lookup)
    if OPENED not in by_kind:
        return None
    opened, staged, confirmed = by_kind[OPENED], by_kind.get(STAGED), by_kind.get(CONFIRMED)
    begun, finished = opened.payload or {}, (staged.payload if staged else None) or {}
    return Export(
        id=opened.subject,
        issuer=opened.issuer,
        state=state,
        opened_at=opened.created_at,
        references=tuple(references),
        temporary=_path(begun.get("temporary")),
        owner=_owner(begun.get("owner")),
        details=_mapping(begun.get("details")),
        output=_path(finished.get("output")),
        output_sha256=staged.lookup if staged else None,
        figures=_mapping(finished.get("figures")) if staged else None,
        released_at=confirmed.created_at if confirmed else None,
    )


def _path(value: object) -> Path | None:
    return Path(value) if isinstance(value, str) else None


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _owner(value: object) -> Owner | None:
    fields = _mapping(value)
    pid, started, host = fields.get("pid"), fields.get("started"), fields.get("host")
    if isinstance(pid, int) and isinstance(started, str) and isinstance(host, str):
        return Owner(pid, started, host)
    return None
