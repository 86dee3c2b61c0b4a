"""What a person changed, applied to the tracks of whichever screening: by place and time, never by number or name.

Fails towards covering: a correction whose track is not found removes nothing, and boxes that a person drew stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from app.correction import Anchor, Correction, CorrectionKind
from app.track import KeyBox, Origin, Track
from app.tracking.geometry import hull, nearness
from detectors.base import Box

SAME = 0.5
"""Only a track whose box overlaps the anchor's by this IoU is removed: what is merely near may be somebody else by now."""
REACH = 1.0
CHANGE = 2.5
"""The track that is meant lies within this many sides of the anchor, and its size within this factor."""


def correct(tracks: tuple[Track, ...], corrections: Sequence[Correction]) -> tuple[Track, ...]:
    """The tracks after a person's corrections, in the order in which they were made."""
    for correction in corrections:
        tracks = _corrected(tracks, correction)
    return in_order(tracks)


def in_order(tracks: Iterable[Track]) -> tuple[Track, ...]:
    """By time and place of their first keys."""
    return tuple(sorted(tracks, key=lambda track: (track.first, track.keys[0].box.left, track.keys[0].box.top)))


def meant(tracks: Sequence[Track], anchor: Anchor) -> Track | None:
    """The track nearest to the anchor's box at its timestamp; None where none is near."""
    near = [
        (closeness, track)
        for track in tracks
        if (box := track.at(anchor.pts)) is not None and (closeness := nearness(box, anchor.box, REACH, CHANGE)) > 0
    ]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def removed_by(tracks: Sequence[Track], one: Correction) -> Track | None:
    """The track that a correction removes, wholly or in a span; None where none is where it was."""
    track = meant(tracks, one.anchor) if one.kind is CorrectionKind.REMOVE and one.anchor is not None else None
    box = track.at(one.anchor.pts) if track is not None and one.anchor is not None else None
    return track if box is not None and one.anchor is not None and box.iou(one.anchor.box) >= SAME else None


def _corrected(tracks: tuple[Track, ...], one: Correction) -> tuple[Track, ...]:
    track = meant(tracks, one.anchor) if one.anchor is not None else None
    if one.kind is CorrectionKind.REMOVE:
        track = removed_by(tracks, one)
    if track is None:
        return (*tracks, _drawn(one.keys)) if one.keys else tracks
    match one.kind:
        case CorrectionKind.ADD | CorrectionKind.MOVE:
            new: tuple[Track, ...] = (_moved(track, one.keys),)
        case CorrectionKind.REMOVE:
            new = _without(track, one.span)
        case CorrectionKind.SPLIT:
            new = _split(track, one.anchor.pts if one.anchor is not None else track.first)
        case CorrectionKind.JOIN:
            other = meant([rest for rest in tracks if rest is not track], one.other) if one.other is not None else None
            tracks = tuple(rest for rest in tracks if rest is not other)
            new = (track if other is None else _joined(track, other),)
    return (*(rest for rest in tracks if rest is not track), *new)


def _drawn(keys: tuple[KeyBox, ...]) -> Track:
    return Track(_name("drawn", keys), keys)


def _moved(track: Track, keys: tuple[KeyBox, ...]) -> Track:
    """What the track was before and after these keys, and the keys in between."""
    before, after = _until(track, keys[0].pts - 1), _from(track, keys[-1].pts + 1)
    return Track(track.id, (*before, *keys, *after), breaks=track.breaks)


def _without(track: Track, span: tuple[int, int] | None) -> tuple[Track, ...]:
    if span is None:
        return ()
    return parts_of(track, span[0] - 1, span[1] + 1)


def _split(track: Track, pts: int) -> tuple[Track, ...]:
    return parts_of(track, pts - 1, pts)


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
