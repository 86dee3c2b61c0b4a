"""What a proof takes over from an earlier one: only what was seen, and only where nothing became another."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from app.errors import UnsafeOutputError
from app.media.video.groups import Group
from app.pipeline import video_proof
from app.pipeline.video_gate import UNSEEN
from app.pipeline.video_looks import LookKind
from app.pipeline.video_proof import Earlier, Proof
from app.pipeline.video_seen import Sighted
from app.track import Clip, KeyBox, Origin, Track
from detectors.base import Box
from tests.pipeline.test_video_fine import Fine, eyes_with
from tests.pipeline.test_video_looking import facts

BOX = Box.of_size(50, 50, 20, 20)
FRAMES = range(21)
LOOKS = (0, 10, 20)
ORDINARY = frozenset((pts, LookKind.ORDINARY) for pts in LOOKS)


def attempt(earlier: Earlier) -> Any:
    """Of a film of 21 frames, 0 to 20, at 25 a second, which was looked at three times, never finely."""
    clip = Clip((1, 250), 21, 0, 20, 0.084, has_sound=False, looks=LOOKS)
    written = SimpleNamespace(sha256="1", there=lambda pts: 2 * pts)
    told = {"clip": clip, "facts": facts(21), "covers": SimpleNamespace(scale=(1.0, 1.0)), "times": FRAMES, "path": None}
    return SimpleNamespace(**told, eyes=replace(eyes_with(Fine()), fine=None), written=written, earlier=earlier)


def taken(looks: Any) -> list[int]:
    """The frames at which a look is taken."""
    return [pts for pts in FRAMES if looks(pts)]


def test_without_an_earlier_attempt_each_look_is_taken() -> None:
    looks = video_proof._Looks(attempt(video_proof.NOTHING), frozenset())
    assert taken(looks) == [0, 10, 20]
    assert looks.known == ORDINARY


def test_a_look_is_taken_over_where_it_was_taken_and_nothing_became_another() -> None:
    before = Earlier(looks=frozenset({(0, LookKind.ORDINARY), (10, LookKind.ORDINARY), (20, LookKind.FINE)}))
    looks = video_proof._Looks(attempt(before), frozenset({0, 20}))
    assert looks.known == {(0, LookKind.ORDINARY)}
    assert taken(looks) == [10, 20]
    assert looks.known == ORDINARY


def test_a_look_that_only_now_is_wanted_is_taken_in_what_stayed_the_same() -> None:
    """All frames around one that showed somebody."""
    before = Earlier(shown=frozenset({(10, LookKind.ORDINARY)}), looks=ORDINARY)
    looks = video_proof._Looks(attempt(before), frozenset(FRAMES))
    assert taken(looks) == [pts for pts in range(1, 20) if pts != 10]


def finely(earlier: Earlier) -> Any:
    """Of the same film, which was looked at finely at its beginning and its end alone."""
    before = attempt(earlier)
    return SimpleNamespace(**{**vars(before), "clip": replace(before.clip, fine=(0, 20), aside=()), "eyes": eyes_with(Fine())})


def known_to(looks: Any, pts: int) -> dict[LookKind, object]:
    """Whom looks like those that are taken at a frame saw in the source, by kind."""
    return {look.kind: look.known for look in looks(pts)}


def test_a_fine_look_knows_only_whom_another_fine_look_saw() -> None:
    """An ordinary look at the frame did not see who is small: the source has to be looked at once more."""
    shown = Earlier(shown=frozenset({(0, LookKind.FINE)}))
    looks = video_proof._Looks(finely(shown), frozenset())
    assert known_to(looks, 10) == {LookKind.ORDINARY: (), LookKind.FINE: None}
    assert known_to(looks, 0) == {LookKind.ORDINARY: (), LookKind.FINE: ()}


def test_around_a_fine_look_that_showed_somebody_it_is_looked_finely_in_each_frame() -> None:
    shown = Earlier(shown=frozenset({(10, LookKind.FINE)}))
    looks = video_proof._Looks(finely(shown), frozenset())
    assert [pts for pts in FRAMES if LookKind.FINE in known_to(looks, pts)] == list(range(1, 20))
    looks = video_proof._Looks(finely(video_proof.NOTHING), frozenset())
    assert [pts for pts in FRAMES if LookKind.FINE in known_to(looks, pts)] == [10]


def test_whom_a_look_saw_that_is_taken_over_is_not_forgotten() -> None:
    faces = tuple(Sighted(pts, BOX, 0.4) for pts in LOOKS)
    before = Earlier(
        looks=ORDINARY, film=replace(UNSEEN, faces=faces, worst_cover=9.0, worst_cell=3.0, worst_frame=1.0, worst_colour=2.0)
    )
    seen = Sighted(10, BOX, 0.5)
    looks = video_proof._Looks(attempt(before), frozenset({0, 20}))
    taken(looks)
    film = video_proof._together(replace(UNSEEN, faces=(seen,), worst_cell=4.0), looks, before.film)
    assert film.faces == (faces[0], faces[2], seen)
    assert film.looked == 3
    assert (film.worst_cover, film.worst_cell, film.worst_frame, film.worst_colour) == (9.0, 4.0, 1.0, 2.0)
    anew = video_proof._Looks(attempt(before), frozenset())
    taken(anew)
    assert video_proof._together(replace(UNSEEN, faces=(seen,)), anew, before.film) == replace(UNSEEN, faces=(seen,), looked=3)


def test_what_is_the_same_lies_in_an_equal_group_and_was_to_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = Group(0, 18, 10, b"1"), Group(20, 40, 11, b"2")
    monkeypatch.setattr(video_proof, "groups_of", lambda *_: (first, replace(second, digest=b"x")))
    file: Any = None
    same = video_proof._same(attempt(Earlier(groups=(first, second), changed=frozenset({3, 15}))), file, lambda: None)
    assert same == {*range(10)} - {3}
    assert video_proof._same(attempt(Earlier()), file, lambda: None) == frozenset()


def person(first: int, last: int) -> Track:
    keys = [KeyBox(pts, BOX, score, Origin.SEEN) for pts, score in ((first, 0.0), (last, 0.8))]
    return Track(f"{first}", tuple(keys))


def proof(earlier: Earlier) -> Proof:
    faces = (Sighted(12, BOX, 0.8), Sighted(5, BOX, 0.8, LookKind.TURNED), Sighted(7, BOX, 0.2))
    return Proof(attempt(earlier), (), replace(UNSEEN, faces=faces), (person(2, 4), person(11, 12), person(3, 6)), ORDINARY)


def test_what_is_told_adds_to_what_was_known(monkeypatch: pytest.MonkeyPatch) -> None:
    group = Group(0, 40, 21, b"1")
    monkeypatch.setattr(video_proof, "read_video", lambda *_: SimpleNamespace(sha256="1"))
    monkeypatch.setattr(video_proof, "groups_of", lambda *_: (group,))
    long_ago = (1, LookKind.FINE)
    told = proof(Earlier(shown=frozenset({long_ago}))).told(lambda: None)
    assert told.shown == {long_ago, (12, LookKind.ORDINARY), (5, LookKind.TURNED)}
    assert told.changed == {2, 3, 4, 5, 6, 11, 12}
    assert (told.groups, told.looks) == ((group,), ORDINARY)
    assert told.without_file == Earlier(shown=told.shown)


def test_what_is_not_what_was_proven_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video_proof, "read_video", lambda *_: SimpleNamespace(sha256="2"))
    with pytest.raises(UnsafeOutputError) as refused:
        proof(Earlier()).told(lambda: None)
    assert refused.value.code == "output-changed"
