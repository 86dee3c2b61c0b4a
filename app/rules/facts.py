"""What the rules look at: everything about one item that bears on its verdict, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.consents import LeadershipState
from app.model import CaptureTrust, Channel, MediaKind, Setting


class People(StrEnum):
    """Who can be seen, and what becomes of them; of several the last that applies."""

    NOBODY_UNCONFIRMED = "nobody-unconfirmed"
    NOBODY_CONFIRMED = "nobody-confirmed"
    COVERED = "covered"
    """Somebody was found and everybody is to be covered."""
    KEPT_WITH_CONSENT = "kept-with-consent"
    """Somebody stays visible, each with a valid consent for the channel."""
    KEPT_WITHOUT_CONSENT = "kept-without-consent"
    """At least one stays visible whose consent is missing, withdrawn or expired."""
    KEPT_REFUSED = "kept-refused"
    """At least one stays visible who refused the channel."""


class Sound(StrEnum):
    """Whether the export has sound, and whether the leadership's consent extends to it."""

    NONE = "none"
    IN_SCOPE = "in-scope"
    OUT_OF_SCOPE = "out-of-scope"


class SocialMediaPolicy(StrEnum):
    """The foundation's choice about A2: pictures on social media in which somebody was found."""

    UNSET = "unset"
    COVER = "cover"
    BLOCK = "block"


class LessonPolicy(StrEnum):
    """The foundation's choice about A7: only recordings of the lesson itself, or any video and sound from a lesson."""

    RECORDINGS = "recordings"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of one item. The rules name them by field, and their values by the enum's text, `true` or `false`.

    `setting` and `channel` are None (in the rules: "none") until chosen. `some_covered`: next to people who stay visible
    others are covered. `voices_confirmed`: a person confirmed that nobody is recognisable by voice or by a spoken name.
    `people_likely`: no face was found, but something else speaks for people. `a7_decided`: a leader recorded that this is no
    recording of the lesson itself. The rest are marks, of which an item may bear several: `copy_of_decided` is an edited copy
    of an item once decided on, `reported` an item reported under A9. `decision_unmatched`: a decision keeps or covers a place
    where there is nothing to keep or cover.
    """

    setting: Setting | None
    channel: Channel | None
    leadership: LeadershipState
    capture: CaptureTrust
    people: People
    some_covered: bool
    kind: MediaKind
    sound: Sound
    a2: SocialMediaPolicy
    a7: LessonPolicy
    voices_confirmed: bool = False
    a7_decided: bool = False
    do_not_use: bool = False
    not_fitting: bool = False
    doubt: bool = False
    reported: bool = False
    copy_of_decided: bool = False
    decision_unmatched: bool = False
    people_likely: bool = False
