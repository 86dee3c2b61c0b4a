"""Where the program works: its own files, its user's settings, the register and the foundation's protocol."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from app.errors import EnvironmentBrokenError
from app.pipeline.judge import Known
from app.records import decided_looks, do_not_use, person_consents, policy, refused_items, reported
from app.register import Register, open_register
from app.register.exports import Recovered, recover
from app.rules.protocol import Protocol, parse_protocol
from app.settings import Places, Settings
from app.text import ASSETS, Language


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
class Workplace:
    """What the command line and the window share. `register_url` is a SQLAlchemy URL."""

    places: Places
    settings: Settings
    register_url: str

    @property
    def now(self) -> datetime:
        """The present, aware."""
        return datetime.now(UTC)

    @property
    def zone(self) -> tzinfo:
        """The zone of this machine, in which clocks on walls and documents are read."""
        return LocalZone()

    @contextmanager
    def reading(self) -> Iterator[Register]:
        """The register, opened for reading only."""
        with open_register(self.register_url, heads_path=self.places.heads, readonly=True) as register:
            yield register

    @contextmanager
    def writing(self) -> Iterator[tuple[Register, tuple[Recovered, ...]]]:
        """The register, opened for writing, and what an earlier run left unfinished and was just brought to an end."""
        with open_register(self.register_url, heads_path=self.places.heads) as register:
            yield register, recover(register)

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
            reported(register),
        )


def system_language(environment: Mapping[str, str]) -> Language:
    """Dutch on a Dutch system, else English."""
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    if not named and sys.platform == "win32":
        named = locale.getlocale()[0] or ""
    return Language.NL if named.lower().startswith(("nl", "dutch")) else Language.EN


def cores() -> int:
    """The processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
