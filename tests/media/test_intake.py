import hashlib
import os
import socket
from pathlib import Path, PurePath

import pytest

from app.errors import ItemError
from app.media import intake
from app.media.intake import Source, read_source, walk
from app.media.sniff import Format
from app.model import MediaKind
from tests import make_media


def code_of(path: Path) -> str:
    with pytest.raises(ItemError) as caught:
        read_source(path)
    return caught.value.code


def written(path: Path, data: bytes = b"") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_folder_is_listed_sorted_and_below_its_root(tmp_path: Path) -> None:
    for name in ("b.jpg", "a/z.png", "a/c.JPG", "notes.txt"):
        written(tmp_path / name, b"x")
    written(tmp_path / "nameless", make_media.encoded(make_media.quarters(), "png"))
    listing = walk([tmp_path])
    assert [found.relative for found in listing.found] == [PurePath(n) for n in ("a/c.JPG", "a/z.png", "b.jpg", "nameless")]
    assert {found.root for found in listing.found} == {tmp_path}
    assert listing.other == 1


def test_a_path_given_itself_is_always_an_item(tmp_path: Path) -> None:
    text, gone = written(tmp_path / "notes.txt", b"hello"), tmp_path / "gone.jpg"
    listing = walk([text, gone])
    assert [found.relative for found in listing.found] == [PurePath("notes.txt"), PurePath("gone.jpg")]
    assert code_of(text) == "format-not-supported"
    assert code_of(gone) == "missing"


def test_a_file_met_twice_is_listed_once(tmp_path: Path) -> None:
    photo = written(tmp_path / "a.jpg", b"x")
    assert len(walk([photo, tmp_path, tmp_path]).found) == 1


def test_own_temporary_files_and_linked_folders_are_left_out(tmp_path: Path) -> None:
    written(tmp_path / "in" / ".beeldkeur-123.jpg", b"x")
    written(tmp_path / "out" / "a.jpg", b"x")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    assert walk([tmp_path / "in"]) == intake.Listing((), 0)


def test_apple_double_companions_are_no_photos(tmp_path: Path) -> None:
    written(tmp_path / "._a.jpg", b"\0\5\x16\7" + b"\0" * 40)
    written(tmp_path / "._b.jpg", make_media.encoded(make_media.quarters(), "jpeg"))
    listing = walk([tmp_path])
    assert [found.path.name for found in listing.found] == ["._b.jpg"]
    assert listing.other == 1


def test_a_folder_that_cannot_be_listed_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    written(tmp_path / "open.jpg", b"x")
    real = os.listdir

    def listdir(path: Path) -> list[str]:
        if Path(path).name == "shut":
            raise PermissionError
        return real(path)

    monkeypatch.setattr(os, "listdir", listdir)
    assert [found.path.name for found in walk([tmp_path]).found] == ["open.jpg", "shut"]
    assert code_of(tmp_path / "shut") == "folder-unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_and_sockets_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "linked.png").symlink_to(tmp_path / "pipe")
    (tmp_path / "broken.png").symlink_to(tmp_path / "nothing")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.jpg"))
        listing = walk([tmp_path])
        assert {found.path.name for found in listing.found} == {"pipe.jpg", "linked.png", "broken.png", "s.jpg"}
        assert listing.other == 1
        assert {code_of(found.path) for found in listing.found} == {"not-a-file", "missing"}
        assert code_of(tmp_path / "pipe") == "not-a-file"


@pytest.mark.parametrize("fmt", make_media.STILL_FORMATS)
def test_photos_are_known_by_content_whatever_their_name(tmp_path: Path, fmt: str) -> None:
    data = make_media.encoded(make_media.quarters(), fmt)
    expected = Source(data, hashlib.sha256(data).hexdigest(), Format(fmt), MediaKind.PHOTO)
    assert read_source(written(tmp_path / "photo.mp4", data)) == expected
    assert len(walk([tmp_path]).found) == 1


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"", "empty-file"),
        ("a.jpg", b"this is text", "not-an-image"),
        ("a.png", b"%PDF-1.7", "not-an-image"),
        ("a.nef", b"nothing", "not-an-image"),
        ("a.mov", b"nothing", "video-not-supported"),
        ("a.jpg", make_media.movie(), "video-not-supported"),
        ("a.mts", (b"\0\0\0\0\x47" + b"\0" * 187) * 8, "video-not-supported"),
        ("a.webm", b"\x1a\x45\xdf\xa3\x93\x42\x82\x88webm" + b"\0" * 40, "video-not-supported"),
        ("a.avi", b"RIFF\0\0\0\0AVI LIST", "video-not-supported"),
        ("a.tif", make_media.raw_tiff(), "camera-raw"),
        ("a.nef", make_media.encoded(make_media.quarters(), "tiff"), "camera-raw"),
        ("a.jpg", b"II*\0\x10\0\0\0CR\2\0" + b"\0" * 20, "camera-raw"),
        ("a.cr3", b"\0\0\0\x18ftypcrx \0\0\0\1crx isom", "camera-raw"),
        ("a.heic", b"\0\0\0\x18ftypmsf1\0\0\0\1msf1hevc", "animated-image"),
        ("a.psd", b"8BPS" + b"\0" * 30, "format-not-supported"),
        ("a.gif", make_media.animated("gif"), "animated-image"),
        ("a.webp", make_media.animated("webp"), "animated-image"),
        ("a.png", make_media.animated("png"), "animated-image"),
        ("a.avif", make_media.animated("avif"), "animated-image"),
    ],
)
def test_what_is_no_still_photo_is_an_error_of_its_own(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    assert code_of(written(tmp_path / name, data)) == code


def test_a_file_that_grows_or_is_touched_while_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.jpg", make_media.encoded(make_media.noise(), "jpeg"))
    real = os.read

    def read(handle: int, size: int) -> bytes:
        chunk = real(handle, size)
        with path.open("ab") as file:
            file.write(b"more")
        return chunk

    monkeypatch.setattr(os, "read", read)
    assert code_of(path) == "changed-while-read"


def test_a_file_over_the_limit_and_one_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.jpg", make_media.encoded(make_media.noise(), "jpeg"))
    monkeypatch.setattr(intake, "MAX_FILE_BYTES", 100)
    assert code_of(path) == "file-too-large"

    def deny(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", deny)
    assert code_of(path) == "unreadable"


def test_impossible_names_are_errors_too() -> None:
    assert code_of(Path("a\0b.jpg")) == "unreadable"
    assert len(walk([Path("a\0b.jpg")]).found) == 1
