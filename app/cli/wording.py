"""The entries of the register as rows for people: when, whose, what happened, what it is about, and what finds it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

from app.cli.output import here
from app.records import (
    CONSENT,
    CONSENT_WITHDRAWN,
    PERSON_CONSENT,
    PERSON_CONSENT_WITHDRAWN,
    POLICY,
    REFERRAL,
    REFERRAL_DECIDED,
    REMOVAL_TASK,
    REPORTED,
)
from app.register import Entry, Query, Register
from app.register.exports import OPENED, RESTS_ON, STAGED
from app.text import Catalogue

Row = tuple[str, ...]


def names_of_files(register: Register, subject: str | None = None) -> Mapping[str, str]:
    """Names by what entries are about, of all or one: an export's file, else its source; an item that was referred.

    What was erased is left out.
    """
    found: dict[str, str] = {}
    for entry in register.entries(Query((OPENED, STAGED, REFERRAL), subject=subject)):
        name = _name(entry.payload or {}, entry.kind)
        if name:
            found[entry.subject] = name
    return found


def row(entry: Entry, names: Mapping[str, str], catalogue: Catalogue) -> Row:
    """One entry; its last cell is what `register show` finds it by. `names` are those of files."""
    return (
        here(datetime.fromisoformat(entry.created_at)),
        f"{issuer(entry.issuer, catalogue)}#{entry.position}",
        catalogue.sentences.get(f"words.kind-{entry.kind}", entry.kind),
        _about(entry, names, catalogue),
        entry.subject,
    )


def aligned(rows: Sequence[Row]) -> Iterator[str]:
    """Rows as lines, each column but the last as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for cells in rows:
        yield "  ".join([*(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=False) if width), cells[-1]])


def issuer(name: str, catalogue: Catalogue) -> str:
    """Whose chain it is: a school by its name; the foundation's own in words."""
    return catalogue.sentences.get(f"words.issuer-{name}", name)


def _about(entry: Entry, names: Mapping[str, str], catalogue: Catalogue) -> str:
    """What an entry is about, in a few words; "" where it does not say more than its kind."""
    said, words_of = entry.payload, catalogue.sentences.get
    if said is None:
        return catalogue.say("words.erased")
    words: Mapping[str, object] = {
        CONSENT: said.get("event"),
        CONSENT_WITHDRAWN: said.get("reason"),
        PERSON_CONSENT: words_of(f"words.giver-{said.get('giver')}", said.get("giver")),
        PERSON_CONSENT_WITHDRAWN: said.get("reason"),
        POLICY: words_of(f"words.policy-{entry.subject}-{said.get('value')}", said.get("value")),
        REFERRAL: _name(said, entry.kind),
        REFERRAL_DECIDED: catalogue.say("words.ruling-approved" if said.get("approved") else "words.ruling-refused"),
        REPORTED: words_of(f"words.recipient-{said.get('to')}", said.get("to")),
        OPENED: _name(said, entry.kind),
        RESTS_ON: entry.lookup,
        STAGED: _name(said, entry.kind),
        REMOVAL_TASK: _name(said, entry.kind),
    }
    return str(words.get(entry.kind, said.get("event")) or names.get(entry.subject, ""))


def _name(said: Mapping[str, Any], kind: str) -> str:
    """The name of the file that an entry tells of: what was written, or what it is made from."""
    details = said.get("details")
    told = details if kind == OPENED and isinstance(details, dict) else said
    return PurePath(str(told.get("output") or told.get("path") or "")).name
