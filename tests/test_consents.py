from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from app.consents import (
    Giver,
    LeadershipConsent,
    LeadershipState,
    PersonConsent,
    PersonState,
    Use,
    Withdrawal,
    capture_trust,
    leadership_state,
    person_state,
)
from app.model import CaptureTrust, Channel, Role, Setting

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WITHDRAWN = Withdrawal(datetime(2026, 3, 1, 9, tzinfo=UTC), "leader changed their mind")


def clock(text: str) -> datetime:
    """A wall clock of no known zone, as cameras write it."""
    return datetime.fromisoformat(text)


CONSENT = LeadershipConsent(
    reference="SL-2026-01",
    issuer="De Regenboog",
    given_by="A. de Vries",
    role=Role.DIRECTOR,
    written_on=date(2026, 2, 2),
    written_at=time(9, 30),
    settings=frozenset({Setting.LESSON}),
    channels=frozenset({Channel.NEWSLETTER, Channel.WEBSITE}),
    recorded_at=datetime(2026, 2, 2, 10, tzinfo=UTC),
    event="Museumles",
    first_day=date(2026, 2, 3),
    last_day=date(2026, 2, 5),
    valid_until=date(2026, 6, 30),
    document_sha256="ab" * 32,
)
USE = Use(
    setting=Setting.LESSON,
    channel=Channel.NEWSLETTER,
    event="Museumles",
    captured=clock("2026-02-03 11:00"),
    today=date(2026, 2, 10),
    zone=AMSTERDAM,
)
UNBOUNDED = replace(CONSENT, first_day=None, last_day=None)


