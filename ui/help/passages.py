"""What the help consists of: chapters of passages, each of which can be searched for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.parts import Card, body
from ui.theme import SPACE_4, SPACE_8, SPACE_12, SPACE_24


class Passage(QWidget):
    """A name and some words. `sign` stands before them, `badge` above them in place of the name that it shows itself."""

    def __init__(self, name: str, words: str, *, sign: QWidget | None = None, badge: QWidget | None = None) -> None:
        super().__init__()
        self.text = f"{name} {words}".casefold()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        if sign is not None:
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SPACE_4)
        if badge is not None:
            column.addWidget(badge)
        elif name:
            label = body(name)
            label.setProperty("kind", "label")
            column.addWidget(label)
        if words:
            shown = body(words)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(shown)
        row.addLayout(column, 1)

    def shows(self, wanted: str) -> bool:
        """Whether it holds these words, in any case; it is hidden else."""
        is_found = wanted.casefold() in self.text
        self.setVisible(is_found)
        return is_found


class TablePassage(Passage):
    """Rows of words in columns: the first is the name of the row. Rows without the words sought are hidden."""

    def __init__(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__("", "")
        self._cells: list[tuple[str, list[QLabel]]] = []
        self._head: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_24)
        self._grid.setVerticalSpacing(SPACE_8)
        self._grid.setColumnStretch(len(head) - 1, 1)
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.addLayout(self._grid, 100)
        for at, words in enumerate(head):
            label = _cell(words, "muted")
            self._head.append(label)
            self._grid.addWidget(label, 0, at)
        self.add(rows)

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        """More rows, at the end."""
        for row in rows:
            line = len(self._cells) + 1
            labels = [_cell(words, "body" if at else "label") for at, words in enumerate(row)]
            labels[-1].setWordWrap(True)
            for at, label in enumerate(labels):
                self._grid.addWidget(label, line, at, Qt.AlignmentFlag.AlignTop)
            self._cells.append((" ".join(row).casefold(), labels))

    def shows(self, wanted: str) -> bool:
        """Whether any row holds these words."""
        is_any = False
        for text, labels in self._cells:
            is_found = wanted.casefold() in text
            is_any = is_any or is_found
            for label in labels:
                label.setVisible(is_found)
        self.setVisible(is_any)
        return is_any


class Chapter(Card):
    """Passages under one name."""

    def __init__(self, key: str, name: str, passages: Sequence[Passage]) -> None:
        """`key` is how other rooms refer to it."""
        super().__init__(name)
        self.setObjectName(f"chapter-{key}")
        self.key, self.name, self._passages = key, name, tuple(passages)
        for passage in passages:
            self.column.addWidget(passage)

    def shows(self, wanted: str) -> bool:
        """Whether any of it holds these words: then that is shown; all of it where its own name holds them."""
        sought = "" if wanted.casefold() in self.name.casefold() else wanted
        found = [passage.shows(sought) for passage in self._passages]
        self.setVisible(any(found))
        return any(found)


def _cell(words: str, kind: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
