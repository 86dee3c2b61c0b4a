"""What the file carries beside the picture, and what that would have told: all of it stays behind."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtWidgets import QWidget

from app.metadata.inventory import Carried
from app.text import Catalogue
from ui.dates import with_words
from ui.language import translate
from ui.parts import muted
from ui.review.facts_section import NAMES_DAYS
from ui.review.place_map import PlaceMap
from ui.review.section import Lines, Section
from ui.theme import Theme

SHOWN_OF_A_KIND = 5


class TracesSection(Section):
    """Empty until the file was read."""

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(translate("Review", "What the file would have told"), parent)
        self._catalogue = catalogue
        self._promise = muted(
            translate("Review", "None of this leaves: a release carries the picture and a random number, nothing else.")
        )
        self._map = PlaceMap(theme)
        self._map.setObjectName("placeMap")
        self._lines = Lines()
        self._lines.setObjectName("traces")
        for part in (self._promise, self._map, self._lines):
            self.column.addWidget(part)
        self.forget()

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._lines.texts

    def forget(self, sentence: str = "") -> None:
        """Nothing is known of the file, or only this sentence."""
        self._map.hide()
        self._lines.show_lines([("", sentence)] if sentence else [])

    def show_carried(self, found: tuple[Carried, ...]) -> None:
        """What a file carries, what gives away most first."""
        places = tuple(one.place for one in found if one.place is not None)
        self._map.setVisible(bool(places))
        self._map.show_places(places)
        lines = [self._line(kind, tuple(group)) for kind, group in groupby(found, key=lambda one: one.kind.value)]
        self._lines.show_lines(lines or [(translate("Review", "Nothing beside the picture."), "")])

    def _line(self, kind: str, found: tuple[Carried, ...]) -> tuple[str, str]:
        name = self._catalogue.say(f"inventory.{kind}")
        values = [with_words(one.what) if one.kind in NAMES_DAYS else one.what for one in found if one.what]
        more = len(values) - SHOWN_OF_A_KIND
        shown = "; ".join(values[:SHOWN_OF_A_KIND]) + (f" (+ {more})" if more > 0 else "")
        text = name[:1].upper() + name[1:]
        return f"{text}: {shown}" if shown else text, self._catalogue.say(f"inventory.{kind}-tells")
