"""What there is to look at: every room and every dialogue, and a sample event to show in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QDialog

from app.books.consents import leadership_consents
from app.consents import Giver, LeadershipConsent, PersonConsent
from app.events.deciding import Author, draw, mark
from app.events.desk import NewEvent
from app.events.event import EventItem
from app.events.keeping import Offer, offers
from app.events.people import Appearance, appearances, forget_all, say
from app.grouping.suggesting import Suggestion
from app.model import Actor, Channel, DecisionKind, Region, RegionKind, Role, Setting, Shape
from app.pipeline.release import Wish
from app.records import add_consent, add_person_consent, set_policy, withdraw_consent
from app.sample import make_gallery
from detectors.base import Box
from ui.asking import NameDialog
from ui.consents.page import ConsentsPage
from ui.consents.withdrawing import WithdrawDialog
from ui.gallery.attesting import AttestDialog
from ui.gallery.likely_days import Likely, Source
from ui.gallery.sheet import SheetDialog
from ui.leader.page import LeaderPage
from ui.main import Program
from ui.people.choosing import ChooseDialog
from ui.people.keeping import KeepDialog
from ui.people.page import PeoplePage
from ui.people.session import session_of
from ui.people.switch import SwitchDialog
from ui.release.dialog import open_release_dialog
from ui.review.facts_section import DayDialog
from ui.review.keeping import ConsentDialog
from ui.review.keys_help import KeysDialog
from ui.review.page import ReviewPage
from ui.review.reporting import ReportDialog
from ui.rooms import Room
from ui.video.keys import sheet
from ui.video.sound_section import SoundDialog

SCHOOL, REFERENCE, EVENT = "De Regenboog", "SPORT-2026-3", "Sportdag groep 7"
KIM, LEADER = Actor("Kim de Vries", Role.OPERATOR), Actor("A. de Bruin", Role.DIRECTOR)
DAY = date(2026, 9, 18)

Wait = Callable[[Callable[[], bool]], None]
"""Lets the window live until something holds."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing to look at: its name, and how to get there. A dialogue is opened, never waited for."""

    name: str
    enter: Callable[[Program], None]


def scenes() -> tuple[Scene, ...]:
    """All rooms, then all dialogues, of the sample event."""
    rooms = [Scene(room.value, partial(_go, room, None)) for room in Room]
    return (
        *rooms,
        Scene("review-group", partial(_go, Room.REVIEW, "03")),
        Scene("review-area", partial(_go, Room.REVIEW, "12")),
        Scene("review-video", _video),
        Scene("leader-video", _leader_video),
        Scene("people-groups", lambda program: _people(program).show_all()),
        Scene("consents-persons", _persons),
        Scene("dialog-new-event", _new_event),
        Scene("dialog-large", _leader_large),
        Scene("dialog-release", _release),
        Scene("dialog-contact-sheet", _sheet),
        Scene("dialog-attest", _attest),
        Scene("dialog-attest-one", lambda program: _open(DayDialog(DAY, program.window))),
        Scene("dialog-keep", _keep),
        Scene("dialog-report", lambda program: _open(ReportDialog(program.window.context.theme, program.window))),
        Scene("dialog-sound", lambda program: _open(SoundDialog(program.window))),
        Scene("dialog-keys-video", lambda program: _open(KeysDialog(program.window, sheet()))),
        Scene("dialog-keys", lambda program: _open(KeysDialog(program.window))),
        Scene("dialog-name", lambda program: _open(NameDialog(program.window))),
        Scene("dialog-leadership-consent", _leadership),
        Scene("dialog-person-consent", _person),
        Scene("dialog-print-form", _form_to_sign),
        Scene("dialog-grouping", _grouping),
        Scene("dialog-join", _join),
        Scene("dialog-keep-one", _keep_one),
        Scene("dialog-withdraw", _withdraw),
    )


