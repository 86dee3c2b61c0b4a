"""Records what was decided, and tells how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.errors import BeeldkeurError
from app.events.answering import Ruled, rule
from app.events.waiting import Waiting, without_what_is_over
from app.records import Answer, Look
from app.workplace import Workplace
from ui.language import translate
from ui.leader.allowing import own_sentence
from ui.parts import BannerKind
from ui.rooms import Context


class Deciding(QObject):
    """`decided` carries how it went: the kind of banner, and what it says. `failed`: nothing was recorded.

    `answered` are the SHA-256 of what is being decided about, until it is forgotten: its leaving is no surprise.
    """

    decided = Signal(object, str)
    failed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.answered: frozenset[str] = frozenset()

    def record(self, items: Sequence[Waiting], answer: Answer, operator: str, looks: Mapping[str, Look]) -> None:
        """Record one answer to all of these; `operator` and `looks` as for `rule`."""
        self.answered = frozenset(one.sha256 for one in items)
        self._context.tasks.run(
            partial(_answered, self._context.desk.workplace, tuple(items), answer, operator, looks),
            partial(self._take, is_approval=answer.approved),
            self._fail,
        )

    def forget(self) -> None:
        """What was decided is known by now."""
        self.answered = frozenset()

    def _take(self, ruled: Ruled, *, is_approval: bool) -> None:
        bench = self._context.bench
        bench.judge(row.item.path for row in bench.model.rows())
        if isValid(self):
            kind = BannerKind.WARNING if ruled.changed or ruled.own else BannerKind.SUCCESS
            self.decided.emit(kind, _told(ruled, is_approval=is_approval))

    def _fail(self, error: BeeldkeurError) -> None:
        if isValid(self):
            self.forget()
            self.failed.emit()
            self._context.show_error(error)


def _answered(
    workplace: Workplace, items: tuple[Waiting, ...], answer: Answer, operator: str, looks: Mapping[str, Look]
) -> Ruled:
    """Record it. An approval is about what it can let go: questions whose consent has ended wait no more, unapproved."""
    asked = without_what_is_over(workplace, items) if answer.approved else items
    return rule(workplace, asked, answer, operator, looks)


def _told(ruled: Ruled, *, is_approval: bool) -> str:
    said = (
        translate("Leader", "%n file(s) approved. It is in the register.", None, ruled.answered)
        if is_approval
        else translate("Leader", "%n file(s) refused. It is in the register.", None, ruled.answered)
    )
    if ruled.changed:
        said += " " + translate("Leader", "%n was put to you anew meanwhile: look again.", None, len(ruled.changed))
    if ruled.own:
        said += " " + own_sentence(len(ruled.own))
    return said
