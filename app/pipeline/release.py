"""The parent's half of the second verb: it alone opens the entry, stages, renames and confirms. The one way out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path, PurePath

from app.beside import delete
from app.errors import UnsafeOutputError, output_error
from app.media.video.encoding import VideoCodec
from app.metadata.names import tells_of
from app.model import Actor, Channel, Occurrence, Screening
from app.pipeline.judge import Asked, Plan
from app.pipeline.prepare import Order
from app.pipeline.prepared import Prepared
from app.pipeline.video_grounds import with_tracks
from app.pipeline.video_prepare import VideoOrder
from app.records import (
    Assurance,
    Cover,
    ExportBasis,
    Grounds,
    KeptFace,
    close_referrals,
    consent,
    is_marked,
    opening_for,
    person_consent,
)
from app.redaction.cover import CoverStyle
from app.redaction.regions import Extent, person_of
from app.register import Register
from app.register.exports import Export, abandon, finish, open_export
from app.rules.verdict import Judgement
from detectors.base import Box

NAME_BYTES = 255
"""The longest name of a file on all systems in use."""
UNPROVEN = ".part"
"""What a file ends with until it is proved and recorded: no picture to whatever watches the folder."""
SUFFIXES = {"jpeg": ".jpg", "png": ".png", "webp": ".webp", "mp4": ".mp4"}
CHANNEL_NAMES = {
    Channel.NEWSLETTER: "nieuwsbrief",
    Channel.WEBSITE: "schoolwebsite",
    Channel.PORTAL: "ouderportaal",
    Channel.PRINT: "drukwerk",
    Channel.SOCIAL_MEDIA: "sociale-media",
    Channel.INTERNAL: "intern",
}
"""How released files are called, in any language of the interface: they go to Dutch schools."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How the operator wants the releases of a run.

    `extent`: how much is covered around each face; areas that a person drew stay as drawn. `keep_names`: the source's name
    instead of channel and number. `codec`: how videos are encoded; HEVC keeps high dynamic range. `assured`: what the operator
    confirmed of items, by their absolute paths.
    """

    out: Path
    operator: Actor
    style: CoverStyle = CoverStyle.SOLID
    extent: Extent = Extent.HEAD
    max_side: int | None = None
    keep_names: bool = False
    codec: VideoCodec = "h264"
    assured: Mapping[str, Assurance] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A screened item that may leave: where it was found, its path below the folder the user named, its number in the run.

    `confirmed_by` is who confirmed of this item that nobody in it is recognisable.
    """

    where: Occurrence
    relative: PurePath
    number: int
    screening: Screening
    who: Plan
    judgement: Judgement
    confirmed_by: Actor | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An export on its way: its register entry, what it rests on, the worker's order, and the name it would like.

    `stem` is channel and number; `kept_stem` the source's own name where that was asked for.
    """

    export: Export
    basis: ExportBasis
    order: Order | VideoOrder
    stem: str
    kept_stem: str | None = None


def open_release(register: Register, candidate: Candidate, asked: Asked, wish: Wish) -> Opened:
    """Open the entry before the first byte is written.

    Args:
        register: the register, open for writing.
        candidate: what is to leave.
        asked: what the run asks; it has setting, channel and consent.
        wish: how the operator wants it.

    Raises:
        EnvironmentBrokenError: when the output folder cannot be made.
        ValueError: when setting, channel or consent is missing: a bug of ours, the rules refer such an item.
    """
    screening, who, where, relative = candidate.screening, candidate.who, candidate.where, candidate.relative
    if where.setting is None or asked.channel is None or asked.consent is None:
        raise ValueError("a release has a setting, a channel and a consent")
    folder = wish.out / relative.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise output_error(error, folder) from error
    basis = ExportBasis(
        sha256=screening.item.sha256,
        path=where.path,
        event=where.event,
        setting=where.setting,
        channel=asked.channel,
        consent=asked.consent.reference,
        persons=tuple(dict.fromkeys(one.person_consent for one in who.keeps if one.person_consent)),
        operator=wish.operator,
        grounds=_grounds(candidate, asked, wish),
    )
    export = open_export(register, opening_for(basis, asked.consent.issuer, folder, UNPROVEN))
    stem = f"{CHANNEL_NAMES[asked.channel]}-{candidate.number:04d}"
    return Opened(export, basis, _order(candidate, wish, export), stem, relative.stem if wish.keep_names else None)


def _order(candidate: Candidate, wish: Wish, export: Export) -> Order | VideoOrder:
    screening, who = candidate.screening, candidate.who
    if export.temporary is None:
        raise ValueError("an export that was just opened has a temporary file")
    if screening.clip is not None:
        return VideoOrder(
            path=Path(candidate.where.path),
            screening=screening,
            entry=export.id,
            temporary=export.temporary,
            plan=who.tracks,
            extent=wish.extent,
            max_side=wish.max_side,
            codec=wish.codec,
        )
    return Order(
        path=Path(candidate.where.path),
        screening=screening,
        entry=export.id,
        temporary=export.temporary,
        covers=(*(person_of(face.box, wish.extent) for face in who.covered), *who.areas),
        kept=tuple(kept.face.box for kept in who.kept),
        dismissed=tuple(dismissed.face.box for dismissed in who.dismissed),
        style=wish.style,
        extent=wish.extent,
        max_side=wish.max_side,
    )


def complete(register: Register, opened: Opened, prepared: Prepared) -> Path:
    """Stage, rename and confirm what a worker prepared and proved.

    Raises:
        UnsafeOutputError: when a consent was withdrawn in the meantime, the item was reported or marked not to be used, or
            the file is no longer what was proved.
        EnvironmentBrokenError: when the file cannot get its name.
    """
    consents = [consent(register, opened.basis.consent)]
    persons = [person_consent(register, reference) for reference in opened.export.references[1:]]
    if any(found is None or found.withdrawn is not None for found in (*consents, *persons)):
        raise UnsafeOutputError("consent-withdrawn-meanwhile")
    if is_marked(register, opened.basis.sha256):
        raise UnsafeOutputError("marked-meanwhile")
    folder, suffix = opened.order.temporary.parent, SUFFIXES[opened.order.screening.written_as]
    try:
        final = finish(
            register, opened.export, prepared.sha256, _names(folder, final_stem(opened, prepared), suffix), prepared.figures
        )
    except OSError as error:
        raise output_error(error, folder) from error
    close_referrals(register, opened.basis)
    return final


def final_stem(opened: Opened, prepared: Prepared) -> str:
    """The source's name where that was asked for, unless it tells of somebody in the photo or repeats the event's name.

    Then channel and number: the photo itself is fit to leave and another name takes nothing from it, so holding it would only
    make people rename the file by hand. The register knows the source all the same.
    """
    kept = opened.kept_stem
    if kept is None or tells_of(kept, prepared.people, opened.basis.event or ""):
        return opened.stem
    return kept


def give_up(register: Register, opened: Opened, reason: str) -> None:
    """Delete what was written and say in the register that nothing came of it.

    What cannot be deleted now stays open in the register, so that the next start tries again.
    """
    try:
        delete(opened.order.temporary)
    except OSError:
        return
    abandon(register, opened.export.id, reason)


def _grounds(candidate: Candidate, asked: Asked, wish: Wish) -> Grounds:
    judgement, who, confirmed = candidate.judgement, candidate.who, candidate.confirmed_by
    grounds = Grounds(
        verdict=judgement.verdict,
        codes=tuple(rule.code for rule in judgement.rules),
        settled=tuple(rule.code for rule in judgement.settled),
        protocol=judgement.protocol_version,
        fingerprint=candidate.screening.fingerprint,
        attested=candidate.where.attested,
        confirmed_nobody=who.shows_nobody and (confirmed is not None or asked.confirm_no_faces),
        kept=tuple(
            KeptFace(_corner_and_size(kept.face.box), kept.decision.person_consent or "", kept.decision.reason)
            for kept in who.kept
        ),
        dismissed=tuple(_corner_and_size(dismissed.face.box) for dismissed in who.dismissed),
        confirmed_by=confirmed if who.shows_nobody else None,
        cover=Cover(wish.style.value, wish.extent.value),
        assurance=wish.assured.get(candidate.where.path),
    )
    clip = candidate.screening.clip
    return grounds if clip is None else with_tracks(grounds, clip, who.tracks)


def _corner_and_size(box: Box) -> tuple[int, int, int, int]:
    return box.left, box.top, box.width, box.height


def _names(folder: Path, stem: str, suffix: str) -> Iterator[Path]:
    """The name, then the name with a number added, without end: an existing output is never overwritten."""
    for tail in chain((suffix,), (f"-{number}{suffix}" for number in count(2))):
        yield folder / f"{_fitting(stem, NAME_BYTES - len(tail))}{tail}"


def _fitting(text: str, size: int) -> str:
    """The beginning of a text that takes at most `size` bytes in a file's name: a source's may be as long as a name can be."""
    while len(os.fsencode(text)) > size:
        text = text[:-1]
    return text
