"""Frames at the beginning that need one from before a cut: which they are, and that nothing else is taken for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from app.media.video.leading import MOST_LEADING, told_leading


@dataclass
class Told:
    """What is asked of a packet."""

    pts: int | None
    is_keyframe: bool = False
    size: int = 1


def leading(*packets: Any, codec: str = "h264") -> list[int | None]:
    told = list(told_leading(packets, codec))
    assert [packet for packet, _ in told] == list(packets)
    return [packet.pts for packet, leads in told if leads]


KEY = Told(30, is_keyframe=True)


def test_what_is_shown_before_the_first_key_frame_leads() -> None:
    assert leading(KEY, Told(10), Told(20), Told(60), Told(40), Told(50)) == [10, 20]
    assert leading(Told(0), KEY, Told(20), Told(40)) == [20]
    assert leading(KEY, Told(10), Told(None, size=0)) == [10]
    assert leading(KEY, Told(10), codec="hevc") == []


@pytest.mark.parametrize(
    "later",
    [[Told(40), Told(10), Told(20)], [Told(0, is_keyframe=True), Told(10), Told(20)], [Told(None), Told(10)]],
    ids=["a clock set anew", "another edit", "no timestamp"],
)
def test_what_comes_after_that_never_does(later: list[Told]) -> None:
    assert leading(KEY, *later) == []


def test_nothing_leads_where_the_first_timestamp_is_too_late() -> None:
    assert leading(Told(1000, is_keyframe=True), *map(Told, range(MOST_LEADING))) == [*range(MOST_LEADING)]
    assert leading(Told(1000, is_keyframe=True), *map(Told, range(MOST_LEADING + 1))) == []
