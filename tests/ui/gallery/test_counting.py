"""Faces are counted in a photo, people in a video: each has a track, and is seen in many frames."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.events import correcting
from app.text import Language, load_catalogue
from tests.ui.gallery.making import AUTHOR, item, screening
from tests.ui.video.conftest import film, film_bytes, film_item
from tests.ui.video.making import wandering
from ui.event_model import Row
from ui.gallery.wording import Wording
from ui.language import Speech
from ui.main import make_app

__all__ = ["film", "film_bytes"]

TRACKS = wandering("t1", 5, 25), wandering("t2", 35, 50, at=180)


@pytest.fixture
def wording() -> Iterator[Wording]:
    speech = Speech(make_app())
    speech.speak(Language.EN)
    yield Wording(load_catalogue(Language.EN))
    speech.fall_silent()


def test_a_video_counts_people(wording: Wording, film: Path) -> None:
    one, two = (Row(film_item(film, TRACKS[:count])) for count in (1, 2))
    assert "1 person" in wording.marks(one)
    assert "2 people" in wording.marks(two)
    assert "face" not in wording.line(two) + wording.tip(two)


def test_of_a_video_somebody_is_said_to_be_nobody(wording: Wording, film: Path) -> None:
    video = film_item(film, TRACKS)
    less = correcting.remove(video, TRACKS[0], AUTHOR)
    said = wording.marks(Row(less))
    assert "1 person" in said
    assert "1 said to be nobody" in said


def test_a_photo_counts_faces(wording: Wording) -> None:
    assert "2 faces" in wording.marks(Row(item("a.jpg", screening(2))))
