from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.batch.interruption import Interruption
from app.batch.runs import Export, Exported, Fate, Run, screen_all
from app.consents import LeadershipConsent
from app.errors import BeeldkeurError, EnvironmentBrokenError, ItemError, UnsafeOutputError
from app.media.intake import Found, walk
from app.model import (
    Actor,
    Channel,
    Decision,
    DecisionKind,
    Region,
    RegionKind,
    Role,
    Screening,
    Sensitivity,
    Setting,
    Shape,
    Verdict,
)
from app.pipeline import release
from app.pipeline.judge import Asked, Known
from app.pipeline.prepare import Order
from app.pipeline.release import Wish
from app.pipeline.work import prepare_file, screen_file
from app.records import (
    Answer,
    Grounds,
    add_consent,
    basis_of,
    decide,
    do_not_use,
    mark_do_not_use,
    mark_reported,
    open_referrals,
    policy,
    reported,
    rulings,
    withdraw_consent,
)
from app.register import Query, Register, open_register
from app.register.exports import ABANDONED, CONFIRMED, OPENED, find_export
from app.rules.protocol import parse_protocol
from app.text import ASSETS, Language, load_catalogue
from tests.stand_ins import AtOnce, photo, photos, use_stand_ins

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
OPERATOR = Actor("Kim", Role.OPERATOR)
COUNT = 4


class Eventful(AtOnce):
    """Works at once, but something happens at the nth call of a function."""

    def __init__(self, function: Callable[..., Any], nth: int, event: BaseException | Callable[[], None]) -> None:
        super().__init__()
        self._function, self._nth, self._event, self._calls = function, nth, event, 0

    def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        if function is self._function:
            self._calls += 1
            if self._calls == self._nth:
                if isinstance(self._event, BaseException):
                    if isinstance(arguments[0], Order):
                        arguments[0].temporary.write_bytes(b"half")
                    future: Future[Any] = Future()
                    future.set_exception(self._event)
                    return future
                self._event()
        return super().submit(function, *arguments)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photos(tmp_path / "photos", COUNT)
    return tmp_path / "photos"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with open_register(f"sqlite:///{tmp_path / 'register.db'}") as register:
        yield register


@pytest.fixture
def run(register: Register, monkeypatch: pytest.MonkeyPatch) -> Run:
    use_stand_ins(monkeypatch)
    scope = frozenset({Setting.ACTIVITY}), frozenset({Channel.NEWSLETTER})
    consent = LeadershipConsent("SL-1", "A", "Director", Role.DIRECTOR, date(2024, 1, 5), None, *scope, NOW)
    add_consent(register, consent)
    protocol = parse_protocol((ASSETS / "protocol.toml").read_text("utf-8"))
    return Run(
        register=register,
        known=Known(protocol, policy(register), {}, {}, NOW, UTC),
        asked=Asked(setting=Setting.ACTIVITY, channel=Channel.NEWSLETTER, consent=consent),
        catalogue=load_catalogue(Language.EN),
        sensitivity=Sensitivity.STANDARD,
        records=True,
    )


@pytest.fixture
def found(folder: Path) -> tuple[Found, ...]:
    return walk([folder]).found


def is_tidy(register: Register, out: Path) -> bool:
    """No open entry, no temporary file, and every file has a confirmed entry of its hash."""
    kinds = [entry.kind for entry in register.entries()]
    files = {hashlib.sha256(file.read_bytes()).hexdigest() for file in out.rglob("*") if file.is_file()}
    ids = [entry.subject for entry in register.entries(Query((CONFIRMED,)))]
    confirmed = {export.output_sha256 for export in (find_export(register, one) for one in ids) if export}
    ended = kinds.count(CONFIRMED) + kinds.count(ABANDONED)
    return files == confirmed and kinds.count(OPENED) == ended and register.verify() == ()


def exported(export: Export, found: tuple[Found, ...], jobs: int = 1) -> tuple[list[Exported], BaseException | None]:
    """What came out, and what ended it early."""
    results: list[Exported] = []
    try:
        for result in export.all(found, jobs):
            results.append(result)
    except (BeeldkeurError, KeyboardInterrupt, ZeroDivisionError) as error:
        return results, error
    finally:
        export.give_up_rest()
    return results, None


