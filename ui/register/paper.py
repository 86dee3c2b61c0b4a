"""The register on paper: a PDF of entries, painted line by line so that ten thousand of them are no burden."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.books.entries import BookLine, lines
from app.errors import EnvironmentBrokenError
from app.text import Catalogue
from app.workplace import Workplace
from ui.consents.wording import short_moment
from ui.register.wording import issuer_word, kind_of, summary

MARGIN_MM = 15.0
RESOLUTION_DPI = 150
TITLE_PT, BODY_PT = 13, 8
SHARES = (0.16, 0.26, 0.40, 0.18)
PAGE_LINES = 500


def entries_pdf(workplace: Workplace, ids: Sequence[str], catalogue: Catalogue, title: str, file: Path) -> Path:
    """Write entries as PDF, in the order of `ids`; what is there already is replaced once the new one is whole.

    Raises:
        EnvironmentBrokenError: `file-unwritable`.
    """
    try:
        number, name = tempfile.mkstemp(suffix=".part", dir=file.parent)
        os.close(number)
        part = Path(name)
        try:
            _Sheets(part, title).write(_rows(workplace, ids, catalogue), len(ids))
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentBrokenError("file-unwritable", file=str(file), problem=error.strerror or "") from error
    return file


def _rows(workplace: Workplace, ids: Sequence[str], catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for first in range(0, len(ids), PAGE_LINES):
        for line in lines(workplace, ids[first : first + PAGE_LINES]):
            yield _cells(line, catalogue)


def _cells(line: BookLine, catalogue: Catalogue) -> tuple[str, ...]:
    return (
        short_moment(line.at),
        kind_of(line, catalogue),
        summary(line, catalogue),
        f"{issuer_word(line.issuer, catalogue)} #{line.position}",
    )


class _Sheets:
    """Pages of A4, each with the title, its number, and as many lines as there is room for."""

    def __init__(self, file: Path, title: str) -> None:
        self._title = title
        self._writer = QPdfWriter(str(file))
        self._writer.setTitle(title)
        self._writer.setCreator("Beeldkeur")
        self._writer.setResolution(RESOLUTION_DPI)
        margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
        portrait = QPageLayout.Orientation.Portrait
        self._writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), portrait, margins, QPageLayout.Unit.Millimeter)
        )

    def write(self, rows: Iterator[tuple[str, ...]], total: int) -> None:
        """Paint everything.

        Raises:
            OSError: when the file cannot be written.
        """
        painter = QPainter()
        if not painter.begin(self._writer):
            raise OSError(0, "PDF")
        try:
            self._paint(painter, rows, total)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, rows: Iterator[tuple[str, ...]], total: int) -> None:
        width, height = float(self._writer.width()), float(self._writer.height())
        page, y = 1, self._head(painter, 1, total)
        line_height = painter.fontMetrics().height() * 1.35
        for cells in rows:
            if y + line_height > height:
                self._writer.newPage()
                page += 1
                y = self._head(painter, page, total)
            x = 0.0
            for share, text in zip(SHARES, cells, strict=True):
                box = QRectF(x, y, share * width, line_height)
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width() * 0.96))
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
                x += box.width()
            y += line_height

    def _head(self, painter: QPainter, page: int, total: int) -> float:
        """The head of a page; where the lines begin. The font for them is set."""
        painter.setFont(QFont("Sans Serif", TITLE_PT, QFont.Weight.Bold))
        height = painter.fontMetrics().height() * 1.6
        box = QRectF(0, 0, self._writer.width(), height)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, self._title)
        painter.setFont(QFont("Sans Serif", BODY_PT))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, f"{total} · {page}")
        return height
