"""The register's entries in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from app.books.entries import BookLine
from app.books.stories import ExportStory
from app.text import Catalogue
from ui.consents.wording import moment
from ui.language import translate
from ui.register.figures import figure
from ui.register.grounds import said_of_release
from ui.register.payloads import said_in_words

Fact = tuple[str, str]
SHORT = 12


def kind_of(line: BookLine, catalogue: Catalogue) -> str:
    """What kind of entry it is; a kind without a word of its own by its code."""
    return kind_word(line.kind, catalogue)


def kind_word(kind: str, catalogue: Catalogue) -> str:
    """The same for a kind by itself."""
    key = f"words.kind-{kind}"
    return catalogue.sentences.get(key, kind)


def issuer_word(issuer: str, catalogue: Catalogue) -> str:
    """Whose entry it is: a school by its name; the foundation's own in words."""
    return catalogue.sentences.get(f"words.issuer-{issuer}", issuer)


def summary(line: BookLine, catalogue: Catalogue) -> str:
    """What an entry is about, in a few words."""
    said = line.payload
    if said is None:
        return translate("Register", "{subject} (erased)").format(subject=short(line.subject))
    parts: tuple[str, ...] = {
        "export-confirmed": (line.file or short(line.subject),),
        "export-opened": (_channel(_inner(said).get("channel"), catalogue), line.lookup),
        "export-staged": (PurePath(str(said.get("output") or "")).name,),
        "export-rests-on": (line.lookup,),
        "removal-task": (PurePath(str(said.get("output") or "")).name, line.lookup),
        "removal-done": (_by(said), line.lookup),
        "consent": (line.subject, str(said.get("event") or "")),
        "person-consent": (line.subject, _giver(said, catalogue)),
        "consent-withdrawn": (line.subject, str(said.get("reason") or "")),
        "person-consent-withdrawn": (line.subject, str(said.get("reason") or "")),
        "policy": (_choice(line.subject, str(said.get("value") or ""), catalogue),),
        "no-lesson-confirmed": (str(said.get("event") or ""), _by(said)),
        "grouping-on": (str(said.get("event") or ""), _by(said)),
        "grouping-off": (str(said.get("event") or ""), _by(said)),
        "do-not-use": (short(line.subject), _by(said)),
        "do-not-use-lifted": (short(line.subject), _by(said)),
        "reported": (short(line.subject), _by(said)),
        "referral": (short(line.subject), _channel(said.get("channel"), catalogue)),
    }.get(line.kind, (short(line.subject),))
    return " · ".join(filter(None, parts)) or short(line.subject)


def step(line: BookLine, catalogue: Catalogue) -> Fact:
    """An entry as a step of a timeline: when, and what happened."""
    about = summary(line, catalogue)
    kind = kind_of(line, catalogue)
    return moment(line.at), kind if about == short(line.subject) else f"{kind}: {about}"


def export_facts(told: ExportStory, catalogue: Catalogue) -> tuple[Fact, ...]:
    """What an export is, rests on and was made from."""
    basis = told.basis
    known: list[Fact] = [
        (translate("Register", "File"), told.output.name if told.output else "-"),
        (translate("Register", "Folder"), str(told.output.parent) if told.output else "-"),
        (translate("Register", "Consents"), ", ".join(filter(None, told.consents)) or "-"),
    ]
    if basis is not None:
        known += [
            (translate("Register", "Channel"), _channel(basis.channel, catalogue)),
            (translate("Register", "Event"), basis.event or "-"),
            (translate("Register", "Setting"), catalogue.say(f"words.consent-setting-{basis.setting}")),
            (translate("Register", "Released by"), basis.operator.name),
            (translate("Register", "Made from"), PurePath(basis.path).name),
        ]
        if basis.grounds is not None:
            known.append((translate("Register", "Verdict"), catalogue.say(f"words.verdict-{basis.grounds.verdict}")))
        known += said_of_release(basis, told.decided, catalogue)
    known += [(translate("Register", "Reason"), reason) for reason in told.reasons]
    known += [figure(name, value) for name, value in told.figures]
    return (*known, (translate("Register", "Entry"), told.id))


def entry_facts(line: BookLine, findings: Iterable[str], catalogue: Catalogue) -> tuple[Fact, ...]:
    """Everything an entry says; `findings` are the reasons that it holds by code."""
    said = () if line.payload is None else said_in_words(_worded(line, catalogue), findings, catalogue)
    erased = ((translate("Register", "Content"), translate("Register", "erased on its term")),) if line.payload is None else ()
    return (
        (translate("Register", "What happened"), kind_of(line, catalogue)),
        (translate("Register", "Time"), moment(line.at)),
        (translate("Register", "About"), line.subject),
        (translate("Register", "School"), issuer_word(line.issuer, catalogue)),
        *erased,
        *said,
        (translate("Register", "Place in the chain"), str(line.position)),
        (translate("Register", "Entry"), line.id),
    )


def short(subject: str) -> str:
    """A hash or id by its first digits, a reference as it is."""
    return f"{subject[:SHORT]}…" if len(subject) > 2 * SHORT else subject


def _choice(name: str, value: str, catalogue: Catalogue) -> str:
    return catalogue.sentences.get(f"words.policy-{name}-{value}", value)


def _channel(channel: object, catalogue: Catalogue) -> str:
    return catalogue.sentences.get(f"words.channel-{channel}", str(channel or "")) if channel else ""


def _giver(said: Mapping[str, Any], catalogue: Catalogue) -> str:
    return catalogue.sentences.get(f"words.giver-{said.get('giver')}", "")


def _by(said: Mapping[str, Any]) -> str:
    by = said.get("by")
    return str(by.get("name", "")) if isinstance(by, dict) else ""


def _inner(said: Mapping[str, Any]) -> Mapping[str, Any]:
    details = said.get("details")
    return details if isinstance(details, dict) else {}


def _worded(line: BookLine, catalogue: Catalogue) -> Mapping[str, object]:
    """A choice of the foundation has words by its own name."""
    said = line.payload or {}
    if line.kind != "policy":
        return said
    return {**said, "value": _choice(line.subject, str(said.get("value") or ""), catalogue)}