@pytest.mark.parametrize("jobs", [1, 3])
def test_all_are_released_in_order(run: Run, out: Path, found: tuple[Found, ...], register: Register, jobs: int) -> None:
    results, error = exported(Export(run, Wish(out=out, operator=OPERATOR), AtOnce()), found, jobs)
    assert error is None
    assert [result.found for result in results] == list(found)
    assert {result.fate for result in results} == {Fate.RELEASED}
    assert [result.output for result in results] == [out / f"nieuwsbrief-{number:04d}.jpg" for number in range(1, COUNT + 1)]
    assert [result.covered for result in results] == [1] * COUNT
    assert is_tidy(register, out)


@pytest.mark.parametrize("function", [screen_file, prepare_file])
def test_an_item_that_fails_is_one_item(
    run: Run, out: Path, found: tuple[Found, ...], register: Register, function: Callable[..., Any]
) -> None:
    workers = Eventful(function, 2, ItemError("damaged"))
    results, error = exported(Export(run, Wish(out=out, operator=OPERATOR), workers), found)
    assert error is None
    assert [result.fate for result in results] == [Fate.RELEASED, Fate.FAILED, Fate.RELEASED, Fate.RELEASED]
    assert results[1].error is not None
    assert results[1].error.code == "damaged"
    assert is_tidy(register, out)


def test_an_output_that_does_not_hold_is_held(run: Run, out: Path, found: tuple[Found, ...], register: Register) -> None:
    workers = Eventful(prepare_file, 1, UnsafeOutputError("output-shows-face", detail="", pts=512))
    results, _ = exported(Export(run, Wish(out=out, operator=OPERATOR), workers), found)
    assert [result.fate for result in results] == [Fate.HELD, *[Fate.RELEASED] * 3]
    assert [result.pts for result in results] == [512, None, None, None]
    assert results[0].findings[0].code == "output-shows-face"
    assert results[0].output is None
    assert is_tidy(register, out)


def test_broken_surroundings_stop_the_run_and_leave_nothing_half_done(
    run: Run, out: Path, found: tuple[Found, ...], register: Register
) -> None:
    problem = EnvironmentBrokenError("out-disk-full", place="x", problem="y")
    results, error = exported(Export(run, Wish(out=out, operator=OPERATOR), Eventful(prepare_file, 3, problem)), found, 3)
    assert error is problem
    assert len(results) <= 2
    assert is_tidy(register, out)


@pytest.mark.parametrize("function", [screen_file, prepare_file])
def test_a_bug_in_a_worker_fails_one_item_and_leaves_nothing_half_done(
    run: Run, out: Path, found: tuple[Found, ...], register: Register, function: Callable[..., Any]
) -> None:
    workers = Eventful(function, 2, ZeroDivisionError())
    results, error = exported(Export(run, Wish(out=out, operator=OPERATOR), workers), found, 3)
    assert error is None
    assert [result.fate for result in results] == [Fate.RELEASED, Fate.FAILED, Fate.RELEASED, Fate.RELEASED]
    assert results[1].error is not None
    assert (results[1].error.code, results[1].error.params) == ("program-fault", {"kind": "ZeroDivisionError"})
    assert is_tidy(register, out)


