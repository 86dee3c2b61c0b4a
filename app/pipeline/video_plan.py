"""Who is covered and who stays visible in a video, and what becomes of its sound: from tracks, corrections, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.correction import Correction, CorrectionKind
from app.model import MEANT_IOU, Actor, Decision, DecisionKind, Region
from app.pipeline.video_removals import Removal, corrected
from app.redaction.gate import SAME_FACE_IOU
from app.redaction.regions import touches
from app.track import Clip, Track
from app.tracking.correcting import in_order, named_apart, parts_of
from detectors.base import Box

Span = tuple[int, int]
"""First and last timestamp, both inclusive, in ticks of the video stream."""


@dataclass(frozen=True, slots=True)
class Area:
    """A region that a person wants covered: in `span`, or throughout."""

    region: Region
    span: Span | None = None

    def is_at(self, pts: int) -> bool:
        """Whether it is to be covered at a timestamp."""
        return self.span is None or self.span[0] <= pts <= self.span[1]


@dataclass(frozen=True, slots=True)
class KeptTrack:
    """A person who stays visible in `span`, and the decision that says so; outside of it they are covered."""

    track: Track
    span: Span
    decision: Decision

    def is_at(self, pts: int) -> bool:
        """Whether the person is visible at a timestamp."""
        return self.span[0] <= pts <= self.span[1]

    @property
    def is_whole(self) -> bool:
        """Whether they are visible from the track's first to its last sight."""
        return self.span[0] <= self.track.first and self.track.last <= self.span[1]


@dataclass(frozen=True, slots=True)
class Removed:
    """What was found and a person held for nobody, in `span` or throughout; `correction` says so.

    `track` is no more than one part between two breaks: who comes before and after it is not among what was removed.
    """

    track: Track
    span: Span | None = None
    correction: Correction | None = None

    def is_at(self, pts: int) -> bool:
        """Whether it counts as nobody at a timestamp."""
        return self.span is None or self.span[0] <= pts <= self.span[1]


@dataclass(frozen=True, slots=True)
class SoundChoice:
    """Sound goes along, but for `muted`. `confirmed_by` listened: nobody is recognisable by voice, no name is spoken."""

    kept_by: Actor
    muted: tuple[Span, ...] = ()
    confirmed_by: Actor | None = None


@dataclass(frozen=True, slots=True)
class TrackPlan:
    """`tracks` are all people after a person's corrections; whoever is not among `kept` at a moment is covered then.

    `sound` None: it is removed, or there is none. `lost` are removals, moves, splittings and joinings of what is not there any
    more: they change nothing, but whoever made them saw other tracks than these. `astray` are people drawn where no frame
    shows anything: they cover nobody. Each name stands for one track, of which it says whether it is covered: another that
    bears the same gets one of its own.
    """

    tracks: tuple[Track, ...] = ()
    kept: tuple[KeptTrack, ...] = ()
    removed: tuple[Removed, ...] = ()
    areas: tuple[Area, ...] = ()
    sound: SoundChoice | None = None
    lost: tuple[Correction, ...] = ()
    astray: tuple[Correction, ...] = ()

    def __post_init__(self) -> None:
        """See to it that nobody stays visible by somebody else's name.

        Raises:
            ValueError: when somebody who stays visible is not one of the tracks, or one name stands for two of them.
        """
        kept = [one.track for one in self.kept]
        names = {track.id for track in kept}
        others = [track for track in self.tracks if track.id not in names or track not in kept]
        if len(names) != len(kept) or len(others) != len(self.tracks) - len(kept):
            raise ValueError("who stays visible is one track by one name")
        if len({track.id for track in self.tracks}) != len(self.tracks):
            object.__setattr__(self, "tracks", in_order(named_apart((*kept, *others))))

    @property
    def nobody(self) -> tuple[Track, ...]:
        """Whom a person held for nobody, wholly or in part: each once, however often it was said of one track."""
        found = list[Track]()
        for track in (one.track for one in self.removed):
            if not any(_is_part(track, other) for other in found):
                found.append(track)
        return tuple(found)

    @property
    def covered(self) -> tuple[Track, ...]:
        """The tracks of people who are covered at some moment at least."""
        whole = {kept.track.id for kept in self.kept if kept.is_whole}
        return tuple(track for track in self.tracks if track.id not in whole)

    def covered_at(self, pts: int) -> tuple[Track, ...]:
        """The tracks of people who are to be covered at a timestamp."""
        visible = self.visible_at(pts)
        return tuple(track for track in self.tracks if track.first <= pts <= track.last and track.id not in visible)

    def visible_at(self, pts: int) -> frozenset[str]:
        """The ids of the tracks of people who stay visible at a timestamp."""
        return frozenset(kept.track.id for kept in self.kept if kept.is_at(pts))

    def let_be(self, pts: int, covered: Iterable[Track] | None = None) -> tuple[Box, ...]:
        """Where the gate may see a face at a timestamp: people who stay visible, and what is nobody.

        Not where somebody who is covered is by then: a face that is seen there is theirs. `covered`: `covered_at` that
        timestamp, where it is known already.
        """
        tracks = [one.track for one in self.kept if one.is_at(pts)] + [one.track for one in self.removed if one.is_at(pts)]
        boxes = _boxes(tracks, pts)
        if not boxes:
            return ()
        somebody = _boxes(self.covered_at(pts) if covered is None else covered, pts)
        return tuple(box for box in boxes if not any(box.iou(other) >= SAME_FACE_IOU for other in somebody))


NO_TRACKS = TrackPlan()
"""Of what is no video."""


