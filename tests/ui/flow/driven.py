"""Runs in the process of the program: starts it as its users do, and tells what is on the screen.

It reads a question a line from standard input and answers with a line of JSON. It never acts: whoever asks has hands.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from shiboken6 import getCppPointer

from ui.main import make_app, run_window
from ui.review.canvas import Canvas
from ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Seen:
    """A widget as it is seen. `rect` is its visible part on the screen: left, top, width, height."""

    kind: str
    name: str
    text: str
    value: str
    rect: tuple[int, int, int, int]
    enabled: bool
    checked: bool
    focused: bool
    on_top: bool


class Probe(QObject):
    """Answers questions. A widget is named by its object name, else by its text: "text:Release"."""

    def __init__(self) -> None:
        super().__init__()
        self.drags = self.drops = self.clicks = 0
        self.hit: list[str] | None = []
        ANSWERS["drags"] = lambda: self.drags
        ANSWERS["drops"] = lambda: self.drops
        ANSWERS["clicks"] = lambda: self.clicks
        ANSWERS["hit"] = lambda: self.hit
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        self._waiting = b""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count what is dragged over the window, dropped on it, clicked; all goes on to whom it is meant for."""
        kind = event.type()
        self.drags += kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove)
        self.drops += kind is QEvent.Type.Drop
        if isinstance(event, QMouseEvent):
            self._feel(watched, event)
        return super().eventFilter(watched, event)

    def _feel(self, watched: QObject, event: QMouseEvent) -> None:
        """What a click hit: the widget that has its press, unless the release comes beside it. A window has both first.

        The release of a press that dropped a list down is the list's, which lies beside the box.
        """
        is_press = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        is_release = event.type() is QEvent.Type.MouseButtonRelease
        if isinstance(watched, QWindow):
            self.clicks += is_release
            self.hit = None if is_press else self.hit
        elif isinstance(watched, QWidget):
            if is_press and self.hit is None:
                self.hit = names_at(watched, event.position().toPoint())
            elif is_release and watched.window() is not QApplication.activePopupWidget():
                is_beside = not watched.rect().contains(event.position().toPoint())
                self.hit = [] if is_beside else self.hit

    def _read(self, *_: object) -> None:
        read = os.read(sys.stdin.fileno(), 65536)
        if not read:  # whoever asked is gone
            os._exit(3)
        *lines, self._waiting = (self._waiting + read).split(b"\n")
        for line in lines:
            question, *words = json.loads(line)
            held = tops()  # what lies in a dialogue of Qt's own is forgotten with what stands for the dialogue
            answer: object
            try:
                answer = ANSWERS[question](*words)
            except Exception as error:  # noqa: BLE001 - whoever asked has to know
                answer = {"problem": f"{type(error).__name__}: {error}"}
            del held
            os.write(ANSWER_FD, json.dumps(answer).encode() + b"\n")


def window() -> MainWindow:
    return next(top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow))


def ask_window() -> dict[str, object] | None:
    """The window that should have the keyboard now, and whether it has it; None before there is one."""
    tops = [top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow) and top.isVisible()]
    wanted = QApplication.activeModalWidget() or next(iter(tops), None)
    if wanted is None:
        wanted = next((top for top in QApplication.topLevelWidgets() if top.isVisible()), None)
    if wanted is None or wanted.windowHandle() is None:
        return None
    has_it = wanted.isActiveWindow() or QApplication.activePopupWidget() is not None
    return {"id": int(wanted.winId()), "active": has_it, "title": wanted.windowTitle(), "name": wanted.objectName()}


def ask_widget(name: str) -> dict[str, Any] | None:
    """The first that is shown and goes by that name, from the top window down."""
    found = next(named(name), None)
    return None if found is None else asdict(describe(found))


def ask_all_of(start: str) -> list[dict[str, Any]]:
    """All whose object name begins so."""
    widgets = (widget for top in tops() for widget in top.findChildren(QWidget))
    return [asdict(describe(widget)) for widget in widgets if widget.isVisible() and widget.objectName().startswith(start)]


