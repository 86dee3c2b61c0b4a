"""Values for the gallery's tests: items without files, a program with photos of magenta patches."""

from __future__ import annotations

from datetime import UTC, datetime

from app.events.deciding import Author
from app.events.event import EventItem, Judged, Problem
from app.model import Actor, FoundFace, MediaItem, MediaKind, Role, Screening, Sensitivity, Verdict
from detectors.base import Box
from ui.event_model import EventModel, Row

AUTHOR = Author(Actor("Kim", Role.OPERATOR), datetime(2024, 6, 1, tzinfo=UTC))
CAPTURED = datetime(2024, 5, 14, 10, 30, tzinfo=UTC)


def screening(
    faces: int = 0, *, captured: datetime | None = CAPTURED, weak: float = 0.0, doubtful: bool = False, number: int = 0
) -> Screening:
    media = MediaItem(f"{number:064x}", MediaKind.PHOTO, 360, 200, captured, has_location=False)
    found = tuple(
        FoundFace(str(face), Box.of_size(40 + 110 * face, 60, 48, 48), 0.9, doubtful, "patches") for face in range(faces)
    )
    return Screening(media, found, "0" * 64, Sensitivity.STANDARD, (), "jpeg", weak=weak)


def item(name: str, seen: Screening | None = None, problem: Problem | None = None) -> EventItem:
    return EventItem(path=f"/photos/{name}", root="/photos", relative=name, screening=seen, problem=problem)


def row(name: str, verdict: Verdict | None, seen: Screening | None) -> Row:
    return Row(item(name, seen), Judged(verdict, ()) if verdict else None)


def model_of(*rows: Row) -> EventModel:
    model = EventModel()
    model.load(one.item for one in rows)
    model.replace_judged({one.item.path: one.judged for one in rows})
    return model
