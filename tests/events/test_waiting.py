from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.batch.interruption import Interruption
from app.books.withdrawing import ConsentKind, withdraw
from app.consents import LeadershipConsent
from app.errors import UsageError
from app.events.answering import past_answers, rule
from app.events.deciding import Author, dismiss, draw, mark
from app.events.desk import Course, Desk, NewEvent, OpenEvent
from app.events.event import EventItem
from app.events.waiting import Waiting, look_at, waiting, without_what_is_over
from app.model import Actor, Channel, DecisionKind, Region, RegionKind, Role, Sensitivity, Setting, Shape, Verdict
from app.pipeline.pulse import Pulse
from app.pipeline.work_area import WorkArea
from app.records import Answer, Look, add_consent, open_referrals, referrals
from app.text import Catalogue
from detectors.base import Box
from tests.events.conftest import CONSENT
from tests.make_film import Film, film, patch_scene
from tests.stand_ins import AtOnce, photo, photos

KIM = Author(Actor("Kim", Role.OPERATOR), datetime(2024, 6, 1, tzinfo=UTC))
SAM = Actor("Sam Director", Role.DIRECTOR)
YES, NO = Answer(approved=True, by=SAM, reason="posed"), Answer(approved=False, by=SAM, reason="crying")
SPORTS = NewEvent(name="Sportdag", setting=Setting.ACTIVITY, channel=Channel.NEWSLETTER, consent=CONSENT)


def opened(desk: Desk, folder: Path, english: Catalogue, new: NewEvent = SPORTS) -> OpenEvent:
    """An event whose items were looked at, and saved."""
    begun = desk.begin([folder], new)
    seen = list[EventItem]()
    desk.screen(begun.event, begun.items, Course(english, seen.append))
    desk.save(begun.event, seen)
    return OpenEvent(begun.event, tuple(seen))


def doubting(desk: Desk, found: OpenEvent, english: Catalogue) -> OpenEvent:
    """All of its items were put to the leader in doubt."""
    doubted = OpenEvent(found.event, tuple(mark(item, DecisionKind.DOUBT, KIM) for item in found.items))
    desk.save(doubted.event, doubted.items)
    desk.put_forward(doubted, doubted.items, english)
    return doubted


@pytest.mark.usefixtures("permission")
def test_what_waits_tells_why_and_what_an_approval_would_do(desk: Desk, tmp_path: Path, english: Catalogue) -> None:
    photos(tmp_path / "fotos", 2)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    found = waiting(desk, english)
    assert [one.path for one in found] == [item.path for item in doubted.items]
    one = found[0]
    assert one.item == doubted.items[0]
    assert one.event == doubted.event
    assert one.covers is not None
    assert len(one.covers) == 1
    asking = one.asked[0]
    assert asking.judged.verdict is Verdict.REFERRED
    assert [finding.article for finding in asking.judged.findings if finding.outcome is Verdict.REFERRED] == ["B5"]
    assert asking.approved is not None
    assert asking.approved.verdict is Verdict.COVER
    assert one.is_liftable
    with desk.workplace.reading() as register:
        assert len(open_referrals(register)) == 2  # looking at what waits answers nothing


@pytest.mark.usefixtures("permission")
def test_many_are_answered_at_once_and_judged_so_from_then_on(desk: Desk, tmp_path: Path, english: Catalogue) -> None:
    photos(tmp_path / "fotos", 3)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    found = waiting(desk, english)
    assert rule(desk.workplace, found[:2], YES).answered == 2
    assert rule(desk.workplace, found[2:], NO).answered == 1
    judged = desk.judge(doubted, doubted.items, english)
    assert [one.verdict for one in judged if one] == [Verdict.COVER, Verdict.COVER, Verdict.BLOCKED]
    assert waiting(desk, english) == ()
    told = past_answers(desk.workplace)
    assert [(line.answer.approved, line.answer.reason) for line in told] == [
        (False, "crying"),
        (True, "posed"),
        (True, "posed"),
    ]
    assert {line.answer.by for line in told} == {SAM}


