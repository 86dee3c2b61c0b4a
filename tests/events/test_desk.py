from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.batch.interruption import Interruption
from app.batch.under_way import Step, UnderWay
from app.books.withdrawing import ConsentKind, withdraw
from app.consents import LeadershipConsent
from app.errors import EnvironmentBrokenError, UsageError
from app.events.comparing import SWITCHED_ON, note_switch
from app.events.deciding import Author, attest, dismiss, mark
from app.events.desk import NO_LESSON, Course, Desk, NewEvent, OpenEvent, PutForward
from app.events.event import Event, EventItem
from app.model import Actor, Channel, DecisionKind, Role, Setting, Verdict
from app.pipeline.release import Wish
from app.records import (
    DO_NOT_USE,
    DO_NOT_USE_LIFTED,
    REPORTED,
    Answer,
    Lifted,
    Marked,
    Standing,
    add_consent,
    decide,
    do_not_use,
    history,
    open_referrals,
    reported,
    set_policy,
)
from app.register import Query
from app.text import Catalogue
from tests.events.conftest import CONSENT
from tests.make_film import Film, film, patch_scene
from tests.slow_workers import use_slow_workers
from tests.stand_ins import photo, photos

KIM = Actor("Kim", Role.OPERATOR)
AUTHOR = Author(KIM, datetime(2024, 6, 1, tzinfo=UTC))
SPORTS = NewEvent(name=" Sportdag ", setting=Setting.ACTIVITY, channel=Channel.NEWSLETTER, consent=CONSENT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photos(tmp_path / "fotos", 3)
    photo(tmp_path / "fotos" / "leeg.jpg", 0, seed=9)
    (tmp_path / "fotos" / "notes.txt").write_text("x")
    return tmp_path / "fotos"


def screened(desk: Desk, opened: OpenEvent, catalogue: Catalogue) -> OpenEvent:
    told: list[EventItem] = []
    desk.screen(opened.event, opened.items, Course(catalogue, told.append))
    assert [item.path for item in told] == [item.path for item in opened.items]
    return replace(opened, items=tuple(told))


def verdicts(desk: Desk, opened: OpenEvent, catalogue: Catalogue) -> list[Verdict | None]:
    return [judged.verdict if judged else None for judged in desk.judge(opened, opened.items, catalogue)]


def test_an_event_begins_with_all_its_files_and_is_saved(desk: Desk, folder: Path) -> None:
    opened = desk.begin([folder], SPORTS)
    assert (opened.event.name, opened.event.other_files) == ("Sportdag", 1)
    assert [item.found.path.name for item in opened.items] == ["IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg", "leeg.jpg"]
    assert desk.reopen(opened.event.id) == opened
    assert desk.recent(timedelta(days=30)) == (opened.event,)
    assert [(kept.event, kept.items) for kept in desk.kept(timedelta(days=30))] == [(opened.event, 4)]
    desk.forget(opened.event.id)
    assert desk.reopen(opened.event.id) is None


def test_a_folder_without_media_begins_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(UsageError, match="no-media"):
        desk.begin([tmp_path / "leeg"], SPORTS)
    assert desk.recent(timedelta(days=30)) == ()


def test_old_events_expire(desk: Desk, folder: Path) -> None:
    desk.begin([folder], SPORTS)
    assert desk.kept(timedelta(days=-1)) == ()
    assert desk.recent(timedelta(days=30)) == ()


@pytest.fixture
def filmed(desk: Desk, tmp_path: Path, english: Catalogue) -> Event:
    """An event with a video that was looked at: its first pass is kept."""
    film(tmp_path / "films" / "film.mp4", Film(2, sound=False), patch_scene)
    opened = screened(desk, desk.begin([tmp_path / "films"], SPORTS), english)
    desk.save(opened.event, opened.items)
    assert len(first_passes(desk)) == 1
    return opened.event


def first_passes(desk: Desk) -> list[Path]:
    return sorted(desk.workplace.places.work.glob("*.json"))


def test_an_event_that_is_deleted_takes_its_first_passes_along(desk: Desk, filmed: Event) -> None:
    desk.forget(filmed.id)
    assert first_passes(desk) == []


def test_an_event_that_expires_takes_its_first_passes_along(desk: Desk, filmed: Event) -> None:
    assert desk.recent(timedelta(days=1)) == (filmed,)
    assert len(first_passes(desk)) == 1
    desk._store.save(filmed, (), desk.workplace.now - timedelta(days=2))
    assert desk.kept(timedelta(days=1)) == ()
    assert first_passes(desk) == []


@pytest.mark.parametrize(("days", "left"), [(7, 0), (9, 1)])
def test_first_passes_stay_no_longer_than_was_chosen(desk: Desk, filmed: Event, days: int, left: int) -> None:
    (file,) = first_passes(desk)
    age = (desk.workplace.now - timedelta(days=8)).timestamp()
    os.utime(file, (age, age))
    assert desk.recent(timedelta(days=days)) == (filmed,)
    assert len(first_passes(desk)) == left


def test_screening_and_judging(desk: Desk, folder: Path, permission: LeadershipConsent, english: Catalogue) -> None:
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    assert permission.reference == CONSENT
    assert verdicts(desk, opened, english) == [*[Verdict.COVER] * 3, Verdict.REFERRED]
    confirmed = mark(opened.items[3], DecisionKind.NOBODY_RECOGNISABLE, AUTHOR)
    lesson = replace(opened.items[0], setting=Setting.LESSON_RECORDING)
    changed = replace(opened, items=(lesson, *opened.items[1:3], confirmed))
    assert verdicts(desk, changed, english) == [Verdict.BLOCKED, Verdict.COVER, Verdict.COVER, Verdict.ALLOWED]


def test_a_file_that_cannot_be_read_says_why(desk: Desk, folder: Path, english: Catalogue) -> None:
    (folder / "kapot.jpg").write_bytes(b"\xff\xd8\xff\xe0 no photo")
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    broken = next(item for item in opened.items if item.found.path.name == "kapot.jpg")
    assert broken.problem is not None
    assert broken.is_looked_at
    assert desk.judge(opened, [broken], english) == (None,)


def test_a_photo_that_lies_in_two_places_was_decided_on_in_both(
    desk: Desk, folder: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    (folder / "kopie.jpg").write_bytes((folder / "IMG_1.jpg").read_bytes())
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    first = mark(opened.items[0], DecisionKind.DO_NOT_USE, AUTHOR)
    changed = replace(opened, items=(first, *opened.items[1:]))
    twins = [item for item in changed.items if item.found.path.name in ("IMG_1.jpg", "kopie.jpg")]
    judged = desk.judge(changed, twins, english)
    assert [one.verdict if one else None for one in judged] == [Verdict.BLOCKED, Verdict.BLOCKED]


def test_judging_writes_nothing(desk: Desk, folder: Path, permission: LeadershipConsent, english: Catalogue) -> None:
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    marked = mark(opened.items[0], DecisionKind.DO_NOT_USE, AUTHOR)
    with desk.workplace.reading() as register:
        before = register.heads()
    desk.judge(replace(opened, items=(marked, *opened.items[1:])), [marked], english)
    with desk.workplace.reading() as register:
        assert register.heads() == before


def test_screening_ends_when_asked(desk: Desk, folder: Path, english: Catalogue) -> None:
    opened, told, interruption = desk.begin([folder], SPORTS), list[EventItem](), Interruption()

    def tell(item: EventItem) -> None:
        told.append(item)
        interruption.stop()

    desk.screen(opened.event, opened.items, Course(english, tell, interruption))
    assert 1 <= len(told) <= len(opened.items)


def test_releasing_the_chosen_ones(
    desk: Desk, folder: Path, tmp_path: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    ended: list[EventItem] = []
    chosen = [opened.items[1], opened.items[3]]
    desk.release(opened, chosen, Wish(out=tmp_path / "uit", operator=KIM), Course(english, ended.append))
    fates = [item.ending.fate for item in ended if item.ending]
    assert fates == ["released", "held"]
    assert [file.name for file in (tmp_path / "uit").iterdir()] == ["nieuwsbrief-0001.jpg"]
    assert ended[0].ending is not None
    assert ended[0].ending.output == str(tmp_path / "uit" / "nieuwsbrief-0001.jpg")
    assert ended[1].ending is not None
    assert any(finding.outcome is Verdict.REFERRED for finding in ended[1].ending.reasons)
    with desk.workplace.reading() as register:
        assert len(open_referrals(register)) == 1


def test_a_photo_that_changed_since_it_was_looked_at_does_not_leave(
    desk: Desk, folder: Path, tmp_path: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    photo(folder / "IMG_1.jpg", 3, seed=77)
    ended: list[EventItem] = []
    desk.release(opened, opened.items[:1], Wish(out=tmp_path / "uit", operator=KIM), Course(english, ended.append))
    assert ended[0].ending is not None
    assert ended[0].ending.fate == "failed"
    assert not list((tmp_path / "uit").iterdir())


def test_what_left_on_a_withdrawn_consent_is_known_of_every_copy_in_every_event_and_after_a_later_release(
    desk: Desk, folder: Path, tmp_path: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    (folder / "kopie.jpg").write_bytes((folder / "IMG_1.jpg").read_bytes())
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    ended = list[EventItem]()
    course, wish = Course(english, ended.append), Wish(out=tmp_path / "uit", operator=KIM)
    desk.release(opened, opened.items[:1], wish, course)
    withdraw(desk.workplace, ConsentKind.LEADERSHIP, CONSENT, "a parent asked", Actor("Sam Director", Role.DIRECTOR))
    with desk.workplace.writing() as (register, _):
        add_consent(register, replace(permission, reference="SL-2024-02"))
    other = screened(desk, desk.begin([folder], replace(SPORTS, name="Later", consent="SL-2024-02")), english)
    desk.release(other, other.items[:1], wish, course)
    assert [item.ending.fate for item in ended if item.ending] == ["released"] * 2
    copies = [*ended[1:], *(item for item in other.items if item.found.path.name == "kopie.jpg")]
    judged = desk.judge(other, [*copies, other.items[1]], english)
    assert [one.standing for one in judged if one] == [Standing.TO_TAKE_DOWN, Standing.TO_TAKE_DOWN, None]


def test_who_gave_the_consent_does_not_release(
    desk: Desk, folder: Path, tmp_path: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    wish = Wish(out=tmp_path / "uit", operator=Actor(" sam  director", Role.OPERATOR))
    with pytest.raises(UsageError, match="giver-is-operator"):
        desk.release(opened, opened.items, wish, Course(english))
    nothing = replace(opened, event=replace(opened.event, consent=None))
    with pytest.raises(UsageError, match="consent-unknown"):
        desk.release(nothing, opened.items, Wish(out=tmp_path / "uit", operator=KIM), Course(english))
    assert not (tmp_path / "uit").exists()


def test_what_is_no_face_is_not_covered(
    desk: Desk, folder: Path, tmp_path: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    screening = opened.items[0].screening
    assert screening is not None
    fist = mark(dismiss(opened.items[0], screening.faces[0], AUTHOR), DecisionKind.NOBODY_RECOGNISABLE, AUTHOR)
    changed = replace(opened, items=(fist, *opened.items[1:]))
    assert verdicts(desk, changed, english)[0] is Verdict.ALLOWED
    ended: list[EventItem] = []
    desk.release(changed, [fist], Wish(out=tmp_path / "uit", operator=KIM), Course(english, ended.append))
    assert ended[0].ending is not None
    assert (ended[0].ending.fate, ended[0].ending.covered) == ("released", 0)


def test_putting_to_the_leader(desk: Desk, folder: Path, permission: LeadershipConsent, english: Catalogue) -> None:
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    assert desk.put_forward(opened, opened.items, english) == PutForward(asked=1)
    assert desk.put_forward(opened, opened.items, english) == PutForward(waiting=1)
    with desk.workplace.reading() as register:
        assert len(open_referrals(register)) == 1


def test_who_puts_it_forward_is_told_what_was_answered_already(
    desk: Desk, folder: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    first = desk.put_forward(opened, opened.items, english)
    assert (first.asked, first.waiting, first.refused) == (1, 0, ())
    again = desk.put_forward(opened, opened.items, english)
    assert (again.asked, again.waiting, again.refused) == (0, 1, ())
    before = desk.answers()
    with desk.workplace.writing() as (register, _):
        (asked,) = open_referrals(register)
        leader = Actor("Sam Director", Role.DIRECTOR)
        decide(register, asked.question.sha256, Answer(approved=False, by=leader, reason="crying"))
    assert desk.answers() > before
    told = desk.put_forward(opened, opened.items, english)
    assert (told.asked, told.waiting, told.approved) == (0, 0, 0)
    assert [(one.id, one.answer.reason if one.answer else "") for one in told.refused] == [(asked.id, "crying")]


def test_what_was_approved_in_vain_is_not_said_to_wait(
    desk: Desk, folder: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    opened = screened(desk, desk.begin([folder], replace(SPORTS, consent=None)), english)
    desk.put_forward(opened, opened.items[:1], english)
    with desk.workplace.writing() as (register, _):
        (asked,) = open_referrals(register)
        leader = Actor("Sam Director", Role.DIRECTOR)
        decide(register, asked.question.sha256, Answer(approved=True, by=leader, reason="posed"))
    told = desk.put_forward(opened, opened.items[:1], english)
    assert (told.asked, told.waiting, told.approved, told.refused) == (0, 0, 1, ())


def test_a_report_stays_and_blocks(desk: Desk, folder: Path, permission: LeadershipConsent, english: Catalogue) -> None:
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    item = desk.report(opened.event, opened.items[0], KIM, "board")
    with desk.workplace.reading() as register:
        assert item.screening is not None
        assert reported(register) == {item.screening.item.sha256}
    stored = desk.reopen(opened.event.id)
    assert stored is not None
    assert stored.items[0].has(DecisionKind.REPORTED)
    bare = replace(opened, items=opened.items)  # as somebody would find it who opens the folder anew
    assert verdicts(desk, bare, english)[0] is Verdict.BLOCKED


def test_surely_no_lesson_is_asked_of_school_hours_and_recorded(desk: Desk, folder: Path, english: Catalogue) -> None:
    photo(folder / "zondag.jpg", seed=50, captured="2024:05:12 10:30:00")
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    assert desk.school_hours(opened.event, opened.items) == 4
    desk.confirm_no_lesson(opened.event, 4, KIM)
    assert desk.school_hours(replace(opened.event, no_lesson=True), opened.items) == 0
    with desk.workplace.reading() as register:
        (entry,) = register.entries(Query(("no-lesson-confirmed",)))
        assert entry.payload is not None
        assert (entry.subject, entry.payload["items"]) == (opened.event.id, 4)


def test_what_is_noted_of_an_event_stands_in_the_chain_of_its_consents_school(
    desk: Desk, folder: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    with desk.workplace.writing() as (register, _):
        set_policy(register, "issuer", "Het Anker")
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    for event in (opened.event, replace(opened.event, consent=None), replace(opened.event, consent="SL-0")):
        desk.confirm_no_lesson(event, 4, KIM)
        note_switch(desk.workplace, event, KIM, on=True)
        desk.report(event, opened.items[0], KIM, "board")
        desk.note_do_not_use(event, [mark(opened.items[1], DecisionKind.DO_NOT_USE, AUTHOR)], KIM)
        desk.note_do_not_use(event, opened.items[1:2], KIM)
    with desk.workplace.reading() as register:
        for kind in (NO_LESSON, SWITCHED_ON, DO_NOT_USE, DO_NOT_USE_LIFTED):
            issuers = [entry.issuer for entry in register.entries(Query((kind,)))]
            assert issuers == [permission.issuer, "Het Anker", "Het Anker"]
        (once,) = register.entries(Query((REPORTED,)))
        assert once.issuer == permission.issuer


def test_attested_days_count_for_their_item_alone(
    desk: Desk, tmp_path: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    for name in ("a", "b"):
        photo(tmp_path / "app" / f"{name}.jpg", seed=ord(name), captured=None)
    opened = screened(desk, desk.begin([tmp_path / "app"], SPORTS), english)
    day = (date(2024, 5, 14), date(2024, 5, 14))
    changed = replace(opened, items=(attest(opened.items[0], day), opened.items[1]))
    assert verdicts(desk, changed, english) == [Verdict.COVER, Verdict.REFERRED]


def test_what_must_not_be_used_is_known_to_every_other_event_until_it_is_lifted(
    desk: Desk, folder: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    banned = mark(opened.items[0], DecisionKind.DO_NOT_USE, AUTHOR)
    desk.note_do_not_use(opened.event, [banned], KIM)
    desk.note_do_not_use(opened.event, [banned], KIM)
    other = screened(desk, desk.begin([folder], SPORTS), english)
    assert verdicts(desk, other, english)[0] is Verdict.BLOCKED
    desk.note_do_not_use(opened.event, opened.items[:1], KIM)
    assert verdicts(desk, other, english)[0] is Verdict.COVER
    desk.note_do_not_use(opened.event, [banned], KIM)
    assert verdicts(desk, other, english)[0] is Verdict.BLOCKED
    with desk.workplace.reading() as register:
        assert screening_sha(banned) in do_not_use(register)
        kinds = [type(line) for line in history(register, screening_sha(banned))]
    assert kinds == [Marked, Lifted, Marked]


def test_what_became_of_an_item_is_saved_also_when_nobody_listens(
    desk: Desk, folder: Path, tmp_path: Path, permission: LeadershipConsent, english: Catalogue
) -> None:
    opened = screened(desk, desk.begin([folder], SPORTS), english)
    desk.save(opened.event, [replace(item, starred=True) for item in opened.items])
    desk.release(opened, opened.items[:1], Wish(out=tmp_path / "uit", operator=KIM), Course(english))
    stored = desk.reopen(opened.event.id)
    assert stored is not None
    assert stored.items[0].ending is not None
    assert stored.items[0].ending.fate == "released"
    assert stored.items[0].starred  # what was decided meanwhile stays


def test_saving_into_an_event_that_is_gone_is_said(desk: Desk, folder: Path) -> None:
    opened = desk.begin([folder], SPORTS)
    desk.forget(opened.event.id)
    with pytest.raises(EnvironmentBrokenError, match="event-gone"):
        desk.save(opened.event, opened.items)


def screening_sha(item: EventItem) -> str:
    assert item.screening is not None
    return item.screening.item.sha256


def test_how_far_long_items_are_is_passed_on(
    desk: Desk,
    tmp_path: Path,
    permission: LeadershipConsent,
    english: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow, heard, told = use_slow_workers(monkeypatch), list[UnderWay](), list[EventItem]()
    file = photo(tmp_path / "fotos" / "lang.jpg")

    def hear(one: UnderWay) -> None:
        heard.append(one)
        if one.share < 1:
            slow.finish()

    opened, course = desk.begin([file.parent], SPORTS), Course(english, told.append, hear=hear)
    desk.screen(opened.event, opened.items, course)
    looked_at = tuple(told)
    desk.release(replace(opened, items=looked_at), looked_at, Wish(out=tmp_path / "uit", operator=KIM), course)
    steps = [(one.found.path, one.step, one.share) for one in heard]
    assert steps == [(file, step, share) for step in (Step.LOOKING, Step.COVERING) for share in (0.5, 1.0)]
    assert [one.ending.fate if one.ending else None for one in told] == [None, "released"]
