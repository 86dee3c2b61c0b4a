"""The tools over a video: those of a photo, but for the brush and how solid covers are shown."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QToolButton

from app.model import RegionKind
from app.text import Catalogue
from ui.language import translate
from ui.review.gestures import Tool
from ui.review.toolbar import ToolBar
from ui.theme import Theme
from ui.video.canvas import VideoCanvas

FOLDED = ("zoom-out", "zoom-in", "fit", "search")
"""What goes into the menu where not all fits in a line: all of it has keys."""


class VideoTools(ToolBar):
    """They serve one canvas."""

    def __init__(self, theme: Theme, catalogue: Catalogue, canvas: VideoCanvas) -> None:
        super().__init__(theme, catalogue)
        self._canvas = canvas
        self._name_tools()
        self.withhold(Tool.BRUSH)
        self.withhold_opacity()
        self.more = self._button("more", translate("Video", "How large the picture is seen"), "moreButton")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        self.more.hide()
        self._connect()

    def fit_width(self, room_px: int) -> None:
        """In a line too short for all of them, those of size go into a menu: a second line would be the picture's room."""
        is_folded, gap = not self.more.isHidden(), self._flow.spacing()
        all_px = self._flow.sizeHint().width()
        if is_folded:  # nothing is hidden to find that out: it might have the focus
            all_px += sum(one.sizeHint().width() + gap for one in self._sizes) - self.more.sizeHint().width() - gap
        if (all_px > room_px) is not is_folded:
            self._fold(is_folded=not is_folded)

    def _fold(self, *, is_folded: bool) -> None:
        for one in self._sizes:
            one.setVisible(not is_folded)
        self.more.setVisible(is_folded)

    @property
    def _sizes(self) -> list[QToolButton]:
        return [one for name in FOLDED if (one := self.findChild(QToolButton, name)) is not None]

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(translate("Video", "How large the picture is seen"))
        for one in self._sizes:
            menu.addAction(one.icon(), one.accessibleName(), one.click)
        return menu

    def _name_tools(self) -> None:
        for name, words in (
            ("fit", translate("Video", "The whole picture (F)")),
            ("beforeButton", translate("Video", "Hold to see the video without covers (B)")),
        ):
            made = self.findChild(QToolButton, name)
            if made is not None:
                made.setToolTip(words)
                made.setAccessibleName(words)

    def _connect(self) -> None:
        canvas = self._canvas
        canvas.tool_changed.connect(lambda tool: self.show_tool(Tool(tool)))
        self.tool.connect(lambda tool: canvas.set_tool(Tool(tool)))
        self.kind.connect(self._choose_kind)
        self.opacity.connect(lambda percent: canvas.set_cover_opacity(percent / 100))
        self.peek.connect(lambda on: canvas.peek(on=on))
        self.fit.connect(canvas.fit)
        self.zoom_in.connect(lambda: canvas.zoom_by(1.25))
        self.zoom_out.connect(lambda: canvas.zoom_by(0.8))
        self.full.connect(lambda: canvas.zoom_to(1.0 / canvas.devicePixelRatioF()))

    def _choose_kind(self, kind: str) -> None:
        self._canvas.kind = RegionKind(kind)