def begin(program: Program, folder: Path, wait: Wait, make: Callable[[Path], None] = make_gallery) -> None:
    """A sample event that was looked at, decided on in part, released in part and put to the leader in part.

    Args:
        program: where it is begun.
        folder: an empty folder for the photos and what leaves.
        wait: lets the window live.
        make: makes the photos, with the names that `make_gallery` gives.
    """
    photos, bench = folder / EVENT, program.bench
    make(photos)
    _record(program)
    new = NewEvent(
        name=EVENT, setting=Setting.ACTIVITY, days=(DAY, DAY), channel=Channel.NEWSLETTER, consent=REFERENCE, reminded=True
    )
    bench.begin([photos], new, program.show_error)
    wait(lambda: bench.current is not None and all(item.is_looked_at for item in bench.model.items()))
    wait(lambda: not program.tasks.is_busy)
    _decide_all(program)
    wait(lambda: not program.tasks.is_busy)
    chosen = [item.path for item in bench.model.items() if item.found.path.name[:2] in {"02", "05", "12"}]
    ended: list[bool] = []
    bench.release_ended.connect(lambda _: ended.append(True))
    bench.release(chosen, Wish(out=folder / "vrijgegeven", operator=KIM), program.show_error)
    wait(lambda: bool(ended))
    opened = bench.snapshot()
    waiting = [item for item in opened.items if item.found.path.name.startswith(("09", "10", "14"))]
    program.tasks.run(lambda: program.desk.put_forward(opened, waiting, bench.catalogue))
    wait(lambda: not program.tasks.is_busy)


# The sample


def _decide_all(program: Program) -> None:
    kim = Author(KIM, program.desk.workplace.now)
    _decide(program, "02", lambda item: replace(mark(item, DecisionKind.NOBODY_RECOGNISABLE, kim), starred=True))
    _decide(program, "07", lambda item: mark(item, DecisionKind.NOBODY_RECOGNISABLE, kim))
    _decide(program, "08", lambda item: mark(item, DecisionKind.DO_NOT_USE, kim))
    _decide(program, "14", lambda item: mark(item, DecisionKind.DOUBT, kim))
    name = Region(Shape.BOX, RegionKind.NAME, Box(700, 560, 960, 640))
    _decide(program, "12", lambda item: replace(draw(item, name, kim), starred=True, seen=True))
    _decide(program, "03", lambda item: replace(item, starred=True))


def _decide(program: Program, start: str, change: Callable[[EventItem], EventItem]) -> None:
    items = program.bench.model.items()
    chosen = [item for item in items if item.found.path.name.startswith(start) and item.screening is not None]
    program.bench.change("sample", [change(item) for item in chosen])


def _record(program: Program) -> None:
    now = program.desk.workplace.now
    consent = LeadershipConsent(
        reference=REFERENCE,
        issuer=SCHOOL,
        given_by=LEADER.name,
        role=LEADER.role,
        written_on=date(2026, 9, 1),
        written_at=time(9, 30),
        settings=frozenset({Setting.ACTIVITY}),
        channels=frozenset({Channel.NEWSLETTER, Channel.WEBSITE}),
        recorded_at=now,
        first_day=DAY - timedelta(days=3),
        last_day=DAY + timedelta(days=3),
        document_sha256="5d" * 32,
    )
    lesson = replace(consent, reference="LES-2026-11", settings=frozenset({Setting.LESSON}), valid_until=date(2026, 10, 1))
    old = replace(consent, reference="REIS-2025-2", written_on=date(2025, 4, 2), first_day=None, last_day=None)
    with program.desk.workplace.writing() as (register, _):
        for one in (consent, lesson, old):
            add_consent(register, one)
        withdraw_consent(register, old.reference, "Ouders hebben bezwaar gemaakt", LEADER)
        for number, refused in ((17, False), (18, True)):
            add_person_consent(
                register,
                PersonConsent(f"P-2026-{number}", SCHOOL, Giver.PARENT, frozenset({Channel.NEWSLETTER}), refused, now),
            )
        set_policy(register, "a2", "cover", LEADER)


# The ways in


def _go(room: Room, start: str | None, program: Program) -> None:
    """To a room; `start` is how the name of a photo begins."""
    if room is Room.PEOPLE:
        _group(program, on=False)
    program.window.go(room, _path(program, start) if start else None)


def _video(program: Program) -> None:
    """To a video, with its first track selected."""
    _go(Room.REVIEW, "14", program)
    page = cast("ReviewPage", program.window.page(Room.REVIEW))
    page.video.lanes.setCurrentIndex(page.video.lanes.lane_model.index(0))


