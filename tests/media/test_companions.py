import struct
from pathlib import Path

import piexif
import pytest

from app.errors import ItemError
from app.media.companions import companions, movie_identifier, still_identifier, still_of
from app.media.intake import read_source
from app.media.sniff import Format
from tests.make_media import encoded, exif, movie, quarters

ONE, OTHER = "0A1B2C3D-1111-4222-8333-444455556666", "FFFFFFFF-1111-4222-8333-444455556666"
KEY = b"com.apple.quicktime.content.identifier"


def still(identifier: str = "") -> bytes:
    """A JPEG as a phone of Apple writes it."""
    if not identifier:
        return encoded(quarters(), "jpeg")
    text = identifier.encode() + b"\0"
    notes = b"Apple iOS\0\0\1MM" + struct.pack(">HHHII", 1, 0x11, 2, len(text), 14 + 2 + 12 + 4) + b"\0" * 4 + text
    return encoded(quarters(), "jpeg", exif=exif(Exif={piexif.ExifIFD.MakerNote: notes}))


def live(identifier: str = "", *, wide: bool = False) -> bytes:
    """A movie, with its identifier behind its pictures."""
    told = KEY + b"\0\0\0\x35data\0\0\0\1\0\0\0\0" + identifier.encode() if identifier else b"nothing"
    pictures = b"\0" * 5000
    size = len(pictures)
    mdat = struct.pack(">I4sQ", 1, b"mdat", 16 + size) if wide else struct.pack(">I4s", 8 + size, b"mdat")
    return movie()[:20] + mdat + pictures + struct.pack(">I4s", 8 + len(told), b"moov") + told


def written(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("wide", [False, True])
def test_identifiers_are_read(tmp_path: Path, wide: bool) -> None:  # noqa: FBT001
    assert still_identifier(still(ONE), Format.JPEG) == ONE
    assert still_identifier(still(), Format.JPEG) == ""
    assert movie_identifier(written(tmp_path / "a.mov", live(ONE.lower(), wide=wide))) == ONE
    assert movie_identifier(written(tmp_path / "b.mov", live())) == ""


@pytest.mark.parametrize("name", ["IMG_1.mov", "IMG_1.MOV", "IMG_1.mp4"])
def test_a_movie_of_the_same_name_belongs_to_a_still(tmp_path: Path, name: str) -> None:
    photo, beside = written(tmp_path / "IMG_1.JPG", still()), written(tmp_path / name, live())
    written(tmp_path / "IMG_2.mov", live())
    assert companions(photo, "") == (beside,)
    assert still_of(beside) == photo


def test_identifiers_decide_where_both_tell_one(tmp_path: Path) -> None:
    photo = written(tmp_path / "IMG_1.jpg", still(ONE))
    beside = written(tmp_path / "IMG_1.mov", live(OTHER))
    assert companions(photo, ONE) == ()
    written(beside, live())
    assert companions(photo, ONE) == (beside,)
    written(beside, live(ONE))
    assert companions(photo, ONE) == (beside,)


def test_a_renamed_still_is_matched_by_its_identifier(tmp_path: Path) -> None:
    photo, beside = written(tmp_path / "sportdag.jpg", still(ONE)), written(tmp_path / "IMG_7.MOV", live(ONE))
    written(tmp_path / "IMG_8.MOV", live(OTHER))
    written(tmp_path / "IMG_9.MOV", live())
    assert companions(photo, ONE) == (beside,)
    assert companions(photo, "") == ()


def test_a_movie_beside_a_still_says_whose_it_is(tmp_path: Path) -> None:
    path = written(tmp_path / "IMG_1.MOV", live())
    with pytest.raises(ItemError) as caught:
        read_source(path)
    assert caught.value.code == "video-not-supported"
    written(tmp_path / "IMG_1.jpg", still())
    with pytest.raises(ItemError) as caught:
        read_source(path)
    assert (caught.value.code, caught.value.params) == ("companion-movie", {"still": "IMG_1.jpg"})


@pytest.mark.parametrize(
    "data",
    [b"", b"moov", live()[:30], struct.pack(">I4sQ", 1, b"mdat", 1 << 63), struct.pack(">I4s", 0, b"mdat"), live(ONE)[:-20],
     struct.pack(">I4s", 0, b"moov") + KEY],
)  # fmt: skip
def test_broken_movies_tell_nothing(tmp_path: Path, data: bytes) -> None:
    assert movie_identifier(written(tmp_path / "a.mov", data)) == ""
    assert movie_identifier(tmp_path) == ""
    assert movie_identifier(tmp_path / "gone.mov") == ""


def test_folders_and_impossible_names_are_no_companions(tmp_path: Path) -> None:
    (tmp_path / "IMG_1.mov").mkdir()
    assert companions(Path("a\0b.jpg"), ONE) == ()
    assert companions(written(tmp_path / "IMG_1.jpg", still()), "") == ()
    assert still_of(tmp_path / "no-ending") is None
