"""The photo by keyboard alone: draw, move, resize, toggle, delete, zoom, look below the covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.review.geometry import Handle, moved, placed, resized
from ui.review.gestures import SHAPES, Moving, Resizing, Tool
from ui.review.zoom import STEP

if TYPE_CHECKING:
    from ui.review.canvas import Canvas

Key = Qt.Key
ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}
ZOOM = {Key.Key_Plus: STEP, Key.Key_Equal: STEP, Key.Key_Minus: 1 / STEP}
TOOLS = {Key.Key_R: Tool.RECTANGLE, Key.Key_E: Tool.ELLIPSE, Key.Key_W: Tool.BRUSH}
NUDGE_PX, SCROLL_PX = 8.0, 60
"""How far one press of an arrow moves an area or the picture, on the screen."""


class CanvasKeys:
    """What each key does while the photo has the focus. What is held and repeated is one step, done when it is let go."""

    def __init__(self, canvas: Canvas) -> None:
        """Of this photo."""
        self._canvas = canvas
        self._space = False
        self._space_used = False
        self._held: Moving | Resizing | None = None
        self._held_key = ""

    @property
    def space_is_held(self) -> bool:
        """Whether dragging moves the picture."""
        return self._space

    def used_space(self) -> None:
        """Space moved the picture: it toggles nothing when it is let go."""
        self._space_used = True

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is the photo's also where the window has a shortcut for it."""
        return Key(event.key()) in ZOOM and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def press(self, event: QKeyEvent) -> bool:
        """A key went down; whether it was for the photo."""
        key, canvas = Key(event.key()), self._canvas
        if not canvas.has_picture:
            return False
        if key in ZOOM:
            canvas.zoom_by(ZOOM[key])
            return True
        if key in ARROWS:
            return self._arrow(key, event.modifiers())
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        return self._plain(key, is_repeat=event.isAutoRepeat())

    def release(self, event: QKeyEvent) -> bool:
        """A key went up; whether it was for the photo."""
        if event.isAutoRepeat():
            return False
        key = Key(event.key())
        if key is Key.Key_B:
            self._canvas.peek(on=False)
        elif key is Key.Key_Space and self._space:
            self._space = False
            if not self._space_used and self._canvas.selected:
                self._canvas.pressed.emit(self._canvas.selected)
        elif key in ARROWS and self._held is not None:
            self._put_down()
        else:
            return False
        return True

    def let_go(self) -> None:
        """The focus went elsewhere: nothing is held any more."""
        self._space = False
        self._canvas.peek(on=False)
        if self._held is not None:
            self._put_down()

    def _plain(self, key: Qt.Key, *, is_repeat: bool) -> bool:
        canvas = self._canvas
        if key in TOOLS:
            canvas.set_tool(TOOLS[key])
        elif key is Key.Key_F:
            canvas.fit()
        elif key is Key.Key_1:
            canvas.zoom_to(1.0 / canvas.devicePixelRatioF())
        elif key is Key.Key_B:
            canvas.peek(on=True)
        elif key is Key.Key_Space:
            self._hold_space(is_repeat=is_repeat)
        else:
            return self._editing(key)
        return True

    def _hold_space(self, *, is_repeat: bool) -> None:
        if not is_repeat:
            self._space, self._space_used = True, False

    def _editing(self, key: Qt.Key) -> bool:
        canvas = self._canvas
        if key is Key.Key_Escape:
            return self._escape()
        if key in (Key.Key_Return, Key.Key_Enter) and canvas.tool is not Tool.POINTER:
            middle, side = canvas.default_place()
            canvas.drawn.emit(placed(SHAPES[canvas.tool], canvas.kind, middle, side))
            return True
        if key in (Key.Key_Delete, Key.Key_Backspace) and canvas.selected:
            canvas.erased.emit(canvas.selected)
            return True
        return False

    def _escape(self) -> bool:
        """One step back at a time: what is under way, the tool, the selection."""
        canvas = self._canvas
        if self._held is not None or canvas.cancel():
            self._held = None
            canvas.show_draft(None)
        elif canvas.tool is not Tool.POINTER:
            canvas.set_tool(Tool.POINTER)
        elif canvas.selected:
            canvas.choose("")
        else:
            return False
        return True

    def _arrow(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        with_shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if self._canvas.selected:
            return self._nudge(ARROWS[key], with_shift=with_shift)
        if with_shift or key in (Key.Key_Up, Key.Key_Down):
            across, down = ARROWS[key]
            self._scroll(across * SCROLL_PX, down * SCROLL_PX)
            return True
        return False

    def _scroll(self, across: int, down: int) -> None:
        for bar, by in ((self._canvas.horizontalScrollBar(), across), (self._canvas.verticalScrollBar(), down)):
            bar.setValue(bar.value() + by)

    def _nudge(self, arrow: tuple[int, int], *, with_shift: bool) -> bool:
        """Carry or, with Shift, resize what is selected, by as much on the screen at every zoom."""
        canvas = self._canvas
        mark = canvas.mark(canvas.selected)
        if mark is None:
            return False
        before = self._held.region() if self._held is not None and self._held_key == mark.key else mark.region
        if before is None:
            return False
        step = max(round(NUDGE_PX / canvas.zoom), 1)
        by = (arrow[0] * step, arrow[1] * step)
        after = resized(before, Handle.BOTTOM_RIGHT, by) if with_shift else moved(before, by, canvas.size_px)
        self._held, self._held_key = Moving(after, (0.0, 0.0), canvas.size_px), mark.key
        canvas.show_draft(self._held)
        return True

    def _put_down(self) -> None:
        held, self._held = self._held, None
        self._canvas.show_draft(None)
        if held is not None:
            self._canvas.commit(self._held_key, held.region())
