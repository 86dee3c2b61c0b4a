"""What is said to whoever puts files to the school leader: how many wait now, and what was answered already."""

from __future__ import annotations

from datetime import tzinfo

from app.events.desk import PutForward
from app.pipeline.judge import answer_words
from app.text import Catalogue
from ui.dates import with_words
from ui.language import translate
from ui.parts import BannerKind

MANY = 3
"""So many refusals are told singly; more would be read by nobody."""


def put_forward_words(told: PutForward, zone: tzinfo, catalogue: Catalogue) -> str:
    """How many wait for an answer, and what was answered already."""
    words = []
    if told.asked:
        words.append(translate("Gallery", "%n file(s) wait for the school leader now.", None, told.asked))
    if told.waiting:
        words.append(translate("Gallery", "%n file(s) waited for the school leader already.", None, told.waiting))
    if told.approved:
        words.append(
            translate("Gallery", "%n file(s) were approved already; something else holds them back.", None, told.approved)
        )
    if told.refused:
        words.append(translate("Gallery", "%n file(s) were refused by the school leadership already.", None, len(told.refused)))
        words += (with_words(answer_words(one, zone, catalogue)) for one in told.refused[:MANY])
    return " ".join(words) or translate("Gallery", "None of these files has to be put to the school leader.")


def put_forward_kind(told: PutForward) -> BannerKind:
    """How it is told: as done where something waits for an answer, else as something to know."""
    return BannerKind.SUCCESS if told.asked or told.waiting else BannerKind.NOTICE
