"""Where the program keeps its own files, and what its user chose; read once, passed on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.errors import EnvironmentBrokenError

HOME_VARIABLE = "BEELDKEUR_HOME"


@dataclass(frozen=True, slots=True)
class Places:
    """The program's own files, all below `home`."""

    home: Path

    @property
    def register_url(self) -> str:
        """The register where the user named none: SQLite, as a SQLAlchemy URL."""
        return f"sqlite:///{self.home / 'register.sqlite'}"

    @property
    def heads(self) -> Path:
        """The last heads of the register's chains that this machine saw."""
        return self.home / "register-heads.json"

    @property
    def settings(self) -> Path:
        """What the user chose."""
        return self.home / "settings.toml"

    @property
    def events(self) -> Path:
        """The events in work: the window's autosave."""
        return self.home / "events.sqlite"

    @property
    def work(self) -> Path:
        """What first passes over videos found, until the videos are released."""
        return self.home / "work"

    @property
    def preferences(self) -> Path:
        """What the window remembers for its user."""
        return self.home / "preferences.json"

    @property
    def log(self) -> Path:
        """The log: media ids, no paths, no people."""
        return self.home / "beeldkeur.log"


def places(environment: Mapping[str, str]) -> Places:
    """The program's own folder: `BEELDKEUR_HOME` where it is set, else the system's place for user data."""
    chosen = environment.get(HOME_VARIABLE)
    return Places(Path(chosen) if chosen else platformdirs.user_data_path("beeldkeur", appauthor=False))


@dataclass(frozen=True, slots=True)
class Settings:
    """What `settings.toml` may say.

    `language` is `nl` or `en`; `protocol` is a foundation's own definition, a path as seen from the program's folder.
    """

    language: str | None = None
    protocol: str | None = None


def load_settings(file: Path) -> Settings:
    """Read the settings; a missing file is the defaults.

    Raises:
        EnvironmentBrokenError: when the file is there and not as it must be: broken settings never become defaults.
    """
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentBrokenError("settings-invalid", file=file.name, problem=str(error)) from error
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EnvironmentBrokenError("settings-invalid", file=file.name, problem=str(error)) from error
    for name, value in found.items():
        if name not in Settings.__slots__ or not isinstance(value, str):
            raise EnvironmentBrokenError("settings-invalid", file=file.name, problem=f"{name} = {value!r}")
    if found.get("language", "nl") not in ("nl", "en"):
        raise EnvironmentBrokenError("settings-invalid", file=file.name, problem=f"language = {found['language']!r}")
    return Settings(**found)
