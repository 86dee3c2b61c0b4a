"""What a person changes about the tracks and the sound of a video, as a new value of its item. Pure.

Tracks are corrected, never edited: each change is a `Correction`, anchored to place and time, kept in order and applied to what
was found, so that it survives a new screening. Who changes a track takes back that nobody is recognisable: it has to be looked
at anew. A key that a person sets close in time to the one set before belongs to it: the box moves evenly from one to the other.
Whom a correction is about stays visible only as far as `staying` can follow them.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from app.correction import Anchor, Correction, CorrectionKind
from app.events.deciding import Author
from app.events.event import EventItem
from app.events.staying import staying
from app.model import Decision, DecisionKind, Region, RegionKind, Shape
from app.pipeline.video_covers import video_head_of
from app.redaction.regions import MARGIN_PX, REACH, Extent
from app.track import Clip, KeyBox, Origin, Track
from app.tracking.correcting import is_between, part_at
from detectors.base import Box

DRAWN_SECONDS = 1.0
"""How long a track lasts that a person drew, until they say where it ends: shorter where the scene ends sooner."""
FOLLOWING_SECONDS = 2.0
"""Keys of one track that are set one after the other and stand no further apart are one movement."""


def add(item: EventItem, box: Box, pts: int, author: Author) -> EventItem:
    """Somebody was missed: a face box (pixels of the upright picture) from a timestamp on, for a moment."""
    clip = _clip(item)
    after = bisect_left(clip.cuts, pts + 1)
    scene = clip.cuts[after] - 1 if after < len(clip.cuts) else clip.last
    end = min(pts + _ticks(clip, DRAWN_SECONDS), scene, clip.last)
    keys = (_key(pts, box), *((_key(end, box),) if end > pts else ()))
    return _with(item, Correction(kind=CorrectionKind.ADD, author=author.actor, decided_at=author.at, keys=keys))


def move(item: EventItem, track: Track, pts: int, box: Box, author: Author) -> EventItem:
    """The track is here at this timestamp; where it was not there yet, it lasts until there.

    What was found stays where it was found just before and after. What a person drew goes along: from its last place evenly to
    here, if that is close in time, and where it stood still until its end it now stands here.
    """
    last = item.corrections[-1] if item.corrections else None
    near = _ticks(_clip(item), FOLLOWING_SECONDS)
    goes_on = last is not None and _goes_on(last, track, pts, near)
    keys = {key.pts: key for key in last.keys} if last is not None and goes_on else _before(track, pts, near)
    if _stands_from(track, pts):
        keys = {at: key for at, key in keys.items() if at < pts} | {track.last: _key(track.last, box)}
    keys[pts] = _key(pts, box)
    in_order = tuple(keys[at] for at in sorted(keys))
    if last is None or not goes_on:
        return _moved(item, track, in_order, author)
    longer = replace(last, keys=in_order, author=author.actor, decided_at=author.at)
    return _corrected(item, (*item.corrections[:-1], longer))


def begin_at(item: EventItem, track: Track, pts: int, author: Author) -> EventItem:
    """The track begins here: it is lengthened with its first box, or what came before is no person.

    Who was there before a break is not meant: they stay covered, as a track of their own.
    """
    if pts < track.first:
        box = track.keys[0].box
        return _moved(item, track, (_key(pts, box), _key(track.first, box)), author)
    return remove(item, track, author, (part_at(track, pts - 1)[0], pts - 1)) if track.first < pts <= track.last else item


def end_at(item: EventItem, track: Track, pts: int, author: Author) -> EventItem:
    """The track ends here: it is lengthened with its last box, or what came after is no person, up to a break."""
    if pts > track.last:
        box = track.keys[-1].box
        return _moved(item, track, (_key(track.last, box), _key(pts, box)), author)
    return remove(item, track, author, (pts + 1, track.last)) if track.first <= pts < track.last else item


def remove(
    item: EventItem, track: Track, author: Author, span: tuple[int, int] | None = None, pts: int | None = None
) -> EventItem:
    """The track is no person: wholly, or from the first to the last timestamp of `span`; nothing where it is not there.

    Where it may have passed to somebody else, it is who is there at `pts` that is meant, or else who is seen most surely, or in
    a stretch who is there as it begins. The others stay covered, as tracks of their own. No more is removed than what is there
    now: after a new screening the track may be longer.
    """
    whole = track.first, track.last
    if span is None and pts is not None and is_between(track, pts):
        span = part_at(track, pts)
    if span is not None:
        span = (max(span[0], track.first), min(span[1], track.last))
        if span[1] < span[0]:
            return item
    if span is None or span == whole:
        anchor = _surest(track, pts)
        span = part_at(track, anchor.pts)
    else:
        anchor = _anchor(track, span[0])
    correction = Correction(kind=CorrectionKind.REMOVE, author=author.actor, decided_at=author.at, anchor=anchor, span=span)
    return _with(item, correction)


def split(item: EventItem, track: Track, pts: int, author: Author) -> EventItem:
    """From this timestamp on the track is somebody else; nothing where one side would be empty."""
    if not track.first < pts <= track.last:
        return item
    anchor = _anchor(track, pts)
    return _with(item, Correction(kind=CorrectionKind.SPLIT, author=author.actor, decided_at=author.at, anchor=anchor))


def join(item: EventItem, track: Track, other: Track, author: Author) -> EventItem:
    """Two tracks are one person."""
    one, two = _surest(track), _surest(other)
    return _with(item, Correction(kind=CorrectionKind.JOIN, author=author.actor, decided_at=author.at, anchor=one, other=two))


def forget(item: EventItem, correction: Correction) -> EventItem:
    """Without a correction that fits nobody any more. It changed nothing, so nothing else is taken back with it."""
    return replace(item, corrections=tuple(one for one in item.corrections if one != correction))


def restore(item: EventItem, removal: Correction) -> EventItem:
    """What somebody held for nobody is a person after all: covered, where it was found."""
    return _corrected(item, tuple(one for one in item.corrections if one != removal))


def take_back(item: EventItem, stray: Decision) -> EventItem:
    """Without a decision that points at nothing. It covered nobody and kept nobody visible, so nothing else goes with it."""
    return replace(item, decisions=tuple(one for one in item.decisions if one != stray))


def cover_area(item: EventItem, region: Region, pts: int, author: Author) -> EventItem:
    """Cover an area that stands still, such as a board, for as long as the scene lasts that is on the screen."""
    clip = _clip(item)
    place = bisect_left(clip.cuts, pts + 1)
    first = clip.cuts[place - 1] if place else clip.first
    last = clip.cuts[place] - 1 if place < len(clip.cuts) else clip.last
    cover = Decision(_source(item), DecisionKind.COVER, author.actor, author.at, region, span=(first, last))
    return replace(_unconfirmed(item), decisions=(*_unconfirmed(item).decisions, cover))


def set_span(item: EventItem, drawn: Decision, span: tuple[int, int], author: Author) -> EventItem:
    """An area that a person drew is covered from here to there."""
    new = replace(drawn, span=span, author=author.actor, decided_at=author.at)
    return replace(item, decisions=tuple(new if one == drawn else one for one in _unconfirmed(item).decisions))


def keep(item: EventItem, track: Track, person_consent: str, author: Author) -> EventItem:
    """The person stays visible wherever the track is, on their own consent. Whether they may is for the rules to say.

    Where it may have come from somebody else, that is from their first sight on.
    """
    first = next((seen for left, seen in track.breaks if left < track.first < seen <= track.last), track.first)
    region, span = Region(Shape.BOX, RegionKind.FACE, _anchor(track, first).box), (first, track.last)
    kept = Decision(_source(item), DecisionKind.KEEP, author.actor, author.at, region, span=span, person_consent=person_consent)
    return replace(item, decisions=(*_unconfirmed(item).decisions, kept))


def cover_again(item: EventItem, kept: Iterable[Decision]) -> EventItem:
    """Nobody stays visible on these decisions any more."""
    gone = set(kept)
    return replace(item, decisions=tuple(one for one in _unconfirmed(item).decisions if one not in gone))


def face_of(region: Region) -> Box:
    """The face box whose head covers at least what a person drew: the inverse of `video_head_of`, rounded outwards."""
    widest = (_face_within(region.bounds, margin) for margin in range(MARGIN_PX, -1, -1))
    return next((face for face in widest if _encloses(video_head_of(face).bounds, region.bounds)), region.bounds)


def refitted(face: Box, region: Region) -> Box:
    """The face box once its head was moved or resized to a region: where it was merely moved, as large as it was."""
    head, now = video_head_of(face).bounds, region.bounds
    if (head.width, head.height) != (now.width, now.height):
        return face_of(region)
    across, down = now.left - head.left, now.top - head.top
    return Box(face.left + across, face.top + down, face.right + across, face.bottom + down)


def _face_within(head: Box, margin: int) -> Box:
    """The face whose head has these bounds where it has this margin."""
    half_width, above, below = REACH[Extent.HEAD]
    width = max((head.width - 2 * margin) / (2 * half_width), 1.0)
    height = max((head.height - 2 * margin) / (above + below), 1.0)
    centre, top = (head.left + head.right) / 2, head.bottom - margin - below * height
    return Box(math.floor(centre - width / 2), math.floor(top), math.ceil(centre + width / 2), math.ceil(top + height))


def _encloses(outer: Box, inner: Box) -> bool:
    is_wide = outer.left <= inner.left and outer.right >= inner.right
    return is_wide and outer.top <= inner.top and outer.bottom >= inner.bottom


# Sound


def muted(item: EventItem) -> tuple[Decision, ...]:
    """The stretches that are silent, from first to last."""
    found = (one for one in item.decisions if one.kind is DecisionKind.MUTE and one.span is not None)
    return tuple(sorted(found, key=lambda one: one.span or (0, 0)))


def keep_sound(item: EventItem, author: Author, *, nobody_audible: bool) -> EventItem:
    """The sound goes along. `nobody_audible`: somebody listened, and recognised nobody in what is not muted."""
    kinds = (DecisionKind.KEEP_SOUND, *((DecisionKind.NOBODY_AUDIBLE,) if nobody_audible else ()))
    said = tuple(Decision(_source(item), kind, author.actor, author.at) for kind in kinds)
    return replace(item, decisions=(*remove_sound(item).decisions, *said))


def remove_sound(item: EventItem) -> EventItem:
    """The sound is removed, as it is by default."""
    return _without(item, DecisionKind.KEEP_SOUND, DecisionKind.NOBODY_AUDIBLE)


def mute(item: EventItem, span: tuple[int, int], author: Author) -> EventItem:
    """Silent from the first to the last timestamp, where the sound goes along."""
    said = Decision(_source(item), DecisionKind.MUTE, author.actor, author.at, span=span)
    return replace(item, decisions=(*item.decisions, said))


def unmute(item: EventItem, decision: Decision) -> EventItem:
    """A stretch is heard after all: who listened did not hear it, so that is taken back."""
    heard = _without(item, DecisionKind.NOBODY_AUDIBLE)
    return replace(heard, decisions=tuple(one for one in heard.decisions if one != decision))


# Inside


def _goes_on(last: Correction, track: Track, pts: int, near: int) -> bool:
    """Whether a key belongs to the movement that was made last: of this very track, and close in time."""
    if last.kind is not CorrectionKind.MOVE or min(abs(key.pts - pts) for key in last.keys) > near:
        return False
    return all(track.at(key.pts) == key.box for key in last.keys)


def _before(track: Track, pts: int, near: int) -> dict[int, KeyBox]:
    """Where a movement to a timestamp begins: beyond the track's ends there, in what a person drew at the key before."""
    if pts < track.first:
        return {track.first: _key(track.first, track.keys[0].box)}
    if pts > track.last:
        return {track.last: _key(track.last, track.keys[-1].box)}
    earlier = [key for key in track.keys if key.pts < pts] if _is_drawn(track) else []
    return {key.pts: _key(key.pts, key.box) for key in earlier[-1:] if pts - key.pts <= near}


