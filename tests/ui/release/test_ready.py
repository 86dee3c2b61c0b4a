from __future__ import annotations

from pathlib import Path

from ui.release.ready import is_among_sources, usual_out


def test_a_single_original_has_its_releases_beside_it_in_a_folder_of_their_own(tmp_path: Path) -> None:
    original = tmp_path / "a.jpg"
    original.write_bytes(b"x")
    assert usual_out((original,)) == tmp_path / "vrijgegeven"
    assert is_among_sources(tmp_path, (original,))
    assert not is_among_sources(tmp_path / "vrijgegeven", (original,))


def test_a_folder_of_releases_that_is_looked_at_again_gets_another_beside_it(tmp_path: Path) -> None:
    source = tmp_path / "vrijgegeven"
    source.mkdir()
    assert usual_out((source,)) == tmp_path / "vrijgegeven-2"


def test_what_was_remembered_comes_first_where_it_may_be(tmp_path: Path) -> None:
    source = tmp_path / "fotos"
    source.mkdir()
    wanted = str(tmp_path / "elders")
    assert usual_out((source,), None, wanted) == tmp_path / "elders"
    assert usual_out((source,), str(source / "uit"), wanted) == tmp_path / "elders"
    assert usual_out((source,), str(source / "uit")) == tmp_path / "vrijgegeven"


def test_where_there_is_no_place_beside_none_is_proposed() -> None:
    assert usual_out((Path("/"),)) is None
    assert usual_out(()) is None
