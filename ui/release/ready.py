"""What still lacks before photos may be released, and where releases may lie.

Where they may lie is found out by following links on disks that may be slow: never on the window's thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path

from app.events.event import EventItem
from app.model import Channel, same_name
from ui.release.outlook import Outlook

FOLDER = "vrijgegeven"
"""What the folder of releases is called, in any language of the interface: it lies on a Dutch school's disk."""


class Lack(StrEnum):
    """The first thing that lacks, in the order of the dialogue."""

    JUDGING = "judging"
    UNKNOWN = "unknown"
    NOTHING = "nothing"
    CHANNEL = "channel"
    CONSENT = "consent"
    NAME = "name"
    GIVER = "giver"
    FOLDER = "folder"
    PLACE = "place"
    SOURCE = "source"
    DISMISSED = "dismissed"
    UNSEEN = "unseen"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Form:
    """What was filled in.

    `giver` is who gave the consent; None while it is not known. `is_settled`: the outlook is by what is on record and by what
    is filled in here. `is_among_sources`: whether releases would lie among the originals; None while it is being found out.
    `has_looked`: somebody looked at the faces that were said to be none. `lets_unseen_go`: all was looked at, or may leave
    all the same.
    """

    outlook: Outlook
    channel: Channel | None = None
    consent: str | None = None
    giver: str | None = None
    operator: str = ""
    out: Path | None = None
    is_own_account: bool = False
    is_settled: bool = False
    is_among_sources: bool | None = None
    has_looked: bool = False
    lets_unseen_go: bool = False


def lack(form: Form) -> Lack | None:
    """What lacks first; None where photos may be released."""
    name = same_name(form.operator)
    checks = (
        (Lack.JUDGING, not form.is_settled),
        (Lack.UNKNOWN, form.outlook.unknown > 0),
        (Lack.NOTHING, not form.outlook.going),
        (Lack.CHANNEL, form.channel is None),
        (Lack.CONSENT, form.consent is None or form.giver is None),
        (Lack.NAME, not name),
        (Lack.GIVER, form.giver is not None and same_name(form.giver) == name),
        (Lack.FOLDER, form.out is None),
        (Lack.PLACE, form.is_among_sources is None),
        (Lack.SOURCE, form.is_among_sources is not False),
        (Lack.DISMISSED, bool(form.outlook.dismissed) and not form.has_looked),
        (Lack.UNSEEN, not form.lets_unseen_go),
        (Lack.ACCOUNT, not form.is_own_account),
    )
    # without a channel or consent nothing can go: to be told that nothing can would not help
    found = [reason for reason, lacks in checks if lacks]
    asked = [reason for reason in found if reason in (Lack.CHANNEL, Lack.CONSENT)]
    return asked[0] if asked and found[0] is Lack.NOTHING else next(iter(found), None)


def sources_of(items: Iterable[EventItem], roots: Iterable[str]) -> tuple[Path, ...]:
    """The folders and single files that the user named."""
    return tuple(Path(root) for root in dict.fromkeys((*roots, *(item.root for item in items))))


def is_among_sources(out: Path, sources: Iterable[Path]) -> bool:
    """Whether releases in `out` would lie in a folder of originals, or beside a single original; links are followed."""
    return any(_lies_in(one, source) for one in _spellings(out) for named in sources for source in _spellings(named))


def _spellings(path: Path) -> tuple[Path, Path]:
    return path.absolute(), path.resolve()


def _lies_in(out: Path, source: Path) -> bool:
    return out.is_relative_to(source) or (source.is_file() and out == source.parent)


def usual_out(sources: tuple[Path, ...], *remembered: str | None) -> Path | None:
    """Where releases go: where they went last if that may be, else a folder beside the originals.

    Args:
        sources: as `sources_of` gives them.
        remembered: folders, the one that is most wanted first.
    """
    for folder in remembered:
        if folder and not is_among_sources(Path(folder), sources):
            return Path(folder)
    if not sources:
        return None
    beside = sources[0].absolute().parent
    names = (f"{FOLDER}-{number}" if number > 1 else FOLDER for number in count(1))
    tries = (beside / name for name, _ in zip(names, range(9), strict=False))
    return next((one for one in tries if not is_among_sources(one, sources)), None)
