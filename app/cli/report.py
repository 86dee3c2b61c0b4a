"""The report of a screening: one HTML page of its own, without pictures and without anything fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from app.batch.runs import Screened
from app.cli.output import Printer, printable
from app.model import Screening

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1d2733;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.6rem}
th,td{border-bottom:1px solid #c5ccd4}
td:first-child{overflow-wrap:anywhere}.v{font-weight:600;white-space:nowrap}ul{margin:0;padding-left:1.1rem}
@media print{body{margin:0}}
"""
_SIGNS = {"allowed": "\N{HEAVY CHECK MARK}", "cover": "\N{BLACK CIRCLE}", "referred": "?", "blocked": "\N{MULTIPLICATION X}"}


def write_report(results: Iterable[Screened], printer: Printer, other: int) -> str:
    """The whole page, in the printer's language; file names are escaped."""
    say, rows, total = printer.catalogue.say, [], 0
    for result in results:
        total += 1
        if result.verdict is None:
            verdict = say("words.error")
            reasons = escape(printer.sentence(result.error)) if result.error else ""
        else:
            verdict = f"{_SIGNS[result.verdict]} {say(f'words.verdict-{result.verdict}')}"
            lines = (f"<li>[{escape(f.article)}] {escape(f.fact)} {escape(f.remedy)}</li>" for f in result.findings)
            reasons = f"<ul>{''.join(lines)}</ul>"
        faces = _people(result.screening) if result.screening else "-"
        name = escape(printable(str(result.found.path)))
        rows.append(f"<tr><td>{name}</td><td class=v>{escape(verdict)}</td><td>{faces}</td><td>{reasons}</td></tr>")
    head = "".join(f"<th scope=col>{say(f'report.{name}')}</th>" for name in ("file", "verdict", "faces", "reasons"))
    return (
        f'<!doctype html><html lang="{printer.catalogue.language}"><meta charset="utf-8"><title>Beeldkeur</title>'
        f"<style>{_STYLE}</style><h1>{say('report.title')}</h1><p>{say('report.counts', total=total, other=other)}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></html>\n"
    )


def _people(screening: Screening) -> int:
    """How many faces were found; of a video, how many people's tracks."""
    return len(screening.faces) if screening.clip is None else len(screening.clip.tracks)