def test_a_file_that_has_its_name_is_confirmed_when_all_else_breaks(
    run: Run, out: Path, found: tuple[Found, ...], register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.register import exports  # noqa: PLC0415

    def broken(*_: object) -> None:
        raise EnvironmentBrokenError("register-locked", register="x")

    with monkeypatch.context() as patched:
        patched.setattr(exports, "confirm", broken)
        results, error = exported(Export(run, Wish(out=out, operator=OPERATOR), AtOnce()), found)
    assert isinstance(error, EnvironmentBrokenError)
    assert results == []
    assert len(list(out.iterdir())) == 1
    assert is_tidy(register, out)


def test_a_register_out_of_reach_does_not_hide_what_ended_the_run(
    run: Run, out: Path, found: tuple[Found, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise EnvironmentBrokenError("register-locked", register="x")

    monkeypatch.setattr("app.batch.runs.bring_to_end", broken)
    workers = Eventful(prepare_file, 1, EnvironmentBrokenError("out-disk-full", place="x", problem="y"))
    _, error = exported(Export(run, Wish(out=out, operator=OPERATOR), workers), found)
    assert isinstance(error, EnvironmentBrokenError)
    assert error.code == "out-disk-full"


def test_an_interruption_says_what_is_done_and_leaves_nothing_half_done(
    run: Run, out: Path, found: tuple[Found, ...], register: Register
) -> None:
    interruption: Interruption = run.interruption
    workers = Eventful(prepare_file, COUNT, interruption.ask)
    results, error = exported(Export(run, Wish(out=out, operator=OPERATOR), workers), found)
    assert isinstance(error, KeyboardInterrupt)
    assert len(results) == len(list(out.iterdir())) == COUNT - 1
    assert is_tidy(register, out)


class Endless(AtOnce):
    """Never ends any task; the second one is when somebody has had enough."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self._then, self._calls = then, 0

    def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        self._calls += 1
        if self._calls == 2:
            threading.Thread(target=self._then).start()
        return Future()


def test_a_stop_ends_runs_whose_workers_say_nothing_more(run: Run, out: Path, found: tuple[Found, ...]) -> None:
    assert isinstance(
        exported(Export(run, Wish(out=out, operator=OPERATOR), Endless(run.interruption.stop)), found)[1], KeyboardInterrupt
    )
    other = replace(run, interruption=Interruption())
    with pytest.raises(KeyboardInterrupt):
        list(screen_all(other, found, Endless(other.interruption.stop), 1))


def test_a_consent_withdrawn_meanwhile_holds_the_item(
    run: Run, out: Path, found: tuple[Found, ...], register: Register
) -> None:
    workers = Eventful(prepare_file, 2, lambda: withdraw_consent(register, "SL-1", "asked to"))  # type: ignore[arg-type]
    results, _ = exported(Export(run, Wish(out=out, operator=OPERATOR), workers), found[:2])
    assert Fate.HELD in {result.fate for result in results}
    held = next(result for result in results if result.fate is Fate.HELD)
    assert held.findings[0].code == "consent-withdrawn-meanwhile"
    assert is_tidy(register, out)


def test_taken_names_get_a_number_and_nothing_is_overwritten(
    run: Run, out: Path, found: tuple[Found, ...], register: Register
) -> None:
    out.mkdir()
    (out / "nieuwsbrief-0001.jpg").write_bytes(b"theirs")
    results, _ = exported(Export(run, Wish(out=out, operator=OPERATOR), AtOnce()), found[:1])
    assert results[0].output == out / "nieuwsbrief-0001-2.jpg"
    assert (out / "nieuwsbrief-0001.jpg").read_bytes() == b"theirs"


def test_only_the_parent_gives_names(run: Run, found: tuple[Found, ...], out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that is run twice, or whose item comes to nothing, leaves no file under a final name."""
    monkeypatch.setattr("app.batch.runs.complete", lambda *_: release._names(out, "x", ".jpg").__next__())
    exported(Export(run, Wish(out=out, operator=OPERATOR), AtOnce()), found)
    assert all(file.name.startswith(".beeldkeur-") for file in out.iterdir())


def test_screening_goes_on_after_a_failed_item_and_stops_when_all_is_broken(
    run: Run, found: tuple[Found, ...], register: Register
) -> None:
    results = list(screen_all(run, found, Eventful(screen_file, 2, ItemError("damaged")), 1))
    assert [result.verdict for result in results] == [Verdict.COVER, None, Verdict.COVER, Verdict.COVER]
    assert open_referrals(register) == ()
    with pytest.raises(EnvironmentBrokenError):
        list(screen_all(run, found, Eventful(screen_file, 2, EnvironmentBrokenError("detector-broken", problem="x")), 1))


# What single items differ in, and what is known of them


def looked_at(found: tuple[Found, ...]) -> dict[Path, Screening]:
    return {one.path: screen_file(one.path, Sensitivity.STANDARD, "1") for one in found}


def about(screening: Screening, kind: DecisionKind) -> Decision:
    return Decision(screening.item.sha256, kind, OPERATOR, NOW)


def test_an_item_is_judged_recorded_and_released_by_what_is_asked_of_it(
    run: Run, out: Path, found: tuple[Found, ...], register: Register
) -> None:
    day = (date(2024, 5, 14), date(2024, 5, 15))
    differing = {
        found[0].path: replace(run.asked, setting=Setting.OTHER, event="museum"),
        found[1].path: replace(run.asked, event="sportdag", attested=day),
    }
    run = replace(run, differing=differing)
    results, _ = exported(Export(run, Wish(out=out, operator=OPERATOR), AtOnce()), found)
    assert [result.fate for result in results] == [Fate.HELD, *[Fate.RELEASED] * 3]
    (referral,) = open_referrals(register)
    assert (referral.question.setting, referral.question.event) == (Setting.OTHER, "museum")
    bases = [basis_of(export) for export in (find_export(register, result.entry or "") for result in results[1:]) if export]
    assert [(basis.event, basis.grounds.attested) for basis in bases if basis and basis.grounds] == [
        ("sportdag", day),
        (None, None),
        (None, None),
    ]
    (screened, *_) = screen_all(run, found[:1], AtOnce(), 1)
    assert screened.verdict is Verdict.REFERRED


def test_an_item_of_which_nobody_was_found_may_be_confirmed_alone(run: Run, out: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        photo(tmp_path / "empty" / f"{number}.jpg", 0, seed=number)
    found = walk([tmp_path / "empty"]).found
    run = replace(run, differing={found[1].path: replace(run.asked, confirm_no_faces=True)})
    results, _ = exported(Export(run, Wish(out=out, operator=OPERATOR), AtOnce()), found)
    assert [result.fate for result in results] == [Fate.HELD, Fate.RELEASED]


def test_what_was_looked_at_before_is_not_looked_at_again(run: Run, out: Path, found: tuple[Found, ...]) -> None:
    known = looked_at(found[:3])
    workers = Eventful(screen_file, 1, ItemError("looked-at-again"))
    results, _ = exported(Export(replace(run, screenings=known), Wish(out=out, operator=OPERATOR), workers), found, 3)
    assert [result.fate for result in results] == [*[Fate.RELEASED] * 3, Fate.FAILED]
    assert results[3].error is not None
    assert results[3].error.code == "looked-at-again"


def test_what_changed_since_it_was_looked_at_does_not_leave(
    run: Run, out: Path, found: tuple[Found, ...], register: Register
) -> None:
    known = looked_at(found)
    photo(found[0].path, 3, seed=77)
    found[1].path.unlink()
    results, _ = exported(Export(replace(run, screenings=known), Wish(out=out, operator=OPERATOR), AtOnce()), found)
    assert [result.fate for result in results] == [Fate.FAILED, Fate.FAILED, Fate.RELEASED, Fate.RELEASED]
    assert [result.error.code for result in results[:2] if result.error] == ["changed-since-screening", "missing"]
    assert is_tidy(register, out)


def test_judging_only_writes_nothing(run: Run, found: tuple[Found, ...], register: Register) -> None:
    one = found[0]
    screening = looked_at(found)[one.path]
    sha256 = screening.item.sha256
    marked = replace(run, decisions={sha256: (about(screening, DecisionKind.DO_NOT_USE),)})
    doubtful = replace(run, decisions={sha256: (about(screening, DecisionKind.DOUBT),)})
    before = len(tuple(register.entries()))
    assert marked.judge_only(one, screening)[0].verdict is Verdict.BLOCKED
    assert doubtful.judge_only(one, screening)[0].verdict is Verdict.REFERRED
    assert len(tuple(register.entries())) == before
    assert marked.judged(one, screening) == marked.judge_only(one, screening)
    assert do_not_use(register) == {sha256}
    assert doubtful.judged(one, screening) == doubtful.judge_only(one, screening)
    assert [referral.question.sha256 for referral in open_referrals(register)] == [sha256]


def test_answers_read_once_judge_many_items_and_a_release_asks_anew(
    run: Run, out: Path, found: tuple[Found, ...], register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = looked_at(found)
    doubts = {one.item.sha256: (about(one, DecisionKind.DOUBT),) for one in known.values()}
    run = replace(run, decisions=doubts, screenings=known)
    for one in found:
        run.judged(one, known[one.path])
    leader = Actor("A. de Bruin", Role.DIRECTOR)
    decide(register, known[found[0].path].item.sha256, Answer(approved=True, by=leader, reason="fine"))
    many = replace(run, rulings=rulings(register))
    with monkeypatch.context() as patched:
        patched.setattr(Register, "entries", lambda *_: pytest.fail("the register was asked"))
        verdicts = [many.judge_only(one, known[one.path])[0].verdict for one in found]
    assert verdicts == [Verdict.COVER, *[Verdict.REFERRED] * 3]
    assert verdicts == [run.judge_only(one, known[one.path])[0].verdict for one in found]
    decide(register, known[found[0].path].item.sha256, Answer(approved=False, by=leader, reason="on second thoughts"))
    results, _ = exported(Export(many, Wish(out=out, operator=OPERATOR), AtOnce()), found)
    assert {result.fate for result in results} == {Fate.HELD}
    assert results[0].findings[0].code == "referral-refused"


def test_what_is_refused_while_it_is_being_released_does_not_leave(
    run: Run, out: Path, found: tuple[Found, ...], register: Register
) -> None:
    """Approved before; writing takes long, and the leader thinks again."""
    known, leader = looked_at(found), Actor("A. de Bruin", Role.DIRECTOR)
    item = known[found[1].path].item
    run = replace(run, decisions={item.sha256: (about(known[found[1].path], DecisionKind.DOUBT),)}, screenings=known)
    run.judged(found[1], known[found[1].path])
    decide(register, item.sha256, Answer(approved=True, by=leader, reason="fine"))

    def refused() -> None:
        decide(register, item.sha256, Answer(approved=False, by=leader, reason="on second thoughts"))

    results, _ = exported(Export(run, Wish(out=out, operator=OPERATOR), Eventful(prepare_file, 2, refused)), found)
    assert [result.fate for result in results] == [Fate.RELEASED, Fate.HELD, Fate.RELEASED, Fate.RELEASED]
    assert results[1].findings[0].code == "refused-meanwhile"
    assert is_tidy(register, out)


@pytest.mark.parametrize("mark", ["reported", "do-not-use"])
def test_what_is_marked_while_it_is_being_released_does_not_leave(
    run: Run, out: Path, found: tuple[Found, ...], register: Register, mark: str
) -> None:
    item = looked_at(found)[found[1].path].item

    def marked() -> None:
        if mark == "reported":
            mark_reported(register, item, OPERATOR, "board", "A")
        else:
            mark_do_not_use(register, item, OPERATOR, "A")

    results, _ = exported(Export(run, Wish(out=out, operator=OPERATOR), Eventful(prepare_file, 2, marked)), found)
    assert [result.fate for result in results] == [Fate.RELEASED, Fate.HELD, Fate.RELEASED, Fate.RELEASED]
    assert results[1].findings[0].code == "marked-meanwhile"
    assert is_tidy(register, out)


def test_a_report_is_put_on_record_and_no_copy_is_made(
    run: Run, out: Path, found: tuple[Found, ...], register: Register
) -> None:
    screening = looked_at(found)[found[0].path]
    report = replace(about(screening, DecisionKind.DOUBT), kind=DecisionKind.REPORTED, reason="leadership")
    sha256 = screening.item.sha256
    results, _ = exported(
        Export(replace(run, decisions={sha256: (report,)}), Wish(out=out, operator=OPERATOR), AtOnce()), found[:1]
    )
    assert (results[0].fate, results[0].findings[0].code) == (Fate.HELD, "a9-reported")
    assert reported(register) == {sha256}
    assert not out.exists()


def grounds_of(register: Register, result: Exported) -> Grounds:
    export = find_export(register, result.entry or "")
    basis = basis_of(export) if export else None
    assert basis is not None
    assert basis.grounds is not None
    return basis.grounds


def test_what_is_no_face_leaves_uncovered_once_a_person_confirmed_and_the_register_says_so(
    run: Run, out: Path, found: tuple[Found, ...], register: Register
) -> None:
    reviewer = Actor("R. Visser", Role.OPERATOR)
    screenings = looked_at(found[:2])
    decisions: dict[str, tuple[Decision, ...]] = {}
    for screening in screenings.values():
        region = Region(Shape.BOX, RegionKind.FACE, screening.faces[0].box)
        decisions[screening.item.sha256] = (Decision(screening.item.sha256, DecisionKind.NOT_A_FACE, reviewer, NOW, region),)
    sha256 = screenings[found[1].path].item.sha256
    decisions[sha256] += (replace(about(screenings[found[1].path], DecisionKind.NOBODY_RECOGNISABLE), author=reviewer),)
    results, _ = exported(Export(replace(run, decisions=decisions), Wish(out=out, operator=OPERATOR), AtOnce()), found)
    assert [result.fate for result in results] == [Fate.HELD, *[Fate.RELEASED] * 3]
    assert [result.covered for result in results] == [0, 0, 1, 1]
    box = screenings[found[1].path].faces[0].box
    grounds = grounds_of(register, results[1])
    assert grounds.dismissed == ((box.left, box.top, box.width, box.height),)
    assert (grounds.confirmed_nobody, grounds.confirmed_by) == (True, reviewer)
    other = grounds_of(register, results[2])
    assert (other.dismissed, other.confirmed_nobody, other.confirmed_by) == ((), False, None)
    assert is_tidy(register, out)
