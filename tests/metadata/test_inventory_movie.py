"""What a video would have told is told in plain kinds."""

from pathlib import Path

import pytest

from app.metadata.inventory_kinds import CarriedKind
from app.metadata.inventory_movie import inventory_movie
from tests.make_movies import Film, made

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


def test_garbage_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + b"\xff" * 400)
    assert CarriedKind.UNREADABLE in {one.kind for one in inventory_movie(tmp_path / "a.mp4", "mov")}
    assert inventory_movie(tmp_path / "gone.mp4", "mov")[0].kind is CarriedKind.UNREADABLE


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
@pytest.mark.parametrize("name", ["gopro_max_gpmf_gps.mp4", "mde_mov__with-gps.mov", "lychee_train_livephoto_gps.mov"])
def test_cameras_tell_where_and_when(name: str) -> None:
    kinds = {one.kind for one in inventory_movie(SHARED / name, "mov")}
    assert {CarriedKind.PLACE, CarriedKind.MOMENT, CarriedKind.SOUND} <= kinds
