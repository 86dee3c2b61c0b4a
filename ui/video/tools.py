"""The tools over a video: those of a photo, but for the brush and how solid covers are shown."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from app.model import RegionKind
from app.text import Catalogue
from ui.language import translate
from ui.review.gestures import Tool
from ui.review.toolbar import ToolBar
from ui.theme import Theme
from ui.video.canvas import VideoCanvas


class VideoTools(ToolBar):
    """They serve one canvas."""

    def __init__(self, theme: Theme, catalogue: Catalogue, canvas: VideoCanvas) -> None:
        super().__init__(theme, catalogue)
        self._canvas = canvas
        self._name_tools()
        self.withhold(Tool.BRUSH)
        self.withhold_opacity()
        self._connect()

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