@pytest.mark.usefixtures("permission")
def test_how_much_of_each_was_shown_is_kept_with_the_answer(desk: Desk, tmp_path: Path, english: Catalogue) -> None:
    photos(tmp_path / "fotos", 2)
    doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    one, other = waiting(desk, english)
    rule(desk.workplace, [one, other], YES, looks={one.sha256: Look(100)})
    looks = {line.question.sha256: line.answer.look for line in past_answers(desk.workplace)}
    assert looks == {one.sha256: Look(100), other.sha256: None}


@pytest.mark.usefixtures("permission")
def test_only_the_leadership_answers(desk: Desk, tmp_path: Path, english: Catalogue) -> None:
    photos(tmp_path / "fotos", 1)
    doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    with pytest.raises(UsageError) as caught:
        rule(desk.workplace, waiting(desk, english), replace(YES, by=KIM.actor))
    assert caught.value.code == "referral-role"
    assert len(waiting(desk, english)) == 1


@pytest.mark.usefixtures("permission")
def test_what_is_asked_otherwise_by_now_is_not_answered(desk: Desk, tmp_path: Path, english: Catalogue) -> None:
    photos(tmp_path / "fotos", 1)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    shown = waiting(desk, english)
    other = OpenEvent(replace(doubted.event, channel=Channel.SOCIAL_MEDIA), doubted.items)
    desk.put_forward(other, other.items, english)  # the same photo, for another use, since the leader looked
    ruled = rule(desk.workplace, shown, YES)
    assert (ruled.answered, ruled.changed) == (0, (shown[0].sha256,))
    both = waiting(desk, english)
    assert [asking.question.channel for asking in both[0].asked] == [Channel.NEWSLETTER, Channel.SOCIAL_MEDIA]
    assert not both[0].is_liftable  # A2 is not chosen: no leader's approval settles that
    assert [finding.article for finding in both[0].asked[1].left] == ["A2"]


def test_what_no_approval_lifts_says_what_is_left(desk: Desk, tmp_path: Path, english: Catalogue) -> None:
    photos(tmp_path / "fotos", 1)
    unallowed = opened(desk, tmp_path / "fotos", english, replace(SPORTS, consent=None))
    doubting(desk, unallowed, english)
    one = waiting(desk, english)[0]
    assert not one.is_liftable
    assert not one.asked[0].is_stale
    assert {finding.outcome for finding in one.asked[0].left} == {Verdict.REFERRED}


@pytest.mark.usefixtures("permission")
def test_an_approval_that_would_be_about_other_decisions_is_stale(desk: Desk, tmp_path: Path, english: Catalogue) -> None:
    photos(tmp_path / "fotos", 1)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    name = Region(Shape.BOX, RegionKind.NAME, Box(0, 0, 40, 20))
    desk.save(doubted.event, [draw(doubted.items[0], name, KIM)])
    one = waiting(desk, english)[0]
    assert one.asked[0].is_stale
    assert not one.is_liftable


@pytest.mark.usefixtures("permission")
def test_what_would_go_by_now_is_stale_too(desk: Desk, tmp_path: Path, english: Catalogue) -> None:
    """Asked with a face dismissed, which was taken back since: the leader sees two covers, and would approve of one."""
    photo(tmp_path / "fotos" / "a.jpg", 2)
    found = opened(desk, tmp_path / "fotos", english)
    item = found.items[0]
    assert item.screening is not None
    denied = mark(dismiss(item, item.screening.faces[0], KIM), DecisionKind.DOUBT, KIM)
    desk.save(found.event, [denied])
    desk.put_forward(OpenEvent(found.event, (denied,)), [denied], english)
    asked = waiting(desk, english)[0]
    assert asked.is_liftable
    assert (len(asked.covers or ()), len(asked.dismissed)) == (1, 1)
    desk.save(found.event, [item])  # undone: it would go now, with two covers
    shown = waiting(desk, english)[0]
    assert shown.asked[0].judged.verdict is Verdict.COVER
    assert (len(shown.covers or ()), shown.dismissed) == (2, ())
    assert shown.asked[0].is_stale
    assert rule(desk.workplace, [shown], YES).changed == (shown.sha256,)
    desk.save(found.event, [denied])  # done again: nobody approved of that
    judged = desk.judge(OpenEvent(found.event, (denied,)), [denied], english)[0]
    assert judged is not None
    assert judged.verdict is Verdict.REFERRED