def wall(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return clock(f"2026-02-{day:02} {hour:02}:{minute:02}")


def days(first: int, last: int) -> tuple[date, date]:
    return date(2026, 2, first), date(2026, 2, last)


def test_a_sound_consent_is_valid() -> None:
    assert leadership_state(CONSENT, USE) is LeadershipState.VALID


def test_no_consent_is_missing() -> None:
    assert leadership_state(None, USE) is LeadershipState.MISSING


def test_each_defect_outweighs_those_after_it() -> None:
    everything_wrong = replace(
        CONSENT,
        withdrawn=WITHDRAWN,
        valid_until=date(2026, 2, 9),
        channels=frozenset({Channel.PRINT}),
        written_on=date(2026, 2, 4),
        document_sha256=None,
    )
    states = []
    consent = everything_wrong
    for repaired in (
        {"withdrawn": None},
        {"valid_until": None},
        {"channels": CONSENT.channels},
        {"written_on": date(2026, 2, 3), "written_at": None, "recorded_at": datetime(2026, 2, 20, tzinfo=UTC)},
        {"document_sha256": "cd" * 32},
        {"written_on": date(2026, 2, 2), "event": None, "last_day": date(2027, 2, 3)},
        {"recorded_at": CONSENT.recorded_at},
        {"event": "Museumles"},
    ):
        states.append(leadership_state(consent, USE))
        consent = replace(consent, **repaired)
    states.append(leadership_state(consent, USE))
    assert states == [
        LeadershipState.WITHDRAWN,
        LeadershipState.EXPIRED,
        LeadershipState.OUT_OF_SCOPE,
        LeadershipState.AFTER_CAPTURE,
        LeadershipState.WITHOUT_DOCUMENT,
        LeadershipState.SAME_DAY,
        LeadershipState.RECORDED_LATE,
        LeadershipState.TOO_WIDE,
        LeadershipState.VALID,
    ]


def test_valid_until_is_inclusive() -> None:
    assert leadership_state(CONSENT, replace(USE, today=date(2026, 6, 30))) is LeadershipState.VALID
    assert leadership_state(CONSENT, replace(USE, today=date(2026, 7, 1))) is LeadershipState.EXPIRED


@pytest.mark.parametrize(
    "use",
    [
        replace(USE, setting=Setting.ACTIVITY),
        replace(USE, channel=Channel.SOCIAL_MEDIA),
        replace(USE, event=None),
        replace(USE, event="Museumles 2"),
        replace(USE, captured=wall(6)),
        replace(USE, captured=days(3, 6)),
        replace(USE, captured=days(2, 5)),
        replace(USE, captured=wall(2, 23, 59)),
    ],
)
def test_out_of_scope(use: Use) -> None:
    assert leadership_state(CONSENT, use) is LeadershipState.OUT_OF_SCOPE


@pytest.mark.parametrize(
    "use",
    [
        replace(USE, event="  museumLES "),
        replace(USE, captured=wall(5, 23, 59)),
        replace(USE, captured=wall(3)),
        replace(USE, captured=days(3, 5)),
        replace(USE, captured=None),
        replace(USE, setting=None),
        replace(USE, channel=None),
    ],
)
def test_within_scope_or_not_held_against_the_consent(use: Use) -> None:
    assert leadership_state(CONSENT, use) is LeadershipState.VALID


def test_blanks_and_capitals_make_no_other_event() -> None:
    assert leadership_state(replace(CONSENT, event=" MUSEUMLES\t"), USE) is LeadershipState.VALID


def test_an_aware_capture_counts_on_the_school_s_day() -> None:
    late_evening_utc = datetime(2026, 2, 5, 23, 30, tzinfo=UTC)  # 00:30 on the 6th in Amsterdam
    assert leadership_state(CONSENT, replace(USE, captured=late_evening_utc)) is LeadershipState.OUT_OF_SCOPE
    other_offset = datetime(2026, 2, 6, 6, 30, tzinfo=timezone(timedelta(hours=9)))  # 22:30 on the 5th in Amsterdam
    assert leadership_state(CONSENT, replace(USE, captured=other_offset)) is LeadershipState.VALID


@pytest.mark.parametrize(
    ("captured", "state"),
    [
        (wall(2, 9, 29), LeadershipState.AFTER_CAPTURE),
        (wall(2, 9, 30), LeadershipState.SAME_DAY),
        (wall(2, 11, 31), LeadershipState.VALID),
        (wall(1, 23, 59), LeadershipState.AFTER_CAPTURE),
        (datetime(2026, 2, 2, 8, 29, tzinfo=UTC), LeadershipState.AFTER_CAPTURE),
        (datetime(2026, 2, 2, 11, 0, tzinfo=UTC), LeadershipState.VALID),
        (days(1, 1), LeadershipState.AFTER_CAPTURE),
        (days(1, 3), LeadershipState.AFTER_CAPTURE),
        (days(2, 3), LeadershipState.SAME_DAY),
        (days(3, 4), LeadershipState.VALID),
    ],
)
def test_before_or_after_the_capture_with_a_written_time(captured: datetime, state: LeadershipState) -> None:
    assert leadership_state(UNBOUNDED, replace(USE, captured=captured)) is state


@pytest.mark.parametrize(
    ("captured", "state"),
    [
        (wall(1, 23, 59), LeadershipState.AFTER_CAPTURE),
        (wall(2, 0, 0), LeadershipState.SAME_DAY),
        (wall(2, 23, 59), LeadershipState.SAME_DAY),
        (datetime(2026, 2, 2, 23, 30, tzinfo=UTC), LeadershipState.VALID),
        (wall(3), LeadershipState.VALID),
    ],
)
def test_before_or_after_the_capture_without_a_written_time(captured: datetime, state: LeadershipState) -> None:
    assert leadership_state(replace(UNBOUNDED, written_at=None), replace(USE, captured=captured)) is state


def consent_of(written: datetime) -> LeadershipConsent:
    return replace(
        UNBOUNDED,
        written_on=written.date(),
        written_at=written.time(),
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
        valid_until=None,
    )


@pytest.mark.parametrize(
    ("written", "captured", "state"),
    [
        # The clock goes back on 25 October 2026: 02:30 comes twice, at 00:30 and 01:30 UTC.
        (clock("2026-10-25 02:30"), datetime(2026, 10, 25, 0, 29, tzinfo=UTC), LeadershipState.AFTER_CAPTURE),
        (clock("2026-10-25 02:30"), datetime(2026, 10, 25, 0, 45, tzinfo=UTC), LeadershipState.SAME_DAY),
        (clock("2026-10-25 02:30"), datetime(2026, 10, 25, 1, 31, tzinfo=UTC), LeadershipState.VALID),
        (clock("2026-10-25 02:10"), clock("2026-10-25 02:50"), LeadershipState.SAME_DAY),
        (clock("2026-10-25 02:50"), clock("2026-10-25 02:10"), LeadershipState.SAME_DAY),
        (clock("2026-10-25 01:59"), clock("2026-10-25 02:00"), LeadershipState.VALID),
        (clock("2026-10-25 02:59"), clock("2026-10-25 03:00"), LeadershipState.VALID),
        # It goes forward on 29 March 2026: there is no 02:30.
        (clock("2026-03-29 02:30"), datetime(2026, 3, 29, 1, 29, tzinfo=UTC), LeadershipState.SAME_DAY),
        (clock("2026-03-29 02:30"), datetime(2026, 3, 29, 1, 31, tzinfo=UTC), LeadershipState.VALID),
        # Summer time: 10:00 is 08:00 UTC.
        (clock("2026-07-01 10:00"), datetime(2026, 7, 1, 8, 1, tzinfo=UTC), LeadershipState.VALID),
        (clock("2026-07-01 10:00"), datetime(2026, 7, 1, 7, 59, tzinfo=UTC), LeadershipState.AFTER_CAPTURE),
    ],
)
def test_clock_changes(written: datetime, captured: datetime, state: LeadershipState) -> None:
    use = replace(USE, captured=captured, today=date(2026, 12, 1))
    assert leadership_state(consent_of(written), use) is state


@pytest.mark.parametrize(
    ("captured", "recorded_at", "state"),
    [
        (wall(3, 11), datetime(2026, 2, 3, 10, 0, tzinfo=UTC), LeadershipState.VALID),
        (wall(3, 11), datetime(2026, 2, 3, 10, 1, tzinfo=UTC), LeadershipState.RECORDED_LATE),
        (datetime(2026, 2, 3, 10, tzinfo=UTC), datetime(2026, 2, 3, 10, 1, tzinfo=UTC), LeadershipState.RECORDED_LATE),
        (days(3, 4), datetime(2026, 2, 2, 23, 0, tzinfo=UTC), LeadershipState.VALID),
        (days(3, 4), datetime(2026, 2, 2, 23, 1, tzinfo=UTC), LeadershipState.RECORDED_LATE),
        (None, datetime(2026, 9, 1, tzinfo=UTC), LeadershipState.VALID),
    ],
)
def test_recorded_late(captured: datetime | None, recorded_at: datetime, state: LeadershipState) -> None:
    assert leadership_state(replace(CONSENT, recorded_at=recorded_at), replace(USE, captured=captured)) is state


@pytest.mark.parametrize(
    ("event", "first", "last", "state"),
    [
        ("Museumles", None, None, LeadershipState.VALID),
        (None, date(2026, 2, 3), date(2026, 3, 5), LeadershipState.VALID),  # 31 days
        (None, date(2026, 2, 3), date(2026, 3, 6), LeadershipState.TOO_WIDE),
        (None, date(2026, 2, 3), None, LeadershipState.TOO_WIDE),
        (None, None, date(2026, 2, 3), LeadershipState.TOO_WIDE),
    ],
)
def test_too_wide(event: str | None, first: date | None, last: date | None, state: LeadershipState) -> None:
    assert leadership_state(replace(CONSENT, event=event, first_day=first, last_day=last), USE) is state


@pytest.mark.parametrize("setting", [Setting.ACTIVITY, Setting.OTHER, None])
@pytest.mark.parametrize(
    "consent",
    [
        replace(CONSENT, document_sha256=None),
        replace(CONSENT, recorded_at=datetime(2026, 2, 9, tzinfo=UTC)),
        replace(CONSENT, event=None, last_day=None),
        replace(CONSENT, written_on=date(2026, 2, 3), written_at=None),
    ],
)
def test_what_only_lessons_ask(consent: LeadershipConsent, setting: Setting | None) -> None:
    anywhere = replace(consent, settings=frozenset(Setting))
    assert leadership_state(anywhere, replace(USE, setting=setting)) is LeadershipState.VALID
    assert leadership_state(anywhere, USE) is not LeadershipState.VALID
    assert leadership_state(anywhere, replace(USE, setting=Setting.LESSON_RECORDING)) is not LeadershipState.VALID


@pytest.mark.parametrize("setting", [Setting.ACTIVITY, Setting.OTHER, Setting.LESSON_RECORDING, None])
def test_after_capture_counts_everywhere(setting: Setting | None) -> None:
    consent = replace(CONSENT, settings=frozenset(Setting), written_on=date(2026, 2, 4))
    assert leadership_state(consent, replace(USE, setting=setting)) is LeadershipState.AFTER_CAPTURE


PERSON = PersonConsent(
    reference="OU-0042",
    issuer="De Regenboog",
    giver=Giver.PARENT,
    channels=frozenset({Channel.NEWSLETTER}),
    refused=False,
    recorded_at=datetime(2026, 1, 5, tzinfo=UTC),
    valid_until=date(2026, 6, 30),
)


@pytest.mark.parametrize(
    ("consent", "channel", "today", "state"),
    [
        (PERSON, Channel.NEWSLETTER, date(2026, 6, 30), PersonState.GIVEN),
        (PERSON, Channel.NEWSLETTER, date(2026, 7, 1), PersonState.EXPIRED),
        (replace(PERSON, valid_until=None), Channel.NEWSLETTER, date(2046, 7, 1), PersonState.GIVEN),
        (PERSON, Channel.PORTAL, date(2026, 2, 1), PersonState.MISSING),
        (PERSON, None, date(2026, 2, 1), PersonState.MISSING),
        (None, Channel.NEWSLETTER, date(2026, 2, 1), PersonState.MISSING),
        (replace(PERSON, refused=True), Channel.NEWSLETTER, date(2026, 7, 1), PersonState.REFUSED),
        (replace(PERSON, refused=True), Channel.PORTAL, date(2026, 2, 1), PersonState.MISSING),
        (replace(PERSON, refused=True, withdrawn=WITHDRAWN), Channel.NEWSLETTER, date(2026, 7, 1), PersonState.WITHDRAWN),
        (replace(PERSON, withdrawn=WITHDRAWN), Channel.PORTAL, date(2026, 7, 1), PersonState.MISSING),
    ],
)
def test_person_state(consent: PersonConsent | None, channel: Channel | None, today: date, state: PersonState) -> None:
    assert person_state(consent, channel, today) is state


NOW = datetime(2026, 2, 10, 23, 30, tzinfo=UTC)  # 00:30 on the 11th in Amsterdam


@pytest.mark.parametrize(
    ("captured_at", "trust"),
    [
        (wall(3, 11), CaptureTrust.KNOWN),
        (clock("1992-01-01 00:01"), CaptureTrust.KNOWN),
        (clock("1991-12-31 23:59"), CaptureTrust.IMPLAUSIBLE),
        (clock("2020-01-01 00:00:59"), CaptureTrust.IMPLAUSIBLE),
        (datetime(2020, 1, 1, 0, 0, 59, tzinfo=AMSTERDAM), CaptureTrust.IMPLAUSIBLE),
        (clock("2020-01-01 00:01"), CaptureTrust.KNOWN),
        (clock("2020-01-02 00:00"), CaptureTrust.KNOWN),
        (clock("2020-01-01 01:00"), CaptureTrust.KNOWN),
        (clock("2020-02-01 00:00"), CaptureTrust.KNOWN),
        (wall(12, 0, 30), CaptureTrust.KNOWN),
        (wall(12, 0, 31), CaptureTrust.IMPLAUSIBLE),
        (NOW + timedelta(minutes=5), CaptureTrust.KNOWN),
        (NOW + timedelta(minutes=5, seconds=1), CaptureTrust.IMPLAUSIBLE),
        ((NOW + timedelta(minutes=4)).astimezone(timezone(timedelta(hours=9))), CaptureTrust.KNOWN),
        (None, CaptureTrust.UNKNOWN),
    ],
)
def test_capture_trust(captured_at: datetime | None, trust: CaptureTrust) -> None:
    assert capture_trust(captured_at, None, NOW, AMSTERDAM) is trust
    attested = capture_trust(captured_at, days(3, 4), NOW, AMSTERDAM)
    assert attested is (CaptureTrust.KNOWN if trust is CaptureTrust.KNOWN else CaptureTrust.ATTESTED)


@pytest.mark.parametrize(
    ("attested", "trust"),
    [
        (days(3, 3), CaptureTrust.ATTESTED),
        (days(11, 12), CaptureTrust.ATTESTED),  # begun in Amsterdam, not yet in UTC
        (days(12, 13), CaptureTrust.UNKNOWN),
        (days(4, 3), CaptureTrust.UNKNOWN),
    ],
)
def test_an_attested_range_has_begun_and_is_not_reversed(attested: tuple[date, date], trust: CaptureTrust) -> None:
    assert capture_trust(None, attested, NOW, AMSTERDAM) is trust
