from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.cli.conftest import CONSENT, RUN, Cli
from tests.stand_ins import photo

CONSENT_KEYS = [
    "reference", "issuer", "given_by", "role", "written_on", "written_at", "settings", "channels", "event", "from", "until",
    "valid_until", "sound", "document_sha256", "recorded_at", "withdrawn_at",
]  # fmt: skip


def test_a_consent_with_everything(cli: Cli, tmp_path: Path) -> None:
    document = tmp_path / "signed.pdf"
    document.write_bytes(b"signed")
    words = ["--reference", "SL/2024-7", "--given-by", "Sam", "--role", "deputy", "--date", "2024-05-13T16:45"]
    words += ["--settings", "activity,lesson", "--channels", "newsletter, print", "--issuer", "School A", "--event", "Sportdag"]
    words += ["--from", "2024-05-14", "--until", "2024-05-15", "--valid-until", "2030-07-31", "--sound"]
    added = cli("consent", "add", *words, "--document", str(document), "--json").line
    assert list(added) == CONSENT_KEYS
    (listed,) = cli("consent", "list", "--json").lines
    assert listed == added
    shown = cli("consent", "show", "SL/2024-7", "--json").line
    assert shown == added | {"releases": []}
    assert (added["written_on"], added["written_at"], added["sound"]) == ("2024-05-13", "16:45:00", True)
    assert (added["settings"], added["channels"]) == (["activity", "lesson"], ["newsletter", "print"])
    assert (added["from"], added["until"], added["valid_until"]) == ("2024-05-14", "2024-05-15", "2030-07-31")
    assert added["document_sha256"] == hashlib.sha256(b"signed").hexdigest()
    assert (added["issuer"], added["event"], added["withdrawn_at"]) == ("School A", "Sportdag", None)


def test_a_reference_stands_for_one_consent_for_ever(cli: Cli) -> None:
    cli.consent()
    words = ("--given-by", "Sam", "--role", "director", "--date", "2024-01-05", "--settings", "activity", "--channels", "print")
    said = cli("consent", "add", "--reference", CONSENT, *words)
    assert said.code == 2
    assert CONSENT in said.err
    giver = ("--issuer", "A", "--giver", "pupil", "--channels", "print")
    assert cli("person-consent", "add", "--reference", CONSENT, *giver).code == 2


def test_days_the_wrong_way_round_use_up_no_reference(cli: Cli) -> None:
    words = ("--given-by", "Sam", "--role", "director", "--date", "2024-01-05", "--settings", "activity", "--channels", "print")
    said = cli("consent", "add", "--reference", CONSENT, *words, "--from", "2024-12-01", "--until", "2024-11-30")
    assert (said.code, "--from" in said.err) == (2, True)
    assert cli("consent", "add", "--reference", CONSENT, *words, "--from", "2024-12-01", "--until", "2024-12-01").code == 0


def test_a_document_that_cannot_be_read(cli: Cli, tmp_path: Path) -> None:
    words = ("--given-by", "Sam", "--role", "director", "--date", "2024-01-05", "--settings", "lesson", "--channels", "print")
    said = cli("consent", "add", "--reference", CONSENT, *words, "--document", tmp_path / "gone.pdf")
    assert said.code == 2
    assert cli("consent", "list", "--json").lines == []


