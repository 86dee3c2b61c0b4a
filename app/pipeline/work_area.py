"""What first passes over videos found, kept until they are released: a run that was killed goes on with the second pass.

No pictures: who was found when and where, as in an event. It expires like an event's data.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.model import Screening
from app.pipeline.as_json import screening_from_json, screening_to_json
from app.pipeline.pulse import Pulse

RETENTION = timedelta(days=30)
"""Nothing is kept for longer, also where events are: it only saves looking again."""
STOPPED = timedelta(days=1)
"""A pulse that was not heard for so long is one of a program that was killed, or interrupted."""
KEPT, BEATING = ".json", ".pulse"


@dataclass(frozen=True, slots=True)
class WorkArea:
    """A folder of the program's own. What cannot be read or written there is looked at anew: nothing depends on it."""

    folder: Path

    def kept(self, sha256: str, fingerprint: str) -> Screening | None:
        """What was found in these very bytes, by the same program in the same way; None where that is not known."""
        try:
            values = json.loads(self._file(sha256, fingerprint).read_text("utf-8"))
            screening = screening_from_json(values)
        except (OSError, ValueError, RecursionError):
            return None
        is_it = screening.item.sha256 == sha256 and screening.fingerprint == fingerprint and screening.clip is not None
        return screening if is_it else None

    def keep(self, screening: Screening) -> None:
        """Keep what was found, whole or not at all."""
        file = self._file(screening.item.sha256, screening.fingerprint)
        half = file.with_suffix(f".{secrets.token_hex(4)}")
        with suppress(OSError):
            self._make()
            half.write_text(json.dumps(screening_to_json(screening)), "utf-8")
            half.replace(file)
        with suppress(OSError):
            half.unlink(missing_ok=True)

    def forget(self, sha256: str) -> None:
        """Delete what was found in an item: it is released, or its event is gone."""
        for file in self._files():
            if file.name.startswith(sha256):
                with suppress(OSError):
                    file.unlink()

    def pulse(self) -> Pulse:
        """Room for one task to say how far it is; most never do, so nothing is made yet."""
        return Pulse(self.folder / f"{os.getpid()}-{secrets.token_hex(8)}{BEATING}")

    def expire(self, now: datetime, retention: timedelta = RETENTION) -> None:
        """Delete what is older than an event is kept, or than `RETENTION`, and pulses that stopped; `now` is aware."""
        for file in self._files():
            before = now - (STOPPED if file.suffix == BEATING else min(retention, RETENTION))
            with suppress(OSError):
                if file.stat().st_mtime < before.timestamp():
                    file.unlink()

    def _make(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _file(self, sha256: str, fingerprint: str) -> Path:
        return self.folder / f"{sha256}-{fingerprint[:16]}{KEPT}"

    def _files(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from sorted(self.folder.iterdir())
