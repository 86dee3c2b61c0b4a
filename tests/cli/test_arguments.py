from __future__ import annotations

import argparse
from datetime import date, time
from pathlib import Path

import pytest

from app.cli.arguments import complaint, days, moment, reference
from app.cli.main import main
from app.text import Language, load_catalogue
from tests.cli.conftest import CONSENT, RUN, Cli
from tests.stand_ins import photo

CONSENT_ADD = ("--given-by", "Sam", "--role", "director", "--settings", "activity", "--channels", "print")


@pytest.mark.parametrize("text", ["AB1", "2024/SL-01", "A" * 32, "007"])
def test_references(text: str) -> None:
    assert reference(text) == text


@pytest.mark.parametrize("text", ["", "AB", "ab1", "A" * 33, "-AB", "/AB", "SL 1", "JAN_1", "SL-1\n", "ÉÉN-1", "A.B", "A1é"])
def test_what_is_no_reference(text: str, cli: Cli, tmp_path: Path) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        reference(text)
    said = cli("consent", "add", f"--reference={text}", "--date", "2024-01-05", *CONSENT_ADD)
    assert (said.code, said.out) == (2, "")
    assert cli("screen", photo(tmp_path / "a.jpg"), f"--consent={text}").code == 2


def test_days_and_moments() -> None:
    assert days("2024-05-14") == (date(2024, 5, 14), date(2024, 5, 14))
    assert days("2024-05-14..2024-05-16") == (date(2024, 5, 14), date(2024, 5, 16))
    assert moment("2024-05-14") == (date(2024, 5, 14), None)
    assert moment("2024-05-14T09:30") == (date(2024, 5, 14), time(9, 30))


@pytest.mark.parametrize(
    "text",
    ["", "14-05-2024", "2024-13-01", "2024-02-30", "2024-05-14..", "..2024-05-14", "2024-05-16..2024-05-14", "..", "may"],
)
def test_what_is_no_day(text: str, cli: Cli, tmp_path: Path) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        days(text)
    assert cli("screen", photo(tmp_path / "a.jpg"), f"--captured={text}").code == 2


@pytest.mark.parametrize("text", ["2024-05-14T", "2024-05-14T25:00", "2024-05-14T09:30+02:00", "2024-05-14T09:30Z", "T09:30"])
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        moment(text)


@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"],
        ["screen"],
        ["screen", "x.jpg", "--setting", "party"],
        ["screen", "x.jpg", "--channel", "facebook"],
        ["screen", "x.jpg", "--sensitivity", "extreme"],
        ["screen", "x.jpg", "--jobs", "0"],
        ["screen", "x.jpg", "--jobs", "many"],
        ["screen", "x.jpg", "--frobnicate"],
        ["screen", "x.jpg", "--js"],
        ["screen", "x.jpg", "--event", "  "],
        ["screen", "x.jpg", "--lang", "fr"],
        ["export", "x.jpg"],
        ["export", "x.jpg", "--out", "o", *RUN],
        ["export", "x.jpg", "--out", "o", *RUN, "--operator", " "],
        ["export", "x.jpg", "--out", "o", *RUN, "--operator", "Kim", "--names", "poetic"],
        ["export", "x.jpg", "--out", "o", *RUN, "--operator", "Kim", "--max-side", "63"],
        ["export", "x.jpg", "--out", "o", *RUN, "--operator", "Kim", "--cover", "emoji"],
        ["consent"],
        ["consent", "add"],
        ["consent", "add", "--reference", "SL-1", "--date", "2024-01-05", *CONSENT_ADD, "--role", "operator"],
        ["consent", "add", "--reference", "SL-1", "--date", "2024-01-05", *CONSENT_ADD, "--settings", "lesson,party"],
        ["consent", "add", "--reference", "SL-1", "--date", "2024-01-05", *CONSENT_ADD, "--settings", ""],
        ["consent", "withdraw", "SL-1"],
        ["person-consent", "add", "--reference", "P-1", "--issuer", "A", "--giver", "neighbour", "--channels", "print"],
        ["referral", "approve", "--by", "Sam", "--role", "director", "--reason", "x"],
        ["policy", "set", "a2", "maybe"],
        ["policy", "set", "a9", "cover"],
        ["register", "show"],
        ["verify"],
    ],
    ids=" ".join,
)
def test_wrong_words_are_one_sentence_and_exit_2(words: list[str], cli: Cli) -> None:
    said = cli(*words, *(["--json"] if "--js" not in words else []))
    assert (said.code, said.out) == (2, "")
    assert len(said.err.strip().splitlines()) == 1
    assert not (cli.home / "register.sqlite").exists() or "policy" in words


WRONG = {
    "screen": ("er ontbreekt: PATH", "the following arguments are required: PATH"),
    "consent": ("er ontbreekt: ACTION", "the following arguments are required: ACTION"),
    "screen x.jpg --frobnicate": ("dit hoort er niet bij: --frobnicate", "unrecognized arguments: --frobnicate"),
    "screen x.jpg --event": ("--event: hier hoort een waarde achter", "argument --event: expected one argument"),
    "screen x.jpg --json=1": (
        "--json: hier hoort geen waarde bij, ook niet '1'",
        "argument --json: ignored explicit argument '1'",
    ),
    "policy set a9 cover": ("NAME: 'a9' kan hier niet (wel: ", "argument NAME: invalid choice: 'a9' (choose from "),
    "frobnicate": (
        "COMMAND: 'frobnicate' kan hier niet (wel: ",
        "argument COMMAND: invalid choice: 'frobnicate' (choose from ",
    ),
}
"""What is typed, and what is said of it in Dutch and in English."""


