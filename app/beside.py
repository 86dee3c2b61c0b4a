"""Files that lie beside a temporary one while it is made: who deletes the one deletes the others."""

from __future__ import annotations

from pathlib import Path

_KINDS = ("was", "parts")


def beside(temporary: Path, kind: str) -> Path:
    """The name of such a file; `kind` is `was` (the temporary file as it was before) or `parts`."""
    if kind not in _KINDS:
        raise ValueError(f"nobody would delete {kind}")
    return temporary.with_name(f"{temporary.name}.{kind}")


def delete(temporary: Path) -> None:
    """Delete a temporary file and all that may lie beside it.

    Raises:
        OSError: when one of them cannot be deleted.
    """
    for path in (*(beside(temporary, kind) for kind in _KINDS), temporary):
        path.unlink(missing_ok=True)
