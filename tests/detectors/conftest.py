from __future__ import annotations

import pytest

from detectors.centerface import Network
from detectors.closer import Closer
from detectors.ensemble import Ensemble
from detectors.every_way import EveryWay, photo_detector


@pytest.fixture(scope="session")
def network() -> Network:
    return Network()


@pytest.fixture(scope="session")
def every_way() -> EveryWay:
    return photo_detector()


@pytest.fixture(scope="session")
def upright(every_way: EveryWay) -> Ensemble:
    assert isinstance(every_way.upright, Closer)
    return every_way.upright.ensemble
