"""What was decided of an item of which another one looks like an edited copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.events.telling import decided_of_likes
from app.model import Actor, Channel, MediaItem, MediaKind, Role, Setting
from app.records import Answer, Answered, Marked, Question, decide, lift_do_not_use, mark_do_not_use, refer
from app.workplace import Workplace

SAM = Actor("Sam Director", Role.DIRECTOR)
LOOK, NEAR, FAR = "00ff" * 4, "00ff" * 3 + "00fe", "0f0f" * 4
FIRST = MediaItem("a" * 64, MediaKind.PHOTO, 200, 100, None, has_location=False, looks_like=LOOK)
COPY = replace(FIRST, sha256="b" * 64, looks_like=NEAR)
QUESTION = Question(
    FIRST.sha256, "a.jpg", None, Setting.ACTIVITY, Channel.PRINT, "SL-1", frozenset({"b5-doubt"}), looks_like=LOOK
)


@pytest.mark.parametrize("approved", [True, False])
def test_what_a_leader_said_of_it(workplace: Workplace, *, approved: bool) -> None:
    with workplace.writing() as (register, _):
        refer(register, QUESTION, "De Boog")
        assert decided_of_likes(workplace, COPY) == ()
        decide(register, FIRST.sha256, Answer(approved=approved, by=SAM, reason="not fitting"))
    (told,) = decided_of_likes(workplace, COPY)
    assert isinstance(told, Answered)
    assert told.answer.approved is approved
    assert decided_of_likes(workplace, FIRST) == ()
    assert decided_of_likes(workplace, replace(COPY, looks_like=FAR)) == ()
    assert decided_of_likes(workplace, replace(COPY, looks_like="")) == ()


def test_a_mark_that_stands_is_told_and_one_that_was_lifted_is_not(workplace: Workplace) -> None:
    with workplace.writing() as (register, _):
        mark_do_not_use(register, FIRST, SAM, "De Boog")
    (told,) = decided_of_likes(workplace, COPY)
    assert isinstance(told, Marked)
    with workplace.writing() as (register, _):
        lift_do_not_use(register, FIRST, SAM, "De Boog")
    assert decided_of_likes(workplace, COPY) == ()
