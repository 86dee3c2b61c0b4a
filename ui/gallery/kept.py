"""How the gallery was last looked at: pages are made anew at any time, what the user chose in them stays."""

from __future__ import annotations

from dataclasses import dataclass

from ui.gallery.facts import Order, Wanted
from ui.workbench import Workbench

_NAME = "galleryView"


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of an event, in which order, and how wide its tiles are, in device-independent pixels."""

    event_id: str
    wanted: Wanted
    order: Order
    tile_px: int


def keep(bench: Workbench, view: View) -> None:
    """Remember it for as long as the window is open."""
    bench.setProperty(_NAME, view)


def kept(bench: Workbench) -> View | None:
    """How the open event was last looked at; None where it was not, or another event is open."""
    view = bench.property(_NAME)
    is_same = isinstance(view, View) and bench.current is not None and view.event_id == bench.current.id
    return view if is_same else None
