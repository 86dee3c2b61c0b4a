"""Who is not upright in a video: lies, does a handstand, or was filmed with the camera on its side.

One look at frames as they stand finds about a third of the faces that are turned by a quarter or a half. So frames are turned
and looked at each way, small and seldom. Those looks are joined to tracks of their own: they say nothing of upright faces.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from app.track import Clip, Origin, Track
from app.tracking.aside import aside_of

AGAIN_S = 2.0
"""How often the gate looks at turned frames."""


def beside(tracks: Sequence[Track], others: Sequence[Track]) -> tuple[Track, ...]:
    """The tracks that are not held by the others wherever they were seen."""
    return tuple(track for track in tracks if aside_of([key for key in track.keys if key.origin is Origin.SEEN], others))


def turned_again(clip: Clip, times: Sequence[int]) -> Iterator[int]:
    """Timestamps at which the gate looks at turned frames: every two seconds, the first half a second in or at the end."""
    second = clip.time_base[1] / clip.time_base[0]
    moment, latest = times[0] + second / 2, None
    while latest is None or moment <= times[-1]:
        pts = times[min(len(times) - 1, bisect_left(times, moment))]
        if pts != latest:
            yield pts
        latest, moment = pts, max(pts, moment) + AGAIN_S * second
