"""Sentences for people, in Dutch and English, from `assets/text/*.toml`.

Each file is a table of the catalogue: `words.toml` holds `[cover]` with `nl` and `en`, asked for as `words.cover`. What
follows an underscore only tells files of one table apart: `errors_media.toml` and `errors_register.toml` are both `errors`.
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
    """Read every file of `assets/text` for one language.

    Raises:
        ValueError: when two files hold the same key: a bug of ours, found by the tests.
    """
    sentences: dict[str, str] = {}
    for file in sorted((ASSETS / "text").glob("*.toml")):
        for key, both in tomllib.loads(file.read_text("utf-8")).items():
            name = f"{file.stem.partition('_')[0]}.{key}"
            if name in sentences:
                raise ValueError(f"two sentences for {name}")
            sentences[name] = both[language]
    return Catalogue(language, sentences)
