"""Tooltips are read at a glance: no line of them runs across the screen."""

from __future__ import annotations

from ui.tips import LONGEST, in_lines


def test_a_long_line_is_broken_between_words_and_nothing_is_lost() -> None:
    words = "A consent of the school leadership that was written after the capture does not cover it. " * 3
    told = in_lines(f"a1.jpg\n{words}")
    assert all(len(line) <= LONGEST for line in told.split("\n"))
    assert told.startswith("a1.jpg\n")
    assert told.split() == ["a1.jpg", *words.split()]


def test_short_lines_and_long_names_stay_as_they_are() -> None:
    name = "x" * (LONGEST + 20) + "-1.mp4"
    assert in_lines(f"{name}\nallowed\n\nreferred") == f"{name}\nallowed\n\nreferred"