@pytest.mark.usefixtures("permission")
def test_an_event_that_expired_leaves_nothing_to_approve_of_what_was_decided_in_it(
    desk: Desk, tmp_path: Path, english: Catalogue
) -> None:
    photos(tmp_path / "fotos", 1)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    screening = doubted.items[0].screening
    assert screening is not None
    desk.forget(doubted.event.id)
    one = waiting(desk, english, {screening.item.sha256: screening})[0]
    assert one.covers is not None
    assert one.asked[0].is_stale
    assert not one.is_liftable
    assert rule(desk.workplace, [one], NO).answered == 1  # a refusal holds back, whatever was shown


@pytest.mark.usefixtures("permission")
def test_asked_again_with_other_decisions_the_old_question_waits_no_more(
    desk: Desk, tmp_path: Path, english: Catalogue
) -> None:
    photos(tmp_path / "fotos", 1)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    drawn = draw(doubted.items[0], Region(Shape.BOX, RegionKind.NAME, Box(0, 0, 40, 20)), KIM)
    desk.save(doubted.event, [drawn])
    desk.put_forward(OpenEvent(doubted.event, (drawn,)), [drawn], english)
    one = waiting(desk, english)[0]
    assert len(one.asked) == 1
    assert one.is_liftable
    assert rule(desk.workplace, [one], YES).answered == 1
    judged = desk.judge(OpenEvent(doubted.event, (drawn,)), [drawn], english)[0]
    assert judged is not None
    assert judged.verdict is Verdict.COVER


@pytest.mark.usefixtures("permission")
def test_another_look_at_the_item_is_not_what_was_asked_about(desk: Desk, tmp_path: Path, english: Catalogue) -> None:
    photos(tmp_path / "fotos", 1)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    item = doubted.items[0]
    assert item.screening is not None
    anew = replace(item, screening=replace(item.screening, fingerprint="0" * 64))
    desk.save(doubted.event, [anew])
    one = waiting(desk, english)[0]
    assert one.asked[0].is_stale
    assert one.asked[0].left == ()  # asked anew, it could be approved
    assert rule(desk.workplace, [one], YES).changed == (one.sha256,)
    desk.put_forward(OpenEvent(doubted.event, (anew,)), [anew], english)
    again = waiting(desk, english)[0]
    assert len(again.asked) == 1
    assert again.is_liftable


@pytest.mark.usefixtures("permission")
@pytest.mark.parametrize(("name", "operator"), [(" kim ", ""), ("Sam  Director", "sam director")])
def test_nobody_approves_of_own_work(desk: Desk, tmp_path: Path, english: Catalogue, name: str, operator: str) -> None:
    photos(tmp_path / "fotos", 1)
    doubting(desk, opened(desk, tmp_path / "fotos", english), english)  # it was Kim who doubted
    shown = waiting(desk, english)
    own = replace(YES, by=Actor(name, Role.DIRECTOR))
    ruled = rule(desk.workplace, shown, own, operator)
    assert (ruled.answered, ruled.own) == (0, (shown[0].sha256,))
    assert rule(desk.workplace, shown, replace(own, approved=False), operator).answered == 1


@pytest.mark.usefixtures("permission")
def test_what_is_blocked_besides_is_told(desk: Desk, tmp_path: Path, english: Catalogue) -> None:
    photos(tmp_path / "fotos", 1)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    desk.save(doubted.event, [mark(doubted.items[0], DecisionKind.DO_NOT_USE, KIM)])
    one = waiting(desk, english)[0]
    assert not one.is_liftable
    assert {finding.outcome for finding in one.asked[0].left} == {Verdict.BLOCKED}


