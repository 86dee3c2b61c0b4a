"""What a person changed, applied to the tracks of whichever screening: by place and time, never by number or name.

Fails towards covering: a correction whose track is not found changes nothing, boxes that a person drew stay, and of a track
that may have passed to somebody else only the part that was meant is removed, as far as it was seen when that was said. No two
tracks have one name: by their names it is told who stays visible.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.correction import Anchor, Correction, CorrectionKind
from app.model import MEANT_IOU
from app.track import KeyBox, Origin, Track
from app.tracking.geometry import hull
from detectors.base import Box


def correct(tracks: tuple[Track, ...], corrections: Sequence[Correction]) -> tuple[Track, ...]:
    """The tracks after a person's corrections, in the order in which they were made."""
    *_, last = steps_of(tracks, corrections)
    return last


def steps_of(tracks: tuple[Track, ...], corrections: Sequence[Correction]) -> Iterator[tuple[Track, ...]]:
    """The tracks as they were found, and then after each correction; what a step leaves alone is the same object.

    What is drawn is called by its place, its time and how much was drawn before it: two boxes put at the same place, to be
    carried to two people, are two tracks. Taking a removal back gives none of them another name.
    """
    tracks, drawn = named_apart(in_order(tracks)), 0
    yield tracks
    for one in corrections:
        tracks = in_order(named_apart(_corrected(tracks, one, drawn)))
        drawn += bool(one.keys)
        yield tracks


def named_apart(tracks: Iterable[Track]) -> tuple[Track, ...]:
    """The same tracks; whichever has the name of one before it gets another name."""
    named: dict[str, Track] = {}
    for track in tracks:
        name = track.id
        while name in named:
            name = _name(name, track.keys)
        named[name] = track if name == track.id else replace(track, id=name)
    return tuple(named.values())


def in_order(tracks: Iterable[Track]) -> tuple[Track, ...]:
    """By time and place of their first keys."""
    return tuple(sorted(tracks, key=lambda track: (track.first, track.keys[0].box.left, track.keys[0].box.top)))


def meant(tracks: Sequence[Track], anchor: Anchor) -> Track | None:
    """The track that overlaps the anchor's box most at its timestamp, the first of several; None: none does enough."""
    found = [(box.iou(anchor.box), track) for track in tracks if (box := track.at(anchor.pts)) is not None]
    overlap, track = max(found, key=lambda pair: pair[0], default=(0.0, None))
    return track if overlap >= MEANT_IOU else None


def fits(tracks: Sequence[Track], one: Correction) -> bool:
    """Whether all that a correction is about is there; where it is not, the correction changes nothing. What is drawn is."""
    if one.kind is CorrectionKind.REMOVE:
        return removed_by(tracks, one) is not None
    anchors = (anchor for anchor in (one.anchor, one.other) if anchor is not None)
    return bool(one.keys) or all(meant(tracks, anchor) is not None for anchor in anchors)


def removed_by(tracks: Sequence[Track], one: Correction) -> Track | None:
    """The part of a track of which a correction removes a span: who comes before or after a break is another part.

    None where none is where it was, or where it is not known how much of it was looked at: it may be longer by now.
    """
    track = meant(tracks, one.anchor) if one.kind is CorrectionKind.REMOVE and one.anchor is not None else None
    if track is None or one.anchor is None or one.span is None:
        return None
    first, last = part_at(track, one.anchor.pts)
    if one.span[1] < first or last < one.span[0]:
        return None
    return Track(track.id, _from(Track(track.id, _until(track, last)), first), track.doubts)


def part_at(track: Track, pts: int) -> tuple[int, int]:
    """First and last timestamp of the part of a track that holds one of its timestamps: from one break to the next.

    What lies between the two sights of a break is a part by itself.
    """
    begins = [track.first, *(begin for left, seen in _breaks_in(track) for begin in (left + 1, seen))]
    return max(begin for begin in begins if begin <= pts), min((one - 1 for one in begins if one > pts), default=track.last)


def is_between(track: Track, pts: int) -> bool:
    """Whether a timestamp lies between the two sights of a break of the track."""
    return any(left < pts < seen for left, seen in _breaks_in(track))


