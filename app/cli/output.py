"""Printing: people-readable lines or JSON Lines on standard output, notes and progress on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from tqdm import tqdm

from app.batch.runs import Exported, Screened
from app.batch.under_way import UnderWay
from app.errors import BeeldkeurError
from app.metadata.inventory import HARMLESS, Carried, CarriedKind
from app.model import Finding, FoundFace
from app.pipeline.pulse import clock
from app.records import Departure, Standing
from app.text import Catalogue
from app.track import Clip, Track

Thing = TypeVar("Thing")

SHOWN_OF_A_KIND = 5
"""Values of one kind on a line; `--json` has them all."""
SHOWN_OF_A_NAME = 40


class Bar:
    """A progress bar over items, which says of long ones how far each is and how long it will take."""

    def __init__(self, catalogue: Catalogue, total: int) -> None:
        """Nothing is shown yet; nothing at all where standard error is no terminal."""
        self._say, self._total = catalogue.say, total
        self._shown: tqdm[Any] | None = None

    def over(self, things: Iterable[Thing]) -> Iterator[Thing]:
        """The things, while the bar is shown."""
        hidden = not sys.stderr.isatty()
        self._shown = tqdm(things, total=self._total, unit="", file=sys.stderr, disable=hidden, dynamic_ncols=True)
        return iter(self._shown)

    def tell(self, under_way: UnderWay) -> None:
        """How far a long item is."""
        if self._shown is None or self._shown.disable:
            return
        name, share = printable(under_way.found.path.name)[:SHOWN_OF_A_NAME], f"{under_way.share:.0%}"
        words = [name, self._say(f"words.step-{under_way.step}"), share]
        if under_way.left_s is not None:
            words.append(self._say("words.time-left", left=clock(under_way.left_s + 0.5)))
        self._shown.set_postfix_str(" ".join(words))


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints in one language; with `as_json`, standard output holds JSON Lines and nothing else."""

    catalogue: Catalogue
    as_json: bool

    def line(self, text: str = "") -> None:
        """A line for people; nothing where JSON was asked for."""
        if not self.as_json:
            tqdm.write(printable(text), file=sys.stdout)

    def record(self, values: dict[str, Any]) -> None:
        """A line of JSON; nothing where people read. What is an iterator becomes a list."""
        if self.as_json:
            tqdm.write(_json_line(values), file=sys.stdout)

    def note(self, text: str) -> None:
        """A line on standard error, in either case."""
        tqdm.write(printable(text), file=sys.stderr)

    def bar(self, total: int) -> Bar:
        """A progress bar where standard error is a terminal."""
        return Bar(self.catalogue, total)

    def sentence(self, error: BeeldkeurError) -> str:
        """What an error means, for its reader."""
        return self.catalogue.say(f"errors.{error.code}", **error.params)

    def error(self, error: BeeldkeurError | None) -> dict[str, str] | None:
        """An error as JSON."""
        return None if error is None else {"code": error.code, "message": self.sentence(error)}

    def reasons(self, findings: Iterable[Finding]) -> None:
        """Findings as lines below their item."""
        for finding in findings:
            self.line(f"    [{finding.article}] {finding.fact} {finding.remedy}".rstrip())

    def screened(self, result: Screened) -> None:
        """One screened item."""
        self.record(screened_values(result, self.error(result.error)))
        if self.as_json:
            return
        say = self.catalogue.say
        if result.screening is None or result.verdict is None:
            self.line(f"{result.found.path}: {say('words.error')}")
            self.line(f"    {self.sentence(result.error)}" if result.error else "")
            return
        seen = result.screening
        facts = [
            *(film_facts(seen.clip, say) if seen.clip is not None else [_faces(seen.faces, say)]),
            *([say("words.captured", when=f"{seen.item.captured_at:%Y-%m-%d %H:%M}")] if seen.item.captured_at else []),
            *([say("words.location")] if seen.item.has_location else []),
            *(say("words.notes", what=say(f"words.note-{note}")) for note in seen.notes),
        ]
        self.line(f"{result.found.path}: {say(f'words.verdict-{result.verdict}').upper()}  ({'; '.join(facts)})")
        self.reasons(result.findings)
        self.carried(result.carried)
        self.companions(result.companions)

    def carried(self, found: tuple[Carried, ...]) -> None:
        """What a file carries beside its picture, a line a kind; what gives nothing away is left out."""
        telling = [one for one in found if not one.harmless]
        for kind, group in groupby(telling, key=lambda one: one.kind.value):
            values = [one.what for one in group if one.what]
            more = [f"(+ {len(values) - SHOWN_OF_A_KIND})"] if len(values) > SHOWN_OF_A_KIND else []
            shown = "; ".join([*values[:SHOWN_OF_A_KIND], *more])
            what = self.catalogue.say(f"inventory.{kind}") + (f": {shown}" if shown else "")
            self.line(f"    {self.catalogue.say('words.carries', what=what)}")

    def tell_what_was_carried(self, kinds: Collection[CarriedKind]) -> None:
        """What each of these kinds would have given away, and that none of it leaves."""
        telling = [kind for kind in CarriedKind if kind in kinds and kind not in HARMLESS]
        if telling:
            self.line(self.catalogue.say("words.carried-legend"))
        for kind in telling:
            say = self.catalogue.say
            self.line(f"    {say(f'inventory.{kind}')}: {say(f'inventory.{kind}-tells')}")

    def companions(self, movies: tuple[Path, ...]) -> None:
        """The movies of a Live Photo: not looked at, and left behind."""
        for movie in movies:
            self.line(f"    {self.catalogue.say('words.companion', movie=movie.name)}")

    def exported(self, result: Exported, before: tuple[Departure, ...] = ()) -> None:
        """One item of an export, and its releases before this one."""
        self.record(exported_values(result, self.error(result.error), before))
        if self.as_json:
            return
        say = self.catalogue.say
        state = say(f"words.fate-{result.fate}").upper()
        if result.output is not None:
            details = f"{say('words.covered', count=result.covered)}; {say('words.entry', entry=result.entry or '')}"
            self.line(f"{result.found.path}: {state} -> {result.output}  ({details})")
            if result.name_withheld:
                self.line(f"    {say('words.name-withheld')}")
            self.released_before(before)
            self.companions(result.companions)
            return
        self.line(f"{result.found.path}: {state}")
        if result.error is not None:
            self.line(f"    {self.sentence(result.error)}")
        self.reasons(result.findings)

    def released_before(self, before: tuple[Departure, ...]) -> None:
        """That the same bytes left already, when they did last, and which earlier files have to be taken down."""
        if not before:
            return
        say, last = self.catalogue.say, before[-1]
        said = say(
            "words.released-before",
            count=len(before),
            when=here(last.made.at),
            channel=say(f"words.channel-{last.made.channel}"),
            operator=last.made.operator.name,
            output=str(last.made.output or "-"),
        )
        gone = "" if last.standing is Standing.OUT else f" {say(f'words.standing-{last.standing}')}"
        self.line(f"    {said}{gone}")
        for one in before[:-1]:
            if one.standing is Standing.TO_TAKE_DOWN:  # that the last one may stay does not settle it
                output = str(one.made.output or "-")
                self.line(f"    {say('words.earlier-to-take-down', when=here(one.made.at), output=output)}")


