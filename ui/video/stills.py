"""Moments of a video that stand for it where there is room for a picture only. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.events.event import EventItem
from app.model import DecisionKind, Region
from app.pipeline.video_covers import video_head_of
from app.pipeline.video_plan import Removed, TrackPlan
from app.pipeline.video_preview import Wanted, portrait_moment, poster_moment, wanted
from app.redaction.regions import Extent
from ui.language import translate
from ui.video.lanes import clip_of, plan_of


@dataclass(frozen=True, slots=True)
class Still:
    """One moment as it would leave, and what in it somebody said to be nobody (pixels of the full picture)."""

    asked: Wanted
    denied: tuple[Region, ...] = ()


def stills_of(item: EventItem, side: int, extent: Extent, *, of_denied: bool) -> tuple[Still, ...]:
    """The moment that stands for a video; `of_denied`: one for each track that somebody said to be nobody instead."""
    clip, screening = clip_of(item), item.screening
    if clip is None or screening is None:
        return ()
    plan = plan_of(item)
    moments = tuple(dict.fromkeys(map(denied_moment, plan.removed))) if of_denied else (poster_moment(clip),)
    size = screening.item.width, screening.item.height
    return tuple(
        Still(wanted(clip, size, moment, 1, side).covered(plan, extent), denied_at(plan, moment)) for moment in moments
    )


def told_of_sound(items: Sequence[EventItem]) -> str:
    """What becomes of the sound of the videos among these; empty where there is none."""
    clips = [(item, clip) for item in items if (clip := clip_of(item)) is not None and clip.has_sound]
    kept = [item.found.path.name for item, _ in clips if item.has(DecisionKind.KEEP_SOUND)]
    removed = len(clips) - len(kept)
    said = []
    if removed:
        said.append(translate("Video", "The sound of %n video(s) is removed.", None, removed))
    if kept:
        said.append(translate("Video", "The sound goes along in: {names}.").format(names=", ".join(kept)))
    return " ".join(said)


def denied_moment(one: Removed) -> int:
    """Where what somebody said is nobody is seen best."""
    best = portrait_moment(one.track)
    return best if one.is_at(best) or one.span is None else max(one.span[0], one.track.first)


def denied_at(plan: TrackPlan, moment: int) -> tuple[Region, ...]:
    """What in the picture of a moment somebody said is nobody, in pixels of the full picture."""
    boxes = (one.track.at(moment) for one in plan.removed if one.is_at(moment))
    return tuple(video_head_of(box) for box in boxes if box is not None)
