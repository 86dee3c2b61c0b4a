"""Holding files against the register: dropped or chosen, each with what it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.books.files import Unread, look_up_all
from app.released import FoundFile, Status
from ui.consents.table import Line, RowsView, TableModel, chosen, icons
from ui.consents.wording import short_moment
from ui.language import translate
from ui.parts import Banner, BannerKind, EmptyState, IconLabel, body, button, quiet_button
from ui.rooms import Context, Room
from ui.tasks import Lane
from ui.theme import SPACE_12

UNREAD, BOTH = "unread", "both"
"""What the register's own states do not tell: a file that cannot be read, and one that changed and was withdrawn."""
SIGNS = {
    Status.RELEASED: ("shield-check", "allowed"),
    Status.CHANGED: ("warning", "blocked"),
    Status.UNKNOWN: ("question", "referred"),
    Status.WITHDRAWN: ("withdraw", "blocked"),
    UNREAD: ("close", "blocked"),
    BOTH: ("withdraw", "blocked"),
}
ALARMING = (BOTH, Status.WITHDRAWN, Status.CHANGED, UNREAD, Status.UNKNOWN)
"""What a banner says of several files: the worst of them."""


class LookupView(QWidget):
    """`found` tells that files were looked up."""

    found = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._turn = 0
        self.model = TableModel(_headers(), icons({str(sign): look for sign, look in SIGNS.items()}, context.theme), self)
        self.view = RowsView(translate("Register", "Files that were looked up"), stretched=0)
        self.view.setObjectName("lookupTable")
        self.view.setModel(self.model)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.banner = Banner(BannerKind.NOTICE, "")
        self.choose_button = button(translate("Register", "Choose files…"), "folder-open", context.theme)
        self.choose_button.setObjectName("chooseFilesButton")
        self.choose_button.clicked.connect(self._choose)
        self.show_button = quiet_button(translate("Register", "Show in the register"), "register", context.theme)
        self.show_button.setObjectName("showEntryButton")
        self.show_button.clicked.connect(self._show_entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._make_drop())
        column.addWidget(self.banner)
        column.addWidget(self.view, 1)
        column.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.banner.hide()
        self.view.hide()
        self._rest = EmptyState(
            "search",
            translate("Register", "Is this file a release of ours?"),
            (
                translate("Register", "Drop a published photo or video here: from the website, a mail, an old folder."),
                translate("Register", "You see when it was released, by whom, with which consent, and if it is unchanged."),
            ),
        )
        column.addWidget(self._rest, 1)
        self._enable()

    def look_up(self, paths: Sequence[Path]) -> None:
        """Look files up; folders are looked into."""
        self._turn += 1
        self.banner.show_text(BannerKind.NOTICE, translate("Register", "Looking up…"))
        self.banner.show()
        work = partial(look_up_all, self._context.desk.workplace, tuple(paths))
        self._context.tasks.run(work, partial(self._show, self._turn), self._context.show_error, Lane.LONG)

    def _make_drop(self) -> QWidget:
        drop = QFrame()
        drop.setProperty("kind", "drop")
        words = body(translate("Register", "Drop files or folders here. They are looked at, not kept."))
        row = QHBoxLayout(drop)
        row.setSpacing(SPACE_12)
        row.addWidget(IconLabel("drop", em=2))
        row.addWidget(words, 1)
        row.addWidget(self.choose_button)
        return drop

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, translate("Register", "Choose the files to look up"))
        if names:
            self.look_up([Path(name) for name in names])

    def _show(self, turn: int, found: tuple[FoundFile | Unread, ...]) -> None:
        if not isValid(self) or turn != self._turn:
            return
        self.model.load(self._line(one) for one in found)
        self.banner.show_text(*self._verdict(found))
        self.view.show()
        self._rest.hide()
        self.view.fit()
        if found:
            self.view.selectRow(0)
        self._enable()
        self.found.emit()

    def _line(self, one: FoundFile | Unread) -> Line:
        catalogue = self._context.catalogue
        if isinstance(one, Unread):
            return Line(one, (translate("Register", "cannot be read"), one.path.name, "-", "-", "-", "-"), UNREAD)
        words = catalogue.say(f"words.status-{one.status}")
        if _sign(one) == BOTH:
            words += "; " + catalogue.say(f"words.status-{Status.WITHDRAWN}")
        cells = (
            words,
            one.path.name,
            short_moment(datetime.fromisoformat(one.released_at)) if one.released_at else "-",
            one.consent or "-",
            catalogue.say(f"words.channel-{one.channel}") if one.channel else "-",
            one.operator.name if one.operator else "-",
        )
        return Line(one, cells, str(_sign(one)))

    def _verdict(self, found: tuple[FoundFile | Unread, ...]) -> tuple[BannerKind, str]:
        signs = [_sign(one) for one in found]
        worst = next((sign for sign in ALARMING if sign in signs), None)
        if not found:
            return BannerKind.NOTICE, translate("Register", "No files were found there.")
        if worst is None:
            return BannerKind.SUCCESS, translate("Register", "%n file(s): released by us and unchanged.", "", len(found))
        kind = BannerKind.DANGER if worst in (BOTH, Status.WITHDRAWN, Status.CHANGED) else BannerKind.WARNING
        count = signs.count(worst)
        sentence = {
            BOTH: translate(
                "Register", "%n file(s) changed since the release, and to be taken down: the consent was withdrawn.", "", count
            ),
            Status.WITHDRAWN: translate("Register", "%n file(s) to be taken down: the consent was withdrawn.", "", count),
            Status.CHANGED: translate("Register", "%n file(s) changed since the release.", "", count),
            Status.UNKNOWN: translate("Register", "%n file(s) unknown to this register: not released by us.", "", count),
            UNREAD: translate("Register", "%n file(s) cannot be read.", "", count),
        }[worst]
        return kind, sentence

    def _enable(self) -> None:
        lines = chosen(self.view)
        self.show_button.setVisible(bool(lines) and bool(getattr(lines[0].value, "entry", None)))

    def _show_entry(self) -> None:
        for line in chosen(self.view):
            self._context.go(Room.REGISTER, line.value.entry)


def _sign(one: FoundFile | Unread) -> str:
    if isinstance(one, Unread):
        return UNREAD
    return BOTH if one.status is Status.CHANGED and one.is_withdrawn else one.status


def _headers() -> tuple[str, ...]:
    return (
        translate("Register", "State"),
        translate("Register", "File"),
        translate("Register", "Released"),
        translate("Register", "Consent"),
        translate("Register", "Channel"),
        translate("Register", "By"),
    )