@pytest.mark.usefixtures("permission")
@pytest.mark.parametrize("is_stale", [False, True])
def test_that_the_consent_was_withdrawn_is_why_it_can_only_be_refused(
    desk: Desk, tmp_path: Path, english: Catalogue, *, is_stale: bool
) -> None:
    photos(tmp_path / "fotos", 1)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    withdraw(desk.workplace, ConsentKind.LEADERSHIP, CONSENT, "a parent objected", SAM)
    if is_stale:  # asking for it anew would not help either
        desk.save(doubted.event, [draw(doubted.items[0], Region(Shape.BOX, RegionKind.NAME, Box(0, 0, 40, 20)), KIM)])
    one = waiting(desk, english)[0]
    assert one.asked[0].is_stale is is_stale
    assert not one.is_liftable
    assert [finding.code for finding in one.asked[0].left] == ["b5-consent-withdrawn"]
    assert one.asked[0].left[0].fact.startswith(f"Consent {CONSENT} of the school leadership was withdrawn on ")
    assert rule(desk.workplace, [one], YES).answered == 0
    assert rule(desk.workplace, [one], NO).answered == 1


@pytest.fixture
def second(desk: Desk, permission: LeadershipConsent) -> str:
    """A second consent, as wide as the first."""
    with desk.workplace.writing() as (register, _):
        add_consent(register, replace(permission, reference="SL-2024-02"))
    return "SL-2024-02"


def asked_under(desk: Desk, doubted: OpenEvent, reference: str, english: Catalogue) -> OpenEvent:
    """The same items, put to the leader under another consent; the event is kept with it."""
    other = OpenEvent(replace(doubted.event, consent=reference), doubted.items)
    desk.save(other.event, other.items)
    desk.put_forward(other, other.items, english)
    return other


def test_a_use_whose_consent_was_withdrawn_stops_no_approval_of_another(
    desk: Desk, tmp_path: Path, english: Catalogue, second: str
) -> None:
    photos(tmp_path / "fotos", 1)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    withdraw(desk.workplace, ConsentKind.LEADERSHIP, CONSENT, "a parent objected", SAM)
    other = asked_under(desk, doubted, second, english)
    one = waiting(desk, english)[0]
    assert [asking.is_over for asking in one.asked] == [True, False]
    assert [asking.question.consent for asking in one.live] == [second]
    assert one.is_liftable
    approvable = without_what_is_over(desk.workplace, [one])
    assert rule(desk.workplace, approvable, YES).answered == 1
    assert waiting(desk, english) == ()
    judged = [desk.judge(event, event.items, english)[0] for event in (doubted, other)]
    assert [verdict.verdict for verdict in judged if verdict] == [Verdict.REFERRED, Verdict.COVER]
    with desk.workplace.reading() as register:
        answers = {line.question.consent: line.answer for line in referrals(register)}
    assert answers == {CONSENT: None, second: YES}  # nobody approved of what could not be approved


def test_what_was_asked_last_and_is_over_is_not_what_is_shown(
    desk: Desk, tmp_path: Path, english: Catalogue, second: str
) -> None:
    """Asked with a name covered under a consent that was withdrawn since: the use that is left was asked about without."""
    photos(tmp_path / "fotos", 1)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    drawn = draw(doubted.items[0], Region(Shape.BOX, RegionKind.NAME, Box(0, 0, 40, 20)), KIM)
    asked_under(desk, OpenEvent(doubted.event, (drawn,)), second, english)
    desk.save(doubted.event, doubted.items)
    assert not waiting(desk, english)[0].is_liftable
    withdraw(desk.workplace, ConsentKind.LEADERSHIP, second, "a parent objected", SAM)
    one = waiting(desk, english)[0]
    assert [asking.is_over for asking in one.asked] == [False, True]
    assert one.last is one.asked[0]
    assert one.is_liftable
    assert rule(desk.workplace, without_what_is_over(desk.workplace, [one]), YES).answered == 1


