"""What can be printed: a document, shown before it is printed or saved as PDF. And the form that a leader signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QSaveFile
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from app.books.drafts import LeadershipDraft
from app.books.removals import RemovalTask
from app.errors import EnvironmentBrokenError
from app.model import LEADERSHIP, Channel, Setting
from app.text import Catalogue

MARGIN_MM = 0.0  # Qt puts 20 mm of its own around a document that it prints
RESOLUTION_DPI = 300
BODY_PT = 10
BENEATH, BESIDE = "<br/>", "&nbsp;&nbsp;&nbsp; "
LINE = "_" * 34
OFFERED = (Setting.ACTIVITY, Setting.LESSON, Setting.OTHER)


def document(title: str, html: str) -> QTextDocument:
    """A document on paper, from HTML in which everything foreign was escaped."""
    made = QTextDocument()
    made.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, title)
    made.setDefaultFont(QFont("Sans Serif", BODY_PT))
    made.setDefaultStyleSheet(
        "h1 { font-size: 18pt; } h2 { font-size: 12pt; margin-top: 14px; } td { padding: 4px 10px 4px 0; } "
        "th { text-align: left; padding: 4px 10px 4px 0; } .small { font-size: 9pt; }"
    )
    made.setHtml(f"<h1>{escape(title)}</h1>{html}")
    return made


def save_pdf(shown: QTextDocument, file: Path) -> None:
    """Write a document as PDF on A4; what is there already is replaced once the new one is whole.

    Raises:
        EnvironmentBrokenError: `file-unwritable`.
    """
    target = QSaveFile(str(file))
    if not target.open(QIODevice.OpenModeFlag.WriteOnly):
        raise EnvironmentBrokenError("file-unwritable", file=str(file), problem=target.errorString())
    writer = QPdfWriter(target)
    writer.setTitle(shown.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    writer.setCreator("Beeldkeur")
    writer.setResolution(RESOLUTION_DPI)
    writer.setPageLayout(_page())
    shown.print_(writer)
    del writer  # it writes its end when it goes
    if not target.commit():
        raise EnvironmentBrokenError("file-unwritable", file=str(file), problem=target.errorString())


def preview(shown: QTextDocument, parent: QWidget) -> None:
    """Show a document as it will be on paper, from where it can be printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_page())
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.paintRequested.connect(shown.print_)
    dialog.exec()


def form_to_sign(draft: LeadershipDraft, written: date | None, catalogue: Catalogue) -> QTextDocument:
    """The form that a school leader signs before the activity, in the catalogue's language.

    Args:
        draft: what is known already; what is empty becomes a line to write on.
        written: the day that is printed beside the signature; None leaves it to be written.
        catalogue: whose language the form is in.
    """
    say = catalogue.say
    first, last = (f"{day:%d-%m-%Y}" if day else "____-____-______" for day in (draft.first_day, draft.last_day))
    rows = (
        (say("words.form-reference"), _or_line(draft.reference)),
        (say("words.form-school"), _or_line(draft.issuer)),
        (say("words.form-activity"), _or_line(draft.event)),
        (say("words.form-days"), f"{first} {say('words.form-up-to')} {last}"),
        (say("words.form-settings"), _boxes([(one in draft.settings, say(f"words.consent-setting-{one}")) for one in OFFERED])),
        (say("words.form-channels"), _boxes([(one in draft.channels, say(f"words.channel-{one}")) for one in Channel])),
        (
            say("words.form-sound"),
            _boxes([(draft.sound, say("words.form-yes")), (not draft.sound, say("words.form-no"))], BESIDE),
        ),
        (say("words.form-valid-until"), f"{draft.valid_until:%d-%m-%Y}" if draft.valid_until else LINE),
    )
    roles = _boxes([(False, say(f"words.consent-role-{role}")) for role in draft_roles()], BESIDE)
    signing = (
        (say("words.form-name"), _or_line(draft.given_by)),
        (say("words.form-role"), roles),
        (say("words.form-date"), f"{written:%d-%m-%Y}" if written else LINE),
        (say("words.form-time"), LINE),
        (say("words.form-signature"), f"<br/><br/>{LINE}"),
    )
    html = (
        f"<p>{escape(say('words.form-before'))}</p>{_table(rows)}"
        f"<h2>{escape(say('words.form-rules'))}</h2><ul>"
        + "".join(f"<li>{escape(say(f'words.form-rule-{number}'))}</li>" for number in ("1", "2", "3", "4", "5"))
        + f"</ul><h2>{escape(say('words.form-signing'))}</h2>{_table(signing)}"
        f"<p class='small'>{escape(say('words.form-keep'))}</p>"
    )
    return document(say("words.form-title"), html)


def draft_roles() -> Sequence[str]:
    """The roles that may sign, the director first."""
    return sorted(LEADERSHIP, key=["director", "deputy", "board"].index)


def removal_list(tasks: Iterable[RemovalTask], catalogue: Catalogue) -> QTextDocument:
    """What has to be taken down, as a list to work through with a pen."""
    say = catalogue.say
    heads = ("", *(say(f"words.removal-{name}") for name in ("file", "channel", "released", "operator", "consent")))
    lines = []
    for task in tasks:
        cells = (
            "☑" if task.done else "☐",
            task.output.name if task.output else task.export,
            say(f"words.channel-{task.channel}") if task.channel else "-",
            f"{task.released_at.astimezone():%d-%m-%Y %H:%M}" if task.released_at else "-",
            task.operator.name if task.operator else "-",
            task.consent,
        )
        lines.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    header = "<tr>" + "".join(f"<th>{escape(head)}</th>" for head in heads) + "</tr>"
    table = f"<table width='100%' cellspacing='0'>{header}{''.join(lines)}</table>"
    return document(say("words.removal-title"), f"<p>{escape(say('words.removal-lead'))}</p>{table}")


def _page() -> QPageLayout:
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
    )


def _or_line(text: str) -> str:
    return f"<b>{escape(text.strip())}</b>" if text.strip() else LINE


def _boxes(choices: Iterable[tuple[bool, str]], between: str = BENEATH) -> str:
    return between.join(f"{'☒' if chosen else '☐'}&nbsp;{escape(text)}" for chosen, text in choices)


def _table(rows: Iterable[tuple[str, str]]) -> str:
    """Names and values; the values are HTML already."""
    lines = "".join(f"<tr><td width='34%'>{escape(name)}</td><td>{value}</td></tr>" for name, value in rows)
    return f"<table width='100%' cellspacing='0'>{lines}</table>"
