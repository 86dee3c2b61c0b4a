"""After comparing, and after a restart, no encoding is anywhere on the disk."""

from __future__ import annotations

import struct
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.events.comparing import compare
from app.events.desk import Desk, NewEvent, OpenEvent
from app.events.event import EventItem
from app.events.people import new_person, say, to_compare
from app.events.store import EventStore
from app.grouping.encoding import encode_photo
from app.grouping.suggesting import Suggested, Watch
from app.media.intake import read_source
from app.model import FoundFace, MediaItem, MediaKind, Screening, Sensitivity, Setting
from app.settings import Places, Settings
from app.workplace import Workplace
from detectors.encoder import Encoding, encoder
from tests.grouping.faces import face_in, portrait, save

PART = 6
"""So many numbers in a row are no chance; a file that held an encoding would hold many such runs."""


def looked_at(item: EventItem, side: int) -> EventItem:
    """The item as screening leaves it, with the face where it is."""
    source = read_source(Path(item.path))
    face = FoundFace(f"f{side}", face_in(side), 0.9, doubtful=False, detector="test")
    media = MediaItem(source.sha256, MediaKind.PHOTO, side, side, captured_at=None, has_location=False)
    return replace(item, screening=Screening(media, (face,), "f", Sensitivity.STANDARD, (), "jpeg"))


def traces(encoding: Encoding) -> tuple[bytes, ...]:
    """How a run of its numbers would look in a file: as floats of 4 and of 8 bytes, either way round, or written out."""
    some = [float(number) for number in encoding[10 : 10 + PART]]
    packed = [struct.pack(f"{order}{PART}{kind}", *some) for order in "<>" for kind in "fd"]
    halves = np.asarray(some, np.float16).tobytes()
    return (*packed, halves, f"{some[0]:.6f}".encode(), repr(some[0])[:9].encode(), str(encoding[10])[:9].encode())


def files_below(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def holding(wanted: tuple[bytes, ...], files: Iterator[Path]) -> list[str]:
    return [str(path) for path in files if any(one in path.read_bytes() for one in wanted)]


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process and those that it starts put what is temporary."""
    folder = tmp_path / "temp"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def test_a_search_finds_what_it_is_to_find(tmp_path: Path) -> None:
    encoding = encoder().encode(portrait(), face_in())
    for number, content in enumerate(
        (
            encoding.tobytes(),
            encoding.astype(np.float64).tobytes(),
            encoding.byteswap().tobytes(),
            repr(encoding.tolist()).encode(),
        )
    ):
        (tmp_path / str(number)).write_bytes(b"before" + content + b"after")
    assert len(holding(traces(encoding), files_below(tmp_path))) == 4


def test_nothing_stays_on_the_disk(tmp_path: Path, temp: Path) -> None:
    home, photos = tmp_path / "home", tmp_path / "photos"
    sides = (512, 400, 330)
    for side in sides:
        save(photos / f"{side}.jpg", side=side)
    places = Places(home)
    desk = Desk(Workplace(places, Settings(), places.register_url), EventStore(places.events))
    begun = desk.begin([photos], NewEvent(name="Sportdag", setting=Setting.ACTIVITY))
    event = replace(begun.event, grouping=True)
    items = tuple(looked_at(item, int(Path(item.path).stem)) for item in begun.items)
    desk.save(event, items)
    found = compare(OpenEvent(event, items), Watch())
    assert isinstance(found, Suggested)
    (suggested,) = found.suggestions  # so it was compared in truth
    assert len(suggested.faces) == len(sides)
    desk.save(event, say(items, suggested.faces, new_person()))
    desk.close()

    again = Desk(Workplace(places, Settings(), places.register_url), EventStore(places.events))
    stored = again.reopen(event.id)
    assert stored is not None
    assert len({one.person for item in stored.items for one in item.people}) == 1
    again.close()
    for photo in to_compare(items):  # the very numbers that were compared, computed once more
        (encoding,) = encode_photo(photo).encodings
        assert not holding(traces(encoding), files_below(home, temp))
    assert not list(files_below(temp)) or sys.platform == "win32"