def _breaks_in(track: Track) -> list[tuple[int, int]]:
    """The breaks with both sights in the track: where one was cut off, there is nobody to be told from."""
    return [one for one in track.breaks if track.first <= one[0] and one[1] <= track.last]


def _corrected(tracks: tuple[Track, ...], one: Correction, drawn: int) -> tuple[Track, ...]:
    """The tracks after one correction, what is new the last; `drawn` is how much was drawn before."""
    if not fits(tracks, one):
        return tracks
    track = meant(tracks, one.anchor) if one.anchor is not None else None
    if track is None or one.anchor is None:
        return (*tracks, Track(_name(f"drawn {drawn}", one.keys), one.keys))
    rest = tuple(other for other in tracks if other is not track)
    match one.kind:
        case CorrectionKind.ADD | CorrectionKind.MOVE:
            new: tuple[Track, ...] = (_moved(track, one.keys),)
        case CorrectionKind.REMOVE:
            new = _without(track, part_at(track, one.anchor.pts), one.span)
        case CorrectionKind.SPLIT:
            new = parts_of(track, one.anchor.pts - 1, one.anchor.pts)
        case CorrectionKind.JOIN:
            other = meant((*rest, track), one.other) if one.other is not None else None
            rest = tuple(third for third in rest if third is not other)
            new = (track if other is None or other is track else _joined(track, other),)
    return (*rest, *new)


def _moved(track: Track, keys: tuple[KeyBox, ...]) -> Track:
    """What the track was before and after these keys, and the keys in between."""
    before, after = _until(track, keys[0].pts - 1), _from(track, keys[-1].pts + 1)
    return Track(track.id, (*before, *keys, *after), breaks=track.breaks)


def _without(track: Track, part: tuple[int, int], span: tuple[int, int] | None) -> tuple[Track, ...]:
    """What is left of a track without one of its parts, or without as much of it as lies in a span."""
    first, last = span or part
    return parts_of(track, max(first, part[0]) - 1, min(last, part[1]) + 1)


def parts_of(track: Track, last: int, first: int) -> tuple[Track, ...]:
    """What is left of a track up to one timestamp and from another one on; the part that begins it keeps its name."""
    before, after = _until(track, last), _from(track, first)
    parts = [Track(track.id, before, track.doubts, tuple(one for one in track.breaks if one[0] < last))] if before else []
    if after:
        breaks = tuple(one for one in track.breaks if one[1] > first)
        parts.append(Track(_name(track.id, after) if before else track.id, after, track.doubts, breaks))
    return tuple(parts)


def _until(track: Track, pts: int) -> tuple[KeyBox, ...]:
    """The keys up to a timestamp, with one that stands there."""
    keys = tuple(key for key in track.keys if key.pts <= pts)
    box = track.at(pts)
    if not keys or box is None or keys[-1].pts == pts:
        return keys
    return (*keys, KeyBox(pts, box, keys[-1].score, Origin.FILLED))


def _from(track: Track, pts: int) -> tuple[KeyBox, ...]:
    """The keys from a timestamp on, with one that stands there."""
    keys = tuple(key for key in track.keys if key.pts >= pts)
    box = track.at(pts)
    if not keys or box is None or keys[0].pts == pts:
        return keys
    return (KeyBox(pts, box, keys[0].score, Origin.FILLED), *keys)


def _joined(one: Track, other: Track) -> Track:
    """One person; where both tracks are, a box that holds both."""
    by_pts: dict[int, KeyBox] = {}
    for track, partner in ((one, other), (other, one)):
        for key in track.keys:
            box = partner.at(key.pts)
            by_pts[key.pts] = key if box is None else _enlarged(key, box)
    name = min(one, other, key=lambda track: (track.first, track.id)).id
    return Track(name, tuple(by_pts[pts] for pts in sorted(by_pts)), breaks=tuple(sorted({*one.breaks, *other.breaks})))


def _enlarged(key: KeyBox, box: Box) -> KeyBox:
    return KeyBox(key.pts, hull(key.box, box), key.score, key.origin)


def _name(root: str, keys: Sequence[KeyBox]) -> str:
    """8 hex digits that follow from place and time."""
    box = keys[0].box
    place = f"{root}:{keys[0].pts}:{keys[-1].pts}:{box.left},{box.top},{box.right},{box.bottom}"
    return hashlib.sha256(place.encode()).hexdigest()[:8]
