"""`screen` and `export`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.batch.interruption import Interruption
from app.batch.origin import Origin
from app.batch.runs import Export, Exported, Fate, Run, Screened, screen_all
from app.batch.workers import Workers
from app.cli.output import Bar, Printer
from app.cli.report import write_report
from app.cli.session import Session, creating, read_text
from app.consents import LeadershipConsent
from app.errors import UsageError
from app.media.intake import Found, Listing, walk
from app.media.sniff import VIDEO_ENDINGS, claims
from app.metadata.inventory import CarriedKind
from app.model import Actor, MediaKind, Role, Verdict
from app.pipeline.decisions import NOTHING_FILED, parse_decisions
from app.pipeline.judge import Asked
from app.pipeline.release import Wish
from app.pipeline.screen import NOT_CHECKED
from app.pipeline.video_screen import VIDEO_NOT_CHECKED
from app.pipeline.work import start
from app.pipeline.work_area import WorkArea
from app.records import Departure, Given, consent, departures, person_consent
from app.register import Register
from app.workplace import cores

INTERRUPTED, HELD, FAILED = 130, 3, 1


def screen(session: Session) -> int:
    """Screen, print and judge every item; see the contract for the exit codes."""
    arguments, printer = session.arguments, session.printer
    _refuse_cluster(arguments.cluster)
    listing = _listing(arguments.paths, None)
    records = arguments.setting is not None and arguments.channel is not None
    results: list[Screened] = []
    verdicts: Counter[str] = Counter()
    kinds: set[CarriedKind] = set()
    not_checked: dict[str, None] = {}
    interruption = Interruption()
    with _workers(session, listing) as workers, session.register(readonly=not records) as register, interruption.heard():
        bar = printer.bar(len(listing.found))
        run = replace(
            _run(session, register, _consent(register, arguments.consent), interruption), inspects=True, told=bar.tell
        )
        try:
            for result in bar.over(screen_all(run, listing.found, workers, workers.jobs)):
                printer.screened(result)
                verdicts[result.verdict or "failed"] += 1
                kinds.update(one.kind for one in result.carried)
                not_checked.update(dict.fromkeys(result.screening.not_checked if result.screening else ()))
                if arguments.report:
                    results.append(result)
        except KeyboardInterrupt:
            return _interrupted(printer, verdicts.total(), len(listing.found))
    if arguments.report:
        _save_report(arguments.report, results, session, listing)
    printer.tell_what_was_carried(kinds)
    _say_not_checked(printer, not_checked)
    printer.line(
        session.catalogue.say(
            "words.screen-summary",
            total=verdicts.total(),
            **{verdict.value: verdicts[verdict] for verdict in Verdict},
            failed=verdicts["failed"],
            other=listing.other,
        )
    )
    if records and verdicts[Verdict.REFERRED]:
        printer.line(session.catalogue.say("words.referred-waits"))
    if verdicts["failed"]:
        return FAILED
    return HELD if verdicts[Verdict.REFERRED] or verdicts[Verdict.BLOCKED] else 0


def export(session: Session) -> int:
    """Screen, judge and release every item; see the contract for the exit codes."""
    arguments, printer, say = session.arguments, session.printer, session.catalogue.say
    _refuse_cluster(arguments.cluster)
    listing = _listing(arguments.paths, arguments.out)
    operator = Actor(arguments.operator, Role.OPERATOR)
    wish = Wish(
        out=arguments.out,
        operator=operator,
        style=arguments.cover,
        extent=arguments.extent,
        max_side=arguments.max_side,
        keep_names=arguments.names == "keep",
        codec=arguments.video_codec,
    )
    interruption = Interruption()
    with _workers(session, listing) as workers, session.register() as register, interruption.heard():
        permission = _consent(register, arguments.consent)
        if permission is not None and permission.is_given_by(operator.name):
            raise UsageError("giver-is-operator", name=operator.name, reference=permission.reference)
        run = _run(session, register, permission, interruption, operator)
        printer.line(say("words.responsible"))
        bar = printer.bar(len(listing.found))
        flow = _Flow(Export(replace(run, told=bar.tell), wish, workers), bar, listing, departures(register))
        done = _export_all(flow, workers, printer)
        if done is None:
            return INTERRUPTED
        unused = _say_unused(run, done.seen, printer)
    counts = {fate.value: done.fates[fate] for fate in Fate}
    printer.line(say("words.export-summary", total=done.fates.total(), **counts, other=listing.other))
    if done.waits:
        printer.line(say("words.referred-waits"))
    if done.fates[Fate.FAILED]:
        return FAILED
    return HELD if done.fates[Fate.HELD] or unused else 0


@dataclass(frozen=True, slots=True)
class _Flow:
    """An export with its listing, the bar that shows how far it is, and what left before it, by the item's SHA-256."""

    exports: Export
    bar: Bar
    listing: Listing
    before: Mapping[str, tuple[Departure, ...]]


