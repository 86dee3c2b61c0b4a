"""The first pass over a video: look as often as it pays, join what is seen to people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from app.media.video.facts import VideoFacts
from app.pipeline.video_eyes import VideoEyes
from app.pipeline.video_rehearsal import Kept, rehearse
from app.pipeline.video_turned import beside
from app.pipeline.video_watching import Looked, Progress, Shown, watch
from app.track import Clip
from app.tracking.aside import aside_of
from app.tracking.correcting import in_order

REHEARSALS = 3
"""Who comes out beside the covers is covered, and may bring out another: so often is that asked, counting the first time."""


def look(shown: Iterable[Shown], facts: VideoFacts, eyes: VideoEyes, progress: Progress = lambda _done, _total: None) -> Clip:
    """Look at all frames of a video: who is seen when and where.

    Where most people are upright only in the frames turned by a quarter or a half, all is looked at once more that way.

    Args:
        shown: its frames in order, reduced to `eyes.frame_side` of the video's size; twice, where they are wanted again.
        facts: what the video is; the tracks' boxes are in pixels of its upright size.
        eyes: what to look with, and what counts.
        progress: told after every frame.

    Raises:
        ItemError: `video-without-pictures`; whatever the frames raise.
        DetectorError: when a detector cannot run.
    """
    seen = watch(shown, facts, eyes, progress)
    clip = _clip(seen, facts, eyes, progress)
    if not seen.stands:
        return clip
    turned = eyes.standing(seen.stands)
    again = _clip(watch(shown, facts, turned, progress), facts, turned, progress)
    return replace(again, tracks=in_order((*again.tracks, *beside(clip.tracks, again.tracks))), stands=seen.stands)


def _clip(seen: Looked, facts: VideoFacts, eyes: VideoEyes, progress: Progress) -> Clip:
    timeline, looks = seen.timeline, seen.tracker.looks

    def alive() -> None:
        progress(len(timeline.pts), facts.frames)

    base = Fraction(*facts.time_base)
    steps = np.diff(timeline.pts)
    typical = float(np.median(steps)) if len(steps) else timeline.second / 25
    upright, others = seen.tracker.tracks(alive), seen.tracker.beside
    tracks = in_order((*upright, *beside(seen.turned.tracks(alive), upright)))
    clip = Clip(
        time_base=facts.time_base,
        frames=len(timeline.pts),
        first=timeline.pts[0],
        last=timeline.pts[-1],
        seconds=float((timeline.pts[-1] - timeline.pts[0] + typical) * base),
        has_sound=facts.has_sound,
        tracks=tracks,
        cuts=timeline.cuts,
        looks=tuple(looks.all),
        aside=aside_of(others, tracks, alive),
        fine=tuple(pts for pts in looks.fine if pts not in seen.asked),
        longest=int(steps.max(initial=0)),
        begins=facts.begins,
    )
    kept: Sequence[Kept] = seen.kept
    for _ in range(REHEARSALS):
        found = rehearse(clip, timeline, kept, eyes)
        tracks = in_order((*tracks, *found))
        clip = replace(clip, tracks=tracks, aside=aside_of(others, tracks, alive)) if found else clip
        kept = [frame for frame in kept if any(track.at(frame.pts) is not None for track in found)]
    return clip
