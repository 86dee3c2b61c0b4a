"""What was confirmed at a release, and how much was looked at, in words."""

from __future__ import annotations

from app.records import Assurance, Look
from ui.language import translate

Fact = tuple[str, str]
WHOLE = 100


def confirmed(assurance: Assurance, name: str) -> tuple[Fact, ...]:
    """What whoever released an item, by name and role, said of it."""
    facts = [(translate("Register", "Looked at before the release"), _looked(assurance.unseen, name))]
    if assurance.no_face:
        facts.append((translate("Register", "No face inside the dashed lines: looked and confirmed by"), name))
    if assurance.own_account:
        facts.append((translate("Register", "For the school's own account or publication (C1): confirmed by"), name))
    return tuple(facts)


def shown_to_leader(look: Look) -> str:
    """How much the program had shown to whoever decided."""
    if look.percent == 0 and look.stills:
        return translate("Register", "decided after stills alone: nothing of the video was played")
    if look.percent == 0:
        return translate("Register", "decided without the program having shown it")
    if look.percent < WHOLE or look.doubts:
        return translate("Register", "decided after {part}").format(part=_part(look))
    return translate("Register", "decided after having seen it")


def _looked(unseen: Look | None, name: str) -> str:
    if unseen is None:
        return translate("Register", "yes")
    if unseen.percent == 0:
        return translate("Register", "no: {name} released it without having looked").format(name=name)
    said = translate("Register", "not all of it: {part}; {name} released it without having seen the rest")
    return said.format(part=_part(unseen), name=name)


def _part(look: Look) -> str:
    share = translate("Register", "{percent} % of the video").format(percent=look.percent)
    left = translate("Register", "%n doubt(s) not looked at", "", look.doubts)
    return f"{share}, {left}" if look.doubts else share
