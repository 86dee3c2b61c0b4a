"""Whether a released video went with its sound, as the register has it: what is decided of it may be otherwise by now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.books.stories import basis_of_export
from app.events.event import EventItem
from app.records import KeptSound
from app.workplace import Workplace
from ui.language import translate
from ui.release.outlook import RELEASED
from ui.video.lanes import clip_of

Sounds = Mapping[str, KeptSound | None]
"""By the export's id; None where the sound was removed. What the register does not tell is left out."""


def with_sound(items: Iterable[EventItem]) -> tuple[str, ...]:
    """The exports of released videos of which the source has sound."""
    left = (item for item in items if item.ending is not None and item.ending.fate == RELEASED)
    return tuple(item.ending.entry for item in left if item.ending and item.ending.entry and _has_sound(item))


def read_sounds(workplace: Workplace, exports: Iterable[str]) -> Sounds:
    """What became of the sound of each."""
    found: dict[str, KeptSound | None] = {}
    for export in exports:
        basis = basis_of_export(workplace, export)
        if basis is not None and basis.grounds is not None:
            found[export] = basis.grounds.kept_sound
    return found


def sound_text(sound: KeptSound | None) -> str:
    """What became of it, who kept it and who listened."""
    if sound is None:
        return translate("Release", "removed")
    said = [translate("Release", "kept by {name}").format(name=sound.kept_by.name)]
    if sound.confirmed_by is not None:
        name = sound.confirmed_by.name
        said.append(translate("Release", "nobody is recognisable by voice or name, says {name}").format(name=name))
    if sound.muted_s:
        said.append(translate("Release", "%n stretch(es) muted", None, len(sound.muted_s)))
    return "; ".join(said)


def _has_sound(item: EventItem) -> bool:
    clip = clip_of(item)
    return clip is not None and clip.has_sound
