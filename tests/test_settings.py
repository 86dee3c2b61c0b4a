from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import EnvironmentBrokenError
from app.settings import Settings, load_settings, places


def test_everything_of_the_program_lies_in_one_folder(tmp_path: Path) -> None:
    found = places({"BEELDKEUR_HOME": str(tmp_path)})
    assert {found.heads.parent, found.settings.parent, found.log.parent} == {tmp_path}
    assert found.register_url == f"sqlite:///{tmp_path}/register.sqlite"
    assert places({}).home.name == "beeldkeur"
    assert places({"BEELDKEUR_HOME": ""}) == places({})


def test_no_file_is_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()


def test_settings_are_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('language = "en"\nprotocol = "/p.toml"\n', "utf-8")
    assert load_settings(file) == Settings("en", "/p.toml")


@pytest.mark.parametrize("content", [b"language = 1", b'language = "de"', b'langauge = "nl"', b"language", b"\xff\xfe"])
def test_broken_settings_never_become_defaults(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    with pytest.raises(EnvironmentBrokenError) as caught:
        load_settings(file)
    assert caught.value.code == "settings-invalid"
    assert caught.value.params["file"] == "settings.toml"


def test_settings_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentBrokenError):
        load_settings(tmp_path)
