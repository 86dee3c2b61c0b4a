"""Releases during which the program was ended, by a kill or a power cut: brought to an end, and told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.records import basis_of
from app.register import Register
from app.register.exports import Outcome, Recovered, find_export
from app.workplace import Workplace


class Ended(StrEnum):
    """How such a release ended. `UNKNOWN`: its folder is out of reach."""

    NOT_RELEASED = "not-released"
    RELEASED = "released"
    UNKNOWN = "unknown"


ENDED = {Outcome.ABANDONED: Ended.NOT_RELEASED, Outcome.CONFIRMED: Ended.RELEASED, Outcome.LEFT: Ended.UNKNOWN}


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """One such release, and how it ended.

    `source` is the file that was to leave, and `event` the name of what it belongs to; None once that is no longer on record,
    and where a release had no event. `output` is the released file where it left after all; `folder` is where it was to go.
    """

    ended: Ended
    source: Path | None
    event: str | None
    output: Path | None
    folder: Path | None


def bring_broken_off_to_an_end(workplace: Workplace) -> tuple[BrokenOff, ...]:
    """Bring to an end what processes that are gone left unfinished, and say what that was. May take long.

    What is in a folder out of reach stays open, and is told again the next time.

    Raises:
        EnvironmentBrokenError: when the register cannot be opened.
    """
    with workplace.writing() as (register, recovered):
        return tuple(_told(register, one) for one in recovered)


def _told(register: Register, one: Recovered) -> BrokenOff:
    export = find_export(register, one.export_id)
    basis = basis_of(export) if export is not None else None
    file = one.output or (export.temporary if export is not None else None)
    return BrokenOff(
        ENDED[one.outcome],
        Path(basis.path) if basis is not None else None,
        basis.event if basis is not None else None,
        one.output if one.outcome is Outcome.CONFIRMED else None,
        file.parent if file is not None else None,
    )
