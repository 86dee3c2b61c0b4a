"""The values the program speaks of, in the words of the protocol. No files, no SQL, no arrays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.track import Clip
from detectors.base import Box


class Setting(StrEnum):
    """Under what circumstances the media was made; the user chooses per event or item."""

    LESSON = "lesson"
    LESSON_RECORDING = "lesson-recording"
    ACTIVITY = "activity"
    OTHER = "other"


class Channel(StrEnum):
    """Where the media goes. `SOCIAL_MEDIA` includes WhatsApp groups, YouTube (also unlisted), blogs, LinkedIn."""

    NEWSLETTER = "newsletter"
    WEBSITE = "website"
    PORTAL = "portal"
    PRINT = "print"
    SOCIAL_MEDIA = "social-media"
    INTERNAL = "internal"


class Verdict(StrEnum):
    """The judgement of one item, from best to worst."""

    ALLOWED = "allowed"
    COVER = "cover"
    REFERRED = "referred"
    BLOCKED = "blocked"

    @property
    def severity(self) -> int:
        """0 for the best verdict, 3 for the worst."""
        return list(Verdict).index(self)

    @property
    def may_leave(self) -> bool:
        """Whether an item may be released, once covered where it has to be."""
        return self in (Verdict.ALLOWED, Verdict.COVER)


class MediaKind(StrEnum):
    """What the bytes are."""

    PHOTO = "photo"
    VIDEO = "video"


class Sensitivity(StrEnum):
    """The operating point of detection; `HIGH` lists the most boxes."""

    STANDARD = "standard"
    HIGH = "high"
    LOW = "low"


class Role(StrEnum):
    """In which role a person acts."""

    DIRECTOR = "director"
    DEPUTY = "deputy"
    BOARD = "board"
    OPERATOR = "operator"


LEADERSHIP = frozenset({Role.DIRECTOR, Role.DEPUTY, Role.BOARD})


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who acts. `key` is room for the identity of a signing key; empty until signatures come."""

    name: str
    role: Role
    key: str = ""

    def __post_init__(self) -> None:
        """Refuse an actor without a name.

        Raises:
            ValueError: when the name is blank.
        """
        if not self.name.strip():
            raise ValueError("an actor has a name")


def same_name(name: str) -> str:
    """A person's name as it is compared: whatever the capitals and the blanks."""
    return " ".join(name.split()).casefold()


class Shape(StrEnum):
    """The geometry of a region."""

    BOX = "box"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"
    MASK = "mask"


class RegionKind(StrEnum):
    """What a region holds."""

    FACE = "face"
    HEAD = "head"
    NAME = "name"
    NUMBER = "number"
    BOARD = "board"
    SCREEN = "screen"
    PLATE = "plate"
    CODE = "code"


TRIANGLE = 3
"""The fewest corners that enclose an area."""
LARGEST_MASK = 1 << 28
"""Pixels of a mask's bounds, above those of the largest picture that is read: what is kept in a file could ask for more memory
than there is."""


@dataclass(frozen=True, slots=True)
class Region:
    """An area of the upright, full-size picture.

    `bounds` encloses it and may reach outside the picture. `BOX` fills the bounds, `ELLIPSE` is the axis-parallel ellipse
    inscribed in them, `POLYGON` has its corners (x, y) in `points`, `MASK` has run lengths in `runs`: row by row over the
    bounds, alternating outside and inside, beginning with outside (0 where the first pixel is inside).
    """

    shape: Shape
    kind: RegionKind
    bounds: Box
    points: tuple[tuple[int, int], ...] = ()
    runs: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a shape without its geometry.

        Raises:
            ValueError: when a polygon has fewer than three corners or one outside its bounds, or when a mask is too large,
                holds nothing, or its runs do not fill its bounds.
        """
        if self.shape is Shape.POLYGON:
            if len(self.points) < TRIANGLE:
                raise ValueError("a polygon has at least three corners")
            if not all(
                self.bounds.left <= x < self.bounds.right and self.bounds.top <= y < self.bounds.bottom for x, y in self.points
            ):
                raise ValueError("the corners of a polygon lie in its bounds")
        if self.shape is Shape.MASK:
            if min(self.runs, default=0) < 0 or sum(self.runs) != self.bounds.area:
                raise ValueError("the runs of a mask fill its bounds")
            if not any(self.runs[1::2]):
                raise ValueError("a mask holds something")
            if self.bounds.area > LARGEST_MASK:
                raise ValueError("a mask is no larger than a picture")


class DecisionKind(StrEnum):
    """What a person decided: about a region (first three) or about the item as a whole."""

    COVER = "cover"
    KEEP = "keep"
    NOT_A_FACE = "not-a-face"
    DO_NOT_USE = "do-not-use"
    COVER_ALL = "cover-all"
    NOT_FITTING = "not-fitting"
    DOUBT = "doubt"
    NOBODY_RECOGNISABLE = "nobody-recognisable"
    REPORTED = "reported"
    """Reported as unacceptable (A9); its `reason` is the `Recipient`. The program never takes it back."""
    KEEP_SOUND = "keep-sound"
    """The video's sound goes along; without it, sound is removed."""
    MUTE = "mute"
    """Where sound goes along, it is silent in this decision's span."""
    NOBODY_AUDIBLE = "nobody-audible"
    """Somebody listened: nobody can be recognised by voice, and no name is spoken, in what is not muted."""


