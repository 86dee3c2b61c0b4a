"""What is told of the sound of several videos that are chosen at once: it goes out with them, and can identify somebody too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.pipeline.video_plan import SoundChoice
from ui.language import translate
from ui.parts import Banner, BannerKind, muted
from ui.theme import SPACE_8


class SoundsPanel(QWidget):
    """How many keep their sound, to how many of them nobody listened, and who listened to the others."""

    def __init__(self, kept: Sequence[SoundChoice]) -> None:
        """`kept`: of each video that keeps its sound, at least one."""
        super().__init__()
        self.setObjectName("soundsPanel")
        heard = [by.name for sound in kept if (by := sound.confirmed_by) is not None]
        is_any_unheard = len(heard) < len(kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(Banner(BannerKind.WARNING if is_any_unheard else BannerKind.NOTICE, _told(len(kept), len(heard))))
        if heard:
            names = ", ".join(dict.fromkeys(heard))
            column.addWidget(muted(translate("Leader", "Who listened: {name}").format(name=names)))
        silent = sum(bool(sound.muted) for sound in kept)
        if silent:
            column.addWidget(muted(translate("Leader", "In %n of them, stretches are silent.", None, silent)))
        column.addWidget(muted(translate("Leader", "Choose one alone to listen to it yourself.")))


def sound_sign(sound: SoundChoice | None) -> str:
    """The same of one of them, in a few words; empty where no sound goes along."""
    if sound is None:
        return ""
    if sound.confirmed_by is None:
        return translate("Leader", "with its sound, to which nobody listened")
    return translate("Leader", "with its sound, to which somebody listened")


def _told(kept: int, heard: int) -> str:
    said = [translate("Leader", "%n video(s) keep their sound.", None, kept)]
    if heard:
        words = translate("Leader", "To %n of them somebody listened: nobody is recognisable by voice or name.", None, heard)
        said.append(words)
    if heard < kept:
        said.append(translate("Leader", "Nobody said that they listened to %n of them as it is now.", None, kept - heard))
    return " ".join(said)