def test_an_item_of_which_all_is_over_can_still_be_refused(desk: Desk, tmp_path: Path, english: Catalogue, second: str) -> None:
    photos(tmp_path / "fotos", 1)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    asked_under(desk, doubted, second, english)
    for reference in (CONSENT, second):
        withdraw(desk.workplace, ConsentKind.LEADERSHIP, reference, "a parent objected", SAM)
    one = waiting(desk, english)[0]
    assert one.live == ()
    assert one.last is one.asked[-1]
    assert not one.is_liftable
    assert without_what_is_over(desk.workplace, [one]) == (one,)
    assert rule(desk.workplace, [one], YES).answered == 0
    assert rule(desk.workplace, [one], NO).answered == 1


def test_a_consent_that_an_approval_makes_do_for_once_is_not_over(
    desk: Desk, tmp_path: Path, english: Catalogue, permission: LeadershipConsent
) -> None:
    """Of an activity the leader may let an expired consent do."""
    with desk.workplace.writing() as (register, _):
        add_consent(register, replace(permission, reference="OUD-1", valid_until=date(2024, 6, 1)))
    photos(tmp_path / "fotos", 1)
    found = opened(desk, tmp_path / "fotos", english, replace(SPORTS, consent="OUD-1"))
    doubting(desk, found, english)
    one = waiting(desk, english)[0]
    assert [asking.is_over for asking in one.asked] == [False]
    assert one.is_liftable


def test_what_was_answered_before_is_told(desk: Desk, tmp_path: Path, english: Catalogue, second: str) -> None:
    photos(tmp_path / "fotos", 2)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    first, other = waiting(desk, english)
    assert first.before == other.before == ()
    rule(desk.workplace, [first], NO)
    rule(desk.workplace, [other], YES)
    asked_under(desk, doubted, second, english)
    told = {one.sha256: one for one in waiting(desk, english)}
    refused = told[first.sha256]
    assert [(one.answer, one.question.consent) for one in refused.before] == [(NO, CONSENT)]
    assert refused.refused_before == refused.before
    facts = [finding.fact for finding in refused.asked[0].judged.findings]
    assert any(f"by Sam Director (director), for newsletter under consent {CONSENT}: “crying”." in fact for fact in facts)
    assert told[other.sha256].refused_before == ()
    assert [one.answer for one in told[other.sha256].before] == [YES]


@pytest.mark.usefixtures("permission")
def test_a_reported_item_is_not_shown(desk: Desk, tmp_path: Path, english: Catalogue) -> None:
    photos(tmp_path / "fotos", 1)
    doubted = doubting(desk, opened(desk, tmp_path / "fotos", english), english)
    desk.report(doubted.event, doubted.items[0], KIM.actor, "board")
    one = waiting(desk, english)[0]
    assert one.is_reported
    assert one.covers is None
    assert not one.is_liftable


@pytest.fixture
def one(
    desk: Desk, tmp_path: Path, english: Catalogue, permission: LeadershipConsent, monkeypatch: pytest.MonkeyPatch
) -> Waiting:
    """What waits of an event that has expired: nobody is in it, and nobody said so."""
    assert permission.reference == CONSENT
    monkeypatch.setattr("app.events.waiting.Workers", AtOnce)
    photo(tmp_path / "fotos" / "leeg.jpg", 0)
    left = opened(desk, tmp_path / "fotos", english)
    desk.put_forward(left, left.items, english)
    desk.forget(left.event.id)
    return waiting(desk, english)[0]


def test_what_nobody_looked_at_is_looked_at_first(one: Waiting, desk: Desk, english: Catalogue) -> None:
    assert (one.screening, one.covers, one.event) == (None, None, None)
    assert not one.is_liftable
    assert one.asked[0].judged.findings  # why it was asked is known without looking
    looked = list(look_at(desk, [one], Interruption()))
    assert looked[0].screening is not None
    seen = waiting(desk, english, {one.sha256: looked[0].screening})[0]
    assert seen.covers == ()
    assert seen.is_liftable


