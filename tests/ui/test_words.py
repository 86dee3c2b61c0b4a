"""No visible string is untranslated: what the code says, what the files hold, and what is on the screen."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from app import text
from app.rules.protocol import Sentence
from app.text import Catalogue, Language
from tests.ui.everywhere import sample_program, walk
from ui import translations
from ui.help.parts_list import parts
from ui.language import TRANSLATIONS, Speech, compiled
from ui.scenes import Scene

OPEN, CLOSE = "\u27e6", "\u27e7"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
DATA = re.compile(
    "|".join(
        (
            r"\d\d-[a-z-]+\.(?:jpg|mp4)",  # the photos, and the video
            r"\S*/\S*/\S*",  # folders
            r"\b[\w-]+-\d{4}\.jpg",  # what was released
            r"Sportdag groep 7|De Regenboog|Kim de Vries|A\. de Bruin|Ouders hebben bezwaar gemaakt",  # the sample's people
            r"\b[A-Z]+-\d{4}-\d+\b",  # references of consents
            r"Nederlands|English|Taal · Language|Beeldkeur",  # the same in every language
            rf"\b({DAYS})\b|\b({MONTHS})\b|\b\d\d? \w{{3}} \d{{4}}",  # dates, in Qt's own words
            r"\b[0-9a-f]{8,}…?|\b(sha|SHA)-?256\b",  # sums
            r"\b(Ctrl|Shift|Alt|Esc|Enter|Return|Space|Del|Home|End|F1|Tab)\b(\+\S)?",  # keys
            r"\b[ABC]\d\b",  # articles
            r"\b(JPEG|PNG|EXIF|GPS|MB|kB|px|pt)\b",
            r"\bLavf[\d.]+|\bVideoHandler\b|\bx264 - core [^;]*",  # what the sample's video says of itself
        )
    )
)
"""What is no sentence of ours: data, names, keys."""


PARTS = frozenset(word for part in parts() for word in (part.name, part.version, part.licence)) | {"GPL-3.0-or-later"}
"""What the program is made of, as the help lists it."""
PROPERTIES: tuple[tuple[type[QWidget], str], ...] = (
    (QLabel, "text"),
    (QAbstractButton, "text"),
    (QLineEdit, "placeholderText"),
    (QPlainTextEdit, "placeholderText"),
    (QTextEdit, "plainText"),
    (QGroupBox, "title"),
    (QProgressBar, "text"),
    (QSpinBox, "suffix"),
)


ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.ToolTipRole,
)


# --- the files --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations as they would be if they were brought up to date with the code now."""
    folder = tmp_path_factory.mktemp("translations")
    shutil.copytree(TRANSLATIONS, folder, dirs_exist_ok=True)
    translations.update(folder)
    return folder


def contents(folder: Path, ending: str) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob(f"*{ending}"))}


def test_the_translations_hold_what_the_code_says_and_nothing_else(updated: Path) -> None:
    committed, new = contents(TRANSLATIONS, ".ts"), contents(updated, ".ts")

    assert sorted(new) == sorted(committed)
    differing = [name for name in new if new[name] != committed[name]]
    assert not differing, "run: python -m ui.translations"


def test_nothing_waits_for_its_translation(updated: Path) -> None:
    assert translations.unfinished(updated) == []


def test_dutch_speaks_of_photos_only_where_english_does() -> None:
    """What is said of photos and videos alike is not about a photo in one language."""
    found = []
    for file in sorted((TRANSLATIONS / "nl").glob("*.ts")):
        for message in ElementTree.parse(file).iter("message"):  # noqa: S314 - our own file
            said = "".join(words for part in message.iter("translation") for words in part.itertext())
            if re.search(r"\bfoto('s)?\b", said) and "photo" not in message.findtext("source", "").lower():
                found.append(f"{file.name}: {said.strip()}")
    assert not found


def test_what_the_leadership_gives_is_called_a_consent() -> None:
    """One word for one thing, the protocol's."""
    found = []
    for file in sorted((TRANSLATIONS / "nl").glob("*.ts")):
        sources = (message.findtext("source", "") for message in ElementTree.parse(file).iter("message"))  # noqa: S314
        found += [f"{file.name}: {said}" for said in sources if re.search(r"permi(ssion|t)", said.replace("&", ""), re.I)]
    assert not found


def test_what_a_leader_refuses_is_said_in_one_dutch_word() -> None:
    """A person refuses a consent; a leader turns down what was put to him."""
    found = []
    for file in sorted((TRANSLATIONS / "nl").glob("*.ts")):
        for message in ElementTree.parse(file).iter("message"):  # noqa: S314 - our own file
            said = "".join(words for part in message.iter("translation") for words in part.itertext())
            is_by_somebody = "refused by" in message.findtext("source", "").lower()
            if is_by_somebody and re.search(r"geweigerd", said, re.I):
                found.append(f"{file.name}: {said.strip()}")
    assert not found


def test_what_the_window_loads_is_what_was_translated(tmp_path: Path) -> None:
    translations.compile_all(TRANSLATIONS, tmp_path)

    for language in Language:
        name = compiled(language).name
        assert (tmp_path / name).read_bytes() == compiled(language).read_bytes(), "run: python -m ui.translations"


