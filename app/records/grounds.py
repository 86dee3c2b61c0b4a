"""What an export is made from and rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.model import Actor, Channel, Setting, Verdict
from app.records.assurances import Assurance
from app.records.kinds import CONVERTER
from app.register.exports import Export, Opening


@dataclass(frozen=True, slots=True)
class KeptFace:
    """A face that stays visible: its box (left, top, width, height) in pixels of the source, on whose consent, and why."""

    box: tuple[int, int, int, int]
    person_consent: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlaceInTime:
    """Where somebody is in a video: a box (left, top, width, height) in pixels of the source at the first of two moments.

    `first_s` and `last_s` are seconds of a player's clock (`Clip.clock`).
    """

    box: tuple[int, int, int, int]
    first_s: float
    last_s: float


@dataclass(frozen=True, slots=True)
class KeptTrack:
    """A person in a video who stays visible from the first to the last moment, on whose consent, and why."""

    where: PlaceInTime
    person_consent: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeptSound:
    """That a video's sound goes along, but for spans (seconds of a player's clock) that are muted.

    `confirmed_by` confirmed that nobody is recognisable by voice and that no name is spoken in the rest.
    """

    kept_by: Actor
    muted_s: tuple[tuple[float, float], ...] = ()
    confirmed_by: Actor | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """How people are covered: in which style, and how much around each face."""

    style: str
    extent: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """How the verdict came about that let an item out.

    `codes` are the findings, `settled` the referrals that a leader's approval decided; `attested` is the first and last day
    of capture that the operator attests, `confirmed_nobody` that a person confirmed that nobody is recognisable:
    `confirmed_by`, or without it the operator. `dismissed` are the boxes (as in `KeptFace`) of what was found and a person
    held for no face. `cover` is None where it was not noted yet: solid, over the head. `kept_tracks` and `removed_tracks` say
    the same of a video's people as `kept` and `dismissed` of a photo's; without `kept_sound`, an export has no sound.
    `assurance` is what the operator confirmed; None where nothing was asked (on the command line) or noted yet.
    """

    verdict: Verdict
    codes: tuple[str, ...]
    settled: tuple[str, ...]
    protocol: str
    fingerprint: str
    attested: tuple[date, date] | None
    confirmed_nobody: bool
    kept: tuple[KeptFace, ...]
    dismissed: tuple[tuple[int, int, int, int], ...] = ()
    confirmed_by: Actor | None = None
    cover: Cover | None = None
    kept_tracks: tuple[KeptTrack, ...] = ()
    removed_tracks: tuple[PlaceInTime, ...] = ()
    kept_sound: KeptSound | None = None
    assurance: Assurance | None = None


@dataclass(frozen=True, slots=True)
class ExportBasis:
    """What an export is made from and rests on; `persons` are the person consents of faces that stay visible."""

    sha256: str
    path: str
    event: str | None
    setting: Setting
    channel: Channel
    consent: str
    persons: tuple[str, ...]
    operator: Actor
    grounds: Grounds | None = None


def opening_for(basis: ExportBasis, issuer: str, folder: Path, suffix: str) -> Opening:
    """How an export on this basis is opened, so that withdrawing a consent finds it.

    Args:
        basis: what it rests on.
        issuer: in whose chain it stands: the consent's school.
        folder: where the output will be.
        suffix: the output's, with its dot.
    """
    details: dict[str, object] = CONVERTER.unstructure(basis)
    return Opening(issuer, folder, suffix, (basis.consent, *basis.persons), details)


def basis_of(export: Export) -> ExportBasis | None:
    """What an export rests on; None once erased."""
    return CONVERTER.structure(dict(export.details), ExportBasis) if export.details else None
