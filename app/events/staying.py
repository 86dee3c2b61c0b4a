"""Who stays visible in a video once a track was corrected: the same person from the same moment on, or nobody. Pure.

That somebody stays visible hangs on where their track is at its first moment, and a correction may take the track away from
there. Then the decision follows the track; where it is not sure whom it is about any more, it goes, and they are covered.
Nobody becomes visible by a correction, and nobody for longer than before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.events.event import EventItem
from app.model import Decision, DecisionKind, Region, RegionKind, Shape
from app.pipeline.video_plan import KeptTrack, plan_tracks
from app.track import Track
from app.tracking.correcting import correct


@dataclass(frozen=True, slots=True)
class _Claim:
    """A decision as it stood, as it stands now, and which track it was about and is about, as far as corrections go.

    Where such a track may have passed to somebody else, it is cut: then a decision is about a part of it.
    """

    was: Decision
    now: Decision
    root: Track
    heir: Track


def staying(before: EventItem, after: EventItem) -> EventItem:
    """`after`, which is `before` with another correction, or one less, with who stays visible as it can be said now.

    What pointed at nobody before still does: it is for a person to take back, unless the change would give it somebody.
    """
    if not before.has(DecisionKind.KEEP):
        return after
    was, now = _tracks(before), _tracks(after)
    gone, come = _missing(was, now), _missing(now, was)
    visible = _kept(before, was)
    claims = _alone(claim for one in visible if (claim := _followed(one, gone, come, was)) is not None)
    stands = {one.decision: None for one in visible} | {claim.was: claim.now for claim in claims}
    follows = (stands.get(one, one) for one in after.decisions)
    return _settled(replace(after, decisions=tuple(one for one in follows if one is not None)), claims, now)


def _followed(one: KeptTrack, gone: Sequence[Track], come: Sequence[Track], was: Sequence[Track]) -> _Claim | None:
    """The decision on what its track became; None where there is nothing left of it, or somebody else in it at that time."""
    root = next((track for track in was if _is_of(one.track, track, was)), None)
    if root is None or root not in gone:
        return None if root is None else _Claim(one.decision, one.decision, root, root)
    first, last = max(one.span[0], root.first), min(one.span[1], root.last)
    heir = next((track for track in come if _meets(track, first, min(last, one.track.last))), None)
    if heir is None or any(_meets(other, first, last) for other in gone if other is not root):
        return None
    span = max(first, heir.first), min(last, heir.last)
    box = heir.at(span[0])
    if box is None:
        return None
    return _Claim(one.decision, replace(one.decision, region=Region(Shape.BOX, RegionKind.FACE, box), span=span), root, heir)


def _alone(claims: Iterable[_Claim]) -> tuple[_Claim, ...]:
    """Those about a track that nobody else's became too: of two consents it is not known whose person this is."""
    found = tuple(claims)
    roots = {claim.heir.id: {other.root.id for other in found if other.heir.id == claim.heir.id} for claim in found}
    return tuple(claim for claim in found if len(roots[claim.heir.id]) == 1)


def _settled(item: EventItem, claims: Sequence[_Claim], tracks: tuple[Track, ...]) -> EventItem:
    """Without what would keep somebody visible whom it was not about, and what followed a track and does not fit it."""
    heirs = {claim.now: claim.heir for claim in claims}

    def is_wrong(one: KeptTrack) -> bool:
        heir = heirs.get(one.decision)
        return heir is None or not _is_of(one.track, heir, tracks)

    while wrong := {one.decision for one in _kept(item, tracks) if is_wrong(one)}:
        item = _without(item, wrong)
    return _without(item, heirs.keys() - {one.decision for one in _kept(item, tracks)})


def _is_of(part: Track, track: Track, tracks: Sequence[Track]) -> bool:
    """Whether it is the track, or a part that it was cut into."""
    if any(part.id == one.id for one in tracks):
        return part.id == track.id
    return track.at(part.first) == part.keys[0].box


def _kept(item: EventItem, tracks: tuple[Track, ...]) -> tuple[KeptTrack, ...]:
    """Who of these would stay visible, whether or not everybody is covered for the time being."""
    screening = item.screening
    if screening is None or screening.clip is None:
        return ()
    keeps = [one for one in item.decisions if one.kind is DecisionKind.KEEP]
    size = screening.item.width, screening.item.height
    return plan_tracks(replace(screening.clip, tracks=tracks), size, keeps, ())[0].kept


def _tracks(item: EventItem) -> tuple[Track, ...]:
    """All people, corrected, in order of time."""
    clip = item.screening.clip if item.screening is not None else None
    return correct(clip.tracks, item.corrections) if clip is not None else ()


def _missing(tracks: Sequence[Track], others: Sequence[Track]) -> list[Track]:
    """Those that are not among the others as they are."""
    by_id = {other.id: other for other in others}
    return [track for track in tracks if by_id.get(track.id) != track]


def _without(item: EventItem, gone: Iterable[Decision]) -> EventItem:
    left = set(gone)
    return replace(item, decisions=tuple(one for one in item.decisions if one not in left)) if left else item


def _meets(track: Track, first: int, last: int) -> bool:
    return track.first <= last and track.last >= first
