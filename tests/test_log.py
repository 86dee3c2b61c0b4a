from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import EnvironmentBrokenError
from app.log import NAME, start_log


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "home" / "beeldkeur.log"
    logger = logging.getLogger(NAME)
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
        handler.close()


@pytest.mark.parametrize(
    "path",
    [
        "/home/jan/foto's/Jan Jansen groep 3.jpg",
        "fotos/Jan Jansen.jpg",
        "./Jan Jansen.jpg",
        r"C:\Users\Jan Jansen\x.jpg",
        r"..\Jan Jansen.jpg",
        "/Jan Jansen: de foto.jpg",
    ],
)
def test_no_path_and_no_name_stays(path: str, file: Path) -> None:
    start_log(file).warning("seen: %s", path)
    text = file.read_text("utf-8")
    assert "seen: " in text
    for part in ("Jan", "jan", "foto", ".jpg", "groep"):
        assert part not in text


def test_an_error_is_told_by_type_and_place_not_by_its_words(file: Path) -> None:
    logger = start_log(file)
    try:
        try:
            Path("Jan Jansen.jpg").read_bytes()
        except FileNotFoundError as missing:
            raise ValueError("about Jan Jansen") from missing
    except ValueError:
        logger.exception("a bug of ours")
    text = file.read_text("utf-8")
    assert "Jan" not in text
    for part in ("a bug of ours", "ValueError", "FileNotFoundError", "test_log.py:"):
        assert part in text


def test_errors_that_caused_each_other_are_told_once(file: Path) -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    start_log(file).error("a bug of ours", exc_info=one)
    text = file.read_text("utf-8")
    assert (text.count("ValueError"), text.count("KeyError")) == (1, 1)


def test_one_log_at_a_time(tmp_path: Path, file: Path) -> None:
    start_log(tmp_path / "first.log").info("one")
    start_log(file).info("two")
    assert "two" not in (tmp_path / "first.log").read_text("utf-8")
    assert "two" in file.read_text("utf-8")


def test_a_log_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "file" / "x.log", tmp_path / "folder"):
        with pytest.raises(EnvironmentBrokenError) as caught:
            start_log(place)
        assert caught.value.code == "home-unwritable"