def test_withdrawing_lists_what_has_to_be_removed(cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    released = cli.export(folder, out).lines
    shown = cli("consent", "show", CONSENT, "--json").line
    assert sorted(shown["releases"]) == sorted(line["entry"] for line in released)
    said = cli("consent", "withdraw", CONSENT, "--reason", "parents asked")
    assert said.code == 0
    assert all(line["output"] in said.out and line["entry"] in said.out for line in released)
    assert "newsletter" in said.out
    assert cli("consent", "withdraw", CONSENT, "--reason", "again").code == 2
    assert cli("consent", "show", CONSENT, "--json").line["withdrawn_at"]
    assert "withdrawn on" in cli("consent", "list").out
    held = cli.export(folder, out)
    assert held.code == 3
    assert {line["outcome"] for line in held.lines} == {"held"}
    assert cli("verify", *(line["output"] for line in released)).code == 3


def test_withdrawing_as_json(cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    released = {line["entry"]: line["output"] for line in cli.export(folder, out).lines}
    lines = cli("consent", "withdraw", CONSENT, "--reason", "x", "--json").lines
    assert {line["entry"]: line["output"] for line in lines} == released
    assert all(list(line) == ["entry", "output", "channel", "released_at"] for line in lines)
    assert {line["channel"] for line in lines} == {"newsletter"}


def test_person_consents(cli: Cli) -> None:
    assert cli("person-consent", "list").out == "Nothing.\n"
    words = ("--issuer", "School A", "--giver", "pupil", "--channels", "website")
    given = cli("person-consent", "add", "--reference", "P-1", *words, "--valid-until", "2030-01-01", "--json").line
    refused = cli("person-consent", "add", "--reference", "P-2", *words, "--refused", "--json").line
    assert list(given) == ["reference", "issuer", "giver", "channels", "state", "valid_until", "recorded_at", "withdrawn_at"]
    assert (given["state"], refused["state"], given["giver"]) == ("given", "refused", "pupil")
    assert cli("person-consent", "withdraw", "P-1", "--reason", "x", "--json").lines == []
    first, second = cli("person-consent", "list", "--json").lines
    assert first["withdrawn_at"]
    assert second == refused
    assert cli("person-consent", "withdraw", "P-9", "--reason", "x").code == 2


def referred(cli: Cli, tmp_path: Path) -> Path:
    """An item that waits for the school leader: nobody was found in it."""
    cli.consent()
    source = photo(tmp_path / "in" / "a.jpg", 0)
    assert cli("screen", source, *RUN).code == 3
    return source


LEADER = ("--by", "Sam Director", "--role", "director", "--reason", "looked at it")


def test_a_referral_is_listed_once(cli: Cli, tmp_path: Path) -> None:
    source = referred(cli, tmp_path)
    cli("screen", source, *RUN)
    (line,) = cli("referral", "list", "--json").lines
    assert list(line) == [
        "id",
        "sha256",
        "path",
        "event",
        "setting",
        "channel",
        "consent",
        "codes",
        "referred_at",
        "answered_before",
    ]
    assert line["sha256"] == hashlib.sha256(source.read_bytes()).hexdigest()
    assert (line["path"], line["setting"], line["channel"], line["consent"]) == (str(source), "activity", "newsletter", CONSENT)
    assert line["codes"]
    assert str(source) in cli("referral", "list").out


def test_a_screening_without_a_channel_asks_nobody(cli: Cli, tmp_path: Path) -> None:
    assert cli("screen", photo(tmp_path / "a.jpg", 0)).code == 3
    assert not (cli.home / "register.sqlite").exists()
    assert cli("referral", "list", "--json").lines == []


def test_a_refused_referral_is_blocked(cli: Cli, tmp_path: Path, out: Path) -> None:
    source = referred(cli, tmp_path)
    said = cli("referral", "refuse", source, *LEADER, "--json").line
    assert (said["approved"], said["decided"]) == (False, 1)
    assert cli("referral", "list", "--json").lines == []
    held = cli.export(source, out)
    assert (held.code, held.line["outcome"]) == (3, "held")
    assert "blocked" in {finding["outcome"] for finding in held.line["findings"]}
    confirmed = cli.export(source, out, "--confirm-no-faces")
    assert (confirmed.code, confirmed.line["outcome"]) == (3, "held")
    assert not out.exists()


def test_whoever_is_asked_next_is_told_that_it_was_refused_before(cli: Cli, tmp_path: Path, out: Path) -> None:
    source = referred(cli, tmp_path)
    assert cli("referral", "list", "--json").line["answered_before"] == []
    cli("referral", "refuse", source, *LEADER)
    cli.consent(reference="SL-2024-02")
    held = cli.export(source, out, run=(*RUN[:4], "--consent", "SL-2024-02"))
    words = f"by Sam Director (director), for newsletter under consent {CONSENT}: “looked at it”."
    (told,) = [finding["fact"] for finding in held.line["findings"] if finding["code"] == "b5-copy-of-decided"]
    assert "Refused on " in told
    assert words in told
    (before,) = cli("referral", "list", "--json").line["answered_before"]
    assert before.pop("answered_at")
    assert before == {
        "approved": False,
        "by": "Sam Director",
        "role": "director",
        "reason": "looked at it",
        "event": None,
        "setting": "activity",
        "channel": "newsletter",
        "consent": CONSENT,
    }
    assert words in cli("referral", "list").out
    dutch = cli("referral", "list", lang="nl").out
    assert "    Afgewezen op " in dutch
    assert f"door Sam Director (directeur), voor nieuwsbrief met toestemming {CONSENT}: “looked at it”." in dutch
    cli("referral", "approve", source, *LEADER)
    cli("screen", source, *RUN[:2], "--channel", "print", "--consent", CONSENT)
    assert [one["approved"] for one in cli("referral", "list", "--json").line["answered_before"]] == [False, True]


def test_a_leader_who_changes_their_mind(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent("--document", str(photo(tmp_path / "document.jpg")), "--event", "Sportdag")
    source = photo(tmp_path / "in" / "a.jpg", 1)
    lesson = ("--setting", "lesson", "--channel", "newsletter", "--consent", CONSENT, "--event", "sportdag")
    asked = cli("screen", source, *lesson, "--json").line
    assert asked["verdict"] == "referred"  # recorded in the program only after the capture
    prefix = asked["sha256"][:8]
    cli("referral", "refuse", prefix, *LEADER)
    assert cli("screen", source, *lesson, "--json").line["verdict"] == "blocked"
    cli("referral", "approve", prefix, *LEADER)
    said = cli.export(source, out, run=lesson)
    assert (said.code, said.line["outcome"], said.line["covered"]) == (0, "released", 1)


def test_an_answer_on_the_command_line_is_recorded_as_given_unseen(cli: Cli, tmp_path: Path) -> None:
    source = referred(cli, tmp_path)
    cli("referral", "approve", source, *LEADER)
    (entry,) = [line for line in cli("register", "list", "--json").lines if line["kind"] == "referral-decided"]
    assert entry["payload"]["look"] == {"percent": 0, "doubts": 0, "stills": False}


def test_an_approval_on_a_withdrawn_consent_says_that_it_lifts_nothing(cli: Cli, tmp_path: Path, out: Path) -> None:
    source = referred(cli, tmp_path)
    cli("consent", "withdraw", CONSENT, "--reason", "a parent objected")
    said = cli("referral", "approve", source, *LEADER)
    assert said.code == 0
    assert f"Consent {CONSENT} was withdrawn: it stays held" in said.err
    assert cli.export(source, out).line["outcome"] == "held"
    assert "withdrawn" not in cli("referral", "refuse", source, *LEADER).err


@pytest.mark.parametrize("item", ["0123456789abcdef", "nowhere.jpg", "abc"])
def test_nothing_was_asked_about_that(item: str, cli: Cli, tmp_path: Path) -> None:
    referred(cli, tmp_path)
    said = cli("referral", "approve", item, *LEADER)
    assert said.code == 2
    assert item in said.err


def test_an_operator_does_not_decide(cli: Cli, tmp_path: Path) -> None:
    source = referred(cli, tmp_path)
    assert cli("referral", "approve", source, "--by", "Kim", "--role", "operator", "--reason", "x").code == 2


def test_the_issuer_of_the_policy_is_the_school_meant(cli: Cli) -> None:
    assert cli("policy", "set", "issuer", "De Regenboog").code == 0
    cli.consent()
    assert cli("consent", "show", CONSENT, "--json").line["issuer"] == "De Regenboog"
    assert "De Regenboog" in cli("policy", "show").out


def test_consents_are_told_in_words(cli: Cli, folder: Path, out: Path) -> None:
    words = ("--reference", "SL/2026-7", "--given-by", "Sam", "--role", "deputy", "--date", "2026-05-13T16:45")
    cli("consent", "add", *words, "--settings", "activity,lesson", "--channels", "newsletter,print", "--from", "2026-05-14")
    cli.consent()
    cli("consent", "withdraw", "SL/2026-7", "--reason", "x")
    withdrawn, other = cli("consent", "list", "--lang", "nl").out.splitlines()
    told = "SL/2026-7 school Sam (adjunct-directeur) 2026-05-13 16:45 ingetrokken op "
    assert " ".join(withdrawn.split()).startswith(told)
    assert withdrawn.endswith("  activiteit, les -> nieuwsbrief, drukwerk")
    assert "ingetrokken" not in other
    assert other.index("school") == withdrawn.index("school"), "one below the other"
    released = cli.export(folder, out).lines[0]
    shown = cli("consent", "show", CONSENT, "--lang", "nl").out.splitlines()
    assert ["Functie:", "directeur"] in [line.split() for line in shown]
    days = cli("consent", "show", "SL/2026-7", "--lang", "nl").out
    assert ["Eerste", "dag:", "2026-05-14"] in [line.split() for line in days.splitlines()]
    (line,) = (line for line in shown if released["entry"] in line)
    assert "  nieuwsbrief  " in line
    assert "Vrijgaven met deze toestemming: 3." in shown
    assert cli("consent", "show", "SL/2026-7", "--lang", "en").out.splitlines()[-1] == "Releases under this consent: 0."
    assert str(out) in line


def test_person_consents_are_told_in_words(cli: Cli) -> None:
    words = ("--issuer", "De Vlinder", "--channels", "website,newsletter")
    cli("person-consent", "add", "--reference", "P-1", *words, "--giver", "pupil", "--valid-until", "2030-01-01")
    cli("person-consent", "add", "--reference", "P-22", *words, "--giver", "staff", "--refused")
    assert cli("person-consent", "list", "--lang", "nl").out.splitlines() == [
        "P-1   De Vlinder  leerling van 16 jaar of ouder  gegeven    geldig tot en met 2030-01-01  nieuwsbrief, schoolwebsite",
        "P-22  De Vlinder  medewerker                     geweigerd                                nieuwsbrief, schoolwebsite",
    ]


def test_a_referral_is_told_with_its_reasons_in_words(cli: Cli, tmp_path: Path) -> None:
    source = referred(cli, tmp_path)
    head, reason = cli("referral", "list", "--lang", "nl").out.splitlines()
    assert head.endswith(f"{source}  activiteit / nieuwsbrief / {CONSENT}")
    (code,) = cli("referral", "list", "--json").line["codes"]
    assert reason.startswith("    - B5: Het programma vond niemand")
    assert code not in reason


def test_choices_are_told_as_they_are_made_and_in_words(cli: Cli) -> None:
    assert cli("policy", "show", "--lang", "nl").out.splitlines()[0] == "a2 = unset (sociale media: nog niet gekozen)"
    said = cli("policy", "set", "a2", "block", "--lang", "nl").out
    assert said == "Keuze vastgelegd: a2 = block (sociale media: geen foto of video waarop iemand stond).\n"
    cli("policy", "set", "issuer", "De Vlinder")
    assert cli("policy", "show", "--lang", "en").out.splitlines()[2] == (
        "issuer = De Vlinder (the school, where a consent names none)"
    )
