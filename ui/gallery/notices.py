"""What has to be said about the event as a whole: which banners there are, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.events.event import Event, EventItem
from app.model import Channel
from ui.event_model import Row
from ui.gallery.facts import is_for_sheet, lacks_time
from ui.language import translate
from ui.parts import BannerKind


class Concern(StrEnum):
    """What a banner is about."""

    LESSON = "lesson"
    INCOMPLETE = "incomplete"
    SOCIAL_MEDIA = "social-media"
    NO_TIME = "no-time"
    REMINDER = "reminder"
    NOBODY = "nobody"
    OTHER_FILES = "other-files"


@dataclass(frozen=True, slots=True)
class Notice:
    """One banner: about what, how pressing, in which words, and the words of its buttons."""

    concern: Concern
    kind: BannerKind
    text: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What the core answered: how many were made in school hours, whether A2 was chosen; whether items are looked at now."""

    school_hours: int = 0
    is_a2_chosen: bool = True
    is_screening: bool = False


def notices(event: Event, rows: Iterable[Row], heard: Heard) -> list[Notice]:
    """The banners of an event."""
    rows = tuple(rows)
    items = tuple(row.item for row in rows)
    found = [_lesson(items, heard), _incomplete(items, heard), _social_media(event, heard), _no_time(items), _reminder(event)]
    found += [_nobody(rows, heard), _other_files(event)]
    return [notice for notice in found if notice is not None]


def _lesson(items: tuple[EventItem, ...], heard: Heard) -> Notice | None:
    """Asked once, and so about all photos: not before the last of them was looked at."""
    if not heard.school_hours or not all(item.is_looked_at for item in items):
        return None
    text = translate("Gallery", "%n file(s) were made during school hours. Surely no lesson?", None, heard.school_hours)
    answers = translate("Gallery", "No, it was no lesson"), translate("Gallery", "Yes, it was a lesson")
    return Notice(Concern.LESSON, BannerKind.WARNING, text, answers)


def _incomplete(items: tuple[EventItem, ...], heard: Heard) -> Notice | None:
    count = sum(not item.is_looked_at for item in items)
    if not count or heard.is_screening:
        return None
    text = translate("Gallery", "%n file(s) were not looked at yet. They cannot be released.", None, count)
    return Notice(Concern.INCOMPLETE, BannerKind.WARNING, text, (translate("Gallery", "Go on looking"),))


def _social_media(event: Event, heard: Heard) -> Notice | None:
    if event.channel is not Channel.SOCIAL_MEDIA or heard.is_a2_chosen:
        return None
    text = translate(
        "Gallery",
        "The school has not chosen yet what A2 means for social media. Until then photos and videos with people are referred.",
    )
    return Notice(Concern.SOCIAL_MEDIA, BannerKind.WARNING, text, (translate("Gallery", "To the settings"),))


def _no_time(items: tuple[EventItem, ...]) -> Notice | None:
    count = sum(map(lacks_time, items))
    if not count:
        return None
    text = translate("Gallery", "%n file(s) do not say when they were made.", None, count)
    return Notice(Concern.NO_TIME, BannerKind.NOTICE, text, (translate("Gallery", "Attest the day…"),))


def _reminder(event: Event) -> Notice | None:
    if not event.reminded:
        return None
    text = translate(
        "Gallery",
        "There are children who must appear nowhere. Select the photos and videos with them and press Delete: do not use. "
        "No list is kept.",
    )
    return Notice(Concern.REMINDER, BannerKind.NOTICE, text)


def _nobody(rows: tuple[Row, ...], heard: Heard) -> Notice | None:
    count = sum(map(is_for_sheet, rows))
    if not count or heard.is_screening:
        return None
    text = translate("Gallery", "In %n file(s) nobody was found. Somebody has to confirm it.", None, count)
    return Notice(Concern.NOBODY, BannerKind.NOTICE, text, (translate("Gallery", "Look at the contact sheet…"),))


def _other_files(event: Event) -> Notice | None:
    if not event.other_files:
        return None
    text = translate(
        "Gallery", "%n file(s) in the folder are no photos or videos and were left aside.", None, event.other_files
    )
    return Notice(Concern.OTHER_FILES, BannerKind.NOTICE, text, (translate("Gallery", "Understood"),))
