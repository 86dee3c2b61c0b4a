from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.records import open_referrals
from tests.ui.programs import CONSENT, settle
from ui.main import Program
from ui.release.dialog import ReleaseDialog
from ui.rooms import Room

LEFT = Qt.MouseButton.LeftButton
Open = Callable[..., ReleaseDialog]


def tick(qtbot: QtBot, dialog: ReleaseDialog) -> None:
    """The box that says whose account it is for, by the keyboard: where its words end is nobody's business."""
    dialog.own_account.setFocus()
    qtbot.keyClick(dialog.own_account, Qt.Key.Key_Space)


def test_photos_are_released_by_clicks(program: Program, qtbot: QtBot, dialog: Open, tmp_path: Path) -> None:
    shown = dialog()
    assert shown.release_button.text().startswith("Release 3 ")
    assert shown.use.consents.reference() == CONSENT
    assert shown.files.out == tmp_path / "vrijgegeven"
    tick(qtbot, shown)
    assert shown.release_button.isEnabled(), shown.why.text()
    with qtbot.waitSignal(program.bench.release_ended, timeout=20_000):
        qtbot.mouseClick(shown.release_button, LEFT)
    settle(program, qtbot)
    assert program.window.room is Room.RESULTS
    fates = [item.ending.fate if item.ending else None for item in program.bench.model.items()]
    assert fates == ["released", "released", "released", "held"]
    assert sorted(path.name for path in (tmp_path / "vrijgegeven").iterdir()) == [
        f"nieuwsbrief-000{number}.jpg" for number in (1, 2, 3)
    ]
    assert program.read_preferences().out == str(tmp_path / "vrijgegeven")
    with program.desk.workplace.reading() as register:
        assert len(open_referrals(register)) == 1
