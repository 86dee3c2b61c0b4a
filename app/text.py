"""Sentences for people, in Dutch and English, from `assets/text/*.toml`.

Each file is a table of the catalogue: `errors.toml` holds `[truncated]` with `nl` and `en`, asked for as `errors.truncated`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent / "assets"


class Language(StrEnum):
    """The languages of the program."""

    NL = "nl"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All sentences of one language, by key."""

    language: Language
    sentences: dict[str, str]

    def say(self, key: str, **params: str | int) -> str:
        """The sentence of `key` with its `{placeholders}` filled.

        Raises:
            KeyError: when the key or a placeholder's value is missing: a bug of ours, found by the tests.
        """
        return self.sentences[key].format(**params)


def load_catalogue(language: Language) -> Catalogue:
    """Read every file of `assets/text` for one language."""
    sentences = {}
    for file in sorted((ASSETS / "text").glob("*.toml")):
        for key, both in tomllib.loads(file.read_text("utf-8")).items():
            sentences[f"{file.stem}.{key}"] = both[language]
    return Catalogue(language, sentences)
