"""What an entry says, in words: the register keeps names and values by code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from app.records import Given, Look
from app.text import Catalogue
from ui.consents.wording import moment
from ui.dates import day_text
from ui.language import translate
from ui.register.assurances import shown_to_leader

Fact = tuple[str, str]
COUNTED = frozenset({"decided", "corrected"})
"""Of what people decided, how much it is: boxes and moments tell a reader nothing."""

LOOKED = frozenset({"percent", "doubts", "stills"})
"""All that is kept of how much was looked at; what holds more is told name by name, so that nothing is left out."""


def said_in_words(payload: Mapping[str, object], findings: Iterable[str], catalogue: Catalogue) -> tuple[Fact, ...]:
    """Each of an entry's names and values; `findings` are its codes in words. What has no words is told by its code."""
    names, told = _names(), list(findings)
    facts = []
    for code, value in sorted(payload.items()):
        if code == "codes" and told:
            facts += [(names[code], finding) for finding in told]
        else:
            facts.append((names.get(code, code), _value(code, value, catalogue)))
    return tuple(facts)


def said_along(given: Given, catalogue: Catalogue) -> tuple[Fact, ...]:
    """What was said along with a command, and by whom: whoever answers the question has nothing else to go by."""
    names = _names()
    by = given.by
    who = f"{by.name} ({_value('role', by.role.value, catalogue)})" if by else translate("Register", "nobody gave a name")
    counts = ("decided", len(given.decided)), ("corrected", len(given.corrected))
    return (
        (names["given"], who),
        (names["confirmed_nobody"], _value("confirmed_nobody", given.confirmed_nobody, catalogue)),
        *((names[code], str(count)) for code, count in counts if count),
    )


def _value(code: str, value: object, catalogue: Catalogue) -> str:
    if value is None or value in ("", [], {}):
        return "-"
    if isinstance(value, bool):
        return translate("Register", "yes") if value else translate("Register", "no")
    if isinstance(value, Mapping):
        is_look = code == "look" and {"percent"} <= value.keys() <= LOOKED
        return _looked(value) if is_look else _nested(value, catalogue)
    if isinstance(value, list | tuple):
        each = dict.fromkeys(_value(code, one, catalogue) for one in value)
        return str(len(value)) if code in COUNTED else ", ".join(each)
    text = str(value)
    key = _key(code, text)
    if key:
        return catalogue.sentences.get(key, text)
    return _codes().get((code, text)) or _time(text) or text


def _key(code: str, text: str) -> str:
    """Under which key the catalogue keeps the word of a code; "" where it has none."""
    channel, setting = f"words.channel-{text}", f"words.consent-setting-{text}"
    keys = {"channel": channel, "channels": channel, "setting": setting, "settings": setting}
    return {**keys, "role": f"words.consent-role-{text}", "giver": f"words.giver-{text}"}.get(code, "")


def _looked(value: Mapping[str, Any]) -> str:
    """In the words of an entry about a release, which rests on the decision."""
    return shown_to_leader(Look(**value))


def _nested(value: Mapping[str, object], catalogue: Catalogue) -> str:
    """Somebody by name and role; anything else name by name."""
    if "name" in value and "role" in value:
        return f"{value['name']} ({_value('role', value['role'], catalogue)})"
    known = ((code, one) for code, one in value.items() if one not in (None, "", []))
    names = _names()
    return "; ".join(f"{names.get(code, code)}: {_value(code, one, catalogue)}" for code, one in known)


def _time(text: str) -> str | None:
    """A day or a moment as people write it; None for what is neither."""
    readers: tuple[Callable[[str], str], ...] = (
        lambda said: day_text(date.fromisoformat(said)) if "-" in said else "",
        lambda said: moment(datetime.fromisoformat(said)) if "T" in said else "",
    )
    for read in readers:
        try:
            if found := read(text):
                return found
        except ValueError:
            continue
    return None


def _codes() -> dict[tuple[str, str], str]:
    return {
        ("reason", "asked anew"): translate("Register", "asked anew"),
        ("reason", "released"): translate("Register", "it was released"),
        ("reason", "consent ended"): translate("Register", "the consent had ended"),
        ("reason", "interrupted"): translate("Register", "the program was interrupted"),
        ("to", "leadership"): translate("Register", "the school leadership"),
        ("to", "board"): translate("Register", "the board"),
    }


def _names() -> dict[str, str]:
    return {
        "approved": translate("Register", "Approved"),
        "attested": translate("Register", "Day of capture as attested"),
        "by": translate("Register", "By"),
        "channel": translate("Register", "Channel"),
        "channels": translate("Register", "Channels"),
        "codes": translate("Register", "Reason"),
        "consent": translate("Register", "Consent"),
        "confirmed_nobody": translate("Register", "Nobody recognisable: confirmed"),
        "corrected": translate("Register", "Corrections of who is where"),
        "decided": translate("Register", "Decisions"),
        "decisions": translate("Register", "Fingerprint of what was decided"),
        "document_sha256": translate("Register", "Fingerprint of the document"),
        "entries": translate("Register", "Entries"),
        "event": translate("Register", "Event"),
        "fingerprint": translate("Register", "Fingerprint of how it was looked at"),
        "first_day": translate("Register", "First day"),
        "given": translate("Register", "Said along with the command"),
        "given_by": translate("Register", "Given by"),
        "giver": translate("Register", "Given by"),
        "issuer": translate("Register", "School"),
        "items": translate("Register", "Number of files"),
        "last_day": translate("Register", "Last day"),
        "doubts": translate("Register", "Doubts not looked at"),
        "look": translate("Register", "Shown by the program"),
        "looks_like": translate("Register", "Fingerprint of the picture"),
        "path": translate("Register", "File"),
        "percent": translate("Register", "Percent"),
        "reason": translate("Register", "Reason"),
        "recorded_at": translate("Register", "Recorded"),
        "reference": translate("Register", "Reference"),
        "refused": translate("Register", "Refused"),
        "role": translate("Register", "Role"),
        "setting": translate("Register", "Setting"),
        "settings": translate("Register", "Settings"),
        "sha256": translate("Register", "Fingerprint of the file"),
        "sound": translate("Register", "Sound"),
        "stills": translate("Register", "Stills of the video"),
        "to": translate("Register", "Reported to"),
        "valid_until": translate("Register", "Valid until"),
        "value": translate("Register", "Choice"),
        "withdrawn": translate("Register", "Withdrawn"),
        "written_at": translate("Register", "Written at"),
        "written_on": translate("Register", "Written on"),
    }
