"""What the window remembers for its user: choices and habits, in one small file, written as a whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cattrs import BaseValidationError, transform_error
from cattrs.preconf.json import make_converter

from app.errors import EnvironmentBrokenError
from app.model import Channel, Role

RETENTION_DAYS = 30
"""How long the working data of an event stays by default (PROTOCOL.md: working data expires)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What was chosen last. `text_percent` is 100 to 200; `geometry` is Qt's own, base64.

    `name` and `role` are of whoever sits here; `theme` and `language` None follow the system. `cover` and `extent` are
    words for how people are covered; those that are not on offer (any more) count as the default.
    """

    language: Literal["nl", "en"] | None = None
    theme: Literal["light", "dark"] | None = None
    text_percent: int = 100
    reduced_motion: bool = False
    name: str = ""
    role: Role = Role.OPERATOR
    channel: Channel | None = None
    out: str | None = None
    retention_days: int = RETENTION_DAYS
    geometry: str = ""
    last_event: str | None = None
    cover: str = "solid"
    extent: str = "head"
    welcomed: bool = False

    def __post_init__(self) -> None:
        """Refuse sizes and terms that no dialogue offers.

        Raises:
            ValueError: when the text is smaller than 100 % or larger than 200 %, or nothing would be kept for a day.
        """
        if not 100 <= self.text_percent <= 200:  # noqa: PLR2004 - percent
            raise ValueError(f"text_percent {self.text_percent}")
        if self.retention_days < 1:
            raise ValueError(f"retention_days {self.retention_days}")


_CONVERTER = make_converter(forbid_extra_keys=True)


def load_preferences(file: Path) -> Preferences:
    """Read the preferences; a missing file is the defaults.

    Raises:
        EnvironmentBrokenError: `settings-invalid` when the file is there and not as it must be.
    """
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return Preferences()
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentBrokenError("settings-invalid", file=file.name, problem=str(error)) from error
    try:
        return _CONVERTER.loads(text, Preferences)
    except BaseValidationError as error:
        problem = "; ".join(transform_error(error))[:200]
        raise EnvironmentBrokenError("settings-invalid", file=file.name, problem=problem) from error
    except (ValueError, TypeError) as error:
        raise EnvironmentBrokenError("settings-invalid", file=file.name, problem=str(error)[:200]) from error


def save_preferences(file: Path, preferences: Preferences) -> None:
    """Write the preferences in one step.

    Raises:
        EnvironmentBrokenError: `home-unwritable`.
    """
    draft = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(_CONVERTER.unstructure(preferences), indent=1), "utf-8")
        draft.replace(file)
    except OSError as error:
        raise EnvironmentBrokenError("home-unwritable", problem=error.strerror or "") from error
