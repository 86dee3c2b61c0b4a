"""The original of a video in the player of whoever wants to listen: this program plays pictures only."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from ui.language import translate
from ui.parts import button
from ui.theme import Theme


def listen_button(theme: Theme) -> QPushButton:
    """What asks for it."""
    made = button(translate("Video", "Listen yourself"), "play", theme)
    made.setObjectName("listenButton")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click Space plays
    made.setToolTip(translate("Video", "Open the original in your own player"))
    return made


def open_in_player(path: str) -> str:
    """Open it; a sentence where no player could be started, else ""."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        return ""
    return translate("Video", "No player could be started for this video. Open it yourself: {path}").format(path=path)
