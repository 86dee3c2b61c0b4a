"""Styles and extents of covers, as they are asked for on the command line and put on record."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.media.image import decode
from app.media.intake import read_source
from app.redaction.cover import CERTIFIED, DISC_RGB, SOLID_RGB, CoverStyle
from app.redaction.regions import Extent
from tests.cli.conftest import Cli
from tests.stand_ins import MAGENTA, SIDE_PX, SPOTS, photo

COLOURS = {"solid": SOLID_RGB, "disc": DISC_RGB}


@pytest.mark.parametrize(
    ("style", "extent"), [("solid", "head"), ("soft", "head"), ("disc", "head"), ("solid", "shoulders"), ("soft", "shoulders")]
)
def test_a_style_and_an_extent_are_used_and_recorded(style: str, extent: str, cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    line = cli.export(photo(tmp_path / "a.jpg"), out, "--cover", style, "--extent", extent).line
    assert (line["outcome"], line["covered"]) == ("released", 1)
    picture = decode(read_source(Path(line["output"]))).rgb.astype(int)
    left, top = SPOTS[0]
    face = picture[top : top + SIDE_PX, left : left + SIDE_PX]
    assert np.abs(face - MAGENTA).max(axis=2).min() > 60
    if style in COLOURS:
        assert np.abs(face - COLOURS[style]).max() < 10
    payloads = [one["payload"] for one in cli("register", "show", line["entry"], "--json").lines]
    (grounds,) = (one["details"]["grounds"] for one in payloads if "details" in one)
    assert grounds["cover"] == {"style": style, "extent": extent}
    (figures,) = (one["figures"] for one in payloads if "figures" in one)
    assert (figures["cover"], figures["extent"]) == (style, extent)


def test_shoulders_take_more_along_than_the_head(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    areas = []
    for extent in ("head", "shoulders"):
        line = cli.export(photo(tmp_path / "a.jpg"), out, "--extent", extent).line
        picture = decode(read_source(Path(line["output"]))).rgb.astype(int)
        areas.append((np.abs(picture - SOLID_RGB).max(axis=2) < 8).sum())
    assert areas[1] > 2 * areas[0]


@pytest.mark.parametrize("word", ["blur", "mosaic", "emoji", "gaussian", "", "SOLID"])
@pytest.mark.parametrize(("lang", "reason"), [("en", "reads through"), ("nl", "kijkt een herkenningsprogramma heen")])
def test_what_is_not_offered_says_why(word: str, lang: str, reason: str, cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = cli("export", photo(tmp_path / "a.jpg"), "--out", out, "--cover", word, lang=lang)
    assert (said.code, said.out) == (2, "")
    assert reason in said.err
    assert "solid, soft, disc" in said.err
    assert not out.exists()


@pytest.mark.parametrize(("lang", "reason"), [("en", "hair, ears and outline"), ("nl", "haar, oren en omtrek")])
def test_the_face_alone_is_not_offered_and_says_why(lang: str, reason: str, cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = cli("export", photo(tmp_path / "a.jpg"), "--out", out, "--extent", "face", lang=lang)
    assert (said.code, said.out) == (2, "")
    assert reason in said.err
    assert "head, shoulders" in said.err
    assert not out.exists()


def test_a_combination_that_was_not_measured_is_refused(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CERTIFIED, CoverStyle.DISC, (Extent.HEAD,))
    out = tmp_path / "out"
    said = cli.export(photo(tmp_path / "a.jpg"), out, "--cover", "disc", "--extent", "shoulders")
    assert (said.code, said.out) == (2, "")
    assert "nobody measured" in said.err
    assert not out.exists()
