"""The tracks of a video as they are shown: what becomes of each, why it is doubtful, where it is at a moment. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from app.correction import Correction
from app.events.correcting import muted
from app.events.event import EventItem
from app.model import Decision, DecisionKind, Region, Screening
from app.pipeline.judge import Plan, plan
from app.pipeline.video_covers import video_head_of
from app.pipeline.video_plan import Removed, TrackPlan
from app.track import Clip, Origin, Track
from ui.review.marks import Mark
from ui.theme import RegionState

Span = tuple[int, int]
SOUND = "sound"
"""The key of the lane of the sound."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One track, or one area that a person drew (`area`: the decision). `number` counts each kind from 1.

    `visible` are the spans in which the person stays visible, on `consent`. `nobody` is what a person said is none: a whole
    track counts among the tracks, a stretch by itself. The sound has a lane too, kept or covered; `silent` are its muted spans.
    """

    key: str
    number: int
    span: Span
    state: RegionState
    track: Track | None = None
    area: Decision | None = None
    visible: tuple[Span, ...] = ()
    consent: str | None = None
    nobody: Removed | None = None
    silent: tuple[Span, ...] = ()

    @property
    def is_stretch(self) -> bool:
        """Whether it is a part of a track that a person said is nobody."""
        return self.nobody is not None and self.nobody.span is not None

    def nearest(self, pts: int) -> int:
        """The moment nearest to another at which it is there."""
        return min(max(pts, self.span[0]), self.span[1])

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why somebody should look at it."""
        return self.track.doubts if self.track is not None and self.state is RegionState.DOUBTFUL else ()

    @property
    def breaks(self) -> tuple[int, ...]:
        """From which moments on it may be somebody else than before."""
        track = self.track
        if track is None:
            return ()
        return tuple(seen for left, seen in track.breaks if track.first <= left and seen <= track.last)

    @property
    def set_by_hand(self) -> tuple[int, ...]:
        """Where a person put it."""
        keys = self.track.keys if self.track is not None else ()
        return tuple(key.pts for key in keys if key.origin is Origin.PERSON)

    @property
    def seen(self) -> tuple[int, ...]:
        """Where a detector saw it."""
        keys = self.track.keys if self.track is not None else ()
        return tuple(key.pts for key in keys if key.origin is Origin.SEEN)


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment at which somebody should look, and at whose lane; the key is "" for a change that fits nobody any more."""

    pts: int
    key: str = ""


def clip_of(item: EventItem | None) -> Clip | None:
    """The clip of a video that was looked at."""
    return item.screening.clip if item is not None and item.screening is not None else None


def plan_of(item: EventItem) -> TrackPlan:
    """Who is covered and when, as decided so far."""
    if item.screening is None or item.screening.clip is None:
        return TrackPlan()
    return _planned(_Same(item.screening), item.decisions, item.corrections).tracks


def strays_of(item: EventItem) -> tuple[Decision, ...]:
    """What was decided about a place or a moment of the video at which there is nothing to keep or cover."""
    if item.screening is None or item.screening.clip is None:
        return ()
    return _planned(_Same(item.screening), item.decisions, item.corrections).unmatched


def lanes_of(item: EventItem) -> tuple[Lane, ...]:
    """The tracks in the order in which they begin, stretches that are nobody, then the areas that people drew."""
    clip = clip_of(item)
    if clip is None:
        return ()
    planned = plan_of(item)
    people: list[Track | Removed] = [*planned.tracks, *(one for one in planned.removed if one.span is None)]
    found = [_lane(item, planned, one, number) for number, one in enumerate(sorted(people, key=_begins), 1)]
    stretches = (one for one in planned.removed if one.span is not None)
    found += [_nobody(one, number) for number, one in enumerate(stretches, 1)]
    drawn = [one for one in item.decisions if one.kind is DecisionKind.COVER and one.region is not None]
    areas = [
        Lane(f"area:{number}", number, one.span or (clip.first, clip.last), RegionState.COVERED, area=one)
        for number, one in enumerate(drawn, 1)
    ]
    return (*found, *areas, *_sound(item, clip))


def perhaps_same(lane: Lane, lanes: Iterable[Lane]) -> tuple[Lane, ...]:
    """Whose tracks may be the same person's, by number: not who was seen while the other was, in one picture.

    A track is lengthened beyond its first and last sight, so that two of one person may overlap there.
    """
    track = lane.track
    if track is None:
        return ()
    here = _sights(track)

    def is_apart(other: Track) -> bool:
        return other.last < track.first or track.last < other.first or not _meet(here, _sights(other))

    others = (one for one in lanes if one.track is not None and one.key != lane.key and is_apart(one.track))
    return tuple(sorted(others, key=lambda one: one.number))


def lost_moment(lost: Correction, clip: Clip) -> int:
    """Where to look at a change that fits nobody any more: when it was about somebody, within the video."""
    pts = lost.anchor.pts if lost.anchor is not None else clip.first
    return min(max(pts, clip.first), clip.last)


def stray_moment(stray: Decision, clip: Clip) -> int:
    """Where to look at a decision that points at nothing: at its first moment, within the video."""
    pts = stray.span[0] if stray.span is not None else clip.first
    return min(max(pts, clip.first), clip.last)


def stops_of(item: EventItem) -> tuple[Stop, ...]:
    """Where somebody should look, in order of time: at each doubtful track, and where a change fits nobody any more.

    None once somebody looked closely, as in `EventItem.doubts`.
    """
    clip = clip_of(item)
    if clip is None or item.seen:
        return ()
    lost = {Stop(lost_moment(one, clip)) for one in plan_of(item).lost}
    doubtful = [Stop(_middle(lane), lane.key) for lane in lanes_of(item) if lane.doubts]
    return tuple(sorted((*lost, *doubtful), key=lambda stop: stop.pts))


def denied_span(one: Removed) -> Span:
    """From when to when somebody said that what was found is nobody."""
    return one.span or (one.track.first, one.track.last)


def marks_at(lanes: Iterable[Lane], pts: int) -> tuple[Mark, ...]:
    """The outlines at a moment."""
    return tuple(mark for lane in lanes if (mark := _mark(lane, pts)) is not None)


def _sights(track: Track) -> tuple[Span, ...]:
    """From when to when somebody was seen in it: what is guessed between two sights, and at its ends, is none."""
    known = groupby(track.keys, key=lambda key: key.origin in (Origin.SEEN, Origin.PERSON))
    runs = (tuple(keys) for is_sight, keys in known if is_sight)
    return tuple((run[0].pts, run[-1].pts) for run in runs)


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether two of them overlap; each follow each other in time."""
    return any(one[0] <= other[1] and other[0] <= one[1] for one in some for other in others)


