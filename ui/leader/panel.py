"""What is asked about one item, why, and what an approval would do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import BeeldkeurError
from app.events.waiting import Asking, Waiting
from app.model import DecisionKind, Finding
from app.pipeline.judge import answer_words
from ui.badges import Badge, BadgeLabel
from ui.dates import with_words
from ui.language import translate
from ui.leader.film_panel import FilmPanel
from ui.leader.obstacles import obstacle, why_over
from ui.leader.remedies import remedy_for_leader
from ui.leader.sounds import SoundsPanel
from ui.parts import Banner, BannerKind, body, heading, muted
from ui.register.payloads import said_along
from ui.release.when import moment_text
from ui.rooms import Context
from ui.theme import SPACE_4, SPACE_8, SPACE_12, SPACE_16

DOUBTS = (DecisionKind.DOUBT, DecisionKind.NOT_FITTING)
"""What is said in review to have the school leader decide."""


class AskedPanel(QScrollArea):
    """Tells it; decides nothing. Of a video, `sought` and `listen_wanted` are those of `FilmPanel`."""

    sought = Signal(int)
    listen_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("askedPanel")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Leader", "What is asked"))
        self._context = context

    def show_one(self, one: Waiting, refusal: BeeldkeurError | None, *, plays: bool) -> None:
        """About one item; `refusal` is why its picture cannot be shown, `plays` whether it is a video that can."""
        column = self._begin()
        column.addWidget(heading(one.name))
        self._tell_before(column, one)
        self._tell_over(column, one)
        self._tell_dismissed(column, (one,))
        why = obstacle(one, refusal, self._context.catalogue)
        for number, asking in enumerate(sorted(one.asked, key=lambda asking: asking.is_over)):
            if number:
                column.addWidget(_line())
            self._tell(column, asking)
            if not number:
                self._tell_doubters(column, one)
            if plays and not number:
                self._tell_film(column, one)
            column.addWidget(self._use(asking))
        if len(one.asked) > 1:
            column.addWidget(muted(_counts_for(one)))
        if why:
            banner = Banner(BannerKind.WARNING, why)
            banner.setObjectName("obstacleBanner")
            column.insertWidget(1, banner)
        elif one.last.approved is not None:
            column.addWidget(self._after(one.last))
        column.addStretch(1)

    def show_many(self, many: tuple[Waiting, ...], barred: int) -> None:
        """About several items; `barred` is how many of them nobody can approve."""
        column = self._begin()
        column.addWidget(heading(translate("Leader", "%n file(s) chosen", None, len(many))))
        refused = sum(bool(one.refused_before) for one in many)
        if refused:
            words = translate("Leader", "%n of them was refused before: choose it alone to see by whom and why.", None, refused)
            column.addWidget(_named(Banner(BannerKind.DANGER, words), "refusedBanner"))
        self._tell_dismissed(column, many)
        sounds = [sound for one in many if (sound := one.tracks.sound) is not None]
        if sounds:
            column.addWidget(SoundsPanel(sounds))
        if barred:
            words = translate("Leader", "%n of them cannot be approved: choose it alone to see why.", None, barred)
            column.addWidget(Banner(BannerKind.WARNING, words))
        over = sum(bool(one.live) and len(one.live) < len(one.asked) for one in many)
        if over:
            words = translate(
                "Leader", "%n of them has a use that can no longer be approved: choose it alone to see which.", None, over
            )
            column.addWidget(_named(Banner(BannerKind.WARNING, words), "overBanner"))
        column.addWidget(body(translate("Leader", "Why they were put to you")))
        counted: dict[tuple[str, str], int] = {}
        for one in many:
            for found in {(finding.article, finding.fact) for asking in one.asked for finding in asking.judged.findings}:
                counted[found] = counted.get(found, 0) + 1
        for (article, fact), count in sorted(counted.items(), key=lambda told: -told[1]):
            said = translate("Leader", "{count}x {article}: {fact}")
            column.addWidget(muted(said.format(count=count, article=article, fact=with_words(fact))))
        column.addStretch(1)

    def _tell_before(self, column: QVBoxLayout, one: Waiting) -> None:
        """What was answered before about the same item: who is asked now must know it."""
        zone, catalogue = self._context.desk.workplace.zone, self._context.catalogue
        lines = {before.id: with_words(answer_words(before, zone, catalogue)) for before in one.before}
        refused = [lines.pop(before.id) for before in reversed(one.refused_before)]
        if refused:
            said = translate("Leader", "The school leadership refused this file before.")
            column.addWidget(_named(Banner(BannerKind.DANGER, "\n".join((said, *refused))), "refusedBanner"))
        for line in reversed(lines.values()):
            column.addWidget(muted(line))

    def _tell_over(self, column: QVBoxLayout, one: Waiting) -> None:
        """For which uses an approval does not count."""
        for why in filter(None, (why_over(one, asking, self._context.catalogue) for asking in one.asked)):
            column.addWidget(_named(Banner(BannerKind.WARNING, why), "overBanner"))

    def _tell_dismissed(self, column: QVBoxLayout, items: tuple[Waiting, ...]) -> None:
        """That faces will not be covered because somebody said that they are none."""
        counts = [len(one.dismissed) for one in items if one.dismissed]
        if not counts:
            return
        where = translate("Leader", "%n file(s)", None, len(counts))
        told = translate(
            "Leader",
            "In {photos}, %n face(s) that the program found were said to be no face. They are not covered: "
            "look inside the dashed lines.",
            None,
            sum(counts),
        )
        banner = Banner(BannerKind.WARNING, told.format(photos=where))
        banner.setObjectName("dismissedBanner")
        column.addWidget(banner)

    def _tell_doubters(self, column: QVBoxLayout, one: Waiting) -> None:
        """Whom to ask what their doubt was about: no reason is asked of who doubts in review."""
        decisions = one.item.decisions if one.item is not None else ()
        names = dict.fromkeys(decision.author.name for decision in decisions if decision.kind in DOUBTS)
        if names:
            said = translate("Leader", "Who doubted it in review: {names}")
            column.addWidget(muted(said.format(names=", ".join(names))))

    def _tell_film(self, column: QVBoxLayout, one: Waiting) -> None:
        clip = one.screening.clip if one.screening is not None else None
        if clip is not None:
            film = FilmPanel(clip, one.tracks, self._context.theme)
            film.sought.connect(self.sought)
            film.listen_wanted.connect(self.listen_wanted)
            column.addWidget(film)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        column = self._begin()
        column.addWidget(muted(translate("Leader", "Choose a photo or video to see what is asked.")))
        column.addStretch(1)

    def _begin(self) -> QVBoxLayout:
        shown = QWidget()
        shown.setProperty("kind", "page")
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, SPACE_12, 0)
        column.setSpacing(SPACE_12)
        self.setWidget(shown)
        return column

    def _tell(self, column: QVBoxLayout, asking: Asking) -> None:
        verdict = asking.judged.verdict
        words = self._context.catalogue.say(f"words.verdict-{verdict}")
        column.addWidget(BadgeLabel(Badge.of(verdict), words, self._context.theme))
        for finding in asking.judged.findings:
            column.addWidget(_reason(finding, remedy_for_leader(finding, self._context.catalogue)))

    def _use(self, asking: Asking) -> QWidget:
        """Of which event, for what, on whose word, since when; and what was said along, where it came by a command."""
        question, say = asking.question, self._context.catalogue.say
        when = moment_text(asking.referral.referred_at, self._context.desk.workplace.zone, self._context.catalogue.language)
        unknown = translate("Leader", "not chosen")
        facts = (
            (translate("Leader", "Event"), question.event or unknown),
            (translate("Leader", "Setting"), say(f"words.leader-setting-{question.setting}") if question.setting else unknown),
            (translate("Leader", "Channel"), say(f"words.channel-{question.channel}") if question.channel else unknown),
            (translate("Leader", "Consent"), question.consent or translate("Leader", "none")),
            (translate("Leader", "School"), asking.referral.issuer),
            (translate("Leader", "Asked on"), when),
            *(said_along(question.given, self._context.catalogue) if question.given is not None else ()),
        )
        shown = QWidget()
        grid = QGridLayout(shown)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            said, told = muted(name), body(value)
            told.setAccessibleName(f"{name}: {value}")
            grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, row, 1)
        return shown

    def _after(self, asking: Asking) -> QWidget:
        """What an approval leads to."""
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        verdict = asking.approved.verdict if asking.approved else asking.judged.verdict
        words = self._context.catalogue.say(f"words.verdict-{verdict}")
        row.addWidget(muted(translate("Leader", "After your approval:")))
        row.addWidget(BadgeLabel(Badge.of(verdict), words, self._context.theme))
        row.addStretch(1)
        return shown


def _named(banner: Banner, name: str) -> Banner:
    banner.setObjectName(name)
    return banner


def _counts_for(one: Waiting) -> str:
    """For how many of several uses an answer counts."""
    if len(one.live) in (0, len(one.asked)):
        return translate("Leader", "Your answer counts for all %n uses.", None, len(one.asked))
    said = translate("Leader", "Your approval counts for %n of these uses, your refusal for all {total}.", None, len(one.live))
    return said.format(total=len(one.asked))


def _reason(finding: Finding, remedy: str) -> QWidget:
    shown = QFrame()
    shown.setProperty("kind", "card")
    column = QVBoxLayout(shown)
    column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
    column.setSpacing(SPACE_4)
    column.addWidget(body(with_words(f"{finding.article}: {finding.fact}")))
    column.addWidget(muted(with_words(remedy)))
    shown.setAccessibleName(with_words(f"{finding.article}: {finding.fact} {remedy}"))
    return shown


def _line() -> QWidget:
    line = QFrame()
    line.setProperty("kind", "line")
    return line
