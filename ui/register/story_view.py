"""One entry in full, beside the list: what it is about from first to last, and what it says."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.books.stories import Story, story
from app.errors import EnvironmentBrokenError
from ui.consents.facts_view import FactsView
from ui.language import translate
from ui.parts import Banner, BannerKind, heading
from ui.register.wording import entry_facts, export_facts, kind_of, step
from ui.rooms import Context
from ui.theme import SPACE_12, SPACE_16


class StoryView(QScrollArea):
    """`show_entry` reads one and shows it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: str | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(14 * self.fontMetrics().height())
        self.setAccessibleName(translate("Register", "Details"))
        self._name, self._way_name = heading(""), heading(translate("Register", "From first to last"))
        self.problem = Banner(BannerKind.WARNING, "")
        self.facts, self.way = FactsView(), FactsView()
        inside = QFrame()
        inside.setProperty("kind", "card")
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        for widget in (self._name, self.problem, self.facts, self._way_name, self.way):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)
        self.clear()

    def clear(self) -> None:
        """Show nothing but how to begin."""
        self._wanted = None
        self._name.setText(translate("Register", "Choose a line to see all of it."))
        self.problem.hide()
        self.facts.show_facts(())
        self.way.show_facts(())
        self._way_name.hide()

    def show_entry(self, entry_id: str) -> None:
        """Read and show one."""
        self._wanted = entry_id
        work = partial(story, self._context.desk.workplace, entry_id, self._context.catalogue)
        self._context.tasks.run(work, partial(self._show, entry_id), self._context.show_error)

    def _show(self, entry_id: str, told: Story | None) -> None:
        if not isValid(self) or entry_id != self._wanted or told is None:
            return
        catalogue = self._context.catalogue
        if told.export is not None:
            self._name.setText(told.export.output.name if told.export.output else kind_of(told.line, catalogue))
            self.facts.show_facts(export_facts(told.export, catalogue))
        else:
            self._name.setText(kind_of(told.line, catalogue))
            self.facts.show_facts(entry_facts(told.line, told.reasons, catalogue))
        self._show_problem(told.problem)
        self.way.show_facts(step(line, catalogue) for line in told.steps)
        self._way_name.setVisible(len(told.steps) > 1)
        self.way.setVisible(len(told.steps) > 1)
        self.verticalScrollBar().setValue(0)

    def _show_problem(self, problem: EnvironmentBrokenError | None) -> None:
        if problem is not None:
            self.problem.show_text(BannerKind.WARNING, self._context.catalogue.say(f"errors.{problem.code}", **problem.params))
        self.problem.setVisible(problem is not None)
