import re
from pathlib import Path

import app.media
from app.media.sniff import Alien
from app.text import Language, load_catalogue


def test_every_error_has_its_sentence_in_both_languages() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(app.media.__path__[0]).glob("*.py"))
    codes = set(re.findall(r'"([a-z-]+)"', " ".join(re.findall(r"ItemError\((.+)\)", sources)))) | set(Alien)
    assert len(codes) > 12
    for language in Language:
        catalogue = load_catalogue(language)
        for code in codes:
            assert catalogue.say(f"errors.{code}", limit=200, limit_mb=512, mode="I;16", still="a.jpg", bits=12)