@dataclass(slots=True)
class _Done:
    """What became of the items, whose bytes were seen, and whether something waits for a leader."""

    fates: Counter[Fate] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)
    waits: bool = False

    def add(self, result: Exported) -> None:
        """One more item."""
        self.fates[result.fate] += 1
        self.seen.update(filter(None, [result.sha256]))
        outcomes = {finding.outcome for finding in result.findings}
        is_referred = Verdict.REFERRED in outcomes and Verdict.BLOCKED not in outcomes  # what is blocked is not put to anybody
        self.waits |= is_referred and result.fate is Fate.HELD


def _workers(session: Session, listing: Listing) -> Workers:
    """To be entered first: while they get ready the register is opened."""
    jobs = min(session.arguments.jobs or cores(), len(listing.found))
    return Workers(jobs, start, session.arguments.sensitivity, _mostly(listing), origin=Origin.LOOKER)


def _mostly(listing: Listing) -> MediaKind:
    """What the workers get ready for, by the names: photos, unless there are none."""
    is_video = (claims(found.path) is VIDEO_ENDINGS for found in listing.found)
    return MediaKind.VIDEO if all(is_video) else MediaKind.PHOTO


def _export_all(flow: _Flow, workers: Workers, printer: Printer) -> _Done | None:
    """Export and print every item; None when interrupted.

    Whatever ends it, nothing is left half done.
    """
    done = _Done()
    exports, bar, listing = flow.exports, flow.bar, flow.listing
    try:
        for result in bar.over(exports.all(listing.found, workers.jobs)):
            printer.exported(result, flow.before.get(result.sha256 or "", ()))
            done.add(result)
    except KeyboardInterrupt:
        _interrupted(printer, done.fates.total(), len(listing.found))
        return None
    finally:
        workers.stop()  # nobody goes on preparing what is given up
        exports.give_up_rest()
    return done


def _run(
    session: Session,
    register: Register,
    permission: LeadershipConsent | None,
    interruption: Interruption,
    operator: Actor | None = None,
) -> Run:
    arguments = session.arguments
    area = WorkArea(session.workplace.places.work)
    area.expire(session.now)
    file: Path | None = getattr(arguments, "decisions", None)
    filed = NOTHING_FILED
    if file is not None and operator is not None:
        filed = parse_decisions(read_text(file), operator, session.now, lambda reference: person_consent(register, reference))
    asked = Asked(
        setting=arguments.setting,
        channel=arguments.channel,
        consent=permission,
        event=arguments.event,
        attested=arguments.captured,
        confirm_no_faces=getattr(arguments, "confirm_no_faces", False),
    )
    return Run(
        register=register,
        known=session.known(register),
        asked=asked,
        catalogue=session.catalogue,
        sensitivity=arguments.sensitivity,
        decisions=filed.decisions,
        timed=filed.timed,
        interruption=interruption,
        records=arguments.setting is not None and arguments.channel is not None,
        area=area,
        given=Given(operator, asked.confirm_no_faces),
    )


def _refuse_cluster(address: str | None) -> None:
    if address is not None:
        raise UsageError("cluster-not-available")


def _consent(register: Register, reference: str | None) -> LeadershipConsent | None:
    """The leadership consent that was named.

    Raises:
        UsageError: `consent-unknown`.
    """
    if reference is None:
        return None
    found = consent(register, reference)
    if found is None:
        raise UsageError("consent-unknown", reference=reference)
    return found


def _listing(paths: list[Path], out: Path | None) -> Listing:
    """What there is to do; releases of an earlier run below `out` are not taken for sources.

    Raises:
        UsageError: `no-media`, or `out-is-source` where the releases would lie among the originals, also by a link.
    """
    listing = walk(paths)
    if out is not None:
        ours = out.resolve()
        if any(one.root.resolve() == ours for one in listing.found):
            raise UsageError("out-is-source", place=str(out))
        found = tuple(one for one in listing.found if not _lies_in(ours, one))
        listing = Listing(found, listing.other)
    if not any(os.path.lexists(one.path) for one in listing.found):  # also where all paths are slips of the hand
        raise UsageError("no-media", other=listing.other)
    return listing


def _lies_in(out: Path, one: Found) -> bool:
    """Whether a source lies in an output folder that is itself below the folder the user named: an earlier release."""
    return one.path.parent.resolve().is_relative_to(out) and out.is_relative_to(one.root.resolve())


def _say_not_checked(printer: Printer, names: Iterable[str]) -> None:
    say = printer.catalogue.say
    told = [say(f"words.not-checked-{name}") for name in names if name in (*NOT_CHECKED, *VIDEO_NOT_CHECKED)]
    if told:
        printer.line(say("words.not-checked", what=", ".join(told)))


def _save_report(file: Path, results: list[Screened], session: Session, listing: Listing) -> None:
    with creating(file) as stream:
        stream.write(write_report(results, session.printer, listing.other))
    session.printer.note(session.catalogue.say("words.report-written", file=stream.name))


def _say_unused(run: Run, seen: set[str], printer: Printer) -> int:
    """Say which decisions were about no item of this run.

    Returns:
        How many items they were about.
    """
    unused = sorted(set(run.decisions) - seen)
    for sha256 in unused:
        printer.note(printer.catalogue.say("words.decision-unused", sha256=sha256))
    return len(unused)


def _interrupted(printer: Printer, done: int, total: int) -> int:
    printer.note(printer.catalogue.say("words.interrupted", done=done, total=total))
    return INTERRUPTED
