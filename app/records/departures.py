"""Which items left before, and whether what left may stay where it went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.records.kinds import REMOVAL_DONE, REMOVAL_TASK
from app.records.past import Made, histories
from app.register.exports import ABANDONED, ExportState
from app.register.store import Query, Register


class Standing(StrEnum):
    """What a release is by now. `TO_TAKE_DOWN`: a consent that it rests on was withdrawn, and nobody said that it is gone."""

    OUT = "out"
    TO_TAKE_DOWN = "to-take-down"
    TAKEN_DOWN = "taken-down"


@dataclass(frozen=True, slots=True)
class Departure:
    """One release of an item, and what it is by now."""

    made: Made
    standing: Standing


_WORST_FIRST = (Standing.TO_TAKE_DOWN, Standing.OUT, Standing.TAKEN_DOWN)
"""What somebody has to do something about comes first; what is gone comes last: while another is out, not all of it is gone."""


def worst_of(left: Iterable[Departure]) -> Standing | None:
    """What the releases of the same bytes are together: a later one does not hide that an earlier one has to be taken down.

    None where nothing left.
    """
    return min((one.standing for one in left), key=_WORST_FIRST.index, default=None)


def standings(register: Register) -> Mapping[str, Standing]:
    """What became of the releases that had to be taken down, by the export's id; all others are `Standing.OUT`.

    Where several consents were withdrawn, each asks for it, and none is answered by another's being done. Exports that were
    under way then and came to nothing are left out.
    """
    waiting: dict[str, set[str]] = {}
    for entry in register.entries(Query((REMOVAL_TASK, REMOVAL_DONE))):
        asked = waiting.setdefault(entry.subject, set())
        (asked.add if entry.kind == REMOVAL_TASK else asked.discard)(entry.lookup)
    for entry in register.entries(Query((ABANDONED,))) if waiting else ():
        waiting.pop(entry.subject, None)
    return {export: Standing.TO_TAKE_DOWN if asked else Standing.TAKEN_DOWN for export, asked in waiting.items()}


def departures(register: Register, standing: Mapping[str, Standing] | None = None) -> Mapping[str, tuple[Departure, ...]]:
    """Every release there is, by the item's SHA-256, oldest first; what was erased is left out.

    `standing`: `standings` of that register, where they were read already.
    """
    standing = standings(register) if standing is None else standing
    found = {
        sha256: tuple(
            Departure(line, standing.get(line.entry, Standing.OUT))
            for line in lines
            if isinstance(line, Made) and line.state is ExportState.CONFIRMED
        )
        for sha256, lines in histories(register).items()
    }
    return {sha256: left for sha256, left in found.items() if left}


def worst_standings(register: Register) -> Mapping[str, Standing]:
    """`worst_of` all releases of each item, by its SHA-256; empty while nothing ever had to be taken down.

    All that left may stay then, and the releases need not be read: they are many, and this is asked at each change of an item.
    """
    standing = standings(register)
    if not standing:
        return {}
    found = {sha256: worst_of(left) for sha256, left in departures(register, standing).items()}
    return {sha256: worst for sha256, worst in found.items() if worst is not None}
