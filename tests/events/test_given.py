"""What was said along with a command is what the leader in the window is shown and judges by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.batch.interruption import Interruption
from app.cli.main import main
from app.consents import Giver, PersonConsent
from app.events.answering import rule
from app.events.desk import Desk
from app.events.waiting import Waiting, look_at, waiting
from app.model import Actor, Channel, Role, Verdict
from app.records import Answer, add_person_consent, open_referrals
from app.text import Catalogue
from tests.events.conftest import CONSENT
from tests.stand_ins import SPOTS, AtOnce, photo

pytestmark = pytest.mark.usefixtures("permission")
YES = Answer(approved=True, by=Actor("Sam Director", Role.DIRECTOR), reason="fine")


@pytest.fixture
def source(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A photo of two people that does not say when it was made; commands are run where the window's files are."""
    monkeypatch.setenv("BEELDKEUR_HOME", str(desk.workplace.places.home))
    monkeypatch.setattr("app.events.waiting.Workers", AtOnce)
    return photo(tmp_path / "in" / "a.jpg", 2, captured=None)


def export(source: Path, *more: str | Path) -> int:
    out = source.parent.parent / "out"
    use = (
        "--setting",
        "activity",
        "--channel",
        "newsletter",
        "--consent",
        CONSENT,
        "--operator",
        "Kim",
        "--jobs",
        "1",
        "--out",
        out,
    )
    return main(["export", str(source), *map(str, use), *map(str, more), "--json"])


def decisions(source: Path, *regions: Mapping[str, object]) -> Path:
    """A file that says these things of the photo, and that it is in doubt."""
    file = source.parent.parent / "decisions.json"
    sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
    items = {sha256: {"regions": list(regions), "item": ["doubt"]}}
    file.write_text(json.dumps({"version": 1, "items": items}), "utf-8")
    return file


def shown(desk: Desk, english: Catalogue) -> Waiting:
    """The only one that waits, once it was looked at."""
    looked = {
        one.sha256: one.screening for one in look_at(desk, waiting(desk, english), Interruption()) if one.screening is not None
    }
    (found,) = waiting(desk, english, looked)
    return found


def test_the_day_that_was_attested_counts_in_the_window_too(desk: Desk, source: Path, english: Catalogue) -> None:
    attested = ("--captured", "2024-05-14", "--decisions", decisions(source))
    assert export(source, *attested) == 3
    one = shown(desk, english)
    assert one.asked[0].question.attested == (date(2024, 5, 14), date(2024, 5, 14))
    assert [finding.code for finding in one.asked[0].judged.findings if finding.outcome is Verdict.REFERRED] == ["b5-doubt"]
    assert one.is_liftable
    assert rule(desk.workplace, [one], YES).answered == 1
    assert export(source, *attested) == 0


def test_decisions_that_were_given_are_shown_and_approved_of(desk: Desk, source: Path, english: Catalogue) -> None:
    with desk.workplace.writing() as (register, _):
        channels = frozenset({Channel.NEWSLETTER})
        add_person_consent(
            register, PersonConsent("P-1", "A", Giver.PARENT, channels, refused=False, recorded_at=desk.workplace.now)
        )
    kept = {"decision": "keep", "box": [*SPOTS[0], 48, 48], "person_consent": "P-1"}
    drawn = {"decision": "cover", "box": [0, 0, 40, 20]}
    given = ("--captured", "2024-05-14", "--decisions", decisions(source, kept, drawn))
    assert export(source, *given) == 3
    one = shown(desk, english)
    assert one.decisions == one.asked[0].question.decisions
    assert one.covers is not None
    assert len(one.covers) == 2  # the other face, and the area
    assert not one.asked[0].is_stale
    assert one.is_liftable
    assert rule(desk.workplace, [one], YES).answered == 1
    assert export(source, *given) == 0


def test_that_nobody_is_recognisable_was_confirmed_with_the_command(desk: Desk, source: Path, english: Catalogue) -> None:
    photo(source, 0, captured=None)
    assert export(source, "--confirm-no-faces", "--captured", "2024-05-14", "--decisions", decisions(source)) == 3
    one = shown(desk, english)
    codes = {finding.code for finding in one.asked[0].judged.findings}
    assert "b5-doubt" in codes
    assert "b5-nobody-unconfirmed" not in codes
    assert one.is_liftable


def test_an_answer_about_one_day_is_none_about_another(desk: Desk, source: Path, english: Catalogue) -> None:
    file = decisions(source)
    assert export(source, "--captured", "2024-05-14", "--decisions", file) == 3
    assert rule(desk.workplace, [shown(desk, english)], YES).answered == 1
    assert export(source, "--captured", "2024-05-15", "--decisions", file) == 3
    assert shown(desk, english).asked[0].question.attested == (date(2024, 5, 15), date(2024, 5, 15))
    assert export(source, "--captured", "2024-05-14", "--decisions", file) == 0


def test_an_open_question_with_another_day_is_asked_anew(desk: Desk, source: Path) -> None:
    for day in ("2024-05-14", "2024-05-15", "2024-05-15"):
        export(source, "--captured", day, "--decisions", decisions(source))
    with desk.workplace.reading() as register:
        (left,) = open_referrals(register)
    assert left.question.attested == (date(2024, 5, 15), date(2024, 5, 15))


def test_who_gave_the_command_does_not_approve(desk: Desk, source: Path, english: Catalogue) -> None:
    assert export(source) == 3  # when it was made is not known, and nothing was decided
    one = shown(desk, english)
    assert one.is_liftable
    own = replace(YES, by=Actor("kim", Role.DIRECTOR))
    assert rule(desk.workplace, [one], own).own == (one.sha256,)
    assert rule(desk.workplace, [one], YES).answered == 1


def test_what_was_asked_before_this_was_kept_is_not_approved_unseen(
    desk: Desk, source: Path, english: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.looking.Given", lambda *_: None)
    export(source, "--captured", "2024-05-14", "--decisions", decisions(source))
    one = shown(desk, english)
    assert one.asked[0].is_stale
    assert not one.is_liftable
