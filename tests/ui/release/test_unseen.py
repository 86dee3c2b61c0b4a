"""What is said of photos and videos that nobody looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.events.event import EventItem
from tests.ui.gallery.making import item, screening
from tests.ui.video.conftest import film_item
from tests.ui.video.making import pts, wandering, write_film
from ui.release.assuring import unseen_of
from ui.release.unseen import NAMED_AT_MOST, unseen_lines
from ui.video.film import Watched
from ui.video.lanes import clip_of


def video(tmp_path: Path) -> EventItem:
    """Six seconds with two doubts."""
    tracks = (wandering("t1", 5, 7, doubts=("short",)), wandering("t2", 35, 50, doubts=("weak",)))
    return film_item(write_film(tmp_path / "film.mp4"), tracks)


def watched(film: EventItem, *frames: int) -> dict[str, Watched]:
    clip = clip_of(film)
    assert clip is not None
    seen = Watched(clip)
    for frame in frames:
        seen.see(pts(frame), pts(frame))
    return {film.path: seen}


def lines(items: list[EventItem], seen: dict[str, Watched]) -> list[str]:
    return unseen_lines(items, unseen_of(items, seen))


def test_of_many_photos_the_first_are_named() -> None:
    photos = [item(f"{number}.jpg", screening(1)) for number in range(NAMED_AT_MOST + 2)]
    (line,) = lines(photos, {})
    assert line.startswith("Not looked at by anybody: 0.jpg, 1.jpg, ")
    assert line.endswith(f"{NAMED_AT_MOST - 1}.jpg and 2 more")
    assert lines([replace(one, seen=True) for one in photos], {}) == []


def test_of_a_video_it_is_said_how_much_was_seen(tmp_path: Path) -> None:
    film = video(tmp_path)
    assert lines([film], {}) == ["film.mp4: 0 % seen, 2 doubt(s) not looked at"]
    assert lines([film], watched(film, 0, 6)) == ["film.mp4: 8 % seen, 1 doubt(s) not looked at"]
    assert lines([film], watched(film, 6, 42)) == ["film.mp4: 8 % seen"]
    assert lines([film], watched(film, *range(0, 60, 5))) == ["film.mp4: 50 % seen"]
    assert lines([film], watched(film, *range(0, 60, 2))) == []
    assert lines([replace(film, seen=True)], {}) == []
