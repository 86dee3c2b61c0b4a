"""One item as it would go out, as large as there is room; a video can be played, and stands as a sheet of stills until then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.events.waiting import Waiting
from ui.language import translate
from ui.leader.film_showing import FilmShowing
from ui.leader.picture import PictureView
from ui.rooms import Context
from ui.theme import SPACE_8
from ui.video.keys import TimeActs
from ui.video.play_bar import PlayBar
from ui.video.scrub import GRIP_PX, ScrubBar

BACK, ON = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)


class FilmView(QWidget):
    """Of a video the arrows to the sides, and Space, are for its time.

    `moved` asks for the item before (-1) or after (1). `seen` carries the item of which the photo, the sheet, or the first of
    its frames is on the screen.
    """

    moved = Signal(int)
    seen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.picture = PictureView(context.theme)
        self.showing = FilmShowing(context.looks, self.picture)
        self.scrub = ScrubBar(context.theme)
        self.scrub.set_margins(GRIP_PX, GRIP_PX)
        self.bar = PlayBar(context.theme)
        self.stills = self.bar.add("grid", translate("Leader", "Back to the stills (Esc)"))
        self._acts = TimeActs(self.showing)
        self._still: Waiting | None = None
        self._show_still: Callable[[], None] = partial(self.picture.show_picture, None, "", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for part in (self.picture, self.scrub, self.bar):
            column.addWidget(part, int(part is self.picture))
        self._connect()
        self._see_film()

    def offer(self, film: Waiting | None) -> None:
        """This video may be played; None: it is no video, or one that may not be shown. Nothing of another one stays."""
        if self.showing.offer(film):
            self._see_film()

    def show_still(self, one: Waiting | None, image: QImage | None, words: str, outlined: Sequence[QRectF]) -> None:
        """The photo, or the sheet of a video; what is being played stays on the screen. Words where there is no image."""
        self._still = one if image is not None else None
        self._show_still = partial(self.picture.show_picture, image, words, one.name if one is not None else "", outlined)
        self._see_frame()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from one to the next; to the sides through the time of a video."""
        key = Qt.Key(event.key())
        is_film = self.showing.clip is not None
        if is_film and key is Qt.Key.Key_Escape:
            self.showing.rewind()
        elif is_film and self._acts.press(event):
            return
        elif key in BACK or key in ON:
            self.moved.emit(-1 if key in BACK else 1)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody sees it."""
        super().showEvent(event)
        self._tell_seen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it: it stands still, and unless the window was only made small nothing of it is kept."""
        super().hideEvent(event)
        if event.spontaneous():
            self.showing.player.pause()
        else:
            self.showing.rewind()

    # What is to be seen

    def _see_film(self) -> None:
        """Time is there for a video alone."""
        clip, tracks = self.showing.clip, self.showing.plan
        focused = QApplication.focusWidget()
        if clip is None and focused is not None and self.isAncestorOf(focused):
            self.picture.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrub.load(clip)
        self.scrub.show_denied(tracks.removed)
        self.scrub.show_silent(tracks.sound.muted if tracks.sound is not None else ())
        for part in (self.scrub, self.bar):
            part.setVisible(clip is not None)
        self._see_moment(self.showing.moment)
        self._see_playing()
        self._see_frame()

    def _see_frame(self) -> None:
        self.stills.setEnabled(self.showing.is_seen)
        if not self.showing.is_seen:
            self._show_still()
        self._tell_seen()

    def _tell_seen(self) -> None:
        one = self.showing.item if self.showing.is_seen else self._still
        if one is not None and self.isVisible():
            self.seen.emit(one)

    def _see_moment(self, pts: int) -> None:
        self.bar.show_moment(self.showing.clip, pts)
        self.scrub.show_moment(pts)
        if not self.showing.player.is_playing:
            self.scrub.tell_moment()

    def _see_playing(self) -> None:
        self.bar.show_playing(on=self.showing.is_wanted)
        self.bar.show_speed(self.showing.player.speed)
        self._see_moment(self.showing.moment)

    def _connect(self) -> None:
        show = self.showing
        for told, done in (
            (show.changed, self._see_frame),
            (show.moved, self._see_moment),
            (show.played, self._see_playing),
            (self.scrub.sought, show.go),
            (self.bar.played, show.play_pause),
            (self.bar.stepped, show.step),
            (self.bar.speed_chosen, show.player.set_speed),
            (self.stills.clicked, show.rewind),
        ):
            told.connect(done)
