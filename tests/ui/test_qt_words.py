"""Qt's own dialogues speak the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QFileDialog, QLabel, QTreeView
from pytestqt.qtbot import QtBot

from app.text import Language
from ui.language import Speech
from ui.main import make_app
from ui.qt_words import qt_words

ELSEWHERE = ("QShortcut", "QMimeType")
"""Names of keys, asked for to read a shortcut: nothing of it is to be seen; and of the kinds of whatever files lie about."""
Asked = set[tuple[str, str, str | None]]


class Listening(QTranslator):
    """Says nothing itself, and notes what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Asked = set()

    def translate(self, context: str, source: str, which: str | None = None, _n: int = -1) -> None:
        self.asked.add((context, source, which))

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def speech() -> Iterator[Speech]:
    made = Speech(make_app())
    made.speak(Language.NL)
    yield made
    made.fall_silent()


@pytest.fixture
def listening(speech: Speech) -> Iterator[Listening]:
    made = Listening()
    QCoreApplication.installTranslator(made)
    yield made
    QCoreApplication.removeTranslator(made)


def chooser(mode: QFileDialog.FileMode, folder: Path, qtbot: QtBot) -> QFileDialog:
    """Qt's own dialogue, where the system has none, with a folder and a file in it."""
    (folder / "map").mkdir(exist_ok=True)
    (folder / "foto.jpg").write_bytes(b"")
    dialog = QFileDialog(None, "", str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    qtbot.addWidget(dialog)
    dialog.show()
    view = dialog.findChild(QTreeView, "treeView")
    assert view is not None
    qtbot.waitUntil(lambda: view.model().rowCount(view.rootIndex()) > 0)
    rows = range(view.model().rowCount(view.rootIndex()))
    qtbot.waitUntil(lambda: all(view.model().index(row, 2, view.rootIndex()).data() for row in rows))
    return dialog


@pytest.mark.parametrize("mode", [QFileDialog.FileMode.Directory, QFileDialog.FileMode.ExistingFiles], ids=["folder", "files"])
def test_all_that_a_file_dialogue_says_is_dutch(
    mode: QFileDialog.FileMode, listening: Listening, speech: Speech, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = chooser(mode, tmp_path, qtbot)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"&Zoeken in:", "Bestands&type:"} <= labels
    of_qt = {one for one in listening.asked if one[0].startswith("Q") and one[0] not in ELSEWHERE}
    assert len(of_qt) > 20
    english = {one for one in of_qt if not any(there.translate(one[0], one[1], one[2]) for there in speech._installed)}
    assert not english


def test_what_qt_lacks_is_translated(speech: Speech) -> None:
    dutch = qt_words()
    speech.speak(Language.EN)
    assert not set(dutch) & set(qt_words())
