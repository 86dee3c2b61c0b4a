"""One entry told in full: for an export its whole way, from its opening to its removal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.books.entries import BookLine, line_of
from app.books.removals import REMOVAL_DONE
from app.records import REMOVAL_TASK, ExportBasis, basis_of
from app.register import Query
from app.register.exports import KINDS, find_export
from app.text import Language
from app.workplace import Workplace

ABOUT_EXPORTS = frozenset({*KINDS, REMOVAL_TASK, REMOVAL_DONE})


@dataclass(frozen=True, slots=True)
class ExportStory:
    """An export: `state` as the register words it; `basis` None once erased; `figures` are what was staged with it.

    `reasons` are the findings of its verdict, article and fact, as the protocol words them now.
    """

    id: str
    state: str
    consents: tuple[str, ...]
    basis: ExportBasis | None
    output: Path | None
    figures: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """`steps` are all entries about the same thing, oldest first; `export` says more where it is one."""

    line: BookLine
    steps: tuple[BookLine, ...]
    export: ExportStory | None = None


def story(workplace: Workplace, entry_id: str, language: Language) -> Story | None:
    """What the register says of what an entry is about; None when there is no such entry."""
    with workplace.reading() as register:
        entry = register.get(entry_id)
        if entry is None:
            return None
        steps = tuple(line_of(one) for one in register.entries(Query(subject=entry.subject)))
        export = find_export(register, entry.subject) if entry.kind in ABOUT_EXPORTS else None
    told = None
    if export is not None:
        figures = tuple((str(name), str(value)) for name, value in sorted((export.figures or {}).items()))
        basis = basis_of(export)
        reasons = _reasons(workplace, basis.grounds.codes, language) if basis and basis.grounds else ()
        told = ExportStory(export.id, export.state.value, export.references, basis, export.output, figures, reasons)
    return Story(line_of(entry), steps, told)


def entry_of(workplace: Workplace, subject: str) -> str | None:
    """The id of the first entry about something: an export, a consent; also an entry's own id."""
    with workplace.reading() as register:
        found = next(register.entries(Query(subject=subject)), None) or register.get(subject)
    return found.id if found else None


def _reasons(workplace: Workplace, codes: Iterable[str], language: Language) -> tuple[str, ...]:
    """Findings in words; one that the protocol no longer knows, or words with more than it knows here, by its code."""
    rules = {rule.code: rule for rule in workplace.protocol().rules}
    found = []
    for code in codes:
        try:
            found.append(f"{rules[code].article}: {rules[code].fact.fill(language, {})}")
        except KeyError:
            found.append(code)
    return tuple(found)
