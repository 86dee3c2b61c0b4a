"""Broken files of every format: a picture or a sentence, an inventory in any case, and never a clean bill for more than ours.

The short round is part of the tests; `BEELDKEUR_FUZZ_ROUNDS=50 pytest tests/fuzz` looks longer.
"""

from __future__ import annotations

import os
import string
from pathlib import Path, PurePath

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ItemError
from app.media.capture import read_capture
from app.media.companions import movie_identifier, still_identifier
from app.media.image import decode, probe
from app.media.intake import read_source, walk
from app.media.scans import too_many_scans
from app.media.sniff import Format, examine, sniff
from app.metadata.inspect import unexpected
from app.metadata.inventory import MAX_OF_A_KIND, MAX_SHOWN, CarriedKind, inventory, people_named
from app.metadata.names import tells_of
from app.metadata.write import read_entry
from tests.fuzz.mutations import ENTRY, broken, broken_photo, outputs, rounds, seeds
from tests.make_media import movie
from tests.media.samples import source


@given(broken_photo())
@rounds(300)
def test_intake_gives_a_picture_or_a_sentence(photo: tuple[str, bytes]) -> None:
    kind, data = photo
    told = examine(data, PurePath("a.jpg"))
    assert sniff(data[:8192]) is None or told is not None
    given = source(data, told if isinstance(told, Format) else kind)
    read_capture(given)
    still_identifier(data, given.format)
    too_many_scans(data)
    try:
        extent = probe(given)
        picture = decode(given, max_side=64)
    except ItemError:
        return
    assert (picture.full_width, picture.full_height) == (extent.width, extent.height)
    assert picture.rgb.dtype == np.uint8
    assert picture.rgb.flags.c_contiguous


@given(broken_photo())
@rounds(400)
def test_the_inventory_never_raises_and_shows_nothing_that_steers(photo: tuple[str, bytes]) -> None:
    kind, data = photo
    found = inventory(data, kind)
    assert len(found) <= len(CarriedKind) * (MAX_OF_A_KIND + 1)
    assert all(len(one.what) <= MAX_SHOWN and one.what.isprintable() for one in found)
    assert all(abs(one.place[0]) <= 90 and abs(one.place[1]) <= 180 for one in found if one.place is not None)
    tells_of("IMG_0001", people_named(data, kind))


@given(broken(outputs()))
@rounds(300)
def test_an_output_that_was_touched_is_not_called_clean_unless_it_is_one(data: bytes) -> None:
    leaks = unexpected(data, ENTRY)
    read_entry(data)
    if leaks:
        return
    kind = next(kind for kind in (Format.JPEG, Format.PNG, Format.WEBP) if kind is sniff(data))
    decode(source(data, kind))
    kinds = {one.kind for one in inventory(data, kind)}
    assert kinds <= {CarriedKind.EDITING, CarriedKind.IDENTIFIER, CarriedKind.SETTINGS}, "the program's name and the entry"


@given(st.sampled_from(outputs()), st.integers(0), st.binary(min_size=1, max_size=40))
@rounds(200)
def test_bytes_that_were_put_in_are_found(data: bytes, at: int, more: bytes) -> None:
    at %= len(data) + 1
    longer = data[:at] + more + data[at:]
    if not unexpected(longer, ENTRY):
        kind = sniff(longer)
        assert isinstance(kind, Format)
        assert decode(source(longer, kind)).rgb.shape == decode(source(data, kind)).rgb.shape
        assert at < len(data), "nothing stands behind the end"


@given(broken((movie() + b"com.apple.quicktime.content.identifier\0\0data 0A1B2C3D-1111-4222-8333-444455556666",)))
@rounds(60)
def test_movies_tell_an_identifier_or_nothing(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzzed.mov"
    path.write_bytes(data)
    assert set(movie_identifier(path)) <= set(string.hexdigits + "-")


LETTERS = st.characters(exclude_characters="/\0", exclude_categories=["Cs"])
NAMES = st.text(LETTERS, min_size=1, max_size=40).filter(lambda name: name not in (".", "..") and len(os.fsencode(name)) < 200)
ENDINGS = st.sampled_from(["", ".jpg", ".JPG", ".mov", ".heic", ".txt", ".dng", ".", "/x.jpg", "/y/z.png"])


@pytest.mark.skipif(os.name == "nt", reason="other systems do not allow such names")
@given(st.lists(st.tuples(NAMES, ENDINGS, st.sampled_from(["file", "folder", "pipe", "link", "loop"])), max_size=8))
@rounds(40)
def test_a_walk_over_an_odd_tree_accounts_for_every_file(
    tmp_path_factory: pytest.TempPathFactory, entries: list[tuple[str, str, str]]
) -> None:
    root = tmp_path_factory.mktemp("tree")
    for name, ending, kind in entries:
        _make(root, root / f"{name}{ending}", kind)
    listing = walk([root])
    below = [path for path in root.rglob("*") if path.is_symlink() or not path.is_dir()]
    counted = [path for path in below if not (path.is_symlink() and path.is_dir()) and not path.name.startswith(".beeldkeur-")]
    assert len(listing.found) + listing.other == len(counted)
    for found in listing.found:
        with pytest.raises(ItemError):
            read_source(found.path)


def _make(root: Path, path: Path, kind: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(path):
            return
        if kind == "pipe":
            os.mkfifo(path)
        elif kind in ("link", "loop"):
            path.symlink_to(root if kind == "loop" else root / "nowhere")
        elif kind == "folder":
            path.mkdir()
        else:
            path.write_bytes(b"no picture")
    except (FileExistsError, NotADirectoryError):
        return


def test_the_seeds_are_sound() -> None:
    for kind, data in (one for one in seeds()[:14] if b"ANMF" not in one[1]):
        assert decode(source(data, kind)).full_width in (32, 96)
    for data in outputs():
        assert unexpected(data, ENTRY) == ()
