"""What became of each item of the event, as a list: released by the last run, released before it, held, failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl

from app.events.event import Ending, EventItem, Use
from app.records import Departure, Standing
from app.text import Catalogue
from ui.badges import Badge, fate_words
from ui.dates import with_words
from ui.language import translate
from ui.release.outlook import BEFORE, RELEASED
from ui.release.sounds import Sounds

Index = QModelIndex | QPersistentModelIndex
BADGES = (
    Badge.TO_TAKE_DOWN,
    Badge.HELD,
    Badge.UNREADABLE,
    Badge.RELEASED,
    Badge.RELEASED_BEFORE,
    Badge.TAKEN_DOWN,
)
"""In the order of the list: what somebody has to do something about comes first."""
ENTRY_SHOWN = 8
"""So much of an entry's id is shown."""


class ResultRole(IntEnum):
    """What views ask for, beside Qt's own roles."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    """The `EventItem`; it has an ending."""
    DETAIL = Qt.ItemDataRole.UserRole + 2
    """The second line, as text."""
    BADGE = Qt.ItemDataRole.UserRole + 3
    """The `Badge` of what became of it."""


class ResultsModel(QAbstractListModel):
    """Items that somebody tried to release, those of one group or all: a fate, or `BEFORE`.

    Each stands with what came of its last try, and once more, with that as its ending, for each earlier release of its bytes
    that the register tells of.
    """

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._tried: tuple[EventItem, ...] = ()
        self._left: Mapping[str, tuple[Departure, ...]] = {}
        self._use = Use()
        self._last_run: datetime | None = None
        self._all: tuple[EventItem, ...] = ()
        self._shown: list[EventItem] = []
        self.fate: str | None = None
        self.sounds: Sounds = {}
        self.standings: Mapping[str, Standing] = {}

    def load(self, items: Iterable[EventItem], use: Use, *, left_none: bool = False) -> None:
        """Show what became of these, of an event that is released for `use`; what nobody tried to release is left out.

        `left_none`: the last run was stopped before anything left in it, so that nothing is kept of it.
        """
        tried = tuple(item for item in items if item.ending is not None)
        runs = (ending_of(item).run for item in tried)
        last = None if left_none else max((run for run in runs if run is not None), default=None)
        if (tried, use, last) != (self._tried, self._use, self._last_run):
            self._tried, self._use, self._last_run = tried, use, last
            self._arrange()

    def take_left(self, left: Mapping[str, tuple[Departure, ...]]) -> bool:
        """All releases that the register tells of, by the items' paths; whether that is news."""
        if left == self._left:
            return False
        self._left = left
        self._arrange()
        return True

    def take_sounds(self, sounds: Sounds) -> None:
        """What became of the sound of released videos."""
        self.sounds = sounds
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def take_standings(self, standings: Mapping[str, Standing]) -> bool:
        """What the releases are by now, by the items' paths; whether that is news."""
        if standings == self.standings:
            return False
        self.standings = standings
        self._arrange()
        return True

    def badge(self, item: EventItem) -> Badge:
        """What became of an item, at a glance."""
        standing = self.standings.get(item.path)
        if self._is_earlier(item):
            entry = ending_of(item).entry
            standing = next((one.standing for one in self._left[item.path] if one.made.entry == entry), standing)
        return Badge.of_ending(ending_of(item).fate, standing, is_for_this=self.group(item) != BEFORE)

    def group(self, item: EventItem) -> str:
        """What it is counted among: its fate, or `BEFORE` where it is not the last run that released it for this use."""
        ending = ending_of(item)
        if ending.fate != RELEASED:
            return ending.fate
        is_of_last = ending.run is not None and ending.run == self._last_run
        return RELEASED if is_of_last and ending.is_for(self._use) else BEFORE

    @property
    def is_tried(self) -> bool:
        """Whether anything was tried to be released for what the event is released for now."""
        return any(ending_of(item).is_for(self._use) for item in self._tried)

    def badges(self) -> frozenset[Badge]:
        """All badges that there are."""
        return frozenset(self.badge(item) for item in self._all)

    def to_take_down(self) -> int:
        """How many left on a consent that was withdrawn since, and have to be taken down."""
        return len({item.path for item in self._all if self.badge(item) is Badge.TO_TAKE_DOWN})

    def show_fate(self, fate: str | None) -> None:
        """Show those of one group; None is all."""
        self.fate = fate
        self._arrange()

    def count(self, fate: str | None = None) -> int:
        """How many there are of a group, or in all; whether shown or not."""
        return len(self._all) if fate is None else sum(self.group(item) == fate for item in self._all)

    def items(self) -> tuple[EventItem, ...]:
        """Those that are shown, in their order."""
        return tuple(self._shown)

    def released(self) -> tuple[EventItem, ...]:
        """All that left, in whatever run and to wherever, whether shown or not."""
        return tuple(item for item in self._all if ending_of(item).fate == RELEASED)

    def row_of(self, path: str) -> int:
        """Where an item stands first; -1 where it does not."""
        return next((row for row, item in enumerate(self._shown) if item.path == path), -1)

    def row_like(self, item: EventItem) -> int:
        """Where the same release of an item stands, else the item; -1 where it does not."""
        same = (row for row, one in enumerate(self._shown) if (one.path, one.ending) == (item.path, item.ending))
        return next(same, self.row_of(item.path))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The item, its name, its second line, and both for who hears it."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        item = self._shown[index.row()]
        if role == ResultRole.ITEM:
            return item
        told: dict[int, Callable[[EventItem], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda one: one.found.path.name,
            Qt.ItemDataRole.AccessibleTextRole: self._line,
            ResultRole.BADGE: self.badge,
            ResultRole.DETAIL: self.detail,
        }
        return told[role](item) if role in told else None

    def _line(self, item: EventItem) -> str:
        """All of it, for who hears it."""
        return ", ".join([item.found.path.name, fate_words(self.badge(item), self._catalogue), self.detail(item)])

    def detail(self, item: EventItem) -> str:
        """What became of it, in one line."""
        ending = ending_of(item)
        if ending.fate == RELEASED:
            sound = translate("Release", "with sound") if self.sounds.get(ending.entry or "") is not None else ""
            said = [Path(ending.output or "").name, sound, covered_text(ending.covered), entry_text(ending.entry)]
            if self.group(item) == BEFORE and ending.channel is not None:
                said.insert(0, self._catalogue.say(f"words.channel-{ending.channel}"))
            return " · ".join(part for part in said if part)
        if ending.problem is not None:
            return self._catalogue.say(f"errors.{ending.problem.code}", **dict(ending.problem.params))
        return " ".join(with_words(f"{reason.article}: {reason.fact}") for reason in ending.reasons[:1])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What left can be dragged out of the list."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_out = ending_of(self._shown[index.row()]).output is not None
        return plain | Qt.ItemFlag.ItemIsDragEnabled if is_out else plain

    def mimeTypes(self) -> list[str]:
        """Files."""
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The released files themselves, never an original."""
        outputs = [ending_of(self._shown[index.row()]).output for index in indexes]
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(output) for output in outputs if output])
        return mime

    def supportedDragActions(self) -> Qt.DropAction:
        """A copy: the released file stays where the register says that it lies."""
        return Qt.DropAction.CopyAction

    def _is_earlier(self, item: EventItem) -> bool:
        return item.path in self._left and ending_of(item).covered is None

    def _earlier(self) -> Iterable[EventItem]:
        """Each release that is no item's last try, with one of the items whose bytes left in it."""
        known = {ending_of(item).entry for item in self._tried}
        for item in self._tried:
            for one in self._left.get(item.path, ()):
                if one.made.entry not in known:
                    known.add(one.made.entry)
                    yield replace(item, ending=_ending_in(one))

    def _arrange(self) -> None:
        self.beginResetModel()
        self._all = (*self._tried, *self._earlier())
        chosen = [item for item in self._all if self.fate in (None, self.group(item))]
        self._shown = sorted(chosen, key=lambda item: BADGES.index(self.badge(item)))
        self.endResetModel()


def ending_of(item: EventItem) -> Ending:
    """What became of an item in this list.

    Raises:
        ValueError: when nobody tried to release it.
    """
    if item.ending is None:
        raise ValueError("nobody tried to release it")
    return item.ending


def _ending_in(left: Departure) -> Ending:
    """A release as the register has it."""
    made = left.made
    return Ending(
        fate=RELEASED,
        at=made.at,
        channel=made.channel,
        consent=made.consent,
        output=str(made.output) if made.output is not None else None,
        entry=made.entry,
        covered=None,
    )


def covered_text(count: int | None) -> str:
    """How much of it is covered; empty where that is not known."""
    if count is None:
        return ""
    return translate("Release", "%n covered", None, count) if count else translate("Release", "nothing covered")


def entry_text(entry: str | None) -> str:
    """Its line in the register, shortened."""
    return translate("Release", "entry {entry}").format(entry=entry[:ENTRY_SHOWN]) if entry else ""