def _stands_from(track: Track, pts: int) -> bool:
    """Whether a track that a person drew stands still from a timestamp to its end."""
    later = (key.box for key in track.keys if key.pts >= pts)
    return _is_drawn(track) and track.first <= pts < track.last and all(box == track.at(pts) for box in later)


def _is_drawn(track: Track) -> bool:
    return all(key.origin in (Origin.PERSON, Origin.FILLED) for key in track.keys)


def _moved(item: EventItem, track: Track, keys: tuple[KeyBox, ...], author: Author) -> EventItem:
    anchor = _anchor(track, keys[0].pts)
    return _with(
        item, Correction(kind=CorrectionKind.MOVE, author=author.actor, decided_at=author.at, anchor=anchor, keys=keys)
    )


def _anchor(track: Track, pts: int) -> Anchor:
    """The track at a timestamp, or at the end that is nearest to it."""
    at = min(max(pts, track.first), track.last)
    box = track.at(at)
    return Anchor(at, box if box is not None else track.keys[0].box)


def _surest(track: Track, pts: int | None = None) -> Anchor:
    """Where the track is most certainly the same after a new screening: who is there at a timestamp, if anybody is."""
    is_there = pts is not None and track.first <= pts <= track.last
    first, last = part_at(track, pts) if pts is not None and is_there else (track.first, track.last)

    def sureness(key: KeyBox) -> tuple[bool, bool, float]:
        is_unsure = any(left < key.pts < seen for left, seen in track.breaks)
        return not is_unsure, key.origin in (Origin.SEEN, Origin.PERSON), key.score

    key = max((key for key in track.keys if first <= key.pts <= last), key=sureness)
    return Anchor(key.pts, key.box)


def _key(pts: int, box: Box) -> KeyBox:
    return KeyBox(pts, box, 1.0, Origin.PERSON)


def _with(item: EventItem, correction: Correction) -> EventItem:
    return _corrected(item, (*item.corrections, correction))


def _corrected(item: EventItem, corrections: tuple[Correction, ...]) -> EventItem:
    return staying(item, replace(_unconfirmed(item), corrections=corrections))


def _unconfirmed(item: EventItem) -> EventItem:
    return _without(item, DecisionKind.NOBODY_RECOGNISABLE)


def _without(item: EventItem, *kinds: DecisionKind) -> EventItem:
    return replace(item, decisions=tuple(one for one in item.decisions if one.kind not in kinds))


def _ticks(clip: Clip, seconds: float) -> int:
    return round(Fraction(seconds) / Fraction(*clip.time_base))


def _clip(item: EventItem) -> Clip:
    if item.screening is None or item.screening.clip is None:
        raise ValueError("only a video that was looked at can be corrected")
    return item.screening.clip


def _source(item: EventItem) -> str:
    if item.screening is None:
        raise ValueError("an item that was not looked at cannot be decided on")
    return item.screening.item.sha256
