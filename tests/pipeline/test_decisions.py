from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from app.consents import Giver, PersonConsent
from app.errors import UsageError
from app.model import Actor, Channel, Decision, DecisionKind, RegionKind, Role, Shape
from app.pipeline.decisions import parse_decisions
from detectors.base import Box

SHA = "ab" * 32
OTHER = "cd" * 32
AUTHOR = Actor("J. de Boer", Role.OPERATOR)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
KEEP = {"decision": "keep", "box": [10, 20, 30, 40], "person_consent": "P-17"}
COVER = {"decision": "cover", "box": [-5, 0, 30, 40]}


def known(reference: str) -> PersonConsent | None:
    if reference not in ("P-17", "P-18"):
        return None
    return PersonConsent(reference, "school", Giver.PARENT, frozenset({Channel.NEWSLETTER}), refused=False, recorded_at=NOW)


def file(regions: object = (), item: object = (), sha256: str = SHA, **more: object) -> str:
    return json.dumps({"version": 1, "items": {sha256: {"regions": regions, "item": item}}} | more)


def parse(text: str) -> dict[str, tuple[Decision, ...]]:
    return parse_decisions(text, AUTHOR, NOW, known).decisions


def test_what_a_person_decided_is_read() -> None:
    text = file([KEEP | {"reason": "ouder belde"}, COVER | {"shape": "ellipse"}], ["doubt", "nobody-recognisable"])
    keep, cover, doubt, nobody = parse(text)[SHA]
    assert keep.region is not None
    assert (keep.kind, keep.person_consent, keep.reason) == (DecisionKind.KEEP, "P-17", "ouder belde")
    assert (keep.region.shape, keep.region.kind, keep.region.bounds) == (Shape.BOX, RegionKind.FACE, Box(10, 20, 40, 60))
    assert cover.region is not None
    assert (cover.kind, cover.region.shape, cover.region.bounds) == (DecisionKind.COVER, Shape.ELLIPSE, Box(-5, 0, 25, 40))
    assert (doubt.kind, nobody.kind) == (DecisionKind.DOUBT, DecisionKind.NOBODY_RECOGNISABLE)
    assert {(d.sha256, d.author, d.decided_at) for d in (keep, cover, doubt, nobody)} == {(SHA, AUTHOR, NOW)}


@pytest.mark.parametrize("word", ["do-not-use", "not-fitting", "doubt", "nobody-recognisable"])
def test_every_word_about_the_whole(word: str) -> None:
    (decision,) = parse(file(item=[word]))[SHA]
    assert decision.kind == word


def test_nothing_decided_is_a_file_too() -> None:
    assert parse('{"version": 1, "items": {}}') == {}
    assert parse(file())[SHA] == ()


def test_one_consent_may_serve_in_two_photos_but_not_twice_in_one() -> None:
    items = {SHA: {"regions": [KEEP]}, OTHER: {"regions": [KEEP]}}
    assert set(parse(json.dumps({"version": 1, "items": items}))) == {SHA, OTHER}
    with pytest.raises(UsageError) as caught:
        parse(file([KEEP, KEEP | {"box": [90, 20, 30, 40]}]))
    assert (caught.value.code, caught.value.params) == ("person-consent-twice", {"reference": "P-17"})


@pytest.mark.parametrize(("text", "place"), [("", (1, 1)), ("{", (1, 2)), ('{"version": 1,\n "items": {,}}', (2, 12))])
def test_what_is_no_json_is_told_with_its_place(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert caught.value.code == "decisions-not-json"
    assert (caught.value.params["line"], caught.value.params["column"]) == place


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (file(item=["keep_sound"]), "'keep_sound': do-not-use | not-fitting | doubt | "),
        (file([COVER | {"box": [1, 1, 5, 5.5]}]), "5.5 is no whole number @ $.items"),
        (file([COVER | {"decision": "blur"}]), "'blur': keep | cover @ $.items"),
        (file(sha256="AB" * 32), "SHA-256, 64 x 0-9 a-f"),
    ],
)
def test_what_is_wrong_is_told(text: str, problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert problem in str(caught.value.params["problem"])


INVALID = {
    "a list": "[]",
    "a number": "1",
    "no version": json.dumps({"items": {}}),
    "no items": json.dumps({"version": 1}),
    "later version": file().replace('"version": 1', '"version": 2'),
    "version as text": file().replace('"version": 1', '"version": "one"'),
    "unknown key in the file": file(extra=1),
    "unknown key in an item": json.dumps({"version": 1, "items": {SHA: {"region": []}}}),
    "unknown key in a region": file([COVER | {"keep": True}]),
    "a key twice": f'{{"version": 1, "items": {{}}, "items": {{"{SHA}": {{}}}}}}',
    "an item twice": f'{{"version": 1, "items": {{"{SHA}": {{"item": ["do-not-use"]}}, "{SHA}": {{}}}}}}',
    "a key of a region twice": file([COVER]).replace('"decision"', '"decision": "keep", "decision"'),
    "not a face": file([COVER | {"decision": "not-a-face"}]),
    "an unknown decision": file([COVER | {"decision": "blur"}]),
    "an unknown word": file(item=["cover-all-but-one"]),
    "a report": file(item=["reported"]),
    "a word as decision about a region": file([COVER | {"decision": "doubt"}]),
    "keep without consent": file([{"decision": "keep", "box": [1, 1, 5, 5]}]),
    "keep with an empty consent as null": file([KEEP | {"person_consent": None}]),
    "cover with consent": file([COVER | {"person_consent": "P-17"}]),
    "a mask": file([COVER | {"shape": "mask"}]),
    "short SHA-256": file(sha256="ab" * 31),
    "long SHA-256": file(sha256="ab" * 33),
    "capital SHA-256": file(sha256="AB" * 32),
    "SHA-256 with a newline": file(sha256="ab" * 32 + "\n"),
    "a path": file(sha256="foto.jpg"),
    "no width": file([COVER | {"box": [1, 1, 0, 5]}]),
    "negative height": file([COVER | {"box": [1, 1, 5, -5]}]),
    "three numbers": file([COVER | {"box": [1, 1, 5]}]),
    "five numbers": file([COVER | {"box": [1, 1, 5, 5, 5]}]),
    "no box": file([{"decision": "cover"}]),
    "words for a box": file([COVER | {"box": ["a", "b", "c", "d"]}]),
}


@pytest.mark.parametrize("text", INVALID.values(), ids=list(INVALID))
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert caught.value.code == "decisions-invalid"
    assert caught.value.params["problem"]


@pytest.mark.parametrize(
    ("reference", "code"),
    [("P-99", "person-consent-unknown"), ("Jan Jansen", "reference-malformed"), ("", "reference-malformed")],
)
def test_keep_needs_a_consent_that_is_on_record(reference: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(file([KEEP | {"person_consent": reference}]))
    assert caught.value.code == code
