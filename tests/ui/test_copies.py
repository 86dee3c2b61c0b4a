"""What is said of a file that lies in an event more than once: in the gallery, in review, before a release."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.model import Verdict
from app.text import Language, load_catalogue
from tests.stand_ins import photo
from tests.ui.gallery.making import item, model_of, row, screening
from tests.ui.programs import begin, permit, running, settle, workplace_at
from ui.copies import name_beside, same_file_text
from ui.gallery.shown import Shown
from ui.gallery.wording import Wording
from ui.release.dialog import ReleaseDialog, open_release_dialog
from ui.review.page import ReviewPage
from ui.rooms import Room


def test_a_copy_is_called_by_what_tells_it_apart() -> None:
    one = item("day 1/a.jpg")
    assert name_beside(one, item("day 1/b.jpg")) == "b.jpg"
    assert name_beside(one, item("day 2\\a.jpg")).endswith("day 2/a.jpg")
    assert name_beside(one, replace(one, path="/other/day 1/a.jpg", root="/other")) == "other/day 1/a.jpg"


def test_of_many_copies_some_are_named() -> None:
    others = [item(f"{number}.jpg") for number in range(7)]
    assert same_file_text(item("a.jpg"), others) == "same file as 0.jpg, 1.jpg, 2.jpg, 3.jpg, 4.jpg and 2 more"
    assert same_file_text(item("a.jpg"), []) == ""


def test_a_tile_says_which_other_is_the_same_file_as_soon_as_that_is_known(qtbot: QtBot) -> None:
    rows = [row(name, Verdict.COVER, screening(1, number=number)) for name, number in (("a.jpg", 1), ("b.jpg", 2))]
    model = model_of(*rows)
    shown = Shown(model, Wording(load_catalogue(Language.EN)))
    roles = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    assert not any("same file" in shown.index(0).data(role) for role in roles)
    model.replace_items([replace(rows[1].item, screening=screening(1, number=1))])
    for place, other in ((0, "b.jpg"), (1, "a.jpg")):
        assert all(f"same file as {other}" in shown.index(place).data(role) for role in roles)


@pytest.mark.parametrize("both", [True, False], ids=["both go", "one goes"])
def test_review_names_the_other_and_a_release_of_both_warns(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, *, both: bool
) -> None:
    folder = tmp_path / "photos"
    copyfile(photo(folder / "a.jpg", seed=1), folder / "b.jpg")
    photo(folder / "c.jpg", seed=2)
    permit(workplace_at(home))
    with running(home, monkeypatch) as program:
        program.window.show()
        begin(program, qtbot, folder)
        paths = {one.found.path.name: one.path for one in program.bench.model.items()}
        for name, said in (("a.jpg", ["Same file as b.jpg"]), ("c.jpg", []), ("b.jpg", ["Same file as a.jpg"])):
            program.window.go(Room.REVIEW, paths[name])
            settle(program, qtbot)
            page = program.window.page(Room.REVIEW)
            assert isinstance(page, ReviewPage)
            assert [line for line, _ in page.panel.facts.copies_lines] == said
        chosen = [path for name, path in paths.items() if both or name != "b.jpg"]
        open_release_dialog(program.window.context, tuple(chosen), program.window)
        settle(program, qtbot)
        (dialog,) = program.window.findChildren(ReleaseDialog)
        assert dialog.twice.isVisible() is both
        assert dialog.twice.lines.text() == ("a.jpg = b.jpg" if both else "")
        assert dialog.twice.told.text.startswith("1 file would go out more than once") is both
        assert dialog.why.text()  # it warns, and asks nothing
        dialog.close()
