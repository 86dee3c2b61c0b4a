"""What people said of a release stands in the panel of its entry, in words of both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.model import Actor, Channel, Decision, DecisionKind, MediaItem, MediaKind, Role, Setting
from app.records import (
    Answer,
    Assurance,
    Given,
    KeptFace,
    KeptSound,
    KeptTrack,
    Look,
    PlaceInTime,
    Question,
    decide,
    mark_reported,
    refer,
)
from app.register import Query
from app.text import Language
from tests.ui.book_keeping import KIM, Place, leadership, of_person, place_of, record, release, workplace_in
from ui.language import Speech
from ui.main import make_app
from ui.register.assurances import shown_to_leader
from ui.register.story_view import StoryView
from ui.tasks import Tasks
from ui.video.axis import clock_at

LEADER = Actor("Sam", Role.DIRECTOR)
SAID: dict[str, Any] = {
    "attested": (date(2026, 9, 18), date(2026, 9, 18)),
    "settled": ("b5-doubt",),
    "kept_tracks": (KeptTrack(PlaceInTime((1, 2, 3, 4), 1.0, 2.5), "OU-2026-001", "asked"),),
    "removed_tracks": (PlaceInTime((1, 2, 3, 4), 61.0, 62.25),),
    "kept_sound": KeptSound(KIM, ((3.0, 4.0), (7.0, 8.5)), KIM),
    "kept": (KeptFace((1, 2, 3, 4), "OU-2026-001", "asked"),),
    "dismissed": ((1, 2, 3, 4), (5, 6, 7, 8)),
    "assurance": Assurance(own_account=True, no_face=True, unseen=Look(40, 2)),
}
DUTCH = (
    "Dag van opname: 18 september 2026, bevestigd door Kim (medewerker)",
    "Besluit van de schoolleider: goedgekeurd door Sam (directeur): fine (besloten na 30 % van de video, 1 twijfelmoment niet "
    "bekeken)",
    "Bekeken voor het vrijgeven: niet helemaal: 40 % van de video, 2 twijfelmomenten niet bekeken; Kim (medewerker) gaf het "
    "vrij zonder de rest te zien",
    "Geen gezicht binnen de streepjeslijnen: bekeken en bevestigd door: Kim (medewerker)",
    "Voor een account of uitgave van de school zelf (C1), bevestigd door: Kim (medewerker)",
    "Blijft zichtbaar: een persoon, toestemming OU-2026-001, asked",
    "Blijft zichtbaar: 0:01.00 tot 0:02.50, toestemming OU-2026-001, asked",
    "Als geen gezicht aangemerkt: 2 plekken",
    "Als niemand aangemerkt: 1:01.00 tot 1:02.25",
    "Geluid behouden door: Kim (medewerker)",
    "Geen stem of naam herkenbaar, bevestigd door: Kim (medewerker)",
    "Stil gemaakt: 0:03.00 tot 0:04.00; 0:07.00 tot 0:08.50",
)


@pytest.fixture
def speech() -> Iterator[Speech]:
    made = Speech(make_app())
    yield made
    made.fall_silent()


def told(place: Place, subject: str, qtbot: QtBot, kind: str | None = None) -> str:
    with place.writing() as register:
        entries = list(register.entries(Query((kind,) if kind else None, subject=subject)))
    view = StoryView(place.context)
    qtbot.addWidget(view)
    view.show_entry(entries[-1].id)
    qtbot.waitUntil(lambda: entries[-1].id in view.facts.text() or subject in view.facts.text())
    return view.facts.text()


@pytest.fixture
def dutch(qtbot: QtBot, tmp_path: Path, speech: Speech) -> Iterator[Place]:
    speech.speak(Language.NL)
    tasks = Tasks()
    yield place_of(workplace_in(tmp_path / "home"), tasks, language=Language.NL)
    tasks.close()


def asked(path: str = "/photos/one.jpg", sha256: str = "") -> Question:
    codes = frozenset({"b5-doubt"})
    return Question(sha256, path, "Sports day", Setting.ACTIVITY, Channel.NEWSLETTER, "SL-2026-001", codes)


def test_what_people_said_of_a_release_is_shown(dutch: Place, qtbot: QtBot, tmp_path: Path) -> None:
    record(dutch.workplace, leadership(), of_person())
    export, _ = release(dutch.workplace, tmp_path / "out", "SL-2026-001", **SAID)
    with dutch.writing() as register:
        (opened,) = register.entries(Query(("export-opened",), subject=export))
        assert opened.payload is not None
        details = opened.payload["details"]
        assert isinstance(details, dict)
        sha256 = str(details["sha256"])
        refer(register, asked(sha256=sha256), "De Boog")
        decide(register, sha256, Answer(approved=True, by=LEADER, reason="fine", look=Look(30, 1)))
    lines = told(dutch, export, qtbot).splitlines()
    for line in DUTCH:
        assert line in lines


@pytest.mark.parametrize(
    ("unseen", "said"), [(None, "yes"), (Look(0), "no: Kim (member of staff) released it without having looked")]
)
def test_whether_somebody_looked_is_told_in_words(
    place: Place, qtbot: QtBot, tmp_path: Path, unseen: Look | None, said: str
) -> None:
    record(place.workplace, leadership())
    export, _ = release(place.workplace, tmp_path / "out", "SL-2026-001", assurance=Assurance(own_account=False, unseen=unseen))
    lines = told(place, export, qtbot).splitlines()
    assert f"Looked at before the release: {said}" in lines
    assert not any("dashed lines" in line or "own account" in line for line in lines)


def test_of_an_entry_from_before_they_were_recorded_nothing_is_said(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    record(place.workplace, leadership())
    export, _ = release(place.workplace, tmp_path / "out", "SL-2026-001")
    assert "Looked at before the release" not in told(place, export, qtbot)


@pytest.mark.parametrize(
    ("look", "said"),
    [
        (Look(0), "decided without the program having shown it"),
        (Look(0, 2, stills=True), "decided after stills alone: nothing of the video was played"),
        (Look(40, stills=True), "decided after 40 % of the video"),
        (Look(40, 1), "decided after 40 % of the video, 1 doubt(s) not looked at"),
        (Look(100), "decided after having seen it"),
    ],
)
def test_how_much_was_shown_to_the_leader_is_told_in_words(place: Place, look: Look, said: str) -> None:
    assert place.context.catalogue.language is Language.EN
    assert shown_to_leader(look) == said


def test_how_much_was_shown_to_the_leader_stands_in_the_decision(dutch: Place, qtbot: QtBot) -> None:
    sha256 = "ab" * 32
    with dutch.writing() as register:
        refer(register, asked(sha256=sha256), "De Boog")
        decide(register, sha256, Answer(approved=True, by=LEADER, reason="fine", look=Look(0)))
    said = told(dutch, sha256, qtbot, "referral-decided").splitlines()
    assert "Door het programma getoond: besloten zonder dat het programma het toonde" in said


def test_a_decision_that_was_erased_is_still_said_to_have_been_made(dutch: Place, qtbot: QtBot, tmp_path: Path) -> None:
    record(dutch.workplace, leadership())
    export, _ = release(dutch.workplace, tmp_path / "out", "SL-2026-001", settled=("b5-doubt",))
    said = told(dutch, export, qtbot)
    assert "Besluit van de schoolleider: goedgekeurd; door wie is niet meer bekend" in said


def test_sound_that_nobody_confirmed_is_said_to_be_so(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    record(place.workplace, leadership())
    export, _ = release(place.workplace, tmp_path / "out", "SL-2026-001", kept_sound=KeptSound(KIM))
    said = told(place, export, qtbot)
    assert "No voice or name to be recognised: confirmed by: nobody" in said
    assert "Muted: nothing" in said


def test_a_protocol_that_cannot_be_read_is_said_beside_what_is_told_by_code(place: Place, qtbot: QtBot) -> None:
    with place.writing() as register:
        refer(register, asked(sha256="ab" * 32), "De Boog")
        (entry,) = register.entries(Query(subject="ab" * 32))
    view = StoryView(place.context)
    qtbot.addWidget(view)
    view.show_entry(entry.id)
    qtbot.waitUntil(lambda: "B5: " in view.facts.text())
    assert view.problem.isHidden()
    (place.workplace.places.home / "own.toml").write_text("not toml", "utf-8")
    settings = replace(place.workplace.settings, protocol="own.toml")
    place.context.desk.workplace = replace(place.workplace, settings=settings)
    view.show_entry(entry.id)
    qtbot.waitUntil(lambda: "b5-doubt" in view.facts.text())
    assert not view.problem.isHidden()
    assert view.problem.text.startswith("The protocol is not valid")
    assert place.asked.errors == []


def test_a_referral_a_decision_and_a_report_have_no_codes(dutch: Place, qtbot: QtBot) -> None:
    sha256 = "ab" * 32
    item = MediaItem(sha256, MediaKind.PHOTO, 10, 10, None, has_location=False)
    with dutch.writing() as register:
        refer(register, asked(sha256=sha256), "De Boog")
        decide(register, sha256, Answer(approved=False, by=LEADER, reason="too close"))
        mark_reported(register, item, KIM, "leadership", "De Boog")
    referral = told(dutch, sha256, qtbot, "referral")
    assert "Bestemming: nieuwsbrief" in referral
    assert "b5-doubt" not in referral
    decided = told(dutch, sha256, qtbot, "referral-decided")
    assert "Goedgekeurd: nee" in decided
    assert "Door: Sam (directeur)" in decided
    assert "Gemeld bij: de schoolleiding" in told(dutch, sha256, qtbot, "reported")
    for text in (referral, decided):
        assert "{" not in text
        assert "_" not in text
        assert all(line[0].isupper() for line in text.splitlines())


def test_what_was_said_along_with_a_command_is_told_with_the_question(dutch: Place, qtbot: QtBot) -> None:
    sha256, day = "ab" * 32, date(2026, 9, 18)
    doubt = Decision(sha256, DecisionKind.DOUBT, KIM, datetime(2026, 9, 19, tzinfo=UTC))
    given = Given(KIM, confirmed_nobody=True, decided=(doubt,))
    with dutch.writing() as register:
        refer(register, replace(asked(sha256=sha256), attested=(day, day), given=given), "De Boog")
    said = told(dutch, sha256, qtbot, "referral").splitlines()
    assert "Dag van opname volgens verklaring: 18 september 2026" in said
    assert "Meegegeven met de opdracht: Door: Kim (medewerker); Niemand herkenbaar: bevestigd: ja; Besluiten: 1" in said


def test_every_name_of_a_consent_is_in_words(dutch: Place, qtbot: QtBot) -> None:
    record(dutch.workplace, leadership(), of_person())
    for reference in ("SL-2026-001", "OU-2026-001"):
        said = told(dutch, reference, qtbot)
        assert all(line[0].isupper() for line in said.splitlines())
        assert not {name for name in asdict(leadership()) if f"\n{name}: " in said}
    assert "Geschreven op: 5 januari 2026" in told(dutch, "SL-2026-001", qtbot)


@pytest.mark.parametrize(("seconds", "said"), [(0, "0:00.00"), (7.25, "0:07.25"), (61.5, "1:01.50"), (3661, "1:01:01.00")])
def test_moments_are_told_as_a_player_does(seconds: float, said: str) -> None:
    assert clock_at(seconds) == said


def test_a_moment_of_an_entry_is_told_on_the_clock_here(dutch: Place, qtbot: QtBot) -> None:
    record(dutch.workplace, leadership(recorded_at=datetime(2026, 1, 6, 12, tzinfo=UTC)))
    assert "Vastgelegd: 6 januari 2026, " in told(dutch, "SL-2026-001", qtbot)
