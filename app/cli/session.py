"""What every command needs: the language, the places, the register, the protocol, and where to print."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import count, pairwise
from pathlib import Path
from typing import TextIO

from app.books.findings import rules_of
from app.cli.output import Printer
from app.errors import EnvironmentBrokenError, UsageError
from app.pipeline.judge import Known
from app.register import Register
from app.register.exports import Outcome, Recovered
from app.rules.protocol import Rule
from app.settings import Settings, places
from app.text import Catalogue, Language
from app.workplace import Workplace, system_language


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the program."""

    arguments: Namespace
    workplace: Workplace
    catalogue: Catalogue
    printer: Printer

    @property
    def now(self) -> datetime:
        """The present, aware."""
        return self.workplace.now

    @property
    def zone(self) -> tzinfo:
        """The zone of this machine, in which clocks on walls and documents are read."""
        return self.workplace.zone

    @contextmanager
    def register(self, *, readonly: bool = False) -> Iterator[Register]:
        """The register, opened; for writing, what an earlier run left unfinished is brought to an end first."""
        if readonly:
            with self.workplace.reading() as register:
                yield register
            return
        with self.workplace.writing() as (register, recovered):
            self._tell(recovered)
            yield register

    def rules(self) -> Mapping[str, Rule]:
        """The protocol's rules by their codes; none, with a note, where it cannot be read: the register can all the same."""
        rules = rules_of(self.workplace)
        if rules.problem is not None:
            self.printer.note(self.printer.sentence(rules.problem))
        return rules.by_code

    def known(self, register: Register) -> Known:
        """What is on record now."""
        return self.workplace.known(register)

    def _tell(self, recovered: tuple[Recovered, ...]) -> None:
        outcomes = [one.outcome for one in recovered]
        confirmed, abandoned = outcomes.count(Outcome.CONFIRMED), outcomes.count(Outcome.ABANDONED)
        if confirmed or abandoned:
            self.printer.note(self.catalogue.say("words.recovered", confirmed=confirmed, abandoned=abandoned))
        left = outcomes.count(Outcome.LEFT)
        if left:
            self.printer.note(self.catalogue.say("words.recovered-left", left=left))


def choose_language(words: list[str], settings: Settings, environment: Mapping[str, str]) -> Language:
    """The language asked for, else the one in the settings, else Dutch on a Dutch system, else English."""
    asked = next((word for before, word in pairwise(["", *words]) if before == "--lang"), None)
    asked = next((word.removeprefix("--lang=") for word in words if word.startswith("--lang=")), asked)
    if asked in set(Language):
        return Language(asked)
    if settings.language is not None:
        return Language(settings.language)
    return system_language(environment)


@contextmanager
def creating(wanted: Path) -> Iterator[TextIO]:
    """A new file for writing text; where there is one of that name already, a number is added: nothing is overwritten.

    Where something breaks it is gone: half of a table looks like the whole.

    Raises:
        EnvironmentBrokenError: `file-unwritable`.
    """
    try:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        with _whole(_first_free(wanted)) as stream:
            yield stream
    except OSError as error:
        raise EnvironmentBrokenError("file-unwritable", file=str(wanted), problem=error.strerror or "") from error


@contextmanager
def _whole(stream: TextIO) -> Iterator[TextIO]:
    try:
        with stream:
            yield stream
    except BaseException:
        Path(stream.name).unlink(missing_ok=True)
        raise


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
    except OSError as error:
        raise UsageError("file-unreadable", file=str(file), problem=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise UsageError("file-unreadable", file=str(file), problem="UTF-8") from error


def start_session(arguments: Namespace, settings: Settings, catalogue: Catalogue, printer: Printer) -> Session:
    """Gather what commands need."""
    home = places(os.environ)
    url = getattr(arguments, "register", None) or home.register_url
    return Session(arguments, Workplace(home, settings, url), catalogue, printer)
