"""The reasons of the verdict: which article, what is the case, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from PySide6.QtWidgets import QWidget

from app.model import Finding
from app.records import Answered, Marked
from app.text import Catalogue
from ui.dates import with_words
from ui.event_model import Row
from ui.language import translate
from ui.review.past_section import tell
from ui.review.section import Lines, Section, moment_text


def finding_line(finding: Finding) -> tuple[str, str]:
    """A reason, and what can be done about it."""
    return with_words(f"{finding.article}: {finding.fact}"), with_words(finding.remedy)


class VerdictSection(Section):
    """Follows the photo live. The verdict itself stands in the header, where it is seen also when this is scrolled away."""

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(translate("Review", "Verdict"), parent)
        self._catalogue = catalogue
        self._findings = Lines()
        self._findings.setObjectName("findings")
        self._likes = Lines()
        self._likes.setObjectName("likes")
        self._counting, self._unchecked = Lines(), Lines()
        self._counting.setObjectName("counting")
        self.column.addWidget(self._findings)
        self.column.addWidget(self._likes)
        self.column.addWidget(self._counting)
        self.column.addWidget(self._unchecked)

    @property
    def findings(self) -> tuple[tuple[str, str], ...]:
        """The reasons as they are shown."""
        return self._findings.texts

    @property
    def likes(self) -> tuple[tuple[str, str], ...]:
        """What was decided of what it looks like, as it is shown."""
        return self._likes.texts

    def show_likes(self, decided: Iterable[Answered | Marked], zone: tzinfo) -> None:
        """What was decided of the items of which it looks like an edited copy; nothing where there are none."""
        said = translate("Review", "It looks like an edited copy of an item that was decided on. {what}")
        self._likes.show_lines([(said.format(what=tell(one, self._catalogue)), moment_text(one.at, zone)) for one in decided])

    @property
    def counting(self) -> tuple[tuple[str, str], ...]:
        """What is said of how the reasons count people."""
        return self._counting.texts

    @property
    def unchecked(self) -> tuple[tuple[str, str], ...]:
        """What is said that nobody looked for."""
        return self._unchecked.texts

    def show_row(self, row: Row) -> None:
        """The reasons for this photo or video as they are now."""
        reasons = row.judged.findings if row.judged is not None else ()
        self._findings.show_lines([finding_line(finding) for finding in reasons])
        screening = row.item.screening
        names = screening.not_checked if screening is not None else ()
        what = ", ".join(self._catalogue.say(f"words.not-checked-{name}") for name in names)
        self._unchecked.show_lines([("", self._catalogue.say("words.not-checked", what=what))] if what else [])
        self._counting.show_lines(_counted_tracks(row))


def _counted_tracks(row: Row) -> list[tuple[str, str]]:
    """What the reasons call faces, where they count them in a video."""
    clip = row.item.screening.clip if row.item.screening is not None else None
    if clip is None or not clip.tracks:
        return []
    return [("", translate("Review", "In a video, tracks are counted as faces: one person may have several."))]
