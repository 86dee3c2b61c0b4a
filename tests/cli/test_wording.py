"""What people read of the register and of released files is in words of their language, on the clocks here."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.model import Actor, MediaItem, MediaKind, Role
from app.records import mark_do_not_use, mark_reported
from app.register import open_register
from app.text import Language
from tests.cli.conftest import CONSENT, Cli
from tests.stand_ins import photo

AHEAD = timedelta(hours=5, minutes=45)
KIM = Actor("Kim", Role.OPERATOR)


@pytest.fixture
def kathmandu(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Clocks that stand nearly six hours from UTC, all year."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be set here")
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Asia/Kathmandu")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def released(cli: Cli, folder: Path, out: Path) -> list[dict[str, Any]]:
    cli.consent()
    lines: list[dict[str, Any]] = cli.export(folder, out).lines
    return lines


def on_the_wall(moment: str) -> str:
    """A moment in UTC as the clocks of Kathmandu have it."""
    return (datetime.fromisoformat(moment) + AHEAD).strftime("%Y-%m-%d %H:%M")


def append(cli: Cli, kind: str, subject: str, payload: dict[str, object], lookup: str = "") -> str:
    """An entry of any kind, as the program or a later one would write it; its id."""
    cli.home.mkdir(exist_ok=True)
    with open_register(f"sqlite:///{cli.home / 'register.sqlite'}") as register:
        return register.append("school", kind, subject, payload, lookup).id


def values(said: str) -> dict[str, str]:
    """The fields on lines of their own."""
    pairs = (line.strip().partition(":") for line in said.splitlines() if line.startswith("    "))
    return {name: value.strip() for name, _, value in pairs}


# register list

KINDS = {
    Language.NL: ["toestemming schoolleiding vastgelegd", "vrijgave begonnen", "bestand gecontroleerd", "vrijgegeven"],
    Language.EN: ["leadership consent recorded", "release begun", "file verified", "released"],
}


@pytest.mark.parametrize("language", Language)
def test_entries_are_listed_in_words_on_the_clocks_here(
    kathmandu: None, cli: Cli, released: list[dict[str, Any]], language: Language
) -> None:
    entries = cli("register", "list", "--json").lines
    lines = cli("register", "list", lang=language).out.splitlines()
    assert len(lines) == len(entries)
    for line, entry in zip(lines, entries, strict=True):
        assert line.startswith(f"{on_the_wall(entry['created_at'])}  school#{entry['position']} ")
        assert line.endswith(f"  {entry['subject']}")
    kinds = {line[line.index("#") :].split("  ", 1)[1].strip().split("  ")[0] for line in lines}
    assert kinds == set(KINDS[language])


def test_what_is_listed_stands_in_columns_and_finds_the_entry_again(cli: Cli, released: list[dict[str, Any]]) -> None:
    lines = cli("register", "list").out.splitlines()
    assert len({line.rindex(" ") for line in lines}) == 1
    for line in lines:
        handle = line.split()[-1]
        shown = cli("register", "show", handle)
        assert shown.code == 0
        assert handle in shown.out.splitlines()[0]


def test_a_release_is_listed_by_its_file_or_its_source(cli: Cli, released: list[dict[str, Any]]) -> None:
    lines = cli("register", "list").out.splitlines()
    for one in released:
        begun, verified, out = [line for line in lines if line.endswith(one["entry"])]
        assert Path(one["path"]).name in begun
        assert Path(one["output"]).name in verified
        assert Path(one["output"]).name in out
    (one, *_) = released
    since = datetime.now(UTC) - timedelta(days=2)
    later = cli("register", "list", "--since", f"{since:%Y-%m-%d}", "--consent", CONSENT).out.splitlines()
    assert later == [line for line in lines if len(line.split()[-1]) == len(one["entry"]) or line.endswith(CONSENT)]


def test_an_item_that_was_referred_keeps_its_name_in_the_list(cli: Cli, tmp_path: Path) -> None:
    cli.consent()
    source = photo(tmp_path / "in" / "a.jpg", 0)
    cli("screen", source, "--setting", "activity", "--channel", "newsletter", "--consent", CONSENT)
    cli("referral", "refuse", source, "--by", "Sam", "--role", "board", "--reason", "no")
    append(cli, "referral-closed", cli("register", "list", "--json").lines[-1]["subject"], {"reason": "released"})
    _, *about = [" ".join(line.split()[3:-1]) for line in cli("register", "list", lang="nl").out.splitlines()]
    assert about == ["voorgelegd aan de schoolleiding a.jpg", "besluit van de schoolleiding afgewezen", "vraag vervallen a.jpg"]


def test_what_people_recorded_is_listed_in_words(cli: Cli) -> None:
    cli.consent("--event", "Sportdag")
    words = ("--issuer", "school", "--giver", "pupil", "--channels", "website")
    cli("person-consent", "add", "--reference", "P-1", *words)
    cli("person-consent", "withdraw", "P-1", "--reason", "moved")
    cli("policy", "set", "a2", "block")
    item = MediaItem("ab" * 32, MediaKind.PHOTO, 10, 10, None, has_location=False)
    with open_register(f"sqlite:///{cli.home / 'register.sqlite'}") as register:
        mark_do_not_use(register, item, KIM, "school")
        mark_reported(register, item, KIM, "board", "school")
    said = [" ".join(line.split()[3:-1]) for line in cli("register", "list", lang="nl").out.splitlines()]
    assert said == [
        "toestemming schoolleiding vastgelegd Sportdag",
        "toestemming van een persoon vastgelegd leerling van 16 jaar of ouder",
        "toestemming van een persoon ingetrokken moved",
        "keuze van de stichting sociale media: geen foto of video waarop iemand stond",
        "niet gebruiken",
        "gemeld (A9) het bestuur",
    ]
    assert " stichting#1 " in cli("register", "list", lang="nl").out
    assert " foundation#1 " in cli("register", "list").out


def test_a_kind_without_words_is_listed_by_its_code(cli: Cli) -> None:
    entry = append(cli, "painted-over", "x-1", {"colour": "blue"})
    assert "  painted-over  x-1" in cli("register", "list").out
    assert "    colour: blue\n" in cli("register", "show", entry).out


def test_what_was_erased_is_said_to_be(cli: Cli, released: list[dict[str, Any]]) -> None:
    entry = released[0]["entry"]
    ids = [line["id"] for line in cli("register", "show", entry, "--json").lines]
    with open_register(f"sqlite:///{cli.home / 'register.sqlite'}") as register:
        register.erase(ids, "term", "school")
    listed = [line for line in cli("register", "list", lang="nl").out.splitlines() if line.endswith(entry)]
    assert len(listed) == 3
    assert all("  gewist" in line for line in listed)
    said = cli("register", "show", entry, lang="nl").out.splitlines()
    assert said.count("    De inhoud is gewist na de bewaartermijn.") == 3


# register show


def test_a_consent_is_shown_in_words(kathmandu: None, cli: Cli) -> None:
    cli.consent("--sound", "--event", "Sportdag")
    (entry,) = cli("register", "show", CONSENT, "--json").lines
    dutch = values(cli("register", "show", CONSENT, lang="nl").out)
    assert dutch["Situatie"] == "activiteit, les"
    channels = "nieuwsbrief, drukwerk, sociale media (ook WhatsApp, YouTube, blog), schoolwebsite"
    assert dutch["De opnamen mogen naar"] == channels
    assert (dutch["Functie"], dutch["Geluid"], dutch["Eerste dag"]) == ("directeur", "ja", "-")
    assert dutch["Vastgelegd"] == on_the_wall(entry["payload"]["recorded_at"])
    english = values(cli("register", "show", CONSENT).out)
    assert (english["Role"], english["Sound"], english["Given by"]) == ("director", "yes", "Sam Director")
    assert len(dutch) == len(english) == len(entry["payload"])


def test_a_release_is_shown_in_words(kathmandu: None, cli: Cli, released: list[dict[str, Any]]) -> None:
    entry = released[0]["entry"]
    text = cli("register", "show", entry, lang="nl").out
    dutch = values(text)
    assert (dutch["Bestemming"], dutch["Situatie"], dutch["Oordeel"]) == ("nieuwsbrief", "activiteit", "mag na afdekken")
    assert dutch["Vrijgegeven door"] == "Kim (medewerker)"
    assert dutch["Bevestigd dat niemand herkenbaar is"] == "nee"
    assert "- A3: Gezichten die onherkenbaar worden gemaakt. Van hen is geen toestemming gekozen" in text
    assert "Uitvoering: effen grijs" in text
    assert dutch["Afgedekt per persoon"] == "het hoofd"
    english = cli("register", "show", entry).out
    assert "- A3: Faces that will be covered. No consent was chosen" in english
    assert "Released by:" in english
    assert "Kim (member of staff)" in english
    for told in (text, english):
        assert not {"{", "}", "'", "None", "True", "False"} & set(told.replace("\n", " ").split(" "))
        assert not any(code in told for code in ("a3-cover", "confirmed_nobody", "worst_", "grounds", "export-"))


@pytest.mark.parametrize(
    ("kind", "payload", "dutch", "english"),
    [
        ("referral-closed", {"reason": "asked anew"}, "Reden: opnieuw gevraagd", "Reason: asked anew"),
        ("consent-withdrawn", {"reason": "asked anew"}, "Reden: asked anew", "Reason: asked anew"),
        ("export-abandoned", {"reason": "interrupted"}, "Reden: het programma werd onderbroken", "the program was interrupted"),
        ("reported", {"to": "leadership"}, "Gemeld bij: de schoolleiding", "Reported to: the school leadership"),
        ("referral-decided", {"approved": False}, "Goedgekeurd: nee", "Approved: no"),
        ("removal-done", {"by": {"name": "Kim", "role": "board"}}, "Door: Kim (bestuur)", "By: Kim (board)"),
        (
            "referral-decided",
            {"look": {"percent": 40, "doubts": 2, "stills": True}},
            "Twijfelmomenten niet bekeken: 2; Procent bekeken: 40; Stilstaande beelden van de video: ja",
            "Doubts not looked at: 2; Percent looked at: 40; Stills of the video: yes",
        ),
        ("referral", {"attested": ["2024-05-14", "2024-05-15"]}, "2024-05-14 tot en met 2024-05-15", "up to and including"),
        ("referral", {"attested": ["2024-05-14", "2024-05-14"]}, "verklaring: 2024-05-14\n", "attested: 2024-05-14\n"),
        (
            "export-opened",
            {"details": {"grounds": {"dismissed": [[1, 2, 30, 40], [5, 6, 7, 8]]}}},
            "links 1, boven 2, 30 x 40 pixels; links 5",
            "left 1, top 2, 30 x 40 pixels; left 5",
        ),
        (
            "referral",
            {"given": {"decided": [{"kind": "keep", "region": {"kind": "face", "shape": "mask", "runs": [3] * 20}}]}},
            "- Soort: blijft zichtbaar\n",
            "3, (+ 4)",
        ),
        ("referral", {"codes": ["b5-doubt", "of-another-time"]}, "- of-another-time\n", "- of-another-time\n"),
        ("referral", {"mood": {"a": [1], "b": {"c": [{"d": True}]}}}, "d: ja", "mood:\n        a: 1\n        b:\n"),
    ],
)  # fmt: skip
def test_each_value_has_words(cli: Cli, kind: str, payload: dict[str, object], dutch: str, english: str) -> None:
    entry = append(cli, kind, "x-1", payload)
    assert dutch in cli("register", "show", entry, lang="nl").out
    assert english in cli("register", "show", entry).out


def test_a_register_is_shown_without_a_protocol(cli: Cli) -> None:
    entry = append(cli, "referral", "x-1", {"codes": ["b5-doubt"]})
    (cli.home / "settings.toml").write_text('protocol = "gone.toml"', "utf-8")
    said = cli("register", "show", entry)
    assert said.code == 0
    assert "- b5-doubt\n" in said.out
    assert "gone.toml" in said.err
    assert cli("register", "show", entry, "--json").err == ""


# verify


def test_a_file_is_told_of_in_words_on_the_clocks_here(kathmandu: None, cli: Cli, released: list[dict[str, Any]]) -> None:
    file = released[0]["output"]
    known = cli("verify", file, "--json").line
    when = on_the_wall(known["released_at"])
    found = f"{released[0]['entry']}  {CONSENT}"
    assert cli("verify", file, lang="nl").out == f"{file}: vrijgegeven en ongewijzigd  {found}  nieuwsbrief  {when}\n"
    assert cli("verify", file).out == f"{file}: released and unchanged  {found}  newsletter  {when}\n"


def test_a_channel_of_several_words(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    run = ("--setting", "activity", "--channel", "print", "--consent", CONSENT)
    (one,) = cli.export(photo(tmp_path / "in" / "a.jpg"), out, run=run).lines
    assert "  drukwerk  " in cli("verify", one["output"], lang="nl").out
