"""What each key does while the video has the focus, beside those that photos have too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.language import translate

if TYPE_CHECKING:
    from ui.video.playback import Playback
    from ui.video.side import VideoSide

Key = Qt.Key
SKIP_S = 1.0
REPEATED = (Key.Key_Left, Key.Key_Right)
"""Keys that go on while they are held."""


class TimeActs:
    """Going through the time of one video."""

    def __init__(self, show: Playback) -> None:
        """Of this one."""
        self._plain: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Space: show.play_pause,
            Key.Key_Left: partial(show.step, -1),
            Key.Key_Right: partial(show.step, 1),
            Key.Key_Home: partial(show.to_end, first=True),
            Key.Key_End: partial(show.to_end, first=False),
        }
        self._shifted: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Left: partial(show.skip, -SKIP_S),
            Key.Key_Right: partial(show.skip, SKIP_S),
        }
        self._signs: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Less: partial(show.player.faster, -1),
            Key.Key_Greater: partial(show.player.faster, 1),
        }

    def press(self, event: QKeyEvent) -> bool:
        """A key went down; whether it was for the video."""
        key = Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        do = None
        if modifiers == Qt.KeyboardModifier.ShiftModifier:
            do = self._shifted.get(key)
        elif not modifiers:
            do = self._plain.get(key)
        do = do or self._signs.get(key)  # a layout may need Shift or AltGr for a sign
        if do is None:
            return False
        if not event.isAutoRepeat() or key in REPEATED:
            do()
        return True


class VideoActs(TimeActs):
    """And what is done with a video under review."""

    def __init__(self, side: VideoSide) -> None:
        """Of this one."""
        show, act, doubts = side.showing, side.track_acts.act, side.doubts.go
        super().__init__(show)
        self._plain |= {
            Key.Key_J: partial(doubts, 1),
            Key.Key_I: partial(act, "begin"),
            Key.Key_O: partial(act, "end"),
            Key.Key_T: partial(act, "split"),
            Key.Key_C: partial(act, "join"),
            Key.Key_K: partial(act, "keep"),
            Key.Key_Delete: partial(act, "remove"),
            Key.Key_Backspace: partial(act, "remove"),
            Key.Key_U: side.sound_acts.mute,
            Key.Key_V: side.toolbar.toggle_through,
            Key.Key_H: lambda: side.preview(on=not show.is_preview),
            Key.Key_Escape: partial(side.select, ""),
            Key.Key_BracketLeft: partial(side.mark_stretch, first=True),
            Key.Key_BracketRight: partial(side.mark_stretch, first=False),
        }
        self._shifted |= {
            Key.Key_J: partial(doubts, -1),
            Key.Key_Delete: partial(act, "remove-stretch"),
            Key.Key_Backspace: partial(act, "remove-stretch"),
        }
        self._signs |= {
            Key.Key_BracketLeft: self._plain[Key.Key_BracketLeft],
            Key.Key_BracketRight: self._plain[Key.Key_BracketRight],
        }


def sheet() -> tuple[tuple[str, str], ...]:
    """Each key of a video, and what it does."""
    return (
        (translate("Video", "Space"), translate("Video", "play, or stand still; with the mouse: move the picture")),
        (translate("Video", "Left, Right"), translate("Video", "one frame back or on; with Shift: a second")),
        (translate("Video", "Home, End"), translate("Video", "to the first frame, to the last")),
        ("<, >", translate("Video", "slower, faster")),
        ("J", translate("Video", "to the next doubtful moment; with Shift: to the one before")),
        ("H", translate("Video", "as it would be released")),
        (translate("Video", "Tab"), translate("Video", "to the next track in the picture, and then out of it")),
        ("R, E", translate("Video", "draw a box or an ellipse around who was missed")),
        (translate("Video", "Ctrl+Arrows"), translate("Video", "move the selected track here; with Shift: resize it")),
        ("I, O", translate("Video", "the selected track begins here, ends here")),
        ("T", translate("Video", "from here on it is somebody else")),
        ("C", translate("Video", "it is the same person as another track")),
        (
            translate("Video", "Delete"),
            translate("Video", "no person, or a person after all; with Shift: no person in the marked stretch"),
        ),
        ("K", translate("Video", "keep the selected track visible on consent, or cover it again")),
        ("[, ]", translate("Video", "a stretch begins here, ends here")),
        ("U", translate("Video", "mute the stretch")),
        ("N, P", translate("Video", "seen, on to the next; the one before")),
        ("0", translate("Video", "seen whole, nobody recognisable in it; next")),
        (
            "S, A, X, G, D, M",
            translate("Video", "as for photos: star, cover everybody, do not use, not fitting, doubt, report"),
        ),
        ("B, V", translate("Video", "hold: without covers; see through the covers")),
        ("+, -, F, 1", translate("Video", "larger, smaller, the whole picture, actual size")),
        ("Ctrl+Z, Ctrl+Y", translate("Video", "undo, redo")),
    )
