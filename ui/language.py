"""The languages of the window: Qt Linguist's translations, installed and changed while it runs.

Sentences stand in the code in English: `translate("Gallery", "Open a folder")`, with the room as context, `%n` for numbers
that decide about singular and plural, and `{name}` for what `str.format` fills in. Words of the protocol and sentences of
errors and findings come from the core's catalogue instead.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.text import ASSETS, Language

TRANSLATIONS = ASSETS / "translations"

translate = QCoreApplication.translate
"""Context, English sentence, what tells equal sentences apart (or None), the number for `%n`."""


def compiled(language: Language) -> Path:
    """The compiled translation of a language; English has one too, for its plurals."""
    return TRANSLATIONS / f"beeldkeur_{language}.qm"


def locale_of(language: Language) -> QLocale:
    """How dates and numbers are written."""
    if language is Language.NL:
        return QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class Speech:
    """The translators that are installed in the application."""

    def __init__(self, app: QCoreApplication) -> None:
        """Speak English, the language of the code, until told otherwise."""
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Install the translations of one language in place of the last one's.

        Raises:
            FileNotFoundError: when the compiled translation is not there: a bug of ours.
        """
        self.fall_silent()
        QLocale.setDefault(locale_of(language))
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        of_qt, ours = QTranslator(self._app), QTranslator(self._app)
        if of_qt.load(f"qtbase_{language}", qt_folder):
            self._install(of_qt)
        if not ours.load(str(compiled(language))):
            raise FileNotFoundError(compiled(language).name)
        self._install(ours)

    def fall_silent(self) -> None:
        """Take the translations out again, and write dates and numbers as the system does."""
        for old in self._installed:
            self._app.removeTranslator(old)
        self._installed = []
        QLocale.setDefault(QLocale.system())

    def _install(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        self._installed.append(translator)
