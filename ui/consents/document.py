"""The signed document: dropped here or chosen, hashed, and not kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from app.books.consents import hash_of
from app.errors import BeeldkeurError
from ui.language import translate
from ui.parts import IconLabel, button, muted
from ui.rooms import Context
from ui.tasks import Lane
from ui.theme import SPACE_12

SHOWN_DIGITS = 16


class DocumentDrop(QFrame):
    """`changed` tells that the hash of a document is known."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.sha256: str | None = None
        self._asked: Path | None = None
        self.setProperty("kind", "drop")
        self.setAcceptDrops(True)
        self._says = muted(translate("Consents", "Drop the scanned document here. It is not kept: only its fingerprint is."))
        self.choose_button = button(translate("Consents", "Choose the document…"), "document", context.theme)
        self.choose_button.setObjectName("documentButton")
        self.choose_button.clicked.connect(self._choose)
        self.setFocusProxy(self.choose_button)
        row = QHBoxLayout(self)
        row.setSpacing(SPACE_12)
        row.addWidget(IconLabel("drop", em=2))
        row.addWidget(self._says, 1)
        row.addWidget(self.choose_button)

    @property
    def text(self) -> str:
        """What it says."""
        return self._says.text()

    def take(self, file: Path) -> None:
        """Hash a document."""
        self._says.setText(translate("Consents", "Reading {name}…").format(name=file.name))
        self.sha256, self._asked = None, file
        self._context.tasks.run(partial(hash_of, file), partial(self._known, file), self._refuse, Lane.LONG)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file is welcome."""
        if local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file."""
        files = local_files(event)
        if files:
            event.acceptProposedAction()
            self.take(files[0])

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, translate("Consents", "Choose the signed document"))
        if name:
            self.take(Path(name))

    def _known(self, file: Path, sha256: str) -> None:
        if isValid(self) and file == self._asked:
            self.sha256 = sha256
            self._says.setText(
                translate(
                    "Consents",
                    "{name} is recognised by its fingerprint {digits}…. The document itself is not kept: file it yourself.",
                ).format(name=file.name, digits=sha256[:SHOWN_DIGITS])
            )
            self.changed.emit()

    def _refuse(self, error: BeeldkeurError) -> None:
        if isValid(self):
            self.sha256 = None
            self._says.setText(self._context.catalogue.say(f"errors.{error.code}", **error.params))
            self.changed.emit()


def local_files(event: QDropEvent) -> list[Path]:
    """The files of this machine that are being dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile() and Path(url.toLocalFile()).suffix]
