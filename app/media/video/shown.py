"""When a frame is shown in a new file, and for how long."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from fractions import Fraction

from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.frame import Decoded
from app.media.video.reading import decoded

LATEST_S = 1.0
"""What begins later was cut out of something longer: players begin with it at once, but an MP4 would wait until then."""
_MPEG = frozenset({"mpegts", "mpeg"})


def shift_of(source: VideoSource, facts: VideoFacts, first: int) -> int:
    """By how many ticks a video whose first timestamp this is begins earlier in a new file."""
    is_late = source.format != "mp4" and first * Fraction(*facts.time_base) > LATEST_S
    return first if first < 0 or source.format in _MPEG or is_late else 0


def shown(source: VideoSource, facts: VideoFacts) -> Generator[tuple[Decoded, int], None, None]:
    """Each frame, and for how many ticks it is shown: until the next; the last one until the end, or for as long as it says.

    Raises:
        ItemError: as `decoded`.
    """
    with closing(decoded(source)) as coming:
        first = next(coming)
        yield from _with_durations(first, coming, _last_tick(source, facts, first.pts), halves=source.format in _MPEG)


def _last_tick(source: VideoSource, facts: VideoFacts, first: int) -> int:
    """Where an MP4 says that its pictures end: an edit list may cut the last one. Others tell of their sound as well."""
    if source.format != "mp4":
        return first
    return first + round(Fraction(facts.seconds or 0.0) / Fraction(*facts.time_base))


def _with_durations(first: Decoded, rest: Iterator[Decoded], end: int, *, halves: bool) -> Iterator[tuple[Decoded, int]]:
    """With `halves` what the last frame says may be that of one of its two fields, which does not count."""
    before, step = first, 1
    for now in rest:
        step = now.pts - before.pts
        yield before, step
        before = now
    last = max(before.raw.duration, step) if halves else before.raw.duration or step
    yield before, end - before.pts if end > before.pts else last