def ask_focus() -> dict[str, Any] | None:
    """What has the focus, and whether it lies inside the window's page or the dialogue on top."""
    focused = QApplication.focusWidget()
    if focused is None:
        return None
    top = QApplication.activeModalWidget()
    page = top if top is not None else window().page(window().room)
    inside = focused is page or page.isAncestorOf(focused)
    return asdict(describe(focused)) | {"inside": inside, "place": [getCppPointer(focused)[0], place_in(focused)]}


def place_in(widget: QWidget) -> str:
    """Where the focus is in what has several places for it: a photo with its outlines, a date."""
    if isinstance(widget, Canvas):
        return widget.selected
    return str(widget.currentSection().name) if isinstance(widget, QDateTimeEdit) else ""


def ask_state() -> dict[str, Any]:
    """Where the window is, and what the open event holds."""
    main = window()
    bench = main.context.bench
    return {
        "room": main.room.value,
        "event": bench.current.name if bench.current else None,
        "busy": main.context.tasks.is_busy
        or main.context.looks.is_busy
        or bench.is_screening
        or bench.is_releasing
        or any(timer.isSingleShot() and timer.isActive() for timer in main.page(main.room).findChildren(QTimer)),
        "screening": bench.is_screening,
        "undo": bench.undo.index(),
        "items": [
            {
                "name": row.item.found.path.name,
                "looked_at": row.item.is_looked_at,
                "saved": row.item.path not in bench._unsaved,
                "verdict": row.judged.verdict.value if row.judged else None,
                "starred": row.item.starred,
                "seen": row.item.seen,
                "setting": row.item.setting.value if row.item.setting else None,
                "decisions": [decision.kind.value for decision in row.item.decisions],
                "faces": [(face.box.left, face.box.top, face.box.right, face.box.bottom) for face in row.item.screening.faces]
                if row.item.screening
                else [],
                "fate": row.item.ending.fate if row.item.ending else None,
                "output": row.item.ending.output if row.item.ending else None,
            }
            for row in bench.model.rows()
        ],
    }


def ask_rows(name: str) -> list[dict[str, Any]]:
    """The rows of a list or table: what they say, and where they are seen; none while it is not shown."""
    view = next((view for view in named(name) if isinstance(view, QAbstractItemView)), None)
    return [] if view is None else rows_of(view)


def ask_popup() -> list[dict[str, Any]]:
    """The rows of the list that a box dropped down, or the entries of the menu that is open."""
    popup = QApplication.activePopupWidget()
    if popup is None:
        return []
    if isinstance(popup, QMenu):
        rects = ((action, popup.actionGeometry(action)) for action in popup.actions() if action.isVisible())
        return [
            {"text": plain(action.text()), "rect": on_screen(popup, rect), "enabled": action.isEnabled()}
            for action, rect in rects
        ]
    view = next(iter(popup.findChildren(QAbstractItemView)), None)
    return [] if view is None else rows_of(view)


def ask_canvas(x: float, y: float) -> list[int] | None:
    """Where on the screen a pixel of the full-size photo is seen; None while there is no photo."""
    canvas = next((one for one in named("canvas") if isinstance(one, Canvas)), None)
    if canvas is None or not canvas.has_picture:
        return None
    at = canvas.viewport().mapToGlobal(canvas.viewportTransform().map(QPointF(x, y)).toPoint())
    return [at.x(), at.y()]


def ask_selected() -> str:
    """Which outline of the photo is selected; "" for none."""
    canvas = next(one for one in named("canvas") if isinstance(one, Canvas))
    return canvas.selected


def ask_texts() -> list[str]:
    """All that can be read in the window on top."""
    widgets = (widget for top in tops() for widget in [top, *top.findChildren(QWidget)] if widget.isVisible())
    return [text for widget in widgets if (text := text_of(widget) or value_of(widget))]


def ask_picture(file: str) -> bool:
    """Keep what is seen now, for whoever looks into a failure."""
    return all(top.grab().save(file if place == 0 else f"{file}-{place}.png") for place, top in enumerate(tops()))


ANSWERS: dict[str, Callable[..., object]] = {
    "window": ask_window,
    "widget": ask_widget,
    "all_of": ask_all_of,
    "focus": ask_focus,
    "state": ask_state,
    "rows": ask_rows,
    "popup": ask_popup,
    "canvas": ask_canvas,
    "selected": ask_selected,
    "texts": ask_texts,
    "picture": ask_picture,
}


