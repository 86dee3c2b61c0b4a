"""Everything that may go wrong, as one root and four families.

An error carries a stable `code` and plain `params`; the sentence a user reads comes from `assets/text/errors_*.toml` under
that code, in the user's language. Anything raised that is not one of these is a bug of ours and keeps its traceback.
"""

from __future__ import annotations

import errno
from pathlib import Path

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""Of an `OSError`: the disk is full, or what the user may have of it."""


class BeeldkeurError(Exception):
    """The root. `code` is stable and machine-readable, `params` fill the sentence."""

    def __init__(self, code: str, **params: str | int) -> None:
        """Keep code and parameters; both survive pickling between processes."""
        self.code = code
        self.params = params
        super().__init__(code, params)

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild in another process."""
        return _rebuild, (type(self), self.code, self.params)

    def __str__(self) -> str:
        """Code and parameters, for logs."""
        return self.code + "".join(f" {name}={value!r}" for name, value in self.params.items())


class ItemError(BeeldkeurError):
    """This item cannot be read or handled; the run goes on."""


class UnsafeOutputError(BeeldkeurError):
    """What was written does not prove safe; the item is held and its bytes are deleted."""


class EnvironmentBrokenError(BeeldkeurError):
    """The surroundings are broken (register locked, disk full, library missing): stop and say what to do."""


class UsageError(BeeldkeurError):
    """The request is wrong (unknown consent, bad argument): nothing was done."""


def output_error(error: OSError, folder: Path) -> EnvironmentBrokenError:
    """`out-disk-full` or `out-unwritable`: why a folder did not take what is to leave."""
    code = "out-disk-full" if error.errno in DISK_FULL else "out-unwritable"
    return EnvironmentBrokenError(code, place=str(folder), problem=error.strerror or "")


def _rebuild(kind: type[BeeldkeurError], code: str, params: dict[str, str | int]) -> BeeldkeurError:
    return kind(code, **params)
