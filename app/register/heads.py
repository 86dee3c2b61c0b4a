"""The last seen head of each chain, kept beside the program's own files, apart from the register.

A chain that was cut off at its end still verifies; against a remembered head it no longer does.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from app.errors import EnvironmentBrokenError


def read_heads(file: Path, register: str) -> dict[str, str]:
    """The remembered heads of a register, hash by issuer; empty when none were remembered yet.

    Raises:
        EnvironmentBrokenError: `register-heads-unreadable`; to go on as if nothing were remembered would be no check.
    """
    return _read(file).get(register, {})


def write_heads(file: Path, register: str, heads: Mapping[str, str]) -> None:
    """Remember the heads of a register, in one step: the file is the old one or the new one.

    Raises:
        EnvironmentBrokenError: as in `read_heads`.
        OSError: when the file cannot be written.
    """
    everything = _read(file) | {register: dict(heads)}
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    with fresh.open("w", encoding="utf-8") as stream:
        json.dump({"version": 1, "registers": everything}, stream, indent=1, sort_keys=True)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(file)


def _read(file: Path) -> dict[str, dict[str, str]]:
    try:
        registers: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8"))["registers"]
        return {name: dict(heads.items()) for name, heads in registers.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EnvironmentBrokenError("register-heads-unreadable", path=str(file)) from error