class Recipient(StrEnum):
    """To whom somebody reported an item under A9."""

    LEADERSHIP = "leadership"
    BOARD = "board"


REGION_DECISIONS = frozenset({DecisionKind.COVER, DecisionKind.KEEP, DecisionKind.NOT_A_FACE})


MEANT_IOU = 0.5
"""A decision, or a correction, is about whom its place overlaps at least so much (intersection over union), whoever asks."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a region, or about the whole item (`region` None).

    It is anchored to the source's SHA-256 and to the region itself, for video also to a span of presentation timestamps
    in the stream's own time base, first and last inclusive; never to a list index.
    """

    sha256: str
    kind: DecisionKind
    author: Actor
    decided_at: datetime
    region: Region | None = None
    span: tuple[int, int] | None = None
    person_consent: str | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a decision that hangs in the air.

        Raises:
            ValueError: when the region is missing or superfluous, when `keep` names no person consent, when a report does
                not say to whom, when muting has no span or a span runs backwards, or when the time has no zone.
        """
        if (self.region is not None) != (self.kind in REGION_DECISIONS):
            raise ValueError(f"a {self.kind} decision and its region do not fit")
        if (self.person_consent is not None) != (self.kind is DecisionKind.KEEP):
            raise ValueError("keep, and only keep, names a person consent")
        if self.kind is DecisionKind.REPORTED and self.reason not in set(Recipient):
            raise ValueError("a report says to whom")
        if (self.span is None and self.kind is DecisionKind.MUTE) or (self.span is not None and self.span[1] < self.span[0]):
            raise ValueError("muting has a span, and a span runs from first to last")
        if self.decided_at.tzinfo is None:
            raise ValueError("a decision's time has a zone")


class CaptureTrust(StrEnum):
    """How far the capture time can be relied on."""

    KNOWN = "known"
    ATTESTED = "attested"
    UNKNOWN = "unknown"
    IMPLAUSIBLE = "implausible"


@dataclass(frozen=True, slots=True)
class MediaItem:
    """The bytes themselves, known by SHA-256; sizes are those of the upright picture in pixels.

    `captured_at` is what the file itself says of its making, aware where it names an offset, naive (local wall clock)
    where not; None where it says nothing. A modification date is no capture time. `looks_like` is a 64-bit perceptual
    hash as 16 hex digits: it finds an edited copy of the same picture and identifies nobody.
    """

    sha256: str
    kind: MediaKind
    width: int
    height: int
    captured_at: datetime | None
    has_location: bool
    looks_like: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where and in which event an item was found. `attested` is the first and last day the operator attests."""

    path: str
    event: str | None = None
    setting: Setting | None = None
    attested: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class FoundFace:
    """One face of an item. `doubtful`: between the doubt and the certainty threshold, covered like any other.

    `recognisable`: whether it may show who it is. Where not it is covered all the same, and no verdict rests on it.
    """

    id: str
    box: Box
    score: float
    doubtful: bool
    detector: str
    recognisable: bool = True


@dataclass(frozen=True, slots=True)
class Screening:
    """What looking at one item gave: everything `release` needs, serialisable, without arrays.

    `fingerprint` is the SHA-256 of the program's code, weights, protocol and settings that led to it: two screenings with
    the same item and fingerprint are the same. `written_as` is the format a release is written in (`jpeg`, `png`, `webp`).
    `notes` are stable codes of what was done to the picture on the way in. `clip` is there for a video, and only there: its
    people are the clip's tracks, `faces` stays empty. `weak` is the highest probability of a face that
    was too improbable to be listed, 0 where there is none: where it is high, somebody may be there whom nobody listed.
    `people_likely`: no face was found, but something else speaks for people (from behind, with a bowed head).
    """

    item: MediaItem
    faces: tuple[FoundFace, ...]
    fingerprint: str
    sensitivity: Sensitivity
    not_checked: tuple[str, ...]
    written_as: str
    notes: tuple[str, ...] = ()
    weak: float = 0.0
    clip: Clip | None = None
    people_likely: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason for a verdict, in the reader's language. `code` is stable, `article` that of the protocol."""

    code: str
    article: str
    outcome: Verdict
    fact: str
    remedy: str
