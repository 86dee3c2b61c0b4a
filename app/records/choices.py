"""What the foundation chose, once for all its schools."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.errors import UsageError
from app.model import Actor
from app.records.kinds import CONVERTER, POLICY
from app.register.chain import Entry
from app.register.store import Query, Register

FOUNDATION = "foundation"
"""The chain of what holds for all schools at once: the policy."""
POLICY_CHOICES = {"a2": ("cover", "block"), "a7": ("recordings", "any")}


@dataclass(frozen=True, slots=True)
class Policy:
    """What the foundation chose, once; see the protocol's A2 and A7. `issuer` is meant where a consent names no school."""

    a2: Literal["unset", "cover", "block"] = "unset"
    a7: Literal["recordings", "any"] = "recordings"
    issuer: str = "school"


def set_policy(register: Register, name: str, value: str, actor: Actor | None = None) -> Entry:
    """Record a choice of the foundation, `a2`, `a7` or `issuer` (free text), and who made it.

    Raises:
        UsageError: `policy-unknown` or `policy-value`.
    """
    if name in POLICY_CHOICES and value not in POLICY_CHOICES[name]:
        raise UsageError("policy-value", name=name, value=value, allowed=", ".join(POLICY_CHOICES[name]))
    if name == "issuer" and not value.strip():
        raise UsageError("policy-value", name=name, value=value, allowed="…")
    if name != "issuer" and name not in POLICY_CHOICES:
        raise UsageError("policy-unknown", name=name, allowed=", ".join((*POLICY_CHOICES, "issuer")))
    by = {"by": CONVERTER.unstructure(actor)} if actor else {}
    return register.append(FOUNDATION, POLICY, name, {"value": value.strip(), **by})


def policy(register: Register) -> Policy:
    """What was chosen last."""
    chosen = {entry.subject: (entry.payload or {}).get("value") for entry in register.entries(Query((POLICY,)))}
    return CONVERTER.structure({name: value for name, value in chosen.items() if value is not None}, Policy)
