"""A file that lies in two places, or another one that took its place: nothing counts there that was not said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from app.correction import CorrectionKind
from app.events import correcting, deciding
from app.events.copies import same_files
from app.events.deciding import Author
from app.events.event import (
    EventItem,
    Problem,
    as_twin,
    changed_likewise,
    corrections_by_source,
    decisions_by_source,
    looked_at_again,
    says_the_same,
)
from app.model import Decision, DecisionKind, Region, RegionKind, Screening, Shape
from app.pipeline.judge import Plan, plan
from detectors.base import Box
from tests.events.test_correcting import HERE, KIM, OTHER, THERE, TRACK, VIDEO

COPY = replace(VIDEO, path="/a/again.mp4", relative="again.mp4")
SOMEWHERE = Region(Shape.BOX, RegionKind.HEAD, Box(300, 100, 340, 150))
AREA = Region(Shape.BOX, RegionKind.FACE, Box(300, 100, 340, 150))
Change = Callable[[EventItem], EventItem]


def screening(item: EventItem) -> Screening:
    assert item.screening is not None
    return item.screening


def released(*items: EventItem) -> tuple[tuple[Decision, ...], Plan]:
    """What a release of the first one goes by."""
    sha256 = screening(items[0]).item.sha256
    decisions = decisions_by_source(items).get(sha256, ())
    return decisions, plan(screening(items[0]), decisions, corrections_by_source(items).get(sha256, ()))


def said(kind: DecisionKind) -> Change:
    return lambda item: replace(
        item, decisions=(*item.decisions, Decision(screening(item).item.sha256, kind, KIM.actor, KIM.at, None))
    )


def no_face(item: EventItem) -> EventItem:
    one = Decision(screening(item).item.sha256, DecisionKind.NOT_A_FACE, KIM.actor, KIM.at, AREA)
    return replace(item, decisions=(*item.decisions, one))


UNCOVERS: Sequence[Change] = (
    lambda item: correcting.remove(item, TRACK, KIM),
    lambda item: correcting.keep(item, TRACK, "P-17", KIM),
    lambda item: correcting.keep_sound(item, KIM, nobody_audible=True),
    said(DecisionKind.NOBODY_RECOGNISABLE),
    no_face,
)


@pytest.mark.parametrize("change", UNCOVERS)
@pytest.mark.parametrize("is_first", [True, False])
def test_what_was_said_of_one_copy_alone_uncovers_nobody_and_is_in_doubt(change: Change, *, is_first: bool) -> None:
    items = (change(VIDEO), COPY) if is_first else (VIDEO, change(COPY))
    decisions, who = released(*items)
    assert [one.kind for one in decisions] == [DecisionKind.DOUBT]
    assert (len(who.tracks.covered), who.tracks.kept, who.tracks.removed, who.tracks.sound) == (2, (), (), None)


@pytest.mark.parametrize("change", UNCOVERS)
def test_what_was_said_of_both_counts(change: Change) -> None:
    later = Author(KIM.actor, KIM.at + timedelta(seconds=1))
    item = change(VIDEO)
    again = replace(item, path=COPY.path, decisions=tuple(replace(one, decided_at=later.at) for one in item.decisions))
    assert released(item, again) == released(item)


def test_all_that_covers_counts_where_copies_do_not_agree() -> None:
    one = correcting.add(deciding.mark(VIDEO, DecisionKind.DO_NOT_USE, KIM), HERE, 0, KIM)
    one = correcting.move(one, plan(screening(one), (), one.corrections).tracks.tracks[0], 20, THERE, KIM)
    other = correcting.cover_area(correcting.remove(COPY, OTHER, KIM), SOMEWHERE, 0, KIM)
    other = correcting.add(correcting.mute(other, (5, 9), KIM), THERE, 150, KIM)
    decisions, who = released(one, other)
    assert [said.kind for said in decisions] == [
        DecisionKind.DO_NOT_USE,
        DecisionKind.COVER,
        DecisionKind.MUTE,
        DecisionKind.DOUBT,
    ]
    assert [len(who.tracks.covered_at(pts)) for pts in (0, 20, 30, 90, 150)] == [1, 2, 1, 1, 1]
    assert (len(who.tracks.areas), who.tracks.removed) == (1, ())


# --- Undoing ----------------------------------------------------------------------------------------------------------


def test_only_what_was_changed_is_undone() -> None:
    before = replace(VIDEO, screening=None)
    starred = replace(before, starred=True)
    now = replace(correcting.add(VIDEO, HERE, 0, KIM), starred=True, attested=(KIM.at.date(), KIM.at.date()))
    assert changed_likewise(now, starred, before) == replace(now, starred=False)


def test_nothing_is_undone_of_a_file_that_is_another_by_now() -> None:
    kept = correcting.keep(VIDEO, TRACK, "P-17", KIM)
    other = replace(VIDEO, screening=other_bytes(screening(VIDEO)))
    assert changed_likewise(other, VIDEO, kept) is other
    assert changed_likewise(other, kept, VIDEO) is other


def test_nobody_said_of_others_that_they_are_nobody() -> None:
    before = said(DecisionKind.NOBODY_RECOGNISABLE)(VIDEO)
    clip = screening(VIDEO).clip
    assert clip is not None
    now = replace(VIDEO, screening=replace(screening(VIDEO), clip=replace(clip, tracks=(TRACK,))))
    assert not changed_likewise(now, VIDEO, before).has(DecisionKind.NOBODY_RECOGNISABLE)


def test_what_is_said_of_all_copies_is_what_a_copy_takes_over() -> None:
    assert says_the_same(VIDEO, replace(COPY, starred=True, seen=True))
    for changed in (correcting.add(COPY, HERE, 0, KIM), correcting.mute(COPY, (0, 9), KIM)):
        assert not says_the_same(VIDEO, changed)
        assert says_the_same(as_twin(VIDEO, changed), changed)


# --- Other bytes ------------------------------------------------------------------------------------------------------


def other_bytes(one: Screening) -> Screening:
    return replace(one, item=replace(one.item, sha256="cd" * 32))


def test_of_other_bytes_under_the_same_name_nothing_was_said() -> None:
    item = correcting.keep_sound(correcting.remove(VIDEO, TRACK, KIM), KIM, nobody_audible=True)
    item = replace(item, starred=True, seen=True, attested=(KIM.at.date(), KIM.at.date()))
    other = other_bytes(screening(VIDEO))
    again = looked_at_again(item, other, None)
    assert again == EventItem(path=VIDEO.path, root=VIDEO.root, relative=VIDEO.relative, screening=other)


def test_it_is_so_too_where_the_file_could_not_be_read_in_between() -> None:
    item = correcting.keep(correcting.add(correcting.remove(VIDEO, OTHER, KIM), HERE, 0, KIM), TRACK, "P-17", KIM)
    gone = looked_at_again(item, None, Problem("missing"))
    assert [one.kind for one in gone.corrections] == [CorrectionKind.ADD]  # of which bytes somebody was nobody is not known
    assert looked_at_again(gone, other_bytes(screening(VIDEO)), None).decisions == ()
    assert looked_at_again(gone, screening(VIDEO), None).decisions == item.decisions


def test_it_is_told_which_items_are_the_same_file() -> None:
    third, unseen = replace(VIDEO, path="/a/third.mp4"), replace(VIDEO, path="/a/unseen.mp4", screening=None)
    seen = screening(VIDEO)
    alone = replace(VIDEO, path="/a/alone.mp4", screening=replace(seen, item=replace(seen.item, sha256="9" * 64)))
    assert same_files([VIDEO, alone, COPY, unseen, third]) == {
        VIDEO.path: (COPY, third),
        COPY.path: (VIDEO, third),
        third.path: (VIDEO, COPY),
    }
    assert same_files([VIDEO, alone]) == {}
