"""The register as a table for other programs."""

from __future__ import annotations

import csv
from typing import TextIO

from app.register.chain import canonical_json
from app.register.store import Register

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet read a cell as a formula."""


def register_csv(register: Register, file: TextIO) -> None:
    """Write one line for each entry. `file` is opened with `newline=""`; erased payloads are empty."""
    writer = csv.writer(file, lineterminator="\n")
    columns = ("issuer", "position", "id", "kind", "subject", "lookup", "created_at", "digest", "hash")
    writer.writerow((*columns, "payload"))
    for entry in register.entries():
        payload = canonical_json(entry.payload) if entry.payload is not None else ""
        writer.writerow([cell(value) for value in (*(getattr(entry, column) for column in columns), payload)])


def cell(value: object) -> str:
    """A cell that stays on its line and that no spreadsheet takes for a formula."""
    text = " ".join(str(value).splitlines())
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text
