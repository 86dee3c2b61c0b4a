from __future__ import annotations

import tomllib

import pytest

from app.errors import EnvironmentBrokenError
from app.model import Setting, Verdict
from app.rules.protocol import parse_protocol
from tests.rules.example import PROTOCOL, TEXT

SENTENCES = 'fact = { nl = "Feit.", en = "Fact." }\nremedy = { nl = "Raad {reference}.", en = "Advice." }\n'
HEAD = 'name = "P"\nversion = "3"\nsource = "S"\n'
REFUSED = f'[refused]\ncode = "refused"\narticle = "B5"\noutcome = "blocked"\n{SENTENCES}'
UNMATCHED = f'[unmatched]\ncode = "unmatched"\narticle = "B5"\noutcome = "referred"\n{SENTENCES}'
RULE = (
    f'[[rule]]\ncode = "a-rule"\narticle = "A1"\noutcome = "referred"\n{SENTENCES}'
    'when = { setting = ["none", "lesson"], doubt = [true] }\nsettles = { doubt = false }\n'
)
SMALL = HEAD + REFUSED + UNMATCHED + RULE


def test_a_small_protocol() -> None:
    protocol = parse_protocol(SMALL)
    assert (protocol.name, protocol.version, protocol.source) == ("P", "3", "S")
    assert (protocol.refused.code, protocol.unmatched.code) == ("refused", "unmatched")
    (rule,) = protocol.rules
    assert (rule.code, rule.article, rule.outcome) == ("a-rule", "A1", Verdict.REFERRED)
    assert rule.when == (("setting", frozenset({None, Setting.LESSON})), ("doubt", frozenset({True})))
    assert rule.settles == (("doubt", False),)
    assert (rule.fact.nl, rule.remedy.en) == ("Feit.", "Advice.")


@pytest.mark.parametrize(
    ("old", "new", "rule", "problem"),
    [
        ('name = "P"', "name = P", "protocol", "line 1"),
        ('name = "P"', "name = 3", "protocol", "name"),
        ('name = "P"\n', "", "protocol", "name"),
        ('version = "3"', 'version = " "', "protocol", "version"),
        ('source = "S"', 'source = "S"\nauthor = "T"', "protocol", "author"),
        (UNMATCHED, "", "protocol", "unmatched"),
        (HEAD + REFUSED + UNMATCHED + RULE, HEAD + "rule = []\n" + REFUSED + UNMATCHED, "protocol", "no rules"),
        (HEAD + REFUSED + UNMATCHED + RULE, HEAD + "rule = [1]\n" + REFUSED + UNMATCHED, "protocol", "rule[0]"),
        (RULE, RULE + RULE, "protocol", "'a-rule' occurs twice"),
        ('code = "a-rule"', 'code = "refused"', "protocol", "'refused' occurs twice"),
        (
            'code = "refused"\narticle = "B5"\noutcome = "blocked"',
            'code = "r"\narticle = "B5"\noutcome = "cover"',
            "protocol",
            "what",
        ),
        (
            'code = "unmatched"\narticle = "B5"\noutcome = "referred"',
            'code = "u"\narticle = "B5"\noutcome = "allowed"',
            "protocol",
            "what",
        ),
        ('code = "unmatched"', 'when = { doubt = [true] }\ncode = "unmatched"', "protocol", "no condition"),
        ('code = "unmatched"', 'settles = { doubt = true }\ncode = "unmatched"', "protocol", "no condition"),
        ('code = "unmatched"', 'when = {}\ncode = "unmatched"', "protocol", "no condition"),
        ('code = "a-rule"\n', "", "#1", "code"),
        ('code = "a-rule"', 'code = "A rule"', "A rule", "no code"),
        ('article = "A1"', 'article = "1"', "a-rule", "'1' is no code or article"),
        ('"A1"\noutcome = "referred"', '"A1"\noutcome = "forbidden"', "a-rule", "outcome"),
        ('"A1"\noutcome = "referred"', '"A1"\noutcome = "blocked"', "a-rule", "only what is referred"),
        ('"A1"\noutcome = "referred"', '"A1"\noutcome = "referred"\nwhy = "x"', "a-rule", "why"),
        ('when = { setting = ["none", "lesson"], doubt = [true] }\n', "", "a-rule", "has a condition"),
        ('["none", "lesson"]', "[]", "a-rule", "no value of 'setting'"),
        ('["none", "lesson"]', '"lesson"', "a-rule", "'l' is no value"),
        ('["none", "lesson"]', '["lessons"]', "a-rule", "'lessons' is no value of 'setting'"),
        ('setting = ["none", "lesson"]', 'kind = ["none"]', "a-rule", "'none' is no value of 'kind'"),
        ('setting = ["none", "lesson"]', 'mood = ["x"]', "a-rule", "no fact 'mood'"),
        ("doubt = [true]", "doubt = [1]", "a-rule", "1 is no value of 'doubt'"),
        ("doubt = [true]", 'doubt = ["true"]', "a-rule", "'true' is no value of 'doubt'"),
        ("doubt = [true]", "doubt = [[true]]", "a-rule", "[True] is no value"),
        ("settles = { doubt = false }", "settles = { doubt = true }", "a-rule", "still hold"),
        ("settles = { doubt = false }", "settles = { reported = true }", "a-rule", "still hold"),
        ("settles = { doubt = false }", "settles = { mood = true }", "a-rule", "no fact 'mood'"),
        ("settles = { doubt = false }", 'settles = { setting = "school" }', "a-rule", "'school' is no value"),
    ],
)
def test_what_is_wrong_is_refused_and_named(old: str, new: str, rule: str, problem: str) -> None:
    assert old in SMALL
    with pytest.raises(EnvironmentBrokenError) as caught:
        parse_protocol(SMALL.replace(old, new))
    assert caught.value.code == "protocol-invalid"
    assert caught.value.params["rule"] == rule
    assert problem in str(caught.value.params["problem"])