def _json_line(values: dict[str, Any]) -> str:
    """As one line, an iterator's values written as they come: a long video has half a million boxes."""
    return "{" + ", ".join(f"{json.dumps(name)}: {_json_value(value)}" for name, value in values.items()) + "}"


def _json_value(value: object) -> str:
    return "[" + ", ".join(map(json.dumps, value)) + "]" if isinstance(value, Iterator) else json.dumps(value)


def screened_values(result: Screened, error: dict[str, str] | None) -> dict[str, Any]:
    """One item as the command line's contract has it: keys always present, null for what is not known. Tracks come singly."""
    seen = result.screening
    item, clip = (seen.item, seen.clip) if seen else (None, None)
    return {
        "path": str(result.found.path),
        "sha256": item.sha256 if item else None,
        "kind": item.kind.value if item else None,
        "width": item.width if item else None,
        "height": item.height if item else None,
        "captured_at": item.captured_at.isoformat() if item and item.captured_at else None,
        "has_location": item.has_location if item else None,
        "seconds": round(clip.seconds, 3) if clip else None,
        "has_sound": (clip.has_sound if clip else False) if item else None,
        "faces": [face_values(face) for face in seen.faces] if seen else [],
        "tracks": (track_values(track, clip) for track in clip.tracks) if clip else [],
        "verdict": result.verdict.value if result.verdict else None,
        "findings": [finding_values(finding) for finding in result.findings],
        "not_checked": list(seen.not_checked) if seen else [],
        "error": error,
        "carried": [carried_values(one) for one in result.carried],
        "companions": [str(movie) for movie in result.companions],
    }


