"""A consent was added or withdrawn: what is open is judged by what is on record now."""

from __future__ import annotations

from ui.rooms import Context


def judge_anew(context: Context) -> None:
    """Judge all items of the open event anew."""
    context.bench.judge(row.item.path for row in context.bench.model.rows())
