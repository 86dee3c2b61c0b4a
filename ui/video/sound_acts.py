"""What a person does with the sound of a video."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.language import translate
from ui.video.case import Case
from ui.video.listening import open_in_player
from ui.video.sound_section import SoundDialog


class SoundActs(QObject):
    """`said` carries a sentence."""

    said = Signal(str)

    def __init__(self, case: Case, over: QWidget) -> None:
        """`over`: what its dialogue stands over."""
        super().__init__(over)
        self._case, self._over = case, over

    def mute(self) -> None:
        """Silent in the stretch."""
        span = self._case.selection.stretch.span
        if span is None:
            self.said.emit(translate("Video", "Mark a stretch first: [ where it begins, ] where it ends."))
        elif self._case.is_open:
            self._case.changes.mute(span)

    def ask(self) -> None:
        """Keep it, where somebody says that they listened."""
        self._case.showing.player.pause()
        dialog = SoundDialog(self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda told: self._case.changes.keep_sound() if told == QDialog.DialogCode.Accepted else None)
        dialog.open()

    def listen(self) -> None:
        """Hear the original."""
        item = self._case.editor.item
        if self._case.is_open and item is not None:
            self._case.showing.player.pause()
            trouble = open_in_player(item.path)
            if trouble:
                self.said.emit(trouble)
