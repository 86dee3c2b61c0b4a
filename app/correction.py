"""What a person changed about the tracks of a video, anchored to place and time so that it survives a new screening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.model import Actor
from app.track import KeyBox, Origin
from detectors.base import Box


class CorrectionKind(StrEnum):
    """What a person does with a track."""

    ADD = "add"
    """Somebody was missed: `keys` are where."""
    MOVE = "move"
    """The track at `anchor` is where `keys` say, from the first of them to the last; beyond its ends this lengthens it."""
    REMOVE = "remove"
    """The track at `anchor` is no person in `span`: as far as it was seen when that was said, or in a stretch of it."""
    SPLIT = "split"
    """The track at `anchor` is somebody else from the anchor's timestamp on."""
    JOIN = "join"
    """The tracks at `anchor` and at `other` are one person."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Which track is meant: the one that is at `box` (pixels of the upright picture) at timestamp `pts`."""

    pts: int
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One change by a person. They are applied in the order in which they were made; `span` is first and last timestamp.

    A removal without a span, of before each had one, removes nothing: it is not known how much of a track was looked at.
    """

    kind: CorrectionKind
    author: Actor
    decided_at: datetime
    anchor: Anchor | None = None
    other: Anchor | None = None
    keys: tuple[KeyBox, ...] = ()
    span: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        """Refuse a change that says too little or too much.

        Raises:
            ValueError: when anchor, other anchor, keys or span do not fit the kind, keys do not come from a person or do not
                follow each other, or the time has no zone.
        """
        if (self.anchor is None) != (self.kind is CorrectionKind.ADD):
            raise ValueError(f"a correction ({self.kind}) and its anchor do not fit")
        if (self.other is None) != (self.kind is not CorrectionKind.JOIN):
            raise ValueError("joining, and only joining, needs a second track")
        if bool(self.keys) != (self.kind in (CorrectionKind.ADD, CorrectionKind.MOVE)):
            raise ValueError(f"a correction ({self.kind}) and its keys do not fit")
        if any(key.origin is not Origin.PERSON for key in self.keys):
            raise ValueError("the keys of a correction come from a person")
        if any(later.pts <= earlier.pts for earlier, later in zip(self.keys, self.keys[1:], strict=False)):
            raise ValueError("the keys of a correction follow each other")
        if self.span is not None and (self.kind is not CorrectionKind.REMOVE or self.span[1] < self.span[0]):
            raise ValueError("a span goes with removing, from first to last")
        if self.decided_at.tzinfo is None:
            raise ValueError("a correction's time has a zone")
