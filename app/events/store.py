"""Autosave: events in work, in a SQLite file of the program's own folder. Each change is on the disk before the next.

What is here is working data: it expires. No picture, no thumbnail and no vector is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from cattrs import BaseValidationError
from cattrs.preconf.json import make_converter
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    and_,
    case,
    create_engine,
    delete,
    event,
    func,
    insert,
    not_,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError

from app.correction import Correction
from app.errors import EnvironmentBrokenError
from app.events.event import Ending, Event, EventItem
from app.model import Decision, MediaKind, Screening
from app.pipeline.as_json import (
    correction_from_json,
    correction_to_json,
    decision_from_json,
    decision_to_json,
    screening_from_json,
    screening_to_json,
)

SCHEMA = "1"

_METADATA = MetaData()
_ABOUT = Table("about", _METADATA, Column("name", String, primary_key=True), Column("value", String, nullable=False))
_EVENTS = Table(
    "events",
    _METADATA,
    Column("id", String, primary_key=True),
    Column("touched_at", String, nullable=False),
    Column("state", Text, nullable=False),
)
_ITEMS = Table(
    "items",
    _METADATA,
    Column("event", String, primary_key=True),
    Column("path", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("state", Text, nullable=False),
)
_SHOWN = Table(
    "shown",
    _METADATA,
    Column("event", String, primary_key=True),
    Column("path", String, primary_key=True),
    Column("state", Text, nullable=False),
)
_SHA256 = func.json_extract(_ITEMS.c.state, "$.screening.item.sha256")
_VIDEO = case(
    (not_(func.json_valid(_ITEMS.c.state)), None),  # what cannot be read can be deleted all the same
    (func.json_extract(_ITEMS.c.state, "$.screening.item.kind") == MediaKind.VIDEO.value, _SHA256),
)
"""The SHA-256 of an item that is a video and was looked at; else null."""
_CONVERTER = make_converter()
_CONVERTER.register_structure_hook(Screening, lambda found, _: screening_from_json(found))
_CONVERTER.register_unstructure_hook(Screening, screening_to_json)
_CONVERTER.register_structure_hook(Decision, lambda found, _: decision_from_json(found))
_CONVERTER.register_unstructure_hook(Decision, decision_to_json)
_CONVERTER.register_structure_hook(Correction, lambda found, _: correction_from_json(found))
_CONVERTER.register_unstructure_hook(Correction, correction_to_json)

Kind = TypeVar("Kind", Event, EventItem)


@dataclass(frozen=True, slots=True)
class Kept:
    """An event in work as a list shows it. `touched_at` (aware) is when it last changed: its term begins there.

    `released` are those of its items that were last released for what the event is released for now.
    """

    event: Event
    touched_at: datetime
    items: int
    released: int


class EventStore:
    """The events in work. Every method raises `EnvironmentBrokenError` (`events-unusable`) when the file fails."""

    def __init__(self, file: Path) -> None:
        """Open the file, creating it where it is not there yet.

        Raises:
            EnvironmentBrokenError: `events-unusable`, also for a file of a newer program.
        """
        self._file = file
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EnvironmentBrokenError("home-unwritable", problem=error.strerror or "") from error
        self._engine = create_engine(f"sqlite:///{file}")
        event.listen(self._engine, "connect", _keep_safe)
        with self._working() as connection:
            _METADATA.create_all(connection)
            found = connection.scalar(select(_ABOUT.c.value).where(_ABOUT.c.name == "schema"))
            if found is None:
                connection.execute(insert(_ABOUT).values(name="schema", value=SCHEMA))
            elif found != SCHEMA:
                raise EnvironmentBrokenError("events-unusable", file=self._file.name, problem=f"schema {found}")

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def begin(self, event: Event, items: Iterable[EventItem]) -> None:
        """Store a new event with its items in their order."""
        rows = [
            {"event": event.id, "path": item.path, "position": position, "state": _text(item)}
            for position, item in enumerate(items)
        ]
        with self._working() as connection:
            connection.execute(insert(_EVENTS).values(id=event.id, touched_at=event.created_at.isoformat(), state=_text(event)))
            if rows:
                connection.execute(insert(_ITEMS), rows)

    def save(self, event: Event, items: Iterable[EventItem], now: datetime) -> None:
        """Store what changed, as one step. `now` is aware.

        Raises:
            EnvironmentBrokenError: `event-gone` where the event or one of the items is not stored any more.
        """
        states = [
            update(_EVENTS).where(_EVENTS.c.id == event.id).values(touched_at=now.isoformat(), state=_text(event)),
            *(
                update(_ITEMS).where(_ITEMS.c.event == event.id, _ITEMS.c.path == item.path).values(state=_text(item))
                for item in items
            ),
        ]
        with self._working() as connection:
            for state in states:
                if connection.execute(state).rowcount != 1:
                    raise EnvironmentBrokenError("event-gone", event=event.name)

    def save_ending(self, event_id: str, path: str, ending: Ending) -> None:
        """Store what became of one item; whatever else was stored of it meanwhile stays."""
        one = (_ITEMS.c.event == event_id, _ITEMS.c.path == path)
        with self._working() as connection:
            state = connection.scalar(select(_ITEMS.c.state).where(*one))
            if state is not None:
                ended = replace(self._read(state, EventItem), ending=ending)
                connection.execute(update(_ITEMS).where(*one).values(state=_text(ended)))

    def events(self) -> tuple[Event, ...]:
        """All events, the last touched first."""
        with self._working() as connection:
            states = connection.scalars(select(_EVENTS.c.state).order_by(_EVENTS.c.touched_at.desc())).all()
        return tuple(self._read(state, Event) for state in states)

    def kept(self) -> tuple[Kept, ...]:
        """All events as they are kept, the last touched first."""
        fate = func.json_extract(_ITEMS.c.state, "$.ending.fate")
        is_released = and_(fate == "released", *(_is_alike(name) for name in ("channel", "consent")))
        asked = (
            select(_EVENTS.c.state, _EVENTS.c.touched_at, func.count(_ITEMS.c.path), func.count().filter(is_released))
            .select_from(_EVENTS.outerjoin(_ITEMS, _ITEMS.c.event == _EVENTS.c.id))
            .group_by(_EVENTS.c.id)
            .order_by(_EVENTS.c.touched_at.desc())
        )
        with self._working() as connection:
            rows = connection.execute(asked).all()
        return tuple(
            Kept(self._read(state, Event), datetime.fromisoformat(touched), items, released)
            for state, touched, items, released in rows
        )

    def event(self, event_id: str) -> Event | None:
        """One event; None when it has expired."""
        with self._working() as connection:
            state = connection.scalar(select(_EVENTS.c.state).where(_EVENTS.c.id == event_id))
        return self._read(state, Event) if state is not None else None

    def items(self, event_id: str) -> tuple[EventItem, ...]:
        """An event's items in their order."""
        wanted = select(_ITEMS.c.state).where(_ITEMS.c.event == event_id).order_by(_ITEMS.c.position)
        with self._working() as connection:
            states = connection.scalars(wanted).all()
        return tuple(self._read(state, EventItem) for state in states)

    def save_shown(self, event_id: str, states: Mapping[str, str]) -> None:
        """Store what was shown of items, by path, as `app.events.watching` writes it; nothing where the event is gone."""
        with self._working() as connection:
            if connection.scalar(select(_EVENTS.c.id).where(_EVENTS.c.id == event_id)) is None:
                return
            for path, state in states.items():
                connection.execute(delete(_SHOWN).where(_SHOWN.c.event == event_id, _SHOWN.c.path == path))
                connection.execute(insert(_SHOWN).values(event=event_id, path=path, state=state))

    def shown(self, event_id: str) -> dict[str, str]:
        """What was shown of an event's items, by path, as it was stored."""
        with self._working() as connection:
            rows = connection.execute(select(_SHOWN.c.path, _SHOWN.c.state).where(_SHOWN.c.event == event_id)).all()
        return {row.path: row.state for row in rows}

    def forget(self, event_id: str) -> frozenset[str]:
        """Delete an event's working data. Originals, releases and the register stay.

        Returns:
            The SHA-256 of each video of it that was looked at.
        """
        with self._working() as connection:
            videos = connection.scalars(select(_VIDEO).where(_ITEMS.c.event == event_id, _VIDEO.is_not(None))).all()
            connection.execute(delete(_SHOWN).where(_SHOWN.c.event == event_id))
            connection.execute(delete(_ITEMS).where(_ITEMS.c.event == event_id))
            connection.execute(delete(_EVENTS).where(_EVENTS.c.id == event_id))
        return frozenset(videos)

    def expire(self, before: datetime) -> frozenset[str]:
        """Delete the working data of events not touched since `before` (aware); see `forget`."""
        with self._working() as connection:
            old = connection.scalars(select(_EVENTS.c.id).where(_EVENTS.c.touched_at < before.isoformat())).all()
        return frozenset[str]().union(*map(self.forget, old))

    @contextmanager
    def _working(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise EnvironmentBrokenError("events-unusable", file=self._file.name, problem=str(error.orig)) from error

    def _read(self, state: str, kind: type[Kind]) -> Kind:
        try:
            return _CONVERTER.loads(state, kind)
        except (BaseValidationError, ValueError) as error:
            raise EnvironmentBrokenError("events-unusable", file=self._file.name, problem=type(error).__name__) from error


def _is_alike(name: str) -> ColumnElement[bool]:
    """Whether an item's ending and its event say the same of this; what one of them does not say is not the same."""
    tried, now = func.json_extract(_ITEMS.c.state, f"$.ending.{name}"), func.json_extract(_EVENTS.c.state, f"$.{name}")
    return tried == now


def _text(value: Event | EventItem) -> str:
    return _CONVERTER.dumps(value)


def _keep_safe(connection: object, _: object) -> None:
    """What was saved survives a kill; what was deleted is overwritten."""
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "busy_timeout = 5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
