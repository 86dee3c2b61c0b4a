"""What the register says of the photo: asked, answered, released, taken back."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtWidgets import QWidget

from app.model import Recipient
from app.records import Answered, Closed, HistoryLine, Lifted, Made, Marked, Referred, TakeBack
from app.text import Catalogue
from ui.held import is_proof
from ui.language import translate
from ui.review.section import Lines, Section, moment_text


class PastSection(Section):
    """Oldest first."""

    def __init__(self, catalogue: Catalogue, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(translate("Review", "History"), parent)
        self._catalogue, self._zone = catalogue, zone
        self._lines = Lines()
        self._lines.setObjectName("past")
        self.column.addWidget(self._lines)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._lines.texts

    def forget(self) -> None:
        """Nothing is known yet."""
        self._lines.show_lines([])

    def show_past(self, past: tuple[HistoryLine, ...]) -> None:
        """The lines of the register."""
        lines = [(tell(line, self._catalogue), moment_text(line.at, self._zone)) for line in past]
        self._lines.show_lines(lines or [("", translate("Review", "The register says nothing of this file yet."))])


def tell(line: HistoryLine, catalogue: Catalogue) -> str:
    """One line of the register as a sentence."""
    match line:
        case Referred():
            return translate("Review", "Put to the school leader")
        case Answered(answer=answer):
            said = (
                translate("Review", "Approved by {name}: {reason}")
                if answer.approved
                else translate("Review", "Refused by {name}: {reason}")
            )
            return said.format(name=answer.by.name, reason=answer.reason or "-")
        case Closed():
            return translate("Review", "The question to the school leader is closed")
        case Marked() | Lifted():
            return _marked(line)
        case Made():
            return _made(line, catalogue)
        case TakeBack(consent=consent):
            return translate("Review", "To be taken back: consent {reference} was withdrawn").format(reference=consent)


def _marked(line: Marked | Lifted) -> str:
    name = line.by.name if line.by is not None else "-"
    if isinstance(line, Lifted):
        return translate("Review", "May be used after all, says {name}").format(name=name)
    if line.to is None:
        return translate("Review", "Marked as not to be used by {name}").format(name=name)
    said = {
        Recipient.LEADERSHIP: translate("Review", "Reported to the school leadership by {name} (A9)"),
        Recipient.BOARD: translate("Review", "Reported to the board by {name} (A9)"),
    }[line.to]
    return said.format(name=name)


def _made(made: Made, catalogue: Catalogue) -> str:
    channel = catalogue.say(f"words.channel-{made.channel}")
    name = made.output.name if made.output is not None else "-"
    said = {
        "confirmed": translate("Review", "Released as {file} for {channel}, by {name}"),
        "abandoned": translate("Review", "A release for {channel} was held at the last check, by {name}")
        if is_proof(made.reason, catalogue)
        else translate("Review", "A release for {channel} was given up, by {name}"),
    }.get(made.state.value, translate("Review", "A release for {channel} was begun, by {name}"))
    return said.format(file=name, channel=channel, name=made.operator.name)
