from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.consents import LeadershipConsent
from app.events.desk import Desk
from app.events.store import EventStore
from app.model import Channel, Role, Setting
from app.records import add_consent
from app.settings import Places, Settings
from app.text import Catalogue, Language, load_catalogue
from app.workplace import Workplace
from tests.stand_ins import AtOnce, use_stand_ins

CONSENT = "SL-2024-01"


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    home = Places(tmp_path / "home")
    return Workplace(home, Settings(), home.register_url)


@pytest.fixture
def desk(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    use_stand_ins(monkeypatch)
    monkeypatch.setattr("app.events.desk.Workers", AtOnce)
    desk = Desk(workplace, EventStore(workplace.places.events))
    yield desk
    desk.close()


@pytest.fixture
def permission(workplace: Workplace) -> LeadershipConsent:
    given = LeadershipConsent(
        reference=CONSENT,
        issuer="De Boog",
        given_by="Sam Director",
        role=Role.DIRECTOR,
        written_on=date(2024, 1, 5),
        written_at=None,
        settings=frozenset({Setting.ACTIVITY, Setting.LESSON}),
        channels=frozenset({Channel.NEWSLETTER, Channel.SOCIAL_MEDIA}),
        recorded_at=datetime(2024, 1, 6, tzinfo=UTC),
    )
    with workplace.writing() as (register, _):
        add_consent(register, given)
    return given


@pytest.fixture
def english() -> Catalogue:
    return load_catalogue(Language.EN)