def _leader_video(program: Program) -> None:
    """To a video that waits, once it is listed; some moments into it."""
    _go(Room.LEADER, "14", program)
    showing = cast("LeaderPage", program.window.page(Room.LEADER)).browser.film.showing

    def show() -> None:
        if showing.clip is not None:
            showing.go(showing.clip.first + (showing.clip.last - showing.clip.first) // 4)

    program.tasks.run(lambda: None, lambda _: show())


def _leader_large(program: Program) -> None:
    """What waits first, seen large; its picture is there since the room was shown."""
    _go(Room.LEADER, None, program)
    view = cast("LeaderPage", program.window.page(Room.LEADER)).browser.view
    program.tasks.run(lambda: None, lambda _: view.enlarged.emit())


def _path(program: Program, start: str) -> str:
    return next(item.path for item in program.bench.model.items() if item.found.path.name.startswith(start))


def _open(dialog: QDialog) -> None:
    dialog.open()


def _consents(program: Program) -> ConsentsPage:
    program.window.go(Room.CONSENTS)
    return cast("ConsentsPage", program.window.page(Room.CONSENTS))


def _persons(program: Program) -> None:
    page = _consents(program)
    page.tabs.setCurrentWidget(page.persons)


def _leadership(program: Program) -> None:
    _consents(program).begin_leadership()


def _form_to_sign(program: Program) -> None:
    _consents(program).begin_printing()


def _person(program: Program) -> None:
    page = _consents(program)
    page.tabs.setCurrentWidget(page.persons)
    page.begin_person()


def _new_event(program: Program) -> None:
    program.window.go(Room.HOME)
    program.window.open_paths([Path(_path(program, "03")).parent])


def _release(program: Program) -> None:
    _go(Room.GALLERY, None, program)
    chosen = tuple(_path(program, start) for start in ("03", "07", "08", "09", "12"))
    open_release_dialog(program.window.context, chosen, program.window)


def _sheet(program: Program) -> None:
    _go(Room.GALLERY, None, program)
    _open(SheetDialog(program.window.context, program.bench.model.rows(), program.window))


def _attest(program: Program) -> None:
    _go(Room.GALLERY, None, program)
    files = [Path(_path(program, start)).name for start in ("03", "07", "12")]
    _open(AttestDialog(files, Likely((DAY, DAY), Source.EVENT), KIM.name, program.window))


def _keep(program: Program) -> None:
    _go(Room.REVIEW, "12", program)
    workplace, catalogue = program.desk.workplace, program.window.context.catalogue
    program.tasks.run(
        lambda: offers(workplace, Channel.NEWSLETTER, frozenset()),
        lambda found: _open(ConsentDialog(found, catalogue, program.window)),
    )


def _group(program: Program, *, on: bool) -> None:
    """Faces are compared, or not. Who is who is given here: nothing is compared for these pictures."""
    bench, event = program.bench, program.bench.current
    if event is None or event.grouping is on:
        return
    if on:
        by_photo: dict[str, list[Appearance]] = {}
        for one in appearances(bench.model.items()).values():
            by_photo.setdefault(one.key.sha256, []).append(one)
        columns = [[each[place].key for each in by_photo.values() if len(each) > place] for place in range(3)]
        bench.change("sample", say(bench.model.items(), columns[0][:3], "sample"))
        suggestions = (Suggestion(tuple(columns[1])), Suggestion(tuple(columns[2])), Suggestion((columns[0][3],), "sample"))
        session_of(program.window.context).put(suggestions)
    else:
        session_of(program.window.context).forget()
        bench.merge(forget_all(bench.model.items()))
    bench.set_event(replace(event, grouping=on))


def _people(program: Program) -> PeoplePage:
    """With a person, suggestions, and one face more of that person."""
    _group(program, on=True)
    program.window.go(Room.PEOPLE)
    return cast("PeoplePage", program.window.page(Room.PEOPLE))


def _grouping(program: Program) -> None:
    program.window.go(Room.PEOPLE)
    _open(SwitchDialog(KIM.name, program.window.context.theme, program.window))


def _join(program: Program) -> None:
    page = _people(program)
    page.show_all()
    groups = page.groups.groups
    _open(ChooseDialog(groups[1], groups, page.portraits, program.window.context.theme, page))


def _keep_one(program: Program) -> None:
    page = _people(program)
    page.show_all()
    workplace, catalogue = program.desk.workplace, program.window.context.catalogue
    face = page.groups.groups[0].faces[0]

    def show(found: tuple[Offer, ...]) -> None:
        dialog = KeepDialog(found, catalogue, program.window)
        dialog.show_face(face.item.found.path.name, page.portraits.there(face.key))
        _open(dialog)

    program.tasks.run(lambda: offers(workplace, Channel.NEWSLETTER, frozenset()), show)


def _withdraw(program: Program) -> None:
    _consents(program)
    context, workplace = program.window.context, program.desk.workplace

    def show(found: tuple[LeadershipConsent, ...]) -> None:
        consent = next(one for one in found if one.reference == REFERENCE)
        _open(WithdrawDialog(context, consent, program.window))

    program.tasks.run(lambda: leadership_consents(workplace), show)
