"""Beside the video: the selected track in words, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QMenu, QPushButton, QScrollArea, QWidget

from app.correction import Correction
from app.model import Decision
from app.text import Catalogue
from app.track import Clip
from ui.icons import icon
from ui.language import translate
from ui.parts import body, button, muted
from ui.review.section import Section
from ui.theme import RegionState, Theme
from ui.video.lanes import SOUND, Lane, perhaps_same
from ui.video.lost_list import LostList
from ui.video.stray_list import StrayList
from ui.video.wording import doubts_of, name_of, span_of, state_of

TWO_LINES = "remove-stretch"
"""The longest has no room for its key beside it."""


class TracksSection(Section):
    """`wanted` carries what is to be done with the selected track; `joined` the key of the track that it is joined with."""

    wanted = Signal(str)
    joined = Signal(str)

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(translate("Video", "Tracks"), parent)
        self._theme, self._catalogue = theme, catalogue
        self._lanes: tuple[Lane, ...] = ()
        self._lane: Lane | None = None
        self._clip: Clip | None = None
        self.portraits: Mapping[str, QImage] = {}
        self.words = body("")
        self.words.setObjectName("trackWords")
        self.why = muted("")
        self.column.addWidget(self.words)
        self.column.addWidget(self.why)
        self.lost, self.strays = LostList(theme), StrayList(theme)
        self.column.addWidget(self.lost)
        self.column.addWidget(self.strays)
        self.buttons = {
            name: self._add(name, text, key, sign)
            for name, text, key, sign in (
                ("begin", translate("Video", "Begins here"), "I", "begin"),
                ("end", translate("Video", "Ends here"), "O", "end"),
                ("split", translate("Video", "Somebody else from here"), "T", "split"),
                ("join", translate("Video", "Same person as…"), "C", "join"),
                ("remove", translate("Video", "No person"), translate("Video", "Delete"), "trash"),
                (
                    "remove-stretch",
                    translate("Video", "No person in the stretch"),
                    translate("Video", "Shift+Delete"),
                    "cross",
                ),
                ("keep", translate("Video", "Keep visible…"), "K", "keep"),
            )
        }

    def show_lanes(self, clip: Clip | None, lanes: tuple[Lane, ...], selected: str, *, has_stretch: bool) -> None:
        """The tracks of the video, and which one is selected."""
        self._clip, self._lanes = clip, lanes
        self._lane = next((lane for lane in lanes if lane.key == selected and lane.key != SOUND), None)
        self._tell()
        track = self._lane.track if self._lane is not None else None
        others = [lane for lane in lanes if lane.track is not None and lane is not self._lane]
        self.buttons["join"].setEnabled(track is not None and bool(others))
        for name in ("split", "keep"):
            self.buttons[name].setEnabled(track is not None)
        is_nobody = self._lane is not None and self._lane.nobody is not None
        for name in ("begin", "end"):
            self.buttons[name].setEnabled(self._lane is not None and not is_nobody)
        self.buttons["remove"].setEnabled(self._lane is not None)
        self._offer_removal(is_nobody=is_nobody)
        self.buttons["remove-stretch"].setEnabled(track is not None and has_stretch)

    def show_lost(self, clip: Clip | None, lost: Sequence[Correction]) -> None:
        """The changes that fit nobody any more."""
        self.lost.show_lost(clip, lost)

    def show_strays(self, clip: Clip | None, strays: Sequence[Decision]) -> None:
        """The decisions that point at nothing."""
        self.strays.show_strays(clip, strays)

    def ask_whom(self) -> None:
        """Which other track is the same person? The menu opens below its button, also where that was scrolled out of sight."""
        place = self.buttons["join"]
        if place.isEnabled():
            menu = self.others()
            _bring_into_view(place, menu.sizeHint().height())
            menu.popup(place.mapToGlobal(QPoint(0, place.height())))

    def others(self) -> QMenu:
        """A menu of the other tracks that may be the same person, by number; each with its picture, where that is there."""
        menu = QMenu(self)
        menu.setObjectName("joinMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lane, clip = self._lane, self._clip
        if lane is not None and clip is not None:
            side = 2 * self.fontMetrics().height()
            menu.setStyleSheet(f"QMenu {{ icon-size: {side}px }}")
            for other in perhaps_same(lane, self._lanes):
                text = f"{name_of(other, self._catalogue)} · {span_of(other, clip)}"
                action = menu.addAction(text)
                portrait = self.portraits.get(other.key)
                if portrait is not None:
                    action.setIcon(QIcon(QPixmap.fromImage(portrait)))
                action.triggered.connect(partial(self._join, other.key))
        return menu

    def _join(self, key: str, _: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt tells whether the entry is checked
        self.joined.emit(key)

    def _tell(self) -> None:
        lane, clip = self._lane, self._clip
        if lane is not None and clip is not None:
            self.words.setText(f"{name_of(lane, self._catalogue)}: {span_of(lane, clip)}, {state_of(lane)}")
            self.why.setText(doubts_of(lane))
        elif any(one.track is not None or one.area is not None for one in self._lanes):
            self.words.setText(translate("Video", "Select a track: click on it, or press Tab or Up and Down."))
            doubtful = sum(one.state is RegionState.DOUBTFUL for one in self._lanes)
            self.why.setText(translate("Video", "%n track(s) to look at (J)", None, doubtful) if doubtful else "")
        elif any(one.nobody is not None for one in self._lanes):
            self.words.setText(translate("Video", "Of everybody who was found, somebody said: no person."))
            self.why.setText(
                translate("Video", "Is it a person after all? Select the track (Tab, or Up and Down), and press Delete.")
            )
        else:
            self.words.setText(translate("Video", "Nobody was found. Is somebody in it? Draw a box around the head (R)."))
            self.why.setText("")
        self.why.setVisible(bool(self.why.text()))

    def _offer_removal(self, *, is_nobody: bool) -> None:
        """The same key says that it is no person, and takes it back."""
        text = translate("Video", "Person after all") if is_nobody else translate("Video", "No person")
        made = self.buttons["remove"]
        if made.accessibleName() != text:
            self._name(made, "remove", text, translate("Video", "Delete"))
            made.setIcon(icon("undo" if is_nobody else "trash", self._theme, on="text"))

    def _name(self, made: QPushButton, name: str, text: str, key: str) -> None:
        made.setText(f"{text}\n{key}" if name == TWO_LINES else f"{text}  ·  {key}")
        made.setAccessibleName(text)
        made.setToolTip(translate("Video", "{what} (key {key})").format(what=text, key=key))

    def _add(self, name: str, text: str, key: str, sign: str) -> QPushButton:
        made = button(text, sign, self._theme)
        made.setObjectName(f"track-{name}")
        self._name(made, name, text, key)
        made.setStyleSheet("text-align: left; min-height: 2.4em" if name == TWO_LINES else "text-align: left")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.wanted.emit(name))
        self.column.addWidget(made)
        return made


def _bring_into_view(part: QWidget, below_px: int) -> None:
    """Scroll to it, and with so much below it as there is room for."""
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and above.viewport().isAncestorOf(part):
            room = (above.viewport().height() - part.height()) // 2
            above.ensureWidgetVisible(part, 0, max(min(below_px, room), 0))
        above = above.parentWidget()
