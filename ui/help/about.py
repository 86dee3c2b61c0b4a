"""About the program: version, licences, what it keeps to itself, and the log."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.books.choices import RegisterPlace, register_place
from app.errors import BeeldkeurError
from ui.flow import FlowLayout
from ui.help.parts_list import Part, parts, read_log, version
from ui.help.passages import Chapter, Passage, TablePassage
from ui.home.teaching import Promise
from ui.language import translate
from ui.parts import Banner, BannerKind, button
from ui.rooms import Context


class AboutChapter(Chapter):
    """The last chapter. What it tells of files is read when the page is come to."""

    def __init__(self, context: Context) -> None:
        self._context = context
        say = context.catalogue.say
        self._version = Passage(translate("Help", "Beeldkeur"), say("words.help-about-what"))
        self._table = TablePassage((translate("Help", "Part"), translate("Help", "Version"), translate("Help", "Licence")), ())
        super().__init__(
            "about",
            translate("Help", "About the program"),
            (
                self._version,
                Passage(translate("Help", "Nobody is recognised"), say("words.help-about-detection")),
                Passage(translate("Help", "The log"), say("words.help-about-log")),
            ),
        )
        self._banner = Banner(BannerKind.NOTICE, "")
        self._banner.setObjectName("logBanner")
        self._banner.hide()
        self._promise = Promise()
        self.column.addWidget(self._buttons())
        self.column.addWidget(self._banner)
        self.column.addWidget(self._promise)
        self.column.addWidget(self._table)
        self._is_read = False

    def read(self) -> None:
        """Fetch versions, and where the register is."""
        workplace = self._context.desk.workplace
        self._context.tasks.run(lambda: register_place(workplace), self._show_place)
        if not self._is_read:
            self._is_read = True
            self._context.tasks.run(lambda: (version(), parts()), self._show_parts)

    def shows(self, wanted: str) -> bool:
        """Its table is searched as well."""
        is_in_table = self._table.shows("" if wanted.casefold() in self.name.casefold() else wanted)
        is_found = super().shows(wanted) or is_in_table
        self.setVisible(is_found)
        return is_found

    def _buttons(self) -> QWidget:
        shown = QWidget()
        flow = FlowLayout(shown)
        show = button(translate("Help", "Show the log"), "folder-open", self._context.theme)
        show.setObjectName("showLogButton")
        show.clicked.connect(self._open_folder)
        copy = button(translate("Help", "Copy the log"), "document", self._context.theme)
        copy.setObjectName("copyLogButton")
        copy.clicked.connect(self._copy)
        flow.addWidget(show)
        flow.addWidget(copy)
        return shown

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.desk.workplace.places.home)))

    def _copy(self) -> None:
        log = self._context.desk.workplace.places.log
        self._context.tasks.run(lambda: read_log(log), self._copied, self._failed)

    def _copied(self, text: str) -> None:
        if not isValid(self):
            return
        if not text:
            self._say(BannerKind.NOTICE, translate("Help", "The log is empty: nothing was written yet."))
            return
        QGuiApplication.clipboard().setText(text)
        self._say(BannerKind.SUCCESS, translate("Help", "Copied. Paste it into your message."))

    def _failed(self, error: BeeldkeurError) -> None:
        if isValid(self):
            self._say(BannerKind.WARNING, self._context.catalogue.say(f"errors.{error.code}", **error.params))

    def _say(self, kind: BannerKind, text: str) -> None:
        self._banner.show_text(kind, text)
        self._banner.show()

    def _show_place(self, place: RegisterPlace) -> None:
        if isValid(self):
            self._promise.tell(None if place.is_local else place.name)

    def _show_parts(self, found: tuple[str, tuple[Part, ...]]) -> None:
        if isValid(self):
            number, parts_ = found
            own = ("Beeldkeur", number, "GPL-3.0-or-later")
            self._table.add((own, *((part.name, part.version, part.licence) for part in parts_)))