def plan_tracks(
    clip: Clip, size: tuple[int, int], decisions: Sequence[Decision], corrections: Sequence[Correction]
) -> tuple[TrackPlan, tuple[Decision, ...]]:
    """Apply a person's corrections, then their decisions, whatever the decisions' order.

    One `keep` keeps one track, in its span alone. "Cover everybody" keeps and removes nobody.

    Args:
        clip: who was found.
        size: width and height of the upright picture in pixels.
        decisions: about this video.
        corrections: in the order in which they were made.

    Returns:
        The plan, and the decisions about a place or a moment where there is nothing to keep, cover or mute.
    """
    kinds = {decision.kind for decision in decisions}
    if DecisionKind.COVER_ALL in kinds:
        corrections = [one for one in corrections if one.kind is not CorrectionKind.REMOVE]
    astray = tuple(one for one in corrections if one.kind is CorrectionKind.ADD and not _is_shown(one, clip, size))
    corrections = [one for one in corrections if one not in astray]
    people = corrected(clip.tracks, corrections)
    covers = [one for one in decisions if one.kind is DecisionKind.COVER and one.region is not None]
    keeps = [one for one in decisions if one.kind is DecisionKind.KEEP and DecisionKind.COVER_ALL not in kinds]
    areas = tuple(
        Area(one.region, one.span) for one in covers if one.region is not None and _is_inside(one, one.region, clip, size)
    )
    tracks, kept, nowhere = _kept(people.tracks, keeps)
    outside = [one for one in covers if one.region is not None and not _is_inside(one, one.region, clip, size)]
    denials = [one for one in decisions if one.kind is DecisionKind.NOT_A_FACE]  # of a track that is said by a correction
    plan = TrackPlan(tracks, kept, _removed(people.removals), areas, _sound(clip, decisions), people.lost, astray)
    return plan, (*outside, *nowhere, *denials, *(_after_the_end(clip, decisions) if plan.sound is not None else ()))


def _is_inside(decision: Decision, region: Region, clip: Clip, size: Span) -> bool:
    return touches(region, *size) and (decision.span is None or _is_during(decision.span, clip))


def _is_during(span: Span, clip: Clip) -> bool:
    return span[0] <= clip.last and span[1] >= clip.first


def _is_shown(drawn: Correction, clip: Clip, size: Span) -> bool:
    """Whether there is a frame at the time of a drawn track, and something of the picture at its place."""
    boxes = (key.box.clipped(*size) for key in drawn.keys)
    return _is_during((drawn.keys[0].pts, drawn.keys[-1].pts), clip) and any(boxes)


def _kept(
    tracks: Sequence[Track], keeps: Sequence[Decision]
) -> tuple[tuple[Track, ...], tuple[KeptTrack, ...], list[Decision]]:
    """The tracks, those that are kept among them, and the decisions about none.

    Somebody is kept for as long as it is surely them: where the track may have passed to somebody else, it ends, and what comes
    after is a track of its own, and covered.
    """
    left, kept, nowhere = list(tracks), list[KeptTrack](), list[Decision]()
    for decision in keeps:
        all_there = (*left, *(one.track for one in kept))
        track = max(all_there, key=lambda track: _overlap(decision, track), default=None)
        if track not in left or decision.span is None or _overlap(decision, track) < MEANT_IOU:
            nowhere.append(decision)
            continue
        first, last = decision.span
        doubt = next((one for one in track.breaks if one[1] > first), None)
        if doubt is not None and doubt[0] < first:
            nowhere.append(decision)  # at its first moment it is not known who that is
            continue
        left.remove(track)
        if doubt is not None and doubt[0] < last:
            track, *rest = parts_of(track, doubt[0], doubt[0] + 1)
            named = (*(one.track for one in kept), track, *left)
            left = list(named_apart((*named, *rest)))[len(kept) + 1 :]
        kept.append(KeptTrack(track, decision.span, decision))
    return in_order((*left, *(one.track for one in kept))), tuple(kept), nowhere


def _overlap(decision: Decision, track: Track) -> float:
    """How far a track is where the decision's region is, at the first moment of its span."""
    box = track.at(decision.span[0]) if decision.span is not None else None
    return decision.region.bounds.iou(box) if box is not None and decision.region is not None else 0.0


def _removed(removals: Iterable[Removal]) -> tuple[Removed, ...]:
    """What each removal took as it then stood, as far as it holds."""
    return tuple(
        Removed(one.part, None if span == (one.part.first, one.part.last) else span, one.correction)
        for one in removals
        for span in one.spans
    )


def _boxes(tracks: Iterable[Track], pts: int) -> list[Box]:
    return [box for track in tracks if (box := track.at(pts)) is not None]


def _after_the_end(clip: Clip, decisions: Sequence[Decision]) -> list[Decision]:
    """Mutings of what is not there: the video has ended by then."""
    end = clip.first + round(clip.seconds / Fraction(*clip.time_base))
    return [one for one in decisions if one.kind is DecisionKind.MUTE and one.span is not None and one.span[0] >= end]


def _is_part(track: Track, whole: Track) -> bool:
    """Whether a track is what was left of another; of one name, but at another time, it may be somebody else."""
    ends = (track.first, track.keys[0].box), (track.last, track.keys[-1].box)
    is_same = track.id == whole.id and track.first <= whole.last and whole.first <= track.last
    return is_same or all(whole.at(pts) == box for pts, box in ends)


def _sound(clip: Clip, decisions: Sequence[Decision]) -> SoundChoice | None:
    keepers = [one.author for one in decisions if one.kind is DecisionKind.KEEP_SOUND]
    if not clip.has_sound or not keepers:
        return None
    muted = sorted(one.span for one in decisions if one.kind is DecisionKind.MUTE and one.span is not None)
    listeners = (one.author for one in decisions if one.kind is DecisionKind.NOBODY_AUDIBLE)
    return SoundChoice(keepers[0], tuple(muted), next(listeners, None))
