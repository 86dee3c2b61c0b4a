"""Beside the video: what becomes of its sound. It is removed unless somebody listened and says that nobody is recognisable."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QListWidgetItem, QPushButton, QWidget

from app.events.correcting import muted as muted_stretches
from app.events.event import EventItem
from app.model import Decision, DecisionKind
from app.track import Clip
from ui.flow import FlowLayout
from ui.language import translate
from ui.parts import Banner, BannerKind, body, button, heading, muted
from ui.review.section import Section
from ui.review.sheet import Sheet
from ui.theme import Theme
from ui.video.lanes import plan_of
from ui.video.listening import listen_button
from ui.video.short_list import ShortList
from ui.video.wording import silent_words, sound_words


class SoundSection(Section):
    """`keep_wanted` asks first; `unmuted` carries the decision that is taken back."""

    keep_wanted = Signal()
    removed = Signal()
    mute_wanted = Signal()
    unmuted = Signal(object)
    listen_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(translate("Video", "Sound"), parent)
        self._muted: tuple[Decision, ...] = ()
        self.words = body("")
        self.words.setObjectName("soundWords")
        self.keep = button(translate("Video", "Keep the sound…"), "sound", theme)
        self.remove = button(translate("Video", "Remove the sound"), "mute", theme)
        self.listen = listen_button(theme)
        self.mute = button(translate("Video", "Mute the stretch  ·  U"), "mute", theme)
        self.mute.setToolTip(translate("Video", "Mark a stretch first: [ where it begins, ] where it ends"))
        self.list = ShortList()
        self.list.setAccessibleName(translate("Video", "Muted stretches"))
        self.unmute = button(translate("Video", "Take this muting back"), "undo", theme)
        row = QWidget()
        flow = FlowLayout(row)
        for one, name, told in (
            (self.keep, "keepSoundButton", self.keep_wanted),
            (self.remove, "removeSoundButton", self.removed),
            (self.listen, "listenButton", self.listen_wanted),
            (self.mute, "muteButton", self.mute_wanted),
        ):
            one.setObjectName(name)
            one.clicked.connect(told)
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click Space plays
            flow.addWidget(one)
        self.list.setObjectName("mutedList")
        self.unmute.setObjectName("unmuteButton")
        self.unmute.clicked.connect(self._unmute)
        self.unmute.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.currentRowChanged.connect(lambda place: self.unmute.setEnabled(place >= 0))
        self.list.delete_pressed.connect(self.unmute.click)  # which does nothing where nothing may be taken back
        for part in (self.words, row, self.list, self.unmute):
            self.column.addWidget(part)

    def show_item(self, item: EventItem, clip: Clip | None, *, is_open: bool, has_stretch: bool) -> None:
        """What is decided about the sound."""
        has_sound = clip is not None and clip.has_sound
        is_kept = item.has(DecisionKind.KEEP_SOUND)
        self._muted = muted_stretches(item)
        self.words.setText(sound_words(plan_of(item).sound, has_sound=has_sound))
        for one in (self.listen, self.mute):
            one.setVisible(has_sound)
        self.listen.setEnabled(is_open)
        self._offer(self.remove if is_kept else self.keep, is_open=is_open, has_sound=has_sound)
        self.mute.setEnabled(is_open and has_stretch)
        self._show_muted(clip if has_sound else None)
        self.unmute.setEnabled(is_open and self.list.currentRow() >= 0)

    def _offer(self, offered: QPushButton, *, is_open: bool, has_sound: bool) -> None:
        """One of keeping and removing. Who just kept it is not put on removing it by Qt, which goes to what comes next."""
        gone = self.keep if offered is self.remove else self.remove
        for one in (self.keep, self.remove):
            one.setEnabled(is_open)
        offered.setVisible(has_sound)
        if self.window().focusWidget() is gone:
            (self.listen if gone is self.keep else self.keep).setFocus()
        gone.hide()

    def _show_muted(self, clip: Clip | None) -> None:
        place, had_focus = self.list.currentRow(), self.list.hasFocus()
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in self._muted if clip is not None else ():
                if clip is not None and one.span is not None:
                    self.list.addItem(QListWidgetItem(silent_words(one.span, clip)))
            self.list.setCurrentRow(min(place, self.list.count() - 1))
        self.list.fit_rows()
        if had_focus and not self.list.count():
            self.listen.setFocus()
        for part in (self.list, self.unmute):
            part.setVisible(self.list.count() > 0)

    def _unmute(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._muted):
            self.unmuted.emit(self._muted[place])


class SoundDialog(Sheet):
    """May the sound go along? Only on the word of somebody who listened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, 70)
        self.setObjectName("soundDialog")
        self.setWindowTitle(translate("Video", "Keep the sound"))
        column = self.column
        column.addWidget(heading(translate("Video", "May the sound of this video go along?")))
        column.addWidget(
            body(
                translate(
                    "Video",
                    "By default the sound is removed. A voice identifies somebody, and so does a name that is called in the "
                    "background. Listen to all of it first, in your own player: this program plays pictures only. "
                    "Mute the stretches in which somebody can be recognised.",
                )
            )
        )
        column.addWidget(
            Banner(
                BannerKind.NOTICE,
                translate(
                    "Video",
                    "The register notes that you declare to have listened. In lessons the leadership's consent has to extend "
                    "to sound, too (A1).",
                ),
            )
        )
        self.heard = QCheckBox(translate("Video", "I &listened to all that is not muted"))
        self.heard.setObjectName("heardBox")
        self.nobody = QCheckBox(translate("Video", "&Nobody is recognisable by voice or name"))
        self.nobody.setObjectName("nobodyAudibleBox")
        column.addWidget(self.heard)
        column.addWidget(self.nobody)
        column.addWidget(muted(translate("Video", "In doubt? Leave the sound out, or ask the school leader.")))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = buttons.addButton(translate("Video", "Keep the sound"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setObjectName("soundOk")
        self.keep.setProperty("kind", "primary")
        self.keep.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        column.addWidget(buttons)
        for box in (self.heard, self.nobody):
            box.toggled.connect(lambda _: self.keep.setEnabled(self.heard.isChecked() and self.nobody.isChecked()))
