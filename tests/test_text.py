"""Every sentence that the program says exists in both languages, every one that exists is said, with what it asks for."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import text
from app.batch.runs import Fate
from app.cli.arguments import make_parser
from app.media.sniff import Alien
from app.model import Channel, Verdict
from app.pipeline.screen import NOT_CHECKED
from app.pipeline.video_screen import VIDEO_NOT_CHECKED
from app.register.faults import SQLITE_CODES, SQLSTATES
from app.text import Catalogue, Language, load_catalogue

APP = Path(text.__file__).parent
FAMILIES = {"ItemError", "UnsafeOutputError", "EnvironmentBrokenError", "UsageError"}
BUILT = {
    ("faults.py", "code"): frozenset({*SQLITE_CODES.values(), *SQLSTATES.values()}),
    ("faults.py", "_file_code(error)"): frozenset({"disk-full", "register-read-only", "register-unreadable"}),
    ("prepare.py", "_reason(look)"): frozenset({"output-leaks", "output-shows-face", "output-differs"}),
    ("errors.py", "code"): frozenset({"out-disk-full", "out-unwritable"}),
    ("source.py", "damage"): frozenset({"video-damaged", "video-cut-short"}),
    ("intake.py", "str(kind)"): frozenset(map(str, Alien)),
}
"""Codes that are not written where they are raised: the file, the expression there, and what it may be."""
SENTENCES = {language: load_catalogue(language).sentences for language in Language}
KEYS = frozenset(SENTENCES[Language.NL])


@dataclass(frozen=True)
class Raised:
    """One code at one place, with the names of its values."""

    code: str
    values: frozenset[str]
    place: str


def trees() -> Iterator[tuple[str, ast.AST]]:
    for file in sorted([*APP.rglob("*.py"), *(APP.parent / "ui").rglob("*.py")]):
        yield file.name, ast.parse(file.read_text("utf-8"))


def constants(node: ast.expr) -> Iterable[str] | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        found = constants(node.body), constants(node.orelse)
        return None if None in found else [code for codes in found for code in codes or ()]
    return None


def raised() -> Iterator[Raised]:
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAMILIES and node.args:
                codes = constants(node.args[0]) or BUILT[name, ast.unparse(node.args[0])]
                values = frozenset(keyword.arg or "" for keyword in node.keywords)
                yield from (Raised(code, values, f"{name}:{node.lineno}") for code in codes)


def patterns() -> Iterator[str]:
    """A regular expression for each text of a key, or of keys, in the source."""
    for _, tree in trees():
        parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
                yield re.escape(node.value)
            elif isinstance(node, ast.JoinedStr):
                yield "".join(
                    re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else "[a-z0-9-]+"
                    for part in node.values
                )


def keys_like(table: str) -> set[str]:
    return {pattern for pattern in patterns() if re.match(rf"{table}\\?\.", pattern)}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_both_languages_say_everything_with_the_same_values() -> None:
    for file in (text.ASSETS / "text").glob("*.toml"):
        for key, both in tomllib.loads(file.read_text("utf-8")).items():
            assert set(both) == set(Language), f"{file.name}: {key}"
            assert all(sentence.strip() for sentence in both.values()), f"{file.name}: {key}"
            assert placeholders(both["nl"]) == placeholders(both["en"]), f"{file.name}: {key}"
    assert set(SENTENCES[Language.NL]) == set(SENTENCES[Language.EN])


def test_every_error_has_a_sentence_that_asks_for_what_is_raised() -> None:
    for one in raised():
        assert f"errors.{one.code}" in KEYS, one
        assert placeholders(SENTENCES[Language.EN][f"errors.{one.code}"]) <= one.values, one


def test_every_sentence_of_an_error_is_raised_somewhere() -> None:
    codes = {f"errors.{one.code}" for one in raised()}
    assert {key for key in KEYS if key.startswith("errors.")} == codes


@pytest.mark.parametrize("table", ["words", "report", "demo"])
def test_every_key_in_the_source_exists_and_every_key_is_in_the_source(table: str) -> None:
    used = keys_like(table)
    assert used
    mine = {key for key in KEYS if key.startswith(f"{table}.")}
    for pattern in used:
        assert any(re.fullmatch(pattern, key) for key in mine), pattern
    unused = {key for key in mine if not any(re.fullmatch(pattern, key) for pattern in used)}
    assert not unused


def test_every_word_that_is_put_together_exists() -> None:
    wanted = {f"words.verdict-{verdict}" for verdict in Verdict} | {f"words.fate-{fate}" for fate in Fate}
    wanted |= {f"words.channel-{channel}" for channel in Channel} | {
        f"words.not-checked-{what}" for what in (*NOT_CHECKED, *VIDEO_NOT_CHECKED)
    }
    wanted |= {f"words.status-{status}" for status in ("released", "changed", "unknown", "withdrawn")}
    assert wanted <= KEYS
    built = re.compile(r"words\.(verdict|fate|channel|not-checked|status)-.+")
    assert {key for key in KEYS if built.fullmatch(key)} == wanted


@dataclass(frozen=True, slots=True)
class Listening(Catalogue):
    """A catalogue that remembers what it was asked for."""

    asked: set[str]

    def say(self, key: str, **params: str | int) -> str:
        self.asked.add(key)
        return Catalogue.say(self, key, **params)


@pytest.mark.parametrize("language", Language)
def test_the_help_says_all_of_its_sentences_and_no_other(language: Language) -> None:
    catalogue = Listening(language, SENTENCES[language], set())
    assert make_parser(catalogue).format_help()
    assert catalogue.asked == {key for key in KEYS if key.startswith("help.")}


def test_a_sentence_without_its_value_is_a_bug() -> None:
    catalogue = load_catalogue(Language.EN)
    with pytest.raises(KeyError):
        catalogue.say("errors.timed-out")
    with pytest.raises(KeyError):
        catalogue.say("errors.nothing")
