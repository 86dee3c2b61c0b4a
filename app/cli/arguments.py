"""What may be typed: the contract of the command line, and the checks that need nothing but the words themselves."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from app import __version__
from app.consents import REFERENCE, Giver
from app.errors import UsageError
from app.model import LEADERSHIP, Channel, Role, Sensitivity, Setting
from app.redaction.cover import CERTIFIED, CoverStyle
from app.redaction.regions import Extent
from app.text import Catalogue

Word = TypeVar("Word", bound=StrEnum)

YEARS = range(1970, 2101)
"""Years that a consent, a capture or a release may be of; others are slips of the hand."""


HEADINGS = {"positional arguments": "help.positionals", "options": "help.options"}
"""Headings that argparse gives by itself, and our word for each."""

ARGUMENT = re.compile(r"argument (?P<name>\S+): (?P<message>.+)", re.DOTALL)
"""What argparse says of one argument: the argument, then a sentence."""

COMPLAINTS = {
    re.compile(r"the following arguments are required: (?P<what>.+)", re.DOTALL): "words.typed-too-little",
    re.compile(r"unrecognized arguments: (?P<what>.+)", re.DOTALL): "words.typed-unknown",
    re.compile(r"invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)", re.DOTALL): "words.typed-no-choice",
    re.compile(r"ignored explicit argument (?P<value>.+)", re.DOTALL): "words.typed-needless",
    re.compile(r"expected one argument"): "words.typed-without-value",
    re.compile(r"expected at least one argument"): "words.typed-without-values",
    re.compile(rf"(?P<value>.+): {re.escape(REFERENCE.pattern)}", re.DOTALL): "words.typed-no-reference",
    re.compile(r"(?P<value>.+): >= (?P<low>\d+)", re.DOTALL): "words.typed-too-low",
    re.compile(r"(?P<value>.+): YYYY-MM-DD", re.DOTALL): "words.typed-no-day",
    re.compile(r"(?P<value>.+): YYYY-MM-DD\[THH:MM\]", re.DOTALL): "words.typed-no-moment",
    re.compile(r"(?P<value>.+): FIRST\.\.LAST", re.DOTALL): "words.typed-no-days",
    re.compile(r"'': TEXT"): "words.typed-blank",
    re.compile(r"(?P<value>.+): (?P<choices>[a-z0-9-]+(, [a-z0-9-]+)+)", re.DOTALL): "words.typed-no-choice",
}
"""Sentences of argparse, of the Pythons that we run on, and of the converters below, and what is said for each: argparse knows
its own only whole and in English, and passes on no more than a text."""


class Help(argparse.HelpFormatter):
    """Help with its headings in the catalogue's language."""

    def __init__(self, *places: Any, catalogue: Catalogue, **options: Any) -> None:
        super().__init__(*places, **options)
        self._say = catalogue.say

    def add_usage(self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None) -> None:
        """The line of usage; what comes before it may be told, as it is for the usage of commands within commands."""
        super().add_usage(usage, actions, groups, f"{self._say('help.usage')}: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """A section; a heading that is ours already stays."""
        key = HEADINGS.get(heading or "")
        super().start_section(heading if key is None else self._say(key))


class Parser(argparse.ArgumentParser):
    """Speaks the catalogue's language; options are never abbreviated.

    Wrong words are a `UsageError`, so that one place prints all errors. An option for help is the maker's to add: argparse's
    own is in English.
    """

    def __init__(self, catalogue: Catalogue, **options: Any) -> None:
        ours: dict[str, Any] = {"allow_abbrev": False, "add_help": False, "formatter_class": partial(Help, catalogue=catalogue)}
        super().__init__(**ours | options)
        self._catalogue = catalogue

    def error(self, message: str) -> NoReturn:
        """Report what argparse found.

        Raises:
            UsageError: always.
        """
        raise UsageError("arguments", message=complaint(message, self._catalogue), command=self.prog)


def complaint(message: str, catalogue: Catalogue) -> str:
    """What argparse found, in the catalogue's language; a sentence that is not known stays as it is."""
    about = ARGUMENT.fullmatch(message)
    if about is not None:
        return catalogue.say("words.typed-about", name=about["name"], message=complaint(about["message"], catalogue))
    for pattern, key in COMPLAINTS.items():
        found = pattern.fullmatch(message)
        if found is not None:
            return catalogue.say(key, **found.groupdict())
    return message


def one_of(kind: type[Word]) -> Callable[[str], Word]:
    """A converter for one word of an enumeration."""

    def convert(text: str) -> Word:
        try:
            return kind(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(f"{text!r}: {', '.join(kind)}") from error

    return convert


def cover_style(text: str) -> CoverStyle:
    """A style of cover.

    Raises:
        UsageError: `cover-not-offered`, with the reason, for any other word.
    """
    if text not in set(CoverStyle):
        raise UsageError("cover-not-offered", style=text[:80], allowed=", ".join(CoverStyle))
    return CoverStyle(text)


def cover_extent(text: str) -> Extent:
    """How much is covered around a face.

    Raises:
        UsageError: `extent-not-offered`, with the reason, for any other word.
    """
    if text not in set(Extent):
        raise UsageError("extent-not-offered", extent=text[:80], allowed=", ".join(Extent))
    return Extent(text)


def refuse_uncertified(arguments: argparse.Namespace) -> None:
    """A style and an extent go together.

    Raises:
        UsageError: `cover-not-certified` where nobody measured what an attacker makes of both.
    """
    style, extent = getattr(arguments, "cover", CoverStyle.SOLID), getattr(arguments, "extent", Extent.HEAD)
    if extent not in CERTIFIED[style]:
        allowed = ", ".join(CERTIFIED[style])
        raise UsageError("cover-not-certified", style=style.value, extent=extent.value, allowed=allowed)


def some_of(kind: type[Word]) -> Callable[[str], frozenset[Word]]:
    """A converter for words of an enumeration, separated by commas."""
    convert = one_of(kind)
    return lambda text: frozenset(convert(word.strip()) for word in text.split(","))


def reference(text: str) -> str:
    """A consent's reference, which must not be able to hold a name."""
    if not REFERENCE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r}: {REFERENCE.pattern}")
    return text


def day(text: str) -> date:
    """A day as 2026-11-22."""
    try:
        return _in_our_time(date.fromisoformat(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: YYYY-MM-DD") from error


def _in_our_time(found: date) -> date:
    if found.year not in YEARS:
        raise ValueError(found)
    return found


def days(text: str) -> tuple[date, date]:
    """A day, or two with `..` between them."""
    first, dots, last = text.partition("..")
    span = day(first), day(last if dots else first)
    if span[1] < span[0]:
        raise argparse.ArgumentTypeError(f"{text!r}: FIRST..LAST")
    return span


def moment(text: str) -> tuple[date, time | None]:
    """A day, or a day and a time of day: 2026-11-22, 2026-11-22T09:30."""
    if "T" not in text:
        return day(text), None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: YYYY-MM-DD[THH:MM]") from error
    if found.tzinfo is not None:
        raise argparse.ArgumentTypeError(f"{text!r}: YYYY-MM-DD[THH:MM]")
    return day(found.date().isoformat()), found.time()


def at_least(low: int) -> Callable[[str], int]:
    """A whole number from `low` on."""

    def convert(text: str) -> int:
        if not text.isdecimal() or int(text) < low:
            raise argparse.ArgumentTypeError(f"{text!r}: >= {low}")
        return int(text)

    return convert


def filled(text: str) -> str:
    """Words that are not blank."""
    if not text.strip():
        raise argparse.ArgumentTypeError("'': TEXT")
    return text.strip()


def leader(text: str) -> Role:
    """A role of the school leadership."""
    role = one_of(Role)(text)
    if role not in LEADERSHIP:
        raise argparse.ArgumentTypeError(f"{text!r}: director, deputy, board")
    return role


def make_parser(catalogue: Catalogue) -> Parser:
    """The whole command line, described in the catalogue's language."""
    say = catalogue.say
    shared = Parser(catalogue)
    shared.add_argument("-h", "--help", action="help", help=say("help.help"))
    shared.add_argument("--register", metavar="URL", default=argparse.SUPPRESS, help=say("help.register-url"))
    shared.add_argument("--lang", choices=["nl", "en"], default=argparse.SUPPRESS, help=say("help.lang"))
    description, epilog = say("help.program"), say("help.exit-codes")
    parser = Parser(catalogue, prog="beeldkeur", description=description, epilog=epilog, parents=[shared])
    parser.add_argument("--version", action="version", version=f"Beeldkeur {__version__}", help=say("help.version"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    maker = _Maker(catalogue, shared)
    maker.screen(commands)
    maker.export(commands)
    maker.consents(commands)
    maker.person_consents(commands)
    maker.referrals(commands)
    maker.policy(commands)
    maker.registry(commands)
    verify = maker.command(commands, "verify")
    verify.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    demo = maker.described(commands, "demo")
    demo.add_argument("--out", type=Path, default=Path("demo-out"), metavar="DIR", help=say("help.demo-out"))
    screenshots = maker.described(commands, "screenshots")
    screenshots.add_argument("directory", type=Path, metavar="DIR", help=say("help.screenshots-directory"))
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


class _Maker:
    """Adds the commands, each with its sentence of help."""

    def __init__(self, catalogue: Catalogue, shared: Parser) -> None:
        self.catalogue, self.say = catalogue, catalogue.say
        self.shared = shared

    def described(self, commands: _Commands[Parser], name: str, key: str | None = None) -> Parser:
        sentence = self.say(f"help.{key or name}")
        return commands.add_parser(name, help=sentence, description=sentence, parents=[self.shared], catalogue=self.catalogue)

    def command(self, commands: _Commands[Parser], name: str, key: str | None = None) -> Parser:
        parser = self.described(commands, name, key)
        parser.add_argument("--json", action="store_true", help=self.say("help.json"))
        return parser

    def group(self, commands: _Commands[Parser], name: str, key: str | None = None) -> _Commands[Parser]:
        parser = self.described(commands, name, key)
        return parser.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=Parser)

    def looking(self, parser: Parser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=self.say("help.path"))
        parser.add_argument("--event", type=filled, metavar="NAME", help=self.say("help.event"))
        parser.add_argument("--captured", type=days, metavar="DATE[..DATE]", help=self.say("help.captured"))
        parser.add_argument(
            "--sensitivity", type=one_of(Sensitivity), default=Sensitivity.STANDARD, help=self.say("help.sensitivity")
        )
        parser.add_argument("--jobs", type=at_least(1), metavar="N", help=self.say("help.jobs"))
        parser.add_argument("--cluster", metavar="ADDRESS", help=self.say("help.cluster"))

    def screen(self, commands: _Commands[Parser]) -> None:
        parser = self.command(commands, "screen")
        self.looking(parser)
        parser.add_argument("--setting", type=one_of(Setting), help=self.say("help.setting"))
        parser.add_argument("--channel", type=one_of(Channel), help=self.say("help.channel"))
        parser.add_argument("--consent", type=reference, metavar="REF", help=self.say("help.consent"))
        parser.add_argument("--report", type=Path, metavar="FILE.html", help=self.say("help.report"))

    def export(self, commands: _Commands[Parser]) -> None:
        parser = self.command(commands, "export")
        self.looking(parser)
        parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=self.say("help.out"))
        parser.add_argument("--setting", type=one_of(Setting), required=True, help=self.say("help.setting"))
        parser.add_argument("--channel", type=one_of(Channel), required=True, help=self.say("help.channel"))
        parser.add_argument("--consent", type=reference, required=True, metavar="REF", help=self.say("help.consent"))
        parser.add_argument("--operator", type=filled, required=True, metavar="NAME", help=self.say("help.operator"))
        parser.add_argument("--confirm-no-faces", action="store_true", help=self.say("help.confirm-no-faces"))
        parser.add_argument("--decisions", type=Path, metavar="FILE", help=self.say("help.decisions"))
        parser.add_argument("--cover", type=cover_style, default=CoverStyle.SOLID, metavar="STYLE", help=self.say("help.cover"))
        parser.add_argument("--extent", type=cover_extent, default=Extent.HEAD, metavar="EXTENT", help=self.say("help.extent"))
        parser.add_argument("--max-side", type=at_least(64), metavar="PX", help=self.say("help.max-side"))
        parser.add_argument("--video-codec", choices=["h264", "hevc"], default="h264", help=self.say("help.video-codec"))
        parser.add_argument("--names", choices=["number", "keep"], default="number", help=self.say("help.names"))

    def consents(self, commands: _Commands[Parser]) -> None:
        actions = self.group(commands, "consent", "consents")
        add = self.command(actions, "add", "consent-add")
        add.add_argument("--reference", type=reference, required=True, metavar="REF")
        add.add_argument("--given-by", type=filled, required=True, metavar="NAME")
        add.add_argument("--role", type=leader, required=True, help="director, deputy, board")
        add.add_argument("--date", type=moment, required=True, metavar="DATE[THH:MM]")
        add.add_argument("--settings", type=some_of(Setting), required=True, metavar="S,…", help=", ".join(Setting))
        add.add_argument("--channels", type=some_of(Channel), required=True, metavar="C,…", help=", ".join(Channel))
        add.add_argument("--issuer", type=filled, metavar="SCHOOL", help=self.say("help.issuer"))
        add.add_argument("--event", type=filled, metavar="NAME", help=self.say("help.event"))
        add.add_argument("--from", dest="first_day", type=day, metavar="DAY", help=self.say("help.from"))
        add.add_argument("--until", dest="last_day", type=day, metavar="DAY", help=self.say("help.until"))
        add.add_argument("--valid-until", type=day, metavar="DAY", help=self.say("help.valid-until"))
        add.add_argument("--sound", action="store_true", help=self.say("help.sound"))
        add.add_argument("--document", type=Path, metavar="FILE", help=self.say("help.document"))
        self.command(actions, "list", "consent-list")
        show = self.command(actions, "show", "consent-show")
        show.add_argument("reference", type=reference, metavar="REF")
        self.withdrawing(actions, "consent-withdraw")

    def person_consents(self, commands: _Commands[Parser]) -> None:
        actions = self.group(commands, "person-consent")
        add = self.command(actions, "add", "person-consent-add")
        add.add_argument("--reference", type=reference, required=True, metavar="REF")
        add.add_argument("--issuer", type=filled, required=True, metavar="NAME")
        add.add_argument("--giver", type=one_of(Giver), required=True, help=", ".join(Giver))
        add.add_argument("--channels", type=some_of(Channel), required=True, metavar="C,…", help=", ".join(Channel))
        add.add_argument("--refused", action="store_true", help=self.say("help.refused"))
        add.add_argument("--valid-until", type=day, metavar="DAY", help=self.say("help.valid-until"))
        self.command(actions, "list", "person-consent-list")
        self.withdrawing(actions, "person-consent-withdraw")

    def referrals(self, commands: _Commands[Parser]) -> None:
        actions = self.group(commands, "referral")
        self.command(actions, "list", "referral-list")
        for name in ("approve", "refuse"):
            decide = self.command(actions, name, f"referral-{name}")
            decide.add_argument("items", nargs="+", metavar="ITEM", help=self.say("help.item"))
            decide.add_argument("--by", type=filled, required=True, metavar="NAME")
            decide.add_argument("--role", type=leader, required=True, help="director, deputy, board")
            decide.add_argument("--reason", type=filled, required=True, metavar="TEXT")

    def policy(self, commands: _Commands[Parser]) -> None:
        actions = self.group(commands, "policy")
        self.command(actions, "show", "policy-show")
        change = self.command(actions, "set", "policy-set")
        change.add_argument("name", metavar="NAME", choices=["a2", "a7", "issuer"])
        change.add_argument("value", metavar="VALUE", type=filled)

    def registry(self, commands: _Commands[Parser]) -> None:
        actions = self.group(commands, "register")
        listing = self.command(actions, "list", "register-list")
        listing.add_argument("--consent", type=reference, metavar="REF")
        listing.add_argument("--since", type=day, metavar="D")
        show = self.command(actions, "show", "register-show")
        show.add_argument("entry", metavar="ENTRY")
        self.command(actions, "verify", "register-verify")
        table = self.command(actions, "csv", "register-csv")
        table.add_argument("file", type=Path, metavar="FILE")

    def withdrawing(self, actions: _Commands[Parser], key: str) -> None:
        withdraw = self.command(actions, "withdraw", key)
        withdraw.add_argument("reference", type=reference, metavar="REF")
        withdraw.add_argument("--reason", type=filled, required=True, metavar="TEXT")
