"""Whether a file's name says who is in it, by what is known of the people in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SHORTEST, SHORTEST_WITHIN = 3, 4
"""Letters of a name that tell of somebody: as a word of its own, and inside a longer word."""
_PARTICLES = frozenset({"van", "von", "der", "den", "ten", "ter", "het", "bin", "ben", "ibn", "the", "and", "uit", "aan"})
_WORD = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")


def tells_of(text: str, people: Iterable[str], event: str = "") -> bool:
    """Whether `text` (a file's name without its ending) holds a word of somebody's name, or the whole name of the event.

    Case, accents and what stands between words do not count: `foto_zoe-01` tells of Zoë Jansen. It is rather said too often
    (`Hannah` of Anna, `bergtop` of Kim van den Berg): another name takes nothing from a photo.
    """
    words = _words(text)
    run = "".join(words)
    whole = "".join(_words(event))
    return any(_tells_of(words, run, _words(person)) for person in people) or (len(whole) >= SHORTEST and whole in run)


def _tells_of(words: list[str], run: str, person: list[str]) -> bool:
    names = [name for name in person if len(name) >= SHORTEST and name not in _PARTICLES]
    if any(name in words or (len(name) >= SHORTEST_WITHIN and name in run) for name in names):
        return True
    return bool(person) and not names and "".join(person) in (run, *words)  # `Li`, `Bo`


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", _HUMP.sub(" ", text)).casefold()
    return _WORD.findall("".join(char for char in bare if not unicodedata.combining(char)))
