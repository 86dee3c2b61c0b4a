"""Where the video is, or a sentence why there is none to be seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.language import translate
from ui.parts import EmptyState
from ui.review.stage import Stage, StageState
from ui.theme import Theme
from ui.video.canvas import VideoCanvas


class VideoStage(Stage):
    """The frame on the screen; where it is not shown, nothing of it is kept."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.video_canvas = VideoCanvas(theme)
        super().__init__(theme, parent, self.video_canvas)

    def words(self, state: StageState, sentence: str) -> EmptyState:
        """What stands in the video's place."""
        said = {
            StageState.WAITING: (
                "clock",
                translate("Video", "This video is being looked at"),
                [translate("Video", "It shows here as soon as the program looked for people in it. That takes a while.")],
            ),
            StageState.UNREADABLE: (
                "video",
                translate("Video", "This video cannot be read"),
                [sentence, translate("Video", "It is not released. Nothing is lost: the original stays as it is.")],
            ),
            StageState.CHANGED: (
                "warning",
                translate("Video", "This video changed since it was looked at"),
                [translate("Video", "What was found does not fit it any more. It is not released: open the folder anew.")],
            ),
            StageState.REPORTED: (
                "flag",
                translate("Video", "This video was reported (A9)"),
                [
                    translate("Video", "It is not shown, not copied and not released any more."),
                    translate("Video", "The register notes who reported it and to whom. Do not pass it on yourself."),
                ],
            ),
        }
        if state not in said:
            return super().words(state, sentence)
        icon_name, name, lines = said[state]
        return EmptyState(icon_name, name, [line for line in lines if line])
