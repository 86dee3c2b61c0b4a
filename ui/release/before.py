"""What left before: told, with when, where to and by whom, so that nobody releases the same twice without knowing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.events.event import EventItem
from app.records import Departure, Standing, worst_of
from ui.language import translate
from ui.parts import Banner, BannerKind, Card, muted
from ui.release.when import moment_text
from ui.rooms import Context

NAMED_AT_MOST = 12


class BeforeCard(Card):
    """The earlier releases of what would leave, of whatever event and channel. It asks nothing and holds nothing back."""

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Release", "Released before"))
        self.setObjectName("beforeCard")
        self._context = context
        self._found: Mapping[str, tuple[Departure, ...]] = {}
        self._items: tuple[EventItem, ...] = ()
        self.told = Banner(BannerKind.NOTICE, "")
        self.lines = muted("")
        self.lines.setObjectName("beforeLines")
        for part in (self.told, self.lines):
            self.column.addWidget(part)
        self.hide()

    def take(self, found: Mapping[str, tuple[Departure, ...]]) -> None:
        """The earlier releases are known, by the items' paths."""
        self._found = found
        self._show()

    def show_items(self, going: Iterable[EventItem]) -> None:
        """Tell of these."""
        self._items = tuple(going)
        self._show()

    def _show(self) -> None:
        again = [(item, self._found[item.path]) for item in self._items if item.path in self._found]
        self.setVisible(bool(again))
        if not again:
            return
        is_gone = any(one.standing is not Standing.OUT for _, left in again for one in left)
        again.sort(key=lambda one: worst_of(one[1]) is not Standing.TO_TAKE_DOWN)  # it is never among those left unnamed
        count = len(again)
        said = [
            translate("Release", "%n file(s) were released before. A new file is made; the earlier one stays.", None, count)
        ]
        if is_gone:
            said.append(translate("Release", "Of some, a consent was withdrawn since: ask yourself whether this is meant."))
        self.told.show_text(BannerKind.WARNING if is_gone else BannerKind.NOTICE, " ".join(said))
        lines = [self._line(item, left) for item, left in again[:NAMED_AT_MOST]]
        rest = len(again) - NAMED_AT_MOST
        if rest > 0:
            lines.append(translate("Release", "and %n more", None, rest))
        self.lines.setText("\n".join(lines))

    def _line(self, item: EventItem, left: tuple[Departure, ...]) -> str:
        """The last time it left, how often it did before that, and which files of those times have to be taken down."""
        last, say = left[-1], self._context.catalogue.say
        when = moment_text(last.made.at, self._context.desk.workplace.zone, self._context.catalogue.language)
        said = translate("Release", "{name}: {when}, {channel}, by {operator}, as {output}").format(
            name=item.found.path.name,
            when=when,
            channel=say(f"words.channel-{last.made.channel}"),
            operator=last.made.operator.name,
            output=last.made.output or "-",
        )
        standing = _standing(last.standing)
        earlier = translate("Release", "and %n time(s) before", None, len(left) - 1) if len(left) > 1 else ""
        return "; ".join(part for part in (said, standing, earlier, _owed_of(left[:-1])) if part)


def _owed_of(earlier: tuple[Departure, ...]) -> str:
    """The files of earlier times that have to be taken down, by name: that a later one may stay does not settle them."""
    if worst_of(earlier) is not Standing.TO_TAKE_DOWN:
        return ""
    owed = (str(one.made.output or "-") for one in earlier if one.standing is Standing.TO_TAKE_DOWN)
    words = translate("Release", "to be taken down of those before, as the consent was withdrawn: {outputs}")
    return words.format(outputs=", ".join(owed))


def _standing(standing: Standing) -> str:
    return {
        Standing.OUT: "",
        Standing.TO_TAKE_DOWN: translate("Release", "to be taken down: the consent was withdrawn"),
        Standing.TAKEN_DOWN: translate("Release", "taken down: the consent was withdrawn"),
    }[standing]
