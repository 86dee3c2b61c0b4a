from __future__ import annotations

import pytest

from detectors.centerface import Network
from detectors.ensemble import Ensemble, standard_ensemble, thorough_ensemble


@pytest.fixture(scope="session")
def network() -> Network:
    return Network()


@pytest.fixture(scope="session")
def standard() -> Ensemble:
    return standard_ensemble()


@pytest.fixture(scope="session")
def thorough() -> Ensemble:
    return thorough_ensemble()
