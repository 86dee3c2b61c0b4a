"""What the window says of a file that did not hold once it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.events.event import Ending, EventItem
from app.model import Actor, Channel, Finding, Role, Verdict
from app.records import Made
from app.register.exports import ExportState
from app.text import Language, load_catalogue
from tests.ui.video.conftest import NOW
from ui.held import failed_proof, remedy_of
from ui.review.past_section import tell

CODES = sorted(
    key.removeprefix("remedies.")
    for key in load_catalogue(Language.EN).sentences
    if key.startswith("remedies.") and not key.endswith("-in-window")
)


def reason(code: str, language: Language) -> Finding:
    """As a release words it, for the window and the command line alike."""
    return Finding(code, "B5", Verdict.REFERRED, "a fact", load_catalogue(language).say(f"remedies.{code}"))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", CODES)
def test_no_remedy_in_the_window_is_an_option_of_the_command_line(code: str, language: Language) -> None:
    catalogue = load_catalogue(language)
    assert "--" not in remedy_of(reason(code, language), catalogue)


@pytest.mark.parametrize("code", ["output-shows-face", "video-shows-face"])
def test_the_command_line_keeps_its_option(code: str) -> None:
    assert "--sensitivity high" in reason(code, Language.NL).remedy


def test_every_wording_of_the_window_stands_for_one_of_the_command_line() -> None:
    keys = [key for key in load_catalogue(Language.EN).sentences if key.endswith("-in-window")]
    assert keys
    assert all(key.removesuffix("-in-window").removeprefix("remedies.") in CODES for key in keys)


def test_a_rule_that_holds_an_item_back_is_no_failed_proof(tmp_path: Path) -> None:
    catalogue = load_catalogue(Language.EN)
    rule, proof = Finding("A1-no-consent", "A1", Verdict.BLOCKED, "a", "b"), reason("video-shows-face", Language.EN)
    assert failed_proof(tried(tmp_path, "held", rule), catalogue) is None
    assert failed_proof(tried(tmp_path, "held", rule, proof), catalogue) == proof
    assert failed_proof(tried(tmp_path, "released", proof), catalogue) is None


def test_the_history_tells_a_failed_proof_from_a_release_that_was_broken_off() -> None:
    catalogue = load_catalogue(Language.EN)
    operator = Actor("Kim", Role.OPERATOR)
    held, broken_off = (
        tell(Made(NOW, "e", ExportState.ABANDONED, None, Channel.NEWSLETTER, "SL-1", operator, reason), catalogue)
        for reason in ("video-shows-face", "damaged")
    )
    assert "held at the last check" in held
    assert "given up" in broken_off


def tried(folder: Path, fate: str, *reasons: Finding) -> EventItem:
    ending = Ending(fate=fate, at=NOW, channel=Channel.NEWSLETTER, consent="SL-1", reasons=reasons)
    return EventItem(path=str(folder / "a.mp4"), root=str(folder), relative="a.mp4", ending=ending)
