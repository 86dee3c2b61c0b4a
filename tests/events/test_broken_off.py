"""What a killed process left of its releases is brought to an end, and told."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from app.events.broken_off import BrokenOff, Ended, bring_broken_off_to_an_end
from app.model import Actor, Channel, Role, Setting
from app.records import ExportBasis, opening_for
from app.register import exports
from app.register.commit import commit_file
from app.register.exports import Export, open_export, stage
from app.register.owner import current_owner
from app.workplace import Workplace
from tests.events.conftest import CONSENT


def killed(
    workplace: Workplace, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch, *, was_named: bool = False
) -> Export:
    """The release of a file by a process that is gone: killed while it wrote, or (`was_named`) just before it confirmed."""
    folder.mkdir(exist_ok=True)
    use = (Setting.ACTIVITY, Channel.NEWSLETTER, CONSENT, (), Actor("Kim", Role.OPERATOR))
    basis = ExportBasis("ab" * 32, f"/photos/{name}", "Sportdag", *use)
    with workplace.writing() as (register, _), monkeypatch.context() as patch:
        patch.setattr(exports, "current_owner", lambda: replace(current_owner(), started="long ago"))
        export = open_export(register, opening_for(basis, "De Boog", folder, ".part"))
        assert export.temporary is not None
        export.temporary.write_bytes(b"half")
        if was_named:
            stage(register, export.id, hashlib.sha256(b"half").hexdigest(), folder / "nieuwsbrief-0001.jpg")
            commit_file(export.temporary, folder / "nieuwsbrief-0001.jpg")
    return export


def test_what_came_to_nothing_what_left_after_all_and_what_is_out_of_reach(
    workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, disk = tmp_path / "out", tmp_path / "disk"
    with monkeypatch.context() as patch:
        patch.setattr("app.workplace.recover", lambda _: ())  # each is killed before the next begins
        killed(workplace, out, "one.jpg", monkeypatch)
        killed(workplace, out, "two.jpg", monkeypatch, was_named=True)
        killed(workplace, disk, "three.jpg", monkeypatch)
    disk.rename(tmp_path / "unplugged")
    assert bring_broken_off_to_an_end(workplace) == (
        BrokenOff(Ended.NOT_RELEASED, Path("/photos/one.jpg"), "Sportdag", None, out),
        BrokenOff(Ended.RELEASED, Path("/photos/two.jpg"), "Sportdag", out / "nieuwsbrief-0001.jpg", out),
        BrokenOff(Ended.UNKNOWN, Path("/photos/three.jpg"), "Sportdag", None, disk),
    )
    assert [file.name for file in out.iterdir()] == ["nieuwsbrief-0001.jpg"]
    assert [one.ended for one in bring_broken_off_to_an_end(workplace)] == [Ended.UNKNOWN]  # told until the disk is back
    (tmp_path / "unplugged").rename(disk)
    assert [one.ended for one in bring_broken_off_to_an_end(workplace)] == [Ended.NOT_RELEASED]
    assert bring_broken_off_to_an_end(workplace) == ()
