"""What an entry of the register says, in words, line by line: the register keeps names and values by code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.books.findings import rule_words
from app.cli.output import here
from app.records import POLICY, REFERRAL_CLOSED
from app.register import Entry
from app.register.exports import ABANDONED
from app.rules.protocol import Rule
from app.text import Catalogue

INDENT = "    "
NONE = "-"
SHORT = 4
"""A value of so few plain parts stands on one line."""
AREAS = frozenset({"box", "dismissed"})
"""What holds boxes as left, top, width and height."""
OUTLINES = frozenset({"points", "runs"})
SHOWN_OF_OUTLINE = 16
"""Of the outline of an area, so many numbers; `--json` has them all."""
RULES = frozenset({"codes", "settled"})
"""What holds rules by their codes."""
LABELS = {
    "by": "words.removal-operator",
    "channel": "words.removal-channel",
    "channels": "words.form-channels",
    "consent": "words.removal-consent",
    "issuer": "words.form-school",
    "output": "words.removal-file",
    "released_at": "words.removal-released",
    "role": "words.form-role",
    "setting": "words.form-settings",
    "settings": "words.form-settings",
    "valid_until": "words.form-valid-until",
}
"""Where other parts of the program have a word for the name already."""


def label(name: str, catalogue: Catalogue) -> str:
    """What a field is called; one that nobody knows by its own name."""
    return catalogue.sentences.get(LABELS.get(name) or f"words.field-{name.replace('_', '-')}", name)


def in_words(name: str, value: Any, catalogue: Catalogue) -> str:
    """A field's value: codes by the catalogue's words, moments on the clock here, several with commas, a dash for none."""
    if value is None or value in ("", []):
        return NONE
    if isinstance(value, list):
        return ", ".join(in_words(name, one, catalogue) for one in value)
    if isinstance(value, bool):
        return catalogue.say("words.form-yes" if value else "words.form-no")
    text = str(value)
    return _moment(text) if name.endswith("_at") else _first_word(_keys(name, text), text, catalogue)


def _first_word(keys: Sequence[str], code: str, catalogue: Catalogue) -> str:
    """The first of these that the catalogue has a word for, without places to fill; else the code itself."""
    found = (catalogue.sentences.get(key) for key in keys)
    return next((word for word in found if word is not None and "{" not in word), code)


@dataclass(frozen=True, slots=True)
class Payload:
    """What one entry says, to be told in the catalogue's language; rules that are not known are told by their code."""

    entry: Entry
    catalogue: Catalogue
    rules: Mapping[str, Rule]

    def lines(self) -> Iterator[str]:
        """Each of its fields by name and value; what was erased is said to be."""
        said = self.entry.payload
        if said is None:
            yield f"{INDENT}{self.catalogue.say('words.payload-erased')}"
            return
        yield from self._block(said, INDENT)

    def _block(self, said: Mapping[str, Any], indent: str) -> Iterator[str]:
        """Fields below each other; what fits on one line is aligned."""
        short = {name: self._short(name, value) for name, value in said.items()}
        names = {name: f"{label(name, self.catalogue)}:" for name in said}
        width = max((len(names[name]) for name, value in short.items() if value is not None), default=0)
        for name, value in said.items():
            if short[name] is not None:
                yield f"{indent}{names[name]:{width}} {short[name]}"
            else:
                yield f"{indent}{names[name]}"
                yield from self._long(name, value, indent + INDENT)

    def _long(self, name: str, value: Any, indent: str) -> Iterator[str]:
        """What does not fit on one line: fields, or one thing after the other, each with a dash."""
        if isinstance(value, Mapping):
            yield from self._block(value, indent)
            return
        for one in value:
            short = self._short(name, one)
            parts = [short] if short is not None else list(self._block(one, ""))
            for dash, part in zip(("- ", *("  " for _ in parts)), parts, strict=False):
                yield f"{indent}{dash}{part}"

    def _short(self, name: str, value: Any) -> str | None:
        """A value on one line; None where it takes more."""
        if value is None or value in ("", [], {}):
            return NONE
        if isinstance(value, Mapping):
            return self._short_mapping(value)
        if isinstance(value, list):
            return None if name in RULES else self._short_list(name, value)
        return self._plain(name, value)

    def _short_mapping(self, value: Mapping[str, Any]) -> str | None:
        if {"name", "role"} <= value.keys() <= {"name", "role", "key"} and not value.get("key"):
            return f"{value['name']} ({self._plain('role', value['role'])})"
        if len(value) > SHORT or any(isinstance(one, list | Mapping) for one in value.values()):
            return None
        return "; ".join(f"{label(name, self.catalogue)}: {self._short(name, one)}" for name, one in value.items())

    def _short_list(self, name: str, value: Sequence[Any]) -> str | None:
        if any(isinstance(one, Mapping) for one in value):
            return None
        if name in AREAS and all(map(_is_area, value if isinstance(value[0], list) else [value])):
            return "; ".join(map(self._area, value if isinstance(value[0], list) else [value]))
        if name == "attested":
            first, last = value[0], value[-1]
            return str(first) if first == last else f"{first} {self.catalogue.say('words.form-up-to')} {last}"
        shown = value[:SHOWN_OF_OUTLINE] if name in OUTLINES else value
        more = [f"(+ {len(value) - len(shown)})"] if len(value) > len(shown) else []
        if all(isinstance(one, list) for one in value):
            return "; ".join([", ".join(self._plain(name, part) for part in one) for one in shown] + more)
        return ", ".join([self._plain(name, one) for one in shown] + more)

    def _area(self, sides: Sequence[int]) -> str:
        left, top, width, height = sides
        return self.catalogue.say("words.area", left=left, top=top, width=width, height=height)

    def _plain(self, name: str, value: Any) -> str:
        """One word, number, answer or moment."""
        if name in RULES and not isinstance(value, bool):
            return self._rule(str(value))
        keys = self._keys_of_kind(name, str(value))
        return _first_word(keys, str(value), self.catalogue) if keys else in_words(name, value, self.catalogue)

    def _keys_of_kind(self, name: str, code: str) -> tuple[str, ...]:
        """Under which keys the catalogue may keep the word of a code that means something else in entries of this kind."""
        return {
            (POLICY, "value"): (f"words.policy-{self.entry.subject}-{code}",),
            (REFERRAL_CLOSED, "reason"): (f"words.closed-{code.replace(' ', '-')}",),
            (ABANDONED, "reason"): (f"words.abandoned-{code}", f"errors.{code}"),
        }.get((self.entry.kind, name), ())

    def _rule(self, code: str) -> str:
        """A rule by its article and sentence, filled as far as the register knows."""
        rule = self.rules.get(code)
        if rule is None:
            return code
        said = self.entry.payload or {}
        details = said.get("details")
        use: Mapping[str, Any] = details if isinstance(details, dict) else said
        known = {name: self._plain(key, use[key]) for name, key in _IN_RULES.items() if use.get(key)}
        return rule_words(rule, known, self.catalogue)


_IN_RULES = {"reference": "consent", "channel": "channel"}
"""The places in a rule's sentence that an entry can fill, and by which field."""


def _keys(name: str, code: str) -> tuple[str, ...]:
    channel, setting = (f"words.channel-{code}",), (f"words.consent-setting-{code}",)
    return {
        "channel": channel,
        "channels": channel,
        "cover": (f"words.cover-{code}",),
        "extent": (f"words.extent-{code}",),
        "giver": (f"words.giver-{code}",),
        "kind": (f"words.gallery-mark-{code}", f"words.decided-{code}", f"words.review-region-{code}"),
        "origin": (f"words.origin-{code}",),
        "role": (f"words.consent-role-{code}",),
        "setting": setting,
        "settings": setting,
        "shape": (f"words.shape-{code}",),
        "style": (f"words.cover-{code}",),
        "to": (f"words.recipient-{code}",),
        "verdict": (f"words.verdict-{code}",),
    }.get(name, ())


def _moment(text: str) -> str:
    """A moment on the clock here; a time of day, and what is neither, as it is."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
        return here(moment) if moment.tzinfo is not None else text
    return text


def _is_area(value: object) -> bool:
    return isinstance(value, list) and len(value) == len(("left", "top", "width", "height"))
