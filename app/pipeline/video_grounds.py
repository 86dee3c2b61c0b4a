"""What the register keeps of a video's people and of its sound: in seconds of a player's clock and boxes, never in pictures."""

from __future__ import annotations

from dataclasses import replace

from app.pipeline.video_plan import Removed, Span, TrackPlan
from app.records import Cover, Grounds, KeptSound, KeptTrack, PlaceInTime
from app.track import Clip, Track


def with_tracks(grounds: Grounds, clip: Clip, plan: TrackPlan) -> Grounds:
    """The grounds with who stays visible when, what a person held for nobody, and whether sound goes along."""
    return replace(
        grounds,
        kept_tracks=tuple(
            KeptTrack(_place(clip, kept.track, kept.span), kept.decision.person_consent or "", kept.decision.reason)
            for kept in plan.kept
        ),
        removed_tracks=tuple(_place(clip, gone.track, _span_of(gone)) for gone in plan.removed),
        kept_sound=_sound(clip, plan),
        cover=Cover("solid", grounds.cover.extent) if grounds.cover is not None else None,
    )


def _span_of(gone: Removed) -> Span:
    return gone.span or (gone.track.first, gone.track.last)


def _place(clip: Clip, track: Track, span: Span) -> PlaceInTime:
    first, last = max(span[0], track.first), min(span[1], track.last)
    box = track.at(first) or track.keys[0].box
    where = box.left, box.top, box.width, box.height
    return PlaceInTime(where, round(clip.clock(first), 3), round(clip.clock(last), 3))


def _sound(clip: Clip, plan: TrackPlan) -> KeptSound | None:
    if plan.sound is None:
        return None
    muted = tuple((round(clip.clock(first), 3), round(clip.clock(last), 3)) for first, last in plan.sound.muted)
    return KeptSound(plan.sound.kept_by, muted, plan.sound.confirmed_by)
