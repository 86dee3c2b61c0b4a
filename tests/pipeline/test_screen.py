from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.errors import ItemError
from app.media.intake import read_source
from app.media.likeness import alike
from app.model import Screening, Sensitivity
from app.pipeline import screen as screen_module
from app.pipeline.eyes import OperatingPoint, eyes_for
from app.pipeline.screen import NOT_CHECKED, fingerprint, screen
from detectors.closer import Closer
from tests.make_media import encoded, orientation_exif
from tests.pipeline.conftest import pair

Screenings = dict[str, tuple[Path, Screening]]


@pytest.mark.parametrize("fmt", ["jpeg", "png", "webp", "heic", "tiff"])
def test_every_format_shows_both_people(screenings: Screenings, fmt: str) -> None:
    path, screening = screenings[fmt]
    assert (screening.item.width, screening.item.height) == (340, 190)
    assert screening.item.sha256 == read_source(path).sha256
    lefts = sorted(face.box.left for face in screening.faces)
    assert len(lefts) == 2
    assert abs(lefts[0] - 38) < 15
    assert abs(lefts[1] - 208) < 15
    assert not any(face.doubtful for face in screening.faces)
    assert screening.not_checked == NOT_CHECKED


@pytest.mark.parametrize(("fmt", "written"), [("jpeg", "jpeg"), ("heic", "jpeg"), ("webp", "webp"), ("tiff", "jpeg")])
def test_it_says_what_will_be_written(screenings: Screenings, fmt: str, written: str) -> None:
    assert screenings[fmt][1].written_as == written


def test_a_place_is_noticed(screenings: Screenings) -> None:
    assert screenings["jpeg"][1].item.has_location
    assert not screenings["tiff"][1].item.has_location


def test_faces_have_names_that_follow_from_item_and_place(screenings: Screenings) -> None:
    path, screening = screenings["jpeg"]
    again = screen(read_source(path), Sensitivity.STANDARD, "test")
    assert again == screening
    assert len({face.id for face in screening.faces}) == 2
    assert {face.id for face in screenings["png"][1].faces}.isdisjoint(face.id for face in screening.faces)


def test_boxes_are_those_of_the_full_size_upright_picture(tmp_path: Path, screenings: Screenings) -> None:
    """Twelve times as large (decoded smaller for looking) and lying on its side: so are the boxes, upright."""
    large = np.asarray(cv2.resize(pair(), None, fx=12, fy=12, interpolation=cv2.INTER_CUBIC), np.uint8)
    path = tmp_path / "sideways.jpg"
    path.write_bytes(encoded(np.rot90(large), "jpeg", exif=orientation_exif(6)))
    screening = screen(read_source(path), Sensitivity.STANDARD, "test")
    assert (screening.item.width, screening.item.height) == (4080, 2280)
    small = sorted((face.box.left, face.box.top, face.box.right, face.box.bottom) for face in screenings["png"][1].faces)
    found = sorted((face.box.left, face.box.top, face.box.right, face.box.bottom) for face in screening.faces)
    assert np.allclose(np.array(found) / 12, small, atol=8)


def test_who_is_too_improbable_to_be_listed_leaves_a_trace(screenings: Screenings, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a point above everybody nobody is listed, and the screening says how probable the likeliest was."""
    path, screening = screenings["png"]
    blind = replace(eyes_for(Sensitivity.STANDARD), point=OperatingPoint(1.1, 1.1, 1.1))
    monkeypatch.setattr(screen_module, "eyes_for", lambda _: blind)
    unseen = screen(read_source(path), Sensitivity.STANDARD, "test")
    assert unseen.faces == ()
    assert unseen.weak == max(face.score for face in screening.faces)
    assert screening.weak < 0.15


def test_what_cannot_be_decoded_is_an_item_error(tmp_path: Path) -> None:
    path = tmp_path / "half.jpg"
    path.write_bytes(encoded(pair(), "jpeg")[:-4000])
    with pytest.raises(ItemError):
        screen(read_source(path), Sensitivity.STANDARD, "test")


def test_the_fingerprint_changes_with_all_it_rests_on() -> None:
    eyes = eyes_for(Sensitivity.STANDARD)
    closer = eyes.detector.upright
    assert isinstance(closer, Closer)
    looks = closer.ensemble
    deaf = replace(closer, ensemble=replace(looks, witnesses=()))
    another = replace(closer, ensemble=replace(looks, calibration=replace(looks.calibration, log=1.0)))
    prints = [
        fingerprint(eyes, Sensitivity.STANDARD, "1"),
        fingerprint(eyes, Sensitivity.STANDARD, "2"),
        fingerprint(eyes, Sensitivity.LOW, "1"),
        fingerprint(replace(eyes, point=OperatingPoint(0.1, 0.5, 0.04)), Sensitivity.STANDARD, "1"),
        fingerprint(replace(eyes, detector=replace(eyes.detector, upright=deaf)), Sensitivity.STANDARD, "1"),
        fingerprint(replace(eyes, detector=replace(eyes.detector, upright=another)), Sensitivity.STANDARD, "1"),
    ]
    assert len(set(prints)) == len(prints)
    assert fingerprint(eyes, Sensitivity.STANDARD, "1") == prints[0]


def test_all_formats_of_one_picture_look_alike(screenings: Screenings) -> None:
    looks = [screening.item.looks_like for _, screening in screenings.values()]
    assert all(alike(looks[0], look) for look in looks)
