"""People in a photo in which no face was found: seen from behind, with a bowed head, cut off at the neck.

Asked only there. What speaks for them are hands: the measurements are in the README (`benchmarks/people.py`). A warning is a
question to the reviewer, and none is no answer: a third of such photos show no hand that is seen. Where the package that
carries the weights is not installed nothing is asked and nothing said; every verdict says that such people are not looked for.
"""

from __future__ import annotations

from functools import cache

from app.media.image import Picture
from detectors.hands import HAND_LANDMARKER, PalmNetwork, is_installed

EVIDENCE = 0.0
"""From this evidence (`Palms.evidence`) on people are likely: even odds by the network's own reckoning."""


def people_likely(picture: Picture) -> bool:
    """Whether somebody is likely in a photo in which no face was found.

    Raises:
        DetectorError: when the detector's weights are changed or it cannot run.
    """
    return is_installed() and _network().look(picture.rgb).evidence >= EVIDENCE


def asked_by() -> list[object]:
    """What the answer follows from beside the picture, for the fingerprint of a screening."""
    return [HAND_LANDMARKER.sha256, EVIDENCE] if is_installed() else []


@cache
def _network() -> PalmNetwork:
    """Loaded once a process, and only where it is asked."""
    return PalmNetwork()
