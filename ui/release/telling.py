"""What will happen, and what lacks still, in plain words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.badges import Badge, BadgeLabel
from ui.dates import with_words
from ui.language import translate
from ui.parts import Card, body, muted
from ui.release.outlook import Outlook
from ui.release.ready import Lack
from ui.rooms import Context
from ui.theme import SPACE_4, SPACE_8, SPACE_12

REASONS_AT_MOST = 6


def lack_sentence(lack: Lack) -> str:
    """Why the button is grey, and what to do."""
    return {
        Lack.JUDGING: translate("Release", "They are being judged by what is chosen here. One moment."),
        Lack.UNKNOWN: translate("Release", "Some of them are still being looked at. One moment, or choose fewer."),
        Lack.NOTHING: translate("Release", "None of them may leave yet: see the reasons above."),
        Lack.CHANNEL: translate("Release", "Choose where they go."),
        Lack.CONSENT: translate("Release", "Choose the consent of the school leadership."),
        Lack.NAME: translate("Release", "Fill in who releases them."),
        Lack.GIVER: translate(
            "Release", "Who gave the consent does not release under it. Have somebody else do this, or choose another consent."
        ),
        Lack.FOLDER: translate("Release", "Choose a folder for the released files."),
        Lack.PLACE: translate("Release", "The folder is being looked at. One moment."),
        Lack.DISMISSED: translate(
            "Release", "Look at the faces that were said to be no face, and confirm it: what is a face has to be covered."
        ),
        Lack.UNSEEN: translate("Release", "Look in review at what nobody looked at, or confirm that it leaves without."),
        Lack.SOURCE: translate(
            "Release", "That folder holds the originals. Choose another one, so that the two are never mixed up."
        ),
        Lack.ACCOUNT: translate("Release", "Confirm that they are for the school's own account or publication."),
    }[lack]


def responsibility() -> str:
    """A4 and A5 in one line."""
    return translate(
        "Release",
        "Who publishes is personally responsible (A4), and what is published stays public for ever (A5). "
        "Your name goes into the register.",
    )


def release_text(count: int) -> str:
    """What the button says."""
    return translate("Release", "Release %n file(s)", None, count)


class OutlookCard(Card):
    """How many go and stay, with the reasons."""

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Release", "What will happen"))
        self.setObjectName("outlookCard")
        self._context = context
        self._lines = QWidget()
        self.column.addWidget(self._lines)

    def show_outlook(self, seen: Outlook) -> None:
        """Say it."""
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        say = self._context.catalogue.say
        told = (
            (Badge.COVER, say("words.verdict-cover"), seen.covered, _covered(seen.covered)),
            (Badge.ALLOWED, say("words.verdict-allowed"), seen.as_they_are, _as_they_are(seen.as_they_are)),
            (Badge.REFERRED, say("words.verdict-referred"), seen.referred, _referred(seen.referred)),
            (Badge.BLOCKED, say("words.verdict-blocked"), seen.blocked, _blocked(seen.blocked)),
            (Badge.UNREADABLE, translate("Release", "cannot be read"), seen.unreadable, _unreadable(seen.unreadable)),
            (Badge.WAITING, translate("Release", "being looked at"), seen.unknown, _unknown(seen.unknown)),
        )
        for badge, name, count, words in told:
            if count:
                column.addWidget(self._line(badge, name, words))
        if seen.reasons:
            column.addWidget(self._reasons(seen))
        old, self._lines = self._lines, lines
        self.column.replaceWidget(old, lines)
        old.hide()
        old.deleteLater()

    def _line(self, badge: Badge, name: str, words: str) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(BadgeLabel(badge, name, self._context.theme))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(body(words))
        return line

    def _reasons(self, seen: Outlook) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        why = body(translate("Release", "Why some stay"))
        why.setProperty("kind", "label")
        column.addWidget(why)
        for reason in seen.reasons[:REASONS_AT_MOST]:
            fact = translate("Release", "{count}x {article}: {fact}").format(
                count=reason.count, article=reason.finding.article, fact=with_words(reason.finding.fact)
            )
            column.addWidget(muted(fact))
        if len(seen.reasons) > REASONS_AT_MOST:
            column.addWidget(muted(translate("Release", "and %n more reason(s)", None, len(seen.reasons) - REASONS_AT_MOST)))
        return shown


def _covered(count: int) -> str:
    return translate("Release", "%n file(s) leave with the people in them covered.", None, count)


def _as_they_are(count: int) -> str:
    return translate(
        "Release", "%n file(s) leave as they are to be seen, without what they tell about place and maker.", None, count
    )


def _referred(count: int) -> str:
    return translate("Release", "%n file(s) stay and are put to the school leader.", None, count)


def _blocked(count: int) -> str:
    return translate("Release", "%n file(s) stay: the protocol does not allow this use.", None, count)


def _unreadable(count: int) -> str:
    return translate("Release", "%n file(s) stay: they cannot be read.", None, count)


def _unknown(count: int) -> str:
    return translate("Release", "%n file(s) are not judged yet.", None, count)
