"""The chain as pure values; that the store keeps to it is shown in `test_store`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.register.chain import (
    ERASURE,
    NO_PREDECESSOR,
    Break,
    BreakKind,
    Entry,
    canonical_json,
    digest,
    verify_chain,
)


def link(position: int, last: Entry | None, *, issuer: str = "S", kind: str = "k", text: str = '{"a":1}') -> Entry:
    bare = Entry(
        sequence=position,
        id=f"{position:032x}",
        issuer=issuer,
        position=position,
        previous=last.hash if last else NO_PREDECESSOR,
        kind=kind,
        subject="",
        lookup="",
        created_at="2026-01-01T00:00:00.000000+00:00",
        digest=digest(text),
        hash="",
        signature=None,
        signing_key=None,
        text=text,
    )
    return replace(bare, hash=bare.expected_hash())


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    for position in range(1, length + 1):
        entries.append(link(position, entries[-1] if entries else None))
    return entries


def test_whole_chains_have_no_break() -> None:
    assert verify_chain(chain(5)) == ()
    assert verify_chain([]) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: replace(entry, id="f" * 32),
        lambda entry: replace(entry, kind="other"),
        lambda entry: replace(entry, subject="other"),
        lambda entry: replace(entry, lookup="other"),
        lambda entry: replace(entry, created_at="2020-01-01T00:00:00.000000+00:00"),
        lambda entry: replace(entry, digest="f" * 64),
    ],
)
def test_every_field_of_the_header_is_covered(change: Callable[[Entry], Entry]) -> None:
    entries = chain(3)
    entries[1] = change(entries[1])
    assert Break("S", 2, BreakKind.HEADER_CHANGED) in verify_chain(entries)


def test_a_changed_header_with_a_fresh_hash_breaks_its_successor() -> None:
    entries = chain(3)
    forged = replace(entries[1], subject="other")
    entries[1] = replace(forged, hash=forged.expected_hash())
    assert verify_chain(entries) == (Break("S", 3, BreakKind.PREDECESSOR),)


def test_a_changed_payload_is_found() -> None:
    entries = chain(2)
    entries[0] = replace(entries[0], text='{"a":2}')
    assert verify_chain(entries) == (Break("S", 1, BreakKind.PAYLOAD_CHANGED),)


def test_a_missing_entry_is_a_gap() -> None:
    entries = chain(3)
    del entries[1]
    assert set(verify_chain(entries)) == {Break("S", 3, BreakKind.GAP), Break("S", 3, BreakKind.PREDECESSOR)}


def test_a_cut_tail_is_found_by_the_remembered_head() -> None:
    entries = chain(3)
    assert verify_chain(entries[:2]) == ()
    assert verify_chain(entries[:2], {"S": entries[2].hash}) == (Break("S", 0, BreakKind.HEAD_MISSING),)
    assert verify_chain(entries, {"S": entries[1].hash}) == ()


def test_a_changed_order_over_the_chains_is_found() -> None:
    entries = chain(2)
    entries[0] = replace(entries[0], sequence=9)
    assert verify_chain(entries) == (Break("S", 2, BreakKind.ORDER),)


def test_a_missing_payload_needs_an_erasure_that_can_be_believed() -> None:
    entries = chain(2)
    erasure = link(3, entries[1], kind=ERASURE, text=canonical_json({"entries": [entries[0].id]}))
    erased = [replace(entries[0], text=None), entries[1]]
    missing = Break("S", 1, BreakKind.PAYLOAD_MISSING)
    assert verify_chain(erased) == (missing,)
    assert verify_chain([*erased, erasure]) == ()
    assert missing in verify_chain([*erased, replace(erasure, text=canonical_json({"entries": [entries[0].id], "x": 1}))])
    assert missing in verify_chain([*erased, link(3, entries[1], kind=ERASURE, text='{"entries":7}')])


def test_chains_of_several_issuers_stand_apart() -> None:
    first = link(1, None, issuer="A")
    assert verify_chain([first, link(1, None, issuer="B")]) == ()
    assert Break("B", 1, BreakKind.PREDECESSOR) in verify_chain([first, link(1, first, issuer="B")])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@settings(max_examples=30)
@given(st.dictionaries(st.text(), json_values))
def test_canonical_json_does_not_depend_on_the_order_of_keys(values: dict[str, object]) -> None:
    backwards = dict(reversed(values.items()))
    assert canonical_json(values) == canonical_json(backwards)
    assert canonical_json(values).isascii()


def test_canonical_json_holds_file_names_that_are_no_unicode() -> None:
    assert canonical_json({"path": "\udcff"}) == '{"path":"\\udcff"}'


def test_canonical_json_refuses_what_is_no_json() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical_json({"x": float("nan")})