def _begins(about: Track | Removed) -> tuple[int, int, str]:
    track = about.track if isinstance(about, Removed) else about
    return track.first, track.keys[0].box.left, track.id


def _nobody(one: Removed, number: int) -> Lane:
    span = denied_span(one)
    return Lane(f"nobody:{one.track.id}:{span[0]}", number, span, RegionState.IGNORED, nobody=one)


def _lane(item: EventItem, planned: TrackPlan, track: Track | Removed, number: int) -> Lane:
    if isinstance(track, Removed):
        return _nobody(track, number)
    kept = [one for one in planned.kept if one.track.id == track.id]
    state = RegionState.KEPT if kept else RegionState.DOUBTFUL if track.doubts and not item.seen else RegionState.COVERED
    return Lane(
        f"track:{track.id}",
        number,
        (track.first, track.last),
        state,
        track=track,
        visible=tuple(one.span for one in kept),
        consent=kept[0].decision.person_consent if kept else None,
    )


def _sound(item: EventItem, clip: Clip) -> tuple[Lane, ...]:
    if not clip.has_sound:
        return ()
    state = RegionState.KEPT if item.has(DecisionKind.KEEP_SOUND) else RegionState.COVERED
    silent = tuple(one.span for one in muted(item) if one.span is not None)
    return (Lane(SOUND, 1, (clip.first, clip.last), state, silent=silent),)


def _mark(lane: Lane, pts: int) -> Mark | None:
    region = _region(lane, pts)
    if region is None:
        return None
    is_kept = any(first <= pts <= last for first, last in lane.visible)
    state = lane.state if lane.state is not RegionState.KEPT or is_kept else RegionState.COVERED
    return Mark(lane.key, lane.number, region, state, drawn=lane.area, consent=lane.consent if is_kept else None)


def _region(lane: Lane, pts: int) -> Region | None:
    if lane.area is not None:
        return lane.area.region if lane.span[0] <= pts <= lane.span[1] else None
    track = lane.track
    if lane.nobody is not None and lane.nobody.is_at(pts):
        track = lane.nobody.track
    box = track.at(pts) if track is not None else None
    return video_head_of(box) if box is not None else None


def _middle(lane: Lane) -> int:
    seen = lane.seen or (lane.span[0],)
    return seen[len(seen) // 2]


class _Same:
    """A screening told apart by which one it is: comparing all keys of all tracks would take longer than planning."""

    __slots__ = ("screening",)

    def __init__(self, screening: Screening) -> None:
        self.screening = screening

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.screening is self.screening

    def __hash__(self) -> int:
        return id(self.screening)


@lru_cache(maxsize=16)
def _planned(same: _Same, decisions: tuple[Decision, ...], corrections: tuple[Correction, ...]) -> Plan:
    return plan(same.screening, decisions, corrections)
