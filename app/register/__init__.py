"""The register: an append-only record, one hash chain for each issuer, whose payloads can be erased on their term.

It is generic: it knows entries, their kinds and the states of an export, and nothing of consents, rules or media.
"""

from app.register.chain import Break, BreakKind, Entry
from app.register.opening import open_register
from app.register.store import Query, Register, Transaction

__all__ = ["Break", "BreakKind", "Entry", "Query", "Register", "Transaction", "open_register"]