def tops() -> list[QWidget]:
    modal = QApplication.activeModalWidget()
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    return [modal] if modal is not None else sorted(shown, key=lambda top: isinstance(top, MainWindow))


def named(name: str) -> Iterator[QWidget]:
    wanted = name.removeprefix("text:")
    by_text = wanted != name
    for top in tops():
        for widget in [top, *top.findChildren(QWidget)]:
            said = text_of(widget) if by_text else widget.objectName()
            if widget.isVisible() and said == wanted:
                yield widget


def names_at(widget: QWidget, at: QPoint) -> list[str]:
    """What a place in a widget goes by: the widget, all that it lies in, and all that lies in it there."""
    inside = [one for one in widget.findChildren(QWidget) if one.isVisible() and one.rect().contains(one.mapFrom(widget, at))]
    around = []
    above: QWidget | None = widget
    while above is not None:
        around.append(above)
        above = above.parentWidget()
    return [name for one in [*around, *inside] for name in (one.objectName(), f"text:{text_of(one)}")]


def describe(widget: QWidget) -> Seen:
    rect = seen_part(widget)
    middle = QPoint(rect[0] + rect[2] // 2, rect[1] + rect[3] // 2)
    under = QApplication.widgetAt(middle) if rect[2] else None
    return Seen(
        kind=type(widget).__name__,
        name=widget.objectName(),
        text=text_of(widget),
        value=value_of(widget),
        rect=rect,
        enabled=widget.isEnabled(),
        checked=isinstance(widget, QAbstractButton) and widget.isChecked(),
        focused=widget.hasFocus(),
        on_top=under is not None and (under is widget or widget.isAncestorOf(under) or under.isAncestorOf(widget)),
    )


def seen_part(widget: QWidget) -> tuple[int, int, int, int]:
    """What is not scrolled or cut away."""
    seen, above = widget.rect(), None if widget.isWindow() else widget.parentWidget()
    while above is not None:
        seen = seen.intersected(QRect(widget.mapFrom(above, QPoint()), above.size()))
        above = None if above.isWindow() else above.parentWidget()
    return on_screen(widget, seen)


def on_screen(widget: QWidget, rect: QRect) -> tuple[int, int, int, int]:
    corner = widget.mapToGlobal(rect.topLeft())
    return corner.x(), corner.y(), rect.width(), rect.height()


def text_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else ""
    return plain(text) or widget.accessibleName()


def value_of(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def rows_of(view: QAbstractItemView) -> list[dict[str, Any]]:
    model, selection = view.model(), view.selectionModel()
    port = view.viewport()
    found = []
    columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
    for place in range(model.rowCount(view.rootIndex())):
        index = model.index(place, 0, view.rootIndex())
        rect = view.visualRect(index).intersected(port.rect())
        cells = [model.index(place, column, view.rootIndex()) for column in range(columns)]
        found.append(
            {
                "text": " | ".join(str(cell.data() or "") for cell in cells),
                "accessible": str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""),
                "rect": on_screen(port, rect),
                "enabled": bool(index.flags() & Qt.ItemFlag.ItemIsEnabled),
                "selected": selection.isSelected(index),
                "current": view.currentIndex().row() == place,
            }
        )
    return found


def scroller_of(widget: QWidget) -> QAbstractScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return above


def ask_scroller(name: str) -> dict[str, Any] | None:
    """What scrolls a widget, as seen, and whether the widget lies below what is seen."""
    widget = next(named(name))
    scroller = scroller_of(widget)
    if scroller is None:
        return None
    port = scroller.viewport()
    middle = widget.mapTo(port, widget.rect().center())
    return {"rect": seen_part(port), "below": middle.y() > port.height() // 2}


ANSWERS["scroller"] = ask_scroller


def main(words: Sequence[str]) -> int:
    """The program in English on the files named."""
    app = make_app()
    probe = Probe()
    app.installEventFilter(probe)
    return run_window(lang=words[0], paths=[Path(word) for word in words[1:]])


if __name__ == "__main__":
    ANSWER_FD = os.dup(1)
    os.dup2(2, 1)  # whatever prints does not answer
    sys.exit(main(sys.argv[1:]))
