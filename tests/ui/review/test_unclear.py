"""What is said of a face that is too small or too blurred to recognise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.review.conftest import Scene


def say_of_all(scene: Scene, *, recognisable: bool) -> None:
    row = scene.bench.model.row(scene.item.path)
    assert row is not None
    assert row.item.screening is not None
    faces = tuple(replace(face, recognisable=recognisable) for face in row.item.screening.faces)
    scene.bench.model.replace_items([replace(row.item, screening=replace(row.item.screening, faces=faces))])
    scene.settle()


@pytest.mark.usefixtures("permission")
def test_the_list_says_so_and_why_it_is_covered_all_the_same(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    scene.page.arrive(str(folder / "b.jpg"))
    scene.settle()
    say_of_all(scene, recognisable=True)
    entry = scene.page.panel.regions.list.item(0)
    clear = entry.text()
    assert not entry.toolTip()
    say_of_all(scene, recognisable=False)
    entry = scene.page.panel.regions.list.item(0)
    assert entry.text().startswith(clear)
    assert len(entry.text()) > len(clear)
    assert entry.toolTip()
