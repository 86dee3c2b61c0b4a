"""The register: its entries, what has to be taken down, and files held against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.books.entries import ChainCheck, check_chain, save_csv
from app.errors import BeeldkeurError
from ui.flow import FlowLayout
from ui.language import translate
from ui.parts import Banner, BannerKind, button, title
from ui.register.entries_view import EntriesView
from ui.register.lookup_view import LookupView
from ui.register.paper import entries_pdf
from ui.register.removals import RemovalsView
from ui.rooms import Context, Page
from ui.tasks import Lane
from ui.theme import SPACE_12, SPACE_16, SPACE_24

SHOWN_BREAKS = 5


class RegisterPage(Page):
    """Three tabs, and what is done with the register as a whole."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.entries = EntriesView(context)
        self.lookup = LookupView(context)
        self.removals = RemovalsView(context)
        self.removals.changed.connect(self._name_removals)
        self.banner = Banner(BannerKind.NOTICE, "")
        self.banner.hide()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("registerTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.entries, translate("Register", "Entries"))
        self.tabs.addTab(self.lookup, translate("Register", "Look a file up"))
        self.tabs.addTab(self.removals, translate("Register", "To be taken down"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(title(translate("Register", "Register")))
        column.addWidget(self._make_bar())
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)

    def arrive(self, subject: str | None) -> None:
        """Read what is on record; `subject` is an export's id or a consent's reference."""
        self.entries.read_choices()
        self.removals.read()
        if subject is not None:
            self.tabs.setCurrentWidget(self.entries)
            self.entries.show_subject(subject)
        else:
            self.entries.read()

    def take(self, paths: Sequence[Path]) -> bool:
        """Files dropped here are looked up."""
        self.tabs.setCurrentWidget(self.lookup)
        self.lookup.look_up(paths)
        return True

    def check(self) -> None:
        """Check that nothing was changed or lost."""
        self.check_button.setEnabled(False)
        self._say(BannerKind.NOTICE, translate("Register", "Checking the chain…"))
        work = partial(check_chain, self.context.desk.workplace)
        self.context.tasks.run(work, self._checked, self.context.show_error, Lane.LONG)

    def save_csv(self, file: Path) -> None:
        """Save the whole register as a table."""
        self._save(partial(save_csv, self.context.desk.workplace, file))

    def save_pdf(self, file: Path) -> None:
        """Save the entries that are found now as PDF."""
        name = translate("Register", "Register")
        ids, catalogue = self.entries.model.ids(), self.context.catalogue
        self._save(partial(entries_pdf, self.context.desk.workplace, ids, catalogue, name, file))

    def _make_bar(self) -> QWidget:
        bar, theme = QWidget(), self.context.theme
        flow = FlowLayout(bar)
        self.check_button = button(translate("Register", "Check the chain"), "shield-check", theme)
        self.check_button.setObjectName("checkButton")
        self.check_button.clicked.connect(self.check)
        self.csv_button = button(translate("Register", "Save all as CSV…"), "grid", theme)
        self.csv_button.setObjectName("csvButton")
        self.csv_button.clicked.connect(lambda: self._ask_file("csv", self.save_csv))
        self.pdf_button = button(translate("Register", "Save what is found as PDF…"), "document", theme)
        self.pdf_button.setObjectName("pdfButton")
        self.pdf_button.clicked.connect(lambda: self._ask_file("pdf", self.save_pdf))
        for one in (self.check_button, self.csv_button, self.pdf_button):
            flow.addWidget(one)
        return bar

    def _ask_file(self, ending: str, save: Callable[[Path], None]) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, translate("Register", "Save the register"), f"register.{ending}", f"{ending.upper()} (*.{ending})"
        )
        if name:
            save(Path(name) if name.lower().endswith(f".{ending}") else Path(f"{name}.{ending}"))

    def _save(self, work: partial[Path]) -> None:
        self._say(BannerKind.NOTICE, translate("Register", "Saving…"))
        self.context.tasks.run(work, self._saved, self._not_saved, Lane.LONG)

    def _saved(self, file: Path) -> None:
        if isValid(self):
            self._say(BannerKind.SUCCESS, translate("Register", "Saved as {name}.").format(name=file.name))

    def _not_saved(self, error: BeeldkeurError) -> None:
        if isValid(self):
            self._say(BannerKind.DANGER, self.context.catalogue.say(f"errors.{error.code}", **error.params))

    def _checked(self, found: ChainCheck) -> None:
        if not isValid(self):
            return
        self.check_button.setEnabled(True)
        say = self.context.catalogue.say
        if found.is_whole:
            self._say(BannerKind.SUCCESS, say("words.chain-whole", entries=found.entries, chains=found.chains))
            return
        told = [
            say("words.chain-broken", issuer=one.issuer, position=one.position, what=say(f"words.break-{one.what}"))
            for one in found.breaks[:SHOWN_BREAKS]
        ]
        rest = len(found.breaks) - len(told)
        if rest > 0:
            told.append(translate("Register", "and %n more place(s)", "", rest))
        self._say(BannerKind.DANGER, "\n".join(told))

    def _say(self, kind: BannerKind, text: str) -> None:
        self.banner.show_text(kind, text)
        self.banner.show()

    def _name_removals(self) -> None:
        waiting = sum(task.done is None for task in self.removals.tasks)
        name = translate("Register", "To be taken down")
        self.tabs.setTabText(self.tabs.indexOf(self.removals), f"{name} ({waiting})" if waiting else name)
