"""Why a file was let out, in whole sentences: the register keeps the findings by code, and little of what filled them."""

from __future__ import annotations

from dataclasses import replace

from app.books.stories import ExportStory, Story, story
from app.rules.protocol import PLACEHOLDERS
from app.text import Catalogue
from app.workplace import Workplace

NOT_KEPT = "…"
"""Stands for what the register does not keep of a finding, such as the number of faces."""


def whole_story(workplace: Workplace, entry_id: str, catalogue: Catalogue) -> Story | None:
    """As `app.books.stories.story`, with its reasons filled as far as the register knows."""
    told = story(workplace, entry_id, catalogue.language)
    if told is None or told.export is None:
        return told
    return replace(told, export=replace(told.export, reasons=_reasons(workplace, told.export, catalogue)))


def _reasons(workplace: Workplace, told: ExportStory, catalogue: Catalogue) -> tuple[str, ...]:
    basis = told.basis
    if basis is None or basis.grounds is None:
        return told.reasons
    values: dict[str, str | int] = dict.fromkeys(PLACEHOLDERS, NOT_KEPT)
    values |= {"reference": basis.consent, "channel": catalogue.say(f"words.channel-{basis.channel}")}
    rules = {rule.code: rule for rule in workplace.protocol().rules}
    said = []
    for code in basis.grounds.codes:
        rule = rules.get(code)
        fact = rule.fact.fill(catalogue.language, values).replace(f": {NOT_KEPT}", "") if rule is not None else ""
        said.append(f"{rule.article}: {fact}" if rule is not None else code)
    return tuple(said)
