"""What people said and confirmed of a release, in words: the day, who is nobody, who stays visible, and the sound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.model import Actor
from app.records import ExportBasis, Grounds, KeptSound, Referral
from app.text import Catalogue
from ui.dates import days_text
from ui.language import translate
from ui.register.assurances import confirmed, shown_to_leader
from ui.video.axis import clock_at

Fact = tuple[str, str]


def said_of_release(basis: ExportBasis, decided: Iterable[Referral], catalogue: Catalogue) -> tuple[Fact, ...]:
    """What the register holds of it; `decided`: what leaders answered about this use. Nothing for what was erased."""
    grounds = basis.grounds
    if grounds is None:
        return ()
    facts = [*_of_leaders(grounds, decided, catalogue)]
    if grounds.attested is not None:
        said = translate("Register", "{days}, attested by {name}")
        named = said.format(days=days_text(*grounds.attested), name=who(basis.operator, catalogue))
        facts.append((translate("Register", "Day of capture"), named))
    if grounds.confirmed_nobody:
        name = who(grounds.confirmed_by or basis.operator, catalogue)
        facts.append((translate("Register", "Nobody recognisable: confirmed by"), name))
    if grounds.assurance is not None:
        facts += confirmed(grounds.assurance, who(basis.operator, catalogue))
    facts += _of_people(grounds)
    return (*facts, *(_of_sound(grounds.kept_sound, catalogue) if grounds.kept_sound is not None else ()))


def who(actor: Actor, catalogue: Catalogue) -> str:
    """A person and in which role: Kim (member of staff)."""
    return f"{actor.name} ({catalogue.say(f'words.consent-role-{actor.role}')})"


def stretch(first_s: float, last_s: float) -> str:
    """From one moment to another."""
    return translate("Register", "{first} to {last}").format(first=clock_at(first_s), last=clock_at(last_s))


def _of_leaders(grounds: Grounds, decided: Iterable[Referral], catalogue: Catalogue) -> Iterable[Fact]:
    name, is_told = translate("Register", "Decision of the school leader"), False
    for one in decided:
        if one.answer is None:
            continue
        is_told = True
        said = (
            translate("Register", "approved by {name}") if one.answer.approved else translate("Register", "refused by {name}")
        )
        reason = f": {one.answer.reason}" if one.answer.reason else ""
        look = f" ({shown_to_leader(one.answer.look)})" if one.answer.look is not None else ""
        yield name, said.format(name=who(one.answer.by, catalogue)) + reason + look
    if grounds.settled and not is_told:
        yield name, translate("Register", "approved; by whom is no longer on record")


def _of_people(grounds: Grounds) -> Iterable[Fact]:
    visible = translate("Register", "Stays visible")
    for face in grounds.kept:
        yield visible, _kept(translate("Register", "one person"), face.person_consent, face.reason)
    for kept in grounds.kept_tracks:
        yield visible, _kept(stretch(kept.where.first_s, kept.where.last_s), kept.person_consent, kept.reason)
    if grounds.dismissed:
        yield translate("Register", "Said to be no face"), translate("Register", "%n place(s)", "", len(grounds.dismissed))
    if grounds.removed_tracks:
        spans = [(one.first_s, one.last_s) for one in grounds.removed_tracks]
        yield translate("Register", "Said to be nobody"), _stretches(spans)


def _kept(what: str, consent: str, reason: str) -> str:
    return ", ".join(filter(None, (what, translate("Register", "consent {reference}").format(reference=consent), reason)))


def _of_sound(sound: KeptSound, catalogue: Catalogue) -> tuple[Fact, ...]:
    confirmed = translate("Register", "nobody")
    if sound.confirmed_by is not None:
        confirmed = who(sound.confirmed_by, catalogue)
    return (
        (translate("Register", "Sound kept by"), who(sound.kept_by, catalogue)),
        (translate("Register", "No voice or name to be recognised: confirmed by"), confirmed),
        (translate("Register", "Muted"), _stretches(sound.muted_s) if sound.muted_s else translate("Register", "nothing")),
    )


def _stretches(spans: Sequence[tuple[float, float]]) -> str:
    return "; ".join(stretch(*span) for span in spans)
