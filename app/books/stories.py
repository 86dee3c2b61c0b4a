"""One entry told in full: for an export its whole way, from its opening to its removal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.books.entries import BookLine, line_of
from app.books.findings import NOT_KEPT, Rules, rule_words, rules_of
from app.errors import EnvironmentBrokenError
from app.records import REFERRAL, REMOVAL_DONE, REMOVAL_TASK, ExportBasis, Referral, basis_of, referrals_about
from app.register import Query, Register
from app.register.exports import KINDS, find_export
from app.text import Catalogue
from app.workplace import Workplace

ABOUT_EXPORTS = frozenset({*KINDS, REMOVAL_TASK, REMOVAL_DONE})


@dataclass(frozen=True, slots=True)
class ExportStory:
    """An export: `state` as the register words it; `basis` None once erased; `figures` are what was staged with it.

    `reasons` are the findings of its verdict, article and fact, as the protocol words them now; `decided` what leaders
    answered about this use of the item, each by its last answer.
    """

    id: str
    state: str
    consents: tuple[str, ...]
    basis: ExportBasis | None
    output: Path | None
    figures: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...] = ()
    decided: tuple[Referral, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """`steps` are all entries about the same thing, oldest first; `export` says more where it is one.

    `reasons` are the findings that put an item to the leader, in words, where the entry is about that. `problem`: why findings
    are told by their codes, where the protocol cannot be read.
    """

    line: BookLine
    steps: tuple[BookLine, ...]
    export: ExportStory | None = None
    reasons: tuple[str, ...] = ()
    problem: EnvironmentBrokenError | None = None


def story(workplace: Workplace, entry_id: str, catalogue: Catalogue) -> Story | None:
    """What the register says of what an entry is about; None when there is no such entry."""
    with workplace.reading() as register:
        entry = register.get(entry_id)
        if entry is None:
            return None
        steps = tuple(line_of(one) for one in register.entries(Query(subject=entry.subject)))
        export = find_export(register, entry.subject) if entry.kind in ABOUT_EXPORTS else None
        basis = basis_of(export) if export is not None else None
        decided = _decided(register, basis)
    told, wording = None, _Wording(rules_of(workplace), catalogue)
    if export is not None:
        figures = tuple((str(name), str(value)) for name, value in sorted((export.figures or {}).items()))
        reasons = wording.of_export(basis)
        told = ExportStory(export.id, export.state.value, export.references, basis, export.output, figures, reasons, decided)
    asked = entry.payload if entry.kind == REFERRAL and entry.payload is not None else {}
    return Story(line_of(entry), steps, told, wording.of_question(asked), wording.rules.problem)


def basis_of_export(workplace: Workplace, export_id: str) -> ExportBasis | None:
    """What an export rests on; None when there is no such export, or it was erased."""
    with workplace.reading() as register:
        export = find_export(register, export_id)
    return basis_of(export) if export is not None else None


def _decided(register: Register, basis: ExportBasis | None) -> tuple[Referral, ...]:
    if basis is None or basis.grounds is None or not basis.grounds.settled:
        return ()
    use, settled = (basis.setting, basis.channel, basis.consent), frozenset(basis.grounds.settled)
    return tuple(
        one
        for one in referrals_about(register, basis.sha256)
        if one.answer is not None
        and (one.question.setting, one.question.channel, one.question.consent) == use
        and one.question.codes & settled
    )


@dataclass(frozen=True, slots=True)
class _Wording:
    """Says findings that are kept by their codes."""

    rules: Rules
    catalogue: Catalogue

    def of_export(self, basis: ExportBasis | None) -> tuple[str, ...]:
        """The findings of an export's verdict."""
        if basis is None or basis.grounds is None:
            return ()
        known = {"reference": basis.consent, "channel": self.catalogue.say(f"words.channel-{basis.channel}")}
        return self._in_words(basis.grounds.codes, known)

    def of_question(self, asked: Mapping[str, object]) -> tuple[str, ...]:
        """The findings for which an item was put to the leader."""
        codes, channel = asked.get("codes"), asked.get("channel")
        if not isinstance(codes, list | tuple):
            return ()
        known = {"reference": str(asked.get("consent") or NOT_KEPT)}
        if channel:
            known["channel"] = self.catalogue.say(f"words.channel-{channel}")
        return self._in_words(sorted(map(str, codes)), known)

    def _in_words(self, codes: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
        """Findings filled as far as the register knows; one that the protocol does not know (any more), by its code."""
        rules = self.rules.by_code
        return tuple(rule_words(rules[code], known, self.catalogue) if code in rules else code for code in codes)