def test_it_is_looked_at_as_it_was_when_it_was_asked_about(
    desk: Desk, tmp_path: Path, english: Catalogue, permission: LeadershipConsent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.events.waiting.Workers", AtOnce)
    photo(tmp_path / "fotos" / "leeg.jpg", 0)
    new = replace(SPORTS, consent=permission.reference, sensitivity=Sensitivity.HIGH)
    left = opened(desk, tmp_path / "fotos", english, new)
    desk.put_forward(left, left.items, english)
    desk.forget(left.event.id)
    asked = waiting(desk, english)
    looked = list(look_at(desk, asked, Interruption()))
    assert looked[0].screening == left.items[0].screening


@pytest.mark.parametrize(("faces", "code"), [(None, "missing"), (2, "changed-since-screening")])
def test_a_file_that_is_gone_or_another_is_said_to_be(one: Waiting, desk: Desk, faces: int | None, code: str) -> None:
    if faces is None:
        Path(one.path).unlink()
    else:
        photo(Path(one.path), faces, seed=5)
    looked = list(look_at(desk, [one], Interruption()))
    assert looked[0].screening is None
    assert looked[0].error is not None
    assert looked[0].error.code == code


def test_looking_can_be_stopped(one: Waiting, desk: Desk) -> None:
    interruption = Interruption()
    interruption.stop()
    assert list(look_at(desk, [one], interruption)) == []


class Heard(AtOnce):
    """Tasks that say that their half is done before they do the rest."""

    def __init__(self, *_: object, **_named: object) -> None:
        super().__init__()
        self.heard = list[float | None]()

    def __call__(self, *_: object, **_named: object) -> Heard:
        """Where workers are made: these."""
        return self

    def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        for pulse in (one for one in arguments if isinstance(one, Pulse)):
            pulse.progress()(0.5)
            self.heard.append(pulse.share())
        return super().submit(function, *arguments)


@pytest.fixture
def filmed(desk: Desk, tmp_path: Path, english: Catalogue, permission: LeadershipConsent) -> EventItem:
    """What the command line put forward: a video in no event in work, whose first pass is kept."""
    film(tmp_path / "fotos" / "film.mp4", Film(3, sound=False), patch_scene)
    asked = opened(desk, tmp_path / "fotos", english, replace(SPORTS, consent=permission.reference))
    doubting(desk, asked, english)
    desk.forget(asked.event.id)
    seen = asked.items[0]
    assert seen.screening is not None
    WorkArea(desk.workplace.places.work).keep(seen.screening)
    return seen


@pytest.mark.parametrize("sensitivity", Sensitivity)
def test_a_video_in_no_event_is_given_the_time_it_takes(
    filmed: EventItem, desk: Desk, english: Catalogue, sensitivity: Sensitivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workers give up a task that says nothing for long; also where it is looked at a second time, as it was asked about."""
    workers = Heard()
    monkeypatch.setattr("app.events.waiting.Workers", workers)
    looked = list(look_at(desk, waiting(desk, english), Interruption(), sensitivity))
    assert looked[0].screening == filmed.screening
    assert set(workers.heard) == {0.5}
    assert len(workers.heard) == (1 if sensitivity is Sensitivity.STANDARD else 2)
    assert not list(desk.workplace.places.work.glob("*.pulse"))


def test_a_first_pass_that_is_kept_is_not_made_again(
    filmed: EventItem, desk: Desk, english: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.events.waiting.Workers", AtOnce)
    monkeypatch.delattr("app.pipeline.work.screen_video")
    looked = list(look_at(desk, waiting(desk, english), Interruption()))
    assert looked[0].screening == filmed.screening


def test_a_look_that_takes_long_is_not_waited_for_once_it_is_stopped(
    one: Waiting, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Endless(Future[Any]):
        def result(self, timeout: float | None = None) -> Any:
            raise AssertionError(timeout)

    class Stopped(AtOnce):
        def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
            if Sensitivity.HIGH in arguments:
                return super().submit(function, *arguments)
            interruption.stop()
            return Endless()

    interruption = Interruption()
    monkeypatch.setattr("app.events.waiting.Workers", Stopped)
    assert list(look_at(desk, [one], interruption, Sensitivity.HIGH)) == []


def test_nothing_waits(desk: Desk, english: Catalogue, permission: LeadershipConsent) -> None:
    assert permission.reference == CONSENT
    assert waiting(desk, english) == ()
    assert past_answers(desk.workplace) == ()
