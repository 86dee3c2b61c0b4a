"""What has to be taken down, as a list: printed, saved, copied, and told of when it is done."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.books.entries import creating_whole
from app.books.removals import RemovalTask, mark_removed, removals, removals_csv
from app.errors import BeeldkeurError
from ui.asking import ask_operator
from ui.consents.judging import judge_anew
from ui.consents.paper import preview, removal_list, save_pdf
from ui.consents.table import Line, RowsView, TableModel, chosen, icons
from ui.consents.wording import short_moment
from ui.flow import FlowLayout
from ui.language import translate
from ui.parts import body, button, primary_button
from ui.rooms import Context
from ui.theme import SPACE_12

OPEN, DONE = "open", "done"
SIGNS = {OPEN: ("warning", "referred"), DONE: ("check", "allowed")}


class RemovalsView(QWidget):
    """The removal tasks of one consent, or of all. `changed` tells that they were read."""

    changed = Signal()

    def __init__(self, context: Context, consent: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._consent = context, consent
        self.tasks: tuple[RemovalTask, ...] = ()
        self.model = TableModel(_headers(consent), icons(SIGNS, context.theme), self)
        self.view = RowsView(translate("Register", "To be taken down"), several=True, stretched=1, wraps=True)
        self.view.setObjectName("removalsTable")
        self.view.setModel(self.model)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._lead = body("")
        self.done_button = primary_button(translate("Register", "Taken down"), "check", context.theme)
        self.done_button.setObjectName("doneButton")
        self.done_button.clicked.connect(self._mark_done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._lead)
        column.addWidget(self.view, 1)
        column.addWidget(self._make_bar())
        self._enable()

    def read(self) -> None:
        """Read the tasks."""
        work = partial(removals, self._context.desk.workplace)
        self._context.tasks.run(work, self._take, self._context.show_error)

    def export(self, file: Path) -> None:
        """Save the list, as PDF or as a table for a spreadsheet by the name's ending."""
        try:
            if file.suffix.lower() == ".csv":
                with creating_whole(file) as stream:
                    removals_csv(self.tasks, stream)
            else:
                save_pdf(removal_list(self.tasks, self._context.catalogue), file)
        except BeeldkeurError as error:
            self._context.show_error(error)

    def copy(self) -> None:
        """Put the list on the clipboard, a line a task."""
        lines = ("\t".join(line.cells) for line in self.model.lines())
        QGuiApplication.clipboard().setText("\n".join(["\t".join(_headers(self._consent)), *lines]))

    def _make_bar(self) -> QWidget:
        theme, bar = self._context.theme, QWidget()
        flow = FlowLayout(bar)
        self._list_buttons = []
        flow.addWidget(self.done_button)
        for name, text, sign, do in (
            ("printButton", translate("Register", "Print…"), "printer", self._print),
            ("saveButton", translate("Register", "Save as PDF or CSV…"), "document", self._save),
            ("copyButton", translate("Register", "Copy"), "list", self.copy),
        ):
            made = button(text, sign, theme)
            made.setObjectName(name)
            made.clicked.connect(lambda _=False, do=do: do())
            self._list_buttons.append(made)
            flow.addWidget(made)
        return bar

    def _take(self, found: tuple[RemovalTask, ...]) -> None:
        if not isValid(self):
            return
        self.tasks = tuple(task for task in found if self._consent in (None, task.consent))
        self.model.load(_line(task, self._context, self._consent) for task in self.tasks)
        waiting = sum(task.done is None for task in self.tasks)
        self._lead.setText(_lead(len(self.tasks), waiting))
        self.view.fit()
        if waiting:
            self.view.selectRow(0)
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        self.done_button.setEnabled(any(line.sign == OPEN for line in chosen(self.view)))
        for made in self._list_buttons:
            made.setEnabled(bool(self.tasks))

    def _mark_done(self) -> None:
        tasks: Iterable[RemovalTask] = tuple(line.value for line in chosen(self.view) if line.sign == OPEN)
        actor = ask_operator(self._context, self)
        if actor is None:
            return
        work = partial(mark_removed, self._context.desk.workplace, tasks, actor)
        self._context.tasks.run(work, self._marked, self._context.show_error)

    def _marked(self, _: int) -> None:
        judge_anew(self._context)  # the open event tells which of its files are to be taken down
        if isValid(self):
            self.read()

    def _print(self) -> None:
        preview(removal_list(self.tasks, self._context.catalogue), self)

    def _save(self) -> None:
        name, kind = QFileDialog.getSaveFileName(self, translate("Register", "Save the list"), "", "PDF (*.pdf);;CSV (*.csv)")
        if name:
            ending = ".csv" if "csv" in kind else ".pdf"
            self.export(Path(name) if Path(name).suffix.lower() in {".csv", ".pdf"} else Path(name + ending))


def _lead(total: int, waiting: int) -> str:
    if not total:
        return translate("Register", "Nothing has to be taken down.")
    if not waiting:
        return translate("Register", "All of it was taken down.")
    return translate("Register", "%n release(s) to be taken down where they were published.", "", waiting)


def _headers(consent: str | None) -> tuple[str, ...]:
    """Where all are of one consent, that is said above them: it takes no room in each line."""
    known = (
        translate("Register", "State"),
        translate("Register", "File"),
        translate("Register", "Channel"),
        translate("Register", "Released"),
        translate("Register", "By"),
    )
    return known if consent is not None else (*known, translate("Register", "Consent"))


def _line(task: RemovalTask, context: Context, consent: str | None) -> Line:
    state = translate("Register", "to be taken down")
    if task.done is not None:
        state = translate("Register", "taken down by {name}").format(name=task.done.by.name)
    cells = (
        state,
        task.output.name if task.output else task.export[:12],
        context.catalogue.say(f"words.channel-{task.channel}") if task.channel else "-",
        short_moment(task.released_at) if task.released_at else "-",
        task.operator.name if task.operator else "-",
    )
    return Line(task, cells if consent is not None else (*cells, task.consent), DONE if task.done else OPEN)
