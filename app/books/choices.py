"""The foundation's choices: what was chosen, when and by whom; and where the register is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.model import LEADERSHIP, Actor
from app.records import POLICY, Policy, policy, set_policy
from app.records.kinds import CONVERTER
from app.register import Query, Register
from app.register.engine import file_of, parse_url
from app.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice as it was made last. `at` is aware; `by` is None where it was made without saying by whom."""

    value: str
    at: datetime
    by: Actor | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What holds now, and by its name (`a2`, `a7`, `issuer`) who chose it; what nobody chose yet is not in `made`."""

    policy: Policy
    made: Mapping[str, Choice]


@dataclass(frozen=True, slots=True)
class RegisterPlace:
    """Where the register is: a file's path, or a URL without its password. `is_local`: the program needs no connection."""

    name: str
    is_local: bool


def choices(workplace: Workplace) -> Choices:
    """What the foundation chose."""
    with workplace.reading() as register:
        return _read(register)


def choose(workplace: Workplace, wanted: Mapping[str, str], actor: Actor) -> Choices:
    """Record choices in the register, with who made them; what is chosen so already is not recorded again.

    Args:
        workplace: where the register is.
        wanted: values by name: `a2`, `a7` or `issuer`.
        actor: a member of the school leadership or of the board.

    Raises:
        ValueError: when the actor is neither: no form offers it.
        UsageError: `policy-unknown` or `policy-value`.
    """
    if actor.role not in LEADERSHIP:
        raise ValueError(f"the role {actor.role} does not choose for the foundation")
    with workplace.writing() as (register, _):
        before = _read(register)
        for name, value in wanted.items():
            if name not in before.made or before.made[name].value != value.strip():
                set_policy(register, name, value, actor)
        return _read(register)


def register_place(workplace: Workplace) -> RegisterPlace:
    """Where the register is, without opening it.

    Raises:
        UsageError: `register-url-malformed`.
    """
    url = parse_url(workplace.register_url)
    if url.get_backend_name() == "sqlite":
        return RegisterPlace(str(file_of(url) or url.database), is_local=True)
    return RegisterPlace(url.render_as_string(hide_password=True), is_local=False)


def _read(register: Register) -> Choices:
    made: dict[str, Choice] = {}
    for entry in register.entries(Query((POLICY,))):
        if entry.payload is not None:
            by = entry.payload.get("by")
            made[entry.subject] = Choice(
                str(entry.payload.get("value")),
                datetime.fromisoformat(entry.created_at),
                CONVERTER.structure(by, Actor) if by else None,
            )
    return Choices(policy(register), made)
