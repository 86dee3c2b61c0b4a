"""What the protocol says and how the program works."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.flow import FlowLayout
from ui.help.about import AboutChapter
from ui.help.chapters import chapters
from ui.help.passages import Chapter
from ui.language import translate
from ui.parts import muted, quiet_button, title
from ui.rooms import Context, Page
from ui.theme import SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32

WIDEST_EM = 52
SMALL_UP_TO_PERCENT = 130


class HelpPage(Page):
    """Chapters to read or to search. A chapter's key as subject leads to it: `steps`, `protocol`, `keys`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._is_small = context.preferences.text_percent <= SMALL_UP_TO_PERCENT
        self._about = AboutChapter(context)
        self._chapters: tuple[Chapter, ...] = (*chapters(context), self._about)
        self.search_field = QLineEdit()
        self.search_field.setObjectName("helpSearch")
        self.search_field.setAccessibleName(translate("Help", "Search in the help"))
        self.search_field.setPlaceholderText(translate("Help", "Search in the help (Ctrl+F)"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.textChanged.connect(self._search)
        finding = QShortcut(QKeySequence.StandardKey.Find, self, self._begin_search)
        finding.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._nothing = muted(translate("Help", "Nothing found. Try another word."))
        self._nothing.setObjectName("nothingFound")
        self._nothing.hide()
        self.area = QScrollArea()
        self.area.setObjectName("helpText")
        self.area.setAccessibleName(translate("Help", "Help"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self._inside = self._text()
        self.area.setWidget(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(self.area, 1)
        self.begin_at(self.area)  # the arrow keys scroll

    def arrive(self, subject: str | None) -> None:
        """Read what is told of files; go to the chapter that is meant."""
        self._about.read()
        chapter = next((one for one in self._chapters if one.key == subject), None)
        if chapter is not None:
            self.search_field.clear()
            QTimer.singleShot(0, partial(self._lead_to, chapter))  # once the page has its size

    def _head(self) -> QWidget:
        head = QFrame()
        head.setProperty("kind", "bar")
        column = QVBoxLayout(head)
        column.setContentsMargins(SPACE_32, SPACE_16, SPACE_32, SPACE_12)
        column.setSpacing(SPACE_8)
        top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(SPACE_24)
        name = title(translate("Help", "Help"))
        name.setWordWrap(False)
        top.addWidget(name)
        top.addWidget(self.search_field, 1)
        column.addLayout(top)
        if self._is_small:
            column.addWidget(self._links())
        return head

    def _links(self) -> QWidget:
        links = QWidget()
        flow = FlowLayout(links, spacing=0)
        for chapter in self._chapters:
            link = quiet_button(chapter.name, None, self.context.theme)
            link.setObjectName(f"to-{chapter.key}")
            link.clicked.connect(partial(self._lead_to, chapter))
            flow.addWidget(link)
        return links

    def _text(self) -> QWidget:
        middle = QWidget()
        middle.setMaximumWidth(WIDEST_EM * self.fontMetrics().height())
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_24)
        if not self._is_small:  # where the text is large, they would take the room of what is read
            column.addWidget(self._links())
        column.addWidget(self._nothing)
        for chapter in self._chapters:
            column.addWidget(chapter)
        column.addStretch(1)
        inside = QWidget()
        inside.setProperty("kind", "page")
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        row.setContentsMargins(SPACE_32, SPACE_24, SPACE_32, SPACE_24)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        return inside

    def _begin_search(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def _search(self, wanted: str) -> None:
        found = [chapter.shows(wanted.strip()) for chapter in self._chapters]
        self._nothing.setVisible(not any(found))
        self.area.verticalScrollBar().setValue(0)

    def _lead_to(self, chapter: Chapter) -> None:
        if not isValid(self):
            return
        if chapter.isHidden():
            self.search_field.clear()
        place = chapter.mapTo(self._inside, chapter.rect().topLeft()).y()
        self.area.verticalScrollBar().setValue(max(0, place - SPACE_16))
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
