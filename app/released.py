"""Whether a file is a release of ours, unchanged, and on which consent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from app.errors import UsageError
from app.media.sniff import HEAD_BYTES
from app.metadata.movie import read_movie_entry
from app.metadata.write import read_entry
from app.model import Actor, Channel
from app.records import basis_of, consent, person_consent
from app.register import Register
from app.register.exports import Export, ExportState, exports_of_output, find_export


class Status(StrEnum):
    """What a file is. `CHANGED`: it carries the mark of a release, and its bytes are not those that were released."""

    RELEASED = "released"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What the register knows of a file. `released_at` is ISO 8601 in UTC; all but path and status None where unknown.

    `is_withdrawn`: a consent that the release rests on was withdrawn, whatever became of the file since.
    """

    path: Path
    status: Status
    entry: str | None = None
    consent: str | None = None
    channel: Channel | None = None
    operator: Actor | None = None
    released_at: str | None = None
    is_withdrawn: bool = False


def look_up(register: Register, path: Path) -> FoundFile:
    """What the register knows of a file.

    Raises:
        UsageError: `file-unreadable`.
    """
    try:
        sha256, named = _read(path)
    except OSError as error:
        raise UsageError("file-unreadable", file=str(path), problem=error.strerror or "") from error
    export = next((one for one in exports_of_output(register, sha256) if _is_out(one, sha256)), None)
    if export is not None:
        is_withdrawn = _is_withdrawn(register, export)
        found = _found(path, Status.WITHDRAWN if is_withdrawn else Status.RELEASED, export)
        return replace(found, is_withdrawn=is_withdrawn)
    marked = find_export(register, named) if named else None
    if marked is not None and marked.state is ExportState.CONFIRMED:
        return replace(_found(path, Status.CHANGED, marked), is_withdrawn=_is_withdrawn(register, marked))
    return FoundFile(path, Status.UNKNOWN)


def _read(path: Path) -> tuple[str, str | None]:
    """A file's SHA-256, and the entry id that it carries; a video's bytes stay on the disk."""
    with path.open("rb") as stream:
        if stream.read(HEAD_BYTES)[4:8] == b"ftyp":
            stream.seek(0)
            return hashlib.file_digest(stream, "sha256").hexdigest(), read_movie_entry(path)
        stream.seek(0)
        data = stream.read()
    return hashlib.sha256(data).hexdigest(), read_entry(data)


def _found(path: Path, status: Status, export: Export) -> FoundFile:
    basis = basis_of(export)
    return FoundFile(
        path,
        status,
        export.id,
        export.references[0] if export.references else None,
        basis.channel if basis else None,
        basis.operator if basis else None,
        export.released_at,
    )


def _is_out(export: Export, sha256: str) -> bool:
    return export.state is ExportState.CONFIRMED and export.output_sha256 == sha256


def _is_withdrawn(register: Register, export: Export) -> bool:
    leadership = [consent(register, reference) for reference in export.references[:1]]
    persons = [person_consent(register, reference) for reference in export.references[1:]]
    return any(found is not None and found.withdrawn is not None for found in (*leadership, *persons))
