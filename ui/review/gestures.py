"""What a hand does on the photo between pressing and letting go: moving, resizing, drawing, painting. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from app.model import Region, RegionKind, Shape
from ui.review.brush import STEPS_PER_RADIUS, mask_of
from ui.review.geometry import Handle, moved, resized, spanned

Point = tuple[float, float]


class Tool(StrEnum):
    """What a press on the photo begins."""

    POINTER = "pointer"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    BRUSH = "brush"


SHAPES = {Tool.RECTANGLE: Shape.BOX, Tool.ELLIPSE: Shape.ELLIPSE, Tool.BRUSH: Shape.ELLIPSE}
"""What a tool draws; a brush that is used by keyboard puts an ellipse."""


class Gesture(Protocol):
    """One thing that a hand does; points are in pixels of the full-size picture."""

    def move(self, at: Point) -> None:
        """The pointer is here now."""

    def region(self) -> Region | None:
        """The area that it comes to; None where it comes to nothing."""


@dataclass
class Moving:
    """An area is carried elsewhere."""

    original: Region
    start: Point
    size: tuple[int, int]
    at: Point = (0.0, 0.0)

    def move(self, at: Point) -> None:
        """The pointer is here now."""
        self.at = at

    def region(self) -> Region | None:
        """Where the area is now."""
        return moved(self.original, (round(self.at[0] - self.start[0]), round(self.at[1] - self.start[1])), self.size)


@dataclass
class Resizing:
    """A side or corner of an area is pulled."""

    original: Region
    handle: Handle
    start: Point
    at: Point = (0.0, 0.0)

    def move(self, at: Point) -> None:
        """The pointer is here now."""
        self.at = at

    def region(self) -> Region | None:
        """How large the area is now."""
        return resized(self.original, self.handle, (round(self.at[0] - self.start[0]), round(self.at[1] - self.start[1])))


@dataclass
class Spanning:
    """A box or ellipse is drawn from corner to corner."""

    shape: Shape
    kind: RegionKind
    start: Point
    at: Point = (0.0, 0.0)

    def move(self, at: Point) -> None:
        """The pointer is here now."""
        self.at = at

    def region(self) -> Region | None:
        """What is spanned."""
        return spanned(self.shape, self.kind, self.start, self.at)


@dataclass
class Painting:
    """A free brush of `radius_px` goes along a path; points that lie too close to matter are left out."""

    kind: RegionKind
    radius_px: float
    size: tuple[int, int]
    path: list[Point] = field(default_factory=list)

    def move(self, at: Point) -> None:
        """The brush is here now."""
        if self.path:
            away = max(abs(at[0] - self.path[-1][0]), abs(at[1] - self.path[-1][1]))
            if away < self.radius_px / STEPS_PER_RADIUS:
                return
        self.path.append(at)

    def region(self) -> Region | None:
        """All that was painted."""
        return mask_of(self.path, self.radius_px, self.size, self.kind) if self.path else None
