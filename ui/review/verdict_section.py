"""The verdict with its reasons: which article, what is the case, what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.model import Finding
from app.text import Catalogue
from ui.badges import Badge, BadgeLabel
from ui.dates import with_words
from ui.event_model import Row
from ui.language import translate
from ui.review.section import Lines, Section
from ui.theme import Theme


def badge_of(row: Row, catalogue: Catalogue) -> tuple[Badge, str]:
    """The badge of a photo and its words."""
    if row.item.problem is not None:
        return Badge.UNREADABLE, translate("Review", "cannot be read")
    if row.judged is None:
        return Badge.WAITING, translate("Review", "not known yet")
    return Badge.of(row.judged.verdict), catalogue.say(f"words.verdict-{row.judged.verdict}")


def finding_line(finding: Finding) -> tuple[str, str]:
    """A reason, and what can be done about it."""
    return with_words(f"{finding.article}: {finding.fact}"), with_words(finding.remedy)


class VerdictSection(Section):
    """Follows the photo live."""

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(translate("Review", "Verdict"), parent)
        self._catalogue = catalogue
        self._badge = BadgeLabel(Badge.WAITING, translate("Review", "not known yet"), theme)
        self._badge.setObjectName("verdictBadge")
        self._findings = Lines()
        self._findings.setObjectName("findings")
        self._unchecked = Lines()
        self.column.addWidget(self._badge)
        self.column.addWidget(self._findings)
        self.column.addWidget(self._unchecked)

    @property
    def findings(self) -> tuple[tuple[str, str], ...]:
        """The reasons as they are shown."""
        return self._findings.texts

    @property
    def unchecked(self) -> tuple[tuple[str, str], ...]:
        """What is said that nobody looked for."""
        return self._unchecked.texts

    def show_row(self, row: Row) -> None:
        """The verdict of this photo or video as it is now."""
        self._badge.show_badge(*badge_of(row, self._catalogue))
        reasons = row.judged.findings if row.judged is not None else ()
        self._findings.show_lines([finding_line(finding) for finding in reasons])
        screening = row.item.screening
        names = screening.not_checked if screening is not None else ()
        what = ", ".join(self._catalogue.say(f"words.not-checked-{name}") for name in names)
        self._unchecked.show_lines([("", self._catalogue.say("words.not-checked", what=what))] if what else [])
