"""How people are covered in a release: the style and how much around each face, with the reason why there is no blur."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from app.redaction.cover import CERTIFIED, CoverStyle, Manner
from app.redaction.regions import Extent
from ui.language import translate
from ui.parts import Card, form_row, muted
from ui.release.fields import narrow
from ui.rooms import Context
from ui.still import StillComboBox


class CoverCard(Card):
    """A style and an extent, of those that were certified. It is remembered at once: review shows it too. `changed` tells."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Release", "How people are covered"))
        self._context = context
        self.style_box, self.extent_box = StillComboBox(), StillComboBox()
        self.style_box.setObjectName("coverStyleBox")
        self.extent_box.setObjectName("coverExtentBox")
        for style in CoverStyle:
            self.style_box.addItem(_style_name(style), style.value)
        for box in (self.style_box, self.extent_box):
            narrow(box)
        self.column.addWidget(
            form_row(
                translate("Release", "The co&ver"),
                self.style_box,
                translate("Release", "In a video the cover is always plain."),
            )
        )
        self.column.addWidget(
            form_row(
                translate("Release", "How &much"),
                self.extent_box,
                translate("Release", "Never less than the head. A whole person can be drawn in review."),
            )
        )
        self.column.addWidget(
            muted(
                translate(
                    "Release",
                    "Why no blur? A recognition program reads through a blur or a mosaic and still knows who it is. The soft "
                    "cover only looks like one: it is made of what lies around the head. Emoji can ridicule a child (A8).",
                )
            )
        )
        self._show(context.manner)
        self.style_box.activated.connect(lambda _: self._choose())
        self.extent_box.activated.connect(lambda _: self._choose())

    @property
    def manner(self) -> Manner:
        """What is chosen."""
        return Manner(CoverStyle(self.style_box.currentData()), Extent(self.extent_box.currentData()))

    def _show(self, manner: Manner) -> None:
        self.style_box.setCurrentIndex(self.style_box.findData(manner.style.value))
        self.extent_box.clear()
        for extent in CERTIFIED[manner.style]:
            self.extent_box.addItem(_extent_name(extent), extent.value)
        self.extent_box.setCurrentIndex(self.extent_box.findData(manner.extent.value))

    def _choose(self) -> None:
        """Another style may be on offer at fewer extents: then the largest of those, so that no less is covered."""
        style, extent = CoverStyle(self.style_box.currentData()), Extent(self.extent_box.currentData())
        on_offer = CERTIFIED[style]
        self._show(Manner(style, extent if extent in on_offer else on_offer[-1]))
        chosen = self.manner
        self._context.remember(replace(self._context.preferences, cover=chosen.style.value, extent=chosen.extent.value))
        self.changed.emit()


def _style_name(style: CoverStyle) -> str:
    return {
        CoverStyle.SOLID: translate("Release", "Plain: a calm grey"),
        CoverStyle.SOFT: translate("Release", "Soft: like a haze, without a hard edge"),
        CoverStyle.DISC: translate("Release", "A disc: round, the colour of sand"),
    }[style]


def _extent_name(extent: Extent) -> str:
    return {
        Extent.HEAD: translate("Release", "The head"),
        Extent.SHOULDERS: translate("Release", "Head and shoulders"),
    }[extent]
