"""What a video would have told is told in plain kinds."""

from pathlib import Path

import pytest

from app.metadata.inventory_kinds import CarriedKind
from app.metadata.inventory_movie import inventory_movie
from tests.make_movies import Film, made

GOPRO, APPLE = "gopro_max_gpmf_gps.mp4", "lychee_train_livephoto_gps.mov"
SHARED = Path(__file__).parents[3] / "shared" / "data" / "videos"


def test_place_time_names_and_sound_are_told(tmp_path: Path) -> None:
    saying = {"title": "Klas 3b", "artist": "Anna", "location": "+52.1000+004.5000/", "creation_time": "2024-05-06T07:08:09Z"}
    found = inventory_movie(made(tmp_path / "a.mp4", Film(metadata=saying, sound_s=0.2)), "mov")
    assert found[0].place == (52.1, 4.5)
    told = {one.kind: one.what for one in found}
    assert told[CarriedKind.DESCRIPTION] == "Klas 3b"
    assert told[CarriedKind.OWNER] == "Anna"
    assert "2024" in told[CarriedKind.MOMENT]
    assert CarriedKind.SOUND in told


def test_tracks_of_cameras_are_called_by_their_names(tmp_path: Path) -> None:
    plain = made(tmp_path / "a.mp4").read_bytes()
    assert CarriedKind.UNKNOWN not in {one.kind for one in inventory_movie(tmp_path / "a.mp4", "mov")}
    head = plain.index(b"avc1", plain.index(b"stsd"))
    (tmp_path / "b.mp4").write_bytes(plain[:head] + b"zzzz" + plain[head + 4 :])
    kinds = {one.what for one in inventory_movie(tmp_path / "b.mp4", "mov") if one.kind is CarriedKind.UNKNOWN}
    assert kinds <= {"zzzz", "data"}


def test_the_accuracy_of_a_place_is_none_and_encoders_sign_between_pictures(tmp_path: Path) -> None:
    saying = {
        "com.apple.quicktime.location.accuracy.horizontal": "65.0",
        "com.apple.quicktime.location.ISO6709": "+52.1000+004.5000/",
    }
    path = made(tmp_path / "a.mov", Film(metadata=saying, options={"movflags": "use_metadata_tags"}))
    found = inventory_movie(path, "mov")
    assert [one.place for one in found if one.kind is CarriedKind.PLACE] == [(52.1, 4.5)]
    assert any("x264" in one.what for one in found if one.kind is CarriedKind.EDITING)


def test_garbage_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + b"\xff" * 400)
    assert CarriedKind.UNREADABLE in {one.kind for one in inventory_movie(tmp_path / "a.mp4", "mov")}
    assert inventory_movie(tmp_path / "gone.mp4", "mov")[0].kind is CarriedKind.UNREADABLE


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
@pytest.mark.parametrize("name", ["gopro_max_gpmf_gps.mp4", "mde_mov__with-gps.mov", "lychee_train_livephoto_gps.mov"])
def test_cameras_tell_where_and_when(name: str) -> None:
    kinds = {one.kind for one in inventory_movie(SHARED / name, "mov")}
    assert {CarriedKind.PLACE, CarriedKind.MOMENT, CarriedKind.SOUND} <= kinds


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
def test_no_track_of_a_known_camera_is_a_riddle() -> None:
    told = {name: {one.what for one in inventory_movie(SHARED / name, "mov")} for name in (GOPRO, APPLE)}
    assert {"GoPro GPMF", "timecode", "GoPro fdsc"} <= told[GOPRO]
    assert "Apple mebx" in told[APPLE]
    assert not any("data" in names for names in told.values())
