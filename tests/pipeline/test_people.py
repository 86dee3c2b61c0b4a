from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.media.image import Picture
from app.media.intake import read_source
from app.model import Sensitivity, Verdict
from app.pipeline import people
from app.pipeline import screen as screen_module
from app.pipeline.eyes import OperatingPoint, eyes_for
from app.pipeline.judge import judge_item
from app.pipeline.people import EVIDENCE, people_likely
from app.pipeline.screen import screen
from detectors.base import Box, DetectorError
from detectors.hands import Palms
from tests.make_media import encoded
from tests.pipeline.conftest import pair
from tests.pipeline.test_judge import ASKED, KNOWN, NO_RULING, screening

EMPTY = Picture(np.zeros((40, 60, 3), np.uint8), 60, 40)


class Seeing:
    """A network that always sees the same."""

    def __init__(self, odds: float) -> None:
        self.odds = odds

    def look(self, _: object) -> Palms:
        return Palms(((Box(0, 0, 4, 4), self.odds),) * 10)


@pytest.mark.parametrize(("odds", "likely"), [(EVIDENCE - 0.1, False), (EVIDENCE + 0.1, True)])
def test_people_are_likely_where_hands_are(odds: float, likely: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    monkeypatch.setattr(people, "is_installed", lambda: True)
    monkeypatch.setattr(people, "_network", lambda: Seeing(odds))
    assert people_likely(EMPTY) == likely


def test_changed_weights_are_an_error_and_not_a_no(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed() -> None:
        raise DetectorError("changed")

    monkeypatch.setattr(people, "is_installed", lambda: True)
    monkeypatch.setattr(people, "_network", changed)
    with pytest.raises(DetectorError):
        people_likely(EMPTY)


def test_only_where_no_face_was_found_is_it_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_module, "people_likely", lambda _: True)
    path = tmp_path / "pair.png"
    path.write_bytes(encoded(pair(), "png"))
    seen = screen(read_source(path), Sensitivity.STANDARD, "test")
    assert (bool(seen.faces), seen.people_likely) == (True, False)
    blind = replace(eyes_for(Sensitivity.STANDARD), point=OperatingPoint(1.1, 1.1, 1.1))
    monkeypatch.setattr(screen_module, "eyes_for", lambda _: blind)
    unseen = screen(read_source(path), Sensitivity.STANDARD, "test")
    assert (bool(unseen.faces), unseen.people_likely) == (False, True)
    assert "people-without-visible-face" in unseen.not_checked


def test_the_warning_is_a_question_of_its_own_and_never_less_than_without_it() -> None:
    nobody = screening()
    likely = replace(nobody, people_likely=True)
    asked = replace(ASKED, confirm_no_faces=True)
    codes = [rule.code for rule in judge_item(likely, (), ASKED, KNOWN, NO_RULING).rules]
    assert {"b5-people-likely", "b5-nobody-unconfirmed"} <= set(codes)
    assert "b5-people-likely" not in [rule.code for rule in judge_item(nobody, (), ASKED, KNOWN, NO_RULING).rules]
    assert judge_item(likely, (), ASKED, KNOWN, NO_RULING).verdict is Verdict.REFERRED
    assert judge_item(likely, (), asked, KNOWN, NO_RULING).verdict is Verdict.ALLOWED  # a person confirmed it
