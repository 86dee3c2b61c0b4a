"""What was measured of a release is told in words of both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.redaction.cover import CoverStyle
from app.redaction.regions import Extent
from app.text import Language
from ui.language import Speech
from ui.main import make_app
from ui.register.figures import figure

PHOTO = (
    "attempts",
    "worst_block_mean",
    "worst_block_detail",
    "worst_block_colour",
    "worst_cover",
    "worst_cover_edge",
    "width",
    "height",
    "format",
    "cover",
    "extent",
)
VIDEO = ("frames", "looked_frames", "worst_cell", "worst_colour", "worst_frame", "bytes", "sound")


@pytest.fixture
def speech() -> Iterator[Speech]:
    made = Speech(make_app())
    yield made
    made.fall_silent()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [*PHOTO, *VIDEO])
def test_each_figure_has_a_name(speech: Speech, language: Language, name: str) -> None:
    speech.speak(language)
    said, value = figure(name, "12")
    assert said[0].isupper()
    assert "_" not in said
    assert value == "12"


def test_values_that_are_codes_are_words(speech: Speech) -> None:
    speech.speak(Language.NL)
    assert figure("sound", "True") == ("Geluid", "ja")
    assert figure("sound", "False") == ("Geluid", "nee")
    for name, codes in (("cover", CoverStyle), ("extent", Extent)):
        assert not {figure(name, code.value)[1] for code in codes} & {code.value for code in codes}


def test_what_a_later_version_measures_is_told_by_its_code(speech: Speech) -> None:
    speech.speak(Language.EN)
    assert figure("colour_of_the_sky", "blue") == ("colour_of_the_sky", "blue")
