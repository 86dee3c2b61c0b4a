"""The chapters of the help. Their long sentences come from the core's catalogue."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from app.model import Verdict
from app.text import Catalogue
from ui.badges import Badge, BadgeLabel
from ui.help.passages import Chapter, Passage, TablePassage
from ui.language import translate
from ui.leader import keys
from ui.parts import body
from ui.people.panel import KEYS
from ui.people.wording import deed, key_of
from ui.rooms import Context
from ui.theme import Theme
from ui.video.keys import sheet

ARTICLES = {
    "a1": "A1",
    "a2": "A2",
    "a3": "A3",
    "a4": "A4, A5",
    "a7": "A7",
    "a8": "A8",
    "a9": "A9",
    "b5": "B5",
    "c1": "C1, C4",
}
LIMITS = ("seen", "else", "turned", "missed", "originals", "who", "machine")
STEPS = range(1, 7)
PEOPLE = ("what", "law", "stays", "trust", "decide")
VIDEO = ("tracks", "missed", "nobody", "seen", "sound", "out")


def chapters(context: Context) -> tuple[Chapter, ...]:
    """All but the last, in their order."""
    catalogue = context.catalogue
    return (
        Chapter("steps", translate("Help", "In six steps"), _steps(catalogue)),
        Chapter("verdicts", translate("Help", "What the verdicts mean"), _verdicts(catalogue, context.theme)),
        Chapter("protocol", translate("Help", "The protocol, article by article"), _articles(catalogue)),
        Chapter("video", translate("Help", "Video"), _video(catalogue)),
        Chapter("people", translate("Help", "Who is the same person?"), _people(catalogue)),
        Chapter("keys", translate("Help", "Keys"), (_keys(),)),
        Chapter("limits", translate("Help", "What it does not protect against"), _limits(catalogue)),
    )


def _steps(catalogue: Catalogue) -> tuple[Passage, ...]:
    return tuple(Passage("", catalogue.say(f"words.help-step-{number}"), sign=_mark(f"{number}.")) for number in STEPS)


def _verdicts(catalogue: Catalogue, theme: Theme) -> tuple[Passage, ...]:
    shown = []
    for verdict in Verdict:
        name = catalogue.say(f"words.verdict-{verdict}")
        badge = BadgeLabel(Badge.of(verdict), name, theme)
        shown.append(Passage(name, catalogue.say(f"words.help-verdict-{verdict}"), badge=badge))
    return tuple(shown)


def _video(catalogue: Catalogue) -> tuple[Passage, ...]:
    said = (Passage(catalogue.say(f"words.help-video-{one}-name"), catalogue.say(f"words.help-video-{one}")) for one in VIDEO)
    return (*said, TablePassage((translate("Help", "Key"), translate("Help", "What it does")), sheet()))


def _people(catalogue: Catalogue) -> tuple[Passage, ...]:
    said = (
        Passage(catalogue.say(f"words.help-people-{one}-name"), catalogue.say(f"words.help-people-{one}")) for one in PEOPLE
    )
    keys = tuple((key_of(KEYS[name]), deed(name)) for name in KEYS)
    return (*said, TablePassage((translate("Help", "Key"), translate("Help", "What it does")), keys))


def _articles(catalogue: Catalogue) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            f"{shown} · {catalogue.say(f'words.help-article-{article}-name')}",
            catalogue.say(f"words.help-article-{article}"),
        )
        for article, shown in ARTICLES.items()
    )


def _limits(catalogue: Catalogue) -> tuple[Passage, ...]:
    return tuple(Passage("", catalogue.say(f"words.help-limit-{limit}"), sign=_mark("•")) for limit in LIMITS)


def _mark(text: str) -> QLabel:
    label = body(text)
    label.setProperty("kind", "label")
    label.setWordWrap(False)
    return label


def _keys() -> TablePassage:
    everywhere, photos = translate("Help", "everywhere"), translate("Help", "photos")
    review, leader = translate("Help", "review"), translate("Help", "school leader")
    return TablePassage(
        (translate("Help", "Key"), translate("Help", "Where"), translate("Help", "What it does")),
        (
            ("Ctrl+O", everywhere, translate("Help", "open a folder")),
            ("Ctrl+1 … Ctrl+9", everywhere, translate("Help", "to the rooms, from top to bottom")),
            ("Ctrl+0", everywhere, translate("Help", "to the room People")),
            ("Ctrl+Z", everywhere, translate("Help", "take back what was done last")),
            ("Ctrl+Y", everywhere, translate("Help", "do again what was taken back")),
            ("Ctrl++, Ctrl+-", everywhere, translate("Help", "larger or smaller text")),
            ("F1", everywhere, translate("Help", "this help")),
            ("Ctrl+F", everywhere, translate("Help", "search, where there is something to search")),
            ("Ctrl+W, Ctrl+Q", everywhere, translate("Help", "close the event, quit the program")),
            (translate("Help", "Tab, Shift+Tab"), everywhere, translate("Help", "to the next control, and back")),
            (translate("Help", "S or Space"), photos, translate("Help", "choose a photo or video: the star")),
            (translate("Help", "Enter"), photos, translate("Help", "review this photo or video")),
            ("C", photos, translate("Help", "cover everybody")),
            (translate("Help", "Delete"), photos, translate("Help", "do not use")),
            (translate("Help", "Ctrl+Enter"), photos, translate("Help", "release what was chosen")),
            ("N, P", review, translate("Help", "seen, on to the next; the one before")),
            (translate("Help", "Right, Left"), review, translate("Help", "photo: as N and P; video: one frame on, one back")),
            ("0", review, translate("Help", "seen, nobody recognisable in it; next")),
            (
                translate("Help", "Space"),
                review,
                translate("Help", "photo: the selected face: covered, or no face; video: play, or stand still"),
            ),
            ("R, E, W", review, translate("Help", "draw a rectangle, an ellipse, in a photo with the brush")),
            ("B", review, translate("Help", "hold: the picture without covers")),
            ("?", review, translate("Help", "all keys of that room")),
            *((key, leader, what) for key, what in keys.sheet()),
        ),
    )
