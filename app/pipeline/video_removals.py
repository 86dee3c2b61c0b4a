"""What a person held for nobody in a video, and how much of that still holds once more was said of the same track.

Who says later that somebody is there after all is right. So what lengthens, moves, joins or draws takes back each removal that
it is about, for the time of which it speaks: a face that is not where the person was put is then seen by the gate, and covered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.correction import Anchor, Correction, CorrectionKind
from app.redaction.gate import SAME_FACE_IOU
from app.track import Track
from app.tracking.correcting import fits, removed_by, steps_of


@dataclass(frozen=True, slots=True)
class Removal:
    """One removal: the part of a track that it is about, as that stood then, and the spans in which it holds by now.

    `kin` are the names of what was left of the track, and of what became of that.
    """

    part: Track
    correction: Correction
    spans: tuple[tuple[int, int], ...]
    kin: frozenset[str]

    def after(self, one: Correction, gone: frozenset[str], come: frozenset[str]) -> Removal:
        """What holds of it once a later correction made some tracks of others."""
        is_kin = bool(self.kin & gone)
        kin = self.kin | come if is_kin else self.kin
        if one.kind not in _SAYS_SOMEBODY or not (is_kin or any(self._is_at(place) for place in _places(one))):
            return replace(self, kin=kin)
        moments = [place.pts for place in _places(one)]
        return replace(self, kin=kin, spans=_without(self.spans, (min(moments), max(moments))))

    def _is_at(self, place: Anchor) -> bool:
        box = self.part.at(place.pts)
        return box is not None and box.iou(place.box) >= SAME_FACE_IOU


@dataclass(frozen=True, slots=True)
class Corrected:
    """The tracks after all corrections, the removals in their order, and the corrections that fit nobody."""

    tracks: tuple[Track, ...]
    removals: tuple[Removal, ...]
    lost: tuple[Correction, ...]


_SAYS_SOMEBODY = frozenset({CorrectionKind.ADD, CorrectionKind.MOVE, CorrectionKind.JOIN})


def corrected(found: tuple[Track, ...], corrections: Sequence[Correction]) -> Corrected:
    """Apply corrections in the order in which they were made."""
    steps = list(steps_of(found, corrections))
    removals, lost = list[Removal](), list[Correction]()
    for one, (before, after) in zip(corrections, pairwise(steps), strict=True):
        gone, come = _missing(before, after), _missing(after, before)
        removals = [removal.after(one, gone, come) for removal in removals]
        part = removed_by(before, one)
        if part is not None and one.span is not None:
            span = max(one.span[0], part.first), min(one.span[1], part.last)
            removals.append(Removal(part, one, (span,), come))
        elif not fits(before, one):
            lost.append(one)
    return Corrected(steps[-1], tuple(removals), tuple(lost))


def _missing(tracks: Sequence[Track], others: Sequence[Track]) -> frozenset[str]:
    """The names of those that are not among the others as they are."""
    left = set(map(id, others))
    return frozenset(track.id for track in tracks if id(track) not in left)


def _places(one: Correction) -> tuple[Anchor, ...]:
    """Where and when a correction says that somebody is."""
    anchors = (anchor for anchor in (one.anchor, one.other) if anchor is not None)
    return (*anchors, *(Anchor(key.pts, key.box) for key in one.keys))


def _without(spans: Sequence[tuple[int, int]], gone: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """What is left of spans outside another one; all of them hold both of their ends."""
    parts = (part for first, last in spans for part in ((first, min(last, gone[0] - 1)), (max(first, gone[1] + 1), last)))
    return tuple(part for part in parts if part[0] <= part[1])
