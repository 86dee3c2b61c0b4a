"""What is outlined over a photo: the faces that were found and the areas that people drew, as values."""

from __future__ import annotations

from dataclasses import dataclass

from app.events.deciding import FaceState, drawn, face_state
from app.events.event import EventItem
from app.model import MEANT_IOU, Decision, DecisionKind, FoundFace, Region
from app.pipeline.judge import plan
from app.redaction.regions import Extent, head_of, person_of
from ui.theme import RegionState

REGION_STATES = {
    FaceState.COVERED: RegionState.COVERED,
    FaceState.DOUBTFUL: RegionState.DOUBTFUL,
    FaceState.KEPT: RegionState.KEPT,
    FaceState.DISMISSED: RegionState.IGNORED,
}
SIGNS = {
    RegionState.COVERED: "cover",
    RegionState.DOUBTFUL: "question",
    RegionState.KEPT: "keep",
    RegionState.IGNORED: "cross",
}
DRAWN_SIGN = "edit"


@dataclass(frozen=True, slots=True)
class Mark:
    """One outline. It is about a `face`, or about a `drawn` area; `number` counts each kind from 1."""

    key: str
    number: int
    region: Region
    state: RegionState
    face: FoundFace | None = None
    drawn: Decision | None = None
    consent: str | None = None

    @property
    def sign(self) -> str:
        """The icon that says what becomes of it."""
        return DRAWN_SIGN if self.drawn is not None else SIGNS[self.state]


def marks_of(item: EventItem) -> tuple[Mark, ...]:
    """The outlines of a photo: faces from left to right, then what was drawn; none for what was not looked at."""
    if item.screening is None:
        return ()
    faces = sorted(item.screening.faces, key=lambda face: (face.box.left, face.box.top))
    found = [
        Mark(
            f"face:{face.id}",
            number,
            head_of(face.box),
            REGION_STATES[face_state(item, face)],
            face=face,
            consent=_consent(item, face),
        )
        for number, face in enumerate(faces, 1)
    ]
    areas = [
        Mark(f"area:{number}", number, decision.region, RegionState.COVERED, drawn=decision)
        for number, decision in enumerate(drawn(item), 1)
        if decision.region is not None
    ]
    return (*found, *areas)


def covers_of(item: EventItem, extent: Extent = Extent.HEAD) -> tuple[Region, ...]:
    """What will be covered when the photo goes out."""
    if item.screening is None:
        return ()
    planned = plan(item.screening, item.decisions)
    return (*(person_of(face.box, extent) for face in planned.covered), *planned.areas)


def _consent(item: EventItem, face: FoundFace) -> str | None:
    """The reference on which a face stays visible."""
    if face_state(item, face) is not FaceState.KEPT:
        return None
    return next(
        decision.person_consent
        for decision in item.decisions
        if decision.kind is DecisionKind.KEEP
        and decision.region is not None
        and decision.region.bounds.iou(face.box) >= MEANT_IOU
    )
