"""What is told of a video that waits: where somebody said that nobody is, though the program found them; and its sound."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.pipeline.video_plan import Removed, SoundChoice, TrackPlan
from app.track import Clip
from ui.flow import FlowLayout
from ui.language import translate
from ui.parts import body, button, muted
from ui.theme import SPACE_8, Theme
from ui.video.lanes import denied_span
from ui.video.listening import listen_button
from ui.video.stills import denied_moment
from ui.video.wording import denied_words, silent_words, sound_words, span_words


class FilmPanel(QWidget):
    """`sought` carries the timestamp that somebody wants to see; `listen_wanted` that they want to hear the original."""

    sought = Signal(int)
    listen_wanted = Signal()

    def __init__(self, clip: Clip, tracks: TrackPlan, theme: Theme) -> None:
        super().__init__()
        self._clip, self._theme = clip, theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_8)
        by_whom: dict[str, list[Removed]] = {}
        for one in tracks.removed:
            by_whom.setdefault(_who(one), []).append(one)
        for name, denied in by_whom.items():
            self._tell_denied(name, denied)
        self._tell_sound(tracks.sound)

    def _tell_denied(self, name: str, denied: list[Removed]) -> None:
        said = translate("Leader", "The program found somebody here, {name} said that it is nobody:")
        self._column.addWidget(body(said.format(name=name)))
        row = QWidget()
        flow = FlowLayout(row)
        for one in sorted(denied, key=denied_span):
            moment = denied_moment(one)
            made = button(span_words(denied_span(one), self._clip), "search", self._theme)
            made.setObjectName("deniedButton")
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click Space plays
            made.setAccessibleName(denied_words(one, self._clip))
            made.setToolTip(translate("Leader", "Go to where it is seen best"))
            made.clicked.connect(lambda _=False, moment=moment: self.sought.emit(moment))
            flow.addWidget(made)
        self._column.addWidget(row)

    def _tell_sound(self, sound: SoundChoice | None) -> None:
        words = body(sound_words(sound, has_sound=self._clip.has_sound))
        words.setObjectName("soundWords")
        self._column.addWidget(words)
        if sound is None:
            return
        if sound.confirmed_by is not None:
            self._column.addWidget(muted(translate("Leader", "Who listened: {name}").format(name=sound.confirmed_by.name)))
        for span in sound.muted:
            self._column.addWidget(muted(silent_words(span, self._clip)))
        row = QWidget()
        listen = listen_button(self._theme)
        listen.clicked.connect(self.listen_wanted)
        FlowLayout(row).addWidget(listen)
        self._column.addWidget(row)


def _who(one: Removed) -> str:
    return one.correction.author.name if one.correction is not None else translate("Leader", "somebody")


def seen_words(percent: int | None) -> str:
    """How much of a video its leader saw something of: a single frame counts for its surroundings. None: no frame was shown."""
    if percent is None:
        return translate("Leader", "You saw only stills of this video.")
    if not percent:
        return translate("Leader", "You saw something of less than 1 % of this video.")
    if percent < 100:  # noqa: PLR2004 - percent
        return translate("Leader", "You saw something of {percent} % of this video.").format(percent=percent)
    return translate("Leader", "You saw something of each second of this video.")
