"""Comparing the faces of an event, where somebody switched that on; and the register's word of it."""

from __future__ import annotations

from app.errors import UsageError
from app.events.desk import OpenEvent
from app.events.event import Event
from app.events.people import to_compare
from app.grouping.suggesting import Suggested, Watch, suggest
from app.model import Actor
from app.records import issuer_for
from app.workplace import Workplace

SWITCHED_ON, SWITCHED_OFF = "grouping-on", "grouping-off"
"""The register's kinds of entries: comparing faces is biometric processing, and who began it has to be known."""


def compare(opened: OpenEvent, watch: Watch) -> Suggested | None:
    """Suggest who is the same person in an event; None where it was ended. May take long.

    Raises:
        UsageError: `grouping-off` where nobody switched it on, `too-many-faces`.
        EnvironmentBrokenError: when the encoder is missing or changed, or no process can be started.
    """
    if not opened.event.grouping:
        raise UsageError("grouping-off", event=opened.event.name)
    return suggest(to_compare(opened.items), watch)


def note_switch(workplace: Workplace, event: Event, actor: Actor, *, on: bool) -> None:
    """Put on record that comparing faces was switched on or off for an event, and by whom.

    Raises:
        EnvironmentBrokenError: when it cannot be recorded.
    """
    with workplace.writing() as (register, _):
        payload = {"event": event.name, "by": {"name": actor.name, "role": actor.role.value}}
        register.append(issuer_for(register, event.consent), SWITCHED_ON if on else SWITCHED_OFF, event.id, payload)