def exported_values(result: Exported, error: dict[str, str] | None, before: tuple[Departure, ...] = ()) -> dict[str, Any]:
    """One item of an export as the contract has it; `before` are its earlier releases, oldest first."""
    return {
        "path": str(result.found.path),
        "sha256": result.sha256,
        "outcome": result.fate.value,
        "output": str(result.output) if result.output else None,
        "output_sha256": result.output_sha256,
        "entry": result.entry,
        "covered": result.covered,
        "findings": [finding_values(finding) for finding in result.findings],
        "error": error,
        "companions": [str(movie) for movie in result.companions],
        "name_withheld": result.name_withheld,
        "released_before": [departure_values(one) for one in before],
    }


def departure_values(one: Departure) -> dict[str, Any]:
    """One earlier release. `standing`: `out`, or `to-take-down` or `taken-down` where a consent was withdrawn since."""
    return {
        "entry": one.made.entry,
        "released_at": one.made.at.isoformat(),
        "channel": one.made.channel.value,
        "consent": one.made.consent,
        "operator": one.made.operator.name,
        "output": str(one.made.output) if one.made.output else None,
        "standing": one.standing.value,
    }


def carried_values(one: Carried) -> dict[str, Any]:
    """One thing that a file carries; `place` is latitude and longitude in degrees, null where it is no point."""
    return {"kind": one.kind.value, "what": one.what, "place": list(one.place) if one.place else None}


def track_values(track: Track, clip: Clip) -> dict[str, Any]:
    """One person in a video: boxes in pixels of the upright, full-size picture; between two of them it moves evenly.

    `t` is what a player's clock says.
    """
    return {
        "track": track.id,
        "boxes": [
            {
                "t": round(clip.clock(key.pts), 6),
                "x": key.box.left,
                "y": key.box.top,
                "w": key.box.width,
                "h": key.box.height,
                "score": round(key.score, 4),
            }
            for key in track.keys
        ],
        "doubts": list(track.doubts),
    }


def film_facts(clip: Clip, say: Callable[..., str]) -> list[str]:
    """What a video is, in words: its length, its people, whether it has sound."""
    doubtful = sum(bool(track.doubts) for track in clip.tracks)
    people = "words.tracks-doubtful" if doubtful else "words.tracks"
    return [
        say("words.length", length=clock(clip.seconds)),
        say(people, count=len(clip.tracks), doubtful=doubtful) if doubtful else say(people, count=len(clip.tracks)),
        *([say("words.has-sound")] if clip.has_sound else []),
    ]


def _faces(faces: tuple[FoundFace, ...], say: Callable[..., str]) -> str:
    doubtful, unclear = sum(face.doubtful for face in faces), sum(not face.recognisable for face in faces)
    words = "words.faces-doubtful" if doubtful else "words.faces"
    said = say(words, count=len(faces), doubtful=doubtful) if doubtful else say(words, count=len(faces))
    return say("words.faces-unclear", faces=said, unclear=unclear) if unclear else said


def face_values(face: FoundFace) -> dict[str, Any]:
    """One face: its box in pixels of the upright, full-size picture."""
    return {
        "id": face.id,
        "x": face.box.left,
        "y": face.box.top,
        "w": face.box.width,
        "h": face.box.height,
        "score": face.score,
        "doubtful": face.doubtful,
        "recognisable": face.recognisable,
        "detector": face.detector,
    }


def finding_values(finding: Finding) -> dict[str, str]:
    """One reason."""
    return {
        "code": finding.code,
        "article": finding.article,
        "outcome": finding.outcome.value,
        "fact": finding.fact,
        "remedy": finding.remedy,
    }


def here(moment: datetime) -> str:
    """A moment on the clock here; `moment` is aware."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def printable(text: str) -> str:
    """The text on one line, without what could steer a terminal or mislead its reader: names of files are anybody's."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