def test_what_is_not_translated_is_told(updated: Path, tmp_path: Path) -> None:
    shutil.copytree(updated, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "nl" / "home.ts"
    words = file.read_text("utf-8")
    emptied = re.sub(r"<translation>[^<]+</translation>", '<translation type="unfinished"/>', words, count=1)
    assert emptied != words
    file.write_text(emptied, "utf-8")

    assert len(translations.unfinished(tmp_path)) == len(translations.unfinished(updated)) + 1


# --- the screen -------------------------------------------------------------------------------------------------------


class Wrapping(QTranslator):
    """Says every sentence between brackets: what has none on the screen was never asked for."""

    def translate(self, _context: str, source: str, _which: str | None = None, _n: int = -1) -> str:
        return f"{OPEN}{source}{CLOSE}"

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


def speak_wrapped(speech: Speech, _: Language) -> None:
    translator = Wrapping(speech._app)
    speech._install(translator)


def wrapped_catalogue(language: Language) -> Catalogue:
    known = text.load_catalogue(language)
    return Catalogue(language, {key: f"{OPEN}{sentence}{CLOSE}" for key, sentence in known.sentences.items()})


@pytest.fixture
def _wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Speech, "speak", speak_wrapped)
    monkeypatch.setattr("ui.main.load_catalogue", wrapped_catalogue)
    fill = Sentence.fill
    monkeypatch.setattr(Sentence, "fill", lambda self, *words: f"{OPEN}{fill(self, *words)}{CLOSE}")


def bare(words: str) -> str:
    """What is left of a text without sentences in brackets, data, and marks of rich text."""
    left = re.sub(r"<[^<>]*>", " ", words)
    while (shorter := re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", left)) != left:
        left = shorter
    return DATA.sub(" ", left)


def has_words(words: str) -> bool:
    return words not in PARTS and re.search(r"[^\W\d_]{2,}", bare(words)) is not None


def test_the_test_sees_what_is_not_translated() -> None:
    assert has_words("Release")
    assert has_words(f"{OPEN}Release{CLOSE} now")
    assert not has_words(f"{OPEN}Release {OPEN}this{CLOSE} now{CLOSE}: 3, Sportdag groep 7, 01-start.jpg")


def texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """What a person reads or hears of a widget: of what kind, and the words."""
    yield "tooltip", widget.toolTip()
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    if widget.isWindow():
        yield "title", widget.windowTitle()
    for action in widget.actions():
        yield from action_texts(action)
    yield from own_texts(widget)


def action_texts(action: QAction) -> Iterator[tuple[str, str]]:
    yield "action", action.text()
    yield "action tooltip", action.toolTip()


def own_texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    for kind, name in PROPERTIES:
        if isinstance(widget, kind):
            yield name, str(widget.property(name))
    if isinstance(widget, QComboBox):
        yield from (("item", widget.itemText(place)) for place in range(widget.count()))
    if isinstance(widget, QTabWidget):
        yield from (("tab", widget.tabText(place)) for place in range(widget.count()))
    if isinstance(widget, QTableView):
        yield from header_texts(widget.horizontalHeader())
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from model_texts(widget)


def header_texts(header: QHeaderView) -> Iterator[tuple[str, str]]:
    for section in range(header.count()):
        yield "header", str(header.model().headerData(section, Qt.Orientation.Horizontal) or "")


def model_texts(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
    for row in range(model.rowCount(QModelIndex()) if model else 0):
        for column in range(columns):
            yield from (("row", str(model.index(row, column).data(role) or "")) for role in ROLES)


@pytest.mark.usefixtures("_wrapped", "qapp")
def test_everything_on_the_screen_was_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing: dict[str, str] = {}
    seen = 0

    def look(scene: Scene, top: QWidget) -> None:
        nonlocal seen
        for widget in (top, *top.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            for kind, words in texts(widget):
                seen += OPEN in words
                if has_words(words):
                    missing.setdefault(words, f"{scene.name}: {type(widget).__name__} {widget.objectName()} {kind}")

    with sample_program(tmp_path, monkeypatch) as program:
        walk(program, look)

    assert seen > 500
    assert not missing, "\n".join(f"{place}: {words[:120]!r} -> {bare(words)[:80]!r}" for words, place in missing.items())


def _texts(language: Language) -> Iterator[str]:
    for file in sorted((TRANSLATIONS / language).glob("*.ts")):
        for message in ElementTree.parse(file).iter("translation"):  # noqa: S314 - our own file
            yield from (one.text for one in (message, *message) if one.text)
    yield from text.load_catalogue(language).sentences.values()


@pytest.mark.parametrize("language", list(Language))
def test_one_and_many_are_told_apart_in_words(language: Language) -> None:
    both = re.compile(r"\w\((?:s|n|en|es|e|'s)\)|\b(\w{3,})/\1?\w*(?:s|en)\b")
    assert [one for one in _texts(language) if both.search(one) and "://" not in one and "..." not in one] == []


def test_dutch_of_sound_is_plain() -> None:
    assert [one for one in _texts(Language.NL) if re.search(r"\bwaarnaar\b|Naar %n is", one)] == []
