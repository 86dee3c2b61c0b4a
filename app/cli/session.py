"""What every command needs: the language, the places, the register, the protocol, and where to print."""

from __future__ import annotations

import locale
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import count, pairwise
from pathlib import Path
from typing import TextIO

from app.cli.output import Printer
from app.errors import EnvironmentBrokenError, UsageError
from app.pipeline.judge import Known
from app.records import decided_looks, do_not_use, person_consents, policy, refused_items
from app.register import Register, open_register
from app.register.exports import Outcome, recover
from app.rules.protocol import Protocol, parse_protocol
from app.settings import Places, Settings, places
from app.text import ASSETS, Catalogue, Language


class LocalZone(tzinfo):
    """This machine's zone, summer time included: in winter a clock on a wall of last summer is read as it stood then."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """The offset at that moment."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:
        """Not told apart."""
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        """The zone's name at that moment."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, dt: datetime) -> datetime:
        """The wall clock of a moment."""
        local = dt.replace(tzinfo=UTC).astimezone()
        wall = local.replace(tzinfo=None)
        # the second of two hours with the same name, when the clock was put back
        return wall.replace(tzinfo=self, fold=int(wall.astimezone().utcoffset() != local.utcoffset()))


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the program."""

    arguments: Namespace
    places: Places
    settings: Settings
    catalogue: Catalogue
    printer: Printer

    @property
    def now(self) -> datetime:
        """The present, aware."""
        return datetime.now(UTC)

    @property
    def zone(self) -> tzinfo:
        """The zone of this machine, in which clocks on walls and documents are read."""
        return LocalZone()

    @contextmanager
    def register(self, *, readonly: bool = False) -> Iterator[Register]:
        """The register, opened; for writing, what an earlier run left unfinished is brought to an end first."""
        url = getattr(self.arguments, "register", None) or self.places.register_url
        with open_register(url, heads_path=self.places.heads, readonly=readonly) as register:
            if not readonly:
                self._recover(register)
            yield register

    def protocol(self) -> Protocol:
        """The foundation's protocol.

        Raises:
            EnvironmentBrokenError: when it cannot be read or is not valid.
        """
        file = self.places.home / self.settings.protocol if self.settings.protocol else ASSETS / "protocol.toml"
        try:
            text = file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise EnvironmentBrokenError("protocol-invalid", rule=file.name, problem=str(error)) from error
        return parse_protocol(text)

    def known(self, register: Register) -> Known:
        """What is on record now."""
        consents = {consent.reference: consent for consent in person_consents(register)}
        return Known(
            self.protocol(),
            policy(register),
            consents,
            decided_looks(register),
            self.now,
            self.zone,
            refused_items(register),
            do_not_use(register),
        )

    def _recover(self, register: Register) -> None:
        outcomes = [recovered.outcome for recovered in recover(register)]
        confirmed, abandoned = outcomes.count(Outcome.CONFIRMED), outcomes.count(Outcome.ABANDONED)
        if confirmed or abandoned:
            self.printer.note(self.catalogue.say("words.recovered", confirmed=confirmed, abandoned=abandoned))


def choose_language(words: list[str], settings: Settings, environment: Mapping[str, str]) -> Language:
    """The language asked for, else the one in the settings, else Dutch on a Dutch system, else English."""
    asked = next((word for before, word in pairwise(["", *words]) if before == "--lang"), None)
    asked = next((word.removeprefix("--lang=") for word in words if word.startswith("--lang=")), asked)
    if asked in set(Language):
        return Language(asked)
    if settings.language is not None:
        return Language(settings.language)
    named_system = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    if not named_system and sys.platform == "win32":
        named_system = locale.getlocale()[0] or ""
    return Language.NL if named_system.lower().startswith(("nl", "dutch")) else Language.EN


@contextmanager
def creating(wanted: Path) -> Iterator[TextIO]:
    """A new file for writing text; where there is one of that name already, a number is added: nothing is overwritten.

    Raises:
        EnvironmentBrokenError: `file-unwritable`.
    """
    try:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        with _first_free(wanted) as stream:
            yield stream
    except OSError as error:
        raise EnvironmentBrokenError("file-unwritable", file=str(wanted), problem=error.strerror or "") from error


def _first_free(wanted: Path) -> TextIO:
    for number in count(1):
        name = wanted if number == 1 else wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        with suppress(FileExistsError):
            return name.open("x", encoding="utf-8", newline="")
    raise AssertionError("numbers do not end")


def read_text(file: Path) -> str:
    """A file the user named; the mark that some editors put at the beginning is passed over.

    Raises:
        UsageError: `file-unreadable`.
    """
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("file-unreadable", file=str(file), problem=str(error)) from error


def start_session(arguments: Namespace, settings: Settings, catalogue: Catalogue, printer: Printer) -> Session:
    """Gather what commands need."""
    return Session(arguments, places(os.environ), settings, catalogue, printer)
