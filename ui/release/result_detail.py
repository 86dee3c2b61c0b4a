"""One result closely: the file that left with its entry, or the reasons and what to do about them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.events.event import EventItem
from app.model import Finding
from ui.badges import Badge, BadgeLabel, fate_words
from ui.dates import with_words
from ui.gallery.facts import faces_in
from ui.held import remedy_of
from ui.language import translate
from ui.parts import Banner, BannerKind, body, heading, muted
from ui.release.outlook import FAILED, RELEASED
from ui.release.results_model import ResultsModel, covered_text, ending_of
from ui.release.sounds import sound_text
from ui.release.when import moment_text
from ui.rooms import Context
from ui.theme import SPACE_4, SPACE_8, SPACE_12, SPACE_16


class ResultDetail(QScrollArea):
    """Says it; what can be done about it are the page's buttons."""

    def __init__(self, context: Context, model: ResultsModel) -> None:
        super().__init__()
        self.setObjectName("resultDetail")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Release", "About what is chosen"))
        self._context, self._model = context, model

    def show_items(self, items: tuple[EventItem, ...]) -> None:
        """About one item, or how many are chosen."""
        shown = QWidget()
        shown.setProperty("kind", "page")
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, SPACE_12, 0)
        column.setSpacing(SPACE_12)
        if len(items) == 1:
            self._tell(column, items[0])
        elif items:
            column.addWidget(heading(translate("Release", "%n file(s) chosen", None, len(items))))
        else:
            column.addWidget(muted(translate("Release", "Choose a photo or video in the list to see what became of it.")))
        column.addStretch(1)
        self.setWidget(shown)

    def _tell(self, column: QVBoxLayout, item: EventItem) -> None:
        ending, say = ending_of(item), self._context.catalogue.say
        column.addWidget(heading(item.found.path.name))
        badge = self._model.badge(item)
        column.addWidget(BadgeLabel(badge, fate_words(badge, self._context.catalogue), self._context.theme))
        when = moment_text(ending.at, self._context.desk.workplace.zone, self._context.catalogue.language)
        channel = say(f"words.channel-{ending.channel}") if ending.channel is not None else ""
        column.addWidget(muted(" · ".join(part for part in (when, channel, ending.consent) if part)))
        if badge is Badge.TO_TAKE_DOWN:
            column.addWidget(Banner(BannerKind.WARNING, _to_take_down()))
        if ending.fate == RELEASED:
            self._tell_release(column, item)
        elif ending.fate == FAILED:
            column.addWidget(body(self._model.detail(item)))
        else:
            column.addWidget(body(translate("Release", "It stays where it is, for these reasons:")))
            for reason in ending.reasons:
                column.addWidget(_reason(reason, remedy_of(reason, self._context.catalogue)))

    def _tell_release(self, column: QVBoxLayout, item: EventItem) -> None:
        ending, sounds = ending_of(item), self._model.sounds
        facts = [
            (translate("Release", "File"), breaking(Path(ending.output or "").name)),
            (translate("Release", "Folder"), breaking(str(Path(ending.output or "").parent))),
        ]
        covered = None if ending.covered is None else breaking(covered_text(ending.covered))
        if covered is not None:
            facts.append((translate("Release", "Made unrecognisable"), covered))
        if ending.entry is not None and ending.entry in sounds:
            facts.append((translate("Release", "Sound"), body(sound_text(sounds[ending.entry]))))
        facts.append((translate("Release", "Entry in the register"), breaking(ending.entry or "")))
        for name, told in facts:
            column.addWidget(_fact(name, told))
            if told is covered and ending.covered is not None and ending.covered > faces_in(item):
                column.addWidget(muted(_more_than_counted()))


def _to_take_down() -> str:
    return translate(
        "Release",
        "A consent that a release of this file rests on was withdrawn. Take it down wherever it was put, then say so in the "
        "register, where it stands under: To be taken down.",
    )


def _more_than_counted() -> str:
    return translate(
        "Release",
        "More than there were faces: areas that were drawn count too, and so does what still looked like a face once covered.",
    )


def _fact(name: str, told: QLabel) -> QWidget:
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_4)
    column.addWidget(muted(name))
    column.addWidget(told)
    return shown


def breaking(value: str) -> QLabel:
    """A path or an id, which may break anywhere, and be selected to copy it."""
    label = body("\u200b".join(value))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setAccessibleName(value)
    return label


def _reason(reason: Finding, remedy: str) -> QWidget:
    shown = QFrame()
    shown.setProperty("kind", "card")
    column = QVBoxLayout(shown)
    column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
    column.setSpacing(SPACE_8)
    fact = body(with_words(f"{reason.article}: {reason.fact}"))
    column.addWidget(fact)
    if remedy:
        column.addWidget(muted(translate("Release", "What to do: {remedy}").format(remedy=remedy)))
    shown.setAccessibleName(with_words(f"{reason.article}: {reason.fact} {remedy}"))
    return shown
