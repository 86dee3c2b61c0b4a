"""What the gallery says of an item in words: its state, its marks, why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime

from app.events.event import EventItem
from app.model import DecisionKind, Setting
from app.text import Catalogue
from ui.badges import Badge, fate_words
from ui.copies import same_file_text
from ui.dates import days_text, with_words
from ui.event_model import Row
from ui.gallery.facts import (
    HELD,
    dismissed_in,
    faces_in,
    fate_of,
    lacks_time,
    length_of,
    other_channel,
    shows_nobody,
    state_of,
)
from ui.language import locale_of, translate
from ui.named_days import name_says, named_day

DECISIONS = (
    DecisionKind.DO_NOT_USE,
    DecisionKind.NOT_FITTING,
    DecisionKind.DOUBT,
    DecisionKind.COVER_ALL,
    DecisionKind.NOBODY_RECOGNISABLE,
)


class Wording:
    """The words of one language."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the protocol's words from this catalogue."""
        self.catalogue = catalogue

    def state(self, state: Badge) -> str:
        """A state in the protocol's words."""
        if state is Badge.WAITING:
            return translate("Gallery", "being looked at")
        if state is Badge.UNREADABLE:
            return translate("Gallery", "cannot be read")
        return self.catalogue.say(f"words.verdict-{state}")

    def fate(self, row: Row) -> str:
        """What became of an item when somebody tried to release it; empty where nobody did."""
        badge = fate_of(row)
        return fate_words(badge, self.catalogue, other_channel(row)) if badge is not None else ""

    def decision(self, kind: DecisionKind) -> str:
        """What was decided of an item as a whole."""
        return self.catalogue.say(f"words.gallery-mark-{kind}")

    def setting(self, setting: Setting) -> str:
        """A setting in a word or two."""
        return self.catalogue.say(f"words.gallery-setting-{setting}")

    def marks(self, row: Row) -> list[str]:
        """All marks of an item, each in a few words."""
        item = row.item
        if row.is_reported:
            return [self.decision(DecisionKind.REPORTED)]
        length = length_of(item)
        said = [translate("Gallery", "video {length}").format(length=length)] if length else []
        said += [translate("Gallery", "chosen")] if item.starred else []
        said += [self.decision(kind) for kind in DECISIONS if item.has(kind)]
        said += self._people(item)
        if lacks_time(item):
            said.append(translate("Gallery", "no time of capture"))
        if item.attested is not None:
            said.append(translate("Gallery", "day of capture attested"))
        if item.setting is not None:
            said.append(self.setting(item.setting))
        if item.seen:
            said.append(translate("Gallery", "reviewed"))
        fate = self.fate(row)
        return [*said, fate] if fate else said

    def line(self, row: Row, same: Sequence[EventItem] = ()) -> str:
        """An item in one line, for who hears it: name, state, marks, and which others (`same`) are the same file."""
        said = [name_of(row.item), self.state(state_of(row)), *self.marks(row), same_file_text(row.item, same)]
        return ", ".join(part for part in said if part)

    def tip(self, row: Row, same: Sequence[EventItem] = ()) -> str:
        """An item in several lines: name, state, time, marks, what is the same file, and the reasons with what to do."""
        lines = [
            name_of(row.item),
            self.state(state_of(row)).capitalize(),
            ", ".join(self.marks(row)),
            same_file_text(row.item, same),
            *self._when(row.item),
        ]
        lines += [self.problem(row.item)]
        findings = row.judged.findings if row.judged is not None else ()
        lines += [with_words(f"{finding.article}: {finding.fact} {finding.remedy}") for finding in findings]
        if row.item.ending is not None and row.item.ending.fate == HELD:
            left = (finding for finding in row.item.ending.reasons if finding not in findings)
            lines += [with_words(f"{finding.article}: {finding.fact}") for finding in left]
        return "\n".join(line for line in lines if line)

    def problem(self, item: EventItem) -> str:
        """Why it could not be looked at; empty where it could."""
        problem = item.problem
        return "" if problem is None else self.catalogue.say(f"errors.{problem.code}", **dict(problem.params))

    def _people(self, item: EventItem) -> list[str]:
        if item.screening is None:
            return []
        dismissed, faces = dismissed_in(item), faces_in(item)
        if shows_nobody(item) and not dismissed:
            return [translate("Gallery", "nobody found")]
        is_video = item.screening.clip is not None
        said = [_counted(faces, is_video=is_video)] if faces or not dismissed else []
        if item.doubts:
            said.append(translate("Gallery", "%n of them doubtful", None, item.doubts))
        if dismissed:
            said.append(_dismissed(dismissed, is_video=is_video))
        return said

    def _when(self, item: EventItem) -> list[str]:
        """When it was captured: by the file, by its name, by who attested it."""
        at = item.screening.item.captured_at if item.screening is not None else None
        said = []
        if at is not None:
            wall = QDateTime(at.year, at.month, at.day, at.hour, at.minute, 0)
            when = locale_of(self.catalogue.language).toString(wall, "d MMMM yyyy, HH:mm")
            said.append(translate("Gallery", "Captured: {when}").format(when=when))
        elif (day := named_day(item)) is not None:
            said.append(name_says(day))
        if item.attested is not None:
            said.append(translate("Gallery", "Attested day: {days}").format(days=days_text(*item.attested)))
        return said


def _counted(count: int, *, is_video: bool) -> str:
    """How many were found: of a video the tracks are counted, and not each time that a face is seen."""
    if is_video:
        return translate("Gallery", "%n person(s)", None, count)
    return translate("Gallery", "%n face(s)", None, count)


def _dismissed(count: int, *, is_video: bool) -> str:
    if is_video:
        return translate("Gallery", "%n said to be nobody", None, count)
    return translate("Gallery", "%n said to be no face", None, count)


def name_of(item: EventItem) -> str:
    """The file's name."""
    return item.relative.replace("\\", "/").rpartition("/")[2]