@pytest.mark.parametrize("words", WRONG)
def test_what_is_wrong_is_said_in_the_language_of_the_call(words: str, cli: Cli) -> None:
    dutch, english = WRONG[words]
    for lang, before, said in (("nl", "Zo werkt het niet", dutch), ("en", "That does not work", english)):
        answer = cli(*words.split(), lang=lang)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith(f"{before}: {said}")


@pytest.mark.parametrize(
    ("message", "dutch"),
    [
        ("argument FILE: expected at least one argument", "FILE: hier hoort minstens één waarde achter"),
        ("invalid choice: '{x} (choose from y)' (choose from a, b)", "'{x} (choose from y)' kan hier niet (wel: a, b)"),
        ("argument --since: expected one argument", "--since: hier hoort een waarde achter"),
        ("a sentence of a later Python", "a sentence of a later Python"),
    ],
)
def test_sentences_of_argparse(message: str, dutch: str) -> None:
    assert complaint(message, load_catalogue(Language.NL)) == dutch
    assert complaint(message, load_catalogue(Language.EN)) == message


def test_unknown_consent(cli: Cli, tmp_path: Path) -> None:
    source = photo(tmp_path / "a.jpg")
    for words in (("screen", source, *RUN), ("export", source, "--out", tmp_path / "o", *RUN, "--operator", "Kim")):
        said = cli(*words)
        assert said.code == 2
        assert CONSENT in said.err
    assert not (tmp_path / "o").exists()
    assert cli("consent", "show", CONSENT).code == 2
    assert cli("consent", "withdraw", CONSENT, "--reason", "x").code == 2


def test_no_media(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "notes.txt").write_text("x", "utf-8")
    said = cli("screen", tmp_path / "empty")
    assert said.code == 2
    assert "(other files: 1)" in said.err
    assert not cli.home.joinpath("register.sqlite").exists()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_cluster_is_refused_in_so_many_words(lang: str, cli: Cli, tmp_path: Path) -> None:
    source = photo(tmp_path / "a.jpg")
    said = cli("screen", source, "--cluster", "tcp://x:1", lang=lang)
    assert (said.code, said.out) == (2, "")
    assert "--cluster" in said.err
    assert "--jobs" in said.err
    cli.consent()
    assert cli.export(source, tmp_path / "o", "--cluster", "tcp://x:1").code == 2


@pytest.mark.parametrize("operator", ["Sam Director", "sam director", "  SAM DIRECTOR ", "Sam  Director"])
def test_the_giver_is_not_the_operator(operator: str, cli: Cli, tmp_path: Path) -> None:
    cli.consent()
    said = cli("export", photo(tmp_path / "a.jpg"), "--out", tmp_path / "o", *RUN, "--operator", operator)
    assert said.code == 2
    assert "Sam Director" in said.err or operator.strip() in said.err
    assert not (tmp_path / "o").exists()


def test_help_and_version(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["export", "--help"], ["consent", "add", "--help"], ["--version"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 0
        assert capsys.readouterr().out
    said = cli()
    assert said.code == 0
    assert "beeldkeur" in said.out
    assert "\N{REPLACEMENT CHARACTER}" not in said.out


@pytest.mark.parametrize("words", [[], ["export"], ["consent"], ["consent", "add"], ["person-consent"], ["register", "csv"]])
def test_help_is_in_the_language_of_the_call(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = {}
    for lang in Language:
        with pytest.raises(SystemExit):
            main([*words, "--lang", lang, "-h"])
        said[lang] = capsys.readouterr().out
    dutch, english = said[Language.NL], said[Language.EN]
    assert dutch.startswith("gebruik: beeldkeur ")
    assert "\nopties:\n  -h, --help" in dutch
    assert "toon deze uitleg en stop" in dutch
    assert english.startswith("usage: beeldkeur ")
    assert "\noptions:\n  -h, --help" in english
    assert "show this help message and exit" in english
    assert ("\nargumenten:\n" in dutch) == ("\npositional arguments:\n" in english)
    assert not any(word in dutch for word in ("usage:", "arguments:", "options:", "exit\n"))


def test_the_commands_about_consents_are_told_as_such(cli: Cli) -> None:
    assert "consent       consents of the school leadership\n" in cli().out
    assert "consent       toestemmingen van de schoolleiding\n" in cli(lang="nl").out


def test_a_path_may_look_like_an_option(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    photo(Path("--json"))
    assert main(["screen", "--lang", "en", "--", "--json"]) == 3
    assert "--json: REFERRED" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("consent", "show", "x"), "'x' is no reference: 3 to 32 capital letters"),
        (("screen", ".", "--jobs", "0"), "'0' will not do: a whole number of 1 or more"),
        (("screen", ".", "--captured", "2026-13-01"), "'2026-13-01' is no day: write 2026-11-22"),
        (("screen", ".", "--captured", "2026-03-02..2026-03-01"), "ends before it begins"),
        (("screen", ".", "--setting", "x"), "invalid choice: 'x' (choose from lesson, "),
        (("screen", ".", "--event", " "), "text is wanted here"),
        (("consent", "add", "--date", "2026-01-01T1"), "'2026-01-01T1' is no day or time"),
        (
            ("referral", "approve", "x", "--role", "operator"),
            "invalid choice: 'operator' (choose from director, deputy, board)",
        ),
    ],
)
def test_what_is_wrong_with_a_word_is_said_in_a_sentence(words: tuple[str, ...], said: str, cli: Cli) -> None:
    assert said in cli(*words, "--lang", "en").err
    dutch = cli(*words, "--lang", "nl").err
    assert dutch.startswith("Zo werkt het niet: ")
    assert said not in dutch