@pytest.mark.parametrize(
    ("sentences", "problem"),
    [
        ('fact = { nl = "Feit." }\nremedy = { nl = "R.", en = "A." }\n', "en"),
        ('fact = { nl = "Feit.", en = "" }\nremedy = { nl = "R.", en = "A." }\n', "en"),
        ('fact = { nl = "Feit.", en = "Fact.", fr = "Fait." }\nremedy = { nl = "R.", en = "A." }\n', "fr"),
        ('fact = { nl = "Feit.", en = "Fact." }\n', "remedy"),
        ('fact = "Feit."\nremedy = { nl = "R.", en = "A." }\n', "fact"),
        ('fact = { nl = "Feit.", en = "Fact." }\nremedy = { nl = "R.", en = "{giver}" }\n', "'giver'"),
        ('fact = { nl = "{}", en = "Fact." }\nremedy = { nl = "R.", en = "A." }\n', "placeholder ''"),
        ('fact = { nl = "Feit.", en = "{faces!r}" }\nremedy = { nl = "R.", en = "A." }\n', "'faces'"),
        ('fact = { nl = "Feit.", en = "Fact." }\nremedy = { nl = "{faces:3}", en = "A." }\n', "'faces'"),
        ('fact = { nl = "Feit.", en = "Fact." }\nremedy = { nl = "{faces", en = "A." }\n', "'{faces'"),
    ],
)
@pytest.mark.parametrize("where", [RULE, REFUSED])
def test_sentences_are_checked_everywhere(sentences: str, problem: str, where: str) -> None:
    with pytest.raises(EnvironmentBrokenError) as caught:
        parse_protocol(SMALL.replace(where, where.replace(SENTENCES, sentences)))
    assert problem in str(caught.value.params["problem"])


def test_nothing_of_the_shipped_file_is_lost() -> None:
    raw = tomllib.loads(TEXT)
    assert [rule.code for rule in PROTOCOL.rules] == [rule["code"] for rule in raw["rule"]]
    for rule, table in zip(PROTOCOL.rules, raw["rule"], strict=True):
        assert {name: len(values) for name, values in table["when"].items()} == {name: len(v) for name, v in rule.when}
        assert set(table.get("settles", {})) == {name for name, _ in rule.settles}
        assert rule.code.startswith(rule.article.lower())
    assert "6 February 2023" in PROTOCOL.source
